"""Step 4: incidents, whose acts can be neither changed nor deleted."""

from __future__ import annotations

from sqlalchemy import Connection

from redactor.store.sql.append_only import guard
from redactor.store.sql.engine import Dialect
from redactor.store.sql.tables_incidents import INCIDENT, META


def up(connection: Connection, dialect: Dialect) -> None:
    """Make the table and its guards; a token may be sealed anew."""
    META.create_all(connection)
    guard(connection, dialect, INCIDENT, open_columns=("token",))
