"""The report of one document for one copy, and the result that carries it.

Values only, free of protected values; `report/` writes them as JSON and HTML.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from redactor.model.document import Digest
from redactor.model.finding import Decision, Disposition
from redactor.model.outcome import Coverage, Leak, Outcome, Reason, Unread
from redactor.model.position import Position


@dataclass(frozen=True, slots=True)
class Removed:
    """Something left out of the output that no finding required: a comment, metadata, a macro."""

    place: str
    what: str


@dataclass(frozen=True, slots=True)
class OverRedaction:
    """How much was removed, in characters: in all, removed, and removed without a register item."""

    characters: int = 0
    removed: int = 0
    not_required: int = 0

    @property
    def share_removed(self) -> float:
        """Removed characters over all characters, 0 to 1."""
        return self.removed / self.characters if self.characters else 0.0

    @property
    def share_not_required(self) -> float:
        """Characters removed without a register item over all characters, 0 to 1."""
        return self.not_required / self.characters if self.characters else 0.0


@dataclass(frozen=True, slots=True)
class Report:
    """What was withheld, asked, not examined, and how the result was checked.

    `ledger` is where the record of decisions holds this one; None if the log does not say.
    """

    name: str
    case: str
    recipients: tuple[str, ...]
    profile: str
    outcome: Outcome
    when: datetime
    input_digest: Digest
    output_digest: Digest | None = None
    reasons: tuple[Reason, ...] = ()
    decisions: tuple[Decision, ...] = ()
    removed: tuple[Removed, ...] = ()
    leaks: tuple[Leak, ...] = ()
    unread: tuple[Unread, ...] = ()
    coverage: tuple[Coverage, ...] = ()
    notes: tuple[str, ...] = ()
    people: tuple[Decision, ...] = ()
    over_redaction: OverRedaction = OverRedaction()
    versions: tuple[tuple[str, str], ...] = ()
    seconds: tuple[tuple[str, float], ...] = ()
    ledger: Position | None = None

    @property
    def questions(self) -> tuple[Decision, ...]:
        """The decisions that wait for a person."""
        return tuple(d for d in self.decisions if d.disposition is Disposition.ASK)

    @property
    def counts(self) -> dict[str, int]:
        """The four figures of ``--json``: redacted, asked, leaks, unread."""
        redacted = sum(d.disposition is Disposition.REDACT for d in self.decisions)
        return {
            "redacted": redacted,
            "asked": len(self.questions),
            "leaks": len(self.leaks),
            "unread": len(self.unread),
        }


@dataclass(frozen=True, slots=True)
class Result:
    """The end of the road: an output only if the outcome is RELEASE, and always a report."""

    outcome: Outcome
    report: Report
    output: bytes | None = None
    output_name: str = ""
