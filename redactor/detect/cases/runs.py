"""All stretches of some strips that may be runs of an anchor, found together.

Takes strips, gives keys with tokens: of everything that begins and ends where words or their parts do,
if it is short or begins like an anchor. Many strips at once, for every step has a cost of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from redactor.detect.cases.anchors import RUN_LEAST
from redactor.detect.cases.hashing import Hashes, Hashing, Places
from redactor.detect.cases.pieces import HEAD
from redactor.detect.cases.strips import Strip
from redactor.detect.cases.words import LONGEST, Words

_AT_ONCE = 65_536
_TEXT_AT_ONCE = 1_000_000
_ELEMENTS = 16


@dataclass(frozen=True, slots=True)
class Seen:
    """Keys and the tokens where they stand."""

    key: Hashes
    token: Places


@dataclass(frozen=True, slots=True)
class _Starts:
    """Where stretches may begin: in which token, how far they may go, and the salt of their strip."""

    at: Places
    token: Places
    stop: Places
    salt: Hashes

    def only(self, kept: Places) -> _Starts:
        return _Starts(self.at[kept], self.token[kept], self.stop[kept], self.salt[kept])


def runs(some: Iterable[tuple[Strip, int]], hashing: Hashing, words: Words) -> Iterator[Seen]:
    """Yield the keys of strips; the tokens of each are counted from the number beside it."""
    waiting, size = list[tuple[Strip, int]](), 0
    for strip, base in some:
        waiting.append((strip, base))
        size += len(strip.text)
        if size >= _TEXT_AT_ONCE:
            yield from _Batch(waiting, hashing, words).seen()
            waiting, size = [], 0
    if waiting:
        yield from _Batch(waiting, hashing, words).seen()


class _Batch:
    """Some strips laid one after the other, with the prefix sums of their text."""

    def __init__(self, some: Sequence[tuple[Strip, int]], hashing: Hashing, words: Words) -> None:
        self._some = some
        self._hashing = hashing
        self._words = words
        self._rolling = hashing.rolling("".join(strip.text for strip, _ in some))
        length = np.array([len(strip.text) for strip, _ in some], dtype=np.int64)
        stop = np.cumsum(length)
        self._first = (stop - length).tolist()
        placed = list(zip(some, self._first, strict=True))
        count = np.array([len(strip.start) for strip, _ in some], dtype=np.int64)
        self._starts = _Starts(
            np.concatenate([strip.start + first for (strip, _), first in placed]),
            np.concatenate([strip.token + base for strip, base in some]),
            np.repeat(stop, count),
            np.repeat(hashing.salts([strip.salt for strip, _ in some]), count),
        )
        self._ends = np.concatenate([strip.end + first for (strip, _), first in placed])

    def seen(self) -> Iterator[Seen]:
        """Yield the keys."""
        for low in range(0, len(self._starts.at), _AT_ONCE):
            starts = self._starts.only(np.arange(low, min(low + _AT_ONCE, len(self._starts.at))))
            yield from self._short(starts)
            yield self._long(starts.only(self._known(starts)))
        handles = self._handles()
        if handles is not None:
            for size in range(RUN_LEAST, HEAD):
                fits = handles.only(np.flatnonzero(handles.at + size <= handles.stop))
                yield self._keys(fits, fits.at + size)
            yield self._whole(handles.only(self._known(handles)))

    def _keys(self, starts: _Starts, end: Places) -> Seen:
        hashes = self._rolling.windows(starts.at, end)
        return Seen(self._hashing.mixed(hashes, starts.salt), starts.token)

    def _known(self, starts: _Starts) -> Places:
        """Return which starts have `HEAD` signs that an anchor begins with."""
        room = np.flatnonzero(starts.at + HEAD <= starts.stop)
        some = starts.only(room)
        return room[self._words.has(self._keys(some, some.at + HEAD).key)]

    def _short(self, starts: _Starts) -> Iterator[Seen]:
        """Yield the stretches of fewer than `HEAD` signs."""
        after = np.searchsorted(self._ends, starts.at + RUN_LEAST)
        for more in range(HEAD - RUN_LEAST):
            end = self._ends[np.minimum(after + more, len(self._ends) - 1)]
            fits = (end - starts.at >= RUN_LEAST) & (end - starts.at < HEAD) & (end <= starts.stop)
            if more:
                fits &= after + more < len(self._ends)
            kept = np.flatnonzero(fits)
            yield self._keys(starts.only(kept), end[kept])

    def _long(self, starts: _Starts) -> Seen:
        """Return the stretches of `HEAD` to `LONGEST` signs; they go over at most so many ends."""
        after = np.searchsorted(self._ends, starts.at, "right")
        place = (after[:, None] + np.arange(_ELEMENTS)).ravel()
        every = starts.only(np.repeat(np.arange(len(starts.at)), _ELEMENTS))
        end = self._ends[np.minimum(place, len(self._ends) - 1)]
        length = end - every.at
        fits = (length >= HEAD) & (length <= LONGEST) & (end <= every.stop) & (place < len(self._ends))
        kept = np.flatnonzero(fits)
        return self._keys(every.only(kept), end[kept])

    def _handles(self) -> _Starts | None:
        """Return every place in words that are long but not endless: handles, file names."""
        found = [
            (low + first, high + first, token + base)
            for (strip, base), first in zip(self._some, self._first, strict=True)
            for low, high, token in strip.handles
        ]
        if not found:
            return None
        low, high, token = np.array(found, dtype=np.int64).T
        size = high - low
        at = np.concatenate([np.arange(start, end) for start, end, _ in found])
        salt = np.full(len(at), self._hashing.salts(["plain"])[0])
        return _Starts(at, np.repeat(token, size), np.repeat(high, size), salt)

    def _whole(self, starts: _Starts) -> Seen:
        """Return the stretches from a start of `HEAD` signs to the end of its word."""
        size = starts.stop - starts.at - HEAD + 1
        every = starts.only(np.repeat(np.arange(len(starts.at)), size))
        number = np.arange(len(every.at)) - np.repeat(np.cumsum(size) - size, size)
        return self._keys(every, every.at + HEAD + number)
