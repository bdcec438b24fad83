"""A birth date sign by sign: stray blanks in its numbers, separators missing or read as figures or letters.

Takes a page and a birth date, gives hits at "09/0 7/2010", "2 5 October 1999", "25110/1999", "16I07I2003",
"2/391". What the words of the calendar read in the usual way is for dates.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from redactor.detect.known.compile import Compiled
from redactor.detect.known.dates.birth import Birth, BirthWords
from redactor.detect.known.forms import Hit, Strength, Target
from redactor.detect.known.once import once_a_case
from redactor.detect.known.page import Page

# what OCR makes of a digit
_READ_AS = {"0": "0o", "1": "1il|!", "2": "2z", "5": "5s", "8": "8b", "9": "9gq"}
_GAP = r"[ \n]?"
# a sign, a stroke read as a figure or a letter, blanks, or nothing
_BETWEEN = r"(\s{0,2}(?:%2[0def]|[^\w\s]{1,2}|_|[il1j7tfy])\s{0,2}|\s{0,2})"
_NAMED = r"(?:st|nd|rd|th)?[\s.,]{0,2}(?:of\s)?"
_NAME_LEAST, _DIGITS_LEAST = 3, 5
# signs that also stand in amounts, times and lists
_OTHER_SIGNS = frozenset(",:;")
_STROKES = frozenset("iljtfy!|")
_DATE_SIGNS = frozenset("/.-")


@dataclass(frozen=True, slots=True)
class _Written:
    """What stands there for a date: its signs between, its parts, whether the first one is broken."""

    signs: tuple[str, ...]
    parts: tuple[str, ...]
    long: bool

    @property
    def broken(self) -> bool:
        """Whether a blank stands inside a number."""
        return any(any(map(str.isspace, part)) for part in self.parts)

    @property
    def leading(self) -> bool:
        """Whether it stands in the first number: what is before it may be none of the date."""
        return any(map(str.isspace, self.parts[0]))

    @property
    def even(self) -> bool:
        """Whether the same sign of a date stands twice."""
        one, two = (sign.strip() for sign in self.signs)
        return one == two != "" and not one[0].isalnum() and one not in _OTHER_SIGNS

    @property
    def strokes(self) -> bool:
        """Whether letters without blanks stand for the separators."""
        return any(sign in _STROKES for sign in self.signs) and all(
            sign and sign == sign.strip() and not sign.isdigit() for sign in self.signs
        )

    @property
    def padded(self) -> bool:
        """Whether figures stand for separators of a date in full: "25112/2012", "25 1 12 1 2012"."""
        whole = self.long and all(len(part) > 1 for part in self.parts) and not self.broken
        figures = [sign for sign in self.signs if sign.strip().isdigit()]
        apart = all(sign != sign.strip() for sign in figures)
        return whole and bool(figures) and (apart or len(figures) == 1) and all(map(str.strip, self.signs))

    @property
    def one_lost(self) -> bool:
        """Whether of a date in full one separator is missing: "201408-27", "2708/2014"."""
        whole = self.long and all(len(part) > 1 for part in self.parts) and not self.broken
        one, two = sorted(sign.strip() for sign in self.signs)
        return whole and one == "" and two in _DATE_SIGNS

    @property
    def odd(self) -> bool:
        """Whether a separator is missing, or a figure or letter."""
        return any(not sign or sign.strip().isalnum() or sign in _STROKES for sign in self.signs)


class AnyNotation:
    """Finds one page's birth dates sign by sign."""

    def __init__(self, page: Page, compiled: Compiled, words: BirthWords) -> None:
        """Keep the page and the names of the months."""
        self._page = page
        self._text = page.canon.text
        self._words = words
        self._months = _names(compiled)

    def hits(self, target: Target, birth: Birth) -> Iterator[Hit]:
        """Yield what is or may be one birth date."""
        yield from self._foreign(target, birth)
        numbers, named = _patterns(birth.day, birth.month, birth.year, self._months[birth.month])
        for found in numbers.finditer(self._text):
            sure = self._weighed(_written(found), found)
            if sure is not None:
                yield self._hit(target, found.span(), sure=sure)
        for found in named.finditer(self._text):
            day, year = found.groups()
            if any(map(str.isspace, day + year)):
                apart = all(any(map(str.isspace, part)) for part in (day, year) if len(part) > 1)
                sure = apart or not any(map(str.isspace, day)) or self._born(found)
                yield self._hit(target, found.span(), sure=sure)

    def _foreign(self, target: Target, birth: Birth) -> Iterator[Hit]:
        """Yield figures with words nobody knows between: "31 tháng 1 năm 1995"."""
        tokens, known = self._page.tokens, self._page.compiled.lexicon.words
        for year in self._page.where.get(str(birth.year), ()):
            for order in ((year - 4, year - 2), (year + 4, year + 2)):
                if min(order) < 0 or max(order) >= len(tokens):
                    continue
                day, month = (tokens.text[at].lstrip("0") for at in order)
                first, last = min(year, order[0]), max(year, order[0])
                between = (tokens.text[first + 1], tokens.text[first + 3])
                words = all(word.isalpha() and word not in known and len(word) > 1 for word in between)
                plain = all(tokens.gap(at) == " " for at in range(first, last))
                if (day, month) == (str(birth.day), str(birth.month)) and words and plain:
                    place = (tokens.start[first], tokens.end[last])
                    yield self._hit(target, place, sure=True)

    def _weighed(self, date: _Written, found: re.Match[str]) -> bool | None:
        """Say whether signs are surely the date, perhaps, or rather nothing (None)."""
        if date.even and date.signs[0][0] == "%":
            return date.long or self._born(found)
        if date.broken and date.even:
            return (date.long and not date.leading) or self._born(found)
        if date.strokes or date.padded:
            return False
        digits = sum(map(str.isdigit, found.group()))
        if date.one_lost:
            return self._born(found)
        told = (date.odd or date.broken) and digits >= _DIGITS_LEAST and self._born(found)
        return False if told and not self._plain(date) else None

    def _plain(self, date: _Written) -> bool:
        """Say whether digits stand together, or blanks alone part them: dates.py reads these."""
        return not date.broken and not any(sign.strip() for sign in date.signs) and len(set(date.signs)) == 1

    def _born(self, found: re.Match[str]) -> bool:
        return self._words.near(*found.span())

    def _hit(self, target: Target, place: tuple[int, int], *, sure: bool) -> Hit:
        tokens, (start, end) = self._page.tokens, self._page.canon.span(*place)
        strength = Strength.STRONG if sure else Strength.WEAK
        rule = "full_date_of_birth" if sure else "date_in_papers"
        name = "date with blanks in it" if sure else "date with other signs for its separators"
        first, last = tokens.at(place[0]), tokens.at(place[1] - 1)
        return Hit(target.index, "date" if sure else "slip", start, end, strength, rule, name, first, last)


