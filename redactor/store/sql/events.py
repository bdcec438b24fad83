"""Streams of events: append-only, sealed, chained, one stream for each case and one for roles.

Takes drafts of changes; gives the changes as recorded, proved row by row. Time never runs backwards
in a stream. It does not know what a change means.
"""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any, Final

from sqlalchemy import Connection, and_, case, func, insert, not_, select, text, update

from redactor.model.errors import DatabaseInvalid
from redactor.model.record import Act, Change, Subject
from redactor.model.secret import Secret
from redactor.store.audit_row import canonical
from redactor.store.keyring import KeyRing
from redactor.store.sql.record import Record
from redactor.store.sql.tables_register import EVENT, HEAD

_CONTEXT: Final = b"redactor register chain 1"
_LOCK: Final = 0x52656731
_START: Final = "0" * 64
_SKEW: Final = timedelta(seconds=2)
_SEALED: Final = ("why", "source", "old", "new")
_ADVICE: Final = (
    "Nothing was processed. Keep the database as it is, restore the backup beside it, and tell the person "
    "who looks after Redactor."
)
Now = Callable[[], datetime]


@dataclass(frozen=True, slots=True)
class Draft:
    """A change that is to be recorded; number, time and person come when it is."""

    act: Act
    subject: Subject
    subject_id: str
    kind: str = ""
    why: str = ""
    source: str = ""
    old: str = ""
    new: str = ""
    true_from: date | None = None
    waiting: bool = False
    settles: int = 0
    note: str = ""

    def __repr__(self) -> str:
        return f"Draft({self.act} {self.subject} {self.subject_id})"


class Events:
    """The streams of one database."""

    def __init__(self, record: Record, now: Now = lambda: datetime.now(UTC)) -> None:
        """Use `record`; `now` is the clock."""
        self._record = record
        self._now = now

    def streams(self) -> tuple[str, ...]:
        """Return the names of every stream."""
        with self._record.database.reading() as connection:
            return tuple(connection.scalars(select(HEAD.c.case_ref).order_by(HEAD.c.case_ref)))

    def numbers(self, subject: Subject) -> dict[str, int]:
        """Return the number of the last event of every stream that has one in force about `subject`.

        Cheap and not proved: it tells whether a stream changed; `read` proves it.
        """
        about = func.sum(case((and_(EVENT.c.subject == subject.value, not_(EVENT.c.waiting)), 1), else_=0))
        rows = select(EVENT.c.case_ref, func.max(EVENT.c.number)).group_by(EVENT.c.case_ref).having(about > 0)
        with self._record.database.reading() as connection:
            return {row[0]: row[1] for row in connection.execute(rows)}

    def read(self, stream: str) -> tuple[Change, ...]:
        """Return the changes of a stream, oldest first.

        Raises:
            DatabaseInvalid: a row was changed, moved or removed.
            KeyLost: it was sealed with another key.
        """
        with self._record.database.reading() as connection:
            return _Chain(connection, self._record.keys, stream).changes

    def write(
        self, stream: str, actor: str, decide: Callable[[tuple[Change, ...]], Sequence[Draft]]
    ) -> tuple[Change, ...]:
        """Record what `decide` makes of the stream as it then stands; all or nothing.

        Nobody else writes in between: what was decided still holds when it is recorded.
        """
        with self._record.database.writing() as connection:
            if self._record.database.dialect == "postgresql":
                connection.execute(text(f"SELECT pg_advisory_xact_lock({_LOCK})"))
            chain = _Chain(connection, self._record.keys, stream)
            drafts = decide(chain.changes)
            made = tuple(chain.append(draft, actor, self._now()) for draft in drafts)
            if made:
                chain.keep_head()
        return made


