"""`redactor audit`: check, show and export the record of every decision, and ask it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from redactor.entry.cli import options, statements


@click.group("audit")
def command() -> None:
    """Check, show and ask the record of every decision. It holds no protected value."""


@command.command("check")
@options.database()
@click.option(
    "--anchor",
    "anchors",
    metavar="FILE",
    multiple=True,
    type=click.Path(path_type=Path, dir_okay=False),
    help="An anchor or a certificate that was kept elsewhere. May be given again.",
)
@click.option(
    "--since", metavar="ROW", type=click.IntRange(1), default=1, help="Begin with this row, in a database."
)
@click.pass_context
def check(context: click.Context, database: str | None, anchors: tuple[Path, ...], since: int) -> None:
    """Prove that no line of the audit was changed, moved or removed; name the first bad one.

    A record that was shortened shows only against an anchor: those in the database and the state folder
    are always used, those kept elsewhere are given with --anchor.
    """
    from redactor.runs.evidence import check_record

    result = check_record(database, anchors, since)
    if result.ok:
        click.echo(f"The audit is whole: {result.rows} entries.")
    else:
        click.echo(f"The audit is NOT whole: entry {result.bad_row}: {result.why}")
    for note in result.notes:
        click.echo(f"Note: {note}.", err=True)
    context.exit(0 if result.ok else 1)


@command.command("anchor")
@options.database()
@click.option(
    "--out",
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    default=None,
    help="Also write the signed anchor to a new file.",
)
def anchor(database: str | None, out: Path | None) -> None:
    """Sign how long the record is now, as a page to print or mail to somebody who keeps it."""
    from redactor.runs.certificates import save
    from redactor.runs.evidence import make_anchor

    statement, page = make_anchor(database)
    if out is not None:
        save(statement, out)
    click.echo(page, nl=False)


@command.command("show")
@options.database()
@click.option("--case", "case", metavar="REF", default="", help="Only this case.")
@click.option(
    "--last", metavar="N", type=click.IntRange(1), default=20, show_default=True, help="Only the last N."
)
def show(database: str | None, case: str, last: int) -> None:
    """Show the last entries, newest below."""
    from redactor.runs.evidence import record_rows

    for row in record_rows(database, case, last):
        to = f" to {','.join(row['recipients'])}" if row["recipients"] else ""
        reasons = f" ({', '.join(row['reasons'])})" if row["reasons"] else ""
        who = f"{row['actor']:<12} {row['case']:<16} {row['action']:<7}"
        click.echo(f"{row['when']}  {who}{to}: {row['outcome']}{reasons}")


@command.command("export")
@options.database()
@click.option("--case", "case", metavar="REF", default="", help="Only this case.")
def export(database: str | None, case: str) -> None:
    """Print the entries as JSON lines."""
    from redactor.runs.evidence import record_rows

    for row in record_rows(database, case, 0):
        click.echo(json.dumps(row, ensure_ascii=False))


@command.command("was-shared")
@options.register()
@click.option("--item", metavar="ITEM", required=True, help="The item of the register.")
@click.option("--with", "party", metavar="PARTY", required=True, help="The person it may have gone to.")
@click.option("--since", metavar="MOMENT", default="", help="Only from this day or moment on.")
@statements.out()
@click.pass_context
def was_shared(  # as asked
    context: click.Context,
    register_file: Path | None,
    case: str,
    database: str | None,
    item: str,
    party: str,
    since: str,
    out: Path | None,
    as_json: bool,
) -> None:
    """Say whether an item ever went to a person: yes, no in the recorded channels, or not covered.

    Looks into every kept copy that went to them with all forms of the item that are known now, and into
    the mail that the gate let through. Ends with 0 for no, with 1 for yes and for not covered.
    """
    from redactor.runs.evidence import ask_was_shared

    options.chosen(register_file, case)
    statement = ask_was_shared(database, register_file, case, item, party, statements.since(since))
    said = statement.content
    lines = [
        f"Was {item} shared with {party}? {said['answer'].capitalize()}.",
        *statements.listed("It went to them", said["found"]),
        *statements.listed("It may be in these: look at them", said["doubtful"]),
        *statements.listed("Not covered", said["not_covered"]),
        *_coverage(said["coverage"]),
    ]
    statements.say(statement, lines, out, as_json=as_json)
    context.exit(0 if said["answer"].startswith("no,") else 1)


def _coverage(coverage: dict[str, Any]) -> list[str]:
    channels = [
        f"  {name}: {numbers['recorded']} recorded"
        + (f", {numbers['read']} read" if "read" in numbers else "")
        for name, numbers in coverage["channels"].items()
    ]
    checked = coverage["only_checked"]
    if checked["files"]:
        channels.append(f"  {checked['files']} files {checked['note']}")
    span = f"from {coverage['from'] or 'the beginning'} to {coverage['to']}"
    return [f"What was looked at, {span}:", *channels, *(f"  {limit}" for limit in coverage["limits"])]


@command.command("why")
@click.argument("certificate", metavar="CERT", type=click.Path(path_type=Path, dir_okay=False))
@options.database()
@statements.out()
@click.pass_context
def why(
    context: click.Context, certificate: Path, database: str | None, out: Path | None, as_json: bool
) -> None:
    """Make a decision again with register and rules as they then stood, and compare.

    Ends with 0 if the verdict is the same, with 1 if it differs or nothing was kept.
    """
    from redactor.runs.evidence import ask_why

    statement = ask_why(database, certificate)
    said = statement.content
    then = said["story"]["released"]
    versions = said["story"]["versions_then"]
    lines = [
        f"Released {then['when'][:16].replace('T', ' ')} by {then['actor']}",
        f"to {', '.join(then['recipients'])}, case {said['case']}, profile {then['profile']}.",
        f"Findings then: {', '.join(f'{k} {v}' for k, v in said['story']['withheld'].items()) or 'none'}.",
        *(f"  question {q}: {answer}, by {who}" for q, answer, who in said["story"]["answers"]),
        f"By: {', '.join(f'{name} {str(version)[:16]}' for name, version in versions.items())}.",
        f"Decided again now: {said['answer']}.",
        *(f"  {one['what']}: then {one['then']}, now {one['now']}" for one in said["differences"]),
    ]
    statements.say(statement, lines, out, as_json=as_json)
    context.exit(0 if said["answer"].startswith("same") else 1)
