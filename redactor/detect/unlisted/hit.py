"""A detail found in plain text, before anyone asks whose it is.

Takes and gives offsets only, never words. It does not say what is done about the detail.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from redactor.model.kind import Kind


@dataclass(frozen=True, slots=True)
class Hit:
    """Characters [start, end) look like a detail of `kind`; `rule` says by which grammar.

    `parts` are spans of what it is made of (an address: number, street, postcode), to compare it
    with details that may stay.
    """

    start: int
    end: int
    kind: Kind
    score: float
    rule: str
    explanation: str
    parts: tuple[tuple[str, int, int], ...] = field(default=())