class _Chain:
    """One stream inside one transaction, proved on the way in."""

    def __init__(self, connection: Connection, keys: KeyRing, stream: str) -> None:
        self._connection = connection
        self._keys = keys
        self._key = hmac.new(keys.chain, _CONTEXT, hashlib.sha256).digest()
        self._stream = stream
        self._hash = _START
        head = connection.scalar(select(HEAD.c.token).where(HEAD.c.case_ref == stream))
        self.changes = tuple(self._proved())
        number, mark = (0, _START) if head is None else _where(keys.unsealed(bytes(head)))
        if (number, mark) != (len(self.changes), self._hash):
            raise self._broken(min(len(self.changes), number) + 1, "is missing")

    def _proved(self) -> Iterator[Change]:
        rows = select(EVENT).where(EVENT.c.case_ref == self._stream).order_by(EVENT.c.number)
        for number, row in enumerate(self._connection.execute(rows).mappings(), start=1):
            if row["number"] != number:
                raise self._broken(number, "is missing")
            token = self._keys.unsealed(bytes(row["token"]))
            try:
                change = _change(dict(row), json.loads(token))
            except (ValueError, KeyError, TypeError):
                raise self._broken(number, "was changed or moved") from None
            mark = self._mark(change)
            if not hmac.compare_digest(mark, row["hash"]):
                raise self._broken(number, "was changed or moved")
            self._hash = mark
            yield change

    def _broken(self, number: int, what: str) -> DatabaseInvalid:
        where = f"case {self._stream}" if self._stream else "the roles"
        return DatabaseInvalid(f"The record of {where} is not whole: event {number} {what}", advice=_ADVICE)

    def _mark(self, change: Change) -> str:
        content = {"stream": self._stream, "before": self._hash, **_row(change), **_inside(change)}
        return hmac.new(self._key, canonical(content), hashlib.sha256).hexdigest()

    def append(self, draft: Draft, actor: str, now: datetime) -> Change:
        recorded, note = self._time(now)
        given = {name: Secret(getattr(draft, name)) for name in _SEALED}
        change = Change(
            number=len(self.changes) + 1,
            recorded=recorded,
            actor=actor,
            act=draft.act,
            subject=draft.subject,
            subject_id=draft.subject_id,
            kind=draft.kind,
            true_from=draft.true_from,
            waiting=draft.waiting,
            settles=draft.settles,
            note=" ".join(one for one in (draft.note, note) if one),
            **given,
        )
        mark = self._mark(change)
        token = self._keys.sealed(canonical(_inside(change)))
        row = {"case_ref": self._stream, **_row(change), "token": token, "hash": mark}
        self._connection.execute(insert(EVENT).values(row))
        self._hash = mark
        self.changes += (change,)
        return change

    def _time(self, now: datetime) -> tuple[datetime, str]:
        """Return a time later than the last event's; a clock that was set back is noted."""
        if not self.changes or now > self.changes[-1].recorded:
            return now, ""
        last = self.changes[-1].recorded
        later = last + timedelta(microseconds=1)
        if last - now <= _SKEW:
            return later, ""
        return (
            later,
            f"The clock of this machine said {now.isoformat(timespec='seconds')}, before the last event.",
        )

    def keep_head(self) -> None:
        head = {"number": len(self.changes), "hash": self._hash}
        token = self._keys.sealed(canonical(head))
        changed = self._connection.execute(
            update(HEAD).where(HEAD.c.case_ref == self._stream).values(token=token)
        )
        if not changed.rowcount:
            self._connection.execute(insert(HEAD).values(case_ref=self._stream, token=token))


def _where(head: bytes) -> tuple[int, str]:
    row: dict[str, Any] = json.loads(head)
    return int(row["number"]), str(row["hash"])


def _row(change: Change) -> dict[str, Any]:
    return {
        "number": change.number,
        "recorded": change.recorded.astimezone(UTC).isoformat(timespec="microseconds"),
        "actor": change.actor,
        "act": change.act.value,
        "subject": change.subject.value,
        "subject_id": change.subject_id,
        "kind": change.kind,
        "true_from": change.true_from.isoformat() if change.true_from else "",
        "waiting": change.waiting,
        "settles": change.settles,
    }


def _inside(change: Change) -> dict[str, str]:
    return {name: getattr(change, name).reveal() for name in _SEALED} | {"note": change.note}


def _change(row: dict[str, Any], inside: dict[str, str]) -> Change:
    return Change(
        number=row["number"],
        recorded=datetime.fromisoformat(row["recorded"]),
        actor=row["actor"],
        act=Act(row["act"]),
        subject=Subject(row["subject"]),
        subject_id=row["subject_id"],
        kind=row["kind"],
        true_from=date.fromisoformat(row["true_from"]) if row["true_from"] else None,
        waiting=bool(row["waiting"]),
        settles=row["settles"],
        note=inside["note"],
        **{name: Secret(inside[name]) for name in _SEALED},
    )
