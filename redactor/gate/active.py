"""All active cases as the check needs them: one look-up, the addresses they know, their references.

Takes the parts, which other rooms make; gives `sockets.Cases`. Registers are fetched when a mail
concerns them, and only the last ones are kept.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Final

from redactor.gate.book import AddressBook
from redactor.gate.names import CaseNames
from redactor.gate.sockets import StrongLookup
from redactor.model.case import CaseRef, Register

_KEPT: Final = 256


class ActiveCases:
    """One state of all active cases; a later state is another object."""

    def __init__(
        self,
        lookup: StrongLookup,
        book: AddressBook,
        references: Collection[CaseRef],
        fetch: Callable[[CaseRef], Register],
        documents: Mapping[str, Collection[CaseRef]] | None = None,
    ) -> None:
        """`fetch` gives a register by its reference; `documents` are digests of what was issued."""
        self.lookup = lookup
        self._book = book
        self._names = CaseNames(references)
        self._fetch = fetch
        self._documents = documents or {}
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

    def issued(self, digest: str) -> Iterable[CaseRef]:
        """Return the cases for which a document with this digest was made."""
        return self._documents.get(digest, ())

    @property
    def knows_documents(self) -> bool:
        """Say whether any issued document is known."""
        return bool(self._documents)
