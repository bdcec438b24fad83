"""`redactor doctor`: what is missing on this machine and what that means."""

from __future__ import annotations

import click

_COLOURS = {"ok": "green", "missing": "yellow", "broken": "red"}


@click.command("doctor")
@click.pass_context
def command(context: click.Context) -> None:
    """Say what is missing on this machine and what that means.

    Exit code 0: everything needed is there (what is only missing blocks the documents that need it).
    Exit code 2: something is broken.
    """
    from redactor.assemble import house
    from redactor.checkup import checks

    broken = False
    for check in checks(house()):
        broken = broken or check.state == "broken"
        click.echo(
            f"{click.style(f'{check.state:<8}', fg=_COLOURS[check.state])} {check.name:<18} {check.meaning}"
        )
    context.exit(2 if broken else 0)
