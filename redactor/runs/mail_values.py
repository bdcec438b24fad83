"""A mail on its way through the gate, and the two servers it stands between.

Values and sockets; nothing here reads or sends.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Protocol

from redactor.model.document import Digest
from redactor.model.mail import Envelope, Reply
from redactor.model.secret import Secret


@dataclass(frozen=True)
class Posted:
    """A mail as a server handed it over.

    `message` has CRLF line ends and no dots added. `options` are ``SMTPUTF8``, ``BODY=8BITMIME`` and
    the client's data as in ``XFORWARD NAME=... ADDR=...``.
    """

    message: bytes
    envelope: Envelope
    options: tuple[str, ...] = ()

    @cached_property
    def digest(self) -> Digest:
        """SHA-256 of the message."""
        return Digest(hashlib.sha256(self.message).hexdigest())

    def to(self, recipients: Sequence[Secret], message: bytes) -> Posted:
        """Return a mail for some of its recipients, as it is to be sent on."""
        return replace(self, message=message, envelope=replace(self.envelope, recipients=tuple(recipients)))


class NextHop(Protocol):
    """The server that mail is sent on to."""

    async def send(self, mail: Posted) -> tuple[Reply, ...]:
        """Send a mail; return one reply for each recipient, temporary where it cannot be reached."""
        ...


def reply(code: int, words: str) -> Reply:
    """Return a reply of our own."""
    return Reply(code, Secret(words))
