"""Which cases a text names by their reference, however it is spaced or punctuated.

Takes the references of all active cases once, then texts; gives references. One pass for all of
them. A reference of fewer than four letters and digits is never recognised in a text: only a mail's
own header can name it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

import ahocorasick_rs

from redactor.model.case import CaseRef

_LEAST: Final = 4
_SPACE: Final = re.compile(r"[\W_]+")


class CaseNames:
    """The references of all active cases, ready to be looked for."""

    def __init__(self, references: Iterable[CaseRef]) -> None:
        """Make ready."""
        self._by_squeezed: dict[str, list[CaseRef]] = {}
        for reference in references:
            squeezed = squeezed_reference(reference)
            if squeezed:
                self._by_squeezed.setdefault(squeezed, []).append(reference)
        self._long = [one for one in self._by_squeezed if len(one) >= _LEAST]
        self._automaton = ahocorasick_rs.AhoCorasick(self._long) if self._long else None

    def header(self, value: str) -> tuple[CaseRef, ...]:
        """Return the cases whose whole reference a header's value is."""
        return tuple(self._by_squeezed.get(squeezed_reference(value), ()))

    def named(self, text: str) -> Iterator[CaseRef]:
        """Yield the cases whose reference stands in `text`, from border to border."""
        if self._automaton is None:
            return
        squeezed = squeezed_reference(text)
        found = self._automaton.find_matches_as_indexes(squeezed, overlapping=True)
        for number in sorted({number for number, _, _ in found}):
            if _bordered(self._long[number]).search(text):
                yield from self._by_squeezed[self._long[number]]


def squeezed_reference(text: str) -> str:
    """Return the letters and digits of a text, small."""
    return _SPACE.sub("", text).casefold()


def _bordered(squeezed: str) -> re.Pattern[str]:
    between = r"[\W_]{0,3}"
    spelt = between.join(map(re.escape, squeezed))
    return re.compile(rf"(?<![^\W_]){spelt}(?![^\W_])", re.IGNORECASE)
