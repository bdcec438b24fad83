"""Where a line stands in the record of decisions: its number and its hash.

A frozen value; it proves nothing by itself. Whoever holds one can later be shown that the record still
has this very line at this very place.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Position:
    """Number and hash of one line of the ledger."""

    seq: int
    hash: str
