"""`redactor recheck`: every released document of a case, checked again by the register as it now stands."""

from __future__ import annotations

from pathlib import Path

import click

from redactor.entry.cli import options, statements


@click.command("recheck")
@options.register()
@statements.out()
@click.pass_context
def command(
    context: click.Context,
    register_file: Path | None,
    case: str,
    database: str | None,
    out: Path | None,
    as_json: bool,
) -> None:
    """Check everything already released in a case again, after an item was added or changed.

    Lists every exposure with item, recipient and date. Ends with 0 only if everything was checked and
    nothing was found.
    """
    from redactor.runs.evidence import ask_recheck

    options.chosen(register_file, case)
    statement = ask_recheck(database, register_file, case)
    said = statement.content
    coverage = said["coverage"]
    lines = [
        f"{said['answer'].capitalize()}: {coverage['checked']} released copies checked again.",
        *statements.listed("Exposed", said["exposures"]),
        *statements.listed("To look at", said["doubtful"]),
        *statements.listed("Not checked", said["unchecked"]),
    ]
    if said["exposures"]:
        lines.append("Open an incident: redactor incident open --case REF --aware MOMENT --severity ...")
    statements.say(statement, lines, out, as_json=as_json)
    context.exit(0 if said["answer"] == "no exposure" else 1)
