"""Notices to senders: written in the transaction that holds their mail, sent until they are taken.

Takes an address and a finished mail; gives what still waits. It does not write notices: `report/` does.
"""

from __future__ import annotations

import base64
import json
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Row, insert, select, update

from redactor.model.secret import Secret
from redactor.store.keyring import KeyRing
from redactor.store.sql.tables_held import NOTICE


@dataclass(frozen=True, slots=True)
class Notice:
    """A notice that waits to be sent."""

    number: int
    ref: str
    to: Secret
    message: bytes
    tries: int


class Notices:
    """The notices of one database."""

    def __init__(self, keys: KeyRing) -> None:
        """Seal with these keys."""
        self._keys = keys

    def queue(self, connection: Connection, ref: str, to: Secret, message: bytes) -> None:
        """Have a notice sent."""
        inside = {"to": to.reveal(), "message": base64.b64encode(message).decode()}
        token = self._keys.sealed(json.dumps(inside).encode())
        row = {"ref": ref, "made": _now(), "sent": "", "tries": 0, "token": token}
        connection.execute(insert(NOTICE).values(row))

    def waiting(self, connection: Connection, most: int = 50) -> list[Notice]:
        """Return notices that were not taken yet, those tried least often first."""
        chosen = select(NOTICE).where(NOTICE.c.sent == "").order_by(NOTICE.c.tries, NOTICE.c.id).limit(most)
        return [self._opened(row) for row in connection.execute(chosen)]

    def _opened(self, row: Row[Any]) -> Notice:
        inside = json.loads(self._keys.unsealed(bytes(row.token)))
        return Notice(row.id, row.ref, Secret(inside["to"]), base64.b64decode(inside["message"]), row.tries)

    @staticmethod
    def sent(connection: Connection, number: int) -> None:
        """Write down that a notice was taken, or that it never will be."""
        connection.execute(update(NOTICE).where(NOTICE.c.id == number).values(sent=_now()))

    @staticmethod
    def tried(connection: Connection, number: int) -> None:
        """Write down that a notice was tried in vain."""
        changed = update(NOTICE).where(NOTICE.c.id == number)
        connection.execute(changed.values(tries=NOTICE.c.tries + 1))


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")
