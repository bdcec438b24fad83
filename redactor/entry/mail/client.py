"""The next server: mail is sent on by SMTP, and each recipient keeps the answer they were given.

Takes mails, gives replies. Nothing is tried again but a connection that had gone before the mail was
begun. A mail whose last answer never came is "not taken yet": it may have been taken.
"""

from __future__ import annotations

import asyncio
import ssl
import time
from collections import deque
from typing import Final

from aiosmtplib import SMTP, SMTPException
from aiosmtplib.errors import SMTPDataError, SMTPServerDisconnected

from redactor.model.mail import Reply
from redactor.runs.mail_values import Posted, reply

_CONNECT_SECONDS: Final = 10.0
_COMMAND_SECONDS: Final = 30.0
_DATA_SECONDS: Final = 300.0
_IDLE_SECONDS: Final = 20.0
_IDLE_MOST: Final = 20
_AWAY: Final = "4.4.1 The next server does not answer"


class _Line:
    """One connection, and when it was last of use."""

    def __init__(self, client: SMTP) -> None:
        self.client = client
        self.used = time.monotonic()


class NextServer:
    """Sends to one server; keeps a few connections open."""

    def __init__(self, host: str, port: int, name: str) -> None:
        """Send to `host` and `port`; `name` is what we call ourselves."""
        self._host, self._port, self._name = host, port, name
        self._idle: deque[_Line] = deque()

    async def send(self, mail: Posted) -> tuple[Reply, ...]:
        """Send a mail; return one reply for each recipient."""
        away = (reply(451, _AWAY),) * len(mail.envelope.recipients)
        try:
            return await self._sent(mail)
        except (SMTPException, OSError, TimeoutError, ssl.SSLError):
            return away

    async def _sent(self, mail: Posted) -> tuple[Reply, ...]:
        line, sender = await self._begun(mail)
        try:
            replies = await _carried(line.client, mail, sender)
        except BaseException:
            line.client.close()
            raise
        self._keep(line)
        return replies

    async def _begun(self, mail: Posted) -> tuple[_Line, Reply]:
        """Return a connection on which the mail has begun; one that was closed meanwhile is replaced."""
        while self._idle:
            line = self._idle.pop()
            if time.monotonic() - line.used > _IDLE_SECONDS or not line.client.is_connected:
                line.client.close()
                continue
            try:
                return line, await _sender(line.client, mail)
            except (SMTPServerDisconnected, OSError):
                line.client.close()
        line = _Line(await self._connected())
        return line, await _sender(line.client, mail)

    async def _connected(self) -> SMTP:
        client = SMTP(
            hostname=self._host,
            port=self._port,
            local_hostname=self._name,
            timeout=_COMMAND_SECONDS,
            start_tls=False,
        )
        await client.connect(timeout=_CONNECT_SECONDS)
        await client.ehlo()
        return client

    def _keep(self, line: _Line) -> None:
        line.used = time.monotonic()
        if line.client.is_connected and len(self._idle) < _IDLE_MOST:
            self._idle.append(line)
        else:
            line.client.close()

    async def close(self) -> None:
        """Let every connection go."""
        while self._idle:
            client = self._idle.pop().client
            try:
                async with asyncio.timeout(1):
                    await client.quit()
            except (SMTPException, OSError, TimeoutError):
                client.close()


async def _sender(client: SMTP, mail: Posted) -> Reply:
    """Say where the mail comes from."""
    for option in mail.options:
        verb, _, told = option.partition(" ")
        if verb == "XFORWARD" and client.supports_extension("xforward"):
            await client.execute_command(b"XFORWARD", told.encode("ascii", "replace"))
    options = [
        option.encode()
        for option in mail.options
        if (option == "SMTPUTF8" and client.supports_extension("smtputf8"))
        or (option.startswith("BODY=") and client.supports_extension("8bitmime"))
    ]
    return _reply(
        await client.execute_command(b"MAIL", b"FROM:" + _address(mail.envelope.sender.reveal()), *options)
    )


async def _carried(client: SMTP, mail: Posted, sender: Reply) -> tuple[Reply, ...]:
    if not sender.accepted:
        await client.execute_command(b"RSET")
        return (sender,) * len(mail.envelope.recipients)
    replies = [
        _reply(await client.execute_command(b"RCPT", b"TO:" + _address(one.reveal())))
        for one in mail.envelope.recipients
    ]
    if not any(one.accepted for one in replies):
        await client.execute_command(b"RSET")
        return tuple(replies)
    try:
        last = _reply(await client.data(mail.message, timeout=_DATA_SECONDS))
    except SMTPDataError as error:
        last = reply(error.code, error.message)
    return tuple(last if one.accepted else one for one in replies)


def _reply(response: tuple[int, str]) -> Reply:
    code, words = response
    # 251 and 252 are taken; anything that is no answer to a command is a refusal for now.
    return reply(code if 200 <= code < 600 and not 300 <= code < 400 else 451, words)


def _address(plain: str) -> bytes:
    """Return an address as it was given, in angle brackets: what was checked is what is sent."""
    return b"<" + plain.encode("utf-8", "surrogateescape") + b">"
