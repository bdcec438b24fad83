"""The ledger: one chain whoever writes, rows that cannot be changed, and every change of them found."""

from __future__ import annotations

import hashlib
import json
import multiprocessing
import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from redactor.model.certificate import proved, stated
from redactor.model.errors import AuditUnavailable, DatabaseUnavailable
from redactor.model.outcome import AuditEntry
from redactor.model.secret import Secret
from redactor.store.audit_row import START
from redactor.store.keyring import KeyPlace, new_keyring, signed_by
from redactor.store.sql import ledger, ledger_check
from redactor.store.sql.anchors import filed_anchors, text_of
from redactor.store.sql.ledger import Ledger
from redactor.store.sql.record import Record, open_record

ROOT = Path(__file__).parents[3]
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


@pytest.fixture
def book(record: Record, tmp_path: Path) -> Ledger:
    return Ledger(record, tmp_path / "anchors")


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


def test_a_clock_that_goes_backwards_loses_nothing_and_is_told(book: Ledger) -> None:
    filled(book, 2)
    book.append(replace(ENTRY, when=ENTRY.when - timedelta(days=300)))
    book.append(replace(ENTRY, when=ENTRY.when - timedelta(seconds=20)))
    result = book.check()
    assert (result.ok, result.rows) == (True, 4)
    assert "row 3" in result.notes[0]
    assert len(result.notes) == 1


def test_writers_that_wait_for_each_other_are_not_called_a_wrong_clock(book: Ledger) -> None:
    filled(book, 2)
    book.append(replace(ENTRY, when=ENTRY.when - timedelta(minutes=3)))
    assert book.check().notes == ()


def test_a_row_and_what_belongs_to_it_are_written_together_or_not_at_all(
    book: Ledger, record: Record
) -> None:
    def fail() -> None:
        with record.database.writing() as connection:
            book.append_within(connection, ENTRY)
            raise KeyError

    filled(book, 1)
    with pytest.raises(KeyError):
        fail()
    assert book.check().rows == 1
    assert book.append(ENTRY).seq == 2


def test_many_threads_make_one_chain(book: Ledger) -> None:
    with ThreadPoolExecutor(8) as pool:
        seqs = list(pool.map(lambda _: book.append(ENTRY).seq, range(40)))
    assert sorted(seqs) == list(range(1, 41))
    assert book.check().rows == 40


def _writes(url: str, keys: Path, rows: int) -> None:
    opened = open_record(url, KeyPlace(keys))
    book = Ledger(opened)
    for _ in range(rows):
        book.append(ENTRY)
    opened.database.close()


def test_several_programs_make_one_chain(
    record: Record, book: Ledger, database_url: str, tmp_path: Path
) -> None:
    context = multiprocessing.get_context("spawn")
    keys = tmp_path / "state" / "keys.json"
    writers = [context.Process(target=_writes, args=(database_url, keys, 10)) for _ in range(3)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join(60)
    assert [writer.exitcode for writer in writers] == [0, 0, 0]
    assert book.check().rows == 30


def test_a_full_disk_is_told_and_nothing_is_lost(tmp_path: Path) -> None:
    opened = open_record(f"sqlite:///{tmp_path / 'r.db'}", KeyPlace(tmp_path / "keys.json"))
    book = filled(Ledger(opened), 3)

    def pages(limit: str) -> None:
        with opened.database.writing() as connection:
            connection.exec_driver_sql(f"PRAGMA max_page_count = {limit}")

    pages("1")  # SQLite takes the present size: no page more
    written = 3
    with pytest.raises(AuditUnavailable, match="disk is full"):  # noqa: PT012  # until it is full
        for _ in range(50):
            book.append(ENTRY)
            written += 1
    assert book.check().rows == written
    pages("100000")
    assert book.append(ENTRY).seq == written + 1
    assert book.check().ok
    opened.database.close()


def test_damaged_pages_are_told_and_nothing_is_written_over_them(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    place = KeyPlace(tmp_path / "keys.json")
    opened = open_record(f"sqlite:///{path}", place)
    filled(Ledger(opened), 60)
    opened.database.close()
    with sqlite3.connect(path) as plain:
        plain.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    data = bytearray(path.read_bytes())
    at = data.index(b'"case":"CF-30"')
    data[at : at + 4] = b"\xff\xfe\x00\x01"
    path.write_bytes(data)
    opened = open_record(f"sqlite:///{path}", place)
    result = Ledger(opened).check()
    assert not result.ok
    assert result.bad_row == 31
    opened.database.close()


@pytest.mark.parametrize("times", [20, pytest.param(1000, marks=pytest.mark.soak)])
def test_kill_9_in_the_middle_of_writing_and_publishing(
    record: Record, book: Ledger, database_url: str, tmp_path: Path, times: int
) -> None:
    out = tmp_path / "out"
    keys = tmp_path / "state" / "keys.json"
    run = [sys.executable, "-m", "tests.store.sql.killing", database_url, str(keys), str(out), str(times)]
    subprocess.run(run, cwd=ROOT, check=True, timeout=1800)
    result = book.check()
    assert result.ok, result.why
    told = [int(line) for line in (out / "told").read_text().split()]
    assert len(told) >= times, "the writers were killed before they wrote anything"
    assert result.rows >= max(told), "a row was told and is not there"
    rows = {row["output"] for row in book.rows() if row["outcome"] == "released"}
    published = {hashlib.sha256(path.read_bytes()).hexdigest() for path in (out / "ms-z").iterdir()}
    assert published, "nothing was published"
    assert published <= rows, "a copy was published without its row"
    assert book.append(ENTRY).seq == result.rows + 1
