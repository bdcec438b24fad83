"""A birth date whose parts other words stand between: "the 11th of let me see March erm 1965".

Takes the parts of one page and a birth date, gives hits where day, month in words and year stand near each
other in one sentence and nothing there is of another date. What stands side by side is for dates.py.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import pairwise

from redactor.detect.known.dates.birth import Birth, BirthWords
from redactor.detect.known.dates.told_dates import SAID
from redactor.detect.known.page import Page
from redactor.detect.known.tables.calendar_words import Part
from redactor.detect.known.text.streams import ends_sentence

_REACH, _PARTS_MOST, _YEAR_SIGNS = 90, 4, 4
# other words between: of a date that is redacted, and of one that is asked about
_FEW, _MANY = 3, 7
# what learners of English say for "of"
_LINKS = frozenset({"from", "by", "for", "at", "out", "off"})


class Scattered:
    """Finds the birth dates of one page that are parted by other words."""

    def __init__(
        self,
        page: Page,
        clusters: Sequence[Sequence[Part]],
        words: BirthWords,
        contexts: Mapping[str, frozenset[str]],
    ) -> None:
        """Keep the parts, and the words that people say while they think."""
        self._page = page
        self._clusters = clusters
        self._words = words
        self._said = contexts.get("date_filler", frozenset()) | contexts.get("hesitation", frozenset()) | SAID
        self._said |= contexts.get("note_in_text", frozenset())

    @cached_property
    def _parts(self) -> list[Part]:
        return [part for cluster in self._clusters for part in cluster]

    @cached_property
    def _years(self) -> Mapping[str, Sequence[int]]:
        """Where each number stands that may be a year, among the parts."""
        found: dict[str, list[int]] = defaultdict(list)
        for at, part in enumerate(self._parts):
            if len(part.digits) == _YEAR_SIGNS or part.worded or self._cut(part):
                found[part.digits].append(at)
        return found

    def _cut(self, part: Part) -> bool:
        """Say whether an apostrophe stands for the century: "'91"."""
        return part.digits.isdigit() and self._page.canon.text[max(0, part.at - 1) : part.at] == "'"

    def places(self, birth: Birth, taken: set[int]) -> Iterator[tuple[int, int, bool]]:
        """Yield where a birth date stands, and whether surely; `taken` are places of years found."""
        for year in (at for digits in birth.years for at in self._years.get(digits, ())):
            if self._parts[year].at in taken or not birth.fits(self._parts[year], "y"):
                continue
            found = [each for three in self._threes(birth, year) if (each := self._weighed(three))]
            if found:
                yield min(found, key=lambda each: (not each[2], each[1] - each[0]))

    def _threes(self, birth: Birth, year: int) -> Iterator[tuple[int, ...]]:
        """Yield the parts near a year that may be the day and the month with it, in their order."""
        parts = self._parts
        near = [
            at
            for at in range(max(0, year - _PARTS_MOST), min(len(parts), year + _PARTS_MOST + 1))
            if at != year and abs(parts[at].at - parts[year].at) <= _REACH
        ]
        months = [at for at in near if parts[at].month and not parts[at].roman and birth.fits(parts[at], "m")]
        for month in months:
            for day in near:
                if day != month and birth.fits(parts[day], "d"):
                    yield tuple(sorted((day, month, year)))

    def _weighed(self, three: tuple[int, ...]) -> tuple[int, int, bool] | None:
        """Return where three parts stand and whether they are one date; None where they are not."""
        parts = [self._parts[at] for at in three]
        other = self._parts[three[0] : three[-1] + 1]
        if any(part not in parts and not self._tells_nothing(part, parts) for part in other):
            return None
        strange, ends = self._between(parts)
        if ends or strange > _MANY:
            return None
        if not strange and all(two.gap == " " for two in parts[1:]):
            return None
        # the month is never Roman here: "March/II (say) 1991"
        day = next(p for p in parts if (p.roman or not p.month) and len(p.digits) <= len("31"))
        at, to = parts[0].at, parts[-1].to
        told = day.ordinal or self._words.near(at, to) or self._linked(parts)
        # "in March 1991 2 children came"
        behind = day is parts[2] or (day is parts[1] and len(parts[0].digits) > len("31"))
        if not told and (behind or strange > _FEW):
            return None
        return at, to, strange == 0 or (strange <= _FEW and told)

    def _linked(self, parts: Sequence[Part]) -> bool:
        """Say whether a learner's small words alone join the parts: "27 from August from 2014"."""
        tokens, words = self._page.tokens, self._said | _LINKS
        gaps = [tokens.text[tokens.at(a.to - 1) + 1 : tokens.at(b.at)] for a, b in pairwise(parts)]
        return bool(parts[1].month) and all(gap and words.issuperset(gap) for gap in gaps)

    def _tells_nothing(self, part: Part, parts: Sequence[Part]) -> bool:
        """Say whether a part between is one of the three once more, or none at all."""
        again = any(part.digits and part.value == one.value and part.month == one.month for one in parts)
        # "I think"
        spoken = part.roman and part.to - part.at == 1
        return again or spoken or not (part.digits or part.month)

    def _between(self, parts: Sequence[Part]) -> tuple[int, bool]:
        """Return how many words between are none of a date or of hesitation, and whether a sentence ends."""
        tokens, strange = self._page.tokens, 0
        for one, two in pairwise(parts):
            first, last = tokens.at(one.to - 1), tokens.at(two.at)
            strange += sum(tokens.text[token] not in self._said for token in range(first + 1, last))
            if any(
                ends_sentence(tokens.gap(token)) and "..." not in tokens.gap(token)
                for token in range(first, last)
            ):
                return strange, True
        return strange, False
