"""Teeth: one value per hiding place in what pages draw; after redaction it is nowhere in the file."""

from __future__ import annotations

import pytest

from tests.formats.pdf.drawn_places import PLACES
from tests.formats.pdf.looking import page_text, traces
from tests.formats.pdf.making import FORENAME, SURNAME, VALUE, simple
from tests.formats.pdf.road import redact


@pytest.mark.parametrize("where", PLACES)
def test_the_value_is_nowhere_afterwards(where: str) -> None:
    data = PLACES[where]()
    result = redact(data, VALUE, FORENAME, SURNAME)
    assert {word: traces(result, word) for word in (FORENAME, SURNAME)} == {FORENAME: [], SURNAME: []}


def test_the_crude_look_finds_the_value_before() -> None:
    seen = {where: traces(make(), SURNAME) for where, make in PLACES.items()}
    unseen = {where for where, found in seen.items() if not found}
    assert unseen <= {"words through a lying to unicode", "letters shuffled"}


def test_what_is_not_marked_stays() -> None:
    data = simple(f"lives with {VALUE} and Zebulun Quartermaine and Mr Quarter Main").bytes()
    said = " ".join(page_text(redact(data, VALUE)).split())
    assert "lives with [name withheld]e and" not in said
    assert "Zebulun" in said
    assert "Nothing else was said." in said
