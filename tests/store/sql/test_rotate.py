"""New keys for an old record; nothing protected stands in any file of a database; backups are as sealed."""

from __future__ import annotations

import base64
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import LargeBinary, MetaData, text

from redactor.model.errors import DatabaseInvalid, DatabaseUnavailable, KeyLost
from redactor.model.record import Act, Subject
from redactor.store.keyring import KeyPlace, load_keyring
from redactor.store.register_document import canonical_text
from redactor.store.sql import rotate as rotation
from redactor.store.sql.events import Draft, Events
from redactor.store.sql.record import Record, open_record
from redactor.store.sql.rotate import back_up, rotate

ROOT = Path(__file__).parents[3]
VALUES = (
    "14 Rose Lane, Leominster, HR6 8XQ",
    "07700 900123",
    "Okafor-Blythe",
    "moved to the refuge",
    "Llŷn Môn",
)


@pytest.fixture
def place(tmp_path: Path) -> KeyPlace:
    return KeyPlace(tmp_path / "state" / "keys.json")


def fill(record: Record, count: int = 12) -> Events:
    events = Events(record)
    for number in range(count):
        new = canonical_text({"value": VALUES[number % len(VALUES)]})
        one = Draft(Act.ADDED, Subject.ITEM, f"item-{number}", why=VALUES[3], source=VALUES[4], new=new)
        events.write("CF-1", "ruth", lambda _, one=one: [one])
    return events


def shapes(value: str) -> Iterator[bytes]:
    """Yield a value in every form in which it could lie in a file by mistake."""
    for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
        raw = value.encode(encoding)
        yield raw
        yield raw.hex().encode()
        yield raw.hex().upper().encode()
        for shift in range(3):  # base64 depends on where in its stream the value begins
            yield base64.b64encode(b"\0" * shift + raw)[4:-4]
    yield canonical_text({"v": value}).encode()[6:-3]
    yield value.encode("unicode_escape")


def shown_in(folder: Path) -> set[str]:
    """Return the values that stand in any file below `folder`."""
    files = [path.read_bytes() for path in folder.rglob("*") if path.is_file()]
    assert files
    return {value for value in VALUES for shape in shapes(value) for data in files if shape in data}


def storage(record: Record, tmp_path: Path) -> Path:
    """Return the folder with every file of the database."""
    if record.database.dialect == "sqlite":
        return tmp_path
    with record.database.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql("CHECKPOINT")
        return Path(str(connection.scalar(text("SHOW data_directory"))))


def test_no_value_stands_in_any_file(record: Record, tmp_path: Path) -> None:
    events = fill(record)
    folder = storage(record, tmp_path)
    assert not shown_in(folder)
    if record.database.dialect == "sqlite":
        assert (tmp_path / "redactor.db-wal").stat().st_size, "the write-ahead log was looked at"
        back_up(record, tmp_path / "backup.db")
        assert not shown_in(tmp_path)
    assert events.read("CF-1")[0].why.reveal() == VALUES[3], "it is there all the same"


def test_this_search_finds_what_stands_open(tmp_path: Path) -> None:
    for number, shape in enumerate(shapes(VALUES[0])):
        folder = tmp_path / str(number)
        folder.mkdir()
        (folder / "file").write_bytes(b"padding " + shape + b" padding")
        assert shown_in(folder) == {VALUES[0]}


def test_the_search_would_find_an_unsealed_column(tmp_path: Path, place: KeyPlace) -> None:
    record = open_record(f"sqlite:///{tmp_path / 'redactor.db'}", place)
    fill(record, 1)
    with record.database.writing() as connection:
        connection.execute(text("UPDATE register_event SET token = :token"), {"token": VALUES[0].encode()})
    assert VALUES[0] in shown_in(tmp_path)


def test_everything_is_sealed_anew(record: Record, place: KeyPlace) -> None:
    before = fill(record).read("CF-1")
    old = load_keyring(place, make=False)
    done = rotate(record, place, forget=True)
    ring = load_keyring(place, make=False)
    assert (done.cells, done.keys, done.resumed) == (12 + 1 + 1, 1, False)  # events, the head, the key check
    assert Events(Record(record.database, ring)).read("CF-1") == before
    with pytest.raises(KeyLost):
        Events(Record(record.database, old)).read("CF-1")
    assert (ring.public, ring.chain) == (old.public, old.chain), "what was signed and chained stays provable"


def test_older_keys_are_kept_for_older_backups(record: Record, place: KeyPlace) -> None:
    fill(record, 2)
    old = load_keyring(place, make=False)
    token = old.sealed(b"a backup")
    assert rotate(record, place, forget=False).keys == 2
    assert load_keyring(place, make=False).unsealed(token) == b"a backup"
    assert rotate(record, place, forget=True).keys == 1
    with pytest.raises(KeyLost):
        load_keyring(place, make=False).unsealed(token)


@pytest.mark.parametrize("stop_at", [0, 7, 13])
def test_stopped_in_the_middle_it_is_readable_and_goes_on(
    record: Record, place: KeyPlace, monkeypatch: pytest.MonkeyPatch, stop_at: int
) -> None:
    before = fill(record).read("CF-1")
    real, done = rotation._Cell.reseal, []

    def reseal(cell: Any, *args: Any) -> None:
        if len(done) == stop_at:
            raise KeyboardInterrupt
        done.append(cell)
        real(cell, *args)

    monkeypatch.setattr(rotation, "_BATCH", 1)
    monkeypatch.setattr(rotation._Cell, "reseal", reseal)
    with pytest.raises(KeyboardInterrupt):
        rotate(record, place, forget=True)
    monkeypatch.setattr(rotation._Cell, "reseal", real)
    ring = load_keyring(place, make=False)
    assert Events(Record(record.database, ring)).read("CF-1") == before
    assert len(ring.seal) == 2
    again = rotate(Record(record.database, ring), place, forget=True)
    assert (again.resumed, again.cells, again.keys) == (True, 14 - stop_at, 1)
    assert Events(Record(record.database, load_keyring(place, make=False))).read("CF-1") == before


