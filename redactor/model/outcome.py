"""What the verifier reports, what is decided, and the line that records it.

Everything but `Sighting.text` is free of values and may be shown or stored.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from redactor.model.document import Digest
from redactor.model.secret import Secret


class Stance(StrEnum):
    """Whose file is verified: one we wrote (structure must be ours), or anyone's."""

    OURS = "ours"
    FOREIGN = "foreign"


class Outcome(StrEnum):
    """The three answers of the release rule; a checked foreign file is `CLEAN`, not released."""

    RELEASE = "released"
    CLEAN = "clean"
    HOLD = "held"
    BLOCK = "blocked"


@dataclass(frozen=True, slots=True)
class Sighting:
    """Text the verifier could read, and where. The only field here with document text."""

    place: str
    text: str

    def __repr__(self) -> str:
        return f"Sighting({self.place!r}, {len(self.text)} characters)"


@dataclass(frozen=True, slots=True)
class Leak:
    """A withheld value, or a distinctive fragment of one, still in the output.

    `fragment` says what was seen ("whole value", "postcode", "number and street", "surname").
    """

    item_id: str
    place: str
    fragment: str


@dataclass(frozen=True, slots=True)
class Unread:
    """A part that could not be examined, and why, in plain words."""

    place: str
    why: str


@dataclass(frozen=True, slots=True)
class Coverage:
    """What was read and by which means ("page 3", "text by PDFium; objects by pypdf")."""

    place: str
    means: str


@dataclass(frozen=True, slots=True)
class VerificationReport:
    """The independent search for leaks.

    `leaks` block. `doubts` are weak fragments (short, or shared with a permitted value) that the
    matcher over the `sightings` must judge. `unread` blocks. `notes` are observations on
    structure, without values: they block nothing. `parts` are the digests of every document found in
    it, where all of its text was asked for.
    """

    leaks: tuple[Leak, ...] = ()
    doubts: tuple[Leak, ...] = ()
    unread: tuple[Unread, ...] = ()
    sightings: tuple[Sighting, ...] = ()
    coverage: tuple[Coverage, ...] = ()
    notes: tuple[str, ...] = ()
    parts: tuple[Digest, ...] = ()


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a document is not released: code, plain sentence, place, item. Never a value."""

    code: str
    message: str
    place: str = ""
    item: str = ""


@dataclass(frozen=True, slots=True)
class ReleaseDecision:
    """The release rule's word on one output. `digest` is the output's, when there is one."""

    outcome: Outcome
    reasons: tuple[Reason, ...] = ()
    digest: Digest | None = None


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """One line of the audit: who, which case, which digests, which decision, which rules.

    `findings` are counts by ``item:disposition``; `checked` are the items that were looked for, whose
    values a log writes down as keyed fingerprints only.
    """

    when: datetime
    action: str
    actor: str
    case: str
    recipients: tuple[str, ...]
    input_digest: str
    output_digest: str
    outcome: str
    reasons: tuple[str, ...]
    findings: tuple[tuple[str, int], ...]
    answers: tuple[tuple[str, str, str], ...]
    versions: tuple[tuple[str, str], ...]
    checked: tuple[tuple[str, Secret], ...] = ()
    profile: str = ""
