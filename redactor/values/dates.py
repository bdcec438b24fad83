"""Reads birth dates and coordinates.

Takes the register's text, gives a value with day, month, year (or latitude, longitude).
It reads day before month, as is usual in the United Kingdom; a year is always needed.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from typing import Final

from redactor.model.kind import Value
from redactor.model.lexicon import Lexicon, plain
from redactor.values.invalid import ValueInvalid
from redactor.values.parts import Given, make_value, read_mapping

OLDEST: Final = 1890
_CURE: Final = "Write it like 1991-03-02 or 2 March 1991"


def parse_birth(given: Given, lexicon: Lexicon) -> Value:
    """Read a date of birth."""
    if isinstance(given, str):
        text, found = given.strip(), _split(given, lexicon)
    else:
        read = read_mapping(given, ("day", "month", "year"))
        text = "-".join(" ".join(read.get(name, [])) for name in ("year", "month", "day"))
        found = _split(" ".join(" ".join(read.get(name, [])) for name in ("day", "month", "year")), lexicon)
    day, month, year = found
    try:
        birth = date(year, month, day)
    except ValueError:
        raise ValueInvalid("There is no such day in the calendar", _CURE) from None
    if not year >= OLDEST or birth > _latest():
        raise ValueInvalid("The birth date is too far in the past or in the future", "Correct the year")
    return make_value(text, {"day": str(day), "month": str(month), "year": str(year)})


def _latest() -> date:
    today = datetime.now(UTC).date()
    return date(today.year + 1, today.month, min(today.day, 28))


def _split(text: str, lexicon: Lexicon) -> tuple[int, int, int]:
    words = re.findall(
        r"\d+|[^\W\d_]+", plain(text.split("T", maxsplit=1)[0] if text[:4].isdigit() else text)
    )
    words = [w for w in words if w not in {"st", "nd", "rd", "th", "of", "the"}]
    words = [w for w in words if w.isdigit() or w in lexicon.dates.months]
    if len(words) == 1 and re.fullmatch(r"\d{8}", words[0]):
        one = words[0]
        year_first = one[:2] in {"18", "19", "20"} and int(one[4:6]) <= 12
        words = [one[:4], one[4:6], one[6:]] if year_first else [one[:2], one[2:4], one[4:]]
    if len(words) != 3:
        raise ValueInvalid("The birth date needs a day, a month and a year", _CURE)
    if words[0].isdigit() and len(words[0]) == 4:
        words.reverse()
    elif not words[0].isdigit():
        words[0], words[1] = words[1], words[0]
    return _numbers(words, lexicon)


def _numbers(words: list[str], lexicon: Lexicon) -> tuple[int, int, int]:
    day, month, year = words
    if not day.isdigit() or not year.isdigit():
        raise ValueInvalid("The birth date needs a day, a month and a year", _CURE)
    if len(year) != 4:
        raise ValueInvalid("The year of the birth date needs four digits", _CURE)
    in_words = lexicon.dates.months.get(month, 0)
    return int(day), int(month) if month.isdigit() else in_words, int(year)


def read_coordinates(text: str) -> tuple[str, str] | None:
    """Return latitude and longitude of a text that is nothing else, or None."""
    found = re.fullmatch(r"\(?\s*(-?\d{1,2}\.\d+)\s*[,;\s]\s*(-?\d{1,3}\.\d+)\s*\)?", text.strip())
    return (found.group(1), found.group(2)) if found else None


def check_coordinates(latitude: str, longitude: str) -> None:
    """Refuse coordinates that are no place on earth, or one without the other."""
    try:
        good = abs(float(latitude)) <= 90 and abs(float(longitude)) <= 180
    except ValueError:
        good = False
    if not good:
        raise ValueInvalid(
            "The coordinates are not a place on earth", "Give latitude and longitude like 52.2280, -2.7390"
        )
