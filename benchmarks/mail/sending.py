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

_LOOK = 0.25
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
    waited_for: dict[str, asyncio.Event] = field(default_factory=dict)

    def over(self, name: str) -> bool:
        """Say whether a mail has come to its end."""
        return name in self.arrived or name in self.otherwise

    async def end_of(self, name: str) -> None:
        """Wait until a mail has come to its end."""
        while not self.over(name):
            await self.waited_for.setdefault(name, asyncio.Event()).wait()

    def comes(self, name: str, moment: float) -> None:
        """Take note of an arrival; the first one counts."""
        if name in self.due:
            self.arrived.setdefault(name, moment)
            self._tell(name)

    def ends(self, name: str, how: str) -> None:
        """Take note that a mail will not arrive."""
        if not self.over(name):
            self.otherwise[name] = how
            self._tell(name)

    def _tell(self, name: str) -> None:
        waits = self.waited_for.pop(name, None)
        if waits is not None:
            waits.set()

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
        await run.end_of(one.name)

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


async def _watched(
    on: Road,
    run: Run,
    mails: Sequence[Sent],
    senders: Sequence[Callable[[], Awaitable[None]]],
    end: float,
) -> None:
    """Send, and note what comes to its end until everything has, or the time is over.

    The sink tells what arrives; nobody asks for it again and again, which would cost what is measured.
    """
    to, loop = {one.name: one.recipient for one in mails}, asyncio.get_running_loop()
    on.sink.told = lambda name, moment: _unless_closed(loop, run.comes, name, moment)
    sending = asyncio.gather(*(one() for one in senders))
    while time.monotonic() < end:
        await asyncio.sleep(_LOOK)
        ended = on.ended()
        for name in [name for name in run.due if to[name] in ended]:
            run.ends(name, ended[to[name]])
        if sending.done() and all(map(run.over, run.due)):
            break
    on.sink.told = None
    for name in list(run.due):
        run.ends(name, "missing")
    sending.cancel()
    with suppress(asyncio.CancelledError):
        await sending


def _unless_closed(
    loop: asyncio.AbstractEventLoop, call: Callable[[str, float], None], name: str, moment: float
) -> None:
    with suppress(RuntimeError):
        loop.call_soon_threadsafe(call, name, moment)


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
