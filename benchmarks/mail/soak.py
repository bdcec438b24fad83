"""The gate killed at random moments: ``python -m benchmarks.mail.soak [--messages 24000] [--minutes 15]``.

Sends mails through Postfix and the gate while the gate, or one of its workers, is killed and the gate
started again; the last third (of the mails or of the time, whichever begins first) runs without kills, so
that memory can be seen over one long life. At the end every mail must be with its recipient, held, or
sent back; none leaked; doubles no more than kills; memory flat. A run that is cut short judges what was
sent until then.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import random
import signal
import sqlite3
import statistics
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.mail.cost import busy, family, memory
from benchmarks.mail.messages import letter
from benchmarks.mail.road import Road, road
from benchmarks.mail.sending import Sent, hand_in
from tests.gate.mails import HOME, YAML
from tests.mail.postfix import wait_for

_UNDER_WAY = 200
"""So many mails wait at a time: a gate that is away then costs Postfix no more than these."""
_SETTLE = 300.0
_GROWTH_MOST = 1.1
_WARM = 30
"""So many seconds a life takes to load what every mail needs."""


@dataclass
class Told:
    """What became of a run."""

    kind: dict[str, str]
    kills: int = 0
    workers_killed: int = 0
    leaked: int = 0
    lost: int = 0
    doubles: int = 0
    delivered: int = 0
    held: int = 0
    clean_held: int = 0
    sent_back: int = 0
    memory: list[int] = field(default_factory=list)
    """Bytes of the gate and its workers over its last life."""

    @property
    def sent(self) -> Counter[str]:
        """How many mails of each kind were sent."""
        return Counter(self.kind.values())

    @property
    def good(self) -> bool:
        """Whether nothing leaked, nothing was lost, doubles are within the window, and memory is flat."""
        safe = not self.leaked and not self.lost and self.doubles <= self.kills
        return safe and self.growth <= _GROWTH_MOST

    @property
    def growth(self) -> float:
        """Memory in the last tenth of its last life, as a part of that in the first tenth."""
        life = self.memory[_WARM:]
        tenth = len(life) // 10
        return statistics.median(life[-tenth:]) / statistics.median(life[:tenth]) if tenth else 0.0


def _mail(number: int, rng: random.Random) -> tuple[str, Sent]:
    to = f"dana+{number}@example.net"  # one mailbox of the case, and yet each mail can be told
    what = rng.choices(["clean", "leak", "unread"], [80, 15, 5])[0]
    message = letter(number, to, text=600, said=f"She lives at {HOME}." if what == "leak" else "")
    if what == "unread":
        noise = rng.randbytes(300) + bytes(range(256))
        message.add_attachment(noise, maintype="application", subtype="octet-stream", filename="a.bin")
    return what, Sent(f"<{number}@bench.council.example.org>", to, message.as_bytes())


class _Killer(threading.Thread):
    """Kills the gate or one of its workers until two thirds were sent, and watches its memory."""

    def __init__(
        self, on: Road, told: Told, seconds: float, messages: int, *, end: float, most: int | None
    ) -> None:
        super().__init__(daemon=True)
        self._on, self._told, self._seconds, self._most = on, told, seconds, most
        self._until, self._rng = messages * 2 // 3, random.Random(43)
        now = time.monotonic()
        self._end = now + (end - now) * 2 / 3
        self.over = threading.Event()

    def run(self) -> None:
        due = self._due()
        while not self.over.wait(1.0):
            if time.monotonic() < due or self._spares:
                self._told.memory.append(memory(self._on.pid))
            elif self._most is None or self._told.kills < self._most:
                self._kill()
                due = self._due()

    @property
    def _spares(self) -> bool:
        return len(self._told.kind) >= self._until or time.monotonic() > self._end

    def _due(self) -> float:
        return time.monotonic() + self._rng.uniform(0.2, 1.8) * self._seconds

    def _kill(self) -> None:
        if self._rng.random() < 0.2:
            children = [one for one in family(self._on.pid) if one != self._on.pid]
            with suppress(ProcessLookupError):
                os.kill(self._rng.choice(children), signal.SIGKILL)
                self._told.workers_killed += 1
            return
        self._on.gate.kill()
        self._told.kills += 1
        self._told.memory.clear()
        with suppress(TimeoutError):
            self._on.gate.start()


def soak(  # noqa: PLR0917  # a run is made of these
    messages: int,
    seconds: float,
    folder: Path,
    kills: int | None = None,
    minutes: float = 60.0,
    under_way: int = _UNDER_WAY,
) -> Told:
    """Run it; the gate is killed every so many seconds, on average, at most `kills` times."""
    (folder / "reg.yaml").write_text(YAML.format(reference="CF-2026-0417"))
    told = Told({})
    with road("--register", "reg.yaml", "--internal-domain", "council.example.org", state=folder) as on:
        end = time.monotonic() + 60 * minutes
        killer = _Killer(on, told, seconds, messages, end=end, most=kills)
        killer.start()
        asyncio.run(_send(on, told, messages, end, under_way))
        killer.over.set()
        killer.join(300)
        _settle(on)
        _judge(on, folder, told)
    return told


async def _send(on: Road, told: Told, messages: int, end: float, under_way: int) -> None:
    """Send, a few hundred mails ahead of what has ended, and say every 30 seconds how it stands."""
    rng, began, looked, spoken = random.Random(41), time.monotonic(), 0.0, time.monotonic()
    sent = iter(range(1, messages + 1))

    def mails() -> Iterator[Sent]:
        while time.monotonic() < end and (number := next(sent, None)) is not None:
            what, mail = _mail(number, rng)
            told.kind[mail.name] = what
            yield mail

    async def room(mail: Sent) -> None:
        nonlocal looked, spoken
        del mail
        while True:
            if time.monotonic() - looked > 0.5:
                looked = time.monotonic()
                on.ended()
            if time.monotonic() - spoken > 30:
                spoken = time.monotonic()
                _progress(on, told, spoken - began)
            if len(told.kind) - len(on.sink.at) - len(on.over) < under_way or looked > end:
                return
            await asyncio.sleep(0.05)

    await asyncio.gather(*(hand_in(on.gated, mails(), before=room) for _ in range(10)))


def _progress(on: Road, told: Told, seconds: float) -> None:
    print(
        f"{seconds:5.0f} s: {len(told.kind)} sent, {len(on.sink.at)} delivered, "
        f"{len(on.over)} held or sent back, {on.sink.count - len(on.sink.at)} doubles, "
        f"{told.kills} kills of the gate and {told.workers_killed} of workers, "
        f"{(told.memory or [0])[-1] / 1e6:.0f} MB",
        flush=True,
    )


def _settle(on: Road) -> None:
    if on.gate.process is None or on.gate.process.poll() is not None:
        on.gate.start()
    on.postfix.flush()
    with suppress(TimeoutError):  # what is left then is judged as lost
        wait_for(lambda: not on.postfix.queue(), _SETTLE, "the queue")
    time.sleep(1)


def _judge(on: Road, folder: Path, told: Told) -> None:
    arrived = {name: len(times) for name, times in on.sink.at.items() if name in told.kind}
    told.delivered = len(arrived)
    told.doubles = sum(arrived.values()) - len(arrived)
    told.leaked = sum(count for name, count in arrived.items() if told.kind[name] != "clean")
    with sqlite3.connect(folder / "state" / "redactor" / "gate.db", timeout=60) as database:
        kept = {ref for (ref,) in database.execute("select ref from quarantine where state = 'held'")}
    ended = on.ended()
    for name, what in told.kind.items():
        fate = ended.get(f"dana+{name[1:].partition('@')[0]}@example.net", "")
        if fate.partition(": ")[2] in kept:
            told.held += 1
            told.clean_held += what == "clean"
        elif fate:
            told.sent_back += 1
        elif name not in arrived:
            told.lost += 1


def main() -> None:
    """Run and print; exit 1 if a mail leaked or was lost."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--messages", type=int, default=24_000)
    parser.add_argument("--seconds", type=float, default=8.0, help="from kill to kill, on average")
    parser.add_argument("--minutes", type=float, default=15.0, help="nothing is sent after so long")
    chosen = parser.parse_args()
    print(f"{busy():.1f} of 2 cores were busy before", flush=True)
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="soak-mail-") as folder:
        told = soak(chosen.messages, chosen.seconds, Path(folder), minutes=chosen.minutes)
    seconds = time.monotonic() - began
    print(
        f"sent: {len(told.kind)} ({dict(told.sent)}) in {seconds:.0f} s; killed: the gate {told.kills} times,"
    )
    print(f"one of its workers {told.workers_killed} times")
    print(f"delivered: {told.delivered}; held: {told.held}, {told.clean_held} of them clean;", end=" ")
    print(f"sent back: {told.sent_back}")
    print(f"leaked: {told.leaked}; lost: {told.lost}; doubles: {told.doubles} (at most one a kill)")
    some = told.memory[:: max(1, len(told.memory) // 20)]
    print(f"memory in its last life, MB: {', '.join(f'{one / 1e6:.0f}' for one in some)}")
    print(f"last tenth to first tenth: {told.growth:.2f}")
    sys.exit(not told.good)


if __name__ == "__main__":
    main()
