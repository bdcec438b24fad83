"""Settles a question about one item by another item of the same person that surely stands beside it.

Takes the questions and the redactions of a text, gives the questions that are answered so: "Shabi's birthday
is 9 May", "Hebblethwaite: 960285". It settles what may be chance or a word, not what may be another's.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from redactor.detect.known.forms import Hit, Strength, Target

# what has every sign of the item, or of a part of it that says much beside whose it is
_MAY_BE = frozenset({"sort_code", "phone_without_area_code"})
_NAMED = frozenset({"known name alone", "first name alone", "nick name alone", "house name, abbreviated"})
_WHY = "beside another item of the same person"
_COMPACT, _BIRTHDAY = "date_of_birth_us_order", "day_and_month_with_birth_word"
_BORN = re.compile(
    r"birth|\bborn|\bd\.?o\.?b|\bb['’-]?day|benblwydd|penblwydd|ganwyd|ganed|urodz", re.IGNORECASE
)
_BORN_REACH = 24
_REACH, _WORD, _LONGEST = 60, 4, 200
_APART = re.compile(r"[.!?]['\")]*\s+(?=[^\W\d_])|\n\s*\n|\f|;\s")
_SHORT_WORD = re.compile(r"(?:^|[^\w])[^\W\d_]{1,3}$")


class Owners:
    """The sure items of each person in one text."""

    def __init__(self, text: str, redacted: Iterable[Hit], targets: Sequence[Target]) -> None:
        """Sort them by place."""
        self._text, self._targets = text, targets
        self._sure: dict[str, list[tuple[int, int, int]]] = defaultdict(list)
        for hit in redacted:
            if hit.strength >= Strength.MEDIUM and not hit.shaky and (owner := self._owner(hit)):
                self._sure[owner].append((hit.start, hit.end, hit.target))
        for places in self._sure.values():
            places.sort()

    def _owner(self, hit: Hit) -> str:
        item = self._targets[hit.target].item
        return item.about if item is not None else ""

    def answered(self, asked: Iterable[Hit], why: dict[int, str]) -> Iterator[Hit]:
        """Yield the questions that another item of their person answers, and note it as the reason."""
        for hit in asked if self._sure else ():
            may_be = hit.rule in _MAY_BE or hit.name in _NAMED or self._dated(hit)
            if may_be and not hit.shaky and self._beside(hit):
                why[id(hit)] = _WHY
                yield hit

    def _dated(self, hit: Hit) -> bool:
        """Say whether a hit is the whole date in figures ("140290"), or its day beside a word of birth."""
        if hit.rule == _BIRTHDAY:
            around = self._text[max(0, hit.start - _BORN_REACH) : hit.end + _BORN_REACH]
            return _BORN.search(around) is not None
        return hit.rule == _COMPACT and self._text[hit.start : hit.end].isdigit()

    def _beside(self, hit: Hit) -> bool:
        """Say whether another item of the person stands in the same statement."""
        places = self._sure.get(self._owner(hit), [])
        kind = self._targets[hit.target].kind
        at = bisect_left(places, (hit.start - _REACH - _LONGEST,))
        for start, end, target in places[at:]:
            if start > hit.end + _REACH:
                break
            other = target != hit.target and self._targets[target].kind is not kind
            if other and hit.start - end <= _REACH and self._joined(hit, start, end):
                return True
        return False

    def _joined(self, hit: Hit, start: int, end: int) -> bool:
        """Say whether no sentence ends between two places; the full stop of a short word ends none."""
        low, high = (end, hit.start) if start < hit.start else (hit.end, start)
        for border in _APART.finditer(self._text, low, high):
            before = self._text[max(0, border.start() - _WORD) : border.start()]
            if border.group()[0] != "." or not _SHORT_WORD.search(before):
                return False
        return True
