"""Incidents in a database: acts written once, sealed, and each vouched for by the ledger.

Takes acts; gives incidents as they stand. An act that was changed or is missing is noticed, because the
ledger holds a keyed fingerprint of each. It does not judge what may be done.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

from sqlalchemy import Connection, func, insert, select

from redactor.model.errors import DatabaseInvalid, Misconfigured
from redactor.model.incident import Incident, IncidentAct, IncidentEvent, after
from redactor.model.kind import Severity
from redactor.model.outcome import AuditEntry
from redactor.model.secret import Secret
from redactor.store.sql.ledger import Ledger
from redactor.store.sql.record import Record
from redactor.store.sql.tables_incidents import INCIDENT

ACTION: Final = "incident"


@dataclass(frozen=True, slots=True)
class Opened:
    """What an incident begins with."""

    case: str
    severity: Severity
    title: Secret
    aware: datetime
    items: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()


Decide = Callable[[Incident], Sequence[IncidentEvent]]


class Incidents:
    """The incidents of one record."""

    def __init__(self, record: Record, ledger: Ledger) -> None:
        """Use the tables of `record`; every act also becomes a row of `ledger`."""
        self._record = record
        self._ledger = ledger

    def open(self, opened: Opened, actor: str, rest: Sequence[IncidentEvent], now: datetime) -> Incident:
        """Write a new incident and its first tasks; return it."""
        about = {
            "severity": opened.severity.value,
            "items": list(opened.items),
            "recipients": list(opened.recipients),
        }
        first = IncidentEvent(1, now, actor, IncidentAct.OPEN, opened.title, moment=opened.aware)
        with self._record.database.writing() as connection:
            self._ledger.exclusive(connection)
            number = int(connection.scalar(select(func.max(INCIDENT.c.incident))) or 0) + 1
            self._write(connection, number, opened.case, first, about)
            for event in rest:
                self._write(connection, number, opened.case, event, {})
        return self.incident(number)

    def act(self, number: int, decide: Decide) -> Incident:
        """Write what `decide` makes of the incident as it stands; nobody writes in between."""
        with self._record.database.writing() as connection:
            self._ledger.exclusive(connection)
            incident = self._read(connection, number)
            for event in decide(incident):
                self._write(connection, number, incident.case, event, {})
        return self.incident(number)

    def incident(self, number: int) -> Incident:
        """Return one incident as it stands.

        Raises:
            Misconfigured: there is no such incident.
            DatabaseInvalid: an act was changed, or is missing.
        """
        with self._record.database.reading() as connection:
            return self._read(connection, number)

    def all(self) -> tuple[tuple[int, str], ...]:
        """Return number and case of every incident."""
        chosen = select(INCIDENT.c.incident, INCIDENT.c.case_ref).distinct().order_by(INCIDENT.c.incident)
        with self._record.database.reading() as connection:
            return tuple((row.incident, row.case_ref) for row in connection.execute(chosen))

    def _write(
        self, connection: Connection, incident: int, case: str, event: IncidentEvent, about: dict[str, Any]
    ) -> None:
        text = json.dumps(about | _content(event))
        connection.execute(
            insert(INCIDENT).values(
                incident=incident,
                number=event.number,
                case_ref=case,
                recorded=event.recorded.isoformat(),
                actor=event.actor,
                act=event.act.value,
                token=self._record.keys.sealed(text.encode()),
            )
        )
        row = _plain(incident, case, event.number, event.recorded.isoformat(), event.actor, event.act)
        self._ledger.append_within(connection, self._entry(case, incident, event, row + text))

    def _entry(self, case: str, incident: int, event: IncidentEvent, text: str) -> AuditEntry:
        return AuditEntry(
            when=event.recorded,
            action=f"{ACTION}-{event.act.value}",
            actor=event.actor,
            case=case,
            recipients=(),
            input_digest="",
            output_digest=self._ledger.fingerprint(Secret(text)),
            outcome="recorded",
            reasons=(),
            findings=((f"{ACTION}-{incident}", event.number),),
            answers=(),
            versions=(),
        )

    def _read(self, connection: Connection, number: int) -> Incident:
        chosen = select(INCIDENT).where(INCIDENT.c.incident == number).order_by(INCIDENT.c.number)
        rows = connection.execute(chosen).all()
        if not rows:
            raise Misconfigured(
                f"There is no incident {number}", advice="'redactor incident list' shows them."
            )
        vouched = self._vouched(rows[0].case_ref, number)
        incident: Incident | None = None
        for row in rows:
            text = self._record.keys.unsealed(bytes(row.token)).decode()
            plain = _plain(row.incident, row.case_ref, row.number, row.recorded, row.actor, row.act)
            if vouched.pop(row.number, "") != self._ledger.fingerprint(Secret(plain + text)):
                raise DatabaseInvalid(
                    f"Act {row.number} of incident {number} is not what the ledger recorded"
                )
            event = _event(row, json.loads(text))
            incident = after(incident, event) if incident else _opened(row, event, json.loads(text))
        if vouched or incident is None:
            raise DatabaseInvalid(f"Acts of incident {number} are missing that the ledger recorded")
        return incident

    def _vouched(self, case: str, incident: int) -> dict[int, str]:
        """Return the fingerprint of every act of an incident that the ledger recorded."""
        name = f"{ACTION}-{incident}"
        rows = (row for row in self._ledger.rows(case) if row["action"].startswith(f"{ACTION}-"))
        return {row["findings"][name]: row["output"] for row in rows if name in row["findings"]}


def _plain(*values: object) -> str:
    """Return what stands beside a token, so that it is vouched for with it."""
    return json.dumps(values)


def _content(event: IncidentEvent) -> dict[str, Any]:
    return {
        "text": event.text.reveal(),
        "other": event.other,
        "moment": event.moment.isoformat() if event.moment else None,
        "agreed": event.agreed,
    }


def _event(row: Any, content: dict[str, Any]) -> IncidentEvent:
    return IncidentEvent(
        row.number,
        datetime.fromisoformat(row.recorded),
        row.actor,
        IncidentAct(row.act),
        Secret(content["text"]),
        content["other"],
        datetime.fromisoformat(content["moment"]) if content["moment"] else None,
        content["agreed"],
    )


def _opened(row: Any, event: IncidentEvent, content: dict[str, Any]) -> Incident:
    return Incident(
        number=row.incident,
        case=row.case_ref,
        severity=Severity(content["severity"]),
        items=tuple(content["items"]),
        recipients=tuple(content["recipients"]),
        title=event.text,
        aware=event.moment or event.recorded,
        opened=event.recorded,
        opened_by=event.actor,
        events=(event,),
    )


def moment_now() -> datetime:
    """Return the present moment as it is written down."""
    return datetime.now(UTC).replace(microsecond=0)
