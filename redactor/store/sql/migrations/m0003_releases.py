"""Step 3: what was released, kept for replay; what it was can never be changed."""

from __future__ import annotations

from sqlalchemy import Connection

from redactor.store.sql.append_only import guard
from redactor.store.sql.engine import Dialect
from redactor.store.sql.tables_releases import META, RELEASE


def up(connection: Connection, dialect: Dialect) -> None:
    """Make the tables and their guards."""
    META.create_all(connection)
    guard(connection, dialect, RELEASE, open_columns=("content", "ended", "withdrawn"))
