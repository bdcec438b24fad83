"""The keys of one case: its anchors as keyed hashes, with the item each belongs to.

Takes a register, gives arrays without any value, small enough to be sent to every worker.
It does not look at recipients: whatever is withheld from someone is anchored.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from redactor.detect.cases.anchors import STREAMS, Anchor, Anchors, Pair, Run
from redactor.detect.cases.hashing import TWICE_LEAST, Hashes, Hashing, Places
from redactor.detect.cases.item_numbers import ITEM_BITS, ItemNumbers
from redactor.detect.cases.pieces import HEAD, halves
from redactor.detect.cases.points import cells
from redactor.detect.known.compile import Expander
from redactor.detect.known.forms import Target
from redactor.detect.known.text.fold import look_alike, skeleton
from redactor.model.case import CaseRef, ProtectedItem, Register
from redactor.model.kind import Kind
from redactor.model.lexicon import Lexicon

_BOTH = frozenset({"word", "place"})
_WEAK_ALONE = frozenset({Kind.LINKAGE, Kind.DATE_OF_BIRTH})


@dataclass(frozen=True, slots=True)
class CaseKeys:
    """Keys of a case; `what` is the need of a key and the item it belongs to.

    `half` are the pieces its anchors are made of (`pieces.halves`).
    """

    reference: CaseRef
    key: Hashes
    what: NDArray[np.uint16]
    half: NDArray[np.uint32]

    @property
    def arrays(self) -> tuple[memoryview, ...]:
        """The arrays as bytes."""
        return tuple(array.view(np.uint8).data for array in (self.key, self.what, self.half))

    @classmethod
    def of_arrays(cls, reference: CaseRef, arrays: Sequence[bytes | memoryview]) -> CaseKeys:
        """Return keys over the bytes of their arrays, not copied."""
        key, what, half = arrays
        return cls(
            reference,
            np.frombuffer(key, dtype=np.uint64),
            np.frombuffer(what, dtype=np.uint16),
            np.frombuffer(half, dtype=np.uint32),
        )


ARRAYS = 3
"""How many arrays the keys of a case are."""


def protected(register: Register) -> Iterator[ProtectedItem]:
    """Yield what is withheld from anyone, and the contact details of those it is about."""
    yield from (item for item in register.items if item.kind not in _WEAK_ALONE)
    concerned = {item.about for item in register.items}
    for party in register.parties:
        if party.id in concerned:
            for kind, value in party.details():
                if kind not in _WEAK_ALONE:
                    yield ProtectedItem(party.id, kind, value, ())


class KeyMaker:
    """Makes the keys of registers under one secret key."""

    def __init__(self, lexicon: Lexicon, hashing: Hashing) -> None:
        """Keep expander and hashes."""
        self._expander = Expander(lexicon)
        self._anchors = Anchors(lexicon)
        self._hashing = hashing
        self._numbers = ItemNumbers(hashing)

    def keys(self, register: Register) -> CaseKeys:
        """Return the keys of a case."""
        found: list[tuple[Hashes, int]] = []
        every: set[Anchor] = set()
        items = list(protected(register))
        for which, item in zip(self._numbers.of(items), items, strict=True):
            target = self._expander.item(0, item)
            chosen = self._anchors.of(target)
            found += [(key, which | need << ITEM_BITS) for key, need in self._item(target, chosen)]
            every |= chosen
        if not found:
            none = np.zeros(0, dtype=np.uint64)
            return CaseKeys(register.reference, none, np.zeros(0, dtype=np.uint16), halves(()))
        key = np.concatenate([hashes for hashes, _ in found])
        what = np.repeat(np.array([w for _, w in found], dtype=np.uint16), [len(h) for h, _ in found])
        order = np.lexsort((what, key))
        key, what = key[order], what[order]
        once = np.flatnonzero(np.append(True, (key[1:] != key[:-1]) | (what[1:] != what[:-1])))
        return CaseKeys(register.reference, key[once], what[once], halves(list(self._pieces(every))))

    def _item(self, target: Target, chosen: set[Anchor]) -> Iterator[tuple[Hashes, int]]:
        yield from self._runs([anchor for anchor in chosen if isinstance(anchor, Run)])
        yield from self._pairs([anchor for anchor in chosen if isinstance(anchor, Pair)])
        point = target.facts.get("point", ())
        if point and point[0]:
            yield self._hashing.all(cells(float(point[0]), float(point[1])), "point"), 0

    def _pieces(self, chosen: set[Anchor]) -> Iterator[Hashes]:
        """Yield what every text that shows one of these anchors holds: see `pieces.py`."""
        hashing = self._hashing
        for stream in STREAMS:
            heads = {a.text[:HEAD] for a in chosen if isinstance(a, Run) and a.stream == stream}
            whole = [head for head in heads if len(head) == HEAD]
            if whole:
                yield hashing.all(whole, stream)
        pairs = [anchor for anchor in chosen if isinstance(anchor, Pair)]
        words = {pair.two for pair in pairs} | {pair.one for pair in pairs if pair.sort in _BOTH}
        slips = {pair.two for pair in pairs if pair.slips}
        slips |= {pair.one for pair in pairs if pair.slips and pair.sort == "word" and not pair.sure}
        if words:
            yield hashing.all(list(map(look_alike, words)), "word")
        if slips:
            yield hashing.with_slips([*map(look_alike, slips), *(bones for _, bones in _unfolded(slips))])[1]
        both = {look_alike(pair.two) for pair in pairs if pair.twice}
        both |= {look_alike(pair.one) for pair in pairs if pair.twice and pair.sort == "word"}
        if both:
            yield hashing.with_slips(list(both))[1]
            yield hashing.twice(list(both))

    def _runs(self, runs: list[Run]) -> Iterator[tuple[Hashes, int]]:
        groups: dict[tuple[str, int], list[str]] = {}
        for run in runs:
            groups.setdefault((run.stream, run.need), []).append(run.text)
        for (stream, need), texts in groups.items():
            yield self._hashing.all(texts, stream), need

    def _pairs(self, pairs: list[Pair]) -> Iterator[tuple[Hashes, int]]:
        if not pairs:
            return
        hashing = self._hashing
        words = {
            word: place for place, word in enumerate({w for pair in pairs for w in (pair.one, pair.two)})
        }
        folded = [look_alike(word) for word in words]
        exact = hashing.all(folded, "word")
        bones = _unfolded(words)
        owner = np.array([*range(len(words)), *(place for place, _ in bones)], dtype=np.int64)
        whose, slipped = hashing.with_slips([*folded, *(bone for _, bone in bones)])
        order = np.argsort(owner[whose], kind="stable")
        whose, slipped = owner[whose][order], slipped[order]
        first = np.searchsorted(whose, np.arange(len(words) + 1))
        for sort, need in {(pair.sort, pair.need) for pair in pairs}:
            mine = [pair for pair in pairs if (pair.sort, pair.need) == (sort, need)]
            one, two = (
                np.array([words[w] for w in side])
                for side in zip(*((p.one, p.two) for p in mine), strict=True)
            )
            if sort == "place":
                yield hashing.places(exact[one], exact[two]), need
                continue
            left = exact if sort == "word" else hashing.all(list(words), sort)
            yield hashing.pairs(left[one], exact[two]), need
            slips = np.array([pair.slips for pair in mine])
            yield hashing.pairs(*_each(left, one[slips], slipped, first, two[slips])), need
            if sort == "word":
                slips &= np.array([not pair.sure for pair in mine])
                yield hashing.pairs(*_each(exact, two[slips], slipped, first, one[slips])), need
        for pair in pairs:
            if pair.twice:
                yield from self._twice(pair)

    def _twice(self, pair: Pair) -> Iterator[tuple[Hashes, int]]:
        """Both words misspelt once, or a long one twice; beside a number only the word."""
        hashing, texts = self._hashing, (look_alike(pair.one), look_alike(pair.two))
        if pair.sort == "number":
            shorter = hashing.twice([texts[1]])
            number = hashing.all([pair.one], "number")[0]
            yield hashing.pairs(shorter, np.full(len(shorter), number)), pair.need
            return
        words = hashing.all(texts, "word")
        short = [hashing.with_slips([text])[1] for text in texts]
        yield hashing.pairs(np.repeat(short[0], len(short[1])), np.tile(short[1], len(short[0]))), pair.need
        for text, other in zip(texts, words[::-1], strict=True):
            if len(text) >= TWICE_LEAST:
                shorter = hashing.twice([text])
                yield hashing.pairs(shorter, np.full(len(shorter), other)), pair.need


def _unfolded(words: Iterable[str]) -> list[tuple[int, str]]:
    """Return the words that a fold of look-alikes changes, without it: a slip may hide the fold."""
    return [(at, bone) for at, word in enumerate(words) if (bone := skeleton(word)) != look_alike(word)]


def _each(sure: Hashes, one: Places, slipped: Hashes, first: Places, two: Places) -> tuple[Hashes, Hashes]:
    """Return every pair of a word and of another one with a sign left out."""
    count = first[two + 1] - first[two]
    whose = np.repeat(np.arange(len(two)), count)
    place = np.repeat(first[two], count) + np.arange(len(whose)) - np.repeat(np.cumsum(count) - count, count)
    return sure[one[whose]], slipped[place]
