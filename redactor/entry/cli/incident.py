"""`redactor incident`: what was done after something went to the wrong person, until it is closed."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from redactor.entry.cli import options, record_options

if TYPE_CHECKING:
    from redactor.model.incident import Incident

_NUMBER = click.argument("number", metavar="N", type=click.IntRange(1))
_TEXT = click.argument("text", metavar="TEXT")


@click.group("incident")
def command() -> None:
    """Follow up an incident: the 72-hour clock, tasks, contacts, a second person's review."""


@command.command("open")
@options.database()
@click.option("--case", metavar="REF", required=True, help="The case in the database.")
@click.option(
    "--aware", metavar="MOMENT", required=True, help="When somebody first knew, like 2026-02-11T14:30."
)
@click.option(
    "--severity", type=click.Choice(["standard", "high", "critical"]), required=True, help="How much harm."
)
@click.option("--item", "items", metavar="ITEM", multiple=True, help="What went out. May be given again.")
@click.option("--to", "recipients", metavar="PARTY", multiple=True, help="To whom. May be given again.")
@click.argument("title", metavar="TITLE")
def open_(
    database: str | None,
    case: str,
    aware: str,
    severity: str,
    items: tuple[str, ...],
    recipients: tuple[str, ...],
    title: str,
) -> None:
    """Open an incident; its tasks follow from its severity."""
    from redactor.model.kind import Severity
    from redactor.runs.incident import incident_desk

    moment = record_options.moment(aware)
    _say(
        incident_desk(database).open(
            case, title, aware=moment, severity=Severity(severity), items=items, recipients=recipients
        )
    )


@command.command("list")
@options.database()
def list_(database: str | None) -> None:
    """List the incidents, what is overdue first."""
    from redactor.runs.incident import incident_desk

    now = _now()
    incidents = sorted(
        incident_desk(database).all(), key=lambda one: (one.closed is not None, -len(one.late(now)))
    )
    for one in incidents:
        state = "closed" if one.closed else f"{len(one.open_tasks)} tasks open, {len(one.late(now))} OVERDUE"
        clock = "" if one.closed or one.decided else f", {_clock(one, now)}"
        click.echo(f"{one.number:>4}  {one.case:<16} {one.severity.value:<9} {state}{clock}")
    if not incidents:
        click.echo("There is no incident.")


@command.command("show")
@options.database()
@_NUMBER
def show(database: str | None, number: int) -> None:
    """Show an incident as it stands."""
    from redactor.runs.incident import incident_desk

    _say(incident_desk(database).shown(number))


@command.command("task")
@options.database()
@_NUMBER
@click.option("--add", "title", metavar="TEXT", default="", help="Add a task.")
@click.option("--owner", metavar="NAME", default="", help="Who must do it.")
@click.option("--due", metavar="MOMENT", default="", help="By when.")
@click.option("--done", metavar="TASK", type=click.IntRange(1), default=None, help="Say that a task is done.")
@click.option("--note", metavar="TEXT", default="", help="What came of it.")
def task(  # as asked
    database: str | None, number: int, title: str, owner: str, due: str, done: int | None, note: str
) -> None:
    """Add a task (--add, --owner, --due), or say that one is done (--done, --note)."""
    from redactor.runs.incident import incident_desk

    desk = incident_desk(database)
    if done is not None and note and not title:
        _say(desk.done(number, done, note))
    elif title and owner and due and done is None:
        _say(desk.add_task(number, title, owner, record_options.moment(due)))
    else:
        raise click.UsageError("Give --add, --owner and --due; or --done and --note.")


@command.command("note")
@options.database()
@_NUMBER
@click.option("--contact", metavar="NAME", default="", help="Whom you spoke with.")
@_TEXT
def note(database: str | None, number: int, contact: str, text: str) -> None:
    """Write down what happened, or a contact with somebody."""
    from redactor.runs.incident import incident_desk

    _say(incident_desk(database).note(number, text, contact))


@command.command("decide")
@options.database()
@_NUMBER
@click.option("--report/--no-report", required=True, help="Whether the regulator must be told.")
@_TEXT
def decide(database: str | None, number: int, report: bool, text: str) -> None:
    """Record whether the regulator must be told, and the reasons."""
    from redactor.runs.incident import incident_desk

    _say(incident_desk(database).decide(number, report=report, reasons=text))


@command.command("review")
@options.database()
@_NUMBER
@click.option("--agree/--disagree", required=True, help="Whether everything was done that should be.")
@_TEXT
def review(database: str | None, number: int, agree: bool, text: str) -> None:
    """Review how an incident was dealt with: only a second person may."""
    from redactor.runs.incident import incident_desk

    _say(incident_desk(database).review(number, agreed=agree, reasons=text))


@command.command("close")
@options.database()
@_NUMBER
@_TEXT
def close(database: str | None, number: int, text: str) -> None:
    """Close an incident, once everything is done and a second person has agreed."""
    from redactor.runs.incident import incident_desk

    _say(incident_desk(database).close(number, text))


@command.command("timeline")
@options.database()
@_NUMBER
@click.option(
    "--out", metavar="FILE", required=True, type=click.Path(path_type=Path, dir_okay=False), help="A new PDF."
)
def timeline(database: str | None, number: int, out: Path) -> None:
    """Write everything that was done, in order, as a PDF. It shows what people wrote."""
    from redactor.runs.certificates import save_new
    from redactor.runs.incident import incident_desk

    save_new(incident_desk(database).timeline(number), out)
    click.echo(f"Timeline: {out}")


def _say(incident: Incident) -> None:
    now = _now()
    click.echo(f"Incident {incident.number}, case {incident.case}, {incident.severity.value}")
    click.echo(f"  {incident.title.reveal()}")
    click.echo(f"  Aware since {_time(incident.aware)}; {_clock(incident, now)}")
    if incident.decided is not None:
        told = "must be told" if incident.decided.agreed else "need not be told"
        click.echo(f"  The regulator {told}: {incident.decided.text.reveal()}")
    for one in incident.tasks:
        done = one.done is not None
        state = "done" if done else "OVERDUE" if one.overdue(now) else "open"
        click.echo(f"  {one.number:>3} {state:<8} due {_time(one.due)}  {one.owner}: {one.title.reveal()}")
    if incident.review is not None:
        click.echo(f"  Reviewed by {incident.review.actor}")
    if incident.closed is not None:
        click.echo(f"  Closed {_time(incident.closed.recorded)} by {incident.closed.actor}")


def _clock(incident: Incident, now: datetime) -> str:
    if incident.decided is not None:
        late = " (late)" if incident.decided.recorded > incident.deadline else ""
        return f"72 hours: decided {_time(incident.decided.recorded)}{late}"
    if now > incident.deadline:
        return f"72 HOURS RUN OUT {_time(incident.deadline)}"
    hours = (incident.deadline - now).total_seconds() / 3600
    return f"72 hours end {_time(incident.deadline)}, {hours:.0f} left"


def _now() -> datetime:
    return datetime.now().astimezone()


def _time(moment: datetime) -> str:
    return moment.astimezone().strftime("%Y-%m-%d %H:%M")
