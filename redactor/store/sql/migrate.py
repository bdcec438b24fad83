"""Numbered migrations: each brings the tables one step further, once, and is recorded.

Takes a database; leaves it at this program's version. A step is a module `migrations/mNNNN_name.py`
with `up(connection, dialect)`. There is no way back: restore the backup.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Callable
from datetime import UTC, datetime
from importlib import import_module
from typing import Final

from sqlalchemy import Column, Connection, Integer, MetaData, String, Table, insert, inspect, select, text

from redactor.model.errors import DatabaseInvalid
from redactor.store.sql import migrations
from redactor.store.sql.engine import MARK, Database, Dialect

_OURS: Final = Table(
    MARK,
    MetaData(),
    Column("number", Integer, primary_key=True),
    Column("name", String(80), nullable=False),
    Column("applied", String(32), nullable=False),
)
_LOCK: Final = 0x52656461
"""Any number of ours: two programs that start at once on PostgreSQL wait for each other."""

Step = Callable[[Connection, Dialect], None]


def upgrade(database: Database) -> None:
    """Apply every step that is missing, all or none.

    Raises:
        DatabaseInvalid: it belongs to another program, or to a newer Redactor.
        DatabaseUnavailable: it cannot be written.
    """
    steps = dict(_steps())
    with database.reading() as connection:
        if _applied(connection, database.name) == steps.keys():
            return
    with database.writing() as connection:
        if database.dialect == "postgresql":
            connection.execute(text(f"SELECT pg_advisory_xact_lock({_LOCK})"))
        done = _applied(connection, database.name)
        newer = done - steps.keys()
        if newer:
            raise DatabaseInvalid(
                f"The database {database.name} belongs to a newer Redactor (step {max(newer)})",
                advice="Nothing was processed and nothing was changed. Update Redactor on this machine.",
            )
        _OURS.create(connection, checkfirst=True)
        for number in sorted(steps.keys() - done):
            name = steps[number]
            up: Step = import_module(f"{migrations.__name__}.{name}").up
            up(connection, database.dialect)
            row = {"number": number, "name": name, "applied": datetime.now(UTC).isoformat(timespec="seconds")}
            connection.execute(insert(_OURS).values(row))


def _applied(connection: Connection, name: str) -> set[int]:
    tables = set(inspect(connection).get_table_names())
    if _OURS.name in tables:
        return set(connection.scalars(select(_OURS.c.number)))
    if tables:
        raise DatabaseInvalid(f"The database {name} belongs to another program")
    return set()


def _steps() -> list[tuple[int, str]]:
    names = sorted(module.name for module in pkgutil.iter_modules(migrations.__path__))
    return [(int(name[1:5]), name) for name in names]
