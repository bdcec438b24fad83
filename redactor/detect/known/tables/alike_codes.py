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
_Thirds = dict[str, list[tuple[Target, str]]]


class AlikeCodes:
    """The codes of a search, by their length and each third."""

    def __init__(self, targets: Iterable[Target]) -> None:
        """Keep the codes that may stay withheld."""
        self._codes: dict[int, tuple[_Thirds, _Thirds, _Thirds]] = {}
        for target in targets:
            for code in () if target.allowed else _codes(target):
                thirds = self._codes.setdefault(len(code), ({}, {}, {}))
                for third, known in zip(_cut(skeleton(code)), thirds, strict=True):
                    known.setdefault(third, []).append((target, code))
        self.sizes = self._codes.keys()

    def of(self, written: str, folded: str) -> Iterator[Target]:
        """Yield the targets whose code is alike, sign by sign; `folded` is the skeleton of what is written.

        One third stands there as it is: no code is made of look-alikes alone.
        """
        seen: set[int] = set()
        for third, known in zip(_cut(folded), self._codes[len(folded)], strict=True):
            for target, code in known.get(third, ()):
                if target.index not in seen and all(map(read_alike, code, written)):
                    seen.add(target.index)
                    yield target


def _cut(code: str) -> tuple[str, str, str]:
    one, two = len(code) // 3, 2 * len(code) // 3
    return code[:one], code[one:two], code[two:]


def _codes(target: Target) -> Iterator[str]:
    """Yield the ways to write a whole code."""
    number = own_number(target) if target.kind in CODED else ""
    if len(number) >= _LEAST:
        yield number
        if target.kind is Kind.PHONE:
            yield from ("0" + number, "44" + number)
        if target.kind is Kind.NINO:
            yield number[:-1]
