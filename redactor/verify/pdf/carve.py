"""The bytes of a PDF without its cross-references: what stands anywhere in the file is seen.

Takes a part, hands text on. It trusts no table and no length in the file: old revisions, objects that
nothing lists and bytes between and after objects are all read.
"""

from __future__ import annotations

import base64
import re
import zlib
from collections.abc import Callable, Iterator
from typing import Any, Final

from pypdf.errors import PyPdfError
from pypdf.filters import FlateDecode, LZWDecode
from pypdf.generic import DictionaryObject, NameObject, NumberObject

from redactor.verify.lookalikes import BREAK
from redactor.verify.part import Part, Tools
from redactor.verify.pdf.loose import read_loose
from redactor.verify.pdf.resources import Resources
from redactor.verify.pdf.streams import read_stream, sweep_syntax
from redactor.verify.pdf.strings import LINE_ENDS
from redactor.verify.raw import inflate, strings

_STREAM: Final = re.compile(rb"\bstream(?:\r\n|\n|\r)")
_END: Final = b"endstream"
_HEAD: Final = 2048
_FILTER: Final = re.compile(
    rb"/(FlateDecode|Fl|ASCII85Decode|A85|ASCIIHexDecode|AHx|LZWDecode|LZW|RunLengthDecode|RL|DCTDecode|DCT|"
    rb"JPXDecode|CCITTFaxDecode|CCF|JBIG2Decode)\b"
)
_PARAMETER: Final = re.compile(rb"/(Predictor|Columns|Colors|BitsPerComponent)\s+(\d+)")
_TYPE: Final = re.compile(rb"/Type\s*(/\w+)")
_SUBTYPE: Final = re.compile(rb"/Subtype\s*(/\w+)")
_PACKED: Final = frozenset({b"FlateDecode", b"Fl", b"LZWDecode", b"LZW"})
_PICTURES: Final = frozenset({b"DCTDecode", b"DCT", b"JPXDecode", b"CCITTFaxDecode", b"CCF", b"JBIG2Decode"})


def read_bytes(part: Part, tools: Tools, resources: Resources) -> None:
    """Carve the streams out, read what pypdf has not, and search everything else."""
    readable: list[str] = []
    outside, at = [], 0
    for head, start, end in _streams(part.data):
        outside.append(part.data[at:start])
        at = end
        _read_carved(part, tools, resources, (head, part.data[start:end]))
        if _is_packed(head):
            readable += strings(part.data[start:end])  # words behind what is packed, which no filter sees
    outside.append(part.data[at:])
    place = part.at("bytes of the file")
    around = Part(place, b"\x00\x00".join(outside), part.depth)
    sweep_syntax(around, tools)
    tools.gather.sweep(place, BREAK.join(readable), data=True)
    read_loose(part, around, tools)
    tools.gather.covered(part.place, "a raw carving of all bytes")


def _streams(data: bytes) -> Iterator[tuple[bytes, int, int]]:
    """Yield the dictionary bytes, start and end of each stream."""
    match = _STREAM.search(data)
    while match is not None:
        end = data.find(_END, match.end())
        if end < 0:
            end = len(data)
        head = data[max(0, match.start() - _HEAD) : match.start()]
        yield head[head.rfind(b"obj") + 3 :], match.end(), end
        match = _STREAM.search(data, end + len(_END))


def _read_carved(part: Part, tools: Tools, resources: Resources, carved: tuple[bytes, bytes]) -> None:
    head, packed = carved
    if not tools.gather.first(packed.rstrip(LINE_ENDS)):
        return
    place = part.at("an unlisted object")
    if _is_picture(head):
        tools.gather.unread(place, "it is a picture that nothing lists, and was not read")
        return
    try:
        data = _decoded(head, packed, tools.gather.room)
    except (ValueError, PyPdfError):
        tools.gather.unread(place, "it is packed in a way that could not be undone")
        return
    tools.gather.unpack(len(data), len(packed))
    if tools.gather.is_known(data):
        return
    dictionary = {"/Type": _name(_TYPE, head), "/Subtype": _name(_SUBTYPE, head)}
    carved_part = Part(place, data, part.depth)
    read_stream(carved_part, tools, dictionary, resources.names_for(-1))


def _name(pattern: re.Pattern[bytes], head: bytes) -> str:
    match = pattern.search(head)
    return match[1].decode("latin-1") if match else ""


def _is_picture(head: bytes) -> bool:
    named = not _PICTURES.isdisjoint(_FILTER.findall(head))
    return named or _name(_SUBTYPE, head) == "/Image"


def _is_packed(head: bytes) -> bool:
    """Say whether a stream is packed and no picture: those are searched as they lie in the file anyway."""
    return not _is_picture(head) and not _PACKED.isdisjoint(_FILTER.findall(head)[:1])


def _decoded(head: bytes, packed: bytes, room: int) -> bytes:
    """Undo the filters that the dictionary names."""
    data = packed
    for name in _FILTER.findall(head):
        data = _DECODERS[name](data, room)
    parameters = {key: int(value) for key, value in _PARAMETER.findall(head)}
    if parameters.get(b"Predictor", 1) > 1 and _name(_TYPE, head) != "/XRef":
        known = {f"/{key.decode()}": NumberObject(value) for key, value in parameters.items()}
        data = FlateDecode.decode(
            zlib.compress(data), DictionaryObject({NameObject(k): v for k, v in known.items()})
        )
    return data or inflate(packed, room) or packed


def _lzw(data: bytes, room: int) -> bytes:
    return bytes(LZWDecode.decode(data.rstrip(LINE_ENDS)))[:room]


def _ascii85(data: bytes, room: int) -> bytes:
    body = data.split(b"~>")[0].strip().removeprefix(b"<~")
    try:
        return base64.a85decode(body)[:room]
    except ValueError:
        return data


def _ascii_hex(data: bytes, room: int) -> bytes:
    digits = re.sub(rb"[^0-9A-Fa-f]", b"", data.split(b">")[0])
    return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii"))[:room]


def _run_length(data: bytes, room: int) -> bytes:
    found, at = bytearray(), 0
    while at < len(data) and data[at] != 128 and len(found) < room:
        length = data[at]
        if length < 128:
            found += data[at + 1 : at + 2 + length]
            at += length + 2
        else:
            found += data[at + 1 : at + 2] * (257 - length)
            at += 2
    return bytes(found)


_DECODERS: Final[dict[bytes, Callable[[bytes, int], Any]]] = {
    b"FlateDecode": inflate,
    b"Fl": inflate,
    b"ASCII85Decode": _ascii85,
    b"A85": _ascii85,
    b"ASCIIHexDecode": _ascii_hex,
    b"AHx": _ascii_hex,
    b"RunLengthDecode": _run_length,
    b"RL": _run_length,
    b"LZWDecode": _lzw,
    b"LZW": _lzw,
}
