"""Options and words that the commands of the record share: which case, why, since when, which value."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import click

from redactor.entry.cli import options

if TYPE_CHECKING:
    from redactor.runs.record import CaseRecord
    from redactor.runs.record_change import Grounds, Recorded

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]
LIST = {"multiple": True}


def stacked(*decorators: Decorator) -> Decorator:
    """Apply decorators as if each stood on a line of its own."""

    def apply(function: Callable[..., Any]) -> Callable[..., Any]:
        for decorator in reversed(decorators):
            function = decorator(function)
        return function

    return apply


def of_case() -> Decorator:
    """--case REF and --database URL; the case may be left out where there is only one."""
    return stacked(options.case(), options.database())


def grounds(*, required: bool) -> Decorator:
    """--why, --source and --true-from: what every change is recorded with."""
    return stacked(
        click.option("--why", metavar="TEXT", default="", callback=_said if required else None, help="Why."),
        click.option("--source", metavar="TEXT", default="", help="Where it is known from."),
        click.option(
            "--true-from", metavar="DATE", default="", help="Since when it is true; otherwise today."
        ),
    )


def _said(context: click.Context, option: click.Parameter, text: str) -> str:
    """Insist on a reason: years later nobody remembers it."""
    del context
    if not text.strip():
        raise click.UsageError(f"Say why: {option.opts[0]} TEXT.")
    return text


def values() -> Decorator:
    """--value, --value-file and --part: a value, also without leaving it in the shell's history."""
    return stacked(
        click.option("--value", metavar="TEXT", default="", help="The value, as people write it."),
        click.option(
            "--value-file",
            type=click.File("r", encoding="utf-8"),
            default=None,
            metavar="FILE",
            help="Read the value from a file, or from standard input (-): it then stands in no history.",
        ),
        click.option(
            "--part", "parts", metavar="NAME=TEXT", multiple=True, help="A part of the value, like number=14."
        ),
    )


def given_value(value: str, value_file: Any, parts: tuple[str, ...]) -> str | dict[str, Any]:
    """Return the value as given, empty if it was not."""
    if sum((bool(value), value_file is not None, bool(parts))) > 1:
        raise click.UsageError("Give the value once: --value, --value-file or --part.")
    if value_file is not None:
        return str(value_file.read()).strip()
    if not parts:
        return value.strip()
    found: dict[str, Any] = {}
    for part in parts:
        name, equals, text = part.partition("=")
        if not equals:
            raise click.UsageError("Write a part like number=14.")
        name = name.strip()
        found[name] = text.strip() if name not in found else [*_listed(found[name]), text.strip()]
    return found


def _listed(held: Any) -> list[Any]:
    return list(held) if isinstance(held, list) else [held]


def asked_value(kind: str) -> str:
    """Ask for the value where a person sits at the terminal."""
    if not sys.stdin.isatty():
        raise click.UsageError("Give the value: --value, --value-file or --part.")
    return str(click.prompt(f"{kind.replace('_', ' ').capitalize()}", err=True)).strip()


def day(text: str, option: str) -> date | None:
    """Return a date given as text; ``today`` is understood."""
    if not text:
        return None
    if text == "today":
        return datetime.now(UTC).date()
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise click.UsageError(f"{option} must be a date like 2026-02-11, or today.") from None


def day_text(text: str, option: str) -> str:
    """Return the same as text."""
    found = day(text, option)
    return found.isoformat() if found else ""


def moment(text: str) -> datetime:
    """Return a moment given as text: a day means its end, a time without a zone is this machine's."""
    try:
        if len(text) == len("2026-02-11"):
            found = datetime.fromisoformat(f"{text}T23:59:59.999999")
        else:
            found = datetime.fromisoformat(text)
    except ValueError:
        raise click.UsageError(
            "Write the moment like 2026-02-11, 2026-02-11T14:30 or 2026-02-11T14:30+00:00."
        ) from None
    return found.astimezone(UTC)


def to_grounds(why: str, source: str, true_from: str) -> Grounds:
    """Return the grounds of a change."""
    from redactor.runs.record_change import Grounds

    return Grounds(why.strip(), source.strip(), day(true_from, "--true-from") or datetime.now(UTC).date())


def the_case(case: str, database: str | None) -> CaseRecord:
    """Return the case that was named, or the only one."""
    from redactor.model.case import CaseRef
    from redactor.runs.record import CaseRecord, open_cases
    from redactor.runs.registers import record_house

    at = record_house(database)
    if case:
        return CaseRecord(at, CaseRef(case))
    found = list(open_cases(at))
    if len(found) != 1:
        raise click.UsageError("Name the case with --case REF: there is not exactly one you may see.")
    return found[0]


def say_recorded(record: CaseRecord, recorded: Recorded) -> None:
    """Say what was recorded, what waits, and what still stops releases."""
    for change in recorded.changes:
        waits = click.style(" QUARANTINED", fg="yellow", bold=True) if change.waiting else ""
        click.echo(
            f"Recorded as event {change.number}: {change.subject} '{change.subject_id}' {change.act}.{waits}"
        )
        if change.note:
            click.echo(f"  Note: {change.note}", err=True)
    if not recorded.changes:
        click.echo("Nothing was different, so nothing was recorded.")
    for one in recorded.collisions:
        who = f"'{one.party}'" if one.party else "somebody"
        kind = one.kind.value.replace("_", " ")
        click.echo(f"  {who} would get the {kind} of '{one.other}', and the two are to be kept apart.")
    for change in recorded.waiting:
        number = change.number
        click.echo(
            "  Until it is settled nothing goes to either of them. A second person looks at it and runs"
        )
        click.echo(f"    redactor item confirm {number} --case {record.case}     (or: item reject)")
    for note in recorded.register.notes:
        click.echo(f"  Note: {note}", err=True)


def say_single_user(record_standing: Any) -> None:
    """Say that no role was granted yet: one user is everything."""
    if record_standing.single_user:
        click.echo(
            f"Single-user state: no role was granted, so {record_standing.user} may do everything. "
            "'redactor role grant' ends that.",
            err=True,
        )
