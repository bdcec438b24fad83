"""`redactor case`: the register in the database, as it stands, as it stood, and what is due."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import click

from redactor.entry.cli import options, record_show
from redactor.entry.cli import record_options as common

_REF = click.argument("ref", metavar="[REF]", required=False, default="")


@click.group("case")
def command() -> None:
    """The registers in the database: import, show, export, history, and what is due."""


@command.command("new")
@click.argument("ref", metavar="REF")
@options.database()
@click.option("--title", metavar="TEXT", default="", help="Like 'Family assessment, Child N'.")
@click.option("--language", type=click.Choice(["en", "cy"]), default="en", help="Of the labels.")
@common.grounds(required=False)
def new(ref: str, database: str | None, title: str, language: str, **rest: Any) -> None:
    """Begin a case without a file. Runs use it once it has an item."""
    from redactor.runs.record import CaseRecord
    from redactor.runs.record_import import open_case
    from redactor.runs.registers import record_house

    at = record_house(database, create=True)
    grounds = common.to_grounds(rest["why"], rest["source"], rest["true_from"])
    recorded = open_case(at, ref, title, language, grounds)
    common.say_recorded(CaseRecord(at, recorded.register.reference), recorded)
    click.echo(f"Next: redactor party add ID --case {ref} --name …, then redactor item add --case {ref} …")


@command.command("import")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@options.database()
@click.option("--update", is_flag=True, help="The case is there already: bring it up to date with the file.")
@common.grounds(required=False)
def imported(file: Path, database: str | None, update: bool, **rest: Any) -> None:
    """Take a register file into the database. Entries that it lacks stay."""
    from redactor.runs.record_import import import_register
    from redactor.runs.registers import record_house

    at = record_house(database, create=True)
    grounds = common.to_grounds(rest["why"] or "imported", rest["source"] or file.name, rest["true_from"])
    record, recorded, missing = import_register(at, file, grounds, update=update)
    if recorded.waiting or not recorded.changes:
        common.say_recorded(record, recorded)
    people, items = len(recorded.register.parties), len(recorded.register.items)
    click.echo(
        f"Case {record.case}: {people} people and {items} items, {len(recorded.changes)} events recorded."
    )
    for one in missing:
        click.echo(f"  '{one}' is not in the file and stays; 'redactor item end' marks an item as over.")
    common.say_single_user(record.standing)


@command.command("export")
@_REF
@common.of_case()
@click.option("--at", "when", metavar="MOMENT", default="", help="As it stood then.")
@click.option("--out", metavar="FILE", type=click.Path(path_type=Path, dir_okay=False), default=None)
def export(ref: str, case: str, database: str | None, when: str, out: Path | None) -> None:
    """Write the register as a file, values and all; that is put on record. Critical ones need a manager."""
    from redactor.runs.record_files import write_private

    record = common.the_case(ref or case, database)
    text = record.export(common.moment(when) if when else None)
    if out is None:
        click.echo(text, nl=False)
    else:
        write_private(out, text)
        click.echo(f"Written to {out}; only you may read it. Keep it no longer than you need it.", err=True)


@command.command("show")
@_REF
@common.of_case()
def show(ref: str, case: str, database: str | None) -> None:
    """Show people and items. Critical values are labels; what is shown is put on record."""
    record = common.the_case(ref or case, database)
    record_show.say_case(record.shown())
    problem = record.problems()
    if problem:
        click.echo(f"No run can use this register: {problem}", err=True)


@command.command("at")
@click.argument("ref_or_moment", metavar="[REF] MOMENT", nargs=-1, required=True)
@common.of_case()
def as_it_stood(ref_or_moment: tuple[str, ...], case: str, database: str | None) -> None:
    """Show the register as it stood at MOMENT: a day (its end), or a time like 2026-02-11T14:30."""
    *refs, text = ref_or_moment
    when = common.moment(text)
    record = common.the_case(refs[0] if refs else case, database)
    click.echo(f"As recorded up to {when.isoformat(timespec='seconds')}:")
    record_show.say_case(record.shown(when))


@command.command("history")
@_REF
@common.of_case()
@click.option("--item", "subject", metavar="ID", default="", help="Only this item, party or promise.")
@click.option("--values", is_flag=True, help="Old and new values too, except critical ones; put on record.")
@options.as_json()
def history(ref: str, case: str, database: str | None, subject: str, values: bool, as_json: bool) -> None:
    """Show every change: who, when, why, by which source, and what it changed."""
    record = common.the_case(ref or case, database)
    for shown in record.history(subject, values=values):
        record_show.say_change(shown, as_json=as_json)


@command.command("list")
@options.database()
@options.as_json()
def listed(database: str | None, as_json: bool) -> None:
    """Show the cases you may see, one a line."""
    from redactor.runs.record import open_cases
    from redactor.runs.registers import record_house

    at = record_house(database)
    cases = list(open_cases(at))
    for record in cases:
        record_show.say_overview(record.overview(), as_json=as_json)
    if not as_json:
        click.echo(f"{len(cases)} cases")
        _say_standing(at)


@command.command("due")
@_REF
@common.of_case()
@click.option("--within", metavar="DAYS", type=click.IntRange(0), default=14, show_default=True)
@options.as_json()
@click.pass_context
def due(
    context: click.Context, ref: str, case: str, database: str | None, within: int, as_json: bool
) -> None:
    """Show what a person should look at: stopped releases, reviews, ended items. Exit 1 if there is any."""
    from redactor.runs.record import open_cases
    from redactor.runs.registers import record_house

    until = datetime.now(UTC).date() + timedelta(days=within)
    chosen = ref or case
    at = record_house(database)
    cases = [common.the_case(chosen, database)] if chosen else list(open_cases(at))
    found = [one for record in cases for one in record.due(until)]
    for one in found:
        if as_json:
            row = {"case": one.case, "what": one.what, "id": one.reference}
            click.echo(json.dumps(row | {"on": one.on.isoformat() if one.on else None}, ensure_ascii=False))
        else:
            click.echo(f"{one.case:<18} {one.on or '-'!s:<11} {one.reference:<20} {one.what}")
    if not as_json:
        click.echo(
            f"{len(found)} due by {until.isoformat()}" if found else f"Nothing is due by {until.isoformat()}"
        )
        _say_standing(at)
    context.exit(1 if found else 0)


@command.command("backup")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@options.database()
def backup(file: Path, database: str | None) -> None:
    """Copy the database, sealed as it is, to a new FILE. The keys are not in it: keep them apart."""
    from redactor.runs.record_access import make_backup
    from redactor.runs.registers import record_house

    at = record_house(database)
    make_backup(at, file)
    click.echo(f"Written to {file}. It can only be read with the keys, which are not in it.")


def _say_standing(at: Any) -> None:
    from redactor.runs.record import CaseRecord

    common.say_single_user(CaseRecord(at, "").standing)  # type: ignore[arg-type] # no case in particular
