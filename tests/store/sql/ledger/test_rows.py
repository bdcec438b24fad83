"""The ledger: rows come back as written and cannot be changed, and every change is found."""

from __future__ import annotations

import json

import pytest
from sqlalchemy import text

from redactor.model.errors import AuditUnavailable, DatabaseUnavailable
from redactor.store.audit_row import START
from redactor.store.keyring import new_keyring
from redactor.store.sql import ledger, ledger_check
from redactor.store.sql.ledger import Ledger
from redactor.store.sql.record import Record
from tests.store.sql.ledger.rows import CHANGES, ENTRY, filled, unguarded


def test_rows_come_back_as_written_and_say_where_they_stand(book: Ledger, record: Record) -> None:
    position = book.append(ENTRY)
    (row,) = book.rows()
    assert (position.seq, position.hash) == (1, row["hash"])
    assert row["case"] == "CF-1"
    assert row["findings"] == {"x-home:redact": 3}
    assert row["profile"] == "assessment"
    assert row["checked"] == {"x-home": record.keys.fingerprint(ENTRY.checked[0][1])}
    assert book.position() == position
    assert book.check().ok


def test_no_value_is_in_a_row_and_its_fingerprint_needs_the_key(book: Ledger) -> None:
    book.append(ENTRY)
    (row,) = book.rows()
    assert "Rose" not in json.dumps(row)
    assert row["checked"]["x-home"] != ENTRY.checked[0][1].fingerprint(new_keyring().chain)


def test_an_empty_ledger_is_whole(book: Ledger) -> None:
    assert book.check().ok
    assert book.position() == START
    assert list(book.rows()) == []


def test_rows_of_a_case_and_the_last_ones(book: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ledger, "PIECE", 2)
    monkeypatch.setattr(ledger_check, "PIECE", 2)
    filled(book, 7)
    assert [row["seq"] for row in book.rows()] == [1, 2, 3, 4, 5, 6, 7]
    assert [row["seq"] for row in book.rows(last=2)] == [6, 7]
    assert [row["seq"] for row in book.rows("CF-3")] == [4]
    assert list(book.rows("CF-99")) == []


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE ledger SET line = 'x'",
        "UPDATE ledger SET case_ref = 'x' WHERE seq = 2",
        "DELETE FROM ledger",
        "DELETE FROM ledger WHERE seq = 5",
        "DELETE FROM ledger_head",
        "UPDATE ledger_head SET seq = 2",
        "UPDATE ledger_head SET seq = 5, hash = 'x'",
        "DELETE FROM ledger_anchor",
        "UPDATE ledger_anchor SET document = 'x'",
    ],
)
def test_the_database_itself_refuses_changes(
    book: Ledger, record: Record, statement: str, monkeypatch
) -> None:
    monkeypatch.setattr(ledger, "EVERY", 2)
    filled(book)
    with pytest.raises(DatabaseUnavailable, match="never done"), record.database.writing() as connection:
        connection.execute(text(statement))
    assert book.check().rows == 5


def test_a_row_cannot_be_replaced_or_the_table_emptied(book: Ledger, record: Record) -> None:
    filled(book)
    statement = (
        "TRUNCATE ledger"
        if record.database.dialect == "postgresql"
        else "INSERT OR REPLACE INTO ledger (seq, line, case_ref, action) VALUES (5, 'x', 'y', 'z')"
    )
    with pytest.raises(DatabaseUnavailable, match="never done"), record.database.writing() as connection:
        connection.execute(text(statement))
    assert book.check().ok


@pytest.mark.parametrize(("statement", "bad_row"), CHANGES)
def test_every_change_is_found_and_the_first_bad_row_named(
    book: Ledger, record: Record, statement: str, bad_row: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ledger, "PIECE", 2)
    monkeypatch.setattr(ledger_check, "PIECE", 2)
    filled(book)
    unguarded(record, statement)
    result = book.check()
    assert not result.ok
    assert result.bad_row == bad_row
    assert result.why
    assert result.notes, "the missing guards are told too"


@pytest.mark.parametrize(
    "statement", [CHANGES[5][0], CHANGES[8][0], CHANGES[9][0], CHANGES[11][0], CHANGES[12][0]]
)
def test_nothing_is_added_to_a_ledger_that_ends_wrong(book: Ledger, record: Record, statement: str) -> None:
    filled(book)
    unguarded(record, statement)
    with pytest.raises(AuditUnavailable):
        book.append(ENTRY)
