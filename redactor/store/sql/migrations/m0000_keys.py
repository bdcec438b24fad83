"""Step 0: one sealed word, which proves that the keys at hand are the keys of this database."""

from __future__ import annotations

from sqlalchemy import Connection

from redactor.store.sql.engine import Dialect
from redactor.store.sql.tables_keys import KEY_CHECK


def up(connection: Connection, dialect: Dialect) -> None:
    """Make the table."""
    del dialect
    KEY_CHECK.create(connection)
