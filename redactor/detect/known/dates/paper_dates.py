"""Birth dates inside the lines and numbers of papers, and as programs stamp and count days.

Takes a page and a birth date, gives questions: "0307164F" in a passport, a driver number, a personal number
of a country that begins it with the day, "33299". A passport line with its right check digit is certain.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from redactor.detect.known.compile import Compiled
from redactor.detect.known.dates.birth import Birth, BirthWords
from redactor.detect.known.forms import Hit, Strength, Target
from redactor.detect.known.page import Page

_LABEL_REACH = 4
_WEIGHTS = (7, 3, 1)
# some countries add to the month of who was born in another century
_MONTH_MORE = (0, 20, 40, 50)
_FEMALE = 50
_SHEETS_BEGIN, _SECONDS_BEGIN = date(1899, 12, 30), date(1970, 1, 1)
_SECONDS_A_DAY, _HOUR, _SERIAL_LEAST = 86_400, 3_600, 9_999


class PaperDates:
    """Finds one page's birth dates in papers."""

    def __init__(self, page: Page, compiled: Compiled, words: BirthWords) -> None:
        """Keep the page and the names of personal numbers."""
        self._page = page
        self._text = page.canon.text
        self._words = words
        self._labels = compiled.lexicon.contexts.get("birth_number", frozenset())

    def hits(self, target: Target, birth: Birth) -> Iterator[Hit]:
        """Yield what is or may be one birth date."""
        some, told = _patterns(birth.day, birth.month, birth.year)
        if not some.search(self._text):
            return
        passport, driver, personal, stamp, programs = told
        for found in passport.finditer(self._text):
            sure = _check_digit(found[1]) == found[2]
            yield self._hit(target, found.span(1), "date in a passport line", sure=sure)
        for found in driver.finditer(self._text):
            yield self._hit(target, found.span(), "date in a driver number")
        for found in personal.finditer(self._text):
            if self._labelled(found.start()):
                yield self._hit(target, found.span(), "date in a personal number")
        yield from self._programs(target, stamp, programs)

    def _programs(self, target: Target, stamp: _Told, other: _Told) -> Iterator[Hit]:
        """Yield the date as programs stamp it ("19910302143000") or count it ("33299", "1991-061")."""
        for found in stamp.finditer(self._text):
            yield self._hit(target, found.span(), "date in a time stamp", sure=True)
        for found in other.finditer(self._text):
            born = self._words.near(*found.span())
            yield self._hit(target, found.span(), "date as a program writes it", sure=born)

    def _labelled(self, at: int) -> bool:
        tokens = self._page.tokens
        token = tokens.at(at)
        return not self._labels.isdisjoint(tokens.text[max(0, token - _LABEL_REACH) : token])

    def _hit(self, target: Target, place: tuple[int, int], name: str, *, sure: bool = False) -> Hit:
        tokens, (start, end) = self._page.tokens, self._page.canon.span(*place)
        strength = Strength.STRONG if sure else Strength.WEAK
        rule = "full_date_of_birth" if sure else "date_in_papers"
        first, last = tokens.at(place[0]), tokens.at(place[1] - 1)
        return Hit(target.index, "date" if sure else "slip", start, end, strength, rule, name, first, last)


