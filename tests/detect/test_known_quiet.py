"""Unrelated prose stays as it is, and bad input ends in time."""

from __future__ import annotations

import time

import pytest

from redactor.model.finding import Disposition
from tests.detect.matching import find, item, person

WORDS = (
    person("Rose May Hope", "rose", title="Miss"),
    person("Grace Bell", "grace"),
    person("Will Young", "will", title="Mr"),
    person("Mark Hale", "mark"),
    item("address", "14 Rose Lane, Leominster, HR6 8XQ", "home"),
    item("school", "St Mary's Primary School", "school"),
)
PROSE = """
The will was read in May. We hope that prices rose by no more than 14 per cent since then. Young people
may bring a friend; the bell rings at nine, and the grace period ends on 14 March. Mark the date. Hope is
not a plan.
May we ask for section 14 of the report? Will you be there? Rose gardens open in June. The lane is narrow, and
there are 14 houses. Young mothers attend on Mondays. St Mary's Church is closed. Grace was said before the
meal.
By May the number of visits had risen to 14. In hale condition, the old mark on the wall would stay for years.
Page 14. Form 14A. The rose lane of the race track. A hope was expressed that a bell may be rung at 14:00.
"""


def test_what_stands_whole_on_both_sides_is_no_question() -> None:
    text = "1. Ring Zebulon Quartermain\nWho\nZebulon Quartermain\tAunt"
    assert {f.disposition for f in find(text, person("Zebulon Quartermain", "z"))} == {Disposition.REDACT}
    text = "parcels\nto no 14 Rose Lane since, none ordered"
    assert {f.disposition for f in find(text, WORDS[4])} == {Disposition.REDACT}
    text = "14\t14 Rose Lane\tMiss Hale, alone\t12.05.2026"
    assert [text[f.start : f.end] for f in find(text, WORDS[4])] == ["14 Rose Lane"]


def test_words_that_are_names_stay_quiet() -> None:
    found = [f for f in find(PROSE, *WORDS) if f.disposition is not Disposition.KEEP]
    assert not [f for f in found if f.disposition is Disposition.REDACT]
    # "Grace was said" and St Mary's Church are the questions a careful reader would ask, too
    assert len(found) <= 4


def test_a_joint_spelt_with_an_old_letter_is_no_error() -> None:
    assert not find("a daſh b, and a DAſH c", person("Rose May Hope", "rose"))


@pytest.mark.parametrize(
    "text",
    [
        "a" * 1_000_000,
        "1" * 1_000_000,
        "\u202e\u202a" * 200_000,
        "a\u0301\u0302" * 100_000,
        "<" * 300_000,
        "<a " * 60_000,
        "&amp;" * 40_000,
        "a " * 100_000,
        " " * 500_000,
        "\n" * 300_000,
        "-" * 300_000,
        "14 " * 60_000,
        "x*" * 100_000,
        "a@" * 60_000,
        "=41" * 50_000,
    ],
)
def test_bad_input_ends_in_time(text: str) -> None:
    begun = time.process_time()
    find(text, *WORDS, item("phone", "07700 900123"), item("date_of_birth", "1991-03-02"))
    assert time.process_time() - begun < 20


def test_cost_is_linear() -> None:
    base = "On Tuesday the worker met the family at home and wrote 3 pages about it. Mrs Smith agreed. "
    find(base, *WORDS)
    times = []
    for size in (500, 2_000):
        begun = time.process_time()
        find(base * size, *WORDS)
        times.append(time.process_time() - begun)
    assert times[1] < 12 * times[0] + 0.5


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("14 Rose Lane", "\n14 Larch Avenue"),
        ("14 Rose Lane", ", 14 Larch Avenue"),
        ("14 Rose Ln", "\tSheila\n\t14 Larch Avenue"),
        ("14 Rose Lane", ". 14 people came"),
        ("14 Rose Lane", " (14 visits)"),
    ],
)
def test_the_number_behind_an_address_that_has_one_is_anothers(before: str, after: str) -> None:
    (found,) = find(before + after, item("address", "14 Rose Lane, Leominster, HR6 8XQ"))
    assert (found.start, found.end) == (0, len(before))


@pytest.mark.parametrize("text", ["Message-ID: <1751@x>", "(ID) 1751", "in 1751"])
def test_a_number_behind_a_short_word_is_no_postcode(text: str) -> None:
    home = item("address", "14 Rose Lane, Brecon, LD1 7SL")
    assert not find(text, home)
    for written in ("L D 1 7 S L", "LDI 7SL", "(LD1) 7SL"):
        assert Disposition.REDACT in {one.disposition for one in find(written, home)}, written


def test_a_foreign_text_is_not_taken_for_misspelt_names() -> None:
    spanish = "establecer una agenda que incluya temas y tambien tamsan con todas las comunas del norte"
    english = "so i said to them that tamsan will come round later with the kids and stay until the morning"
    name = person("Tamsin Grace Okoro-Bell")
    assert not find(spanish, name)
    assert find(english, name)
