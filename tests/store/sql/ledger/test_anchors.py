"""Anchors show that the ledger was shortened or written anew."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from sqlalchemy import text

from redactor.model.certificate import proved, stated
from redactor.model.errors import AuditUnavailable
from redactor.store.audit_row import START
from redactor.store.keyring import new_keyring, signed_by
from redactor.store.sql import ledger
from redactor.store.sql.anchors import filed_anchors, text_of
from redactor.store.sql.ledger import Ledger
from redactor.store.sql.record import Record
from tests.store.sql.ledger.rows import CHANGES, ENTRY, filled, unguarded


def shortened(record: Record, to: int) -> None:
    """Cut the ledger and put the head back, as somebody with all rights would."""
    with record.database.reading() as connection:
        line = connection.scalar(text("SELECT line FROM ledger WHERE seq = :to"), {"to": to})
    position = json.loads(line)["hash"]
    unguarded(
        record,
        "DELETE FROM ledger WHERE seq > %d" % to,  # noqa: UP031, S608  # a test
        "UPDATE ledger_head SET seq = %d, hash = '%s'" % (to, position),  # noqa: UP031, S608  # a test
    )


def test_a_shortened_ledger_is_found_by_an_anchor_kept_elsewhere(book: Ledger, record: Record) -> None:
    filled(book)
    kept = book.anchor().data
    assert book.check([kept]).ok
    shortened(record, 3)
    assert book.check().ok, "without an anchor nobody can tell"
    result = book.check([kept])
    assert (result.ok, result.bad_row) == (False, 4)
    assert "missing at the end" in result.why


def test_anchors_are_written_by_themselves_and_found_in_the_folder(
    book: Ledger, record: Record, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ledger, "EVERY", 2)
    filled(book)
    assert [name for name, _ in filed_anchors(tmp_path / "anchors")] == [
        "anchor-000000000002.json",
        "anchor-000000000004.json",
    ]
    shortened(record, 3)
    unguarded(record, "DELETE FROM ledger_anchor")
    assert book.check().bad_row == 4
    assert Ledger(record, tmp_path / "none").check().ok


def test_an_anchor_written_with_something_else_is_filed_with_the_next_row(
    book: Ledger, record: Record, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ledger, "EVERY", 2)
    filled(book, 1)
    with record.database.writing() as connection:
        book.append_within(connection, ENTRY)
    assert list(filed_anchors(tmp_path / "anchors")) == []
    book.append(ENTRY)
    assert [name for name, _ in filed_anchors(tmp_path / "anchors")] == ["anchor-000000000002.json"]


def test_a_ledger_written_anew_is_found_by_its_anchors(
    book: Ledger, record: Record, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ledger, "EVERY", 2)
    filled(book)
    rewritten = "DELETE FROM ledger", "UPDATE ledger_head SET seq = 0, hash = '%s'" % START.hash  # noqa: UP031, S608
    unguarded(record, *rewritten, "DELETE FROM ledger_anchor")
    filled(Ledger(record), 5, actor="somebody")
    result = book.check()
    assert (result.ok, result.bad_row) == (False, 2)
    assert "rewritten" in result.why


def test_a_forged_anchor_is_refused(book: Ledger, record: Record) -> None:
    filled(book)
    whole = book.anchor()
    forged = stated(whole.kind, whole.content, (other := new_keyring()).public, other.sign).data
    for bad in (forged, whole.data.replace(b"2026", b"2025"), b"{}", b""):
        result = book.check([bad])
        assert not result.ok
        assert "not genuine" in result.why


def test_an_anchor_can_be_printed_and_proved_without_redactor_running(book: Ledger, record: Record) -> None:
    filled(book)
    made = book.anchor()
    assert proved(made.data, signed_by, record.keys.public) == made
    page = text_of(made)
    assert book.position().hash[:8] in page
    assert "5 rows" in page
    assert max(map(len, page.splitlines())) < 105


def test_an_anchor_folder_that_cannot_be_written_stops_nobody(
    record: Record, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ledger, "EVERY", 1)
    (tmp_path / "file").write_text("no folder")
    book = Ledger(record, tmp_path / "file")
    filled(book, 2)
    assert Ledger(record).check().rows == 2


def test_the_check_can_begin_in_the_middle(book: Ledger, record: Record) -> None:
    filled(book)
    assert book.check(since=4).rows == 2
    unguarded(record, CHANGES[0][0])
    assert book.check(since=5).ok
    assert book.check(since=4).bad_row == 3
    assert book.check(since=3).bad_row == 3
    assert book.check(since=9).bad_row == 8


def test_the_wrong_key_proves_nothing_and_writes_nothing(book: Ledger, record: Record) -> None:
    filled(book, 2)
    other = Ledger(Record(record.database, new_keyring()))
    result = other.check()
    assert (result.ok, result.bad_row) == (False, 1)
    with pytest.raises(AuditUnavailable, match="another key"):
        other.append(ENTRY)
    assert book.check().rows == 2
