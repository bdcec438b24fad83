"""What an incident asks for by its severity, and what must have happened before it may be closed.

Pure. The lists are a starting point that follows guidance for safeguarding, not legal advice; tasks can
be added. Nothing here removes one.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from redactor.model.incident import Incident, IncidentAct
from redactor.model.kind import Severity

_HOUR: Final = timedelta(hours=1)
_EVERY: Final = (
    ("Ask whoever received it to return or destroy it, and not to use it", 4 * _HOUR),
    ("Tell the person whose detail it is, in words they can use", 24 * _HOUR),
    ("Check every earlier release of the case: redactor recheck", 24 * _HOUR),
    ("Mark the detail as compromised in the register, and protect what replaces it", 24 * _HOUR),
    ("Decide whether the regulator must be told, and record the reasons", 72 * _HOUR),
    ("Contact the person again: has anything happened since?", 14 * 24 * _HOUR),
)
_HIGH: Final = (
    ("Tell the team manager and the data protection officer", 4 * _HOUR),
    ("Go through the safety plan with the person", 24 * _HOUR),
    ("Contact the person a third time, and write down how they are", 42 * 24 * _HOUR),
)
_CRITICAL: Final = (
    ("Contact the police about risk to the person, and record the reference", 2 * _HOUR),
    ("Ask housing or the refuge whether the person must move", 8 * _HOUR),
    ("Warn the GP surgery: somebody may try to change contact details there", 24 * _HOUR),
    ("Warn schools and nurseries of every child in the household", 24 * _HOUR),
    ("Tell the court, and the person's solicitor, if there are proceedings", 48 * _HOUR),
)


def checklist(severity: Severity, aware: datetime) -> tuple[tuple[str, datetime], ...]:
    """Return what must be done and by when, counted from the moment somebody became aware; soonest first."""
    chosen = list(_EVERY)
    if severity in {Severity.HIGH, Severity.CRITICAL}:
        chosen += _HIGH
    if severity is Severity.CRITICAL:
        chosen += _CRITICAL
    return tuple((title, aware + time) for title, time in sorted(chosen, key=lambda one: one[1]))


def refused_review(incident: Incident, actor: str) -> str:
    """Return why `actor` may not review the incident, or an empty text: a second person looks at it anew."""
    if incident.closed is not None:
        return "It is closed already"
    if actor == incident.opened_by:
        return "Who opened it may not review it: a second person must"
    if any(event.actor == actor and event.act is IncidentAct.DECIDE for event in incident.events):
        return "Who decided about the regulator may not review that decision"
    return ""


def refused_close(incident: Incident) -> str:
    """Return why the incident may not be closed, or an empty text."""
    if incident.closed is not None:
        return "It is closed already"
    if incident.open_tasks:
        numbers = ", ".join(str(task.number) for task in incident.open_tasks)
        return f"These tasks are not done: {numbers}"
    if incident.decided is None:
        return "Nobody has decided whether the regulator must be told"
    if incident.review is None:
        return "No second person has reviewed it since the last change"
    return ""
