"""`redactor check-mail`: what the mail gate would say of a mail, for each recipient."""

from __future__ import annotations

import json
from pathlib import Path

import click

from redactor.entry.cli import mail_options, options

_COLOURS = {"deliver": "green", "hold": "yellow", "reject": "red"}


@click.command("check-mail")
@click.argument("file", metavar="FILE.eml", type=click.Path(path_type=Path, dir_okay=False))
@mail_options.registers()
@mail_options.database()
@click.option("--from", "sender", metavar="ADDR", required=True, help="The envelope's sender.")
@click.option(
    "--rcpt",
    "recipients",
    metavar="ADDR",
    multiple=True,
    required=True,
    help="A recipient of the envelope; may be given again.",
)
@mail_options.internal()
@options.as_json()
@click.pass_context
def command(
    context: click.Context,
    file: Path,
    registers: tuple[Path, ...],
    database: str | None,
    sender: str,
    recipients: tuple[str, ...],
    internal: tuple[str, ...],
    as_json: bool,
) -> None:
    """Check a mail in FILE.eml for the recipients of its envelope, as the mail gate would.

    What the headers say of recipients does not count. Nothing is sent and nothing is kept.
    """
    from redactor.runs.mail_ask import ask

    at = mail_options.house_for(registers, database, internal)
    answers = ask(at, file, sender, recipients)
    for one in answers:
        if as_json:
            click.echo(json.dumps(one.line, ensure_ascii=False))
            continue
        word = click.style(f"{one.decision:<8}", fg=_COLOURS[one.decision], bold=True)
        click.echo(f"{word} {one.line['recipient']}")
        for line in dict.fromkeys(map(_sentence, one.line["reasons"])):
            click.echo(f"         {line}")
    context.exit(0 if all(one.decision == "deliver" for one in answers) else 1)


def _sentence(reason: dict[str, str]) -> str:
    where = f" [{reason['place']}]" if reason["place"] else ""
    item = f" ({reason['item']})" if reason["item"] else ""
    return f"{reason['message']}{item}{where}"
