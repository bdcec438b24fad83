"""New keys for an old record: every sealed cell of every table is sealed anew, and copies for safe keeping.

Takes a record and where its keys are kept; leaves it sealed with a new key. It may be stopped at any
moment: both keys are kept until all is done, and the next call goes on. Chain and signing keys stay,
or nobody could prove what was written before.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, LargeBinary, MetaData, Table, and_, select, update

from redactor.model.errors import DatabaseInvalid, DatabaseUnavailable, KeyLost
from redactor.store.keyring import KeyPlace, KeyRing, load_keyring, save_keyring
from redactor.store.sql.record import Record

_TOKEN: Final = b"gAAAAA"
"""How everything begins that was sealed: cells are known by it, whoever's table they stand in."""
_BATCH: Final = 200


@dataclass(frozen=True, slots=True)
class Rotated:
    """How many cells were sealed anew, how many sealing keys are kept now, and whether it went on."""

    cells: int
    keys: int
    resumed: bool


def rotate(record: Record, place: KeyPlace, *, forget: bool) -> Rotated:
    """Seal everything with a new key; `forget` the older keys when nothing needs them any more.

    Raises:
        KeyLost: the keys cannot be replaced where they are kept.
        DatabaseUnavailable: the database cannot be written; the next call goes on.
    """
    ring = load_keyring(place, make=False)
    resumed = len(ring.seal) > 1 and any(_old_cells(record, ring))
    if not resumed:
        ring = ring.rotated()
        _save(ring, place)
    cells = _reseal(record, ring)
    if forget:
        if any(_old_cells(record, ring)):
            raise KeyLost(
                "Another program still seals with the old key",
                advice="Nothing is lost and both keys are kept. Stop what uses the database and try again.",
            )
        ring = ring.newest_only()
        _save(ring, place)
    _tidy(record)
    return Rotated(cells, len(ring.seal), resumed)


def _save(ring: KeyRing, place: KeyPlace) -> None:
    try:
        save_keyring(ring, place, replacing=True)
    except OSError as error:
        raise KeyLost(f"The keys cannot be written: {error.strerror}") from None


@dataclass(frozen=True, slots=True)
class _Cell:
    """Where something sealed stands."""

    table: Table
    column: str
    key: tuple[Any, ...]

    @property
    def here(self) -> ColumnElement[bool]:
        pairs = zip(self.table.primary_key, self.key, strict=True)
        return and_(*(column == value for column, value in pairs))

    def reseal(self, connection: Connection, ring: KeyRing) -> None:
        """Seal it anew inside a transaction that may write."""
        column = self.table.c[self.column]
        token = bytes(connection.scalar(select(column).where(self.here)) or b"")
        if token and not _opens(ring.newest_only(), token):
            # The old token stands in the condition: on PostgreSQL another program may have been faster.
            where = and_(self.here, column == token)
            connection.execute(update(self.table).where(where).values({column: ring.resealed(token)}))


def _reseal(record: Record, ring: KeyRing) -> int:
    cells = list(_old_cells(record, ring))
    for start in range(0, len(cells), _BATCH):
        with record.database.writing() as connection:
            for cell in cells[start : start + _BATCH]:
                cell.reseal(connection, ring)
    return len(cells)


def _old_cells(record: Record, ring: KeyRing) -> Iterator[_Cell]:
    """Yield every sealed cell that the newest key does not open."""
    newest = ring.newest_only()
    tables = MetaData()
    with record.database.reading() as connection:
        tables.reflect(connection)
        for table in tables.sorted_tables:
            keys = list(table.primary_key)
            for column in table.columns:
                if isinstance(column.type, LargeBinary):
                    for row in connection.execute(select(*keys, column)):
                        token = bytes(row[-1] or b"")
                        if token.startswith(_TOKEN) and not _opens(newest, token):
                            yield _Cell(table, column.name, tuple(row[:-1]))


def _opens(ring: KeyRing, token: bytes) -> bool:
    try:
        ring.unsealed(token)
    except KeyLost:
        return False
    return True


def _tidy(record: Record) -> None:
    """Leave nothing of the old seal in the write-ahead log; pages are overwritten as they become free."""
    if record.database.dialect == "sqlite":
        _raw(record, "PRAGMA wal_checkpoint(TRUNCATE)")


def back_up(record: Record, target: Path) -> None:
    """Write a copy of a SQLite database to a new file of mode 0600: as sealed as the original, without keys.

    Raises:
        DatabaseInvalid: it is PostgreSQL, which has tools of its own, or the file exists.
        DatabaseUnavailable: the copy could not be finished; none is left.
    """
    if record.database.dialect != "sqlite":
        raise DatabaseInvalid(
            "PostgreSQL has tools of its own for backups",
            advice="Nothing was written. Use pg_dump: what it writes is as sealed as the database.",
        )
    try:
        os.close(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600))
    except FileExistsError:
        raise DatabaseInvalid(
            f"There is a file at {target} already", advice="Nothing was written. Choose another name."
        ) from None
    except OSError as error:
        raise DatabaseUnavailable(f"The backup cannot be written: {error.strerror}") from None
    try:
        _raw(record, "VACUUM INTO ?", str(target))
    except DatabaseUnavailable:
        target.unlink(missing_ok=True)
        raise


def _raw(record: Record, statement: str, *values: str) -> None:
    """Run what SQLite does not do inside a transaction."""
    connection = record.database.engine.raw_connection()
    try:
        connection.cursor().execute(statement, values)
    except sqlite3.Error as error:
        raise DatabaseUnavailable(f"The database could not be written out ({type(error).__name__})") from None
    finally:
        connection.close()
