"""Mail messages: headers decoded, every MIME leaf decoded, and the source as it stands.

Takes a part, hands leaves to the verifier. Signed or encrypted content is unread where it is opaque.
"""

from __future__ import annotations

import binascii
import email
import email.policy
import re
from email import errors
from email.header import decode_header, make_header
from email.message import Message
from typing import Final

from redactor.verify.legible import ILLEGIBLE, legible
from redactor.verify.lookalikes import BREAK
from redactor.verify.part import Part, Tools
from redactor.verify.raw import as_text, sweep_text

_OPAQUE: Final = frozenset(
    {"application/pkcs7-mime", "application/x-pkcs7-mime", "application/pgp-encrypted", "multipart/encrypted"}
)
_ELSEWHERE: Final = frozenset({"message/partial", "message/external-body", "application/mac-binhex40"})
_ENCODINGS: Final = frozenset(
    {"", "7bit", "8bit", "binary", "base64", "quoted-printable", "x-uuencode", "uuencode", "uue", "x-uue"}
)
_ONCE: Final = ("content-type", "content-transfer-encoding", "content-disposition")
_HEADER_MOST: Final = 10_000
_BROKEN: Final = (
    errors.StartBoundaryNotFoundDefect,
    errors.NoBoundaryInMultipartDefect,
    errors.MultipartInvariantViolationDefect,
)
_UU: Final = re.compile(r"^begin [0-7]{3,4} \S.*\n((?:[\x20-\x60]+\s*\n)+)", re.MULTILINE)
_FOLD: Final = re.compile(r"(?:\r?\n[ \t]*)+")
_WRITTEN: Final = frozenset(
    {"from", "to", "cc", "subject", "date", "mime-version"}
    | {"content-type", "content-disposition", "content-transfer-encoding"}
)
_SIGNATURES: Final = frozenset(
    {"application/pkcs7-signature", "application/x-pkcs7-signature", "application/pgp-signature"}
)


class _Bounded(email.policy.Compat32):
    """Cuts off headers that say what a part is where they never end: to take them apart costs the square."""

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        """Return name and value of a header."""
        name, value = super().header_source_parse(sourcelines)
        return name, value[:_HEADER_MOST] if name.lower() in _ONCE else value


def read_mail(part: Part, tools: Tools) -> None:
    """Read a message."""
    message = email.message_from_bytes(part.data, policy=_Bounded())
    _read_headers(part, tools, message)
    _check_build(part, tools, message)
    _check_sense(part, tools, message)
    for number, leaf in enumerate(_leaves(message), 1):
        _read_leaf(part, tools, number, leaf)
    tools.gather.sweep(part.place, as_text(part.data))
    sweep_text(part, as_text(part.data), tools)
    tools.gather.covered(part.place, "headers decoded, every MIME part, the source")


def _leaves(message: Message) -> list[Message]:
    return [
        one for one in message.walk() if not one.is_multipart() or one.get_content_type() == "message/rfc822"
    ]


def _read_headers(part: Part, tools: Tools, message: Message) -> None:
    lines = []
    for one in message.walk():
        lines += [f"{name}: {_decoded(_FOLD.sub(' ', str(value)))}" for name, value in one.items()]
        lines += [filename for filename in [one.get_filename()] if filename]
        lines += [text for text in (one.preamble, one.epilogue) if isinstance(text, str)]
    tools.gather.show(part.at("headers"), "\n".join(lines))
    sweep_text(part, BREAK.join(lines), tools)


def _check_build(part: Part, tools: Tools, message: Message) -> None:
    """Compare with the mails our writer makes; all of them have a version, texts like mails have none."""
    if "mime-version" not in message:
        return
    for one in message.walk():
        if {name.lower() for name in one.keys()} - _WRITTEN:  # noqa: SIM118 - a message is no dict
            tools.gather.structure(part.at("headers"), "it has headers that Redactor does not write")
        if any(isinstance(text, str) and text.strip() for text in (one.preamble, one.epilogue)):
            tools.gather.structure(part.place, "it has text outside its parts")


def _check_sense(part: Part, tools: Tools, message: Message) -> None:
    """Say which parts other programs may read otherwise than we do: then nobody knows what they show."""
    for number, one in enumerate(message.walk(), 1):
        why = _doubtful(one)
        if why:
            tools.gather.unread(part.at(f"MIME part {number}"), why)


def _doubtful(one: Message) -> str:
    encoding = str(one.get("content-transfer-encoding", "")).partition(";")[0].strip().lower()
    if one.get_content_type() in _ELSEWHERE:
        return "its content is not in the mail, or only a piece of it is"
    if encoding not in _ENCODINGS:
        return "it is encoded in an unknown way"
    if any(len(one.get_all(name, [])) > 1 for name in _ONCE):
        return "it says twice what it is"
    if any(len(str(one.get(name, ""))) >= _HEADER_MOST for name in _ONCE):
        return "its headers are longer than anybody writes them"
    if any(isinstance(defect, _BROKEN) for defect in one.defects):
        return "its parts are not marked as its headers say"
    return ""


def _decoded(value: str) -> str:
    try:
        return str(make_header(decode_header(value)))
    except (ValueError, LookupError):
        return value


def _read_leaf(part: Part, tools: Tools, number: int, leaf: Message) -> None:
    kind = leaf.get_content_type()
    name = f"part {number} ({kind})"
    if kind in _OPAQUE:
        tools.gather.unread(part.at(name), "it is encrypted")
        return
    payload = leaf.get_payload(decode=True)
    if not isinstance(payload, bytes):
        return
    if leaf.get_content_maintype() == "text":
        tools.gather.contains(payload)
        text = _decoded_text(leaf, payload)
        if not legible(payload, text):
            tools.gather.unread(part.at(name), ILLEGIBLE)
        payload = text.encode("utf-8", "replace")
        _read_uu(part.child(name, payload), tools)
    if payload and kind not in _SIGNATURES:
        tools.examine(part.child(name, payload))


def _decoded_text(leaf: Message, payload: bytes) -> str:
    charset = leaf.get_content_charset() or "utf-8"
    try:
        return payload.decode(charset)
    except (LookupError, UnicodeDecodeError):
        return as_text(payload)


def _read_uu(part: Part, tools: Tools) -> None:
    """Examine files that stand uuencoded in a text, which mail programs show as attachments."""
    if b"\nbegin " not in part.data and not part.data.startswith(b"begin "):
        return
    for number, found in enumerate(_UU.finditer(as_text(part.data).replace("\r\n", "\n")), 1):
        place = part.child(f"uuencoded file {number}", b"")
        try:
            data = b"".join(binascii.a2b_uu(line) for line in found[1].split("\n") if line.strip())
        except binascii.Error:
            tools.gather.unread(place.place, "it is damaged")
            continue
        tools.gather.unpack(len(data))
        tools.examine(Part(place.place, data, place.depth))