def _written(found: re.Match[str]) -> _Written:
    """Return what an order of the pattern read: its groups are part, sign, part, sign, part."""
    one, first, two, second, three = (group for group in found.groups() if group is not None)
    long = max(sum(map(str.isalnum, part)) for part in (one, three)) > len("91")
    return _Written((first, second), (one, two, three), long)


def _signs(digits: str) -> str:
    """Return a pattern of digits as OCR reads them, with a blank between."""
    return _GAP.join(f"[{_READ_AS.get(digit, digit)}]" for digit in digits)


def _number(number: int) -> str:
    """Return a pattern of a day or a month, with or without the zero in front."""
    return rf"(?:[0o]{_GAP})?{_signs(str(number))}" if number < len("0123456789") else _signs(str(number))


@lru_cache(maxsize=1_024)
def _patterns(
    day: int, month: int, year: int, names: tuple[str, ...]
) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the patterns of a date in numbers, and of one with its month in words."""
    d, m, long = _number(day), _number(month), _signs(str(year))
    both = rf"{long}|'?{_signs(f'{year % 100:02d}')}"
    forward = f"({d}){_BETWEEN}({m}){_BETWEEN}({both})"
    backward = f"({long}){_BETWEEN}({m}){_BETWEEN}({d})"
    start, end = r"(?<![^\W_])(?<!\d[.,/:-])", r"(?![^\W_]|[.,/:-]\d)"
    numbers = rf"{start}(?:{forward}|{backward}){end}"
    named = rf"{start}({d}){_NAMED}(?:{'|'.join(names)})[\s.,]{{1,3}}({long}){end}"
    return re.compile(numbers), re.compile(named)


@once_a_case
def _names(compiled: Compiled) -> dict[int, tuple[str, ...]]:
    """Return the names of each month in the lexicon, the longest first."""
    found: dict[int, list[str]] = {month: [] for month in range(1, 13)}
    for name, month in compiled.lexicon.dates.months.items():
        if len(name) >= _NAME_LEAST:
            found[month].append(re.escape(name))
    return {
        month: tuple(sorted(names, key=lambda name: (-len(name), name))) for month, names in found.items()
    }
