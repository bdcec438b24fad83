"""`redactor explain-item`: every written form of an item that is looked for, and what is not."""

from __future__ import annotations

from pathlib import Path

import click

from redactor.entry.cli import options
from redactor.model.errors import Misconfigured


@click.command("explain-item")
@click.argument("item", metavar="ITEM")
@options.register()
def command(item: str, register_file: Path | None, case: str, database: str | None) -> None:
    """Show every form of ITEM that is looked for, how its value was read, and what is not found.

    This prints the protected value: look at it where nobody looks over your shoulder.
    """
    from redactor.assemble import house
    from redactor.runs.registers import record_house, register_to_read

    options.chosen(register_file, case)
    at = record_house(database) if case else house()
    register = register_to_read(at, register_file, case, item)
    chosen = next((one for one in register.items if one.id == item), None)
    if chosen is None:
        known = ", ".join(one.id for one in register.items)
        raise Misconfigured(f"There is no item '{item}' in this register; there are: {known}")
    click.secho(f"{chosen.id} ({chosen.kind}, {chosen.severity})", bold=True)
    click.echo(f"  written: {chosen.value.text.reveal()}")
    for name, values in chosen.value.parts:
        click.echo(f"  {name}: {', '.join(value.reveal() for value in values)}")
    explanation = at.explain(chosen)
    for title, forms in explanation.groups:
        click.secho(f"\n{title}", bold=True)
        for form in forms:
            click.echo(f"  {form}")
    click.secho("\nNot found", bold=True)
    for sentence in explanation.not_found:
        click.echo(f"  {sentence}")
