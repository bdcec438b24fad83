"""One chain whoever writes, and whatever breaks."""

from __future__ import annotations

import hashlib
import multiprocessing
import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from redactor.model.errors import AuditUnavailable
from redactor.store.keyring import KeyPlace
from redactor.store.sql.ledger import Ledger
from redactor.store.sql.record import Record, open_record
from tests.store.sql.ledger.rows import ENTRY, ROOT, filled


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
