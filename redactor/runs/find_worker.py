"""Looks through one document in a worker process.

Takes settings and an order; gives decisions with their places. It writes and records nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from redactor.assemble import House, house
from redactor.model.finding import Decision, Edit
from redactor.model.order import Order
from redactor.settings import Settings

Spotted = tuple[Decision, int | None, int | None]


def find_one(settings: Settings, order: Order) -> tuple[str, tuple[Spotted, ...]]:
    """Find in a worker process: the name to be shown, and decisions with offsets.

    For a text file the offsets are those of the text itself, else they are None.
    """
    at = house(settings)
    return at.pipeline.named(order), _spotted(at, order)


def _spotted(at: House, order: Order) -> tuple[Spotted, ...]:
    plans = at.pipeline.find(order)
    chosen = next((one for one in at.formats if one.recognises(order.document)), None)
    decisions = [decision for plan in plans for decision in plan.decisions]
    if chosen is None or chosen.name != "plain":
        return tuple((decision, None, None) for decision in decisions)
    main = chosen.read(order.document).views[0].view
    # Written without a change, the text has its own line ends, of which the view has "\n" alone.
    shift = _Shift(chosen.write(order.document, Edit()).data.decode())
    return tuple(
        (decision, shift.to_text(decision.finding.start), shift.to_text(decision.finding.end))
        if decision.finding.view == main
        else (decision, None, None)
        for decision in decisions
    )


class _Shift:
    """From offsets where each line end is one character to offsets where it may be two."""

    def __init__(self, text: str) -> None:
        pairs = (match.start() for match in re.finditer("\r\n", text))
        self._pairs = [start - before for before, start in enumerate(pairs)]

    def to_text(self, offset: int) -> int:
        """Return the offset into the text."""
        return offset + bisect_left(self._pairs, offset)
