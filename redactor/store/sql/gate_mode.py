"""The gate's mode: whether it blocks, or only observes what it would have blocked; every switch on record.

Takes switches; gives the one in force. A gate that was never told observes nothing: it blocks.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from sqlalchemy import Connection, insert, select

from redactor.store.keyring import KeyRing
from redactor.store.sql.tables_held import MODE


class GateMode(StrEnum):
    """What becomes of a mail that should not go."""

    BLOCK = "block"
    OBSERVE = "observe"


@dataclass(frozen=True, slots=True)
class Switch:
    """One switch."""

    mode: GateMode
    who: str
    since: datetime
    why: str


class Modes:
    """The switches of one database."""

    def __init__(self, keys: KeyRing) -> None:
        """Seal reasons with these keys."""
        self._keys = keys

    def switch(self, connection: Connection, mode: GateMode, who: str, why: str) -> None:
        """Write a switch down; it is in force from now on."""
        since = datetime.now(UTC).isoformat(timespec="milliseconds")
        row = {"mode": mode.value, "who": who, "since": since, "token": self._keys.sealed(why.encode())}
        connection.execute(insert(MODE).values(row))

    def all(self, connection: Connection) -> tuple[Switch, ...]:
        """Return every switch, oldest first."""
        return tuple(
            Switch(
                GateMode(row.mode),
                row.who,
                datetime.fromisoformat(row.since),
                self._keys.unsealed(bytes(row.token)).decode(),
            )
            for row in connection.execute(select(MODE).order_by(MODE.c.id))
        )

    @staticmethod
    def now(connection: Connection) -> GateMode:
        """Return the mode in force."""
        found = connection.scalar(select(MODE.c.mode).order_by(MODE.c.id.desc()).limit(1))
        return GateMode(found) if found else GateMode.BLOCK
