"""`redactor outlook`: the Outlook add-in's files for one council."""

from __future__ import annotations

from pathlib import Path

import click


@click.command("outlook")
@click.option("--server", metavar="URL", required=True, help="The https address of `redactor serve`.")
@click.option("--application", metavar="ID", required=True, help="Its id in Entra ID.")
@click.option(
    "--unknown",
    type=click.Choice(["block", "prompt"]),
    default="block",
    show_default=True,
    help="When a mail could not be checked: do not send, or ask the sender (the gate checks again).",
)
@click.option(
    "--out", metavar="DIR", type=click.Path(path_type=Path, file_okay=False), required=True, help="Where to."
)
def command(server: str, application: str, unknown: str, out: Path) -> None:
    """Write the manifest, page and script of the Outlook add-in. It was not tested inside Outlook."""
    from redactor.entry.outlook.addin import addin_files

    files = addin_files(server, application, unknown)
    out.mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        (out / name).write_bytes(data)
        click.echo(out / name)
