"""Some thousand words of a text: their stretches and hashes.

Takes a page and a stream, gives the keys of everything that begins and ends where words, or parts
of words, do. A word of many thousand signs is read in pieces, so that time and memory are bounded.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from redactor.detect.cases.anchors import RUN_LEAST
from redactor.detect.cases.hashing import Hashes, Hashing, Places, Rolling
from redactor.detect.known.page import Page
from redactor.detect.known.streams import Stream

BLOCK, OVERLAP = 40_000, 24
_AT_ONCE = 65_536
_ELEMENTS = 16
_LONGEST = 64
_HANDLE_LEAST = 12


@dataclass(frozen=True, slots=True)
class Seen:
    """Keys and the tokens where they stand."""

    key: Hashes
    token: Places


class Block:
    """Some thousand tokens of one stream, with the prefix sums of their text."""

    def __init__(self, page: Page, low: int, stream: Stream, hashing: Hashing) -> None:
        high = min(len(page.tokens), low + BLOCK + OVERLAP)
        at = np.asarray(stream.at[low : high + 1], dtype=np.int64)
        self._page = page
        self.low = low
        self.texts = page.tokens.text[low:high]
        self.start, self.end = at[:-1] - at[0], at[1:] - at[0]
        self.rolling: Rolling = hashing.rolling(stream.text[at[0] : at[-1]])
        self._hashing = hashing

    @cached_property
    def capital(self) -> NDArray[np.bool_]:
        """Whether each token begins with a capital."""
        tokens = self._page.tokens
        span = range(self.low, self.low + len(self.texts))
        return np.fromiter((tokens.capital(token) for token in span), dtype=np.bool_, count=len(span))

    def runs(self, salt: str) -> Iterator[Seen]:
        """Yield the keys of all stretches that begin and end where words or their parts do."""
        soft = self._soft() if salt == "plain" else np.zeros(0, dtype=np.int64)
        starts, ends = np.union1d(self.start, soft), np.union1d(self.end, soft)
        for low in range(0, len(starts), _AT_ONCE):
            yield self._seen(*stretches(starts[low : low + _AT_ONCE], ends), salt)
        if salt == "plain":
            yield self._seen(*self._inner(), salt)

    def _seen(self, start: Places, end: Places, salt: str) -> Seen:
        token = np.searchsorted(self.start, start, "right") - 1 + self.low
        return Seen(self._hashing.salted(self.rolling.windows(start, end), salt), token)

    def _soft(self) -> Places:
        """Return where letters and digits meet inside a token, and where a capital follows a small letter."""
        canon, tokens = self._page.canon, self._page.tokens
        found: list[int] = []
        for number, text in enumerate(self.texts):
            if len(text) < 3 or text.isdigit():
                continue
            begin = tokens.start[self.low + number]
            mixed = not text.isalpha()
            source = canon.source[canon.starts[begin] : canon.ends[begin + len(text) - 1]]
            if not mixed and (source[1:].islower() or source.isupper()):
                continue
            for at in range(1, len(text)):
                turned = text[at - 1].isdigit() != text[at].isdigit()
                if turned or (canon.capital(begin + at) and not canon.capital(begin + at - 1)):
                    found.append(int(self.start[number]) + at)
        return np.array(found, dtype=np.int64)

    def _inner(self) -> tuple[Places, Places]:
        """Return all stretches inside tokens that are long but not endless: handles, file names."""
        length = self.end - self.start
        starts, ends = [np.zeros(0, dtype=np.int64)], [np.zeros(0, dtype=np.int64)]
        words = self._page.compiled.lexicon.words
        for number in np.flatnonzero((length >= _HANDLE_LEAST) & (length <= _LONGEST)).tolist():
            if self.texts[number] in words:
                continue
            low, high = np.triu_indices(int(length[number]) + 1, RUN_LEAST)
            starts.append(self.start[number] + low)
            ends.append(self.start[number] + high)
        return np.concatenate(starts), np.concatenate(ends)


def stretches(starts: Places, ends: Places) -> tuple[Places, Places]:
    """Return the stretches from a start over up to so many ends that are neither short nor long."""
    after = np.searchsorted(ends, starts, "right")
    low, high = [], []
    for more in range(_ELEMENTS):
        place = after + more
        inside = place < len(ends)
        begin, end = starts[inside], ends[place[inside]]
        fits = (end - begin >= RUN_LEAST) & (end - begin <= _LONGEST)
        low.append(begin[fits])
        high.append(end[fits])
    return np.concatenate(low), np.concatenate(high)
