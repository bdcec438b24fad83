"""Births told otherwise than by a date: by another day, a due date, figures in one, beside the own name.

Takes a page and a birth date, gives questions: "two days after Christmas 2011", "EDD 11/03/2017", "a June
baby", "PIN is her birthday 2706", "Elin (2017)". Ages need the person's name and a year in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from redactor.detect.known.compile import Compiled
from redactor.detect.known.dates.birth import Birth, BirthWords
from redactor.detect.known.dates.feasts import feast_days
from redactor.detect.known.dates.own_ages import OwnAges
from redactor.detect.known.dates.own_names import own_names
from redactor.detect.known.forms import Hit, Strength, Target
from redactor.detect.known.once import once_a_case
from redactor.detect.known.page import Page

_NAME_LEAST = 3
_DUE_MOST, _ABOUT_MOST = 21, 10
_CENTURY = 2000
_DAYS = {"day": 1, "days": 1, "week": 7, "weeks": 7, "fortnight": 14, "fortnights": 14}
_BACK = ("before", "prior", "earlier", "ahead")
_SMALL = r"(?:(?:on|was|is|for|in|to|be|born|around|about|by|the|of|baby|date|given|as|at)[\s:.,]{1,3}){0,5}"
_BIRTH = re.compile(r"[ -](?:baby|born|birthdays?|bday)(?!\w)")
# what leads to a day that is not the birth itself: how far off it is, about it, when it was due
_LEADS = re.compile(
    rf"(?:\b(?P<due>due|edd|edc|e\.d\.d\.?|expected)\b[\s:.,]{{0,3}}{_SMALL}"
    r"|\b(?:(?P<many>\w{1,12}(?:-\w{1,6})?)\s)?(?P<unit>days?|weeks?|fortnights?)\s(?:or so\s)?"
    r"(?P<way>after|before|following|prior to|earlier than|later than|ahead of|past)\s(?:the\s)?"
    r"|\b(?P<about>around|about|near|over|just after|just before|shortly after|shortly before|close to|by)"
    r"\s(?:the\s)?)"
)
_LOST = "smudge|illegible|unclear|unreadable|blot|stain|torn|faded|missing|indistinct|obscured|blank|gap"
_LEAD_SIGN = re.compile(
    r"\b(?:due|ed[dc]|e\.d|expected|days?|weeks?|fortnights?|around|about|near|over|just|shortly|close|by)\b"
)
_ONE = frozenset({"the", "a", "one", "an", "very", "next", ""})


@dataclass(frozen=True, slots=True)
class _Patterns:
    """What tells of one birth: parts of it before "baby", figures of it in one, its day beside its year."""

    baby: re.Pattern[str]
    figures: re.Pattern[str]
    unread: re.Pattern[str]
    digits: tuple[str, ...]


class ToldBirths:
    """Finds one page's births that are told otherwise than by a date."""

    def __init__(self, page: Page, compiled: Compiled, words: BirthWords) -> None:
        """Keep the page, the months and the feasts."""
        self._page = page
        self._text = page.canon.text
        self._compiled = compiled
        self._words = words
        self._calendar = _calendar(compiled)
        self._ages = OwnAges(page, compiled)
        self._near = list(self._days())

    def hits(self, target: Target, birth: Birth) -> Iterator[Hit]:
        """Yield the questions about one birth date."""
        for at, to, rule, name in self._told(target, birth):
            yield self._hit(target, at, to, rule, name)

    def _told(self, target: Target, birth: Birth) -> Iterator[tuple[int, int, str, str]]:
        months = self._calendar.of_month(birth.month)
        told = _patterns(birth.day, birth.month, birth.year, months)
        for found in told.baby.finditer(self._text) if _BIRTH.search(self._text) else ():
            yield *found.span("told"), "year_with_birth_word", "part of the date before a word of birth"
        if any(map(self._text.__contains__, told.digits)):
            yield from self._figures(told)
        yield from self._relative(birth)
        names = own_names(self._compiled).get(target.index)
        if names is not None and names.search(self._text):
            for at, to, rule in self._ages.places(names, birth):
                yield at, to, rule, "told beside the person's own name"

    def _figures(self, told: _Patterns) -> Iterator[tuple[int, int, str, str]]:
        for found in told.figures.finditer(self._text):
            year = found.group()[:2] in {"19", "20"}
            word = self._words.directly(*found.span())
            if (word and not (word == "born" and year)) or (not year and self._words.near(*found.span())):
                yield *found.span(), "day_and_month_with_birth_word", "part of the date in one number"
        for found in told.unread.finditer(self._text):
            if self._words.near(*found.span()):
                yield *found.span(), "date_partly_hidden", "date with a hidden part"

    # ---- another day that tells it --------------------------------------------------------

    def _days(self) -> Iterator[tuple[re.Match[str], re.Match[str]]]:
        """Yield what leads to another day, and that day as it stands there."""
        if not _LEAD_SIGN.search(self._text):
            return
        for lead in _LEADS.finditer(self._text):
            if day := self._calendar.pattern.match(self._text, lead.end()):
                yield lead, day

    def _relative(self, birth: Birth) -> Iterator[tuple[int, int, str, str]]:
        for lead, day in self._near:
            told = self._calendar.day(day, birth.year)
            if told is None:
                continue
            off = (date(birth.year, birth.month, birth.day) - told[0]).days
            if self._fits(lead, off) and (told[1] or self._words.near(lead.start(), day.end())):
                start = day.start() if lead["due"] else lead.start()
                yield start, day.end(), "date_slip_with_birth_word", "told by another day"

    def _fits(self, lead: re.Match[str], off: int) -> bool:
        """Say whether a birth is as many days from another day as the words before it say."""
        if lead["due"]:
            return 0 < abs(off) <= _DUE_MOST
        if lead["about"]:
            return abs(off) <= _ABOUT_MOST and self._words.near(lead.start(), lead.end())
        many = lead["many"] or ""
        number = 1 if many in _ONE else self._number(many)
        step = number * _DAYS[lead["unit"]]
        return number > 0 and off == (-step if lead["way"].startswith(_BACK) else step)

    def _number(self, word: str) -> int:
        return int(word) if word.isdigit() else self._compiled.lexicon.numbers.cardinals.get(word, 0)

    def _hit(self, target: Target, at: int, to: int, rule: str, name: str) -> Hit:
        tokens, (start, end) = self._page.tokens, self._page.canon.span(at, to)
        first, last = tokens.at(at), tokens.at(to - 1)
        part = "slip" if rule.startswith("date_") else rule
        return Hit(target.index, part, start, end, Strength.WEAK, rule, name, first, last)


