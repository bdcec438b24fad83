"""Promises and quarantined changes in a register file: what stops a release until a person acts.

Takes the register's fields, parties and items; gives promises and stops, and notes every problem.
Whether a promise is kept is decided in `policy/promise.py`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from redactor.model.case import Party, ProtectedItem
from redactor.model.record import Promise, Stop
from redactor.model.secret import Secret
from redactor.store.fields import Fields
from redactor.store.problems import did_you_mean
from redactor.store.register_audience import AudienceReader
from redactor.store.register_ids import read_id, subject

QUARANTINED: Final = "quarantined"
_PROMISE: Final = ("id", "told", "what", "by", "on", "withhold_from", "answered_by", "ended_on")
_WAITING: Final = ("change", "about", "withhold_from", "may_see")


def read_promises(
    top: Fields, parties: Sequence[Party], items: Sequence[ProtectedItem]
) -> tuple[Promise, ...]:
    """Return the promises of a register."""
    found: dict[str, Promise] = {}
    audience = AudienceReader(parties)
    known = {"told": [party.id for party in parties], "answered_by": [item.id for item in items]}
    for number, entry in enumerate(top.listed("promises"), start=1):
        fields = Fields(entry, _PROMISE, top.problems, subject("promise", number, entry))
        promise_id = read_id(fields, found)
        on = fields.date("on")
        if "on" not in fields:
            fields.note(fields.section_line, "has no 'on'", "Add the date, like on: 2026-02-11")
        told = _known(fields, "told", fields.text("told", required=True), known["told"])
        answered = [(scalar.text or "").strip() for scalar in fields.texts("answered_by")]
        kept = audience.read(fields, "withhold_from", required=True)
        by = fields.text("by", required=True)
        if promise_id and on:
            found[promise_id] = Promise(
                id=promise_id,
                told=told,
                by=by,
                on=on,
                withhold_from=kept,
                what=Secret(fields.text("what")),
                answered_by=tuple(
                    one
                    for item in answered
                    if (one := _known(fields, "answered_by", item, known["answered_by"]))
                ),
                ended_on=fields.date("ended_on"),
            )
    return tuple(found.values())


def _known(fields: Fields, key: str, text: str, known: Sequence[str]) -> str:
    if not text or text in known:
        return text
    fields.note(
        fields.line(key), f"names something under '{key}' that does not exist", did_you_mean(text, known)
    )
    return ""


def read_quarantined(top: Fields, parties: Sequence[Party]) -> tuple[Stop, ...]:
    """Return a stop for every change that waits for a second person; the change itself is not in force."""
    found = []
    audience = AudienceReader(parties)
    for number, entry in enumerate(top.listed("quarantined"), start=1):
        fields = Fields(entry, _WAITING, top.problems, f"quarantined change {number}")
        change = fields.text("change", required=True)
        about = fields.text("about")
        kept = audience.read(fields, "withhold_from", required=True)
        message = f"Change {change} of the register is quarantined and waits for a second person"
        stop = Stop(QUARANTINED, message, change, kept, audience.read(fields, "may_see"), about)
        if change.isdigit():
            found.append(stop)
        else:
            fields.note(fields.line("change"), "has no number of a change", "Export the case again")
    return tuple(found)
