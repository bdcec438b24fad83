"""`redactor verify`: the independent check alone, on anyone's file."""

from __future__ import annotations

from pathlib import Path

import click

from redactor.entry.cli import options
from redactor.entry.cli.show import Progress, say_copy


@click.command("verify")
@options.paths()
@options.register()
@options.to()
@options.jobs()
@options.as_json()
@click.pass_context
def command(
    context: click.Context,
    paths: tuple[str, ...],
    register_file: Path | None,
    case: str,
    database: str | None,
    to: tuple[str, ...],
    jobs: int,
    as_json: bool,
) -> None:
    """Check every PATH for details withheld from the recipients: clean, held or blocked.

    The files may come from anyone. Nothing is changed and nothing is written but the audit. A file that is
    encrypted cannot be examined and is blocked: nobody can say what an encrypted file holds besides.
    """
    from redactor.runs.copies import verify_run
    from redactor.runs.registers import house_for
    from redactor.runs.values import Wanted

    options.chosen(register_file, case)
    at = house_for(case, database)
    wanted = Wanted(paths, register_file, to, None, "register-only", (), None, jobs, case)
    copies = []
    run = verify_run(wanted, at)
    for note in run.notes:
        click.echo(f"Note: {note}", err=True)
    with Progress(run.total, quiet=as_json) as progress:
        for copy in run.copies():
            copies.append(copy)
            progress.step(copy.input)
            say_copy(copy, as_json=as_json)
    context.exit(0 if all(copy.outcome == "clean" for copy in copies) else 1)
