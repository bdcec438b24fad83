"""Held mail: kept whole and sealed, under a reference that says nothing about it.

Takes a mail, its envelope and verdict inside a transaction of the caller's; gives them back to
whoever may see them. It does not know who may: `policy/roles.py` does.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from sqlalchemy import Connection, func, insert, select, update

from redactor.model.case import CaseRef
from redactor.model.document import Digest
from redactor.model.mail import Envelope, MailDecision, RecipientVerdict, Tie, TieReason, Verdict
from redactor.model.outcome import Reason
from redactor.model.secret import Secret
from redactor.store.keyring import KeyRing
from redactor.store.sql.tables_gate import QUARANTINE

WAITING: Final = "held"
RELEASED: Final = "released"
DROPPED: Final = "dropped"
EXPIRED: Final = "expired"


@dataclass(frozen=True, slots=True)
class HeldMail:
    """One held mail. `options` are what the sending server said of it (SMTPUTF8, XFORWARD, ...)."""

    ref: str
    state: str
    held: datetime
    expires: datetime
    envelope: Envelope
    options: tuple[str, ...]
    verdict: Verdict
    size: int


@dataclass(frozen=True, slots=True)
class Parcel:
    """A mail made ready to be held: sealing a large one takes time, so it is done before the transaction."""

    digest: Digest
    cases: tuple[CaseRef, ...]
    size: int
    token: bytes
    message: bytes


class Quarantine:
    """The held mail of one database."""

    def __init__(self, keys: KeyRing, keep_days: int) -> None:
        """Seal with these keys; keep for so many days."""
        self._keys = keys
        self._keep = timedelta(days=keep_days)

    def parcel(self, message: bytes, envelope: Envelope, options: Sequence[str], verdict: Verdict) -> Parcel:
        """Return a mail sealed, ready to be put in."""
        inside = {
            "sender": envelope.sender.reveal(),
            "recipients": [one.reveal() for one in envelope.recipients],
            "options": list(options),
            "verdict": _shape(verdict),
        }
        token = self._keys.sealed(json.dumps(inside).encode())
        return Parcel(verdict.digest, verdict.cases, len(message), token, self._keys.sealed(message))

    def put(self, connection: Connection, parcel: Parcel) -> str:
        """Keep a mail; return its reference."""
        moment = datetime.now(UTC)
        ref = self._next(connection, moment)
        connection.execute(
            insert(QUARANTINE).values(
                ref=ref,
                digest=parcel.digest,
                state=WAITING,
                cases=json.dumps(parcel.cases),
                held=moment.isoformat(timespec="milliseconds"),
                expires=(moment + self._keep).isoformat(timespec="milliseconds"),
                size=parcel.size,
                token=parcel.token,
                message=parcel.message,
            )
        )
        return ref

    @staticmethod
    def _next(connection: Connection, moment: datetime) -> str:
        """Return the next reference of this month; of two writers at once, one fails and tries again."""
        start = f"R-{moment:%y%m}-"
        found = select(QUARANTINE.c.ref).where(QUARANTINE.c.ref.like(f"{start}%"))
        last = connection.scalar(
            found.order_by(func.length(QUARANTINE.c.ref).desc(), QUARANTINE.c.ref.desc()).limit(1)
        )
        number = int(last.removeprefix(start)) + 1 if last else 1
        return f"{start}{number:04d}"

    def get(self, connection: Connection, ref: str) -> HeldMail | None:
        """Return a held mail without its text."""
        row = connection.execute(_COLUMNS.where(QUARANTINE.c.ref == ref)).one_or_none()
        return None if row is None else self._opened(row)

    def waiting(self, connection: Connection) -> list[HeldMail]:
        """Return all mail that waits for somebody, oldest first."""
        rows = connection.execute(_COLUMNS.where(QUARANTINE.c.state == WAITING).order_by(QUARANTINE.c.ref))
        return [self._opened(row) for row in rows]

    def expired(self, connection: Connection, now: datetime) -> list[HeldMail]:
        """Return mail that has waited longer than it is kept."""
        late = (QUARANTINE.c.state == WAITING) & (
            QUARANTINE.c.expires < now.isoformat(timespec="milliseconds")
        )
        return [self._opened(row) for row in connection.execute(_COLUMNS.where(late))]

    @staticmethod
    def settle(connection: Connection, ref: str, state: str) -> bool:
        """End the waiting of a mail; say whether it was still waiting."""
        waiting = (QUARANTINE.c.ref == ref) & (QUARANTINE.c.state == WAITING)
        return bool(connection.execute(update(QUARANTINE).where(waiting).values(state=state)).rowcount)

    def message(self, connection: Connection, ref: str) -> bytes:
        """Return the mail as it came."""
        token = connection.scalar(select(QUARANTINE.c.message).where(QUARANTINE.c.ref == ref))
        return self._keys.unsealed(bytes(token or b""))

    def _opened(self, row: Any) -> HeldMail:
        inside = json.loads(self._keys.unsealed(bytes(row.token)))
        return HeldMail(
            ref=row.ref,
            state=row.state,
            held=datetime.fromisoformat(row.held),
            expires=datetime.fromisoformat(row.expires),
            envelope=Envelope(Secret(inside["sender"]), tuple(map(Secret, inside["recipients"]))),
            options=tuple(inside["options"]),
            verdict=_verdict(inside["verdict"]),
            size=row.size,
        )


_COLUMNS: Final = select(
    QUARANTINE.c.ref,
    QUARANTINE.c.state,
    QUARANTINE.c.held,
    QUARANTINE.c.expires,
    QUARANTINE.c.size,
    QUARANTINE.c.token,
)


def _shape(verdict: Verdict) -> dict[str, Any]:
    return {
        "digest": verdict.digest,
        "ties": [[tie.case, tie.why.value] for tie in verdict.ties],
        "unread": verdict.unread,
        "versions": [list(pair) for pair in verdict.versions],
        "decisions": [
            {
                "address": one.address.reveal(),
                "decision": one.decision.value,
                "reasons": [[r.code, r.message, r.place, r.item] for r in one.reasons],
                "items": [list(pair) for pair in one.items],
                "known_as": [list(pair) for pair in one.known_as],
            }
            for one in verdict.decisions
        ],
    }


def _verdict(shape: dict[str, Any]) -> Verdict:
    return Verdict(
        Digest(shape["digest"]),
        tuple(
            RecipientVerdict(
                Secret(one["address"]),
                MailDecision(one["decision"]),
                tuple(Reason(*reason) for reason in one["reasons"]),
                tuple((CaseRef(case), item) for case, item in one["items"]),
                tuple((CaseRef(case), name) for case, name in one["known_as"]),
            )
            for one in shape["decisions"]
        ),
        tuple(Tie(CaseRef(case), TieReason(why)) for case, why in shape["ties"]),
        shape["unread"],
        tuple((name, version) for name, version in shape["versions"]),
    )
