"""The gate from start to stop: the next server, the service, the front and the health port.

Takes settings; runs until it is told to stop, and then finishes what is in hand. Log lines are JSON on
standard error, without values.
"""

from __future__ import annotations

import asyncio
import json
import logging
import signal
import socket
from collections.abc import Callable
from contextlib import AsyncExitStack
from datetime import UTC, datetime

from redactor.assemble import House
from redactor.entry.mail.client import NextServer
from redactor.entry.mail.health import serve_health
from redactor.entry.mail.server import Intake, listen
from redactor.runs.mail_service import gate_service, workers_of
from redactor.settings import Settings

_SLOTS_PER_WORKER = 4
_NAME = "redactor-gate"


class _JsonLines(logging.Formatter):
    """One JSON object a line."""

    def format(self, record: logging.LogRecord) -> str:
        told = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "event": record.getMessage(),
            **getattr(record, "fields", {}),
        }
        return json.dumps(told)


def log_to_standard_error() -> None:
    """Write the gate's log there."""
    handler = logging.StreamHandler()
    handler.setFormatter(_JsonLines())
    log = logging.getLogger("redactor.mail")
    log.handlers = [handler]
    log.setLevel(logging.INFO)
    log.propagate = False


async def run_gate(at: House, ready: Callable[[], None] = lambda: None) -> None:
    """Run the gate until SIGTERM or SIGINT; `ready` is called when it listens.

    Raises:
        RedactorError: it could not be started; nothing was taken.
    """
    chosen = at.settings.mail
    stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    following = next_server(at.settings)
    async with AsyncExitStack() as stack:
        stack.push_async_callback(following.close)
        gate = await stack.enter_async_context(gate_service(at, following))
        slots = asyncio.Semaphore(_SLOTS_PER_WORKER * workers_of(at))
        intake = Intake(slots, chosen.wait_seconds, chosen.message_bytes)
        lmtp = chosen.protocol == "lmtp"
        front = await listen(gate.take, intake, _endpoint(chosen.listen), lmtp=lmtp, name=_NAME)
        stack.callback(front.close)
        if chosen.health:
            health = await serve_health(gate, *_endpoint(chosen.health))
            stack.callback(health.close)
        ready()
        await stop.wait()


def next_server(settings: Settings) -> NextServer:
    """Return the server that mail is sent on to."""
    return NextServer(*_endpoint(settings.mail.next), name=f"{_NAME}.{socket.gethostname()}")


def _endpoint(text: str) -> tuple[str, int]:
    host, _, port = text.rpartition(":")
    return host.strip("[]"), int(port)
