"""What may be a birth date: a part of it, with signs nobody can read, with a slip.

Takes clusters of date parts, gives hits that are questions. Words of birth decide for most of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rapidfuzz.distance import OSA

from redactor.detect.known.dates.birth import Birth, BirthWords
from redactor.detect.known.forms import Hit, Strength, Target
from redactor.detect.known.page import Page
from redactor.detect.known.tables.calendar_words import Part

_SIGNS = frozenset({"/", ".", "-"})
_ORDERS = ("dmy", "ymd", "mdy")
_YEARLY = frozenset({"birthday", "birthdays", "bday", "penblwydd", "benblwydd", "blwydd"})
_YEAR_SIGNS, _OLDEST, _AGE_REACH, _CENTURY = 4, 110, 6, 2000
_CENTURIES = frozenset({"18", "19", "20", "21"})
_AGES = {
    10: frozenset({"figures"}),
    13: frozenset({"teenager", "teen", "teenage"}),
    18: frozenset({"age", "majority", "adult", "adulthood"}),
}
_ORDINAL_END = re.compile(r"(?<=\d)(?:st|nd|rd|th)$")
_VERBS = frozenset({"may", "march"})


class Doubts:
    """Finds what may be one birth date."""

    def __init__(self, page: Page, words: BirthWords, target: Target, birth: Birth) -> None:
        """Keep the page and the date."""
        self._page = page
        self._words = words
        self._target = target
        self._birth = birth

    def hits(self, cluster: list[Part], indexes: set[int], taken: set[int]) -> Iterator[Hit]:
        """Yield the questions of a cluster, at parts that nothing has taken yet."""
        for size in (3, 2):
            for start in sorted({index - back for index in indexes for back in range(size)}):
                parts = cluster[start : start + size] if start >= 0 else []
                span = set(range(start, start + size))
                if len(parts) < size or span & taken:
                    continue
                hit = self._triple(parts) if size > 2 else self._pair(parts, cluster, start)
                if hit is not None:
                    taken |= span
                    yield hit
        if len(cluster) == 1 and not taken:
            yield from self._single(cluster[0])

    # ---- three parts, one of them hidden or wrong -----------------------------------------

    def _triple(self, parts: Sequence[Part]) -> Hit | None:
        roles = [self._birth.roles(part) for part in parts]
        told = sum(map(bool, roles))
        if not told or (told == 1 and sum(bool(part.hidden) for part in parts) < 2):
            return None
        for order in _ORDERS:
            fits = [role in roles[at] for at, role in enumerate(order)]
            if fits.count(True) == 2:
                at = fits.index(False)
                if hit := self._but_one(parts, parts[at], order[at], order):
                    return hit
            elif fits.count(True) == 1 and sum(bool(p.hidden) for p in parts) == 2:
                hidden = [self._birth.may_be(p, r) or f for p, r, f in zip(parts, order, fits, strict=True)]
                if all(hidden) and fits[order.index("y")] and self._near(parts):
                    return self._hit(parts, "date_partly_hidden", "date with hidden parts")
        return None

    def _but_one(self, parts: Sequence[Part], other: Part, role: str, order: str) -> Hit | None:
        month = parts[order.index("m")]
        in_words = bool(month.month and not month.roman)
        if order == "mdy" and not in_words:
            return None
        written = parts[1].sign == parts[2].sign and parts[1].sign in _SIGNS
        if other.hidden:
            plain = written or in_words or self._near(parts)
            if plain and self._birth.may_be(other, role):
                return self._hit(parts, "date_partly_hidden", "date with a hidden part")
            return None
        if (written or in_words) and (name := self._wrong(other, role, parts)):
            return self._hit(parts, "date_slip_with_birth_word", name)
        return None

    def _wrong(self, other: Part, role: str, parts: Sequence[Part]) -> str:
        """Return how the part that does not fit may be a slip, or tell the birthday, in words."""
        if role == "y" and self._age_told(other, parts):
            return "birthday with the age then"
        if role == "y" and self._unreal(other):
            return "date with a slip in its year"
        return "date with one part wrong" if self._near(parts) and self._slip(other, role, parts) else ""

    def _unreal(self, year: Part) -> bool:
        """Say whether a year is none, and this one but for a sign: "204", "20114", "1014" for 2014."""
        own, told = self._birth.years[0], year.digits
        if len(told) == 1 and year.sign == "/" and own == f"200{told}":
            return True
        none = len(told) != _YEAR_SIGNS or told[:2] not in _CENTURIES
        return len(told) > len("91") and none and OSA.distance(own, told, score_cutoff=1) == 1

    def _age_told(self, year: Part, parts: Sequence[Part]) -> bool:
        """Say whether the years since the birth stand near the day: "turned 30 on 8 November 2017"."""
        told = int(year.digits) if year.digits else 0
        age = (told if len(year.digits) == _YEAR_SIGNS else told + _CENTURY) - self._birth.year
        if not 0 < age <= _OLDEST:
            return False
        tokens = self._page.tokens
        first, last = tokens.at(parts[0].at), tokens.at(parts[-1].to - 1)
        around = (
            *range(max(0, first - _AGE_REACH), first),
            *range(last + 1, min(len(tokens), last + _AGE_REACH)),
        )
        runs = self._page.number_at
        signs = {runs[t].signs if t in runs else _ORDINAL_END.sub("", tokens.text[t]) for t in around}
        of_age = not _AGES.get(age, frozenset()).isdisjoint(signs)
        return of_age or str(age) in signs or (age == 1 and "first" in signs and self._near(parts))

    def _slip(self, part: Part, role: str, parts: Sequence[Part]) -> bool:
        """Say whether a part that does not fit may be a slip of the pen."""
        if role == "m":
            return bool(part.month) or (len(part.digits) <= 2 and part.value != "")
        if role == "y" and self._words.directly(parts[0].at, parts[-1].to) in _YEARLY:
            return True
        # 1917 for 2017
        if role == "y" and len(part.digits) == _YEAR_SIGNS and part.digits[2:] == self._birth.years[1]:
            return True
        own = self._birth.year if role == "y" else self._birth.day
        if part.digits and abs(int(part.digits) - own) == 1:
            # 2020 for 2019, the 10th for the 9th
            return True
        wanted = self._birth.years if role == "y" else (f"{self._birth.day:02d}", str(self._birth.day))
        return any(part.digits and OSA.distance(one, part.digits) == 1 for one in wanted)

    # ---- two parts, one part --------------------------------------------------------------

    def _pair(self, parts: Sequence[Part], cluster: list[Part], start: int) -> Hit | None:
        after = cluster[start + 2] if start + 2 < len(cluster) else None
        before = cluster[start - 1] if start else None
        if any(part.month and not part.roman for part in parts):
            return self._pair_in_words(parts, before, after)
        one, two = parts
        sign = two.sign
        if sign not in _SIGNS and not (one.ordinal and two.ordinal):
            return self._pair_apart(one, two)
        # the date goes on: it is another one
        longer = after is not None and after.sign == sign and len(after.gap) == len(two.gap)
        if longer or not (self._near(parts) or self._words.of_age(one.at)):
            return None
        day_month = any(
            self._birth.fits(one, a) and self._birth.fits(two, b) for a, b in (("d", "m"), ("m", "d"))
        )
        month_year = self._birth.fits(one, "m") and self._birth.fits(two, "y")
        if day_month or (month_year and (before is None or one.sign not in _SIGNS)):
            return self._hit(parts, "day_and_month_with_birth_word", "part of the date in numbers")
        return None

    def _pair_apart(self, one: Part, two: Part) -> Hit | None:
        """Two numbers with words or labels between: "born on the 3rd, 2009", "DOB: month 03 year 91"."""
        labelled = any(
            self._birth.fits(a, "m") and self._birth.fits(b, "y") and (a.label, b.label) == ("month", "year")
            for a, b in ((one, two), (two, one))
        )
        day = one.ordinal and self._birth.fits(one, "d") and len(two.digits) == _YEAR_SIGNS
        born = self._near((one, two)) or self._words.directly(one.at, two.to)
        if not born or not (labelled or (day and self._birth.fits(two, "y"))):
            return None
        name = "month and year" if labelled else "day and year"
        return self._hit((one, two), "month_and_year_with_birth_word", name)

    def _pair_in_words(self, parts: Sequence[Part], before: Part | None, after: Part | None) -> Hit | None:
        month = next(part for part in parts if part.month and not part.roman)
        other = parts[0] if parts[1] is month else parts[1]
        years = [p for p in (before, after) if p is not None and len(p.digits) == 4]
        if not self._birth.fits(month, "m"):
            return None
        if self._birth.fits(other, "d") and not years:
            rule, name = "day_and_month", "day and month"
        elif self._birth.fits(other, "y") and self._month_and_year(parts, month, before, after):
            rule, name = "month_and_year", "month and year"
        else:
            return None
        at, to = parts[0].at, parts[-1].to
        born = self._near(parts) or self._words.directly(at, to) or self._words.of_age(at)
        return self._hit(parts, rule + ("_with_birth_word" if born else ""), name)

    def _month_and_year(
        self, parts: Sequence[Part], month: Part, before: Part | None, after: Part | None
    ) -> bool:
        """Say whether no day stands beside month and year; the year first only beside a word of birth."""
        if month is parts[0]:
            return not self._day(before) or self._led(month)
        return len(parts[0].digits) == _YEAR_SIGNS and not self._day(after) and self._near(parts)

    def _day(self, part: Part | None) -> bool:
        """Say whether a part is the day of another date."""
        return part is not None and 0 < len(part.digits) <= 2

    def _led(self, part: Part) -> bool:
        """Say whether a word of birth parts a month from a number: "aged 4 (born Aug 2014)"."""
        return "(" in part.gap or self._words.directly(part.at, part.at) != ""

    def _single(self, part: Part) -> Iterator[Hit]:
        """A part alone that a word of birth leads to: "born in 1991", "birthday is in March"."""
        word = self._words.directly(part.at, part.to)
        if not word:
            return
        if part.month and not part.roman and self._birth.fits(part, "m"):
            text = self._page.canon.text[part.at : part.to]
            if text not in _VERBS or self._page.canon.capital(part.at):
                yield self._hit([part], "month_with_birth_word", "month beside a word of birth")
        elif self._birth.fits(part, "y") and (len(part.digits) == 4 or word == "yob" or self._cut(part)):
            yield self._hit([part], "year_with_birth_word", "year beside a word of birth")
        elif part.ordinal and self._birth.fits(part, "d"):
            yield self._hit([part], "day_with_birth_word", "day beside a word of birth")

    def _cut(self, part: Part) -> bool:
        """Say whether an apostrophe stands for the century: "born '91"."""
        return self._page.canon.text[max(0, part.at - 1) : part.at] == "'"

    def _near(self, parts: Sequence[Part]) -> bool:
        return self._words.near(parts[0].at, parts[-1].to)

    def _hit(self, parts: Sequence[Part], rule: str, name: str) -> Hit:
        at, to = parts[0].at, parts[-1].to
        start, end = self._page.canon.span(at, to)
        tokens = self._page.tokens
        first, last = tokens.at(at), tokens.at(to - 1)
        part = "slip" if rule.startswith("date_") else rule
        return Hit(self._target.index, part, start, end, Strength.WEAK, rule, name, first, last)
