"""Everything that was done about an incident, in its order, to be handed out the same to all.

Takes an incident; gives a PDF. It shows what people wrote, so whoever gets it reads that.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Final

from redactor.model.incident import Incident, IncidentAct, IncidentEvent
from redactor.report.pdf_page import facts, grid, heading, pages, section, words

_WORDS: Final = {
    IncidentAct.OPEN: "Opened",
    IncidentAct.TASK: "Task set",
    IncidentAct.DONE: "Task done",
    IncidentAct.NOTE: "Note",
    IncidentAct.DECIDE: "Decision about the regulator",
    IncidentAct.REVIEW: "Review",
    IncidentAct.CLOSE: "Closed",
}


def timeline_pdf(incident: Incident, now: datetime) -> bytes:
    """Return the timeline of an incident as it stands `now`."""
    title = f"Incident {incident.number}, case {incident.case}"
    story = [
        heading(title),
        words(incident.title.reveal()),
        facts(_facts(incident, now)),
        section("Tasks"),
        grid(
            ("Task", "Owner", "Due", "Done"),
            [
                (
                    f"{task.number}. {task.title.reveal()}",
                    task.owner,
                    _time(task.due),
                    _done(task.done, late=task.overdue(now)),
                )
                for task in incident.tasks
            ],
            (0.46, 0.16, 0.19, 0.19),
        ),
        section("What was done, in order"),
        grid(
            ("When", "Who", "What"),
            [(_time(event.recorded), event.actor, _told(event)) for event in incident.events],
            (0.2, 0.16, 0.64),
        ),
    ]
    return pages(title, story, f"{title}, as of {_time(now)}")


def _facts(incident: Incident, now: datetime) -> list[tuple[str, str]]:
    decided, closed = incident.decided, incident.closed
    clock = "run out" if now > incident.deadline else f"{_hours(incident.deadline - now)} left"
    told = "not decided" if decided is None else f"{_yes(decided.agreed)}, decided {_time(decided.recorded)}"
    return [
        ("Severity", incident.severity.value),
        ("Aware since", _time(incident.aware)),
        ("Opened", f"{_time(incident.opened)} by {incident.opened_by}"),
        (
            "72 hours end",
            f"{_time(incident.deadline)} ({clock})" if decided is None else _time(incident.deadline),
        ),
        ("Report to the regulator", told),
        ("Items", ", ".join(incident.items) or "not named"),
        ("Went to", ", ".join(incident.recipients) or "not named"),
        ("Closed", "no" if closed is None else f"{_time(closed.recorded)} by {closed.actor}"),
    ]


def _told(event: IncidentEvent) -> str:
    what, text = _WORDS[event.act], event.text.reveal()
    match event.act:
        case IncidentAct.TASK:
            return f"{what} for {event.other}, due {_time(event.moment)}: {text}"
        case IncidentAct.DONE:
            return f"{what} ({event.other}): {text}"
        case IncidentAct.NOTE:
            return f"Contact with {event.other}: {text}" if event.other else f"{what}: {text}"
        case IncidentAct.DECIDE:
            return f"{what}: {_yes(event.agreed)}. {text}"
        case IncidentAct.REVIEW:
            return f"{what}: {'agreed' if event.agreed else 'not agreed'}. {text}"
        case _:
            return f"{what}: {text}"


def _yes(agreed: bool) -> str:  # noqa: FBT001  # a word for an answer
    return "to be told" if agreed else "need not be told"


def _done(done: datetime | None, *, late: bool) -> str:
    if done is None:
        return "OVERDUE" if late else "open"
    return f"{_time(done)}{' (late)' if late else ''}"


def _hours(left: object) -> str:
    return str(left).rsplit(":", 1)[0] + " h"


def _time(moment: datetime | None) -> str:
    return "" if moment is None else moment.astimezone(UTC).strftime("%-d %b %Y, %H:%M UTC")