@dataclass(frozen=True, slots=True)
class _Told:
    """A pattern, and digits of which one stands in whatever it finds: a text without them is not searched."""

    pattern: re.Pattern[str]
    digits: tuple[str, ...]

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Yield what the pattern finds."""
        return self.pattern.finditer(text) if any(map(text.__contains__, self.digits)) else iter(())


def _told(pattern: str, *digits: str) -> _Told:
    return _Told(re.compile(pattern), digits)


def _check_digit(digits: str) -> str:
    """Return the check digit of a passport line.

    >>> _check_digit("740812")
    '2'
    """
    return str(sum(int(sign) * _WEIGHTS[at % 3] for at, sign in enumerate(digits)) % 10)


@lru_cache(maxsize=1_024)
def _patterns(day: int, month: int, year: int) -> tuple[re.Pattern[str], tuple[_Told, ...]]:
    """Return the patterns of passport, driver and personal number, time stamp and what programs make.

    Before them stands one of all digits without which there is none of them.
    """
    dd, mm, yy = f"{day:02d}", f"{month:02d}", f"{year % 100:02d}"
    passport = rf"(?<!\d)({yy}{mm}{dd})(\d)(?=[mfx](?:\d|(?![^\W_]))|<)"
    decade, unit = yy[0], yy[1]
    driver = rf"(?<![^\W_])[a-z9]{{5}}[ -]?{decade}(?:{mm}|{month + _FEMALE}){dd}{unit}[a-z9]{{2}}"
    months = "|".join(f"{month + more:02d}" for more in _MONTH_MORE)
    century = str(year)[:2]
    personal = rf"(?<!\d)\d?(?:{dd}{mm}{yy}|(?:{century})?{yy}(?:{months}){dd})(?:[ +-]?\d{{3,6}})?(?!\d)"
    stamp = rf"(?<!\d){year}{mm}{dd}(?:[01]\d|2[0-3])[0-5]\d(?:[0-5]\d(?:\d{{3}})?)?(?!\d)"
    born = date(year, month, day)
    drivers = (f"{decade}{month + more:02d}{dd}{unit}" for more in (0, _FEMALE))
    found = (
        _told(passport, f"{yy}{mm}{dd}"),
        _told(driver, *drivers),
        _told(personal, f"{dd}{mm}{yy}", *(f"{yy}{month + more:02d}{dd}" for more in _MONTH_MORE)),
        _told(stamp, f"{year}{mm}{dd}"),
        _told("|".join((_counted(born), _by_program(born))), *_digits(born)),
    )
    digits = sorted({re.escape(each) for told in found for each in told.digits})
    return re.compile("|".join(digits)), found


def _by_program(day: date) -> str:
    """Return a pattern of the day of year, of the week's day, before a time, by months from zero."""
    (year, week, weekday), whole = day.isocalendar(), day.strftime("%d%m%Y")
    of_year = rf"(?<![^\W_]){day.year}-?{day.timetuple().tm_yday:03d}(?![^\W_]|[-./]\d)"
    of_week = rf"(?<![^\W_]){year}-?w{week:02d}-?{weekday}(?![^\W_])"
    longer = rf"(?<!\d){whole}(?=(?:[01]\d|2[0-3])(?:[0-5]\d){{0,2}}(?!\d))"
    from_zero = rf"(?<=date\(){day.year}, ?{day.month - 1}, ?{day.day}(?!\d)"
    return "|".join((of_year, of_week, longer, from_zero, _evening_before(day)))


def _evening_before(day: date) -> str:
    """Return a pattern of midnight in summer, or further east, as Greenwich counts it: the evening before."""
    before = (day - timedelta(days=1)).isoformat()
    return rf"(?<!\d){before}[t ]2[23]:00(?::00(?:\.0{{1,9}})?)?(?:z|[ ]?[+]00:?00|[ ](?:utc|gmt))(?![^\W_])"


def _digits(day: date) -> tuple[str, ...]:
    """Return digits of which one stands in every way in which a program writes or counts a day."""
    year, of_year = day.year, f"{day.timetuple().tm_yday:03d}"
    iso_year, week, _ = day.isocalendar()
    of_week = (f"{iso_year}w{week:02d}", f"{iso_year}-w{week:02d}")
    counted = (str((day - _SHEETS_BEGIN).days), *_moments(day))
    return (
        f"{year}{of_year}",
        f"{year}-{of_year}",
        *of_week,
        *counted,
        day.strftime("%d%m%Y"),
        f"date({year},",
        f"{(day - timedelta(days=1)).isoformat()}t2",
        f"{(day - timedelta(days=1)).isoformat()} 2",
    )


def _moments(day: date) -> tuple[str, str]:
    """Return the seconds since 1970 at midnight in Greenwich, and in British summer."""
    seconds = (day - _SECONDS_BEGIN).days * _SECONDS_A_DAY
    return str(seconds), str(seconds - _HOUR)


def _counted(day: date) -> str:
    """Return a pattern of the days since 1900 of a spreadsheet, and of the seconds since 1970 at midnight."""
    days, moments = (day - _SHEETS_BEGIN).days, "|".join(_moments(day))
    serial = rf"{days}(?:\.0{{1,3}})?" if days > _SERIAL_LEAST else "(?!)"
    return rf"(?<![\d.,/£$€#+-])(?:{serial}|(?:{moments})(?:\.0|000)?)(?!\d|[.,]\d)"
