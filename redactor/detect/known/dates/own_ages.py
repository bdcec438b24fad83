"""What tells a birth beside the person's own name: an age, a class, a star sign, its year or day.

Takes a page, the names of a person and a birth date, gives places: "Elin (2017)", "Elin 9/3", "Elin, aged 8"
in a text of 2025, "Elin is a Pisces". An age is none without a year in the text from which it counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property, lru_cache

from redactor.detect.known.compile import Compiled
from redactor.detect.known.dates.birth import Birth
from redactor.detect.known.page import Page

_REACH = 50
_OLDEST, _CLASSES, _AUTUMN, _SCHOOL = 110, 13, 9, 5
_YEARS = re.compile(r"(?<![\d/.-])(?:19|20)\d\d(?!\d)|(?<=\d[/.-])(?:19|20)\d\d(?!\d)")
_NUMBER = r"(?P<%s>\d{1,3}|[a-z]{1,12}(?:[ -](?:one|two|three|four|five|six|seven|eight|nine))?)"
_AGE = re.compile(
    rf"(?<!\w)(?:(?:aged?|oed)[\s:]{{1,3}}{_NUMBER % 'after'}(?!\w)"
    rf"|{_NUMBER % 'before'}[ -]?(?:(?:years?|yrs?|y)[ -]?(?:old|of age)|yo|y/o|oed|mlwydd oed)(?!\w))"
)
_DIRECT = re.compile(r"(?:,[ ](?P<told>\d{1,3})(?=,)|[ ]?[(\[](?P<inside>\d{1,3})[)\]])")
_CLASS = re.compile(r"(?<!\w)(?:year|yr|y|blwyddyn)[ ]?(?P<number>\d{1,2})(?!\w)|(?<!\w)reception(?!\w)")
# the last day of each month on which its first sign rules, less one; the next month's sign follows
_SIGNS = (
    (20, "capricorn"), (19, "aquari(?:us|an)"), (21, "pisces|piscean"), (20, "aries"), (21, "taur(?:us|ean)"),
    (21, "gemini"), (23, "cancer|cancerian"), (23, "leo"), (23, "virgo"), (23, "libran?"), (23, "scorpio"),
    (22, "sagittari(?:us|an)"), (32, "capricorn"),
)  # fmt: skip


class OwnAges:
    """Reads what stands beside a person's own name in one page."""

    def __init__(self, page: Page, compiled: Compiled) -> None:
        """Keep the page and the names of numbers."""
        self._text = page.canon.text
        self._numbers = compiled.lexicon.numbers.cardinals

    def places(self, names: re.Pattern[str], birth: Birth) -> Iterator[tuple[int, int, str]]:
        """Yield where something tells the birth, and by which rule it is asked about."""
        beside, sign = _patterns(birth.day, birth.month, birth.year)
        done: set[int] = set()
        for name in names.finditer(self._text):
            if found := beside.match(self._text, name.end()):
                yield *found.span("told"), "year_with_birth_word"
            low, high = max(0, name.start() - _REACH), min(len(self._text), name.end() + _REACH)
            for found in (
                *sign.finditer(self._text, name.end(), high),
                *self._aged(name.end(), low, high, birth),
            ):
                if found.start() not in done:
                    done.add(found.start())
                    yield *found.span(), "age_with_birth_word"

    def _aged(self, name_end: int, low: int, high: int, birth: Birth) -> Iterator[re.Match[str]]:
        """Yield ages and classes near a name that fit a year of the text."""
        ages, classes = self._fitting(birth)
        if not ages:
            return
        direct = _DIRECT.match(self._text, name_end)
        for found in (*([direct] if direct else ()), *_AGE.finditer(self._text, low, high)):
            told = next((group for group in found.groups() if group), "")
            if self._number(told) in ages:
                yield found
        for found in _CLASS.finditer(self._text, low, high):
            if int(found["number"] or 0) in classes:
                yield found

    def _number(self, told: str) -> int:
        if told.isdigit():
            return int(told)
        known = [self._numbers[word] for word in re.split("[ -]", told) if word in self._numbers]
        return sum(known) if known else _OLDEST + 1

    @cached_property
    def _years(self) -> frozenset[int]:
        return frozenset(int(found.group()) for found in _YEARS.finditer(self._text))

    def _fitting(self, birth: Birth) -> tuple[frozenset[int], frozenset[int]]:
        """Return the ages and the classes of the person in the years of the text."""
        ages = {year - birth.year - back for year in self._years for back in (0, 1)}
        first = birth.year - (birth.month < _AUTUMN) + _SCHOOL
        classes = {year - first - back for year in self._years for back in (0, 1)}
        return (
            frozenset(age for age in ages if 0 < age <= _OLDEST),
            frozenset(each for each in classes if 0 <= each <= _CLASSES),
        )


@lru_cache(maxsize=1_024)
def _patterns(day: int, month: int, year: int) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the patterns of year or day directly behind a name, and of the star sign."""
    surname = r"(?:'s)?(?:[ ][a-z'-]{1,30})?"
    numbers = rf"0?{day}[/.]0?{month}(?![/.]?\d)"
    beside = (
        rf"{surname}[ ]?(?:[(\[,:;|/–-][ ]?|[ ])(?P<told>{numbers}"
        rf"|(?<=[(\[,:;|/–-])(?:{year}|'{year % 100:02d})(?=[)\]])"
        rf"|(?<=[(\[]){day}(?:st|nd|rd|th)(?=[)\]]))(?!\w)"
    )
    last, name = _SIGNS[month - 1]
    sign = name if day < last else _SIGNS[month][1]
    label = r"star[ ]?sign[\s:]{1,3}(?:is[ ]|an?[ ]){0,2}"
    own = rf"(?:{label}|(?<=is a )|(?<=is an )|(?<=['’]s a ))(?:{sign})(?!\w)"
    return re.compile(beside), re.compile(own)