def test_killed_in_the_middle_it_is_readable(tmp_path: Path, place: KeyPlace) -> None:
    """The real thing: SIGKILL, not an exception."""
    url = f"sqlite:///{tmp_path / 'redactor.db'}"
    first = open_record(url, place)
    before = fill(first).read("CF-1")
    first.database.close()
    script = (
        "import os, signal, sys\n"
        "from pathlib import Path\n"
        "from redactor.store.keyring import KeyPlace\n"
        "from redactor.store.sql import rotate as r\n"
        "from redactor.store.sql.record import open_record\n"
        "r._BATCH, real, n = 3, r._Cell.reseal, [0]\n"
        "def reseal(cell, *a):\n"
        "    n[0] += 1\n"
        "    if n[0] == 8: os.kill(os.getpid(), signal.SIGKILL)\n"
        "    real(cell, *a)\n"
        "r._Cell.reseal = reseal\n"
        "place = KeyPlace(Path(sys.argv[2]))\n"
        "r.rotate(open_record(sys.argv[1], place), place, forget=True)\n"
    )
    command = [sys.executable, "-c", script, url, str(place.path)]
    killed = subprocess.run(command, env=os.environ | {"PYTHONPATH": str(ROOT)}, check=False, timeout=60)
    assert killed.returncode == -9
    again = open_record(url, place)
    assert Events(again).read("CF-1") == before
    assert rotate(again, place, forget=True).resumed
    assert Events(open_record(url, place)).read("CF-1") == before
    again.database.close()


def test_nothing_is_forgotten_while_another_program_uses_the_old_key(
    record: Record, place: KeyPlace, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(record, 2)
    stale = Events(record)
    real = rotation._reseal

    def reseal(*args: Any) -> int:
        cells = real(*args)
        stale.write("CF-2", "old", lambda _: [Draft(Act.ADDED, Subject.ITEM, "late")])
        return cells

    monkeypatch.setattr(rotation, "_reseal", reseal)
    with pytest.raises(KeyLost, match="still seals"):
        rotate(record, place, forget=True)
    assert Events(Record(record.database, load_keyring(place, make=False))).read("CF-2")


def test_keys_from_the_environment_cannot_be_rotated_here(
    record: Record, place: KeyPlace, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = fill(record, 2).read("CF-1")
    assert place.path is not None
    monkeypatch.setenv("REDACTOR_KEYRING", place.path.read_text())
    with pytest.raises(KeyLost, match="cannot change"):
        rotate(record, place, forget=True)
    assert Events(record).read("CF-1") == before


def test_a_backup_opens_with_the_keys_only(record: Record, place: KeyPlace, tmp_path: Path) -> None:
    before = fill(record, 3).read("CF-1")
    target = tmp_path / "backup.db"
    if record.database.dialect == "postgresql":
        with pytest.raises(DatabaseInvalid, match="PostgreSQL"):
            back_up(record, target)
        return
    back_up(record, target)
    assert target.stat().st_mode & 0o077 == 0
    copy = open_record(f"sqlite:///{target}", place, create=False)
    assert Events(copy).read("CF-1") == before
    copy.database.close()
    with pytest.raises(KeyLost):
        open_record(f"sqlite:///{target}", KeyPlace(tmp_path / "none.json"))
    with pytest.raises(DatabaseInvalid, match="already"):
        back_up(record, target)
    with pytest.raises(DatabaseUnavailable, match="cannot be written"):
        back_up(record, tmp_path / "no" / "folder.db")


def test_no_guard_stands_before_a_sealed_column(record: Record) -> None:
    """Whoever's table it is: what is sealed must be open to a new key."""
    guarded = _guarded_columns(record)
    with record.database.reading() as connection:
        tables = MetaData()
        tables.reflect(connection)
    sealed = {
        (table.name, column.name)
        for table in tables.sorted_tables
        for column in table.columns
        if isinstance(column.type, LargeBinary)
    }
    assert ("register_event", "token") in sealed
    assert ("register_event", "hash") in guarded
    assert not sealed & guarded


def _guarded_columns(record: Record) -> set[tuple[str, str]]:
    """Return the columns that a trigger refuses to change, as the database itself says."""
    with record.database.reading() as connection:
        if record.database.dialect == "sqlite":
            rows = connection.execute(
                text(
                    "SELECT tbl_name, sql FROM sqlite_master "
                    "WHERE type = 'trigger' AND name LIKE '%no_change'"
                )
            ).all()
            columns = {
                table: [row[1] for row in connection.execute(text(f"PRAGMA table_info({table})"))]
                for table, _ in rows
            }
            return {
                (table, column)
                for table, sql in rows
                for column in columns[table]
                if " UPDATE OF " not in sql or re.search(rf"\b{column}\b", sql.split(" ON ")[0])
            }
        found = text(
            "SELECT event_object_table, t.tgattr::int2[] FROM information_schema.triggers i "
            "JOIN pg_trigger t ON t.tgname = i.trigger_name WHERE event_manipulation = 'UPDATE'"
        )
        guarded = set()
        for table, numbers in connection.execute(found).all():
            columns = connection.execute(
                text(
                    "SELECT attname, attnum FROM pg_attribute WHERE attrelid = to_regclass(:t) AND attnum > 0"
                ),
                {"t": table},
            ).all()
            guarded |= {(table, name) for name, number in columns if not numbers or number in numbers}
        return guarded
