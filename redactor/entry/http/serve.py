"""The server from start to stop.

Takes a house and an address; runs until it is told to stop.
"""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn

from redactor.assemble import House
from redactor.entry.http.app import make_app
from redactor.entry.http.review import add_review
from redactor.entry.mail.run import next_server
from redactor.entry.outlook.addin import addin_files
from redactor.runs.ask.service import ask_service
from redactor.runs.mail_reviews import Reviews


async def run_server(at: House, host: str, port: int) -> None:
    """Answer questions until SIGTERM or SIGINT.

    Raises:
        RedactorError: it could not be started; nothing was answered.
    """
    chosen = at.settings.serve
    files = addin_files(chosen.address, chosen.application, chosen.unknown) if chosen.application else {}
    async with ask_service(at) as (desk, door):
        app = make_app(desk, door, files)
        add_review(app, Reviews(at, desk.check, lambda: next_server(at.settings)), door)
        # Access logs would hold addresses; a proxy's word is believed only as the door says.
        config = uvicorn.Config(
            app, host=host, port=port, access_log=False, proxy_headers=False, log_level="warning"
        )
        server = _Server(config)
        for number in (signal.SIGTERM, signal.SIGINT):
            asyncio.get_running_loop().add_signal_handler(number, server.stop)
        await server.serve()


class _Server(uvicorn.Server):
    """A server that ends when it is told to, and does not die of the signal afterwards."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Leave the signals to us."""
        yield

    def stop(self) -> None:
        """Finish what is in hand."""
        self.should_exit = True
