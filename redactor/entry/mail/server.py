"""The fronts: LMTP with one reply for each recipient, and SMTP with one for all.

Takes connections on a loopback port, gives mails to whoever takes them and the replies back. A mail
ends with CRLF.CRLF and nothing else; bare CR or LF inside become CRLF before anybody looks at it, so
that no server after us can see another mail in it.
"""

from __future__ import annotations

import asyncio
import logging
import re
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from aiosmtpd.lmtp import LMTP
from aiosmtpd.smtp import SMTP, Envelope, Session

from redactor.model.mail import Envelope as MailEnvelope
from redactor.model.mail import Reply
from redactor.model.secret import Secret
from redactor.runs.mail_values import Posted

Take = Callable[[Posted], Awaitable[tuple[Reply, ...]]]
_BARE: Final = re.compile(rb"\r\n|\r|\n")
_SURROGATE: Final = re.compile("[\ud800-\udfff]")
_ADDRESS: Final = re.compile(r"[^\x00-\x20<>\x7f]+|\"[^\x00-\x1f<>\x7f\"]*\"@[^\x00-\x20<>\x7f]+")
_XFORWARD: Final = re.compile(r"(?:[A-Za-z]+=[!-~]+ ?)+")
_COMMAND_LINE: Final = 4_096
_ADDRESS_MOST: Final = 320
_SECONDS: Final = 300.0
_RECIPIENTS_MOST: Final = 2_000
_TOO_LARGE: Final = "552 5.3.4 This mail is larger than the gate takes"
_TOO_BUSY: Final = "451 4.3.2 The mail gate has too much to do; try again later"
_END: Final = b"\r\n.\r\n"
_OFFERED: Final = ("250-PIPELINING", "250-XFORWARD NAME ADDR PORT PROTO HELO IDENT SOURCE")
"""Commands up to DATA may come at once; the mail itself only after our answer to it."""

# aiosmtpd tells of addresses and, when debugging, of every line of a mail
logging.getLogger("mail").disabled = True
logging.getLogger("mail.log").disabled = True


@dataclass(frozen=True)
class Intake:
    """How much is taken at once: `slots` mails, after waiting `wait` seconds; each of `most` bytes."""

    slots: asyncio.Semaphore
    wait: float
    most: int


