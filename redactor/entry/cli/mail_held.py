"""`redactor mail held | show | release | drop | redact`: what is done about held mail."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from redactor.entry.cli import mail_options

if TYPE_CHECKING:
    from redactor.runs.mail_held import HeldDesk

_REF = click.argument("ref")
_WHY = click.option(
    "--reason", "why", metavar="TEXT", required=True, help="Why, in a sentence; kept on record."
)


_LEAST = 10
_STATES = {"held": "waits for somebody to release or drop it"}


def _moment(iso: str) -> str:
    return f"{iso[:16].replace('T', ' ')} UTC"


def _desk(context: click.Context, **mail: Any) -> HeldDesk:
    from redactor.runs.mail_held import HeldDesk

    return HeldDesk(mail_options.house_for(*context.obj, **mail))


@click.command("held")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@click.pass_context
def held(context: click.Context, as_json: bool) -> None:
    """List the mail that waits for somebody, by reference; no details of it."""
    from redactor.runs.mail_told import told

    waiting = [told(one, ()) for one in _desk(context).waiting()]
    for one in waiting:
        cases = ", ".join(one["cases"]) or "no case"
        short = f"{one['ref']}  since {_moment(one['held'])}  kept until {one['expires'][:10]}  {cases}"
        click.echo(json.dumps(one) if as_json else short)
    if not waiting and not as_json:
        click.echo("No mail waits.")


@click.command("show")
@_REF
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@click.pass_context
def show(context: click.Context, ref: str, as_json: bool) -> None:
    """Say for whom a mail is held and why: by label and place, never by value."""
    from redactor.runs.mail_told import told

    desk = _desk(context)
    one = desk.one(ref)
    told_of = told(one, desk.approvals(one))
    if as_json:
        click.echo(json.dumps(told_of))
        return
    times = f"came {_moment(told_of['held'])}, kept until {told_of['expires'][:10]}"
    click.echo(f"{ref}: {_STATES.get(one.state, one.state)}; {times}, {one.size} bytes")
    for number, recipient in enumerate(told_of["recipients"], start=1):
        names = ", ".join(recipient["known_as"]) or "not known to a case"
        click.echo(f"  recipient {number} ({names}): {recipient['decision']}")
        for reason in recipient["reasons"]:
            item = f" [{reason['item']}]" if reason["item"] else ""
            click.echo(f"    - {reason['message']}{item}, in: {reason['place'] or 'the mail'}")
    for approval in told_of["approvals"]:
        click.echo(f"  approved by {approval['who']}, {_moment(approval['made'])} ({approval['category']})")


@click.command("release")
@_REF
@click.option("--only", metavar="ADDR", multiple=True, help="Only for this recipient; may be given again.")
@click.option(
    "--category",
    type=click.Choice(["wrongly matched", "recipient may know", "risk accepted", "other"]),
    default="other",
    show_default=True,
)
@_WHY
@click.option("--next", "following", metavar="HOST:PORT", default=None, help="Where mail is sent on to.")
@click.pass_context
def release(
    context: click.Context, ref: str, only: tuple[str, ...], category: str, why: str, following: str | None
) -> None:
    """Approve that a held mail goes all the same, and send it once enough people have.

    Nobody releases their own mail. What is withheld as critical needs two people. The mail is checked
    again first: anything new since holds it again.
    """
    from redactor.entry.mail.run import next_server

    if len(why.strip()) < _LEAST:
        raise click.BadParameter(f"say why in at least {_LEAST} letters", param_hint="--reason")
    desk = _desk(context, next=following)
    done = asyncio.run(_released(desk, ref, only, category, why, next_server(desk.settings)))
    if done.waits_for:
        click.echo(f"Approved. It is not sent yet and waits for {done.waits_for}.")
        context.exit(1)
    click.echo(f"Sent to {done.sent} recipient{'' if done.sent == 1 else 's'}.")
    if done.refused:
        click.echo(
            f"Not taken by the next server: {', '.join(map(str, done.refused))}. It stays held; try again."
        )
        context.exit(1)


async def _released(
    desk: HeldDesk, ref: str, only: tuple[str, ...], category: str, why: str, following: Any
) -> Any:
    try:
        return await desk.release(ref, only, category, why, following)
    finally:
        await following.close()


@click.command("drop")
@_REF
@_WHY
@click.pass_context
def drop(context: click.Context, ref: str, why: str) -> None:
    """Decide that a held mail is never sent. Its sender is told."""
    _desk(context).drop(ref, why)
    click.echo(f"{ref} will not be sent. Its sender is told.")


@click.command("redact")
@_REF
@click.option(
    "--to", "recipient", metavar="PARTY", required=True, help="For whom: a party of the mail's case."
)
@click.option(
    "--case", "case", metavar="REF", default="", help="Which case, where the mail belongs to several."
)
@click.option(
    "--out", metavar="DIR", type=click.Path(path_type=Path, file_okay=False), required=True, help="Where to."
)
@click.pass_context
def redact(context: click.Context, ref: str, recipient: str, case: str, out: Path) -> None:
    """Make a redacted, proved copy of a held mail for review; it is not sent."""
    from redactor.runs.mail_copy import redacted_copy

    done = redacted_copy(_desk(context), ref, recipient, case, out)
    click.echo(f"{done.outcome}: {done.path or 'no copy'}")
    click.echo(f"Report: {done.report}")
    context.exit(0 if done.path else 1)


COMMANDS = (held, show, release, drop, redact)
