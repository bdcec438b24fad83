"""All readings of a text beside each other: one count of tokens for all of them.

Takes pages; gives each with the number its tokens are counted from, and leads a token back to its place.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

import numpy as np

from redactor.detect.cases.hashing import Places
from redactor.detect.known.page import Page
from redactor.detect.known.text.canonical import Canon
from redactor.detect.known.text.decode import BREAK

APART = 8
"""So many numbers are left out between two readings: nothing reaches from one into the other."""


def laid_together(canons: Sequence[Canon]) -> list[Canon]:
    """Return the text itself and, as one, all its other readings: they are short, and every page costs."""
    if len(canons) <= 2:
        return list(canons)
    length, source, text = 0, list[str](), list[str]()
    places: list[list[Places]] = [[], [], [], []]
    for canon in canons[1:]:
        size = len(canon.source)
        source += [canon.source, BREAK]
        text += [canon.text, BREAK]
        gap = np.arange(size, size + len(BREAK))
        own = canon.origin or (range(size), range(1, size + 1))
        for into, mine, after in zip(
            places,
            (canon.starts, canon.ends, *own),
            (gap, gap + 1, [own[0][-1]] * len(gap), [own[1][-1]] * len(gap)),
            strict=True,
        ):
            into += [np.asarray(mine, dtype=np.int64), np.asarray(after, dtype=np.int64)]
        places[0][-2:] = [part + length for part in places[0][-2:]]
        places[1][-2:] = [part + length for part in places[1][-2:]]
        length += size + len(BREAK)
    starts, ends, low, high = (np.concatenate(each).tolist() for each in places)
    return [canons[0], Canon("".join(source), "".join(text), starts, ends, (low, high))]


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
