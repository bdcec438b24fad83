"""Some thousand words of a text: their stretches and hashes.

Takes a page and a stream, gives the keys of everything that begins and ends where words, or parts
of words, do. A word of many thousand signs is read in pieces, so that time and memory are bounded.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
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
_LOOK_AT_ONCE = 200_000
_TEXT_MOST = 1_000_000
_ELEMENTS = 16
LONGEST = 64
_HANDLE_LEAST = 12


@dataclass(frozen=True, slots=True)
class Seen:
    """Keys and the tokens where they stand."""

    key: Hashes
    token: Places


def gathered(pieces: Iterable[Seen]) -> Iterator[Seen]:
    """Yield the same keys in few large pieces: each look-up has a cost of its own."""
    waiting, size = list[Seen](), 0
    for seen in pieces:
        waiting.append(seen)
        size += len(seen.key)
        if size >= _LOOK_AT_ONCE:
            yield _joined(waiting)
            waiting, size = [], 0
    if size:
        yield _joined(waiting)


def _joined(pieces: Sequence[Seen]) -> Seen:
    key, token = (np.concatenate([getattr(one, name) for one in pieces]) for name in ("key", "token"))
    return Seen(key, token)


def blocks(stream: Stream) -> Iterator[tuple[int, int]]:
    """Yield first and last element of blocks that are neither many words nor much text."""
    at = np.asarray(stream.at, dtype=np.int64)
    low, size = 0, len(at) - 1
    while low < size:
        full = int(np.searchsorted(at, at[low] + _TEXT_MOST))
        after = min(size, low + BLOCK, max(low + 1, full))
        yield low, min(size, after + OVERLAP)
        low = after


def squeezed(stream: Stream, low: int, high: int, most: int) -> tuple[str, Places, Places]:
    """Return the text of elements [low, high) and where each begins and ends; longer ones are left out."""
    at = np.asarray(stream.at[low : high + 1], dtype=np.int64)
    length = np.diff(at)
    if (length <= most).all():
        return stream.text[at[0] : at[-1]], at[:-1] - at[0], at[1:] - at[0]
    length[length > most] = 0
    pieces = [
        stream.text[begin : begin + size] for begin, size in zip(at.tolist(), length.tolist(), strict=False)
    ]
    end = np.cumsum(length)
    return "".join(pieces), end - length, end


class Block:
    """Some thousand tokens of one stream, with the prefix sums of their text."""

    def __init__(
        self, page: Page, span: tuple[int, int], stream: Stream, hashing: Hashing, most: int
    ) -> None:
        """Sum up the text of tokens `span`, but for those longer than `most`."""
        self._page = page
        self._stream = stream
        self._most = most
        self._hashing = hashing
        self.low, high = span
        self.texts = page.tokens.text[self.low : high]
        text, self.start, self.end = squeezed(stream, self.low, high, most)
        self.rolling: Rolling = hashing.rolling(text)

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
            for number, text in enumerate(self.texts):
                if len(text) > self._most:
                    yield from self._giant(number, salt)

    def _seen(self, start: Places, end: Places, salt: str) -> Seen:
        token = np.searchsorted(self.start, start, "right") - 1 + self.low
        return Seen(self._hashing.salted(self.rolling.windows(start, end), salt), token)

    def _giant(self, number: int, salt: str) -> Iterator[Seen]:
        """Yield the keys inside a word of very many signs, piece by piece."""
        token = self.low + number
        begin, size = self._stream.at[token], len(self.texts[number])
        for low in range(0, size, self._most):
            high = min(size, low + self._most + LONGEST)
            soft = np.array([0, *self._turns(number, low, high), high - low], dtype=np.int64)
            start, end = stretches(soft, soft)
            keys = self._hashing.rolling(self._stream.text[begin + low : begin + high]).windows(start, end)
            yield Seen(self._hashing.salted(keys, salt), np.full(len(keys), token, dtype=np.int64))

    def _soft(self) -> Places:
        """Return where the parts of words meet."""
        found: list[int] = []
        for number, text in enumerate(self.texts):
            if 2 < len(text) <= self._most and not text.isdigit():
                begin = int(self.start[number])
                found += [begin + at for at in self._turns(number, 0, len(text))]
        return np.array(found, dtype=np.int64)

    def _turns(self, number: int, low: int, high: int) -> list[int]:
        """Return where letters and digits meet in a token, and where a capital follows a small letter."""
        canon, text = self._page.canon, self.texts[number]
        begin = self._page.tokens.start[self.low + number]
        source = canon.source[canon.starts[begin + low] : canon.ends[begin + high - 1]]
        if text.isalpha() and (source[1:].islower() or source.isupper()):
            return []
        digit = list(map(str.isdigit, text[low:high]))
        capital = [canon.capital(begin + at) for at in range(low, high)]
        return [
            at
            for at in range(1, high - low)
            if digit[at - 1] != digit[at] or (capital[at] and not capital[at - 1])
        ]

    def _inner(self) -> tuple[Places, Places]:
        """Return all stretches inside tokens that are long but not endless: handles, file names."""
        length = self.end - self.start
        starts, ends = [np.zeros(0, dtype=np.int64)], [np.zeros(0, dtype=np.int64)]
        words = self._page.compiled.lexicon.words
        for number in np.flatnonzero((length >= _HANDLE_LEAST) & (length <= LONGEST)).tolist():
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
        fits = (end - begin >= RUN_LEAST) & (end - begin <= LONGEST)
        low.append(begin[fits])
        high.append(end[fits])
    return np.concatenate(low), np.concatenate(high)
