"""The ledger: the record of decisions in a database, one chain whoever writes, insert-only.

Takes entries without values; gives positions, and says whether a row was changed, moved or removed.
Its rows are those of the audit file. It cannot show that the whole database was put back to an earlier
state, unless an anchor made since then was kept elsewhere.

    take the head (one writer at a time) -> last row proved -> row, head, perhaps an anchor -> commit
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, insert, select, update

from redactor.model.certificate import Statement
from redactor.model.errors import AuditUnavailable, DatabaseInvalid, DatabaseUnavailable
from redactor.model.outcome import AuditEntry
from redactor.model.position import Position
from redactor.model.secret import Secret
from redactor.store.audit_row import START, AuditCheck, Chain, parse
from redactor.store.sql.anchors import EVERY, anchor, file_anchor, filed_anchors, newest_filed
from redactor.store.sql.append_only import missing
from redactor.store.sql.ledger_check import PIECE, LedgerCheck
from redactor.store.sql.record import Record
from redactor.store.sql.tables_ledger import ANCHOR, HEAD, LEDGER

_ASK: Final = "Nothing was released. Run 'redactor audit check' and tell the person who looks after Redactor."


class Ledger:
    """The ledger of one record; anchors are also filed in `folder`."""

    def __init__(self, record: Record, folder: Path | None = None) -> None:
        """Use the tables of `record`, which must be up to date."""
        self._record = record
        self._folder = folder
        self._filed = 0
        self._chain = Chain(record.keys.chain)

    def fingerprint(self, secret: Secret) -> str:
        """Return the keyed fingerprint of a value, the only form in which one may be recorded."""
        return self._record.keys.fingerprint(secret)

    def append(self, entry: AuditEntry) -> Position:
        """Append one entry durably and return where it stands.

        Raises:
            AuditUnavailable: it could not be written, or the ledger is not whole.
        """
        try:
            with self._record.database.writing() as connection:
                position = self.append_within(connection, entry)
        except (DatabaseUnavailable, DatabaseInvalid) as error:
            raise AuditUnavailable(f"The ledger cannot be written. {error}") from None
        self._file_anchors(position.seq)
        return position

    def _file_anchors(self, seq: int) -> None:
        """Put new anchors into the folder, too; the row stands, whatever becomes of that."""
        due = seq - seq % EVERY
        if self._folder is None or due <= self._filed:
            return
        self._filed = due
        chosen = select(ANCHOR.c.document).where(ANCHOR.c.seq > newest_filed(self._folder))
        with suppress(DatabaseUnavailable, DatabaseInvalid):
            with self._record.database.reading() as connection:
                documents = connection.scalars(chosen.order_by(ANCHOR.c.seq)).all()
            for document in documents:
                file_anchor(document.encode(), self._folder)

    def append_within(self, connection: Connection, entry: AuditEntry) -> Position:
        """Append one entry in a writing transaction of the caller's: both are done, or neither.

        Let it be the last thing the transaction does: other writers wait from here on.

        Raises:
            AuditUnavailable: the ledger is not whole.
        """
        before = self._last(connection)
        line, position = self._chain.make(entry, before)
        text = line[:-1].decode()
        row = {"seq": position.seq, "line": text, "case_ref": entry.case, "action": entry.action}
        connection.execute(insert(LEDGER).values(row))
        connection.execute(update(HEAD).where(HEAD.c.id == 1).values(seq=position.seq, hash=position.hash))
        if position.seq % EVERY == 0:
            document = anchor(position, self._record.keys).data.decode()
            connection.execute(insert(ANCHOR).values(seq=position.seq, document=document))
        return position

    def exclusive(self, connection: Connection) -> None:
        """Take the ledger for the rest of a writing transaction: what is read in it then still holds.

        Raises:
            AuditUnavailable: the ledger is not whole.
        """
        self._last(connection)

    def position(self) -> Position:
        """Return where the ledger stands now."""
        with self._record.database.reading() as connection:
            return self._head(connection) or START

    def row(self, seq: int) -> dict[str, Any] | None:
        """Return one row, None if there is none."""
        with self._record.database.reading() as connection:
            line = connection.scalar(select(LEDGER.c.line).where(LEDGER.c.seq == seq))
        return parse(line) if line else None

    def began(self) -> datetime | None:
        """Return when the first row was written."""
        with self._record.database.reading() as connection:
            line = connection.scalar(select(LEDGER.c.line).order_by(LEDGER.c.seq).limit(1))
        row = parse(line) if line else None
        return datetime.fromisoformat(row["when"]) if row else None

    def anchor(self) -> Statement:
        """Return a signed anchor for where the ledger stands now."""
        return anchor(self.position(), self._record.keys)

    def rows(self, case: str = "", last: int = 0) -> Iterator[dict[str, Any]]:
        """Yield the rows as they stand, of one case or the `last` ones only, oldest first."""
        chosen = select(LEDGER.c.seq, LEDGER.c.line)
        if case:
            chosen = chosen.where(LEDGER.c.case_ref == case)
        if last:
            with self._record.database.reading() as connection:
                found = connection.execute(chosen.order_by(LEDGER.c.seq.desc()).limit(last)).all()
            yield from (row for _, line in reversed(found) if (row := parse(line)) is not None)
            return
        after = 0
        while True:
            piece = chosen.where(LEDGER.c.seq > after).order_by(LEDGER.c.seq).limit(PIECE)
            with self._record.database.reading() as connection:
                found = connection.execute(piece).all()
            yield from (row for _, line in found if (row := parse(line)) is not None)
            if len(found) < PIECE:
                return
            after = found[-1].seq

    def since(self, seq: int, actions: Sequence[str]) -> Iterator[dict[str, Any]]:
        """Yield the rows of some actions after a row, oldest first. Raises as `check`."""
        chosen = select(LEDGER.c.seq, LEDGER.c.line).where(LEDGER.c.action.in_(actions))
        while True:
            piece = chosen.where(LEDGER.c.seq > seq).order_by(LEDGER.c.seq).limit(PIECE)
            with self._record.database.reading() as connection:
                found = connection.execute(piece).all()
            yield from (row for _, line in found if (row := parse(line)) is not None)
            if len(found) < PIECE:
                return
            seq = found[-1].seq

    def check(self, anchors: Sequence[bytes] = (), since: int = 1) -> AuditCheck:
        """Prove every row from `since` on, the columns beside it, and that none is missing at the end.

        `anchors` are further anchors or certificates, kept elsewhere.

        Raises:
            DatabaseUnavailable, DatabaseInvalid: the database cannot be read.
        """
        with self._record.database.reading() as connection:
            head = self._head(connection)
            kept = [(f"kept for row {seq}", document.encode()) for seq, document in self._anchors(connection)]
            gone = missing(connection, self._record.database.dialect, LEDGER.name)
        kept += list(filed_anchors(self._folder)) if self._folder else []
        kept += [(f"given as number {number}", data) for number, data in enumerate(anchors, start=1)]
        notes = tuple(f"The guard {name} is missing in the database" for name in gone)
        return LedgerCheck(self._record, self._chain, head, since).run(kept, notes)

    @staticmethod
    def _anchors(connection: Connection) -> Sequence[Any]:
        return connection.execute(select(ANCHOR.c.seq, ANCHOR.c.document).order_by(ANCHOR.c.seq)).all()

    def _last(self, connection: Connection) -> Position:
        """Take the head, so that nobody else writes, and prove that the last row is the one it names."""
        head = self._head(connection, lock=True)
        if head is None:
            raise AuditUnavailable("The ledger has lost its head", advice=_ASK)
        line = connection.scalar(select(LEDGER.c.line).order_by(LEDGER.c.seq.desc()).limit(1))
        if (START if line is None else self._chain.head(line.encode())) != head:
            raise AuditUnavailable(
                "The last row of the ledger was changed or is missing, or it has another key", advice=_ASK
            )
        return head

    @staticmethod
    def _head(connection: Connection, *, lock: bool = False) -> Position | None:
        chosen = select(HEAD.c.seq, HEAD.c.hash).where(HEAD.c.id == 1)
        row = connection.execute(chosen.with_for_update() if lock else chosen).one_or_none()
        return None if row is None else Position(row.seq, row.hash)
