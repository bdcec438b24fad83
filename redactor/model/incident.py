"""An incident: something went to somebody who must not have it. Who did what about it, and when.

Takes events in their order; gives the incident as it stands. Free text may hold anything, so it stands
wrapped as secrets. What may be done next stands in `policy/incident.py`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from redactor.model.kind import Severity
from redactor.model.secret import Secret

CLOCK: Final = timedelta(hours=72)
"""From awareness to the report to the regulator (UK GDPR, article 33)."""


class IncidentAct(StrEnum):
    """What was done about an incident."""

    OPEN = "open"
    TASK = "task"
    DONE = "done"
    NOTE = "note"
    DECIDE = "decide"
    REVIEW = "review"
    CLOSE = "close"


@dataclass(frozen=True, slots=True)
class IncidentEvent:
    """One act. `text` is what a person wrote; the other fields belong to some acts only.

    `other` is the owner of a task, the person a contact was made with, or the number of a task that is
    done. `moment` is when somebody became aware, or when a task is due. `agreed` is the answer of a
    decision or a review.
    """

    number: int
    recorded: datetime
    actor: str
    act: IncidentAct
    text: Secret = field(default_factory=lambda: Secret(""))
    other: str = ""
    moment: datetime | None = None
    agreed: bool = False


@dataclass(frozen=True, slots=True)
class IncidentTask:
    """Something that must be done, by one person, by a time."""

    number: int
    title: Secret
    owner: str
    due: datetime
    done: datetime | None = None
    done_by: str = ""

    def overdue(self, now: datetime) -> bool:
        """Say whether it should have been done by now, or was done late."""
        return (self.done or now) > self.due


@dataclass(frozen=True, slots=True)
class Incident:
    """An incident as it stands after its events."""

    number: int
    case: str
    severity: Severity
    items: tuple[str, ...]
    recipients: tuple[str, ...]
    title: Secret
    aware: datetime
    opened: datetime
    opened_by: str
    tasks: tuple[IncidentTask, ...] = ()
    events: tuple[IncidentEvent, ...] = ()
    decided: IncidentEvent | None = None
    review: IncidentEvent | None = None
    closed: IncidentEvent | None = None

    @property
    def deadline(self) -> datetime:
        """When the regulator must have been told, if they must be."""
        return self.aware + CLOCK

    @property
    def open_tasks(self) -> tuple[IncidentTask, ...]:
        """The tasks that are not done."""
        return tuple(task for task in self.tasks if task.done is None)

    def late(self, now: datetime) -> tuple[IncidentTask, ...]:
        """Return the tasks that are open and overdue."""
        return tuple(task for task in self.open_tasks if task.overdue(now))


def after(incident: Incident, event: IncidentEvent) -> Incident:
    """Return the incident after one more event; whatever is done after a review needs another one."""
    incident = replace(incident, events=(*incident.events, event))
    match event.act:
        case IncidentAct.TASK:
            task = IncidentTask(
                len(incident.tasks) + 1, event.text, event.other, event.moment or event.recorded
            )
            return replace(incident, tasks=(*incident.tasks, task), review=None)
        case IncidentAct.DONE:
            return replace(incident, tasks=_done(incident.tasks, event), review=None)
        case IncidentAct.DECIDE:
            return replace(incident, decided=event, review=None)
        case IncidentAct.REVIEW:
            return replace(incident, review=event if event.agreed else None)
        case IncidentAct.CLOSE:
            return replace(incident, closed=event)
        case _:
            return replace(incident, review=None)


def _done(tasks: Sequence[IncidentTask], event: IncidentEvent) -> tuple[IncidentTask, ...]:
    return tuple(
        replace(task, done=event.recorded, done_by=event.actor) if str(task.number) == event.other else task
        for task in tasks
    )
