"""`redactor explain-item`: every written form of an item that is looked for, and what is not."""

from __future__ import annotations

from pathlib import Path

import click

from redactor.entry.cli import options
from redactor.model.errors import Misconfigured
from redactor.model.kind import Kind


@click.command("explain-item")
@click.argument("item", metavar="ITEM")
@options.register()
def command(item: str, register_file: Path | None, case: str, database: str | None) -> None:
    """Show every form of ITEM that is looked for, how its value was read, and what is not found.

    This prints the protected value: look at it where nobody looks over your shoulder.
    """
    from redactor.assemble import house
    from redactor.runs.registers import items_in, record_house, register_to_read

    options.chosen(register_file, case)
    at = record_house(database) if case else house()
    register = register_to_read(at, register_file, case, item)
    items = items_in(register)
    chosen = next((one for one in items if one.id == item), None)
    if chosen is None:
        known = ", ".join(one.id for one in items)
        raise Misconfigured(f"There is no item '{item}' in this register; there are: {known}")
    click.secho(f"{chosen.id} ({chosen.kind}, {chosen.severity})", bold=True)
    if chosen.kind is Kind.LINKAGE:
        click.echo(f"  Each of these may stand in a document, never two in one: {', '.join(chosen.members)}")
        return
    if chosen.derived:
        click.echo(f"  derived: something about {chosen.about} is withheld, and so this detail is, too")
    click.echo(f"  written: {chosen.value.text.reveal()}")
    explanation = at.explain(chosen)
    for title, forms in explanation.groups:
        click.secho(f"\n{title}", bold=True)
        for form in forms:
            click.echo(f"  {form}")
    click.secho("\nNot found", bold=True)
    for sentence in explanation.not_found:
        click.echo(f"  {sentence}")
