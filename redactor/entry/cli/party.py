"""`redactor party`: the people of a case, protected or not."""

from __future__ import annotations

from typing import Any, Final

import click

from redactor.entry.cli import record_options as common

_LISTS: Final = ("address", "phone", "email", "known-as", "previous-name")
_KEYS: Final = {
    "address": "addresses",
    "phone": "phones",
    "email": "emails",
    "known-as": "known_as",
    "previous-name": "previous_names",
}


def _person() -> common.Decorator:
    return common.stacked(
        click.option("--name", metavar="TEXT", default="", help="The full name."),
        click.option("--title", metavar="TEXT", default=""),
        click.option("--role", metavar="TEXT", default="", help="parent, child, professional, foster-carer…"),
        click.option("--born", metavar="DATE", default=""),
    )


def _details(start: str) -> common.Decorator:
    return common.stacked(
        *(click.option(f"--{start}{name}", metavar="TEXT", multiple=True) for name in _LISTS),
        click.option(
            "--detail-file",
            type=click.File("r", encoding="utf-8"),
            default=None,
            help="Details, one a line, like 'phone: 07700 900123'; - reads standard input.",
        ),
    )


def _entry(rest: dict[str, Any]) -> dict[str, Any]:
    return {key: rest[key] for key in ("name", "title", "role", "born") if rest[key]}


def _more(rest: dict[str, Any], start: str = "") -> dict[str, list[str]]:
    found = {key: list(rest[f"{start}{name}".replace("-", "_")]) for name, key in _KEYS.items()}
    for line in rest["detail_file"].read().splitlines() if rest["detail_file"] is not None else ():
        name, _, text = line.partition(":")
        if line.strip() and name.strip() not in _KEYS:
            raise click.UsageError(f"Begin each line with one of: {', '.join(_KEYS)}.")
        if text.strip():
            found[_KEYS[name.strip()]].append(text.strip())
    return {key: texts for key, texts in found.items() if texts}


@click.group("party")
def command() -> None:
    """Add and change the people of a case. Nothing is ever deleted."""


@command.command("add")
@click.argument("party", metavar="ID")
@common.of_case()
@_person()
@_details("")
@common.grounds(required=False)
def add(party: str, case: str, database: str | None, **rest: Any) -> None:
    """Add somebody to the case. ID stands in folder names and reports: no names in it."""
    from redactor.runs.record_people import add_party

    if not rest["name"]:
        rest["name"] = common.asked_value("name")
    record = common.the_case(case, database)
    entry = {"id": party, **_entry(rest), **_more(rest)}
    grounds = common.to_grounds(rest["why"], rest["source"], rest["true_from"])
    common.say_recorded(record, add_party(record, entry, grounds))


@command.command("change")
@click.argument("party", metavar="ID")
@common.of_case()
@_person()
@_details("add-")
@click.option(
    "--mistaken", metavar="KIND:NUMBER", multiple=True, help="A detail that never was true, like address:2."
)
@common.grounds(required=True)
def change(party: str, case: str, database: str | None, mistaken: tuple[str, ...], **rest: Any) -> None:
    """Add details, or change name and role. A former address stays: it is still worth protecting."""
    from redactor.runs.record_people import change_party

    record = common.the_case(case, database)
    changes, more, wrong = _entry(rest), _more(rest, "add-"), _numbers(mistaken)
    if not changes and not more and not wrong:
        raise click.UsageError("Say what is to be changed.")
    grounds = common.to_grounds(rest["why"], rest["source"], rest["true_from"])
    common.say_recorded(record, change_party(record, party, changes, more, wrong, grounds))


def _numbers(mistaken: tuple[str, ...]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for one in mistaken:
        name, _, number = one.partition(":")
        if name not in _KEYS or not number.isdigit():
            raise click.UsageError("Write a mistaken detail like address:2, as 'case show' numbers them.")
        found.setdefault(_KEYS[name], []).append(int(number))
    return found
