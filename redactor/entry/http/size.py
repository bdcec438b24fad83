"""Ends a request that is larger than the limit before it fills the memory.

Takes an ASGI application; gives one that counts what comes in.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send


class _TooLarge(Exception):
    """More came in than the limit allows."""


class SizeLimit:
    """The limit, in bytes, of one request's body."""

    def __init__(self, app: ASGIApp, most: int) -> None:
        """Wrap `app`."""
        self._app, self._most = app, most

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand on the request, counting."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
        elif _announced(scope) > self._most:
            await _refuse(send)
        else:
            await _Counting(receive, send, self._most).run(self._app, scope)


class _Counting:
    """One request whose bytes are counted."""

    def __init__(self, receive: Receive, send: Send, most: int) -> None:
        self._receive, self._send, self._most = receive, send, most
        self._come, self._begun = 0, False

    async def run(self, app: ASGIApp, scope: Scope) -> None:
        with suppress(_TooLarge):
            await app(scope, self._counted, self._noted)
        if self._come > self._most and not self._begun:
            await _refuse(self._send)

    async def _counted(self) -> Message:
        message = await self._receive()
        self._come += len(message.get("body", b""))
        if self._come > self._most:
            raise _TooLarge
        return message

    async def _noted(self, message: Message) -> None:
        if self._come <= self._most:  # else what the application makes of its failure is not sent
            self._begun = True
            await self._send(message)


def _announced(scope: Scope) -> int:
    said = dict(scope["headers"]).get(b"content-length", b"0")
    return int(said) if said.isdigit() and len(said) < 20 else 2**62


async def _refuse(send: Send) -> None:
    body = b'{"decision":"unknown","text":"The mail is too large to be checked here."}'
    headers: list[Any] = [
        (b"content-type", b"application/json"),
        (b"content-length", str(len(body)).encode()),
    ]
    await send({"type": "http.response.start", "status": 413, "headers": headers})
    await send({"type": "http.response.body", "body": body})
