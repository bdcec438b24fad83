"""One database, SQLite or PostgreSQL, behind two verbs: reading and writing.

Takes a URL; gives transactions as SQLAlchemy connections. Errors leave here as words of the house,
without values. It knows no table.

    sqlite:///path/redactor.db        WAL, waits for other writers, every commit on the disk, mode 0600
    postgresql://user@host/redactor   the driver is psycopg
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Literal

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.exc import ArgumentError, SQLAlchemyError

from redactor.model.errors import DatabaseInvalid, DatabaseUnavailable

Dialect = Literal["sqlite", "postgresql"]
_PRIVATE: Final = 0o600
_WAIT_SECONDS: Final = 30
_WRITE: Final = "redactor_write"
_SNAPSHOT: Final = {"isolation_level": "REPEATABLE READ"}
"""What PostgreSQL needs to be told for what SQLite does by itself: every statement of a transaction that
reads sees the same state. By its default a head and its rows may come from either side of a write."""
MARK: Final = "redactor_schema"
"""The table by which a database is known as ours."""
_KNOWN: Final = (
    ("not a database", DatabaseInvalid, "it is not a database"),
    ("malformed", DatabaseInvalid, "it is damaged"),
    ("disk is full", DatabaseUnavailable, "the disk is full"),
    ("No space left", DatabaseUnavailable, "the disk is full"),
    ("disk I/O error", DatabaseUnavailable, "the disk reports an error, or is full"),
    ("readonly database", DatabaseUnavailable, "you may not write to it"),
    ("permission denied", DatabaseUnavailable, "you may not use it"),
    ("locked", DatabaseUnavailable, "another program has been writing to it for too long"),
    ("append-only", DatabaseUnavailable, "an existing row was to be changed, which is never done"),
    ("unable to open", DatabaseUnavailable, "it cannot be opened"),
    ("connection", DatabaseUnavailable, "it does not answer"),
)
"""What a driver's message says, in words without values: PostgreSQL's own may quote a row."""


@dataclass(frozen=True, slots=True)
class Database:
    """An open database. Safe to share between threads, never between processes."""

    engine: Engine
    dialect: Dialect
    name: str

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Give one transaction that may write; it is committed whole, or not at all.

        On SQLite the whole transaction excludes other writers; on PostgreSQL take the lock you need.

        Raises:
            DatabaseUnavailable: it cannot be reached or written.
            DatabaseInvalid: it is damaged, or no database.
        """
        with self._transaction(write=True) as connection:
            yield connection

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give one transaction that only reads, one state of everything. Raises as `writing`."""
        with self._transaction(write=False) as connection:
            yield connection

    @contextmanager
    def _transaction(self, *, write: bool) -> Iterator[Connection]:
        try:
            with self.engine.connect() as plain:
                still = {} if write or self.dialect == "sqlite" else _SNAPSHOT
                connection = plain.execution_options(**{_WRITE: write, **still})
                with connection.begin():
                    yield connection
        except SQLAlchemyError as error:
            raise told(error, self.name) from None

    def close(self) -> None:
        """Close every connection."""
        self.engine.dispose()


def open_database(url: str, *, create: bool = True) -> Database:
    """Return the database at `url`, made empty if it is a missing SQLite file and `create`.

    Raises:
        DatabaseInvalid: the URL is none of ours, or the file is missing and must not be made.
        DatabaseUnavailable: it cannot be opened.
    """
    made = _url(url)
    if made.get_backend_name() == "sqlite":
        _file(made, create=create)
        engine = create_engine(made, hide_parameters=True, connect_args={"timeout": _WAIT_SECONDS})
        event.listen(engine, "connect", _sqlite_connect)
        event.listen(engine, "begin", _sqlite_begin)
        database = Database(engine, "sqlite", made.render_as_string())
    else:
        engine = create_engine(
            made, hide_parameters=True, pool_pre_ping=True, connect_args={"connect_timeout": _WAIT_SECONDS}
        )
        database = Database(engine, "postgresql", made.render_as_string())
    with database.reading() as connection:
        connection.execute(text("SELECT 1"))
    return database


def told(error: SQLAlchemyError, name: str) -> DatabaseInvalid | DatabaseUnavailable:
    """Return a driver's error in words of the house: what is wrong, never a value."""
    words = str(getattr(error, "orig", None) or type(error).__name__).casefold()
    for sign, kind, why in _KNOWN:
        if sign.casefold() in words:
            return kind(f"The database {name} cannot be used: {why}")
    inner = type(getattr(error, "orig", None) or error).__name__
    return DatabaseUnavailable(f"The database {name} cannot be used ({inner})")


def _url(given: str) -> URL:
    try:
        url = make_url(given)
    except ArgumentError:
        raise DatabaseInvalid(
            "The address of the database is not valid. Write sqlite:///FILE or postgresql://…"
        ) from None
    if url.drivername in {"postgres", "postgresql", "postgresql+psycopg"}:
        return url.set(drivername="postgresql+psycopg")
    if url.drivername == "sqlite" and url.database and url.database != ":memory:":
        return url
    raise DatabaseInvalid(
        "The address of the database must begin with sqlite:/// and a file, or postgresql://"
    )


def _file(url: URL, *, create: bool) -> None:
    """Make the file ourselves, so that nobody else may ever read it; WAL files take its mode."""
    path = Path(url.database or "")
    if path.exists():
        return
    if not create:
        raise DatabaseInvalid(f"There is no database at {path}")
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_CLOEXEC, _PRIVATE))
    except OSError as error:
        raise DatabaseUnavailable(f"The database {path} cannot be made: {error.strerror}") from None


def _sqlite_connect(connection: Any, record: Any) -> None:
    """Take the transactions into our own hands, and put every commit on the disk."""
    del record
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in (
        f"busy_timeout = {_WAIT_SECONDS * 1000}",
        "synchronous = FULL",
        "foreign_keys = ON",
        "secure_delete = ON",
        "temp_store = MEMORY",
    ):
        cursor.execute(f"PRAGMA {pragma}")
    tables = {name for (name,) in cursor.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if not tables or MARK in tables:  # the mode is kept in the file: another program's is not ours to change
        cursor.execute("PRAGMA journal_mode = WAL")
    cursor.close()


def _sqlite_begin(connection: Connection) -> None:
    """Begin as a writer at once: a reader that becomes one could fail half-way."""
    write = connection.get_execution_options().get(_WRITE, True)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")
