"""All readings of a text beside each other: one count of tokens for all of them.

Takes pages; gives each with the number its tokens are counted from, and leads a token back to its place.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

from redactor.detect.known.page import Page

APART = 8
"""So many numbers are left out between two readings: nothing reaches from one into the other."""


class Sheets:
    """Pages with one count of tokens."""

    def __init__(self, pages: Sequence[Page]) -> None:
        """Lay the pages beside each other."""
        self._pages = pages
        self._base = [0, *accumulate(len(page.tokens) + APART for page in pages)]

    def each(self) -> Iterator[tuple[Page, int]]:
        """Yield every page that has tokens, and the number they are counted from."""
        for page, base in zip(self._pages, self._base, strict=False):
            if len(page.tokens):
                yield page, base

    def places(self, tokens: Iterable[int]) -> dict[int, int]:
        """Return where tokens begin in the source."""
        found: dict[int, int] = {}
        for token in set(tokens):
            number = bisect_right(self._base, token) - 1
            mine = token - self._base[number]
            found[token] = self._pages[number].tokens.span(mine, mine)[0]
        return found
