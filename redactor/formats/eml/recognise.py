"""Says whether bytes begin with the header of a mail, or are a mailbox of several.

Takes bytes; looks at the first lines only, never at a name.
It does not take a letter that begins "To: ... From: ..." for a mail: a machine must have written it.
"""

from __future__ import annotations

import re
from typing import Final

_HEAD: Final = 262_144
_FIELD: Final = re.compile(rb"([!-9;-~]+):")
_MBOX: Final = re.compile(rb"From [^\s:][^\n]*\n(?=[!-9;-~]+:)")
_NAMES: Final = frozenset(
    b"from to cc bcc subject date sender reply-to received message-id mime-version return-path delivered-to "
    b"content-type content-transfer-encoding in-reply-to references dkim-signature x-mailer".split()
)
_MACHINE: Final = re.compile(
    rb"received|mime-version|message-id|return-path|delivered-to|dkim-signature|content-type"
    rb"|content-transfer-encoding|x-[a-z0-9-]+|arc-[a-z-]+|in-reply-to|references",
)
_ENCODED: Final = re.compile(rb"=\?[\w*.-]+\?[bq]\?", re.I)
_WIRE_DATE: Final = re.compile(
    rb"^date:\s*(\w{3},\s*)?\d{1,2}\s+\w{3}\s+\d{2,4}\s+\d{1,2}:\d{2}(:\d{2})?\s*([+-]\d{4}|[A-Z]{2,4})",
    re.I | re.M,
)
_BOM: Final = b"\xef\xbb\xbf"
_LEAST: Final = 2


def trimmed(data: bytes) -> bytes:
    """Return the bytes without a mark or empty lines before the header."""
    return data.removeprefix(_BOM).lstrip(b"\r\n")


def is_mailbox(data: bytes) -> bool:
    """Say whether this is a mailbox: messages one after another, each after a line "From ..."."""
    return bool(_MBOX.match(trimmed(data[:_HEAD])))


def is_mail(data: bytes) -> bool:
    """Say whether the bytes begin with the header of a mail that a machine wrote."""
    names, block = _header(trimmed(data[:_HEAD]))
    if len(names & _NAMES) < _LEAST:
        return False
    written = any(_MACHINE.fullmatch(name) for name in names)
    return written or bool(_ENCODED.search(block) or _WIRE_DATE.search(block))


def _header(data: bytes) -> tuple[set[bytes], bytes]:
    """Return the names of the header's fields, and the header."""
    names: set[bytes] = set()
    block: list[bytes] = []
    for line in data.splitlines():
        found = _FIELD.match(line)
        if found is None and not (block and line[:1] in {b" ", b"\t"}):
            break
        if found is not None:
            names.add(found[1].lower())
        block.append(line)
    return names, b"\n".join(block)
