"""Births told by an age on a day: "3 days old on 30 August 2014", "8/12 old (27/4/15)", "6 weeks at 8/10/14".

Takes a page, its date parts and a birth date, gives questions where somebody born then was that old on the
day beside it. Years alone tell too little, unless the day is the birthday.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from redactor.detect.known.dates.birth import Birth
from redactor.detect.known.forms import Hit, Strength, Target
from redactor.detect.known.page import Page
from redactor.detect.known.tables.calendar_words import Part

_UNITS = {
    **dict.fromkeys(("day", "days"), (0, 1)),
    **dict.fromkeys(("week", "weeks", "wk", "wks"), (0, 7)),
    **dict.fromkeys(("fortnight", "fortnights"), (0, 14)),
    **dict.fromkeys(("month", "months", "mth", "mths", "mo", "mos"), (1, 0)),
    **dict.fromkeys(("year", "years", "yr", "yrs"), (12, 0)),
}
# "6/52" are six weeks on a medical card
_PARTS_OF_YEAR = {"7": "day", "52": "week", "12": "month"}
_OLD = frozenset({"old", "aged", "age", "newborn", "baby", "infant", "oed"})
_INITIALS = re.compile(
    r"(?<![^\W_])(\d{1,2}) ?(?:y|yrs?|years?)[ ,;]{0,2}(\d{1,2}) ?(?:m|mths?|months?)(?![^\W_])"
)
_COMPANY, _REACH = 3, 45
_YEAR_SIGNS, _CENTURY, _MONTHS, _MONTH, _DAYS_MOST, _FIRST_YEAR = 4, 2000, 12, 31, 10_000, 1850


@dataclass(frozen=True, slots=True)
class _Age:
    """How old somebody is in months and days, exact to so many days, and its first and last token."""

    first: int
    last: int
    months: int
    days: int
    exact: int


@dataclass(frozen=True, slots=True)
class _Told:
    """The first and last day on which somebody that old may be born, and where it is told."""

    first: date
    last: date
    at: int
    to: int


class AgesTold:
    """Finds one page's births that are told by an age on a day."""

    def __init__(self, page: Page, clusters: Sequence[Sequence[Part]]) -> None:
        """Keep the page and its date parts."""
        self._page = page
        self._tokens = page.tokens
        self._clusters = clusters

    def hits(self, target: Target, birth: Birth) -> Iterator[Hit]:
        """Yield the questions about one birth date."""
        born = date(birth.year, birth.month, birth.day)
        for told in self._all:
            if told.first <= born <= told.last:
                tokens, (start, end) = self._tokens, self._page.canon.span(told.at, told.to)
                rule, name = "date_slip_with_birth_word", "told by an age on a day"
                first, last = tokens.at(told.at), tokens.at(told.to - 1)
                yield Hit(target.index, "slip", start, end, Strength.WEAK, rule, name, first, last)

    @cached_property
    def _all(self) -> list[_Told]:
        ages = [*self._ages(), *self._written_short(), *self._initials()]
        days = list(self._days()) if ages else []
        found = (self._together(age, day, (at, to)) for age in ages for day, at, to in days)
        return [told for told in found if told is not None]

    def _together(self, age: _Age, day: date, place: tuple[int, int]) -> _Told | None:
        """Return what an age and a day near each other tell of a birth."""
        at, to = self._tokens.start[age.first], self._tokens.end[age.last]
        gap = self._page.canon.text[min(to, place[1]) : max(at, place[0])]
        over = at < place[1] and place[0] < to
        if over or len(gap) > _REACH or "\n\n" in gap or (last := _earlier(day, age.months)) is None:
            return None
        last -= timedelta(age.days)
        return _Told(last - timedelta(age.exact - 1), last, min(at, place[0]), max(to, place[1]))

    # ---- ages -----------------------------------------------------------------------------

    def _ages(self) -> Iterator[_Age]:
        """Yield the ages told in days, weeks, months and years."""
        done = -1
        for token in self._page.standing(_UNITS.keys()):
            if token > done and (age := self._steps(token)) is not None:
                done = age.last
                if self._old(age.first, age.last, _COMPANY):
                    yield age

    def _written_short(self) -> Iterator[_Age]:
        """Yield the ages of medical cards: "6/52 old"."""
        texts = self._tokens.text
        for token in self._page.standing(_PARTS_OF_YEAR.keys()):
            number = texts[token - 1] if token and self._tokens.gap(token - 1) == "/" else ""
            if number.isdigit() and len(number) <= len("52") and self._old(token - 1, token, 1):
                months, days = _UNITS[_PARTS_OF_YEAR[texts[token]]]
                yield _Age(token - 1, token, int(number) * months, int(number) * days, days or _MONTH)

    def _initials(self) -> Iterator[_Age]:
        """Yield the ages of school and medical reports: "10y 3m", "4 yrs 11 mths"."""
        text, starts = self._page.canon.text, self._tokens.start
        for found in filter(None, (_INITIALS.match(text, starts[token]) for token in self._page.numeric)):
            first, last = self._tokens.at(found.start()), self._tokens.at(found.end() - 1)
            yield _Age(first, last, int(found[1]) * _MONTHS + int(found[2]), 0, _MONTH)

    def _steps(self, token: int) -> _Age | None:
        """Read "5 years and 4 days" from its first unit on."""
        texts, months, days, first, last, unit = self._tokens.text, 0, 0, -1, token, (0, 0)
        while token >= 0:
            number, at = self._number(token - 1)
            unit, first, last = _UNITS[texts[token]], at if first < 0 else first, token
            months, days = months + number * unit[0], days + number * unit[1]
            token = self._next(last)
        exact = unit[1] or (_MONTH if unit[0] == 1 else 1)
        return _Age(first, last, months, days, exact) if days <= _DAYS_MOST else None

    def _next(self, token: int) -> int:
        """Return the unit of the next step: "5 years and 4 days"; -1: there is none."""
        for after in range(token + 2, min(token + 4, len(self._tokens))):
            told = self._tokens.text[after] in _UNITS and self._number(after - 1)[1] < after
            if told and self._tokens.joined(after - 1) and self._number(after - 1)[1] > token:
                return after
        return -1

    def _number(self, token: int) -> tuple[int, int]:
        """Return the number that ends at a token, and its first token; "day old" is one day."""
        run = self._page.number_to.get(token)
        text = self._tokens.text[token] if token >= 0 else ""
        if run is not None and run.signs.isdigit() and len(run.signs) < _YEAR_SIGNS:
            return int(run.signs), run.first
        if text.isdigit() and len(text) < _YEAR_SIGNS:
            return int(text), token
        return 1, token + (text not in {"a", "one"})

    def _old(self, first: int, last: int, reach: int) -> bool:
        texts = self._tokens.text
        around = (*texts[max(0, first - reach) : first], *texts[last + 1 : last + 1 + reach])
        return not _OLD.isdisjoint(around)

    def _days(self) -> Iterator[tuple[date, int, int]]:
        """Yield the days with their year."""
        for cluster in self._clusters:
            for at in range(len(cluster) - 2):
                three = cluster[at : at + 3]
                day = _day(three)
                if day is not None:
                    yield day, three[0].at, three[-1].to


def _day(three: Sequence[Part]) -> date | None:
    """Return the day that three parts tell, its year last or first."""
    if not all(part.digits or part.month for part in three):
        return None
    one, two, last = three
    if one.month and not one.roman:
        one, two = two, one
    elif len(one.digits) == _YEAR_SIGNS:
        one, last = last, one
    month = two.month or (int(two.digits) if two.digits else 0)
    if not (one.digits and last.digits) or len(one.digits) > 2 or not 0 < month <= _MONTHS:
        return None
    year = int(last.digits) + (_CENTURY if len(last.digits) < _YEAR_SIGNS else 0)
    return _real(year, month, int(one.digits)) if year >= _FIRST_YEAR else None


def _real(year: int, month: int, day: int) -> date | None:
    """Return a day; None where the calendar has none such."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _earlier(day: date, months: int) -> date | None:
    """Return the day so many months before, or None where nobody was born then.

    >>> _earlier(date(2015, 3, 31), 1)
    datetime.date(2015, 2, 28)
    """
    year, month = divmod(day.year * _MONTHS + day.month - 1 - months, _MONTHS)
    if year < _FIRST_YEAR:
        return None
    return next(filter(None, (_real(year, month + 1, number) for number in range(day.day, 0, -1))), None)
