"""The gate's own header: it marks mail that passed, and counts how often, so that no mail goes round.

Takes messages; gives them without such headers, or with a new one. Only a header made with our key is
counted; it never replaces a check.
"""

from __future__ import annotations

import hashlib
import hmac
import re
import time
from email.parser import BytesHeaderParser
from email.policy import compat32
from typing import Final

NAME: Final = b"X-Gate-Pass"
MOST: Final = 3
"""A mail that passed this gate so often goes round in a circle."""
_CONTEXT: Final = b"redactor gate pass 1"
_HEADER: Final = re.compile(rb"^x-gate-pass[ \t]*:", re.IGNORECASE)
_VALUE: Final = re.compile(r"n=(\d{1,3}); t=(\d{1,12}); h=([0-9a-f]{64})")


class Passes:
    """Makes and reads the header under one secret key."""

    def __init__(self, key: bytes) -> None:
        """Derive the header's own key."""
        self._key = hmac.new(key, _CONTEXT, hashlib.sha256).digest()

    def stripped(self, message: bytes) -> tuple[bytes, int]:
        """Return a message without any such header, and how often it passed here by a header of ours."""
        kept, found = list[bytes](), list[bytes]()
        head, rest = _divided(message)
        target = kept
        for line in head.splitlines(keepends=True):
            if line[:1] not in b" \t" or not line.strip():
                target = found if _HEADER.match(line) else kept
            target.append(line)
        if not found:
            return message, 0
        text = b"".join(found).decode("ascii", "replace")
        return b"".join(kept) + rest, max(map(self._count, re.split(r"(?im)^x-gate-pass[ \t]*:", text)))

    def _count(self, untrusted_value: str) -> int:
        said = _VALUE.search(" ".join(untrusted_value.split()))
        if said is None or not hmac.compare_digest(self._mark(said[1], said[2]), said[3]):
            return 0
        return int(said[1])

    def stamped(self, message: bytes, passes: int) -> bytes:
        """Return a message with our header in front of it."""
        number, moment = str(passes + 1), str(int(time.time()))
        value = f"n={number}; t={moment}; h={self._mark(number, moment)}"
        return NAME + b": " + value.encode() + b"\r\n" + message

    def _mark(self, number: str, moment: str) -> str:
        return hmac.new(self._key, f"{number}|{moment}".encode(), hashlib.sha256).hexdigest()


def _divided(message: bytes) -> tuple[bytes, bytes]:
    """Return the headers and what follows them, the empty line included."""
    if message.startswith(b"\r\n"):
        return b"", message
    at = message.find(b"\r\n\r\n")
    return (message, b"") if at < 0 else (message[: at + 2], message[at + 2 :])


def message_id(message: bytes) -> str:
    """Return the message's own id, empty if it has none."""
    parsed = BytesHeaderParser(policy=compat32).parsebytes(_divided(message)[0])
    return str(parsed.get("message-id", "")).strip()
