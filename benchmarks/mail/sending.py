"""Senders: so many mails under way at a time, or so many a second.

Takes mails; gives when each was due and when it arrived. No wait is without a limit, and what did not
arrive is told: held, sent back, or missing.
"""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field

from benchmarks.mail.road import Road

_LOOK = 0.002
_LOOK_AT_LOG = 0.5
_CONNECTIONS = 40
"""So many take turns at a fixed rate: a slow answer to one does not make the next one late."""


@dataclass(frozen=True)
class Sent:
    """One mail to one recipient, who gets no other."""

    name: str
    recipient: str
    message: bytes


Waiting = Callable[[Sent], Awaitable[None]]


@dataclass
class Run:
    """What became of the mails of one run."""

    due: dict[str, float] = field(default_factory=dict)
    arrived: dict[str, float] = field(default_factory=dict)
    otherwise: dict[str, str] = field(default_factory=dict)

    def over(self, name: str) -> bool:
        """Say whether a mail has come to its end."""
        return name in self.arrived or name in self.otherwise

    @property
    def took(self) -> list[float]:
        """Seconds from when a mail was due until it arrived, in order of size."""
        return sorted(moment - self.due[name] for name, moment in self.arrived.items())

    @property
    def rate(self) -> float:
        """Mails a second that arrived."""
        if not self.arrived:
            return 0.0
        return len(self.arrived) / (max(self.arrived.values()) - min(self.due.values()))

    def missing(self) -> Counter[str]:
        """Return what happened to mails that did not arrive."""
        return Counter(what.partition(":")[0] for what in self.otherwise.values())


def at_a_time(on: Road, port: int, mails: Sequence[Sent], connections: int, seconds: float) -> Run:
    """Send over so many connections, each mail when the one before on its connection has ended.

    Nothing new is sent after so many seconds; what is under way then gets as long again.
    """
    run, waiting, stop = Run(), iter(mails), time.monotonic() + seconds

    def until_then() -> Iterator[Sent]:
        while time.monotonic() < stop and (one := next(waiting, None)) is not None:
            run.due[one.name] = time.monotonic()
            yield one

    async def ended(one: Sent) -> None:
        while not run.over(one.name):
            await asyncio.sleep(_LOOK)

    senders = [lambda: hand_in(port, until_then(), after=ended) for _ in range(connections)]
    asyncio.run(_watched(on, run, mails, senders, stop + seconds))
    return run


def so_many_a_second(on: Road, port: int, mails: Sequence[Sent], rate: float, seconds: float) -> Run:
    """Send at a fixed rate; a mail's time counts from when it was due, so that no delay is hidden.

    When the last one was due, all have so many seconds to arrive.
    """
    start = time.monotonic() + 0.5
    run = Run({one.name: start + place / rate for place, one in enumerate(mails)})
    waiting = iter(mails)

    async def due(one: Sent) -> None:
        await asyncio.sleep(max(0.0, run.due[one.name] - time.monotonic()))

    senders = [lambda: hand_in(port, waiting, before=due) for _ in range(_CONNECTIONS)]
    asyncio.run(_watched(on, run, mails, senders, start + len(mails) / rate + seconds))
    return run


def pour(port: int, mails: Sequence[Sent], connections: int) -> None:
    """Hand in mails as quickly as they are taken."""
    waiting = iter(mails)

    async def all_of_it() -> None:
        await asyncio.gather(*(hand_in(port, waiting) for _ in range(connections)))

    asyncio.run(all_of_it())


async def _watched(
    on: Road,
    run: Run,
    mails: Sequence[Sent],
    senders: Sequence[Callable[[], Awaitable[None]]],
    end: float,
) -> None:
    """Send, and note what comes to its end until everything has, or the time is over."""
    to, looked = {one.name: one.recipient for one in mails}, 0.0
    sending = asyncio.gather(*(one() for one in senders))
    while time.monotonic() < end:
        left = [name for name in run.due if not run.over(name)]
        run.arrived |= {name: on.sink.at[name][0] for name in left if name in on.sink.at}
        if time.monotonic() - looked > _LOOK_AT_LOG:
            looked, ended = time.monotonic(), on.ended()
            run.otherwise |= {
                name: ended[to[name]] for name in left if not run.over(name) and to[name] in ended
            }
        if sending.done() and all(map(run.over, run.due)):
            break
        await asyncio.sleep(_LOOK)
    run.otherwise |= dict.fromkeys((name for name in run.due if not run.over(name)), "missing")
    sending.cancel()
    with suppress(asyncio.CancelledError):
        await sending


async def _at_once(one: Sent) -> None:
    """Wait for nothing."""


async def hand_in(
    port: int, mails: Iterator[Sent], *, before: Waiting = _at_once, after: Waiting = _at_once
) -> None:
    """Hand in mails over one connection, as a mail client does. Raises `RuntimeError` if one is refused."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)

    async def say(line: bytes) -> bytes:
        writer.write(line)
        while True:
            answer = await reader.readline()
            if answer[3:4] != b"-":
                return answer

    await reader.readline()
    await say(b"EHLO sender.test.invalid\r\n")
    for one in mails:
        await before(one)
        await say(b"MAIL FROM:<worker@council.example.org>\r\n")
        await say(f"RCPT TO:<{one.recipient}>\r\n".encode())
        await say(b"DATA\r\n")
        body = one.message.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n").replace(b"\r\n.", b"\r\n..")
        answer = await say(body + b".\r\n")
        if not answer.startswith(b"250"):
            raise RuntimeError(answer)
        await after(one)
    writer.close()
