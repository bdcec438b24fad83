"""Which anchors make a case a candidate: one that needs nothing, or two that keep company.

Takes what the look-up gave, gives cases with the places of their anchors. It knows no words.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from redactor.detect.cases.anchors import Need
from redactor.detect.cases.hashing import Hashes, Places
from redactor.detect.cases.item_numbers import ITEM_BITS
from redactor.detect.cases.postings import Matches
from redactor.detect.cases.runs import Seen
from redactor.detect.cases.sheets import Sheets

FEW_CASES = 8
_REACH = 3_000


@dataclass(frozen=True, slots=True)
class Spots:
    """Anchors seen: key, case, item with need, and the place in the source."""

    key: Hashes
    case: NDArray[np.uint32]
    what: NDArray[np.uint16]
    place: Places


@dataclass(frozen=True, slots=True)
class Candidate:
    """Where anchors of a case stand, and whose they are: places in the source, numbers of items."""

    places: tuple[int, ...]
    items: frozenset[int]


def spots(seen: Seen, matches: Matches, alive: NDArray[np.bool_], sheets: Sheets) -> Spots | None:
    """Return the matches of active cases with their places, or None if there are none."""
    kept = np.flatnonzero(alive[matches.case])
    if not len(kept):
        return None
    asked = matches.asked[kept]
    tokens = seen.token[asked].tolist()
    at = sheets.places(tokens)
    place = np.array([at[token] for token in tokens], dtype=np.int64)
    return Spots(seen.key[asked], matches.case[kept], matches.what[kept], place)


def candidates(found: Sequence[Spots]) -> dict[int, Candidate]:
    """Return the cases with reason to be looked at, and all their anchors."""
    if not found:
        return {}
    key, case, what, place = (
        np.concatenate([getattr(spot, name) for spot in found]) for name in ("key", "case", "what", "place")
    )
    need, item = what >> ITEM_BITS, what & ((1 << ITEM_BITS) - 1)
    sure = (need == Need.NOTHING) | ((need == Need.FEW) & (_sharing(key, case) <= FEW_CASES))
    certain = set(case[sure].tolist())
    items: dict[int, dict[int, set[int]]] = defaultdict(lambda: defaultdict(set))
    for one, at, which in zip(case.tolist(), place.tolist(), item.tolist(), strict=True):
        items[one][at].add(which)
    return {
        one: Candidate(tuple(sorted(where)), frozenset().union(*where.values()))
        for one, where in items.items()
        if one in certain or _company(where)
    }


def _sharing(key: Hashes, case: NDArray[np.uint32]) -> Places:
    """Return for each match how many cases bear its key."""
    both = np.unique(np.stack((key, case.astype(np.uint64))), axis=1)
    keys, count = np.unique(both[0], return_counts=True)
    return count[np.searchsorted(keys, key)]


def _company(items: dict[int, set[int]]) -> bool:
    """Say whether anchors of different items stand near each other, at different places."""
    spots = sorted(items.items())
    for number, (place, one) in enumerate(spots):
        for other, two in spots[number + 1 :]:
            if other > place + _REACH:
                break
            if not one & two:
                return True
    return False
