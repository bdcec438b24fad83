"""The six sockets of the house: what the pipeline needs, on one page.

A plug-in provides an object of one of these shapes through a standard entry point
(`redactor_v1.formats`, `redactor_v1.detectors`, `redactor_v1.verifiers`). No plug-in can weaken
the gate: what the verifier cannot read is unread, hence blocked.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from redactor.model.case import CaseRef, Register, Withholding
from redactor.model.document import Digest, Document
from redactor.model.finding import Edit, Finding, Override
from redactor.model.kind import Permitted, Withheld
from redactor.model.outcome import AuditEntry, Stance, VerificationReport
from redactor.model.position import Position
from redactor.model.report import Report
from redactor.model.rules import Profile, RuleSet
from redactor.model.text import Reading, TextMap


class Format(Protocol):
    """Document <-> Reading / Edit, for one kind of file.

    `limitations` are plain sentences for docs/formats.md.
    """

    name: str
    limitations: tuple[str, ...]

    def recognises(self, document: Document) -> bool:
        """Say whether this is such a file: by content, never by name; cheap; never raises."""
        ...

    def read(self, document: Document) -> Reading:
        """Account for everything in the document. Raises `Refused`."""
        ...

    def write(self, document: Document, edit: Edit) -> Document:
        """Return a new document without what is marked: removed, not covered, no history kept.

        `document` is the one that was read. Raises `CannotRedact` or `Refused`.
        """
        ...


@dataclass(frozen=True, slots=True)
class Search:
    """What to look for, for whom, by which rules."""

    withholding: Withholding
    rules: RuleSet
    profile: Profile


class Detector(Protocol):
    """TextMap -> Findings. Offsets are into `text.text`."""

    name: str

    def find(self, text: TextMap, search: Search) -> Iterable[Finding]:
        """Yield findings; dispositions are proposals that `policy/dispose.py` may only tighten."""
        ...


class Verifier(Protocol):
    """The independent search: knows the finished file and what must not be in it."""

    def verify(
        self,
        document: Document,
        withheld: Sequence[Withheld],
        permitted: Sequence[Permitted],
        stance: Stance,
    ) -> VerificationReport:
        """Report leaks, doubts, unread parts and all text seen. Raises `CannotVerify`."""
        ...


class RegisterStore(Protocol):
    """Where registers come from."""

    def register(self, case: CaseRef) -> Register:
        """Return the case's register; raises `RegisterMissing`, never gives an empty one."""
        ...


@dataclass(frozen=True, slots=True)
class Held:
    """A document that waits for a person: its report holds the questions."""

    case: CaseRef
    digest: Digest
    report: Report


class ReviewQueue(Protocol):
    """Where held documents wait and answers come from."""

    def hold(self, held: Held) -> None:
        """Queue a held document."""
        ...

    def overrides(self, digest: Digest, case: CaseRef) -> Sequence[Override]:
        """Return the answers given for this very input in this case."""
        ...


class AuditLog(Protocol):
    """Append-only evidence."""

    def append(self, entry: AuditEntry) -> Position | None:
        """Append one line durably and say where it stands. Raises `AuditUnavailable`, which blocks."""
        ...
