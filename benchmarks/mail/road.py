"""The road that is measured: senders, Postfix, the gate or none, and a sink that notes arrivals.

The servers are those of the tests (`tests/mail/postfix.py`), with a lighter sink and lighter senders.
"""

from __future__ import annotations

import asyncio
import re
import shutil
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tests.mail.postfix import GateProcess, Postfix, free_port, gate, postfix, wait_for

_ID = re.compile(rb"(?im)^message-id:[ \t]*(\S+)")


@dataclass
class Arrivals:
    """When each mail arrived, by Message-ID; more than once if it came more than once."""

    port: int
    at: dict[str, list[float]] = field(default_factory=dict)
    count: int = 0

    async def talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Take mails on one connection."""
        writer.write(b"220 sink.test.invalid\r\n")
        while line := await reader.readline():
            verb = line[:4].upper()
            if verb == b"DATA":
                writer.write(b"354 go\r\n")
                message = await reader.readuntil(b"\r\n.\r\n")
                found = _ID.search(message[:16_384])
                self.at.setdefault(found[1].decode() if found else "", []).append(time.monotonic())
                self.count += 1
                writer.write(b"250 2.0.0 OK\r\n")
            elif verb == b"EHLO":
                writer.write(b"250-sink.test.invalid\r\n250-8BITMIME\r\n250 SMTPUTF8\r\n")
            else:
                writer.write(b"221 bye\r\n" if verb == b"QUIT" else b"250 2.0.0 OK\r\n")
                if verb == b"QUIT":
                    break
        writer.close()


@contextmanager
def arrivals() -> Iterator[Arrivals]:
    """Run the sink in a thread of its own."""
    one, loop = Arrivals(free_port()), asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()

    async def start() -> asyncio.Server:
        return await asyncio.start_server(one.talk, "127.0.0.1", one.port, limit=70_000_000, backlog=512)

    server = asyncio.run_coroutine_threadsafe(start(), loop).result()
    try:
        yield one
    finally:
        loop.call_soon_threadsafe(server.close)
        loop.call_soon_threadsafe(loop.stop)
        thread.join(5)


@dataclass
class Road:
    """Everything that runs."""

    sink: Arrivals
    postfix: Postfix
    gate: GateProcess | None

    def send(
        self,
        messages: Sequence[tuple[str, str, bytes]],
        connections: int,
        rate: float = 0.0,
        note: Callable[[int], None] = lambda _: None,
    ) -> dict[str, float]:
        """Send (id, recipient, mail) over so many connections; return when each was begun."""
        return asyncio.run(_send(self.postfix.into, messages, connections, rate, note))

    def done(self, count: int, seconds: float) -> None:
        """Wait until so many mails have arrived."""
        wait_for(lambda: self.sink.count >= count, seconds, f"{count} mails, there are {self.sink.count}")


async def _send(
    port: int,
    messages: Sequence[tuple[str, str, bytes]],
    connections: int,
    rate: float,
    note: Callable[[int], None],
) -> dict[str, float]:
    begun: dict[str, float] = {}
    waiting = iter(enumerate(messages))
    started = time.monotonic()

    async def one() -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)

        async def say(line: bytes) -> bytes:
            writer.write(line)
            while True:
                answer = await reader.readline()
                if answer[3:4] != b"-":
                    return answer

        await reader.readline()
        await say(b"EHLO sender.test.invalid\r\n")
        for place, (name, recipient, message) in waiting:
            if rate:
                await asyncio.sleep(max(0.0, started + place / rate - time.monotonic()))
            begun[name] = time.monotonic()
            await say(b"MAIL FROM:<worker@council.example.org>\r\n")
            await say(f"RCPT TO:<{recipient}>\r\n".encode())
            await say(b"DATA\r\n")
            body = message.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n").replace(b"\r\n.", b"\r\n..")
            answer = await say(body + b".\r\n")
            if not answer.startswith(b"250"):
                raise RuntimeError(answer)
            note(place)
        writer.close()

    await asyncio.gather(*(one() for _ in range(connections)))
    return begun


@contextmanager
def road(
    *arguments: str, state: Path | None = None, with_gate: bool = True, **environment: str
) -> Iterator[Road]:
    """Start everything; `state` is kept for the next start."""
    with ExitStack() as stack:
        sink = stack.enter_context(arrivals())
        port = free_port() if with_gate else None
        server = stack.enter_context(postfix(sink.port, port))
        one = None
        if port is not None:
            folder = state or Path(tempfile.mkdtemp(prefix="bench"))
            if state is None:
                stack.callback(shutil.rmtree, folder, ignore_errors=True)
            one = stack.enter_context(gate(folder, server.back, *arguments, **environment))
            one.port = port
            one.start()
        yield Road(sink, server, one)
