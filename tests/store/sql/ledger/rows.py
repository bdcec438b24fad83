"""Rows of a ledger, and what only the owner of the database can do to them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import text

from redactor.model.outcome import AuditEntry
from redactor.model.secret import Secret
from redactor.store.sql.ledger import Ledger
from redactor.store.sql.record import Record

ROOT = Path(__file__).parents[4]
ENTRY = AuditEntry(
    when=datetime(2026, 11, 22, 6, 0, tzinfo=UTC),
    action="redact",
    actor="ruth",
    case="CF-1",
    recipients=("ms-z",),
    input_digest="a" * 64,
    output_digest="b" * 64,
    outcome="released",
    reasons=(),
    findings=(("x-home:redact", 3),),
    answers=(("q1", "keep", "ruth"),),
    versions=(("rules", "1"), ("register", "2")),
    checked=(("x-home", Secret("14 Rose Lane, Leominster")),),
    profile="assessment",
)


def filled(book: Ledger, rows: int = 5, **changes: object) -> Ledger:
    for number in range(rows):
        book.append(replace(ENTRY, case=f"CF-{number}", **changes))
    return book


def unguarded(record: Record, *statements: str) -> None:
    """Do what only the owner of the database can: drop the guards, then change what they guard."""
    with record.database.writing() as connection:
        for table in ("ledger", "ledger_head", "ledger_anchor"):
            for name in ("no_change", "no_removal", "no_replacement", "no_truncation"):
                on = f" ON {table}" if record.database.dialect == "postgresql" else ""
                connection.execute(text(f"DROP TRIGGER IF EXISTS {table}_{name}{on}"))
        for statement in statements:
            connection.execute(text(statement))


CHANGES = [
    ("UPDATE ledger SET line = replace(line, 'ruth', 'dana') WHERE seq = 3", 3),
    ('UPDATE ledger SET line = replace(line, \'"outcome":"released"\', \'"outcome":"blocked"\')', 1),
    ("UPDATE ledger SET case_ref = 'CF-9' WHERE seq = 4", 4),
    ("UPDATE ledger SET action = 'find' WHERE seq = 2", 2),
    ("UPDATE ledger SET line = line || ' ' WHERE seq = 4", 4),
    ("UPDATE ledger SET line = 'x' WHERE seq = 5", 5),
    ("DELETE FROM ledger WHERE seq = 1", 1),
    ("DELETE FROM ledger WHERE seq = 3", 3),
    ("DELETE FROM ledger WHERE seq = 5", 5),
    ("DELETE FROM ledger", 1),
    ("UPDATE ledger SET seq = 7 WHERE seq = 5", 5),
    ("DELETE FROM ledger_head", 6),
    ("UPDATE ledger_head SET hash = 'f00' WHERE id = 1", 5),
    (
        "INSERT INTO ledger (seq, line, case_ref, action) "
        "SELECT 6, line, case_ref, action FROM ledger WHERE seq = 5",
        6,
    ),
]
