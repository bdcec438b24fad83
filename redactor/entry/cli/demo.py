"""`redactor demo`: the five-minute tour on invented sample files, with a throw-away state."""

from __future__ import annotations

from pathlib import Path

import click

from redactor.entry.cli.show import Progress
from redactor.entry.cli.table import Row, table


@click.command("demo")
@click.option(
    "--out",
    metavar="DIR",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("redactor-demo"),
    show_default=True,
    help="Where the copies and reports of the tour go.",
)
@click.pass_context
def command(context: click.Context, out: Path) -> None:
    """Show on invented sample files what Redactor does; ends with a table of what happened and why."""
    from redactor.runs.tour import STEPS, Tour

    click.echo(
        "Redactor's tour: an invented family, two separated parents, one promise of confidentiality.\n"
    )
    tour = Tour(out)
    rows: list[Row] = []
    with Progress(len(STEPS), quiet=False) as progress:
        for title, step in STEPS:
            click.echo(f"... {title}", err=True)
            rows.extend(step(tour))
            progress.step(title)
    click.echo("")
    for line in table(("document", "for", "outcome", "what and why"), rows):
        click.echo(line)
    click.echo(f"\nCopies that may go out:  {out}/mother  and  {out}/father")
    click.echo(f"Reports to read:         {out}/_reports  (open the .html files)")
    click.echo("What the sample family is about, and what to try next: samples/README.md")
    context.exit(0 if tour.as_expected else 3)
