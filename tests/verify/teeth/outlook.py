"""Outlook files that hide a text: .msg and winmail.dat, laid out by hand."""

from __future__ import annotations

import struct

import compressed_rtf

from tests.formats.outlook.compound import Tree, compound, message

from .pdf_places import info
from .planting import tooth

BODY, SUBJECT, RTF, HTML, DATA, METHOD, NAME, KEYWORDS = (
    0x1000,
    0x37,
    0x1009,
    0x1013,
    0x3701,
    0x3705,
    0x3001,
    0x3FF1,
)


def _msg(values: dict[int, object], **more: object) -> bytes:
    return compound(message({SUBJECT: "Visit", **values}, **more))  # type: ignore[arg-type]


@tooth("outlook")
def body(text: str) -> bytes:
    return _msg({BODY: f"She lives at {text} now."})


@tooth("outlook")
def long_body_across_sectors(text: str) -> bytes:
    return _msg({BODY: "x " * 2_000 + text + " y" * 3_000})


@tooth("outlook")
def short_body_across_small_sectors(text: str) -> bytes:
    return _msg({BODY: "x " * 13 + text})


@tooth("outlook")
def subject(text: str) -> bytes:
    return _msg({SUBJECT: f"Visit to {text}"})


@tooth("outlook")
def any_other_property(text: str) -> bytes:
    return _msg({0x0E1D: text})


@tooth("outlook")
def binary_property(text: str) -> bytes:
    return _msg({0x8005: b"\0" + text.encode("utf-16-le")})


@tooth("outlook")
def formatted_text(text: str) -> bytes:
    return _msg(
        {RTF: compressed_rtf.compress(b"{\\rtf1\\ansi She lives at " + text.encode() + b" now.\\par}")}
    )


@tooth("outlook")
def formatted_text_that_repeats(text: str) -> bytes:
    rtf = b"{\\rtf1\\ansi " + b"aaaaaaaaaaaaaaaaaa " * 400 + text.encode() + b"\\par}"
    return _msg({RTF: compressed_rtf.compress(rtf)})


@tooth("outlook")
def page(text: str) -> bytes:
    return _msg({HTML: f"<html><body><p>At {text[:5]}<b>{text[5:]}</b></p></body></html>".encode()})


@tooth("outlook")
def recipient(text: str) -> bytes:
    return _msg({}, recipients=[{NAME: text}])


@tooth("outlook")
def attachments_name(text: str) -> bytes:
    return _msg({}, attachments=[({METHOD: 1, 0x3707: f"{text}.txt", DATA: b"x"}, None)])


@tooth("outlook")
def attachment(text: str) -> bytes:
    return _msg({}, attachments=[({METHOD: 1, DATA: info(text)}, None)])


@tooth("outlook")
def attached_message(text: str) -> bytes:
    inner: Tree = message({BODY: f"She lives at {text} now."}, head=24)
    return _msg({}, attachments=[({METHOD: 5}, inner)])


def _attribute(level: int, number: int, content: bytes) -> bytes:
    head = struct.pack("<BHHI", level, number, 6, len(content))
    return head + content + struct.pack("<H", sum(content) & 0xFFFF)


def _winmail(*attributes: bytes) -> bytes:
    return b"\x78\x9f\x3e\x22\x01\x00" + b"".join(attributes)


def _properties(number: int, kind: int, data: bytes) -> bytes:
    return struct.pack("<IHHII", 1, kind, number, 1, len(data)) + data + bytes(-len(data) % 4)


@tooth("outlook")
def winmail_body(text: str) -> bytes:
    return _winmail(_attribute(1, 0x9003, _properties(BODY, 0x1F, f"At {text} now".encode("utf-16-le"))))


@tooth("outlook")
def winmail_body_among_accents(text: str) -> bytes:
    words = f"Llŷn {text} Siân".encode("utf-16-le")
    return _winmail(_attribute(1, 0x9003, _properties(BODY, 0x1F, words)))


@tooth("outlook")
def plain_words_where_a_page_should_be(text: str) -> bytes:
    return _msg({HTML: f"At {text} now".encode().ljust(24)})


@tooth("outlook", reads=False)
def formatted_text_packed_in_an_unknown_way(text: str) -> bytes:
    return _msg({RTF: bytes(8) + b"WHAT" + text.encode()[::-1] + b"\x01" * 9})


@tooth("outlook")
def winmail_formatted_text(text: str) -> bytes:
    rtf = b"{\\rtf1\\ansi " + b"aaaaaaaaaaaaaaaaaa " * 40 + text.encode() + b"\\par}"
    return _winmail(_attribute(1, 0x9003, _properties(RTF, 0x102, compressed_rtf.compress(rtf))))


@tooth("outlook")
def winmail_attachment(text: str) -> bytes:
    return _winmail(_attribute(2, 0x9002, bytes(14)), _attribute(2, 0x800F, info(text)))


@tooth("outlook")
def winmail_attached_message(text: str) -> bytes:
    inner = _winmail(_attribute(1, 0x800C, f"She lives at {text} now.".encode()))
    guid = bytes.fromhex("0703020000000000c000000000000046")
    return _winmail(
        _attribute(2, 0x9002, bytes(14)), _attribute(2, 0x9005, _properties(DATA, 0x0D, guid + inner))
    )
