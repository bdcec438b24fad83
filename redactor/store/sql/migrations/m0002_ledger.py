"""Step 2: the ledger, which can only grow."""

from __future__ import annotations

from sqlalchemy import Connection, insert

from redactor.store.audit_row import START
from redactor.store.sql.append_only import guard, refuse
from redactor.store.sql.engine import Dialect
from redactor.store.sql.tables_ledger import ANCHOR, HEAD, LEDGER, META


def up(connection: Connection, dialect: Dialect) -> None:
    """Make the tables and their guards."""
    META.create_all(connection)
    connection.execute(insert(HEAD).values(id=1, seq=START.seq, hash=START.hash))
    guard(connection, dialect, LEDGER)
    guard(connection, dialect, ANCHOR)
    refuse(connection, dialect, HEAD.name, "no_change", "UPDATE", "NEW.seq <> OLD.seq + 1")
    refuse(connection, dialect, HEAD.name, "no_removal", "DELETE")
