"""Postcodes that look like prose, what an address must not take along, columns, flats in two notations."""

from __future__ import annotations

import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from redactor.detect.known.explain import explain_item
from redactor.model.kind import Kind
from redactor.values.compare import same_value
from redactor.values.parse import parse_value
from tests.detect.matching import find, item, lexicon, person, removed, rules, said

HOME = item("address", "14 Rose Lane, Leominster, HR6 8XQ", "home")
KEPT = item(
    "address", "14 Rose Lane, Leominster, HR6 8XQ", "kept", never_match=["Rose Lane Children's Centre"]
)
LINCOLN = item("address", "3 Mill Row, Lincoln, LN1 9SB", "lincoln")
SCHOOL = item("school", "Thornybank Community Primary School", "school")
EVERY = (
    HOME,
    SCHOOL,
    item("phone", "07700 900123"),
    item("date_of_birth", "1991-03-02"),
    item("email", "tamsin.ob_91@example.org"),
    person("Tamsin Hale", "hale", title="Miss"),
)
NAME = person("Tamsin Grace Okoro-Bell", title="Miss", previous=("van der Westhuizen",))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She was born in 1958 in York.", "-"),
        ("LN1 9SB", "redact:LN1 9SB"),
        ("lnI 95B", "redact:lnI 95B"),
        ("the code HR6 8XR", "-"),
        ("postcode HR6 8XR", "ask:HR6 8XR"),
    ],
)
def test_a_postcode_is_no_word_and_year(text: str, expected: str) -> None:
    assert said(text, find(text, LINCOLN, HOME)) == expected


@pytest.mark.parametrize("text", ["14 Rose Lane, HR6 8XQ, phone one of us", "HR6 8XQ, phone two"])
def test_a_phone_is_no_penthouse(text: str) -> None:
    assert ", phone" in removed(text, find(text, HOME))


def test_a_school_ends_with_its_cell_and_sentence() -> None:
    text = "Thornybank Primary.\tSchool"
    assert removed(text, find(text, SCHOOL)).endswith(".\tSchool")


def test_explain_item_prints_abbreviated_names() -> None:
    groups = dict(explain_item(SCHOOL, rules()).groups)
    assert any(form.endswith("sch") for form in groups["Name, abbreviated"])


def test_a_line_end_silences_no_street() -> None:
    text = "on Rose Lane\nChildren came"
    assert said(text, find(text, KEPT)) == "ask:Rose Lane"


def test_an_exception_cut_by_the_end_of_the_text_stays() -> None:
    text = "at Rose Lane Childr"
    assert said(text, find(text, KEPT)) == "-"


def test_a_column_is_removed_without_a_question() -> None:
    text = "14\tx\nRose\tx\nLane\tx"
    assert said(text, find(text, HOME)).startswith("redact")
    assert not [found for found in find(text, HOME) if found.disposition.value == "ask"]


def test_particles_in_small_letters_are_a_surname() -> None:
    text = "According to Mrs van der Westhuizen and her aunt it rained."
    assert removed(text, find(text, NAME)) == "According to Mrs  and her aunt it rained."


def test_a_flat_is_the_same_in_both_notations() -> None:
    parts = {"flat": "2", "number": "14", "street": "Rose Lane", "postcode": "HR6 8XQ"}
    one = parse_value(Kind.ADDRESS, "Flat 2, 14 Rose Lane, HR6 8XQ", lexicon())
    assert same_value(Kind.ADDRESS, one, parse_value(Kind.ADDRESS, parts, lexicon()))
    assert not same_value(Kind.ADDRESS, one, parse_value(Kind.ADDRESS, parts | {"flat": "3"}, lexicon()))


@pytest.mark.parametrize("unit", ["1*", "2/3/", "2 march ", "ending 12 ", "07 07 ", "Mr T. ", "t*** o*** "])
def test_cost_of_odd_input_is_linear(unit: str) -> None:
    items = (HOME, NAME, item("phone", "07700 900123"), item("date_of_birth", "1991-03-02"))
    find(unit, *items)
    begun = time.process_time()
    find(unit * (30_000 // len(unit)), *items)
    assert time.process_time() - begun < 6


_WORDS = "b born 14 rose Lane Miss T 2 03 1991 March ending HR6 8XQ 07700 x primary Tamsin dob º at"
_BITS = st.sampled_from([*_WORDS.split(), *"?_:./- \n\t'@", "**"])


@settings(max_examples=150, deadline=None)
@given(st.lists(_BITS, max_size=9).map("".join))
@example("DOB: March/II (say) 1991")  # a day in Roman figures
@example("@?")  # no token at all
@example("2\x0cMrs[Thornybank14double|ßdotHalesecondHR6½")  # the last token is a part of a sign
def test_pieces_of_forms_in_any_order_are_survived(text: str) -> None:
    for found in find(text, *EVERY):
        assert 0 <= found.start < found.end <= len(text)
