"""`redactor item`: what is confidential in a case, and from whom."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from redactor.entry.cli import record_options as common
from redactor.model.kind import Kind, Severity

if TYPE_CHECKING:
    from redactor.runs.record import CaseRecord
    from redactor.runs.record_items import Watched

_ALONE = click.Choice(["redact", "ask", "open"])


def _policy() -> common.Decorator:
    """Everything that may be said of an item besides its value."""
    return common.stacked(
        click.option("--about", metavar="PARTY", default="", help="Whom it is about."),
        click.option(
            "--withhold-from", metavar="WHO", multiple=True, help="Party id, role:NAME or everyone."
        ),
        click.option("--may-see", metavar="WHO", multiple=True, help="Who may see it all the same."),
        click.option("--severity", type=click.Choice([one.value for one in Severity]), default=None),
        click.option("--reason", metavar="CODE", default="", help="A code of rules/reasons.yaml."),
        click.option(
            "--basis", metavar="TEXT", default="", help="The legal basis, like 'C8 filed 2026-02-11'."
        ),
        click.option("--valid-from", metavar="DATE", default=""),
        click.option("--valid-to", metavar="DATE", default=""),
        click.option(
            "--review-on", metavar="DATE", default="", help="When somebody should look at it again."
        ),
        click.option("--also", metavar="TEXT", multiple=True, help="Another way in which it is written."),
        click.option("--never", metavar="TEXT", multiple=True, help="A wording that only resembles it."),
        click.option("--street-alone", type=_ALONE, default=None),
        click.option("--town-alone", type=_ALONE, default=None),
        click.option("--postcode-district-alone", type=_ALONE, default=None),
    )


def _entry(options: dict[str, Any]) -> dict[str, Any]:
    """Return what `_policy` was given, as the register file says it; what was not given is left out."""
    dates = {
        key: common.day_text(options[key], f"--{key.replace('_', '-')}") for key in ("valid_from", "valid_to")
    }
    dates["review_on"] = common.day_text(options["review_on"], "--review-on")
    found = {
        "also_written": list(options["also"]),
        "never_match": list(options["never"]),
        "about": options["about"],
        "withhold_from": list(options["withhold_from"]),
        "may_see": list(options["may_see"]),
        "severity": options["severity"],
        "reason": options["reason"],
        "basis": options["basis"],
        **dates,
        "street_alone": options["street_alone"],
        "town_alone": options["town_alone"],
        "postcode_district_alone": options["postcode_district_alone"],
    }
    return {key: value for key, value in found.items() if value not in (None, "", [])}


@click.group("item")
def command() -> None:
    """Add and change what is confidential in a case, and from whom. Nothing is ever deleted."""


@command.command("add")
@click.argument("item", metavar="[ID]", required=False, default="")
@common.of_case()
@click.option("--kind", type=click.Choice([kind.value for kind in Kind]), required=True, help="What it is.")
@common.values()
@click.option("--party", metavar="PARTY", default="", help="For a person: the name of this party.")
@click.option("--link", metavar="ITEM", multiple=True, help="For a linkage: items that must not meet.")
@_policy()
@common.grounds(required=False)
def add(
    item: str, case: str, database: str | None, kind: str, party: str, link: tuple[str, ...], **rest: Any
) -> None:
    """Add an item. Without an ID it gets a neutral one; ids stand in reports, so no names in them.

    \b
    redactor item add --case CF-1 --kind address --value-file - --about miss-x \\
        --withhold-from ms-z --severity critical --review-on 2026-08-11
    """  # noqa: D301  # click wants the sign itself
    from redactor.runs.record_items import add_item

    record = common.the_case(case, database)
    value = common.given_value(rest["value"], rest["value_file"], rest["parts"])
    if not value and not party and not link:
        value = common.asked_value(kind)
    entry = {"id": item, "kind": kind, "value": value, "party": party, "items": list(link)}
    entry = {key: one for key, one in entry.items() if one} | _entry(rest)
    if rest["source"]:
        entry["source"] = rest["source"]
    _say(record, add_item(record, entry, _grounds(rest)))


@command.command("change")
@click.argument("item", metavar="ID")
@common.of_case()
@common.values()
@_policy()
@click.option("--clear", metavar="FIELD", multiple=True, help="A field to be emptied, like valid_to.")
@click.option("--correction", is_flag=True, help="The value was typed wrongly; it never was the true one.")
@common.grounds(required=True)
def change(
    item: str, case: str, database: str | None, clear: tuple[str, ...], correction: bool, **rest: Any
) -> None:
    """Change what is said of an item: from whom, until when, how severe. Lists replace what they held."""
    from redactor.runs.record_items import change_item

    record = common.the_case(case, database)
    entry = _entry(rest)
    value = common.given_value(rest["value"], rest["value_file"], rest["parts"])
    if value:
        entry["value"] = value
    cleared = [field.replace("-", "_") for field in clear]
    if not entry and not cleared:
        raise click.UsageError("Say what is to be changed.")
    _say(record, change_item(record, item, entry, _grounds(rest), clear=cleared, correction=correction))


@command.command("alias")
@click.argument("item", metavar="ID")
@click.argument("texts", metavar="[TEXT]...", nargs=-1)
@common.of_case()
@click.option(
    "--value-file", type=click.File("r", encoding="utf-8"), default=None, help="One wording a line."
)
@click.option("--never", is_flag=True, help="The wordings only resemble the item and may stay.")
@common.grounds(required=False)
def alias(
    item: str,
    texts: tuple[str, ...],
    case: str,
    database: str | None,
    value_file: Any,
    never: bool,
    **rest: Any,
) -> None:
    """Add other ways in which ID is written: "Rose Cottage", "the cottage by the weir"."""
    from redactor.runs.record_items import name_item

    lines = value_file.read().splitlines() if value_file is not None else []
    wordings = [text.strip() for text in (*texts, *lines) if text.strip()]
    if not wordings:
        raise click.UsageError("Give at least one wording.")
    record = common.the_case(case, database)
    also, not_this = ([], wordings) if never else (wordings, [])
    _say(record, name_item(record, item, also, not_this, _grounds(rest)))


@command.command("end")
@click.argument("item", metavar="ID")
@common.of_case()
@click.option("--on", metavar="DATE", default="today", help="Its last day; otherwise today.")
@common.grounds(required=True)
def end(item: str, case: str, database: str | None, on: str, **rest: Any) -> None:
    """Mark ID as over. It stays withheld, and the overview of what is due shows it."""
    from redactor.runs.record_items import end_item

    record = common.the_case(case, database)
    last = common.day(on, "--on")
    assert last is not None  # noqa: S101  # it has a default
    _say(record, end_item(record, item, last, _grounds(rest)))


@command.command("supersede")
@click.argument("item", metavar="ID")
@click.option("--id", "new_id", metavar="NEW-ID", default="", help="Otherwise a neutral one.")
@click.option("--by", metavar="ITEM", default="", help="The new item is there already.")
@common.of_case()
@common.values()
@_policy()
@common.grounds(required=True)
def supersede(item: str, new_id: str, by: str, case: str, database: str | None, **rest: Any) -> None:
    """Add a new item in place of ID, such as a new address. Both stay withheld, from the same people."""
    from redactor.runs.record_items import supersede_by, supersede_item

    record = common.the_case(case, database)
    if by:
        _say(record, supersede_by(record, item, by, _grounds(rest)))
        return
    value = common.given_value(rest["value"], rest["value_file"], rest["parts"])
    value = value or common.asked_value(f"new value for {item}")
    source = {"source": rest["source"]} if rest["source"] else {}
    named = {"id": new_id} if new_id else {}
    _say(
        record, supersede_item(record, item, _entry(rest) | source | named | {"value": value}, _grounds(rest))
    )


@command.command("compromise")
@click.argument("item", metavar="ID")
@common.of_case()
@click.option(
    "--since", metavar="DATE", default="today", help="Since when somebody knows it; otherwise today."
)
@common.grounds(required=True)
def compromise(item: str, case: str, database: str | None, since: str, **rest: Any) -> None:
    """Mark ID as known to somebody it is kept from. It stays withheld."""
    from redactor.runs.record_items import compromise_item

    record = common.the_case(case, database)
    first = common.day(since, "--since")
    assert first is not None  # noqa: S101  # it has a default
    _say(record, compromise_item(record, item, first, _grounds(rest)))


@command.command("confirm")
@click.argument("number", metavar="EVENT", type=click.IntRange(1))
@common.of_case()
@common.grounds(required=True)
def confirm(number: int, case: str, database: str | None, **rest: Any) -> None:
    """Confirm quarantined change EVENT, as its second person. 'case history' shows it."""
    _settle(number, case, database, rest, confirmed=True)


@command.command("reject")
@click.argument("number", metavar="EVENT", type=click.IntRange(1))
@common.of_case()
@common.grounds(required=True)
def reject(number: int, case: str, database: str | None, **rest: Any) -> None:
    """Reject quarantined change EVENT: what stood before it holds."""
    _settle(number, case, database, rest, confirmed=False)


def _settle(number: int, case: str, database: str | None, rest: dict[str, Any], *, confirmed: bool) -> None:
    from redactor.runs.record_change import settle

    record = common.the_case(case, database)
    common.say_recorded(record, settle(record, number, _grounds(rest), confirm=confirmed))


def _grounds(rest: dict[str, Any]) -> Any:
    return common.to_grounds(rest["why"], rest["source"], rest["true_from"])


def _say(record: CaseRecord, watched: Watched) -> None:
    common.say_recorded(record, watched.recorded)
    if watched.forms:
        explain = f"redactor explain-item {watched.item_id} --case {record.case}"
        click.echo(f"{watched.forms} written forms of it will be looked for: {explain}")
        # The late-registered address is the common case: what is released already may hold it.
        click.echo(f"What was released before was not checked for it: redactor recheck --case {record.case}")
    if watched.hints:
        click.echo("Worth asking:")
        for hint in watched.hints:
            click.echo(f"  - {hint}")
