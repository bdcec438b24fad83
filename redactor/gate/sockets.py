"""What the check needs from other rooms: somebody who reads a mail, and somebody who knows all cases.

`assemble` fills these sockets; tests fill them with a few lines.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import Protocol

from redactor.model.case import CaseRef, Register
from redactor.model.document import Document
from redactor.model.finding import Finding
from redactor.model.kind import Permitted, Withheld
from redactor.model.outcome import Stance, VerificationReport
from redactor.model.text import TextMap
from redactor.ports import Search


class MailReader(Protocol):
    """The independent verifier, which also hands back everything it could read."""

    def read(self, document: Document, *, kind: str = "") -> VerificationReport:
        """Return all text and what could not be read."""
        ...

    def verify(
        self,
        document: Document,
        withheld: Sequence[Withheld],
        permitted: Sequence[Permitted],
        stance: Stance,
        *,
        kind: str = "",
    ) -> VerificationReport:
        """Look for values; see `ports.Verifier`."""
        ...


class Matcher(Protocol):
    """The matcher of one case."""

    def find(self, text: TextMap, search: Search) -> Iterable[Finding]:
        """Return findings of withheld items."""
        ...


class StrongLookup(Protocol):
    """One look-up over all cases, for what is certain without knowing whose mail it is."""

    def find(
        self, text: TextMap, search_for: Callable[[CaseRef], Search], tied: Collection[CaseRef]
    ) -> Iterator[tuple[CaseRef, Finding]]:
        """Yield strong findings of every case but the tied ones."""
        ...


class Cases(Protocol):
    """All active cases, as they stand now."""

    def register(self, reference: CaseRef) -> Register:
        """Return a case's register. Raises `RegisterMissing` or `Unavailable`."""
        ...

    def known_to(self, address: str) -> frozenset[CaseRef]:
        """Return the cases that know this mail address."""
        ...

    def named_in(self, text: str) -> Iterable[CaseRef]:
        """Yield the cases whose reference stands in a text."""
        ...

    def by_header(self, value: str) -> Sequence[CaseRef]:
        """Return the cases whose reference a header's value is."""
        ...

    def recorded(self, digest: str) -> Iterable[CaseRef]:
        """Return the cases that a document with this digest belongs to."""
        ...

    @property
    def lookup(self) -> StrongLookup:
        """The look-up over all of them."""
        ...
