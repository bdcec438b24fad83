"""`redactor token`: who may ask the server."""

from __future__ import annotations

import click


@click.group("token")
def command() -> None:
    """Make and end the tokens by which programs ask `redactor serve`."""


@command.command("add")
@click.argument("user")
@click.option("--mailbox", "mailboxes", metavar="ADDR", multiple=True, help="An address USER may send from.")
@click.option(
    "--days", type=click.IntRange(1, 366), default=90, show_default=True, help="How long it is good."
)
def add(user: str, mailboxes: tuple[str, ...], days: int) -> None:
    """Make a token for USER and print it once; it cannot be shown again."""
    from redactor.assemble import house
    from redactor.runs.ask.service import tokens_of

    click.echo(tokens_of(house()).add(user, mailboxes, days))


@command.command("list")
def listed() -> None:
    """List who holds a token, and until when."""
    from redactor.assemble import house
    from redactor.runs.ask.service import tokens_of

    for one in tokens_of(house()).holders():
        click.echo(f"{one.user}  until {one.until:%Y-%m-%d}  {', '.join(one.mailboxes)}")


@command.command("end")
@click.argument("user")
def end(user: str) -> None:
    """End every token of USER."""
    from redactor.assemble import house
    from redactor.runs.ask.service import tokens_of

    click.echo(f"{tokens_of(house()).drop(user)} ended.")
