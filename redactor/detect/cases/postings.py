"""Which cases a key belongs to: sorted arrays, and a filter that says most absent keys are absent.

Takes keys with case number and item, gives those of the keys asked for. Arrays only, so that
workers can share them (`buffers`, `of_buffers`). It knows nothing of text or values.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from redactor.detect.cases.hashing import Hashes, Places
from redactor.detect.cases.pieces import Pieces, pieces

_FILTER_LEAST = 16
_FILTER_BITS_EACH = 24
_FILTER_MOST = 31


@dataclass(frozen=True, slots=True)
class Matches:
    """Key number `asked[i]` belongs to item `what[i]` of case number `case[i]`."""

    asked: Places
    case: NDArray[np.uint32]
    what: NDArray[np.uint16]


@dataclass(frozen=True, slots=True)
class Postings:
    """Keys in ascending order with case number and item; `seen` is the filter.

    `pieces` are what the anchors behind the keys are made of.
    """

    key: Hashes
    case: NDArray[np.uint32]
    what: NDArray[np.uint16]
    seen: NDArray[np.uint8]
    pieces: Pieces

    def __len__(self) -> int:
        return len(self.key)

    @property
    def memory_bytes(self) -> int:
        """Bytes of all arrays."""
        own = self.key.nbytes + self.case.nbytes + self.what.nbytes + self.seen.nbytes
        return own + self.pieces.memory_bytes

    def buffers(self) -> tuple[memoryview, ...]:
        """Return the arrays as flat bytes, for shared memory."""
        arrays = (self.key, self.case, self.what, self.seen, self.pieces.half, self.pieces.seen)
        return tuple(np.ascontiguousarray(array).view(np.uint8).data for array in arrays)

    def look(self, asked: Hashes) -> Matches:
        """Return the postings of every key asked for."""
        places = np.flatnonzero(self._perhaps(asked))
        wanted = asked[places]
        low = np.searchsorted(self.key, wanted, "left")
        count = np.searchsorted(self.key, wanted, "right") - low
        real = np.flatnonzero(count)
        low, count, places = low[real], count[real], places[real]
        first = np.repeat(np.cumsum(count) - count, count)
        found = np.repeat(low, count) + np.arange(len(first)) - first
        return Matches(np.repeat(places, count), self.case[found], self.what[found])

    def _perhaps(self, asked: Hashes) -> NDArray[np.bool_]:
        place = asked >> np.uint64(64 - _bits(self.seen))
        bit = np.uint8(1) << (place & np.uint64(7)).astype(np.uint8)
        found: NDArray[np.bool_] = (self.seen[place >> np.uint64(3)] & bit) != 0
        return found


def _bits(seen: NDArray[np.uint8]) -> int:
    return (len(seen) * 8).bit_length() - 1


def of_buffers(buffers: Sequence[memoryview]) -> Postings:
    """Return postings over shared bytes; nothing is copied."""
    key, case, what, seen, half, half_seen = buffers
    return Postings(
        np.frombuffer(key, dtype=np.uint64),
        np.frombuffer(case, dtype=np.uint32),
        np.frombuffer(what, dtype=np.uint16),
        np.frombuffer(seen, dtype=np.uint8),
        Pieces(np.frombuffer(half, dtype=np.uint32), np.frombuffer(half_seen, dtype=np.uint8)),
    )


def postings(key: Hashes, case: NDArray[np.uint32], what: NDArray[np.uint16], made_of: Pieces) -> Postings:
    """Return sorted postings."""
    order = np.argsort(key, kind="stable")
    sorted_keys = key[order]
    bits = min(_FILTER_MOST, max(_FILTER_LEAST, (len(key) * _FILTER_BITS_EACH).bit_length()))
    seen = np.zeros(1 << (bits - 3), dtype=np.uint8)
    place = sorted_keys >> np.uint64(64 - bits)
    np.bitwise_or.at(seen, place >> np.uint64(3), np.uint8(1) << (place & np.uint64(7)).astype(np.uint8))
    return Postings(sorted_keys, case[order], what[order], seen, made_of)


def joined(parts: Sequence[Postings], alive: NDArray[np.bool_], number: NDArray[np.uint32]) -> Postings:
    """Return the postings of cases that are `alive`, each case under its new `number`."""
    kept = [alive[part.case] for part in parts]
    return postings(
        np.concatenate([part.key[keep] for part, keep in zip(parts, kept, strict=True)]),
        number[np.concatenate([part.case[keep] for part, keep in zip(parts, kept, strict=True)])],
        np.concatenate([part.what[keep] for part, keep in zip(parts, kept, strict=True)]),
        # nobody knows which pieces only ended cases had: those stay until the next start
        pieces([part.pieces.half for part in parts]),
    )
