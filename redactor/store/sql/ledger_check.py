"""The proof of the ledger: every row, in pieces, against the chain, the head and every anchor.

Takes a record and anchors; gives the first thing that is wrong, and notes about what is only odd. It
changes nothing, and others may write while it reads.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import select

from redactor.model.errors import CertificateInvalid, DatabaseInvalid, DatabaseUnavailable
from redactor.model.position import Position
from redactor.store.audit_row import START, AuditCheck, Chain
from redactor.store.sql.anchors import anchored
from redactor.store.sql.record import Record
from redactor.store.sql.tables_ledger import HEAD, LEDGER

PIECE: Final = 10_000
"""Rows proved in one reading transaction."""
_BACK: Final = timedelta(minutes=10)
"""Rows come a little out of time when several writers wait for each other; this is more than waiting."""


class LedgerCheck:
    """One proof of the chain, piece by piece; the first thing that is wrong ends it."""

    def __init__(self, record: Record, chain: Chain, head: Position | None, since: int) -> None:
        self._record, self._chain, self._head = record, chain, head
        self._since = max(1, since)
        self._link = START
        self._rows = 0
        self._known: dict[int, tuple[str, str]] = {}
        self._latest: datetime | None = None
        self._back = 0

    def run(self, anchors: Sequence[tuple[str, bytes]], notes: tuple[str, ...]) -> AuditCheck:
        """Return the first thing that is wrong, if any; `anchors` are named bytes."""
        problem = self._anchored(anchors) or self._first() or self._chained() or self._ended()
        if problem:
            row, why = problem
            return AuditCheck(self._rows, ok=False, bad_row=row, why=why, notes=notes)
        if self._back:
            notes += (
                f"The clock went backwards before row {self._back}: the times of rows do not prove their "
                "order, the chain does",
            )
        return AuditCheck(self._rows, ok=True, notes=notes)

    def _anchored(self, anchors: Sequence[tuple[str, bytes]]) -> tuple[int, str] | None:
        """Note what every anchor says."""
        for name, data in anchors:
            try:
                place = anchored(data, self._record.keys)
            except (CertificateInvalid, ValueError, KeyError, TypeError):
                return 0, f"the anchor {name} is not genuine: it was changed, or has another key"
            self._known[place.seq] = (place.hash, name)
        return None

    def _first(self) -> tuple[int, str] | None:
        """Stand on the row before the first one to be proved."""
        if self._since == 1:
            return None
        before = self._since - 1
        with self._record.database.reading() as connection:
            line = connection.scalar(select(LEDGER.c.line).where(LEDGER.c.seq == before))
        link = self._chain.head(line.encode()) if line is not None else None
        if link is None or link.seq != before:
            return before, "it was changed or is missing, or has another key"
        self._link = link
        return None

    def _chained(self) -> tuple[int, str] | None:
        while True:
            try:
                piece = self._read(self._link.seq, PIECE)
            except (DatabaseUnavailable, DatabaseInvalid):
                return self._chained_until_damage()
            problem = self._rows_of(piece)
            if problem or len(piece) < PIECE:
                return problem

    def _chained_until_damage(self) -> tuple[int, str] | None:
        """Go on row by row, so that the one which cannot be read is named."""
        with self._record.database.reading() as connection:
            connection.execute(select(HEAD.c.seq))  # a database that is away is no damage: let it be told
        while True:
            try:
                piece = self._read(self._link.seq, 1)
            except (DatabaseUnavailable, DatabaseInvalid):
                return self._link.seq + 1, "it cannot be read: the database is damaged"
            problem = self._rows_of(piece)
            if problem or not piece:
                return problem

    def _read(self, after: int, rows: int) -> Sequence[Any]:
        columns = select(LEDGER.c.seq, LEDGER.c.line, LEDGER.c.case_ref, LEDGER.c.action)
        with self._record.database.reading() as connection:
            chosen = columns.where(LEDGER.c.seq > after).order_by(LEDGER.c.seq).limit(rows)
            return connection.execute(chosen).all()

    def _rows_of(self, piece: Sequence[Any]) -> tuple[int, str] | None:
        for row in piece:
            problem = self._row(row)
            if problem:
                return self._link.seq + 1, problem
        return None

    def _row(self, row: Any) -> str:
        """Prove one row and stand on it; return what is wrong with it."""
        seq, line, case_ref, action = row
        link, problem = self._chain.prove(line.encode(), self._link)
        if problem:
            return problem
        beside = (f',"case":{json.dumps(case_ref)},"checked":', f'{{"action":{json.dumps(action)},')
        if seq != link.seq or beside[0] not in line or not line.startswith(beside[1]):
            return "what stands beside it in the database does not belong to it"
        if link.seq in self._known and self._known[link.seq][0] != link.hash:
            return f"the anchor {self._known[link.seq][1]} names another row here: the ledger was rewritten"
        if self._head is not None and link.seq == self._head.seq and link.hash != self._head.hash:
            return "the head of the ledger names another row here"
        self._link, self._rows = link, self._rows + 1
        self._timed(line)
        return ""

    def _timed(self, line: str) -> None:
        """Note the first row that is much older than one before it."""
        at = line.find(',"when":"')
        moment = datetime.fromisoformat(line[at + 9 : line.index('"', at + 9)])
        if self._latest is not None and moment < self._latest - _BACK:
            self._back = self._back or self._link.seq
        if self._latest is None or moment > self._latest:
            self._latest = moment

    def _ended(self) -> tuple[int, str] | None:
        """Say whether rows are missing at the end."""
        here = self._link.seq
        if self._head is None:
            return here + 1, "the head of the ledger is missing"
        if here < self._head.seq:
            return here + 1, f"rows are missing at the end: there should be {self._head.seq}"
        last = max(self._known, default=0)
        if here < last:
            return (
                here + 1,
                f"rows are missing at the end: the anchor {self._known[last][1]} is of row {last}",
            )
        return None
