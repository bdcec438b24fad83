"""`redactor redact`: one separate copy per recipient."""

from __future__ import annotations

from pathlib import Path

import click

from redactor.entry.cli import options
from redactor.entry.cli.show import Progress, say_copy, summary


@click.command("redact")
@options.paths()
@options.register()
@options.to()
@click.option(
    "--out",
    metavar="DIR",
    required=True,
    type=click.Path(path_type=Path),
    help="Where copies and reports go.",
)
@options.profile("")
@click.option(
    "--answers",
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    multiple=True,
    help="Filled-in answers to the questions of a held document. May be given again.",
)
@options.password_file()
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
    out: Path,
    profile: str,
    answers: tuple[Path, ...],
    password_file: Path | None,
    jobs: int,
    as_json: bool,
) -> None:
    """Make one separate copy of every PATH for each recipient.

    A copy appears as DIR/<party>/<name> only if it is released. There is always a report in
    DIR/_reports/<party>/<name>.report.html. Folders are walked. The originals are never changed.
    """
    from redactor.runs.copies import redact_run
    from redactor.runs.registers import house_for
    from redactor.runs.values import Wanted

    options.chosen(register_file, case)
    at = house_for(case, database)
    wanted = Wanted(paths, register_file, to, out, profile, answers, password_file, jobs, case)
    copies = []
    run = redact_run(wanted, at)
    for note in run.notes:
        click.echo(f"Note: {note}", err=True)
    with Progress(run.total, quiet=as_json) as progress:
        for copy in run.copies():
            copies.append(copy)
            progress.step(copy.input)
            say_copy(copy, as_json=as_json)
    if not as_json:
        summary(copies, out)
    context.exit(0 if all(copy.outcome == "released" for copy in copies) else 1)
