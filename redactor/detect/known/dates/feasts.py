"""Birth dates told by a feast: "Christmas Day 2012", "born on Halloween", "Easter Sunday 1988".

Takes a page and a birth date, gives hits where the feast of that day stands beside its year or a word of
birth. The feasts that move are worked out from Easter; those of other calendars are not read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache

from redactor.detect.known.compile import Compiled
from redactor.detect.known.dates.birth import Birth, BirthWords
from redactor.detect.known.forms import Hit, Strength, Target
from redactor.detect.known.page import Page

# days from Easter
_MOVED = {
    -47: ("shrove tuesday", "pancake day", "pancake tuesday", "dydd mawrth ynyd"),
    -46: ("ash wednesday",),
    -21: ("mothering sunday", "mothers day", "sul y mamau"),
    -7: ("palm sunday",),
    -3: ("maundy thursday",),
    -2: ("good friday", "dydd gwener y groglith"),
    -1: ("easter saturday", "holy saturday"),
    0: ("easter sunday", "easter day", "sul y pasg", "dydd y pasg"),
    1: ("easter monday", "llun y pasg"),
    49: ("whit sunday", "whitsunday", "pentecost"),
}
_SMALL = r"(?:(?:in|of|the|year|baby|child|born|back|and|was|is|it|on|at|yn)[\s,.]{1,3}){0,4}"
# a season as well as a day
_CHILD = re.compile(r"baby|child")
_SEASONS = frozenset({"christmas", "xmas", "crimbo", "nadolig", "new year"})


_COUNTED = ("first|1st", "second|2nd", "third|3rd", "fourth|4th", "fifth|5th")
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_DAY_REACH = 40


class Feasts:
    """Finds one page's birth dates told by a feast."""

    def __init__(self, page: Page, compiled: Compiled, words: BirthWords) -> None:
        """Keep the page and the feasts of the lexicon."""
        self._page = page
        self._text = page.canon.text
        self._words = words
        self._feasts = compiled.lexicon.contexts.get("feast", frozenset())
        self._months = compiled.lexicon.dates.months

    def hits(self, target: Target, birth: Birth) -> Iterator[Hit]:
        """Yield what is or may be one birth date."""
        yield from self._told_days(target, birth)
        name, pattern = _patterns(self._feasts, birth.day, birth.month, birth.year)
        for found in pattern.finditer(self._text) if name.search(self._text) else ():
            year = found["after"] or found["before"]
            season = found["feast"] in _SEASONS
            if year and not season:
                yield self._hit(target, found, "full_date_of_birth", Strength.STRONG)
            elif self._words.near(*found.span()) or (season and _CHILD.search(found.group())):
                yield self._hit(target, found, "day_and_month_with_birth_word", Strength.WEAK)

    def _told_days(self, target: Target, birth: Birth) -> Iterator[Hit]:
        """Yield a day told by its month: "the last day of January", "the second Monday in May 1989"."""
        names = frozenset(name for name, month in self._months.items() if month == birth.month)
        for token in self._page.standing(names):
            tokens = self._page.tokens
            low, high = max(0, tokens.start[token] - _DAY_REACH), tokens.end[token]
            found = _of_month(birth.day, birth.month, birth.year).search(self._text[low:high])
            if found is None:
                continue
            year = tokens.text[token + 1 : token + 2] == [str(birth.year)]
            first, last = tokens.at(low + found.start()), token + year
            if year or self._words.near(tokens.start[first], high):
                strength = Strength.STRONG if year else Strength.WEAK
                rule = "full_date_of_birth" if year else "day_and_month_with_birth_word"
                part = "date" if year else rule
                span, name = tokens.span(first, last), "day told by its month"
                yield Hit(target.index, part, *span, strength, rule, name, first, last)

    def _hit(self, target: Target, found: re.Match[str], rule: str, strength: Strength) -> Hit:
        tokens, (start, end) = self._page.tokens, self._page.canon.span(*found.span())
        first, last = tokens.at(found.start()), tokens.at(found.end() - 1)
        part = "date" if strength is Strength.STRONG else rule
        return Hit(target.index, part, start, end, strength, rule, "date by its feast", first, last)


@lru_cache(maxsize=1_024)
def _patterns(
    feasts: frozenset[str], day: int, month: int, year: int
) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the pattern of the names of a day's feasts, and of these with the year behind or before."""
    wanted = f"{day} {month} "
    names = [feast.removeprefix(wanted) for feast in feasts if feast.startswith(wanted)]
    names += _MOVED.get((date(year, month, day) - _easter(year)).days, ())
    every = "|".join(
        "'?".join(name).replace("'? '?", r"'?[\s-]")
        for name in sorted(names, key=lambda name: (-len(name), name))
    )
    every = every or "(?!)"
    told = rf"(?:{year}|'{year % 100:02d})(?!\w)"
    before = rf"(?:\b(?P<before>{told})[\s,.(]{{1,3}}{_SMALL})?"
    after = rf"(?:[\s,.()-]{{1,3}}{_SMALL}(?P<after>{told}))?"
    return re.compile(every), re.compile(rf"{before}\b(?P<feast>{every})(?!\w){after}")


@lru_cache(maxsize=1_024)
def _of_month(day: int, month: int, year: int) -> re.Pattern[str]:
    """Return a pattern of a day by its place in the month, up to the month's name."""
    born = date(year, month, day)
    last = (born + timedelta(1)).month != month
    week = f"(?:{_COUNTED[(day - 1) // 7]}" + ("|last" if (born + timedelta(7)).month != month else "") + ")"
    told = [rf"{week}\s{_WEEKDAYS[born.weekday()]}"]
    told += ["(?:last|final)\\sday|(?:very\\s)?end"] if last else []
    told += ["(?:first|opening)\\sday|(?:very\\s)?(?:start|beginning)"] if day == 1 else []
    return re.compile(rf"\b(?:{'|'.join(told)})\s(?:of|in)\s(?:the\smonth\sof\s)?\w+$")


def feast_days(year: int) -> dict[str, tuple[int, int]]:
    """Return day and month of the feasts that move with Easter."""
    easter = _easter(year)
    days = ((easter + timedelta(off), names) for off, names in _MOVED.items())
    return {name: (day.day, day.month) for day, names in days for name in names}


def _easter(year: int) -> date:
    """Return Easter Sunday of a year, by the usual reckoning.

    >>> _easter(2016), _easter(1991)
    (datetime.date(2016, 3, 27), datetime.date(1991, 3, 31))
    """
    golden, century = year % 19, year // 100
    full = (century - century // 4 - (8 * century + 13) // 25 + 19 * golden + 15) % 30
    moon = full - (full // 28) * (1 - (29 // (full + 1)) * ((21 - golden) // 11))
    sunday = moon - (year + year // 4 + moon + 2 - century + century // 4) % 7
    return date(year, 3, 28) + timedelta(sunday)
