"""Step 1: the register's events, which can be neither changed nor deleted, and their heads."""

from __future__ import annotations

from sqlalchemy import Connection

from redactor.store.sql.append_only import guard, refuse
from redactor.store.sql.engine import Dialect
from redactor.store.sql.tables_register import EVENT, HEAD, METADATA


def up(connection: Connection, dialect: Dialect) -> None:
    """Make the tables and what keeps them append-only; a token may be sealed anew."""
    METADATA.create_all(connection)
    guard(connection, dialect, EVENT, open_columns=("token",))
    refuse(connection, dialect, HEAD.name, "no_removal", "DELETE")
