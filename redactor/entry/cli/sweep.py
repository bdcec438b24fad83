"""`redactor sweep`: one item looked for in folders, exports and mail files."""

from __future__ import annotations

from pathlib import Path

import click

from redactor.entry.cli import options, statements


@click.command("sweep")
@options.paths()
@options.register()
@click.option("--item", metavar="ITEM", required=True, help="The item of the register.")
@statements.out()
@click.pass_context
def command(
    context: click.Context,
    paths: tuple[str, ...],
    register_file: Path | None,
    case: str,
    database: str | None,
    item: str,
    out: Path | None,
    as_json: bool,
) -> None:
    """Look for an item, however it is written, in everything below PATH: folders, exports, mail files.

    Names every file that could not be read. Ends with 0 only if everything was read and nothing was found.
    """
    from redactor.runs.evidence import ask_sweep

    options.chosen(register_file, case)
    statement = ask_sweep(database, register_file, case, item, paths)
    said = statement.content
    coverage = said["coverage"]
    lines = [
        f"{item}: {said['answer']}. {coverage['files']} files, {coverage['bytes']} bytes.",
        *statements.listed("Found", said["found"]),
        *statements.listed("To look at", said["doubtful"]),
        *statements.listed("Not read", said["not_read"]),
    ]
    statements.say(statement, lines, out, as_json=as_json)
    context.exit(0 if said["answer"].startswith("not found") else 1)
