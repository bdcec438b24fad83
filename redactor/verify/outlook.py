"""Outlook's own files: .msg (a compound file of properties) and winmail.dat, in an own way of reading.

Takes a part; shows every text property, examines every attachment, unpacks formatted text. What is not
laid out as Outlook does is unread.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from typing import Final

from redactor.verify.compound import streams
from redactor.verify.part import Part, Tools
from redactor.verify.raw import as_text, sweep_bytes, sweep_text
from redactor.verify.sniff import looks_like_text

PROPERTIES: Final = "__properties_version1.0"
_STREAM: Final = re.compile(r"__substg1\.0_([0-9A-Fa-f]{4})([0-9A-Fa-f]{4})(?:-[0-9A-Fa-f]{8})?")
_TEXT, _WIDE, _BINARY = 0x1E, 0x1F, 0x102
_MANY: Final = 0x1000
_FORMATTED: Final = 0x1009
_PAGE: Final = 0x1013
_DOCUMENTS: Final = {_PAGE: "formatted text", 0x3701: "attachment"}
_PACKED: Final = b"LZFu"
_PLAIN: Final = b"MELA"
_START: Final = (
    b"{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript "
    b"\\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par "
    b"\\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx"
)
"""What the dictionary holds before the first byte ([MS-OXRTFCP] 2.1.2.1)."""
_WINDOW: Final = 4096
_EMPTY: Final = 16
_PAGE_SAID: Final = re.compile(rb"\x03\x00\xfd\x3f.{4}(.{4})", re.DOTALL)
"""The property that names the code page of 8-bit texts."""
_EIGHT_BIT: Final = "001E"
_CODE_PAGE: Final = 0x9007
_READABLE: Final = re.compile(r"[^\x00-\x08\x0b-\x1f\x7f\ufffd]{2,}")
_TNEF: Final = b"\x78\x9f\x3e\x22"
_ATTACHED: Final = 0x800F


def read_message(part: Part, tools: Tools) -> None:
    """Read a .msg file."""
    sweep_bytes(part, tools)
    texts: list[str] = []
    page = _page_of(part.data)
    try:
        for name, data in streams(part.data, strict=True):
            tools.gather.unpack(len(data))
            texts += _stream(name, data, part, tools)
            texts += _in_page(data, page) if name.endswith(_EIGHT_BIT) else ()
    except ValueError:
        tools.gather.unread(part.place, "the Outlook message is damaged")
    whole = "\n\n".join(texts)
    tools.gather.show(part.at("the message"), whole)
    sweep_text(part, whole, tools)
    tools.gather.covered(part.place, "every property of the Outlook message; attachments; formatted text")


def _page_of(data: bytes) -> str:
    """Return the code page a message says its 8-bit texts are in."""
    tables = (_PAGE_SAID.search(table) for name, table in streams(data) if name == PROPERTIES)
    return next((f"cp{int.from_bytes(said[1], 'little')}" for said in tables if said), "")


def _in_page(data: bytes, page: str) -> Iterator[str]:
    """Yield an 8-bit text as its declared code page reads it, where that says something else."""
    try:
        text = data.decode(page, "replace")
    except LookupError:
        return
    if text != as_text(data):
        yield text


def _stream(name: str, data: bytes, part: Part, tools: Tools) -> Iterator[str]:
    """Yield the text of a stream; examine what is a document."""
    said = _STREAM.fullmatch(name)
    if said is None:
        if name != PROPERTIES:
            tools.gather.unread(part.at("objects"), "objects inside an Outlook message are not read")
        sweep_bytes(Part(part.at(name), data, part.depth), tools)
        return
    number, kind = int(said[1], 16), int(said[2], 16) & ~_MANY
    if kind == _WIDE:
        yield data[: len(data) // 2 * 2].decode("utf-16-le", "replace")
    elif kind == _TEXT:
        yield as_text(data)
    else:
        _binary(number if kind == _BINARY else 0, data, part, tools)


def _binary(number: int, data: bytes, part: Part, tools: Tools) -> None:
    # The table of names has streams of the same numbers, in entries of eight bytes: no formatted text.
    table = len(data) % 8 == 0 and not looks_like_text(data)
    if number == _FORMATTED and data[8:12] in {_PACKED, _PLAIN}:
        _formatted(data, part, tools)
    elif number == _FORMATTED and len(data) > _EMPTY and not table:
        tools.gather.unread(part.at("formatted text"), "it is packed in an unknown way")
    elif number in _DOCUMENTS and data and not (number == _PAGE and table):
        tools.examine(part.child(_DOCUMENTS[number], data))
    else:
        sweep_bytes(Part(part.at("properties"), data, part.depth), tools)
        for shift in (0, 1):
            wide = data[shift : shift + (len(data) - shift) // 2 * 2].decode("utf-16-le", "replace")
            tools.gather.sweep(part.at("properties"), wide, data=True)


def _formatted(data: bytes, part: Part, tools: Tools) -> None:
    """Examine formatted text; what would unpack past the limit ends as unread, never cut off."""
    rtf = unpacked(data, tools.gather.room + 1)
    tools.gather.unpack(len(rtf))
    tools.examine(part.child("formatted text", rtf))


def read_tnef(part: Part, tools: Tools) -> None:
    """Read a winmail.dat file."""
    sweep_bytes(part, tools)
    texts: list[str] = []
    page = ""
    try:
        for number, data in _attributes(part.data):
            if number == _CODE_PAGE:
                page = f"cp{int.from_bytes(data[:4], 'little')}"
            if number == _ATTACHED:
                tools.examine(part.child("attachment", data))
            else:
                texts += _texts(data)
                texts += ("\n".join(_READABLE.findall(text)) for text in _in_page(data, page))
                _inside(data, part, tools)
    except (struct.error, ValueError):
        tools.gather.unread(part.place, "the Outlook attachment is damaged")
    whole = "\n\n".join(texts)
    tools.gather.show(part.at("the message"), whole)
    sweep_text(part, whole, tools)
    tools.gather.covered(part.place, "every attribute of the Outlook attachment; files in it; formatted text")


def _texts(data: bytes) -> Iterator[str]:
    """Yield the readable runs, in letters of any script: as 8-bit text, and as UTF-16 at both offsets."""
    yield "\n".join(_READABLE.findall(as_text(data)))
    for shift in (0, 1):
        wide = data[shift : shift + (len(data) - shift) // 2 * 2].decode("utf-16-le", "replace")
        yield "\n".join(_READABLE.findall(wide))


def _inside(data: bytes, part: Part, tools: Tools) -> None:
    """Examine formatted text and messages that lie among the properties."""
    for found in re.finditer(_PACKED, data):
        if found.start() >= 8:
            tools.examine(
                part.child("formatted text", unpacked(data[found.start() - 8 :], tools.gather.room))
            )
    at = data.find(_TNEF)
    if at >= 0:
        tools.examine(part.child("attached message", data[at:]))


def _attributes(data: bytes) -> Iterator[tuple[int, bytes]]:
    at = 6
    while data[at:].strip(b"\0\r\n "):
        _, number, _, length = struct.unpack_from("<BHHI", data, at)
        content = data[at + 9 : at + 9 + length]
        struct.unpack_from("<H", data, at + 9 + length)
        yield number, content
        at += 11 + length


def unpacked(data: bytes, room: int) -> bytes:
    """Return formatted text unpacked, at most `room` bytes ([MS-OXRTFCP] 2.2)."""
    if data[8:12] == _PLAIN:
        return data[16:]
    window = bytearray(_START.ljust(_WINDOW, b"\0"))
    out, write = bytearray(), len(_START)
    for token in _tokens(data):
        if len(out) >= room or (isinstance(token, int) and token >> 4 == write):
            break
        piece = token if isinstance(token, bytes) else _copied(window, token, write)
        for byte in piece:
            window[write] = byte
            write = (write + 1) % _WINDOW
        out += piece
    return bytes(out)


def _tokens(data: bytes) -> Iterator[bytes | int]:
    """Yield single bytes and references, eight after each byte of flags."""
    at = 16
    while at < len(data):
        flags, at = data[at], at + 1
        for bit in range(8):
            if at >= len(data):
                return
            width = 2 if flags >> bit & 1 else 1
            piece, at = data[at : at + width], at + width
            yield int.from_bytes(piece) if width == 2 else piece


def _copied(window: bytearray, token: int, write: int) -> bytes:
    """Return what a reference stands for; it may reach into what it writes itself."""
    offset, length = token >> 4, (token & 15) + 2
    piece = bytearray()
    span = (write - offset) % _WINDOW or _WINDOW
    for step in range(length):
        piece.append(piece[step - span] if step >= span else window[(offset + step) % _WINDOW])
    return bytes(piece)
