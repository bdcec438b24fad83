"""The road that is measured: Postfix, the gate, and a sink that notes arrivals.

Mail handed in at `Road.gated` goes through the gate; at `Road.direct` it goes through the same Postfix
straight to the sink. The servers are those of the tests (`tests/mail/postfix.py`).
"""

from __future__ import annotations

import asyncio
import re
import shutil
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tests.mail.postfix import GateProcess, Postfix, free_port, gate, postfix

_ID = re.compile(rb"(?im)^message-id:[ \t]*(?:\r\n[ \t]+)?(\S+)")
_FATE = re.compile(r"to=<([^>]+)>.* dsn=[\d.]+, status=(\w+) \((.*)\)$")


@dataclass
class Arrivals:
    """When each mail arrived, by Message-ID; more than once if it came more than once."""

    port: int
    at: dict[str, list[float]] = field(default_factory=dict)
    count: int = 0
    told: Callable[[str, float], None] | None = None
    """Is told of every arrival, in the sink's own thread."""

    async def talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Take mails on one connection."""
        writer.write(b"220 sink.test.invalid\r\n")
        while line := await reader.readline():
            verb = line[:4].upper()
            if verb == b"DATA":
                writer.write(b"354 go\r\n")
                message = await reader.readuntil(b"\r\n.\r\n")
                found = _ID.search(message[:16_384])
                self._came(found[1].decode() if found else "")
                writer.write(b"250 2.0.0 OK\r\n")
            elif verb == b"EHLO":
                writer.write(b"250-sink.test.invalid\r\n250-8BITMIME\r\n250 SMTPUTF8\r\n")
            else:
                writer.write(b"221 bye\r\n" if verb == b"QUIT" else b"250 2.0.0 OK\r\n")
                if verb == b"QUIT":
                    break
        writer.close()

    def _came(self, name: str) -> None:
        moment = time.monotonic()
        self.at.setdefault(name, []).append(moment)
        self.count += 1
        if self.told is not None:
            self.told(name, moment)


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
    gate: GateProcess
    _read: int = 0
    over: dict[str, str] = field(default_factory=dict)
    """What `ended` has found so far."""

    @property
    def gated(self) -> int:
        """The port whose mail goes through the gate."""
        return self.postfix.into

    @property
    def direct(self) -> int:
        """The port whose mail does not."""
        return self.postfix.back

    def ended(self) -> dict[str, str]:
        """Return, by recipient, what Postfix says of mails that will not arrive: held, or sent back."""
        with (self.postfix.base / "log" / "mail.log").open("rb") as log:
            log.seek(self._read)
            told = log.read()
        whole = told[: told.rfind(b"\n") + 1]
        self._read += len(whole)
        for line in whole.decode("utf-8", "replace").splitlines():
            if found := _FATE.search(line):
                recipient, status, said = found.groups()
                if "Held, not sent" in said:
                    self.over[recipient] = "held: " + said.rpartition(" ")[2]
                elif status in {"bounced", "expired"}:
                    self.over[recipient] = "sent back"
        return self.over

    @property
    def pid(self) -> int:
        """The gate's process."""
        return self.gate.process.pid if self.gate.process is not None else 0


@contextmanager
def road(*arguments: str, state: Path | None = None, **environment: str) -> Iterator[Road]:
    """Start everything; `state` is kept for the next start."""
    with ExitStack() as stack:
        sink = stack.enter_context(arrivals())
        port = free_port()
        server = stack.enter_context(postfix(sink.port, port))
        folder = state or Path(tempfile.mkdtemp(prefix="bench"))
        if state is None:
            stack.callback(shutil.rmtree, folder, ignore_errors=True)
        one = stack.enter_context(gate(folder, server.back, *arguments, **environment))
        one.port = port
        one.start()
        yield Road(sink, server, one)
