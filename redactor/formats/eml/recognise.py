"""Says whether bytes begin with the header of a mail, or are a mailbox of several.

Takes bytes; looks at the first lines only, never at a name.
It does not take a letter that begins "To: ... From: ..." for a mail: a machine must have written it, and
what a machine writes after "Received:" is no prose.
"""

from __future__ import annotations

import re
from typing import Final

_HEAD: Final = 262_144
_FIELD: Final = re.compile(rb"([!-9;-~]+):")
_MBOX: Final = re.compile(rb"From [^\s:][^\n]*\n(?=[!-9;-~]+:)")
_NEXT: Final = re.compile(rb"\n\r?\nFrom [^\s:][^\n]*\n[!-9;-~]+:")
_NAMES: Final = frozenset(
    b"from to cc bcc subject date sender reply-to received message-id mime-version return-path delivered-to "
    b"content-type content-transfer-encoding in-reply-to references dkim-signature x-mailer".split()
)
_MACHINE: Final = re.compile(
    rb"^(?:received:[^\n]*(?:\n[ \t][^\n]*)*;|mime-version:\s*[(\d]|delivered-to:[^\n]*@"
    rb"|content-type:\s*[a-z]+/|(?:message-id|return-path|references|in-reply-to):[^\n]*\n?[^\n]*[<@]|x-mailer:"
    rb"|content-transfer-encoding:\s*[\w-]+\s*$|(?:x-[a-z0-9]+|arc|dkim)-[a-z0-9-]+:)",
    re.I | re.M,
)
_ENCODED: Final = re.compile(rb"=\?[\w*.-]+\?[bq]\?", re.I)
_WIRE_DATE: Final = re.compile(
    rb"^date:\s*(\w{3},\s*)?\d{1,2}\s+\w{3}\s+\d{2,4}\s+\d{1,2}:\d{2}(:\d{2})?\s*([+-]\d{4}|[A-Z]{2,4})",
    re.I | re.M,
)
_BOM: Final = b"\xef\xbb\xbf"
_LEAST: Final = 2


def trimmed(data: bytes) -> bytes:
    """Return the bytes without what may stand before the header: a mark, empty lines, one line "From ..."."""
    plain = _plain(data)
    line = _MBOX.match(plain)
    return plain[line.end() :] if line else plain


def has_envelope(data: bytes) -> bool:
    """Say whether a line "From ...", which mailboxes keep before each message, stands before the header."""
    return bool(_MBOX.match(_plain(data[:_HEAD])))


def is_mailbox(data: bytes) -> bool:
    """Say whether this is a mailbox: several messages one after another, each after a line "From ..."."""
    return has_envelope(data) and bool(_NEXT.search(data))


def _plain(data: bytes) -> bytes:
    return data.removeprefix(_BOM).lstrip(b"\r\n")


def is_mail(data: bytes) -> bool:
    """Say whether the bytes begin with the header of a mail that a machine wrote."""
    names, block = _header(trimmed(data[:_HEAD]))
    if len(names & _NAMES) < _LEAST:
        return False
    return any(sign.search(block) for sign in (_MACHINE, _ENCODED, _WIRE_DATE))


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
