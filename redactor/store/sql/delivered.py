"""What the mail gate let through for a case, as it recorded it.

Takes a case; gives facts. The mails themselves are not kept once they are delivered, so a detail that
was entered into the register later cannot be looked for in them.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from redactor.store.sql.record import Record
from redactor.store.sql.tables_gate import DELIVERY, DELIVERY_CASE

_SENT = ("decided", "accepted")
"""A mail that was decided may have gone out just before the program was stopped."""


@dataclass(frozen=True, slots=True)
class Delivered:
    """One mail to one recipient: who they are in the case, and which withheld items it held."""

    when: datetime
    digest: str
    known_as: tuple[str, ...]
    items: tuple[str, ...]


def delivered(record: Record, case: str) -> tuple[Delivered, ...]:
    """Return every mail of a case that was let through, oldest first."""
    joined = DELIVERY.join(DELIVERY_CASE, DELIVERY.c.id == DELIVERY_CASE.c.delivery)
    mail, of_case = DELIVERY.c, DELIVERY_CASE.c
    chosen = select(mail.decided, mail.digest, of_case.known_as, of_case["items"]).select_from(joined)
    chosen = chosen.where(of_case.case_ref == case)
    chosen = chosen.where(DELIVERY.c.decision == "deliver", DELIVERY.c.state.in_(_SENT))
    with record.database.reading() as connection:
        rows = connection.execute(chosen.order_by(DELIVERY.c.decided)).all()
    return tuple(
        Delivered(
            datetime.fromisoformat(row.decided),
            row.digest,
            tuple(row.known_as.split(",")),
            tuple(json.loads(row[3])),
        )
        for row in rows
    )
