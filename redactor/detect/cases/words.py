"""What of each word of a text may belong to a pair: the word itself, or it with one or two signs left out.

Takes words, gives those hashes that are pieces of anchors; what was found of a word is remembered as
long as the cases stay the same. It knows no neighbours.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from redactor.detect.cases.anchors import ENDINGS, STEM_LEAST
from redactor.detect.cases.hashing import TWICE_LEAST, Hashes, Hashing, Places, spans
from redactor.detect.cases.pieces import Pieces
from redactor.detect.known.text.fold import look_alike, skeleton

LONGEST = 64
_SLIP_LEAST, _SLIP_MOST = 4, 20
_KEPT = 100_000


@dataclass(frozen=True, slots=True)
class Word:
    """Hashes that are pieces of anchors: the word, it without one sign, without two, without an ending."""

    whole: tuple[int, ...] = ()
    once: tuple[int, ...] = ()
    twice: tuple[int, ...] = ()
    stems: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Spread:
    """Hashes and the tokens they belong to, in order of the tokens."""

    at: Places
    key: Hashes


class Words:
    """Knows which words are pieces of anchors."""

    def __init__(self, hashing: Hashing, pieces: Sequence[Pieces]) -> None:
        """Begin with no word known."""
        self._hashing = hashing
        self._pieces = pieces
        self._known: dict[str, Word | None] = {}

    def has(self, asked: Hashes) -> NDArray[np.bool_]:
        """Say of each hash whether it is a piece of any anchor."""
        found = np.zeros(len(asked), dtype=np.bool_)
        for one in self._pieces:
            found |= one.has(asked)
        return found

    def telling(self, texts: Sequence[str]) -> list[tuple[int, Word]]:
        """Return the places of the words that are pieces, or nearly, with what is known of them."""
        known = self._known
        if len(known) > _KEPT:
            known = self._known = {}  # another thread may still read the old one
        fresh = {text for text in texts if text not in known}
        if fresh:
            known |= self._learned(list(fresh))
        return [(at, word) for at, text in enumerate(texts) if (word := known[text]) is not None]

    def _learned(self, texts: Sequence[str]) -> dict[str, Word | None]:
        folded = [look_alike(text) if len(text) <= LONGEST else "" for text in texts]
        start, end = spans(folded)
        rolling, hashing = self._hashing.rolling("".join(folded)), self._hashing
        length = end - start
        slips = np.flatnonzero((length >= _SLIP_LEAST) & (length <= _SLIP_MOST))
        long = slips[length[slips] >= TWICE_LEAST - 1]
        once, short = rolling.shortened(start[slips], end[slips])
        twice, shorter = rolling.twice(start[long], end[long])
        room = np.flatnonzero(length)
        near = np.flatnonzero((length >= _SLIP_LEAST - 1) & (length <= _SLIP_MOST))
        whole = rolling.windows(start, end)
        sorts = (
            (room, whole[room], "word"),
            (np.concatenate((near, slips[once])), np.concatenate((whole[near], short)), "slip"),
            (long[twice], shorter, "slip"),
        )
        found = [self._by_word(owner, hashing.salted(hashes, salt)) for owner, hashes, salt in sorts]
        self._add_plain(texts, folded, found)
        found.append(self._stems(texts))
        parts = ([tuple(one.get(number, ())) for one in found] for number in range(len(texts)))
        return {text: Word(*one) if any(one) else None for text, one in zip(texts, parts, strict=True)}

    def _add_plain(
        self, texts: Sequence[str], folded: Sequence[str], found: Sequence[dict[int, dict[int, None]]]
    ) -> None:
        """Add what a word with a slip is where the fold of look-alikes hides it: "bcll" is read "bdl"."""
        fits = (_SLIP_LEAST <= len(text) <= _SLIP_MOST for text in texts)
        some = [
            (at, plain)
            for at, (text, fold, fit) in enumerate(zip(texts, folded, fits, strict=True))
            if fit and len(fold) < len(text) and (plain := skeleton(text)) != fold
        ]
        if not some:
            return
        whose, hashes = self._hashing.with_slips([plain for _, plain in some])
        for number in np.flatnonzero(self.has(hashes)).tolist():
            found[1].setdefault(some[whose[number]][0], {})[int(hashes[number])] = None

    def _stems(self, texts: Sequence[str]) -> dict[int, dict[int, None]]:
        """Return the words without an ending of a name: "boltonem", "boltons"."""
        stems = [
            (number, look_alike(text[: -len(end)]))
            for number, text in enumerate(texts)
            if STEM_LEAST < len(text) <= LONGEST
            for end in ENDINGS
            if text.endswith(end) and len(text) >= len(end) + STEM_LEAST
        ]
        if not stems:
            return {}
        hashes = self._hashing.all([stem for _, stem in stems], "word")
        return self._by_word(np.array([number for number, _ in stems], dtype=np.int64), hashes)

    def _by_word(self, owner: Places, hashes: Hashes) -> dict[int, dict[int, None]]:
        found: dict[int, dict[int, None]] = {}
        kept = np.flatnonzero(self.has(hashes))
        for number, one in zip(owner[kept].tolist(), hashes[kept].tolist(), strict=True):
            found.setdefault(number, {})[one] = None
        return found


def spread(found: Iterable[tuple[int, tuple[int, ...]]]) -> Spread:
    """Return the hashes of words as arrays."""
    pairs = [(at, key) for at, keys in found for key in keys]
    at = np.array([at for at, _ in pairs], dtype=np.int64)
    return Spread(at, np.array([key for _, key in pairs], dtype=np.uint64))
