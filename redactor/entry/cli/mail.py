"""`redactor mail`: the pre-send gate."""

from __future__ import annotations

import asyncio
from pathlib import Path

import click

from redactor.entry.cli import mail_duty, mail_held, mail_options


@click.group("mail", invoke_without_command=True)
@click.option("--listen", metavar="HOST:PORT", default=None, help="Where mail comes in.")
@click.option(
    "--protocol",
    type=click.Choice(["lmtp", "smtp"]),
    default=None,
    help="LMTP: after Postfix's queue, one answer for each recipient. SMTP: between two servers.",
)
@click.option("--next", "following", metavar="HOST:PORT", default=None, help="Where mail is sent on to.")
@mail_options.registers()
@mail_options.database()
@mail_options.internal()
@click.option("--health", metavar="HOST:PORT", default=None, help="Where /health and /metrics are answered.")
@click.pass_context
def command(
    context: click.Context,
    listen: str | None,
    protocol: str | None,
    following: str | None,
    registers: tuple[Path, ...],
    database: str | None,
    internal: tuple[str, ...],
    health: str | None,
) -> None:
    """Check every mail before it is sent on, until stopped.

    Mail with a detail withheld from one of its recipients is held; so is mail that cannot be examined.
    While registers or record cannot be used, mail is refused for now: it waits with its sender.
    """
    chosen = {"listen": listen, "protocol": protocol, "next": following, "health": health}
    if context.invoked_subcommand is not None:
        context.obj = (registers, database, internal)
        return
    from redactor.entry.mail.run import log_to_standard_error, run_gate

    at = mail_options.house_for(registers, database, internal, **mail_options.endpoints(chosen))
    log_to_standard_error()
    mail = at.settings.mail

    def ready() -> None:
        click.echo(f"The gate listens on {mail.listen} ({mail.protocol}) and sends to {mail.next}", err=True)

    asyncio.run(run_gate(at, ready))


for one in (*mail_held.COMMANDS, *mail_duty.COMMANDS):
    command.add_command(mail_options.also_after(one))
