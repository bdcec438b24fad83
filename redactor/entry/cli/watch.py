"""`redactor watch`: work on files dropped into folders, until stopped."""

from __future__ import annotations

import signal
from contextlib import suppress
from pathlib import Path
from typing import Any

import click


@click.command("watch")
@click.argument("folder", metavar="DIR", required=False, type=click.Path(path_type=Path, file_okay=False))
@click.option(
    "--register",
    "registers",
    metavar="FILE",
    multiple=True,
    type=click.Path(path_type=Path, dir_okay=False),
    help="A case's register; may be given again. Otherwise those that redactor.toml names.",
)
@click.option(
    "--profile", metavar="NAME", default=None, help="Otherwise the one in redactor.toml, or assessment."
)
@click.option("--once", is_flag=True, help="Work on what is there and stop.")
def command(folder: Path | None, registers: tuple[Path, ...], profile: str | None, once: bool) -> None:
    """Work on files dropped into DIR, until stopped.

    For each case and recipient there are folders DIR/<case>/to <party>/in, out, held and blocked. A file
    put into "in" comes out as a verified copy in "out", or lies in "held" or "blocked" with a report in
    DIR/<case>/reports that says why. To answer questions: fill in the .answers.yaml there and put the
    file back into "in".
    """
    from redactor.assemble import house
    from redactor.model.errors import Misconfigured
    from redactor.runs.watch import Watcher

    at = house()
    chosen = at.settings.watch
    root = folder or chosen.folder
    if root is None:
        raise Misconfigured(
            "No folder was given", advice="Name it, or set it in redactor.toml under [watch] folder."
        )
    watcher = Watcher(at, root, registers or chosen.registers, profile or chosen.profile)
    signal.signal(signal.SIGTERM, _stop)
    click.echo(f"Watching {root}. Stop with Ctrl-C; nothing is lost.", err=True)
    with suppress(KeyboardInterrupt):
        for event in watcher.watch(chosen.scan_seconds, chosen.settle_seconds, once=once):
            click.echo(f"{event.outcome:<9} {event.case} to {event.party}: {event.name}: {event.message}")


def _stop(*_: Any) -> None:
    """End like Ctrl-C does: what is being worked on is taken up again at the next start."""
    raise KeyboardInterrupt
