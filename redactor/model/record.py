"""The register as a record: who changed what and when, what was promised, and what stops a release.

Takes nothing and gives frozen values only; values of the case stand wrapped as secrets.
It does not promise that a change is true: it says who stands for it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from redactor.model.secret import Secret


class Subject(StrEnum):
    """What a change is about."""

    CASE = "case"
    PARTY = "party"
    ITEM = "item"
    PROMISE = "promise"
    ROLE = "role"


class Act(StrEnum):
    """What was done. Nothing is deleted: items end, are superseded, or become known."""

    ADDED = "added"
    CHANGED = "changed"
    ENDED = "ended"
    SUPERSEDED = "superseded"
    COMPROMISED = "compromised"
    ANSWERED = "answered"
    CONFIRMED = "confirmed"
    REJECTED = "rejected"
    GRANTED = "granted"
    REVOKED = "revoked"


class ItemState(StrEnum):
    """How an item stands on a day. It is withheld in every state but `QUARANTINED`, which stops a release."""

    ACTIVE = "active"
    NOT_YET = "not yet"
    ENDED = "ended"
    SUPERSEDED = "superseded"
    COMPROMISED = "compromised"
    QUARANTINED = "quarantined"


@dataclass(frozen=True, slots=True)
class Stop:
    """What keeps the documents of a case from some recipients until a person acts.

    `code` is ``promise-open`` or ``quarantined``; `message` holds no value; `reference` is the promise
    or the change; `about` is the party it protects. The audience is read as an item's.
    """

    code: str
    message: str
    reference: str
    withhold_from: tuple[str, ...]
    may_see: tuple[str, ...] = ()
    about: str = ""


@dataclass(frozen=True, slots=True)
class Promise:
    """What somebody was told will stay confidential: to whom, by whom, when, and from whom it is kept.

    It is answered by items that keep it; until then nothing goes to those it is kept from.
    """

    id: str
    told: str
    by: str
    on: date
    withhold_from: tuple[str, ...]
    what: Secret = field(default_factory=lambda: Secret(""))
    answered_by: tuple[str, ...] = ()
    ended_on: date | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """One event of a case's record. `number` counts from 1 in the case.

    `recorded` is when it was written, `true_from` since when it holds in the world. `old` and `new`
    are the whole entry before and after, as JSON. `waiting` marks a quarantined change, `settles` is
    the number of the one that this confirms or rejects. `note` is what the program has to say.
    """

    number: int
    recorded: datetime
    actor: str
    act: Act
    subject: Subject
    subject_id: str
    kind: str = ""
    why: Secret = field(default_factory=lambda: Secret(""))
    source: Secret = field(default_factory=lambda: Secret(""))
    old: Secret = field(default_factory=lambda: Secret(""))
    new: Secret = field(default_factory=lambda: Secret(""))
    true_from: date | None = None
    waiting: bool = False
    settles: int = 0
    note: str = ""


@dataclass(frozen=True, slots=True)
class Due:
    """One thing of a case that a person should look at, and since when. Never a value."""

    case: str
    what: str
    on: date | None
    reference: str
