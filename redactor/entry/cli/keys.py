"""`redactor keys`: the keys that everything in the database is sealed with."""

from __future__ import annotations

import click

from redactor.entry.cli import options


@click.group("keys")
def command() -> None:
    """The keys of the database. Without them nobody can read what is sealed in it: keep a copy apart."""


@command.command("rotate")
@options.database()
@click.option(
    "--forget-old",
    is_flag=True,
    help="Drop the older keys when all is done; earlier backups can then be read by nobody.",
)
def rotate(database: str | None, forget_old: bool) -> None:
    """Seal everything with a new key. May be stopped at any moment; the next call goes on.

    Stop the gate and the watched folder first: they know the old keys only.
    """
    from redactor.runs.record_access import rotate_keys
    from redactor.runs.registers import record_house

    done = rotate_keys(record_house(database), forget=forget_old)
    begun = "Finished what was begun: " if done.resumed else ""
    click.echo(f"{begun}{done.cells} sealed entries have the new key; {done.keys} sealing keys are kept.")
    if done.keys > 1:
        click.echo("The older keys open earlier backups. --forget-old drops them.")
