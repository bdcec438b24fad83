"""The gate's speed: ``python -m benchmarks.mail.run [--cases N] [--state DIR] [--rows ROW ...]``.

Rows are KIND-CONNECTIONS, KIND-offered and KIND-large, as in ``small-10``, ``office-offered``. Each is
measured twice in the same minute behind the same Postfix: without the gate and with it. A connection
sends its next mail when the one before has arrived; "offered" sends 20 a second, whatever arrives, and
counts each mail's time from when it was due. The first start makes registers ready; with --state the
next one finds them so.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.mail.cases import write_cases
from benchmarks.mail.cost import busy, cpu, memory, watched
from benchmarks.mail.messages import KINDS, SENDER
from benchmarks.mail.road import Road, road
from benchmarks.mail.sending import Run, Sent, at_a_time, so_many_a_second

OFFERED = 20.0
ROWS = (
    *("small-offered", "small-1", "small-10", "small-200"),
    *("office-offered", "office-1", "office-10", "office-200"),
    *("plain20-1", "plain20-10"),
    *("pdf-1", "pdf-10", "pdf-200"),
    "large-1",
)
WORDS = {
    "small": "3 kB, text",
    "office": "20 kB, text and HTML",
    "plain20": "20 kB, all of it text",
    "pdf": "3 kB and a PDF of 2 pages",
    "large": "25 MB",
}


@dataclass
class Table:
    """The rows of one run, and what is said below them."""

    on: Road
    number: int
    messages: int
    seconds: float
    best: dict[str, float] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)

    def row(self, name: str) -> None:
        """Measure one row without the gate and with it, and print it."""
        kind, _, how = name.partition("-")
        large = kind == "large"
        count, seconds = (3, 6 * self.seconds) if large else (self.messages, self.seconds)
        without, _ = self._measured(kind, how, count, seconds, with_gate=False)
        with watched(self.on.pid) as peak:
            through, spent = self._measured(kind, how, count, seconds, with_gate=True)
        first, second = _figures(without), _figures(through)
        added = [f"{b - a:.0f}" for a, b in zip(first[1:], second[1:], strict=True)]
        what = f"{OFFERED:.0f} a second offered" if how == "offered" else how
        cells = [
            WORDS[kind],
            what,
            f"{first[0]:.0f}",
            f"{second[0]:.1f}",
            f"{first[1]:.0f}",
            f"{second[1]:.0f}",
            added[0],
            added[1],
        ]
        used = spent / max(1, len(through.arrived))
        print(f"| {' | '.join(cells)} | {1000 * used:.1f} | {peak.most / 1e6:.0f} |", flush=True)
        self.best[kind] = max(self.best.get(kind, 0.0), second[0])
        for run, where in ((without, "without the gate"), (through, "with it")):
            for fate, many in sorted(run.missing().items()):
                self.notes.append(f"{name} {where}: {many} of {len(run.due)} mails {fate}")

    def _measured(
        self, kind: str, how: str, count: int, seconds: float, *, with_gate: bool
    ) -> tuple[Run, float]:
        mails = self._mails(kind, count)
        port, began = self.on.gated if with_gate else self.on.direct, cpu(self.on.pid)
        if how == "offered":
            run = so_many_a_second(self.on, port, mails, OFFERED, seconds)
        else:
            run = at_a_time(self.on, port, mails, int(how), seconds)
        spent = cpu(self.on.pid) - began
        if "missing" in run.missing():
            # so that the next row begins with an empty queue
            self.on.postfix.command("postsuper", "-d", "ALL")
        return run, spent

    def _mails(self, kind: str, count: int) -> list[Sent]:
        numbers = range(self.number, self.number + count)
        self.number += count
        made = []
        for number in numbers:
            to = f"someone{number}@elsewhere.example"
            made.append(Sent(f"<{number}@bench.council.example.org>", to, KINDS[kind](number, to)))
        return made


def _figures(run: Run) -> tuple[float, float, float]:
    """Return mails a second, and the median and 99th percentile of their times in milliseconds."""
    took = run.took or [float("nan")]
    last = took[min(len(took) - 1, int(len(took) * 0.99))]
    return run.rate, 1000 * statistics.median(took), 1000 * last


HEADING = (
    "| mail | connections | a second without | with the gate | median ms without | with "
    "| added, median | added, 99th | CPU ms of the gate a mail | gate's memory at most, MB |\n"
    "|---|---|" + "---:|" * 8
)


def _check_mail(state: Path, cases: Path) -> float:
    """Return the CPU seconds of one check of a mail in a file."""
    mail = state / "one.eml"
    mail.write_bytes(KINDS["small"](1, "someone@elsewhere.example"))
    command = ["check-mail", str(mail), "--register", str(cases), "--from", SENDER]
    before = os.times()
    subprocess.run(
        [sys.executable, "-m", "redactor", *command, "--rcpt", "someone@elsewhere.example"],
        env=os.environ | {"XDG_STATE_HOME": str(state / "state")},
        stdout=subprocess.DEVNULL,
        check=False,
        timeout=900,
    )
    after = os.times()
    return after.children_user - before.children_user + after.children_system - before.children_system


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--cases", type=int, default=10_000)
    parser.add_argument("--messages", type=int, default=300, help="mails in a row")
    parser.add_argument("--seconds", type=float, default=20.0, help="a row ends after so long")
    parser.add_argument("--state", type=Path, default=None)
    parser.add_argument("--rows", nargs="*", default=list(ROWS))
    chosen = parser.parse_args(arguments)
    state = chosen.state or Path(tempfile.mkdtemp(prefix="bench-mail-"))
    cases = write_cases(state / f"cases-{chosen.cases}", chosen.cases)
    print(f"{chosen.cases:,} cases of 10 items, mails to people no case knows; ", end="")
    print(f"{busy():.1f} of 2 cores were busy before", flush=True)
    began = time.monotonic()
    with road("--register", str(cases), "--internal-domain", "council.example.org", state=state) as on:
        ready = f"the gate was ready {time.monotonic() - began:.0f} s after its start"
        print(f"{ready} and holds {memory(on.pid) / 1e6:.0f} MB\n\n{HEADING}", flush=True)
        # a gate that is asked again answers from its record: every run has numbers of its own
        table = Table(on, int(time.time()) % 10_000_000 * 10_000, chosen.messages, chosen.seconds)
        for name in chosen.rows:
            table.row(name)
    print(
        f"\n`redactor check-mail` with what the gate made ready: {_check_mail(state, cases):.1f} CPU seconds"
    )
    for kind, rate in table.best.items():
        print(f"{WORDS[kind]}: {rate:.1f} a second at most" + (" (target 60)" if kind == "small" else ""))
    print("\n".join(table.notes) or "every mail arrived")


if __name__ == "__main__":
    main()
