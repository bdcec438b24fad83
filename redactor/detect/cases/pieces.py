"""What anchors are made of: the beginnings of runs, the words of pairs, with a sign left out too.

Takes hashes, says which are a piece of any anchor of any case. Most words of a text are none: of them
nothing else needs to be looked up. A wrong yes costs a look-up; there is no wrong no.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from redactor.detect.cases.hashing import Hashes

HEAD = 8
"""A run of so many signs or more is known by its first ones."""
_BITS_EACH, _LEAST, _MOST = 24, 16, 30
_SHIFT = np.uint64(32)


@dataclass(frozen=True, slots=True)
class Pieces:
    """The upper halves of hashes in ascending order, each once; `seen` is their filter, as in `postings`."""

    half: NDArray[np.uint32]
    seen: NDArray[np.uint8]

    @property
    def memory_bytes(self) -> int:
        """Bytes of both arrays."""
        return self.half.nbytes + self.seen.nbytes

    def has(self, asked: Hashes) -> NDArray[np.bool_]:
        """Say of each hash whether it is one of these."""
        half = (asked >> _SHIFT).astype(np.uint32)
        place = half >> np.uint32(32 - (len(self.seen) * 8).bit_length() + 1)
        bit = np.uint8(1) << (place & np.uint32(7)).astype(np.uint8)
        found: NDArray[np.bool_] = (self.seen[place >> np.uint32(3)] & bit) != 0
        perhaps = np.flatnonzero(found)
        wanted = half[perhaps]
        at = np.minimum(np.searchsorted(self.half, wanted), len(self.half) - 1)
        found[perhaps] = self.half[at] == wanted if len(self.half) else False
        return found


def halves(hashes: Sequence[Hashes]) -> NDArray[np.uint32]:
    """Return the upper halves of hashes in ascending order, each once."""
    if not hashes:
        return np.zeros(0, dtype=np.uint32)
    return np.unique((np.concatenate(hashes) >> _SHIFT).astype(np.uint32))


def pieces(several: Sequence[NDArray[np.uint32]]) -> Pieces:
    """Return the pieces of several cases."""
    half = np.unique(np.concatenate(several)) if several else np.zeros(0, dtype=np.uint32)
    bits = min(_MOST, max(_LEAST, (len(half) * _BITS_EACH).bit_length()))
    seen = np.zeros(1 << (bits - 3), dtype=np.uint8)
    place = half >> np.uint32(32 - bits)
    np.bitwise_or.at(seen, place >> np.uint32(3), np.uint8(1) << (place & np.uint32(7)).astype(np.uint8))
    return Pieces(half, seen)
