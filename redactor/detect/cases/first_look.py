"""A first, cheap look at a candidate case: does an item whose anchor was seen stand there at all?

Takes the neighbourhoods of anchors and the items they belong to, says whether the whole case must be
looked for. Nearly all candidates are none: a number near a word that is nearly a street. It makes only those
items ready; what it does not see of them, the matcher itself would not call strong.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable
from threading import Lock

from redactor.detect.cases.item_numbers import ItemNumbers
from redactor.detect.cases.strong import Strong
from redactor.detect.known.compile import Compiled, compile_items
from redactor.detect.known.detector import collect, pages_of
from redactor.model.case import ProtectedItem
from redactor.model.kind import Kind
from redactor.model.text import TextMap
from redactor.ports import Search

_KEPT = 64
_ONLINE = frozenset({Kind.EMAIL, Kind.URL_OR_HANDLE})


class FirstLook:
    """Looks for the items whose anchors were seen; keeps the last ones ready."""

    def __init__(self, numbers: ItemNumbers, strong: Strong) -> None:
        """Begin with nothing ready."""
        self._numbers = numbers
        self._strong = strong
        self._ready: OrderedDict[tuple[str, str, frozenset[int]], Compiled] = OrderedDict()
        self._lock = Lock()

    def worth(self, texts: Iterable[TextMap], search: Search, items: frozenset[int]) -> bool:
        """Say whether anything strong of these items stands in the texts; yes where an item is not known."""
        chosen = self._chosen(search, items)
        if chosen is None:
            return True
        key = (search.withholding.key, search.rules.version, items)
        compiled = self._compiled(key, chosen, search)
        return any(
            self._strong.perhaps(hit) for text in texts for hit in collect(pages_of(text, compiled), compiled)
        )

    def _chosen(self, search: Search, items: frozenset[int]) -> list[ProtectedItem] | None:
        """Return the items of these numbers, None if one of the numbers belongs to none of them."""
        every = (*search.withholding.withheld, *search.withholding.linked)
        numbers = self._numbers.possible(every)
        known = frozenset[int]().union(*numbers)
        if not items <= known:
            return None
        chosen = [item for item, mine in zip(every, numbers, strict=True) if mine & items]
        if any(item.kind is Kind.PERSON for item in chosen):
            # a name may stand there as part of an address: "rosalind underscore tunnicliffe"
            chosen += [item for item in every if item.kind in _ONLINE and item not in chosen]
        return chosen

    def _compiled(
        self, key: tuple[str, str, frozenset[int]], chosen: list[ProtectedItem], search: Search
    ) -> Compiled:
        with self._lock:
            if key in self._ready:
                self._ready.move_to_end(key)
                return self._ready[key]
        made = compile_items(chosen, search.rules.lexicon)
        with self._lock:
            self._ready[key] = made
            while len(self._ready) > _KEPT:
                self._ready.popitem(last=False)
        return made
