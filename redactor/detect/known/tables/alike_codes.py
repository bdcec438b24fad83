"""Codes with several signs read as others that look or sound alike: "OO398839B" for "QQ398839B".

Takes targets; `of` takes what stands in a text, gives the targets whose code it may be. A digit for a digit
is another number and never alike.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from redactor.detect.known.forms import Target
from redactor.detect.known.tables.slips import CODED, own_number, read_alike
from redactor.detect.known.text.fold import skeleton
from redactor.model.kind import Kind

_LEAST = 7
_THIRDS = 3
_Key = tuple[int, int, str]


class AlikeCodes:
    """The codes of a search, by their length and each third."""

    def __init__(self, targets: Iterable[Target]) -> None:
        """Keep the codes that may stay withheld."""
        self._codes: dict[_Key, list[tuple[Target, str]]] = {}
        for target in targets:
            for code in () if target.allowed else _codes(target):
                for key in _keys(skeleton(code)):
                    self._codes.setdefault(key, []).append((target, code))
        self.sizes = frozenset(size for size, _, _ in self._codes)

    def of(self, written: str, folded: str) -> Iterator[Target]:
        """Yield the targets whose code is alike, sign by sign; `folded` is the skeleton of what is written.

        One third stands there as it is: no code is made of look-alikes alone.
        """
        seen: set[int] = set()
        for key in _keys(folded):
            for target, code in self._codes.get(key, ()):
                if target.index not in seen and all(map(read_alike, code, written)):
                    seen.add(target.index)
                    yield target


def _keys(folded: str) -> Iterator[_Key]:
    """Yield the length of a code with each of its thirds."""
    size = len(folded)
    for third in range(_THIRDS):
        yield size, third, folded[third * size // _THIRDS : (third + 1) * size // _THIRDS]


def _codes(target: Target) -> Iterator[str]:
    """Yield the ways to write a whole code."""
    number = own_number(target) if target.kind in CODED else ""
    if len(number) >= _LEAST:
        yield number
        if target.kind is Kind.PHONE:
            yield from ("0" + number, "44" + number)
        if target.kind is Kind.NINO:
            yield number[:-1]
