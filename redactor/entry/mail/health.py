"""Health and figures over HTTP, on a loopback port of their own.

Takes the gate's account, gives ``/health`` (200 or 503, JSON) and ``/metrics`` (Prometheus text).
Nothing else is answered, and nothing here can change anything.
"""

from __future__ import annotations

import asyncio
import json
from typing import Final

from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

from redactor.runs.mail import Gate

_SECONDS: Final = 5.0
_PHRASES: Final = {200: "OK", 404: "Not Found", 405: "Method Not Allowed", 503: "Service Unavailable"}


async def serve_health(gate: Gate, host: str, port: int) -> asyncio.Server:
    """Return a listening server."""

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            async with asyncio.timeout(_SECONDS):
                line = (await reader.readuntil(b"\r\n\r\n")).split(b"\r\n", 1)[0]
                writer.write(_answer(gate, line))
                await writer.drain()
        except (TimeoutError, OSError, asyncio.IncompleteReadError, asyncio.LimitOverrunError):
            pass
        finally:
            writer.close()

    return await asyncio.start_server(answer, host, port)


def _answer(gate: Gate, line: bytes) -> bytes:
    method, _, rest = line.partition(b" ")
    path = rest.partition(b" ")[0].partition(b"?")[0]
    if method not in {b"GET", b"HEAD"}:
        return _response(405, "text/plain", b"")
    if path == b"/metrics":
        return _response(200, CONTENT_TYPE_LATEST, generate_latest(gate.account.registry))
    if path == b"/health":
        problem = gate.registers.problem or gate.account.trouble
        body = json.dumps({"ready": not problem, "problem": problem}).encode()
        return _response(503 if problem else 200, "application/json", body)
    return _response(404, "text/plain", b"")


def _response(code: int, kind: str, body: bytes) -> bytes:
    head = (
        f"HTTP/1.1 {code} {_PHRASES[code]}\r\nContent-Type: {kind}\r\n"
        f"Content-Length: {len(body)}\r\nConnection: close\r\n\r\n"
    )
    return head.encode() + body
