"""Writes a new mail: chosen headers, parts in their order, the same bytes each time.

Takes header texts and a tree of parts; gives ASCII with CRLF line ends.
It carries nothing over from the old mail: no identifiers, no boundaries, no unknown headers.
"""

from __future__ import annotations

import binascii
import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from email.header import Header
from email.utils import encode_rfc2231
from typing import Final, TypeAlias

from redactor.formats.kinds import HTML, MAIL, TEXT, Kind
from redactor.model.errors import CannotRedact

_PLAIN: Final = re.compile(r"[ -~]*\Z")
_ATOMS: Final = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~ -]+\Z")
_ADDRESS: Final = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,100}@[A-Za-z0-9.-]{1,200}"
_NAMED: Final = re.compile(rf"(?P<name>.*?)\s*<(?P<address>{_ADDRESS})>\Z")
_BARE: Final = re.compile(rf"(?P<address>{_ADDRESS})(\s*\((?P<name>[^()]*)\))?\Z")
_LINE_END: Final = re.compile(r"\r\n|\r|\n")
_LETTERS: Final = str.maketrans("0123456789abcdef", "ghijklmnopabcdef")
_LONGEST: Final = 900


@dataclass(frozen=True, slots=True)
class Attached:
    """A part to write. Without a file name it is a body of the mail."""

    data: bytes
    kind: Kind
    file_name: str = ""
    inline: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """Parts to write together."""

    alternative: bool
    items: tuple[Written, ...]


Written: TypeAlias = "Attached | Group"


def compose(fields: Sequence[tuple[str, Sequence[str]]], root: Written) -> bytes:
    """Return the mail. `fields` are header names with their texts: one, or the mailboxes of a list."""
    out = [f"{name}: {_field(name, texts)}\r\n" for name, texts in fields if texts]
    return "".join(out).encode("ascii") + b"MIME-Version: 1.0\r\n" + _part(root)


def _field(name: str, texts: Sequence[str]) -> str:
    if name in {"From", "To", "Cc"}:
        return ",\r\n ".join(_mailbox(text) for text in texts)
    return _encoded(texts[0], name)


def _mailbox(text: str) -> str:
    """Return a mailbox; what is no address any more is written as a name alone."""
    found = _NAMED.match(text) or _BARE.match(text)
    if found is None:
        return _phrase(text)
    name = (found["name"] or "").strip()
    return f"{_phrase(name)} <{found['address']}>" if name else found["address"]


def _phrase(text: str) -> str:
    words = text[1:-1] if len(text) > 1 and text[0] == text[-1] == '"' else text
    words = words.replace('\\"', '"')
    if not _PLAIN.match(words) or "=?" in words or len(words) > _LONGEST:
        return _encoded(words, "", always=True)
    if _ATOMS.match(words):
        return words
    return '"' + words.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _encoded(text: str, name: str, *, always: bool = False) -> str:
    """Return unstructured text, folded; as encoded words where plain letters would be misread."""
    longest = max(map(len, text.split(" ")), default=0)
    plain = _PLAIN.match(text) and "=?" not in text and longest < _LONGEST and not always
    header = Header(text, "us-ascii" if plain else "utf-8", header_name=name, maxlinelen=76)
    return header.encode(linesep="\r\n")


def _part(part: Written) -> bytes:
    if isinstance(part, Attached):
        return _leaf(part)
    bodies = [_part(item) for item in part.items]
    boundary = "=_" + hashlib.sha256(b"\x00".join(bodies)).hexdigest()[:32].translate(_LETTERS)
    line = b"\r\n--" + boundary.encode("ascii")
    if any(line in body for body in bodies):
        raise CannotRedact("The parts of the mail cannot be kept apart")
    kind = "alternative" if part.alternative else "mixed"
    head = f'Content-Type: multipart/{kind}; boundary="{boundary}"\r\n'.encode("ascii")
    return head + b"".join(line + b"\r\n" + body for body in bodies) + line + b"--\r\n"


def _leaf(part: Attached) -> bytes:
    head = [f"Content-Type: {part.kind.mime}"]
    if part.kind in {TEXT, HTML}:
        head[0] += '; charset="utf-8"'
    if part.file_name:
        head.append(_disposition(part))
    if part.kind == MAIL:
        coding, body = "7bit", part.data  # the standard allows no other for a message
    elif part.kind in {TEXT, HTML} and not part.file_name:
        coding, body = "quoted-printable", _quoted(part.data)
    else:
        coding, body = "base64", _base64(part.data)
    head.append(f"Content-Transfer-Encoding: {coding}")
    return "\r\n".join([*head, "", ""]).encode("ascii") + body


def _disposition(part: Attached) -> str:
    how = "inline" if part.inline else "attachment"
    if _PLAIN.match(part.file_name):
        return f'Content-Disposition: {how}; filename="{part.file_name}"'
    return f"Content-Disposition: {how};\r\n filename*={encode_rfc2231(part.file_name, 'utf-8')}"


def _quoted(data: bytes) -> bytes:
    lines = _LINE_END.split(data.decode("utf-8", "replace"))
    quoted = (
        binascii.b2a_qp(line.encode(), quotetabs=False, istext=True).replace(b"\n", b"\r\n") for line in lines
    )
    return b"\r\n".join(quoted)


def _base64(data: bytes) -> bytes:
    """Return lines of base64, and an empty line so that the boundary is not read as a part of them."""
    lines = [binascii.b2a_base64(data[at : at + 57], newline=False) for at in range(0, len(data), 57)]
    return b"".join(line + b"\r\n" for line in lines)
