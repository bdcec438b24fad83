"""`redactor find`: what would be redacted or asked, and why; changes nothing."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from redactor.entry.cli import options


@click.command("find")
@options.paths()
@options.register()
@options.to()
@options.profile("register-only")
@options.password_file()
@options.as_json()
@click.pass_context
def command(
    context: click.Context,
    paths: tuple[str, ...],
    register_file: Path | None,
    case: str,
    database: str | None,
    to: tuple[str, ...],
    profile: str,
    password_file: Path | None,
    as_json: bool,
) -> None:
    """Show what would be redacted or asked in every PATH for the recipients together, and why.

    PATH may be - : plain text is then read from standard input. Nothing is changed. The words
    themselves are not shown, only their places.
    """
    from redactor.runs.find import find_run
    from redactor.runs.registers import house_for
    from redactor.runs.values import Wanted

    options.chosen(register_file, case)
    at = house_for(case, database)
    wanted = Wanted(paths, register_file, to, None, profile, (), password_file, 1, case)
    refused, shown = False, ""
    for found in find_run(wanted, sys.stdin.buffer.read() if "-" in paths else b"", at):
        refused = refused or found.disposition == "blocked"
        if as_json:
            click.echo(json.dumps(found.as_dict(), ensure_ascii=False))
        else:
            if found.name != shown:
                shown = found.name
                click.secho(shown, bold=True)
            item = found.item or "unlisted"
            click.echo(
                f"  {found.disposition:<7} {item:<24} {found.place:<28} {found.explanation} [{found.rule}]"
            )
    context.exit(1 if refused else 0)
