"""One row of the audit: an entry in canonical JSON, chained to the row before by a keyed hash.

Takes entries, gives lines and takes them apart again. The key is what makes a forged row
impossible; without it a row can be read but not proved.
"""

from __future__ import annotations

import hashlib
import hmac
import json
from dataclasses import dataclass
from typing import Any, Final

from redactor.model.outcome import AuditEntry

GENESIS: Final = "0" * 64
_CONTEXT: Final = b"redactor audit chain 1"


@dataclass(frozen=True, slots=True)
class Link:
    """Where the chain stands: number and hash of a row."""

    seq: int
    hash: str


START: Final = Link(0, GENESIS)


class Chain:
    """Makes and proves rows with one key."""

    def __init__(self, key: bytes) -> None:
        """Derive the chain's own key, so that fingerprints and chain share none."""
        self._key = hmac.new(key, _CONTEXT, hashlib.sha256).digest()

    def make(self, entry: AuditEntry, before: Link) -> tuple[bytes, Link]:
        """Return the line of `entry` after the row `before`, and where the chain then stands."""
        row: dict[str, Any] = {"seq": before.seq + 1, "prev": before.hash, **content(entry)}
        row["hash"] = self._hash(row)
        return canonical(row) + b"\n", Link(before.seq + 1, row["hash"])

    def prove(self, line: bytes, before: Link) -> tuple[Link, str]:
        """Return where the chain stands after `line`, and what is wrong with it ("" if nothing)."""
        row = parse(line)
        if row is None:
            return before, "it cannot be read"
        given = row.pop("hash", None)
        if not isinstance(given, str) or not hmac.compare_digest(given.encode(), self._hash(row).encode()):
            return before, "it was changed, or written with another key"
        if canonical({**row, "hash": given}) != line:
            return before, "it was written anew"
        if row.get("seq") != before.seq + 1 or row.get("prev") != before.hash:
            return before, "the row before it is missing, or rows were moved"
        return Link(before.seq + 1, given), ""

    def head(self, line: bytes) -> Link | None:
        """Return number and hash of a row that is whole by itself, None if it is not."""
        row = parse(line)
        if row is None or not isinstance(row.get("seq"), int) or not isinstance(row.get("prev"), str):
            return None
        link, problem = self.prove(line, Link(row["seq"] - 1, row["prev"]))
        return None if problem else link

    def _hash(self, row: dict[str, Any]) -> str:
        return hmac.new(self._key, canonical(row), hashlib.sha256).hexdigest()


def content(entry: AuditEntry) -> dict[str, Any]:
    """Return the entry as plain values."""
    return {
        "when": entry.when.isoformat(timespec="milliseconds"),
        "action": entry.action,
        "actor": entry.actor,
        "case": entry.case,
        "recipients": list(entry.recipients),
        "input": entry.input_digest,
        "output": entry.output_digest,
        "outcome": entry.outcome,
        "reasons": list(entry.reasons),
        "findings": dict(sorted(entry.findings)),
        "answers": [list(answer) for answer in entry.answers],
        "versions": dict(entry.versions),
    }


def canonical(row: dict[str, Any]) -> bytes:
    """Return the one way to write `row`: sorted keys, no spaces, ASCII."""
    return json.dumps(row, sort_keys=True, separators=(",", ":"), ensure_ascii=True, allow_nan=False).encode()


def parse(line: bytes) -> dict[str, Any] | None:
    """Return the row in `line`, None if there is none."""
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return row if isinstance(row, dict) else None
