"""Keyed hashes of words and of stretches of squeezed text, many at a time.

Takes text and places in it, gives 64-bit numbers that only the holder of the key can make.
They are no proof against someone who has the key too: whoever reads a worker's memory can guess.

    h(start, end) = sum of sign[i] * base**(i - start)      modulo 2**64, then mixed with a salt
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

Hashes = NDArray[np.uint64]
Places = NDArray[np.int64]
SALTS: Final = (
    "plain",
    "alike",
    "digits",
    "word",
    "number",
    "class",
    "pair",
    "point",
    "item",
    "place",
    "slip",
)
TWICE_LEAST: Final = 8  # letters of a word that may be misspelt twice
_ODD: Final = np.uint64(0x9E3779B97F4A7C15)
_MIX: Final = (np.uint64(0xFF51AFD7ED558CCD), np.uint64(0xC4CEB9FE1A85EC53))
_BITS: Final = 1 << 64


class Rolling:
    """Prefix sums of one text, from which the hash of any stretch of it follows."""

    def __init__(self, signs: Hashes, powers: Hashes, inverse: Hashes) -> None:
        """Sum up `signs`."""
        self._inverse = inverse
        self._sums = np.zeros(len(signs) + 1, dtype=np.uint64)
        np.cumsum(signs * powers[: len(signs)], out=self._sums[1:])

    def windows(self, start: Places, end: Places) -> Hashes:
        """Return the hashes of the stretches [start, end)."""
        return (self._sums[end] - self._sums[start]) * self._inverse[start]

    def shortened(self, start: Places, end: Places) -> tuple[Places, Hashes]:
        """Return, for each stretch, its hashes with one sign left out, and whose they are."""
        length = end - start
        whose = np.repeat(np.arange(len(start)), length)
        first = np.repeat(np.cumsum(length) - length, length)
        without = start[whose] + np.arange(len(whose)) - first
        head = (self._sums[without] - self._sums[start[whose]]) * self._inverse[start[whose]]
        tail = (self._sums[end[whose]] - self._sums[without + 1]) * self._inverse[start[whose] + 1]
        return whose, head + tail

    def twice(self, start: Places, end: Places) -> tuple[Places, Hashes]:
        """Return, for each stretch, its hashes with two signs left out, and whose they are."""
        length = end - start
        whose, one, two = [], [], []
        for size in np.unique(length).tolist():
            mine = np.flatnonzero(length == size)
            low, high = np.triu_indices(size, 1)
            whose.append(np.repeat(mine, len(low)))
            one.append((start[mine][:, None] + low).ravel())
            two.append((start[mine][:, None] + high).ravel())
        if not whose:
            return start, np.zeros(0, dtype=np.uint64)
        owner, first, second = np.concatenate(whose), np.concatenate(one), np.concatenate(two)
        begin, after = start[owner], end[owner]
        head = (self._sums[first] - self._sums[begin]) * self._inverse[begin]
        middle = (self._sums[second] - self._sums[first + 1]) * self._inverse[begin + 1]
        return owner, head + middle + (self._sums[after] - self._sums[second + 1]) * self._inverse[begin + 2]


class Hashing:
    """All hashes under one key."""

    def __init__(self, key: bytes) -> None:
        """Derive base and salts from `key`."""
        self._salt = {name: np.uint64(_derive(key, name)) for name in SALTS}
        self._sign = np.uint64(_derive(key, "sign"))
        self._base = _derive(key, "base") | 5  # odd, so that it can be undone
        self._powers = np.ones(1, dtype=np.uint64)
        self._inverse = np.ones(1, dtype=np.uint64)

    def rolling(self, text: str) -> Rolling:
        """Return the prefix sums of `text`."""
        codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
        powers, inverse = self._grown(len(codes) + 3)
        return Rolling(_mixed(codes.astype(np.uint64) * _ODD, self._sign), powers, inverse)

    def _grown(self, size: int) -> tuple[Hashes, Hashes]:
        """Return the powers of the base, at least `size` of them; safe to be asked by two threads."""
        powers, inverse = self._powers, self._inverse
        if min(len(powers), len(inverse)) < size:
            powers, inverse = _powers(self._base, size), _powers(pow(self._base, -1, _BITS), size)
            self._powers, self._inverse = powers, inverse
        return powers, inverse

    def salted(self, hashes: Hashes, salt: str) -> Hashes:
        """Return hashes for one purpose."""
        return _mixed(hashes, self._salt[salt])

    def salts(self, names: Sequence[str]) -> Hashes:
        """Return the salts of several purposes, for `mixed`."""
        return np.array([self._salt[name] for name in names], dtype=np.uint64)

    def mixed(self, hashes: Hashes, salts: Hashes) -> Hashes:
        """Return hashes, each for a purpose of its own."""
        return _mixed(hashes, salts)

    def pairs(self, one: Hashes, two: Hashes) -> Hashes:
        """Return the hashes of pairs of salted hashes, in whichever order."""
        return _mixed(one + two, self._salt["pair"])

    def places(self, one: Hashes, two: Hashes) -> Hashes:
        """Return the hashes of pairs of words of an address, in whichever order."""
        return _mixed(one + two, self._salt["place"])

    def all(self, texts: Sequence[str], salt: str) -> Hashes:
        """Return the hash of each text."""
        start, end = spans(texts)
        return self.salted(self.rolling("".join(texts)).windows(start, end), salt)

    def with_slips(self, texts: Sequence[str]) -> tuple[Places, Hashes]:
        """Return the hashes of each text and of it with one sign left out, and whose they are.

        Their salt is another one than that of words: what is not looked for with a slip is not met by one.
        """
        start, end = spans(texts)
        rolling = self.rolling("".join(texts))
        whose, shorter = rolling.shortened(start, end)
        every = np.concatenate((rolling.windows(start, end), shorter))
        return np.concatenate((np.arange(len(start)), whose)), self.salted(every, "slip")

    def twice(self, texts: Sequence[str]) -> Hashes:
        """Return the hashes of texts with two signs left out."""
        return self.salted(self.rolling("".join(texts)).twice(*spans(texts))[1], "slip")


def spans(texts: Sequence[str]) -> tuple[Places, Places]:
    """Return where each text begins and ends when all are joined."""
    ends = np.cumsum(np.fromiter(map(len, texts), dtype=np.int64, count=len(texts)))
    return np.concatenate((np.zeros(1, dtype=np.int64), ends[:-1]))[: len(texts)], ends


def _derive(key: bytes, name: str) -> int:
    return int.from_bytes(hashlib.blake2b(name.encode(), digest_size=8, key=key[:64]).digest(), "little")


def _powers(base: int, size: int) -> Hashes:
    found = np.full(1 << (size - 1).bit_length(), np.uint64(base), dtype=np.uint64)
    found[0] = 1
    return np.cumprod(found, dtype=np.uint64)


def _mixed(hashes: Hashes, salt: np.uint64 | Hashes) -> Hashes:
    found = hashes ^ salt
    found ^= found >> np.uint64(32)
    found *= _MIX[0]
    found ^= found >> np.uint64(29)
    found *= _MIX[1]
    found ^= found >> np.uint64(32)
    return found
