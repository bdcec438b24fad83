"""Registers made ready for the look-up over all cases: kept, so that a gate starts again in seconds.

Takes what was made of a register under the token of its content; gives it back to the same program with
the same rules. Nothing here can be wrong without being another token: what is not found is made anew.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import accumulate, pairwise

from sqlalchemy import delete, insert, select

from redactor.model.secret import Secret
from redactor.store.sql.record import Record
from redactor.store.sql.tables_gate import PREPARED

_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Ready:
    """What was made of one register: its case and version, numbers of addresses, and the look-up's keys.

    `arrays` are the keys' arrays as bytes, in the look-up's order.
    """

    case: str
    version: str
    numbers: tuple[int, ...]
    arrays: tuple[bytes, ...]


class PreparedRegisters:
    """What is kept in one database for one program with one set of rules."""

    def __init__(self, record: Record, scope: str, *, alone: bool = True) -> None:
        """`scope` names everything but the register that a result depends on.

        Who is not `alone` in using it removes nothing.
        """
        self._record = record
        self._alone = alone
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
        if not self._alone:
            return
        with self._record.database.reading() as connection:
            known = connection.execute(select(PREPARED.c.id)).scalars().all()
        unused = [name for name in known if name not in used]
        for start in range(0, len(unused), _AT_ONCE):
            with self._record.database.writing() as connection:
                connection.execute(
                    delete(PREPARED).where(PREPARED.c.id.in_(unused[start : start + _AT_ONCE]))
                )


def _written(one: Ready) -> bytes:
    head = json.dumps([one.case, one.version, one.numbers, [len(array) for array in one.arrays]]).encode()
    return struct.pack("<I", len(head)) + head + b"".join(one.arrays)


def _read(data: bytes) -> Ready:
    (size,) = struct.unpack_from("<I", data)
    at = 4 + size
    case, version, numbers, lengths = json.loads(data[4:at])
    ends = list(accumulate(lengths, initial=at))
    return Ready(case, version, tuple(numbers), tuple(data[low:high] for low, high in pairwise(ends)))
