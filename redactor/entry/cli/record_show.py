"""What the command line shows of a case's record. Critical values come here as labels already."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from redactor.entry.cli import record_options as common
from redactor.model.record import ItemState

if TYPE_CHECKING:
    from redactor.runs.record_views import Overview, Shown, ShownChange, ShownItem

_COLOURS = {ItemState.ACTIVE: "green", ItemState.COMPROMISED: "red"}


def say_case(shown: Shown) -> None:
    """Print a case: people, items, promises, what waits."""
    register = shown.register
    title = f"  {shown.title}" if shown.title else ""
    click.secho(f"{register.reference}{title}", bold=True)
    click.echo(f"Version {register.version[:12]}, last change {_when(shown.recorded)}")
    click.secho("\nPeople", bold=True)
    for party in shown.parties:
        click.echo(f"  {party.id:<16} {party.role:<20} {party.name}")
        for detail in party.details:
            click.echo(f"{'':<19}{detail}")
    click.secho("\nItems", bold=True)
    for one in shown.items:
        _say_item(one)
    if shown.promises:
        click.secho("\nPromises", bold=True)
    for promise, still_open in shown.promises:
        state = "ended" if promise.ended_on else "OPEN: stops releases" if still_open else "kept"
        who = ", ".join(promise.withhold_from)
        click.echo(f"  {promise.id:<16} {promise.on} to {promise.told} by {promise.by}, from {who}: {state}")
    for change in shown.waiting:
        click.secho(
            f"\nEvent {change.number} ({change.subject} '{change.subject_id}', by {change.actor}) is "
            f"QUARANTINED and stops releases: redactor item confirm {change.number}, or reject",
            fg="yellow",
        )
    common.say_single_user(shown.standing)


def _say_item(one: ShownItem) -> None:
    item = one.item
    state = click.style(f"{one.state:<12}", fg=_COLOURS.get(one.state, "yellow"))
    kind = item.kind.value.replace("_", " ")
    click.echo(f"  {item.id:<16} {kind:<14} {item.severity:<9} {state} {one.text}")
    for alias in one.aliases:
        click.echo(f"{'':<56}also: {alias}")
    facts = [
        f"about {item.about}" if item.about else "",
        f"withheld from {', '.join(item.withhold_from)}",
        f"may see: {', '.join(item.may_see)}" if item.may_see else "",
        item.reason,
        f"review on {item.review_on}" if item.review_on else "",
        f"superseded by {item.superseded_by}" if item.superseded_by else "",
        f"known since {item.compromised_since}" if item.compromised_since else "",
    ]
    click.echo(f"{'':<19}{'; '.join(fact for fact in facts if fact)}")


def say_change(shown: ShownChange, *, as_json: bool) -> None:
    """Print one event."""
    change = shown.change
    if as_json:
        click.echo(json.dumps(_as_dict(shown), ensure_ascii=False))
        return
    waits = " QUARANTINED" if change.waiting else ""
    settles = f" (event {change.settles})" if change.settles else ""
    head = f"{change.number:>4}  {_when(change.recorded)}  {change.actor:<12}"
    click.echo(f"{head} {change.subject} '{change.subject_id}' {change.act}{settles}{waits}")
    true = f"true from {change.true_from}" if change.true_from else ""
    for text in (
        shown.why and f"why: {shown.why}",
        shown.source and f"source: {shown.source}",
        true,
        change.note,
    ):
        if text:
            click.echo(f"{'':<6}{text}")
    for key, old, new in shown.fields:
        click.echo(f"{'':<8}{key}: {f'{old} -> ' if old else ''}{new or 'nothing'}")


def _as_dict(shown: ShownChange) -> dict[str, object]:
    change = shown.change
    return {
        "number": change.number,
        "recorded": change.recorded.isoformat(),
        "true_from": change.true_from.isoformat() if change.true_from else None,
        "actor": change.actor,
        "act": change.act.value,
        "subject": change.subject.value,
        "id": change.subject_id,
        "why": shown.why,
        "source": shown.source,
        "waiting": change.waiting,
        "settles": change.settles or None,
        "note": change.note,
        "changed": [{"field": key, "old": old, "new": new} for key, old, new in shown.fields],
    }


def say_overview(one: Overview, *, as_json: bool) -> None:
    """Print a case in one line."""
    if as_json:
        row = {
            "case": one.case,
            "title": one.title,
            "items": one.items,
            "open_promises": one.open_promises,
            "quarantined": one.waiting,
            "last_change": one.recorded.isoformat() if one.recorded else None,
        }
        click.echo(json.dumps(row, ensure_ascii=False))
        return
    alarms = [
        f"{one.open_promises} open promises" if one.open_promises else "",
        f"{one.waiting} quarantined" if one.waiting else "",
    ]
    told = "".join(click.style(f"  {alarm}", fg="yellow") for alarm in alarms if alarm)
    click.echo(f"{one.case:<18} {one.items:>3} items  {_when(one.recorded)}  {one.title}{told}")


def _when(recorded: object) -> str:
    from datetime import datetime

    return recorded.astimezone().strftime("%Y-%m-%d %H:%M:%S") if isinstance(recorded, datetime) else "never"
