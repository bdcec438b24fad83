"""Writers that are killed at any moment: python -m tests.store.sql.killing URL KEYS OUT TIMES.

Each writer makes decisions and publishes copies until it is killed; it notes a row once it was told that
the row is written. The parts are imported once, so that a thousand writers take a minute.
"""

from __future__ import annotations

import os
import signal
import sys
import time
from itertools import count
from pathlib import Path
from random import Random

from redactor.model.outcome import Outcome
from redactor.store.keyring import KeyPlace
from redactor.store.outbox import Outbox
from redactor.store.sql.ledger import Ledger
from redactor.store.sql.record import open_record
from tests.fakes import order, pipeline


def write(url: str, keys: Path, out: Path, begun: int) -> None:
    """Decide, record and publish until killed; say when the first copy is out."""
    house = pipeline(audit=Ledger(open_record(url, KeyPlace(keys))))
    outbox = Outbox(out)
    told = os.open(out / "told", os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    for number in count():
        name = f"{os.getpid()}-{number}.txt"
        result = house.redact(order(f"letter {name}: 14 Rose Lane", name=name))
        assert result.outcome is Outcome.RELEASE, result.report.reasons
        assert result.report.ledger is not None
        os.write(told, f"{result.report.ledger.seq}\n".encode())
        outbox.publish(result, "ms-z")
        os.write(begun, b".")


def main(url: str, keys: Path, out: Path, times: int) -> None:
    """Start and kill writers, one after the other."""
    out.mkdir()
    open_record(url, KeyPlace(keys)).database.close()  # everything is imported before the first fork
    random = Random(7)
    for _ in range(times):
        begun, theirs = os.pipe()
        child = os.fork()
        if child == 0:
            try:
                write(url, keys, out, theirs)
            finally:
                os._exit(1)
        os.close(theirs)
        os.read(begun, 1)
        time.sleep(random.random() * 0.02)
        os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
        os.close(begun)
        if os.WIFEXITED(status):
            sys.exit("a writer ended by itself")


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]), int(sys.argv[4]))
