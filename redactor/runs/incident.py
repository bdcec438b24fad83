"""Incidents at one user's hands: opened, followed up, reviewed by somebody else, closed.

Takes what a person says; gives the incident as it then stands. What may be done is judged in
`policy/incident.py`; every act becomes a row of the ledger.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from redactor.assemble import House
from redactor.model.case import CaseRef
from redactor.model.errors import Misconfigured, NotAllowed
from redactor.model.incident import Incident, IncidentAct, IncidentEvent
from redactor.model.kind import Severity
from redactor.model.role import Right
from redactor.model.secret import Secret
from redactor.policy.incident import checklist, refused_close, refused_review
from redactor.report.timeline_pdf import timeline_pdf
from redactor.runs.record import CaseRecord
from redactor.runs.registers import record_house
from redactor.store.sql.incidents import Opened, moment_now

_AHEAD: Final = timedelta(minutes=5)
_NOTHING: Final = "Nothing was recorded."


@dataclass(frozen=True)
class IncidentDesk:
    """The incidents of one database, for the user of this machine."""

    house: House

    def open(  # noqa: PLR0913  # as asked
        self,
        case: str,
        title: str,
        *,
        aware: datetime,
        severity: Severity,
        items: Sequence[str] = (),
        recipients: Sequence[str] = (),
    ) -> Incident:
        """Open an incident with the tasks that its severity asks for.

        Raises:
            Misconfigured: there is no such case, item or party, or the time lies ahead.
            NotAllowed: the user may not.
        """
        self._require(case, Right.KEEP_INCIDENTS)
        now = moment_now()
        if aware > now + _AHEAD:
            raise Misconfigured("The time of awareness lies in the future", advice=_NOTHING)
        self._known(case, items, recipients)
        tasks = tuple(
            IncidentEvent(
                number, now, self.house.actor, IncidentAct.TASK, Secret(what), self.house.actor, due
            )
            for number, (what, due) in enumerate(checklist(severity, aware), start=2)
        )
        opened = Opened(case, severity, Secret(_said(title)), aware, tuple(items), tuple(recipients))
        return self.house.incidents.open(opened, self.house.actor, tasks, now)

    def _known(self, case: str, items: Sequence[str], recipients: Sequence[str]) -> None:
        register = self.house.registers.register(CaseRef(case))
        known = {item.id for item in register.items}, {party.id for party in register.parties}
        for given, ids in ((items, known[0]), (recipients, known[1])):
            strange = [one for one in given if one not in ids]
            if strange:
                raise Misconfigured(f"Case {case} knows no '{strange[0]}'", advice=_NOTHING)

    def shown(self, number: int) -> Incident:
        """Return one incident; that it was read is put on record."""
        incident = self.house.incidents.incident(number)
        self._require(incident.case, Right.SEE_INCIDENTS)
        CaseRecord(self.house, CaseRef(incident.case)).note("incident-read", "shown")
        return incident

    def all(self) -> tuple[Incident, ...]:
        """Return every incident of the cases that the user may see."""
        found = []
        for number, case in self.house.incidents.all():
            try:
                self._require(case, Right.SEE_INCIDENTS)
            except NotAllowed:
                continue
            found.append(self.house.incidents.incident(number))
        return tuple(found)

    def add_task(self, number: int, title: str, owner: str, due: datetime) -> Incident:
        """Add something that must be done, by whom and by when."""
        return self._act(number, IncidentAct.TASK, title, other=_said(owner), moment=due)

    def done(self, number: int, task: int, note: str) -> Incident:
        """Say that a task is done, and what came of it."""
        return self._act(number, IncidentAct.DONE, note, other=str(task))

    def note(self, number: int, text: str, contact: str = "") -> Incident:
        """Add a note, of a contact with somebody if one is named."""
        return self._act(number, IncidentAct.NOTE, text, other=contact)

    def decide(self, number: int, *, report: bool, reasons: str) -> Incident:
        """Record whether the regulator must be told, and why."""
        return self._act(number, IncidentAct.DECIDE, reasons, agreed=report)

    def review(self, number: int, *, agreed: bool, reasons: str) -> Incident:
        """Record what a second person says of how the incident was dealt with."""
        return self._act(number, IncidentAct.REVIEW, reasons, agreed=agreed)

    def close(self, number: int, text: str) -> Incident:
        """Close an incident after everything was done and a second person agreed."""
        return self._act(number, IncidentAct.CLOSE, text)

    def timeline(self, number: int) -> bytes:
        """Return everything that was done about an incident, and when, as a PDF."""
        return timeline_pdf(self.shown(number), moment_now())

    def _act(  # noqa: PLR0913  # what an event is made of
        self,
        number: int,
        act: IncidentAct,
        text: str,
        *,
        other: str = "",
        moment: datetime | None = None,
        agreed: bool = False,
    ) -> Incident:
        self._require(self.house.incidents.incident(number).case, Right.KEEP_INCIDENTS)
        actor = self.house.actor

        def decided(incident: Incident) -> tuple[IncidentEvent, ...]:
            why = _refused(incident, act, actor, other)
            if why:
                raise Misconfigured(why, advice=_NOTHING)
            last = len(incident.events) + 1
            return (
                IncidentEvent(last, moment_now(), actor, act, Secret(_said(text)), other, moment, agreed),
            )

        return self.house.incidents.act(number, decided)

    def _require(self, case: str, right: Right) -> None:
        CaseRecord(self.house, CaseRef(case)).require(right)


def incident_desk(database: str | None) -> IncidentDesk:
    """Return the desk with its record open. Raises `Misconfigured` if there is none."""
    return IncidentDesk(record_house(database))


def _refused(incident: Incident, act: IncidentAct, actor: str, other: str) -> str:
    """Return why this may not be done, or an empty text."""
    if act is IncidentAct.CLOSE:
        return refused_close(incident)
    if act is IncidentAct.REVIEW:
        return refused_review(incident, actor)
    if incident.closed is not None:
        return "It is closed already; open a new one"
    if act is IncidentAct.DONE and other not in {str(task.number) for task in incident.open_tasks}:
        return f"There is no open task {other}"
    return ""


def _said(text: str) -> str:
    if not text.strip():
        raise Misconfigured("Say it in a few words", advice=_NOTHING)
    return text.strip()
