"""Registers made ready for the look-up over all cases: kept, so that a gate starts again in seconds.

Takes what was made of a register under the token of its content; gives it back to the same program with
the same rules. Nothing here can be wrong without being another token: what is not found is made anew.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import delete, insert, select

from redactor.model.secret import Secret
from redactor.store.sql.record import Record
from redactor.store.sql.tables_gate import PREPARED

_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Ready:
    """What was made of one register: its case and version, numbers of addresses, and the look-up's keys."""

    case: str
    version: str
    numbers: tuple[int, ...]
    key: bytes
    what: bytes


class PreparedRegisters:
    """What is kept in one database for one program with one set of rules."""

    def __init__(self, record: Record, scope: str) -> None:
        """`scope` names everything but the register that a result depends on."""
        self._record = record
        self._scope = record.keys.fingerprint(Secret(f"prepared|{scope}"))

    def all(self) -> dict[str, Ready]:
        """Return everything kept, by the fingerprint of its token; what belongs to others is left out."""
        chosen = select(PREPARED.c.id, PREPARED.c.token).where(PREPARED.c.scope == self._scope)
        with self._record.database.reading() as connection:
            rows = connection.execute(chosen).all()
        return {row.id: _read(self._record.keys.unsealed(bytes(row.token))) for row in rows}

    def id(self, token: str) -> str:
        """Return the name under which the register with this token is kept."""
        return self._record.keys.fingerprint(Secret(f"prepared|{self._scope}|{token}"))

    def keep(self, made: Mapping[str, Ready]) -> None:
        """Keep what was made, by the fingerprints of tokens."""
        rows = [
            {"id": name, "scope": self._scope, "token": self._record.keys.sealed(_written(one))}
            for name, one in made.items()
        ]
        for start in range(0, len(rows), _AT_ONCE):
            piece = rows[start : start + _AT_ONCE]
            with self._record.database.writing() as connection:
                connection.execute(delete(PREPARED).where(PREPARED.c.id.in_([row["id"] for row in piece])))
                connection.execute(insert(PREPARED), piece)

    def forget_others(self, used: set[str]) -> None:
        """Remove what no register needs any more, and what another program or other rules made."""
        with self._record.database.reading() as connection:
            known = connection.execute(select(PREPARED.c.id)).scalars().all()
        unused = [name for name in known if name not in used]
        for start in range(0, len(unused), _AT_ONCE):
            with self._record.database.writing() as connection:
                connection.execute(
                    delete(PREPARED).where(PREPARED.c.id.in_(unused[start : start + _AT_ONCE]))
                )


def _written(one: Ready) -> bytes:
    head = json.dumps([one.case, one.version, one.numbers]).encode()
    return struct.pack("<II", len(head), len(one.key)) + head + one.key + one.what


def _read(data: bytes) -> Ready:
    size, keys = struct.unpack_from("<II", data)
    case, version, numbers = json.loads(data[8 : 8 + size])
    start = 8 + size
    return Ready(case, version, tuple(numbers), data[start : start + keys], data[start + keys :])
