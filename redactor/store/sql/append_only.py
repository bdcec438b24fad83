"""Rows that are written once: triggers in the database itself forbid every change and removal.

Takes a table; leaves guards on it, the same on both kinds of database. Whoever owns the database can
drop them; the chain of the ledger then shows what was done, and `missing` shows that they are gone.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from sqlalchemy import Connection, Table, text

from redactor.store.sql.engine import Dialect

WORD: Final = "append-only"
"""What the guards say; `engine.told` knows it."""
_FUNCTION: Final = f"""
CREATE OR REPLACE FUNCTION redactor_append_only() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION '{WORD}'; END $$
"""


def guard(connection: Connection, dialect: Dialect, table: Table, open_columns: Sequence[str] = ()) -> None:
    """Forbid changes and removals of rows of `table`; only `open_columns` may still be written."""
    closed = [column.name for column in table.columns if column.name not in open_columns]
    changes = f"UPDATE OF {', '.join(closed)}" if open_columns else "UPDATE"
    refuse(connection, dialect, table.name, "no_change", changes)
    refuse(connection, dialect, table.name, "no_removal", "DELETE")
    if dialect == "postgresql":
        _create(connection, table.name, "no_truncation", "TRUNCATE", "FOR EACH STATEMENT", "")
        return
    # "INSERT OR REPLACE" removes a row without asking the trigger above.
    same = " AND ".join(f"old.{key.name} = NEW.{key.name}" for key in table.primary_key)
    exists = f"EXISTS (SELECT 1 FROM {table.name} AS old WHERE {same})"  # noqa: S608  # names of our own
    refuse(connection, dialect, table.name, "no_replacement", "INSERT", exists)


def refuse(  # noqa: PLR0913, PLR0917  # what a trigger is made of
    connection: Connection, dialect: Dialect, table: str, name: str, act: str, when: str = ""
) -> None:
    """Forbid `act` on `table`, always or where the condition `when` holds."""
    condition = f"WHEN ({when})" if when else ""
    if dialect == "postgresql":
        connection.execute(text(_FUNCTION))
        _create(connection, table, name, act, "FOR EACH ROW", condition)
        return
    body = f"BEGIN SELECT RAISE(ABORT, '{WORD}'); END"
    connection.execute(text(f"CREATE TRIGGER {table}_{name} BEFORE {act} ON {table} {condition} {body}"))


def _create(  # noqa: PLR0913, PLR0917  # as above
    connection: Connection, table: str, name: str, act: str, each: str, condition: str
) -> None:
    run = "EXECUTE FUNCTION redactor_append_only()"
    connection.execute(
        text(f"CREATE TRIGGER {table}_{name} BEFORE {act} ON {table} {each} {condition} {run}")
    )


def missing(connection: Connection, dialect: Dialect, table: str) -> tuple[str, ...]:
    """Return the names of the guards that `table` should have and has not, or has switched off."""
    wanted = {f"{table}_no_change", f"{table}_no_removal"}
    if dialect == "postgresql":
        rows = text("SELECT tgname FROM pg_trigger WHERE tgrelid = to_regclass(:name) AND tgenabled <> 'D'")
    else:
        rows = text("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = :name")
    return tuple(sorted(wanted - set(connection.scalars(rows, {"name": table}))))
