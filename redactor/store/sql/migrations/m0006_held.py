"""Step 6: approvals, notices and the mode of the mail gate."""

from __future__ import annotations

from sqlalchemy import Connection

from redactor.store.sql.append_only import guard
from redactor.store.sql.engine import Dialect
from redactor.store.sql.tables_held import APPROVAL, METADATA, MODE


def up(connection: Connection, dialect: Dialect) -> None:
    """Make the tables; approvals and switches are only ever added."""
    METADATA.create_all(connection)
    for table in (APPROVAL, MODE):
        guard(connection, dialect, table, open_columns=("token",))
