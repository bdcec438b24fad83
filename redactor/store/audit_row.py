"""One row of the audit: an entry in canonical JSON, chained to the row before by a keyed hash.

Takes entries, gives lines and takes them apart again. The key is what makes a forged row
impossible; without it a row can be read but not proved.
"""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from redactor.model.outcome import AuditEntry
from redactor.model.position import Position
from redactor.model.secret import Secret

GENESIS: Final = "0" * 64
_CONTEXT: Final = b"redactor audit chain 1"


START: Final = Position(0, GENESIS)
_HASH: Final = b',"hash":"'
_HEX: Final = 64


@dataclass(frozen=True, slots=True)
class AuditCheck:
    """Whether the record is whole; else the number of the first bad row, and why.

    `notes` are plain sentences about what is odd but no damage.
    """

    rows: int
    ok: bool
    bad_row: int = 0
    why: str = ""
    notes: tuple[str, ...] = ()


class Chain:
    """Makes and proves rows with one key."""

    def __init__(self, key: bytes) -> None:
        """Derive the chain's own key, so that fingerprints and chain share none."""
        self._key = hmac.new(key, _CONTEXT, hashlib.sha256).digest()
        self._fingerprint: Callable[[Secret], str] = lambda secret: secret.fingerprint(key)

    def make(self, entry: AuditEntry, before: Position) -> tuple[bytes, Position]:
        """Return the line of `entry` after the row `before`, and where the chain then stands."""
        row: dict[str, Any] = {"seq": before.seq + 1, "prev": before.hash}
        row |= content(entry, self._fingerprint)
        row["hash"] = self._hash(row)
        return canonical(row) + b"\n", Position(before.seq + 1, row["hash"])

    def prove(self, line: bytes, before: Position) -> tuple[Position, str]:
        """Return where the chain stands after `line`, and what is wrong with it ("" if nothing)."""
        given = self._proved(line)
        here = f'"prev":"{before.hash}","profile":'.encode(), f',"seq":{before.seq + 1},'.encode()
        if given and all(sign in line for sign in here):
            return Position(before.seq + 1, given), ""
        return self._judged(line, before)

    def _proved(self, line: bytes) -> str:
        """Return the hash of a line we have written, quickly: the line is not taken apart."""
        start, _, rest = line.partition(_HASH)
        given, quote, rest = rest[:_HEX], rest[_HEX : _HEX + 1], rest[_HEX + 1 :]
        if quote != b'"':
            return ""
        made = hmac.digest(self._key, start + rest, "sha256").hex()
        return made if hmac.compare_digest(made.encode(), given) else ""

    def _judged(self, line: bytes, before: Position) -> tuple[Position, str]:
        """As `prove`, slowly and in words."""
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
        return Position(before.seq + 1, given), ""

    def head(self, line: bytes) -> Position | None:
        """Return number and hash of a row that is whole by itself, None if it is not."""
        row = parse(line)
        if row is None or not isinstance(row.get("seq"), int) or not isinstance(row.get("prev"), str):
            return None
        link, problem = self.prove(line, Position(row["seq"] - 1, row["prev"]))
        return None if problem else link

    def _hash(self, row: dict[str, Any]) -> str:
        return hmac.new(self._key, canonical(row), hashlib.sha256).hexdigest()


def content(entry: AuditEntry, fingerprint: Callable[[Secret], str]) -> dict[str, Any]:
    """Return the entry as plain values; protected values only as keyed fingerprints."""
    return {
        "when": entry.when.isoformat(timespec="milliseconds"),
        "action": entry.action,
        "actor": entry.actor,
        "case": entry.case,
        "profile": entry.profile,
        "recipients": list(entry.recipients),
        "input": entry.input_digest,
        "output": entry.output_digest,
        "outcome": entry.outcome,
        "reasons": list(entry.reasons),
        "findings": dict(sorted(entry.findings)),
        "checked": {item: fingerprint(value) for item, value in entry.checked},
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
