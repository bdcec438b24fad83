"""From the events of a case to its register, as it stands or as it stood.

Takes changes in order; gives the shape of a register file, which goes through the same loader as a
file. A quarantined change is not in force: it only stops releases to those whom it concerns.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

from redactor.model.record import Act, Change, Subject
from redactor.store.register_document import Shape

ENTRY: Final = "entry"
KEPT_FROM: Final = "kept_from"
_TABLES: Final = {Subject.PARTY: "parties", Subject.ITEM: "items", Subject.PROMISE: "promises"}


@dataclass(slots=True)
class Folded:
    """A case after some of its events: entries by id, and the changes that wait for a second person."""

    case: Shape = field(default_factory=dict)
    parties: dict[str, Shape] = field(default_factory=dict)
    items: dict[str, Shape] = field(default_factory=dict)
    promises: dict[str, Shape] = field(default_factory=dict)
    waiting: dict[int, Change] = field(default_factory=dict)
    last: int = 0
    recorded: datetime | None = None

    def table(self, subject: Subject) -> dict[str, Shape]:
        """Return the entries of parties, items or promises."""
        found: dict[str, Shape] = getattr(self, _TABLES[subject])
        return found

    def entry(self, subject: Subject, subject_id: str) -> Shape | None:
        """Return one entry as it stands, None if there is none."""
        return self.case or None if subject is Subject.CASE else self.table(subject).get(subject_id)

    def take(self, change: Change) -> None:
        """Apply the next event."""
        self.last, self.recorded = change.number, change.recorded
        if change.waiting:
            self.waiting[change.number] = change
            return
        self.waiting.pop(change.settles, None)
        if change.act is not Act.REJECTED:
            self.put(change.subject, change.subject_id, shape_of(change.new.reveal()))

    def put(self, subject: Subject, subject_id: str, new: Shape) -> None:
        """Set one entry."""
        if subject is Subject.CASE:
            self.case = new
        else:
            self.table(subject)[subject_id] = new

    def shape(self) -> Shape:
        """Return the register file that says the same."""
        shape: Shape = {"register": "1", **self.case}
        shape["parties"] = list(self.parties.values())
        shape["items"] = list(self.items.values())
        if self.promises:
            shape["promises"] = list(self.promises.values())
        if self.waiting:
            shape["quarantined"] = [_stop(change) for change in self.waiting.values()]
        return shape


def fold(changes: Iterable[Change], moment: datetime | None = None) -> Folded:
    """Return the case after every event recorded up to `moment` (all of them, if None)."""
    folded = Folded()
    for change in changes:
        if moment is None or change.recorded <= moment:
            folded.take(change)
    return folded


def entry_of(change: Change) -> Shape:
    """Return the entry that a change sets, or would set once it is confirmed."""
    shape = shape_of(change.new.reveal())
    entry: Shape = shape[ENTRY] if change.waiting else shape
    return entry


def shape_of(text: str) -> Shape:
    """Return an entry as it stands in an event."""
    shape: Any = json.loads(text) if text else {}
    if not isinstance(shape, dict):
        raise TypeError("an entry is a mapping")
    return shape


def _stop(change: Change) -> Shape:
    kept_from: list[str] = shape_of(change.new.reveal())[KEPT_FROM]
    return {"change": str(change.number), "withhold_from": kept_from}
