"""What is due in a case: reviews, ended items, open promises, changes that wait for a second person.

Takes a register and its folded record; gives lines for people. Never a value.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from redactor.model.case import Register
from redactor.model.kind import Severity
from redactor.model.record import Due
from redactor.runs.record_views import promises_of
from redactor.store.sql.fold import Folded


def due_in(register: Register, folded: Folded, until: date) -> Iterator[Due]:
    """Yield everything a person should look at by `until`, what stops releases first."""
    yield from _stops(register, folded)
    yield from _reviews(register, until)
    yield from _ended(register, until)


def _stops(register: Register, folded: Folded) -> Iterator[Due]:
    for change in folded.waiting.values():
        what = f"change {change.number} by {change.actor} waits for a second person; releases are stopped"
        yield Due(register.reference, what, change.recorded.date(), change.subject_id)
    for promise, still_open in promises_of(register):
        if still_open:
            what = f"promise made by {promise.by} has no item yet; releases are stopped"
            yield Due(register.reference, what, promise.on, promise.id)


def _reviews(register: Register, until: date) -> Iterator[Due]:
    for item in register.items:
        if item.review_on is not None and item.review_on <= until:
            yield Due(register.reference, "review the item", item.review_on, item.id)
        elif item.review_on is None and item.severity is Severity.CRITICAL:
            yield Due(register.reference, "critical item without a review date", None, item.id)


def _ended(register: Register, until: date) -> Iterator[Due]:
    for item in register.items:
        if item.valid_to is not None and item.valid_to <= until and item.review_on is None:
            yield Due(register.reference, "ended but still withheld: review it", item.valid_to, item.id)
