"""A full disk, no right to write, a program killed while it writes: a clear error, nothing lost."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from redactor.model.errors import DatabaseUnavailable
from redactor.model.record import Act, Subject
from redactor.store.keyring import KeyPlace
from redactor.store.sql.events import Draft, Events
from redactor.store.sql.record import Record, open_record

ROOT = Path(__file__).parents[3]
WRITER = """
import sys
from pathlib import Path
from redactor.model.record import Act, Subject
from redactor.store.keyring import KeyPlace
from redactor.store.sql.events import Draft, Events
from redactor.store.sql.record import open_record
{before}
events = Events(open_record(sys.argv[1], KeyPlace(Path(sys.argv[2])), create=False))
for number in range({count}):
    events.write("CF-1", "w", lambda _: [Draft(Act.ADDED, Subject.ITEM, "i", new="x" * {size})])
    print(number, flush=True)
"""


def add(events: Events, count: int = 1) -> None:
    for _ in range(count):
        events.write("CF-1", "ruth", lambda _: [Draft(Act.ADDED, Subject.ITEM, "i")])


def run(
    url: str, tmp_path: Path, *, before: str = "", count: int = 1, size: int = 1
) -> subprocess.Popen[str]:
    script = WRITER.format(before=before, count=count, size=size)
    return subprocess.Popen(
        [sys.executable, "-c", script, url, str(tmp_path / "state" / "keys.json")],
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@pytest.fixture
def sqlite(tmp_path: Path) -> Record:
    return open_record(f"sqlite:///{tmp_path / 'redactor.db'}", KeyPlace(tmp_path / "state" / "keys.json"))


def test_a_full_disk_is_said_and_loses_nothing(sqlite: Record, tmp_path: Path) -> None:
    events = Events(sqlite)
    add(events, 3)
    limit = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, 400_000))"
    writer = run(f"sqlite:///{tmp_path / 'redactor.db'}", tmp_path, before=limit, count=400, size=4000)
    out, err = writer.communicate(timeout=60)
    assert writer.returncode != 0
    assert "DatabaseUnavailable" in err
    assert "the disk" in err.splitlines()[-1]
    assert "xxxx" not in err
    done = len(out.splitlines())
    assert 0 < done < 400
    assert len(events.read("CF-1")) == 3 + done, "everything that was confirmed is there, and nothing else"
    add(events)


def test_a_database_one_may_not_write_is_said(database_url: str, tmp_path: Path) -> None:
    place = KeyPlace(tmp_path / "state" / "keys.json")
    first = open_record(database_url, place)
    add(Events(first))
    first.database.close()
    if database_url.startswith("postgresql"):
        closed = open_record(f"{database_url}&options=-c%20default_transaction_read_only%3Don", place)
        with pytest.raises(DatabaseUnavailable):
            add(Events(closed))
        assert len(Events(closed).read("CF-1")) == 1
        return
    (tmp_path / "redactor.db").chmod(0o444)
    # Root may write anywhere, by its capabilities: without them it is a user like any other.
    powerless = (
        "import ctypes; "
        "assert not ctypes.CDLL(None).capset((ctypes.c_uint32 * 2)(0x20080522, 0), (ctypes.c_uint32 * 6)())"
    )
    writer = run(database_url, tmp_path, before=powerless)
    _, err = writer.communicate(timeout=60)
    assert writer.returncode != 0
    assert "may not write" in err.splitlines()[-1]


def test_killed_while_writing(sqlite: Record, tmp_path: Path) -> None:
    """A few kills here; every event that was confirmed is there, and the stream is whole."""
    confirmed = 0
    for turn in range(4):
        writer = run(f"sqlite:///{tmp_path / 'redactor.db'}", tmp_path, count=100_000)
        assert writer.stdout is not None
        writer.stdout.readline()
        time.sleep(0.02 * turn)
        writer.send_signal(signal.SIGKILL)
        out, _ = writer.communicate(timeout=60)
        confirmed += 1 + len([line for line in out.splitlines() if line])
        found = Events(sqlite).read("CF-1")
        assert confirmed <= len(found) <= confirmed + turn + 1
        assert [change.number for change in found] == list(range(1, len(found) + 1))


def test_two_programs_write_one_stream(database_url: str, tmp_path: Path) -> None:
    record = open_record(database_url, KeyPlace(tmp_path / "state" / "keys.json"))
    writers = [run(database_url, tmp_path, count=8) for _ in range(2)]
    ended = [(*writer.communicate(timeout=60), writer.returncode) for writer in writers]
    assert [code for *_, code in ended] == [0, 0], ended
    assert len(Events(record).read("CF-1")) == 16
    record.database.close()
