"""The ledger measured: appends and checked rows a second, and many writers at once, on both databases.

python -m benchmarks.evidence [--rows 50000] [--writers 50] [--each 40] [--only sqlite|postgresql]

PostgreSQL is a private server with its durable settings (fsync on), where Debian's programs are found.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import pwd
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import insert, update

from redactor.model.outcome import AuditEntry
from redactor.model.secret import Secret
from redactor.store.audit_row import Chain
from redactor.store.keyring import KeyPlace
from redactor.store.sql.ledger import Ledger
from redactor.store.sql.record import Record, open_record
from redactor.store.sql.tables_ledger import HEAD, LEDGER

ENTRY = AuditEntry(
    when=datetime(2026, 11, 22, 6, 0, tzinfo=UTC),
    action="redact",
    actor="ruth",
    case="CF-2026-0417",
    recipients=("ms-z",),
    input_digest="a" * 64,
    output_digest="b" * 64,
    outcome="released",
    reasons=(),
    findings=tuple((f"item-{number}:redact", number) for number in range(6)),
    answers=(("q1", "keep", "ruth"),),
    versions=tuple((name, "c" * 64) for name in ("redactor", "rules", "register", "model", "ocr")),
    checked=tuple((f"item-{number}", Secret(f"value {number}")) for number in range(6)),
    profile="assessment",
)


def appends(ledger: Ledger, seconds: float = 5.0) -> float:
    """Return durable appends a second of one writer."""
    number, start = 0, time.perf_counter()
    while time.perf_counter() - start < seconds:
        ledger.append(ENTRY)
        number += 1
    return number / (time.perf_counter() - start)


def fill(record: Record, rows: int) -> None:
    """Write many rows at once, as only a benchmark may: the same rows as one by one."""
    chain, position = Chain(record.keys.chain), Ledger(record).position()
    while rows > 0:
        piece = []
        for _ in range(min(rows, 5000)):
            line, position = chain.make(replace(ENTRY, case=f"CF-{position.seq % 500}"), position)
            case = f"CF-{(position.seq - 1) % 500}"
            piece.append(
                {"seq": position.seq, "line": line[:-1].decode(), "case_ref": case, "action": "redact"}
            )
        with record.database.writing() as connection:
            connection.execute(insert(LEDGER), piece)
            for row in piece:
                connection.execute(update(HEAD).values(seq=row["seq"], hash=position.hash))
        rows -= len(piece)


def writer(url: str, keys: Path, each: int) -> None:
    """Append from a process of its own."""
    record = open_record(url, KeyPlace(keys))
    ledger = Ledger(record)
    for _ in range(each):
        ledger.append(ENTRY)
    record.database.close()


def many(url: str, keys: Path, writers: int, each: int) -> float:
    """Return seconds for many writers in processes of their own to be done."""
    context = multiprocessing.get_context("fork")
    processes = [context.Process(target=writer, args=(url, keys, each)) for _ in range(writers)]
    start = time.perf_counter()
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    failed = sum(process.exitcode != 0 for process in processes)
    if failed:
        print(f"  {failed} writers FAILED")
    return time.perf_counter() - start


def measure(name: str, url: str, folder: Path, given: argparse.Namespace) -> None:
    """Measure one database and print the figures."""
    keys = folder / "keys.json"
    record = open_record(url, KeyPlace(keys))
    ledger = Ledger(record)
    print(f"{name}: one writer, {appends(ledger):.0f} durable appends a second")
    record.database.close()
    before = ledger.position().seq
    record.database.close()  # no connection may go over into the writers
    seconds = many(url, keys, given.writers, given.each)
    expected = before + given.writers * given.each
    result = ledger.check()
    lost = expected - result.rows
    rate = given.writers * given.each / seconds
    whole = "one whole chain" if result.ok else f"NOT whole: {result.why}"
    print(f"{name}: {given.writers} writers of {given.each} rows: {rate:.0f} a second, {lost} lost, {whole}")
    fill(record, given.rows)
    start, used = time.perf_counter(), time.process_time()
    result = ledger.check()
    seconds, used = time.perf_counter() - start, time.process_time() - used
    state = "whole" if result.ok else f"NOT whole: row {result.bad_row}: {result.why}"
    rates = f"{result.rows / seconds:.0f} a second, {result.rows / used:.0f} a second of processor time"
    print(f"{name}: {result.rows} rows checked in {seconds:.1f} s: {rates}, {state}")
    record.database.close()


@contextmanager
def postgres(folder: Path) -> Iterator[str]:
    """Run a private server; give its URL."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parts[-2]))
    programs = found[-1]
    root = os.getuid() == 0
    user = "postgres" if root else pwd.getpwuid(os.getuid()).pw_name
    run: dict[str, Any] = {"user": user} if root else {}
    data, sockets = folder / "data", folder / "s"
    folder.chmod(0o755)
    for path in (data, sockets):
        path.mkdir(mode=0o700)
        if root:
            shutil.chown(path, user)
    run |= {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "cwd": "/"}
    initdb = [programs / "initdb", "-D", data, "-A", "trust", "-U", "redactor", "--locale=C.UTF-8"]
    subprocess.run(initdb, check=True, **run)
    options = f"-c listen_addresses='' -c unix_socket_directories={sockets} -c max_connections=120"
    control = [programs / "pg_ctl", "-D", data, "-w", "-o", options, "-l", data / "log"]
    subprocess.run([*control, "start"], check=True, **run)
    try:
        yield f"postgresql://redactor@/postgres?host={sockets}"
    finally:
        subprocess.run([programs / "pg_ctl", "-D", data, "-m", "fast", "stop"], check=True, **run)


def main() -> None:
    """Measure both databases."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=50_000)
    parser.add_argument("--writers", type=int, default=50)
    parser.add_argument("--each", type=int, default=40)
    parser.add_argument("--only", choices=["sqlite", "postgresql"], default="")
    given = parser.parse_args()
    if given.only != "postgresql":
        with tempfile.TemporaryDirectory(prefix="evidence-") as name:
            measure("SQLite", f"sqlite:///{name}/r.db", Path(name), given)
    if given.only == "sqlite":
        return
    if not Path("/usr/lib/postgresql").is_dir():
        print("PostgreSQL is not installed: left out")
        return
    with tempfile.TemporaryDirectory(prefix="pg-", dir="/tmp") as name, postgres(Path(name)) as url:
        measure("PostgreSQL", url, Path(name), given)


if __name__ == "__main__":
    main()
