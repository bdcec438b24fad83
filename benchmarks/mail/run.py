"""The gate's speed: ``python -m benchmarks.mail.run [--cases N] [--messages N] [--state DIR]``.

Prints, for each kind of mail and number of connections, messages a second and the time from the
beginning of a mail to its arrival, with the gate and without it behind the same Postfix; and the added
time at 20 mails a second offered. Registers are invented (`benchmarks/matching/cases_world.py`). The
first start makes registers ready; with --state the next one finds them so.
"""

from __future__ import annotations

import argparse
import json
import statistics
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.mail.messages import KINDS
from benchmarks.mail.road import Road, road
from benchmarks.matching.cases_world import register
from redactor import assemble
from redactor.model.case import Register
from redactor.model.kind import Kind, Value
from tests.mail.postfix import wait_for

OFFERED = 20.0


def _plain(kind: Kind, value: Value) -> Any:
    if kind is Kind.BANK_ACCOUNT:
        return {"sort_code": value.first("sort_code"), "account": value.first("account")}
    return value.text.reveal()


def shape(case: Register) -> dict[str, Any]:
    """Return a register as a file has it."""
    return {
        "register": 1,
        "case": {"reference": case.reference},
        "parties": [
            {
                "id": party.id,
                "name": party.name.text.reveal(),
                "role": party.role,
                "emails": [f"{party.id}.{case.reference.lower()}@family.example"],
            }
            for party in case.parties
        ],
        "items": [
            {
                "id": item.id,
                "kind": item.kind.value,
                "value": _plain(item.kind, item.value),
                "withhold_from": list(item.withhold_from),
                "about": item.about,
            }
            for item in case.items
        ],
    }


def write_cases(folder: Path, count: int) -> Path:
    """Write so many register files, unless they are there."""
    folder.mkdir(parents=True, exist_ok=True)
    lexicon = assemble.house().rules.lexicon
    for number in range(count):
        path = folder / f"case-{number:05d}.json"
        if not path.exists():
            path.write_text(json.dumps(shape(register(number, lexicon))))
    return folder


@dataclass
class Table:
    """The rows of one run, and what is said below them."""

    few: int
    connections: list[int]
    number: int = 1
    best: dict[str, float] = field(default_factory=dict)
    offered: dict[tuple[str, bool], float] = field(default_factory=dict)

    def kind(self, on: Road, kind: str) -> None:
        """Measure one kind of mail on one road."""
        count = {"pdf": self.few // 5, "large": 4}.get(kind, self.few)
        for connections in [1] if kind == "large" else self.connections:
            rate, took = self._measured(on, kind, count, connections, 0.0)
            _row(f"{kind}, {connections}", on, rate, took)
            if on.gate is not None:
                self.best[kind] = max(self.best.get(kind, 0.0), rate)
        if kind in {"small", "office"}:
            rate, took = self._measured(on, kind, min(count, 400), 10, OFFERED)
            self.offered[kind, on.gate is not None] = statistics.median(took)
            _row(f"{kind}, {OFFERED:.0f} a second offered", on, rate, took)

    def _measured(
        self, on: Road, kind: str, count: int, connections: int, rate: float
    ) -> tuple[float, list[float]]:
        """Send mails; return how many a second arrived, and how long each took."""
        messages = []
        for number in range(self.number, self.number + count):
            recipient = f"someone{number}@elsewhere.example"
            messages.append(
                (f"<{number}@bench.council.example.org>", recipient, KINDS[kind](number, recipient))
            )
        self.number += count
        begun = on.send(messages, connections, rate)
        wait_for(lambda: all(name in on.sink.at for name, _, _ in messages), 1_800, f"{kind} to arrive")
        arrived = {name: on.sink.at[name][0] for name, _, _ in messages}
        seconds = max(arrived.values()) - min(begun.values())
        return count / seconds, [moment - begun[name] for name, moment in arrived.items()]

    def said(self) -> None:
        """Print what follows from the rows."""
        for kind, rate in self.best.items():
            print(f"{kind}: {rate:.1f} a second" + (" (target 60)" if kind == "small" else ""))
        for kind in ("small", "office"):
            if (kind, True) in self.offered:
                added = self.offered[kind, True] - self.offered[kind, False]
                print(f"{kind}: added at {OFFERED:.0f} a second, median: {1000 * added:.0f} ms (target < 30)")


def _row(name: str, on: Road, rate: float, took: list[float]) -> None:
    ordered = sorted(took)
    last = ordered[min(len(ordered) - 1, int(len(ordered) * 0.99))]
    gate = "with" if on.gate is not None else "without"
    print(
        f"| {name}, {gate} | {rate:.1f} | {1000 * statistics.median(took):.0f} | {1000 * last:.0f} |",
        flush=True,
    )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--cases", type=int, default=10_000)
    parser.add_argument("--messages", type=int, default=1_000)
    parser.add_argument("--state", type=Path, default=None)
    parser.add_argument("--kinds", nargs="*", default=["small", "office", "plain20", "pdf", "large"])
    parser.add_argument("--connections", nargs="*", type=int, default=[1, 10, 200])
    chosen = parser.parse_args()
    state = chosen.state or Path(tempfile.mkdtemp(prefix="bench-mail-"))
    cases = write_cases(state / f"cases-{chosen.cases}", chosen.cases)
    arguments = ("--register", str(cases), "--internal-domain", "council.example.org")
    print(f"{chosen.cases:,} cases of 10 items; mails to people no case knows\n")
    print("| mail, connections, gate | a second | median ms | 99th percentile ms |\n|---|---:|---:|---:|")
    table = Table(chosen.messages, chosen.connections)
    for with_gate in (False, True):
        began = time.monotonic()
        with road(*arguments, state=state, with_gate=with_gate) as on:
            ready = time.monotonic() - began
            for kind in chosen.kinds:
                table.kind(on, kind)
    print(f"\nthe gate was ready {ready:.0f} s after its start")
    table.said()


if __name__ == "__main__":
    main()
