"""What speaks against a hit makes it a question: a strong or medium one is never nothing for it."""

from __future__ import annotations

import pytest

from redactor.detect.known.against.codes import OtherCodes
from redactor.detect.known.against.people import OtherPeople
from redactor.detect.known.forms import Hit, Strength
from redactor.detect.known.people.strangers import ANOTHER
from redactor.model.case import ProtectedItem
from tests.detect.matching import find, item, person

REFERENCE = item("case_reference", "CF/2026/0417", "file")
MAI = person("Linh Mai", title="Miss")


def asked(text: str, *items: ProtectedItem) -> set[tuple[str, str]]:
    """What is found of the items."""
    return {(f.disposition.value, text[f.start : f.end]) for f in find(text, *items)}


def test_another_one_around_a_strong_or_medium_hit_is_a_question(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "We saw Threlfall. Gwendolen Threlfall came home."
    known = person("Gwendolen Threlfall")
    assert {kind for kind, _ in asked(text, known)} == {"redact"}
    monkeypatch.setattr(OtherPeople, "doubt", lambda *_: ANOTHER)
    assert asked(text, known) == {("ask", "Threlfall"), ("ask", "Gwendolen Threlfall")}


def test_a_medium_hit_inside_another_ones_code_is_a_question(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "our file 2026/0417 of spring"
    assert asked(text, REFERENCE)

    def doubt(_self: OtherCodes, hit: Hit) -> str:
        assert hit.strength <= Strength.MEDIUM
        return ANOTHER

    monkeypatch.setattr(OtherCodes, "doubt", doubt)
    assert {kind for kind, _ in asked(text, REFERENCE)} == {"ask"}


def test_the_welsh_word_for_month_is_no_title_but_the_name_may_be_meant() -> None:
    assert asked("Bydd y cyfarfod ym mis Mai.", MAI) == {("ask", "Mai")}
    assert ("redact", "Mai") in asked("Bydd Miss Mai yn y cyfarfod.", MAI)


def test_the_welsh_word_for_month_is_no_title_of_a_shortened_name() -> None:
    other = person("Edward Maitland")
    assert not asked("Bydd y cyfarfod ym mis Mai.", other)
    assert asked("Bydd Miss Mai yn y cyfarfod.", person("Elin Maitland", title="Miss")) != set()


def test_a_reference_behind_another_prefix_is_a_question_and_behind_its_label_none() -> None:
    assert asked("see DC-2026-0417 there", REFERENCE) == {("ask", "2026-0417")}
    assert {kind for kind, _ in asked("our ref-2026-0417 there", REFERENCE)} == {"redact"}
    assert not asked("the meter says 2026-0417.5 kWh", REFERENCE)


def test_a_list_of_numbers_is_no_insurance_number_without_its_letter() -> None:
    nino = item("nino", "QQ 11 22 33 C")
    assert {kind for kind, _ in asked("Questions: QQ 11, 22 and 33", nino)} == {"ask"}
    assert {kind for kind, _ in asked("QQ 11 22 33 C", nino)} == {"redact"}


def test_what_the_text_itself_doubts_no_reading_with_other_signs_says_surely() -> None:
    known = person("Bronwen Ellis")
    assert asked("bronwen.jones@example.org", known) == {("ask", "bronwen")}
    assert {kind for kind, _ in asked("bronwen.ellis@example.org", known)} == {"redact"}


def test_two_persons_each_with_a_surname_are_no_pair_of_one_surname() -> None:
    known = person("Wojciech Krzysztof Nowak")
    assert "redact" not in {kind for kind, _ in asked("K. Nowak and T. Nowak signed", known)}
    assert "redact" in {kind for kind, _ in asked("Wojciech and Tom Nowak signed", known)}
