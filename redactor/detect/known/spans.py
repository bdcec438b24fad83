"""Hits sorted by place, so that looking for neighbours does not mean looking at all of them.

Takes hits, answers what covers a span and what stands near a token.
It keeps no order among hits that begin together.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import replace

from redactor.detect.known.forms import Hit
from redactor.detect.known.page import Page
from redactor.detect.known.text.escapes import ESCAPE, meaning

_ESCAPE_MOST = 24
# a blank of UTF-8 that another code showed as a letter and a blank
_LEFT = " \u00c2\u00a0"


class Spans:
    """Hits by their source positions."""

    def __init__(self, hits: Iterable[Hit]) -> None:
        """Sort the hits."""
        self._hits = sorted(hits, key=lambda hit: (hit.start, -hit.end))
        self._starts = [hit.start for hit in self._hits]
        # the furthest end of all hits up to each one
        self._reach: list[int] = []
        for hit in self._hits:
            self._reach.append(max(hit.end, self._reach[-1] if self._reach else 0))

    def covers(self, start: int, end: int) -> bool:
        """Say whether one hit, or several that begin before, reach over [start, end)."""
        at = bisect_right(self._starts, start) - 1
        return at >= 0 and self._reach[at] >= end


class Beside:
    """Hits of one page by their tokens."""

    def __init__(self, hits: Iterable[Hit]) -> None:
        """Sort the hits."""
        self._hits = sorted(hits, key=lambda hit: hit.first)
        self._firsts = [hit.first for hit in self._hits]
        self._longest = max((hit.last - hit.first for hit in self._hits), default=0)

    def near(self, first: int, last: int, reach: int) -> Iterator[Hit]:
        """Yield the hits that stand at most `reach` tokens away from tokens first..last."""
        low = bisect_left(self._firsts, first - reach - self._longest)
        high = bisect_right(self._firsts, last + reach)
        for hit in self._hits[low:high]:
            if hit.last >= first - reach:
                yield hit


def _parts(between: str) -> bool:
    """Say whether words of the text stand there: an escape ("%20") is none."""
    if not any(map(str.isalnum, between.strip(_LEFT))):
        return False
    escape = ESCAPE.fullmatch(between.strip()) if len(between) <= _ESCAPE_MOST else None
    return escape is None or meaning(escape) is None


def unswallowed(text: str, page: Page, hit: Hit) -> list[Hit]:
    """Return a hit of a reordered reading as the stretches of the source that it comes from.

    Between the lines of a column stand words of the other one, which are not the item's.
    """
    if not page.canon.reordered or hit.first < 0 or hit.first == hit.last:
        return [hit]
    tokens = page.tokens
    found: list[tuple[int, int]] = []
    for low, high in page.canon.pieces(tokens.start[hit.first], tokens.end[hit.last]):
        if found and not _parts(text[found[-1][1] : low]):
            found[-1] = (found[-1][0], max(high, found[-1][1]))
        else:
            found.append((low, high))
    if len(found) < 2:
        return [hit]
    found[0] = (min(hit.start, found[0][0]), found[0][1])
    found[-1] = (found[-1][0], max(hit.end, found[-1][1]))
    return [replace(hit, start=start, end=end) for start, end in found]
