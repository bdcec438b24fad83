"""`redactor serve`: the server that programs ask before a mail is sent, and the review pages."""

from __future__ import annotations

import asyncio
from pathlib import Path

import click

from redactor.entry.cli import mail_options


@click.command("serve")
@click.option(
    "--listen", metavar="HOST:PORT", default="127.0.0.1:8080", show_default=True, help="Where it answers."
)
@mail_options.registers()
@mail_options.database()
@mail_options.internal()
def command(
    listen: str, registers: tuple[Path, ...], database: str | None, internal: tuple[str, ...]
) -> None:
    """Answer POST /v1/check, show held mail at /held, and serve the Outlook add-in, until stopped.

    It speaks plain HTTP: put it behind a proxy with TLS. The answer is advice; the mail gate checks again.
    Held mail is shown to people with a role in its case, who may release or drop it there.
    """
    from redactor.entry.http.serve import run_server

    host, _, port = listen.rpartition(":")
    if not host or not port.isdigit() or int(port) > 65_535:
        raise click.BadParameter(f"{listen} is not HOST:PORT", param_hint="--listen")
    at = mail_options.house_for(registers, database, internal)
    asyncio.run(run_server(at, host.strip("[]"), int(port)))
