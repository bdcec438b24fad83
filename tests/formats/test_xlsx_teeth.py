"""Teeth: one withheld value per hiding place of a workbook; none is in the copy, or there is no copy."""

from __future__ import annotations

import pytest

from redactor.model.finding import Disposition, Override
from tests.formats.sheet_places import HELD, PLACES, SHOWN
from tests.formats.sheet_road import INNOCENT, PLANTED, run
from tests.formats.word_making import found


@pytest.mark.parametrize("name", PLACES)
def test_withheld_value_is_nowhere(name: str) -> None:
    place = PLACES[name]
    data = place.build(PLANTED)
    result = run(data)
    told = [reason.message for reason in result.report.reasons]
    assert result.outcome.value == place.outcome, told
    if result.output is not None:
        assert not found(result.output, PLANTED)


@pytest.mark.parametrize("name", PLACES)
def test_innocent_twin_goes_the_same_way(name: str) -> None:
    place = PLACES[name]
    result = run(place.build(INNOCENT))
    told = [reason.message for reason in result.report.reasons]
    assert result.outcome.value == place.innocent, told
    assert result.report.counts["redacted"] == 0


@pytest.mark.parametrize("name", [name for name, place in PLACES.items() if place.outcome == HELD])
def test_once_a_person_agrees_it_is_left_out(name: str) -> None:
    data = PLACES[name].build(PLANTED)
    asked = run(data).report.questions
    answers = [Override(one.id, Disposition.REDACT, "A. Worker", "not needed") for one in asked]
    result = run(data, answers=answers)
    assert result.outcome.value == "released", [reason.message for reason in result.report.reasons]
    assert result.output is not None
    assert not found(result.output, PLANTED)


@pytest.mark.parametrize("name", SHOWN)
def test_shown_value_gives_way_to_a_label(name: str) -> None:
    result = run(SHOWN[name].build(PLANTED))
    assert result.report.counts["redacted"] >= 1
