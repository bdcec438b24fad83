"""`redactor promise`: what somebody was told will stay confidential."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import click

from redactor.entry.cli import record_options as common


@click.group("promise")
def command() -> None:
    """Record what was promised. Until an item answers it, nothing goes to those it is kept from."""


@command.command("add")
@click.argument("promise", metavar="[ID]", required=False, default="")
@common.of_case()
@click.option("--told", metavar="PARTY", required=True, help="Who was told.")
@click.option("--from", "withhold_from", metavar="WHO", multiple=True, help="From whom; otherwise everyone.")
@click.option("--what", metavar="TEXT", default="", help="What was said, without the value itself.")
@click.option("--by", metavar="NAME", default="", help="Who said it; otherwise you.")
@click.option("--on", metavar="DATE", default="today", help="When; otherwise today.")
@click.option("--item", "items", metavar="ITEM", multiple=True, help="An item that keeps it already.")
@common.grounds(required=False)
def add(
    promise: str,
    case: str,
    database: str | None,
    told: str,
    withhold_from: tuple[str, ...],
    what: str,
    by: str,
    on: str,
    items: tuple[str, ...],
    **rest: Any,
) -> None:
    """Record a promise at the moment it is made; the item may follow.

    \b
    redactor promise add --case CF-1 --told miss-x --from ms-z --what "her address stays with us"
    """  # noqa: D301  # click wants the sign itself
    from redactor.runs.record_people import add_promise

    record = common.the_case(case, database)
    entry = {
        "id": promise,
        "told": told,
        "what": what,
        "by": by or record.house.actor,
        "on": common.day_text(on, "--on"),
        "withhold_from": list(withhold_from) or ["everyone"],
        "answered_by": list(items),
    }
    filled = {key: one for key, one in entry.items() if one}
    recorded, promise_id = add_promise(record, filled, _grounds(rest))
    common.say_recorded(record, recorded)
    for stop in recorded.register.stops:
        if stop.reference == promise_id:
            click.echo(f"Nothing goes to {', '.join(stop.withhold_from)} until an item keeps it:")
            click.echo(f"  redactor item add --case {record.case} --kind address --about {told} …")
            click.echo(f"  redactor promise answer {promise_id} --case {record.case} --item ITEM")


@command.command("answer")
@click.argument("promise", metavar="ID")
@common.of_case()
@click.option("--item", "items", metavar="ITEM", multiple=True, required=True, help="An item that keeps it.")
@common.grounds(required=False)
def answer(promise: str, case: str, database: str | None, items: tuple[str, ...], **rest: Any) -> None:
    """Say which items keep a promise."""
    from redactor.runs.record_people import answer_promise

    record = common.the_case(case, database)
    recorded = answer_promise(record, promise, items, _grounds(rest))
    common.say_recorded(record, recorded)
    still = [stop for stop in recorded.register.stops if stop.reference == promise]
    for stop in still:
        who = ", ".join(stop.withhold_from)
        click.echo(f"It is not kept yet: no item of it is withheld from {who}.")
    if not still:
        click.echo("The promise is kept.")


@command.command("end")
@click.argument("promise", metavar="ID")
@common.of_case()
@common.grounds(required=True)
def end(promise: str, case: str, database: str | None, **rest: Any) -> None:
    """Let a promise go: the person agreed, or it was recorded by mistake. Needs a manager."""
    from redactor.runs.record_people import end_promise

    record = common.the_case(case, database)
    today = datetime.now(UTC).date().isoformat()
    common.say_recorded(record, end_promise(record, promise, today, _grounds(rest)))


@command.command("list")
@common.of_case()
def listed(case: str, database: str | None) -> None:
    """Show the promises of a case and whether they are kept."""
    record = common.the_case(case, database)
    for promise, still_open in record.promises():
        state = (
            "ended"
            if promise.ended_on
            else "OPEN"
            if still_open
            else f"kept by {', '.join(promise.answered_by)}"
        )
        kept_from = ", ".join(promise.withhold_from)
        when = promise.on.isoformat()
        click.echo(f"{promise.id:<16} {when}  {promise.told} by {promise.by}, kept from {kept_from}: {state}")


def _grounds(rest: dict[str, Any]) -> Any:
    return common.to_grounds(rest["why"], rest["source"], rest["true_from"])
