"""`redactor certificate`: prove what was signed, on any machine; print the public key."""

from __future__ import annotations

from pathlib import Path

import click

from redactor.entry.cli import options


@click.group("certificate")
def command() -> None:
    """Prove signed evidence offline, or print the key that others need to prove it."""


@command.command("verify")
@click.argument("certificate", metavar="CERT", type=click.Path(path_type=Path, dir_okay=False))
@click.argument("file", metavar="[FILE]", required=False, type=click.Path(path_type=Path, dir_okay=False))
@click.option(
    "--public-key",
    "key_file",
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    default=None,
    help="The public key of whoever made it; otherwise that of this installation.",
)
def verify(certificate: Path, file: Path | None, key_file: Path | None) -> None:
    """Prove a certificate and the file it is for; or any other signed answer, which needs no file.

    One changed byte in either makes it fail, with 1. Nothing is written and nothing else is needed.
    """
    from redactor.runs.certificates import key_of, verify_certificate

    statement = verify_certificate(certificate, file, key_of(key_file) if key_file else None)
    said = statement.content
    if statement.kind == "release":
        place = said["ledger"] or {"seq": "none"}
        click.echo(
            f"Genuine: this very file was released to {', '.join(said['recipients'])} on {said['made']} by "
            f"{said['by']}, case {said['case']}, ledger row {place['seq']}."
        )
    else:
        click.echo(f"Genuine: {statement.kind}, answer: {said.get('answer', 'none')}.")


@command.command("key")
@options.database()
def key(database: str | None) -> None:
    """Print the public key. Give it to those who must prove certificates, on a way of its own."""
    from redactor.runs.certificates import key_text
    from redactor.runs.evidence import any_house

    click.echo(key_text(any_house(database).keys.public), nl=False)