class _Handler:
    """Answers aiosmtpd's questions."""

    def __init__(self, take: Take, *, each: bool) -> None:
        self._take = take
        self._each = each

    async def handle_EHLO(  # noqa: N802  # aiosmtpd's signature
        self, server: SMTP, session: Session, envelope: Envelope, hostname: str, responses: list[str]
    ) -> list[str]:
        del server, envelope
        session.host_name = hostname
        return [*responses[:-1], *_OFFERED, responses[-1]]

    async def handle_MAIL(  # noqa: N802  # aiosmtpd's signature
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        del server, session
        if address not in {"", "<>"} and not _good(address):
            return "553 5.1.7 This sender's address is malformed"
        envelope.mail_from = address or "<>"
        envelope.mail_options.extend(options)
        return "250 2.1.0 OK"

    async def handle_RCPT(  # noqa: N802  # aiosmtpd's signature
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        del server, session, options
        if not _good(address):
            return "553 5.1.3 This recipient's address is malformed"
        if len(envelope.rcpt_tos) >= _RECIPIENTS_MOST:
            return "452 4.5.3 Too many recipients for one mail; send it to the others in another one"
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        del server
        sender = "" if envelope.mail_from in {None, "<>"} else str(envelope.mail_from)
        options = [one for one in envelope.mail_options if one == "SMTPUTF8" or one.startswith("BODY=")]
        options += getattr(session, "forwarded", [])
        mail = Posted(
            plain_lines(bytes(envelope.original_content or b"")),
            MailEnvelope(Secret(sender), tuple(map(Secret, envelope.rcpt_tos))),
            tuple(options),
        )
        replies = await self._take(mail)
        if self._each:
            return "\r\n".join(map(_line, replies))
        return _line(for_all(replies))

    async def handle_exception(self, error: Exception) -> str:
        del error
        return "451 4.3.0 The mail gate failed on this command; try again later"


def plain_lines(content: bytes) -> bytes:
    """Return a mail whose every line ends with CRLF, the last one too."""
    if content.count(b"\r\n") != content.count(b"\n") or content.count(b"\r") != content.count(b"\n"):
        content = _BARE.sub(b"\r\n", content)
    return content if content.endswith(b"\r\n") or not content else content + b"\r\n"


def for_all(replies: Sequence[Reply]) -> Reply:
    """Return the one reply of SMTP: taken only if nobody is left to be tried again.

    A mail for which one recipient's server is not ready yet is refused for now as a whole; when it
    comes again, those who have it are not sent it twice.
    """
    for one in replies:
        if one.temporary:
            return one
    taken = [one for one in replies if one.accepted]
    held = [one for one in taken if one.held]
    return (held or taken or list(replies))[0]


def _good(address: str) -> bool:
    good = _ADDRESS.fullmatch(address) is not None and not _SURROGATE.search(address)
    return good and len(address) <= _ADDRESS_MOST


def _line(one: Reply) -> str:
    return f"{one.code} {one.words.reveal()}".encode("ascii", "replace").decode()


class _Front(SMTP):
    """What both dialects share: bounded intake, mails read in one piece."""

    command_size_limit = _COMMAND_LINE
    line_length_limit = 65_536

    def __init__(self, handler: _Handler, intake: Intake, name: str) -> None:
        super().__init__(
            handler,
            data_size_limit=intake.most,
            enable_SMTPUTF8=True,
            hostname=name,
            ident="Redactor",
            timeout=_SECONDS,
            loop=asyncio.get_running_loop(),
        )
        self.intake = intake

    async def smtp_XFORWARD(self, arg: str | None) -> None:  # noqa: N802  # aiosmtpd's way to name a command
        """Keep what the server before us says of its client."""
        if arg is None or not _XFORWARD.fullmatch(arg):
            await self.push("501 5.5.4 XFORWARD NAME=value")
            return
        session: Any = self.session
        session.forwarded = [*getattr(session, "forwarded", []), f"XFORWARD {arg.strip()}"][-8:]
        await self.push("250 2.0.0 OK")

    async def smtp_DATA(self, arg: str) -> None:  # noqa: N802  # aiosmtpd's way to name a command
        """Take a mail, if there is room."""
        if await self.check_helo_needed():
            return
        assert self.envelope is not None  # noqa: S101  # there is one between HELO and QUIT
        if not self.envelope.rcpt_tos or arg:
            await self.push("503 5.5.1 Need RCPT first" if not arg else "501 5.5.4 DATA")
            return
        try:
            async with asyncio.timeout(self.intake.wait):
                await self.intake.slots.acquire()
        except TimeoutError:
            await self.push(_TOO_BUSY)
            return
        try:
            await self._mail()
        finally:
            self.intake.slots.release()

    async def _mail(self) -> None:
        buffer: bytearray = self._reader._buffer  # type: ignore[attr-defined]  # noqa: SLF001
        if buffer:
            # Whoever sends a mail before it was asked for may hide another one in it.
            await self.push("503 5.5.0 Wait for the answer before you send the mail")
            assert self.transport is not None  # noqa: S101  # it is open: we have just written
            self.transport.close()
            return
        content = await self._content()
        assert self.envelope is not None  # noqa: S101  # as above
        if content is None:
            # LMTP waits for as many answers as there are recipients, whatever became of the mail
            answers = len(self.envelope.rcpt_tos) if isinstance(self, LMTP) else 1
            await self.push("\r\n".join([_TOO_LARGE] * answers))
        else:
            self.envelope.content = self.envelope.original_content = content
            await self.push(await self.event_handler.handle_DATA(self, self.session, self.envelope))
        self._set_post_data_state()  # type: ignore[no-untyped-call]
        session: Any = self.session
        session.forwarded = []

    async def _content(self) -> bytes | None:
        """Read up to the line with a lone dot, in one piece and not line by line; None if it is too large."""
        reader: Any = self._reader
        limit, reader._limit = reader._limit, self.intake.most + len(_END)  # noqa: SLF001
        reader.feed_data(b"\r\n")  # so that a dot on the very first line ends the mail too
        await self.push("354 End data with <CR><LF>.<CR><LF>")
        too_large = False
        try:
            while True:
                try:
                    data: bytes = await reader.readuntil(_END)
                except asyncio.LimitOverrunError as over:
                    too_large = True
                    await reader.readexactly(over.consumed)
                else:
                    break
        finally:
            reader._limit = limit  # noqa: SLF001
        # the first line end is ours, the last one belongs to the mail; a dot at the start of a line was added
        return None if too_large else data[:-3].replace(b"\r\n.", b"\r\n")[2:]


class _SmtpFront(_Front):
    """The SMTP dialect."""


class _LmtpFront(_Front, LMTP):
    """The LMTP dialect: LHLO, and no greeting by EHLO."""


async def listen(take: Take, intake: Intake, at: tuple[str, int], *, lmtp: bool, name: str) -> asyncio.Server:
    """Return a server listening at a host and port."""
    front = _LmtpFront if lmtp else _SmtpFront

    def make() -> asyncio.Protocol:
        return front(_Handler(take, each=lmtp), intake, name)

    return await asyncio.get_running_loop().create_server(make, *at, backlog=512)
