"""All active cases as the check needs them: one look-up, the addresses they know, their references.

Takes the parts, which other rooms make; gives `sockets.Cases`. Registers are fetched when a mail
concerns them, and only the last ones are kept.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Final, Protocol

from redactor.gate.book import AddressBook
from redactor.gate.names import CaseNames
from redactor.gate.sockets import StrongLookup
from redactor.model.case import CaseRef, Register

_KEPT: Final = 256


class Documents(Protocol):
    """Which cases documents belong to."""

    def cases(self, digest: str) -> Collection[CaseRef]:
        """Return the cases of a document."""
        ...


class ActiveCases:
    """One state of all active cases; a later state is another object."""

    def __init__(
        self,
        lookup: StrongLookup,
        book: AddressBook,
        references: Collection[CaseRef],
        fetch: Callable[[CaseRef], Register],
        documents: Documents | None = None,
    ) -> None:
        """`fetch` gives a register by its reference; `documents` are those of any case, active or not."""
        self.lookup = lookup
        self._book = book
        self._names = CaseNames(references)
        self._fetch = fetch
        self._references = frozenset(references)
        self._documents = documents
        self._kept: OrderedDict[CaseRef, Register] = OrderedDict()

    def register(self, reference: CaseRef) -> Register:
        """Return a case's register."""
        if reference not in self._kept:
            self._kept[reference] = self._fetch(reference)
            while len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        self._kept.move_to_end(reference)
        return self._kept[reference]

    def known_to(self, address: str) -> frozenset[CaseRef]:
        """Return the cases that know this mail address."""
        return self._book.cases(address)

    def named_in(self, text: str) -> Iterable[CaseRef]:
        """Yield the cases whose reference stands in a text."""
        return self._names.named(text)

    def by_header(self, value: str) -> Sequence[CaseRef]:
        """Return the cases whose reference a header's value is."""
        return self._names.header(value)

    def recorded(self, digest: str) -> Iterable[CaseRef]:
        """Return the cases that a document with this digest belongs to."""
        found = self._documents.cases(digest) if self._documents is not None else ()
        return [case for case in found if case in self._references]
