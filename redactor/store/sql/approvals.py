"""Approvals: who said that which held mail may go, for exactly which details and recipients.

Takes approvals inside a transaction of the caller's; gives those of one mail. They are only ever added.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

from sqlalchemy import Connection, insert, select

from redactor.model.document import Digest
from redactor.store.keyring import KeyRing
from redactor.store.sql.tables_held import APPROVAL

GOOD_FOR: Final = timedelta(days=7)
"""An approval ends: who gave it a week ago did not see what became known since."""

Pair = tuple[str, str]
"""(what was found: ``case/item`` or a reason's code, the recipient's address)"""


@dataclass(frozen=True, slots=True)
class Approval:
    """One person's word."""

    who: str
    made: datetime
    pairs: frozenset[Pair]
    category: str
    why: str

    def good(self, now: datetime) -> bool:
        """Say whether it still holds."""
        return now < self.made + GOOD_FOR


class Approvals:
    """The approvals of one database."""

    def __init__(self, keys: KeyRing) -> None:
        """Seal with these keys."""
        self._keys = keys

    def add(self, connection: Connection, ref: str, digest: Digest, approval: Approval) -> None:
        """Write one down."""
        inside = {
            "pairs": sorted(map(list, approval.pairs)),
            "category": approval.category,
            "why": approval.why,
        }
        row = {
            "ref": ref,
            "digest": digest,
            "who": approval.who,
            "made": approval.made.isoformat(timespec="milliseconds"),
            "token": self._keys.sealed(json.dumps(inside).encode()),
        }
        connection.execute(insert(APPROVAL).values(row))

    def of(self, connection: Connection, ref: str, digest: Digest) -> tuple[Approval, ...]:
        """Return the approvals of this very mail, oldest first."""
        chosen = select(APPROVAL).where(APPROVAL.c.ref == ref, APPROVAL.c.digest == digest)
        found = []
        for row in connection.execute(chosen.order_by(APPROVAL.c.id)):
            inside = json.loads(self._keys.unsealed(bytes(row.token)))
            pairs = frozenset((what, to) for what, to in inside["pairs"])
            made = datetime.fromisoformat(row.made)
            found.append(Approval(row.who, made, pairs, inside["category"], inside["why"]))
        return tuple(found)


def moment() -> datetime:
    """Return the present moment, as approvals keep it."""
    return datetime.now(UTC).replace(microsecond=0)
