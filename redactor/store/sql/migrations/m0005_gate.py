"""Step 5: what the mail gate decided, and mail that is held."""

from __future__ import annotations

from sqlalchemy import Connection

from redactor.store.sql.engine import Dialect
from redactor.store.sql.tables_gate import METADATA


def up(connection: Connection, dialect: Dialect) -> None:
    """Make the tables."""
    del dialect
    METADATA.create_all(connection)