@dataclass(frozen=True)
class _Calendar:
    """The months and feasts of a case, and a pattern of a day told by them or in numbers."""

    months: dict[str, int]
    feasts: dict[str, tuple[int, int]]
    pattern: re.Pattern[str]

    def of_month(self, month: int) -> tuple[str, ...]:
        """Return the names of a month."""
        return tuple(sorted(name for name, number in self.months.items() if number == month))

    def day(self, found: re.Match[str], birth_year: int) -> tuple[date, bool] | None:
        """Return the day that stands there, and whether with its year; None where there is no such day."""
        told = found["year"] or found["short"] or ""
        year = int(told) + (_CENTURY if len(told) < len("2017") else 0) if told else birth_year
        if year > birth_year + 1 and len(told) == len("17"):
            year -= 100
        if found["feast"]:
            days = feast_days(year) | self.feasts
            day, month = days[found["feast"].replace("'", "")]
        else:
            day = int(found["day"])
            month = int(found["number"]) if found["number"] else self.months[found["month"]]
        try:
            return date(year, month, day), bool(told)
        except ValueError:
            return None


@once_a_case
def _calendar(compiled: Compiled) -> _Calendar:
    """Return the calendar of a case."""
    months = {
        name: month for name, month in compiled.lexicon.dates.months.items() if len(name) >= _NAME_LEAST
    }
    feasts: dict[str, tuple[int, int]] = {}
    for each in compiled.lexicon.contexts.get("feast", frozenset()):
        day, month, name = each.split(" ", 2)
        feasts[name] = (int(day), int(month))
    every = sorted({*feasts, *feast_days(_CENTURY)}, key=len, reverse=True)
    feast = "|".join("'?".join(name).replace("'? '?", " ") for name in every)
    named = "|".join(sorted(map(re.escape, months), key=len, reverse=True))
    year = r"(?P<year>(?:19|20)\d\d)"
    pattern = (
        rf"(?:(?P<feast>{feast})|(?P<day>\d{{1,2}})(?:st|nd|rd|th)?"
        rf"(?:[/.-](?P<number>\d{{1,2}})|[ ](?:of )?(?P<month>{named})))(?!\w)"
        rf"(?:[\s,(/.-]{{1,3}}(?:in |of )?(?:{year}|'?(?P<short>\d\d))(?!\w))?"
    )
    return _Calendar(months, feasts, re.compile(pattern))


@lru_cache(maxsize=1_024)
def _patterns(day: int, month: int, year: int, names: tuple[str, ...]) -> _Patterns:
    """Return the patterns of one birth date."""
    dd, mm, yy = f"{day:02d}", f"{month:02d}", f"{year % 100:02d}"
    named = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
    before = r"(?<![^\W_])(?<!\d[ -])(?<!st )(?<!nd )(?<!rd )(?<!th )(?<!of )"
    baby = rf"{before}(?P<told>(?:{named})(?: {year}| ?'{yy})?|{year}){_BIRTH.pattern}"
    figures = rf"(?<![^\W_])(?<!\d[/.,-])(?:{dd}{mm}|{mm}{dd}|{mm}{yy})(?![^\W_]|[/.,-]\d)"
    lost = rf"(?:[a-z]+\s)?(?:{_LOST})\w*(?:\s[a-z]+)?"
    unread = rf"(?<![^\W_])0?{day}(?:st|nd|rd|th)?[\W_]{{1,4}}{lost}[\W_]{{1,4}}{year}(?!\w)"
    digits = (dd + mm, mm + dd, mm + yy, str(year))
    return _Patterns(re.compile(baby), re.compile(figures), re.compile(unread), digits)
