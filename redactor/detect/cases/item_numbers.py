"""The number of an item within its case, which can be worked out again from the item alone.

Takes items, gives small numbers under the secret key. Two items of a case never have one number, so far
as there is room: the later one takes the next.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from redactor.detect.cases.hashing import Hashing
from redactor.model.case import ProtectedItem

ITEM_BITS = 12
_SIZE = 1 << ITEM_BITS
_STEPS = 3


class ItemNumbers:
    """Numbers items under one secret key."""

    def __init__(self, hashing: Hashing) -> None:
        """Keep the key."""
        self._hashing = hashing

    def of(self, items: Sequence[ProtectedItem]) -> list[int]:
        """Return the numbers of the items of a case."""
        taken, found = set[int](), list[int]()
        for number in self._first(items):
            free = (one for one in _from(number) if one not in taken)
            found.append(next(free, number))
            taken.add(found[-1])
        return found

    def possible(self, items: Iterable[ProtectedItem]) -> list[frozenset[int]]:
        """Return, for each item, the numbers it may have."""
        return [frozenset(_from(number)) for number in self._first(list(items))]

    def _first(self, items: Sequence[ProtectedItem]) -> list[int]:
        if not items:
            return []
        told = [f"{item.kind.value} {item.value.text.reveal()}" for item in items]
        return [int(one) % _SIZE for one in self._hashing.all(told, "item")]


def _from(number: int) -> list[int]:
    return [(number + step) % _SIZE for step in range(_STEPS)]
