"""The gate killed at random moments: ``python -m benchmarks.mail.soak [--messages 24000] [--seconds 15]``.

Sends mails through Postfix and the gate while the gate is killed and started again. At the end every
mail must be with its recipient or held: none leaked, none lost; doubles at most as many as kills. Prints
the memory of the gate and its workers over the run.
"""

from __future__ import annotations

import argparse
import random
import sqlite3
import sys
import tempfile
import threading
import time
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.mail.messages import letter
from benchmarks.mail.road import Road, road
from tests.gate.mails import HOME, YAML
from tests.mail.postfix import GateProcess, wait_for

RECIPIENT = "dana@example.net"


@dataclass
class Told:
    """What became of a run."""

    sent: Counter[str]
    kills: int
    leaked: int = 0
    lost: int = 0
    doubles: int = 0
    held: int = 0
    memory: list[int] = field(default_factory=list)

    @property
    def good(self) -> bool:
        """Whether nothing leaked, nothing was lost, and doubles are within the window."""
        return not self.leaked and not self.lost and self.doubles <= self.kills


def _mail(number: int, rng: random.Random) -> tuple[str, bytes]:
    what = rng.choices(["clean", "leak", "unread"], [80, 15, 5])[0]
    message = letter(number, RECIPIENT, text=600, said=f"She lives at {HOME}." if what == "leak" else "")
    if what == "unread":
        noise = rng.randbytes(300) + bytes(range(256))
        message.add_attachment(noise, maintype="application", subtype="octet-stream", filename="a.bin")
    return what, message.as_bytes()


def soak(
    messages: int, seconds: float, folder: Path, connections: int = 10, kills: int | None = None
) -> Told:
    """Run it; the gate is killed every so many seconds, on average, at most `kills` times."""
    rng = random.Random(41)
    (folder / "reg.yaml").write_text(YAML.format(reference="CF-2026-0417"))
    planned = [_mail(number, rng) for number in range(1, messages + 1)]
    kind = {f"<{n}@bench.council.example.org>": what for n, (what, _) in enumerate(planned, start=1)}
    told = Told(Counter(kind.values()), 0)
    arguments = ("--register", "reg.yaml", "--internal-domain", "council.example.org")
    with road(*arguments, state=folder) as on:
        gate = _gate(on)
        stop = threading.Event()
        killer = threading.Thread(target=_kill, args=(gate, stop, seconds, kills, told), daemon=True)
        killer.start()
        outgoing = [(name, RECIPIENT, message) for name, (_, message) in zip(kind, planned, strict=True)]
        on.send(outgoing, connections)
        # killed to the end, not only while mails are sent
        wait_for(lambda: len(on.postfix.queue()) < messages // 10, 3_600, "the queue to shrink")
        stop.set()
        killer.join(300)
        _settle(on)
        told.memory.append(_memory(gate))
        _judge(on, kind, folder, told)
    return told


def _kill(gate: GateProcess, stop: threading.Event, seconds: float, most: int | None, told: Told) -> None:
    rng = random.Random(43)
    while not stop.wait(rng.uniform(0.3, 1.7) * seconds) and (most is None or told.kills < most):
        told.memory.append(_memory(gate))
        gate.kill()
        told.kills += 1
        with suppress(TimeoutError):
            gate.start()


def _memory(gate: GateProcess) -> int:
    """Return the bytes of the gate and its workers, shared ones in part."""
    total, waiting = 0, [gate.process.pid] if gate.process is not None else []
    while waiting:
        pid = waiting.pop()
        with suppress(OSError, ValueError, IndexError):
            for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
                if line.startswith("Pss:"):
                    total += int(line.split()[1]) * 1024
            for task in Path(f"/proc/{pid}/task").iterdir():
                waiting += map(int, (task / "children").read_text().split())
    return total


def _gate(on: Road) -> GateProcess:
    if on.gate is None:
        raise RuntimeError("there is no gate on this road")
    return on.gate


def _settle(on: Road) -> None:
    gate = _gate(on)
    if gate.process is None or gate.process.poll() is not None:
        gate.start()
    on.postfix.flush()
    wait_for(lambda: not on.postfix.queue(), 3_600, "the queue")
    time.sleep(1)


def _judge(on: Road, kind: dict[str, str], folder: Path, told: Told) -> None:
    arrived = {name: len(times) for name, times in on.sink.at.items()}
    told.leaked = sum(arrived.get(name, 0) for name, what in kind.items() if what != "clean")
    missing = sum(name not in arrived for name, what in kind.items() if what == "clean")
    told.doubles = sum(count - 1 for name, count in arrived.items() if name in kind)
    with sqlite3.connect(folder / "state" / "redactor" / "gate.db", timeout=60) as database:
        (told.held,) = database.execute("select count(distinct digest) from quarantine").fetchone()
    # a clean mail that was under work in two killed gates is held as one that stops the check
    told.lost = len(kind) - sum(name in arrived for name in kind) - told.held
    if missing and not told.lost:
        print(f"{missing} clean mails were held", file=sys.stderr)


def main() -> None:
    """Run and print; exit 1 if a mail leaked or was lost."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--messages", type=int, default=24_000)
    parser.add_argument("--seconds", type=float, default=15.0)
    chosen = parser.parse_args()
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="soak-mail-") as folder:
        told = soak(chosen.messages, chosen.seconds, Path(folder))
    print(
        f"sent: {dict(told.sent)} in {time.monotonic() - began:.0f} s; the gate was killed {told.kills} times"
    )
    print(f"leaked: {told.leaked}; lost: {told.lost}; held: {told.held}; doubles: {told.doubles}")
    print(f"memory of gate and workers, MB: {', '.join(f'{one / 1e6:.0f}' for one in told.memory)}")
    sys.exit(not told.good)


if __name__ == "__main__":
    main()
