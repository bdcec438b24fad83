"""Patterns of one date in its usual written forms: figures in each order, month names.

Takes a `Value` of kind date_of_birth. It does not know day with month alone, ages, or misspelt
months: the matcher over the sightings does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from redactor.model.kind import Value
from redactor.verify.fold import squeeze
from redactor.verify.pattern import Pattern, Rule, Weight

_ENGLISH_TEXT: Final = "january february march april may june july august september october november december"
_ENGLISH: Final = tuple(_ENGLISH_TEXT.split())
_WELSH_TEXT: Final = "ionawr chwefror mawrth ebrill mai mehefin gorffennaf awst medi hydref tachwedd rhagfyr"
_WELSH: Final = tuple(_WELSH_TEXT.split())
_ROMAN_TEXT: Final = "i ii iii iv v vi vii viii ix x xi xii"
_ROMAN: Final = tuple(_ROMAN_TEXT.split())
_DAYS_TEXT: Final = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
    "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twentyfirst "
    "twentysecond twentythird twentyfourth twentyfifth twentysixth twentyseventh twentyeighth "
    "twentyninth thirtieth thirtyfirst "
)
_DAYS: Final = tuple(_DAYS_TEXT.split())
_ENDINGS: Final = {1: "st", 2: "nd", 3: "rd", 21: "st", 22: "nd", 23: "rd", 31: "st"}
_ORDERS: Final = (
    (re.compile(r"\D*(\d{4})\D+(\d{1,2})\D+(\d{1,2})\D*"), "ymd"),
    (re.compile(r"\D*(\d{1,2})\D+(\d{1,2})\D+(\d{4})\D*"), "dmy"),
)
_WHOLE: Final = "whole value"


def date_patterns(value: Value) -> Iterator[Pattern]:
    """Yield the written forms of the date, and its text as given."""
    text = value.text.reveal()
    yield Pattern(squeeze(text), _WHOLE, rule=Rule.TIGHT)
    when = _read(value)
    if when is None:
        return
    yield from _in_figures(when)
    yield from _with_month_name(when)


def _read(value: Value) -> date | None:
    parts = [value.first(name) for name in ("year", "month", "day")]
    text = "-".join(parts) if all(parts) else value.text.reveal()
    for pattern, order in _ORDERS:
        match = pattern.fullmatch(text)
        if match:
            found = dict(zip(order, map(int, match.groups()), strict=True))
            try:
                return date(found["y"], found["m"], found["d"])
            except ValueError:
                return None
    return _read_month_name(text)


def _read_month_name(text: str) -> date | None:
    words = re.findall(r"[^\W\d_]+|\d+", text.lower())
    months = [n for word in words for n, name in enumerate(_ENGLISH, 1) if word[:3] == name[:3]]
    figures = sorted(int(word) for word in words if word.isdecimal())
    if not months or len(figures) != len(("day", "year")):
        return None
    try:
        return date(figures[1], months[0], figures[0])
    except ValueError:
        return None


def _in_figures(when: date) -> Iterator[Pattern]:
    days = dict.fromkeys((f"{when.day:02}", f"{when.day}"))
    months = dict.fromkeys((f"{when.month:02}", f"{when.month}"))
    years = (f"{when.year:04}", f"{when.year % 100:02}")
    for day in days:
        for month in months:
            for year in years:
                yield _figures(day, month, year)
                yield _figures(year, month, day)
                if day != month:
                    yield _figures(month, day, year, weight=Weight.DOUBT)


def _figures(first: str, second: str, third: str, *, weight: Weight = Weight.LEAK) -> Pattern:
    joints = (len(first), len(first) + len(second))
    compact = len(first + second + third) == len("ddmmyyyy")
    return Pattern(first + second + third, _WHOLE, weight, Rule.TIGHT, joints, compact)


def _with_month_name(when: date) -> Iterator[Pattern]:
    day, ending = str(when.day), _ENDINGS.get(when.day, "th")
    said = _DAYS[when.day - 1]
    days = {day, f"{day}{ending}", f"{when.day:02}", said, f"{said}of", f"{day}{ending}of", f"{day}of"}
    years = (str(when.year), f"{when.year % 100:02}")
    for month in _month_names(when.month):
        for spelt in days:
            for year in years:
                yield Pattern(spelt + month + year, _WHOLE, rule=Rule.TIGHT)
                yield Pattern(month + spelt + year, _WHOLE, rule=Rule.TIGHT)
                yield Pattern(month + "the" + spelt + year, _WHOLE, rule=Rule.TIGHT)
                yield Pattern(year + month + spelt, _WHOLE, rule=Rule.TIGHT)
    for year in years:
        roman = (len(day), len(day + _ROMAN[when.month - 1]))
        text = day + _ROMAN[when.month - 1] + year
        yield Pattern(text, _WHOLE, Weight.LEAK, Rule.TIGHT, roman, compact=False)


def _month_names(month: int) -> list[str]:
    english, welsh = _ENGLISH[month - 1], _WELSH[month - 1]
    short = {english, english[:3], english[:4], welsh, welsh[:3]}
    return sorted(short)
