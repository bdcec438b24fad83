"""Dates beside a name that is a month, years beside a street, partial dates, spans that stop in time."""

from __future__ import annotations

import pytest

from redactor.model.case import AloneRule
from tests.detect.matching import find, item, person, removed, said

MAY = person("Tamsin May Ellacott", "may", title="Miss")
BORN = item("date_of_birth", "1991-03-02", "born")
LANE = item("address", "14 Sorrel Lane, Marnbridge, WR17 6HN", "lane", street_alone=AloneRule.REDACT)


@pytest.mark.parametrize(
    "date", ["6 May 2026", "in May 2026", "May and June 2026", "2026 May 6", "May\n2026"]
)
def test_a_month_of_a_year_is_no_name(date: str) -> None:
    text = f"Tamsin Ellacott was seen. The visit was {date}, as planned."
    assert all("May" not in text[f.start : f.end] for f in find(text, MAY))


def test_the_name_beside_that_month_is_still_found() -> None:
    text = "Tamsin May Ellacott came on 6 May 2026."
    assert removed(text, find(text, MAY)).endswith(" came on 6 May 2026.")


@pytest.mark.parametrize("words", ["on 6 May 2026 at", "on 21/05/2026 at", "in 2026 at", "at 10:30 in"])
def test_a_year_or_a_time_is_no_other_house(words: str) -> None:
    text = f"A visit {words} Sorrel Lane was made."
    assert said(text, find(text, LANE)).startswith("redact")


def test_another_house_number_still_asks() -> None:
    text = "A visit to 27 Sorrel Lane was made."
    assert said(text, find(text, LANE)).startswith("ask")


@pytest.mark.parametrize(
    "text", ["born 2/3", "Birthday: 02-03", "birthday 3/2", "born in 03/1991", "DOB 03/02/91"]
)
def test_part_of_a_birth_date_in_numbers_asks(text: str) -> None:
    assert said(text, find(text, BORN)).startswith("ask")


@pytest.mark.parametrize(
    "text", ["item 2/3", "born 2/4", "born 2/3/2004", "born in 04/1991", "section 03/1991"]
)
def test_other_numbers_stay(text: str) -> None:
    assert said(text, find(text, BORN)) == "-"


def test_the_next_address_keeps_its_flat() -> None:
    text = "14 Sorrel Lane, Marnbridge\nFlat 3, 27 Brewhouse Yard, Marnbridge"
    assert "Flat 3, 27 Brewhouse Yard" in removed(text, find(text, LANE))


def test_a_row_header_is_no_part_of_a_school() -> None:
    school = item("school", "Alderwick Community Primary School", "school")
    text = "School\nAlderwick Community Primary School"
    assert removed(text, find(text, school)).startswith("School")
