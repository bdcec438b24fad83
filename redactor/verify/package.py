"""Zip files and Office packages: every member, every name, and the bytes between them.

Takes a part whose bytes are a zip, hands XML parts to `xmltext` and the rest to the verifier. It does
not promise to know an Office format: all parts are read alike, known or not.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from typing import Final

from redactor.verify.gather import OverLimit
from redactor.verify.lookalikes import BREAK
from redactor.verify.ooxml import check_elements, check_members
from redactor.verify.part import Part, Tools
from redactor.verify.raw import strings, sweep_bytes, sweep_text
from redactor.verify.sniff import sniff
from redactor.verify.workbook import is_of_sheets, read_sheets
from redactor.verify.xmltext import XmlText, hidden_strings, read_xml

_LOCAL: Final = b"PK\x03\x04"
_LOCAL_SIZE: Final = 30
_ENCRYPTED: Final = 0x1
_XML_ENDS: Final = (".xml", ".rels", ".vml", ".xhtml", ".svg")
_SCHEMAS: Final = (
    "http://schemas.", "http://purl.o", "http://www.w3.org/", "urn:schemas-", "application/vnd.openxml",
)  # fmt: skip
_RATIO_FROM: Final = 20_000_000  # below this, a high ratio is a sheet full of one cell, not a bomb
_DESCRIPTOR: Final = 24
_END_SIZE: Final = 22


def read_zip(part: Part, tools: Tools) -> None:
    """Read an archive or a package."""
    try:
        _read_members(part, tools)
    except zipfile.BadZipFile:
        _stale(part, tools)
        sweep_bytes(part, tools)
        tools.gather.unread(part.place, "the zip is damaged")


def _read_members(part: Part, tools: Tools) -> None:
    with zipfile.ZipFile(io.BytesIO(part.data)) as archive:
        infos = archive.infolist()
        check_members(part, tools, infos)
        _sweep_frame(part, tools, archive)
        sheets: dict[str, bytes] = {}
        for info in infos:
            data = _content(part, tools, archive, info)
            if data is not None and not info.is_dir():
                _read_member(part, tools, info.filename, data)
                if is_of_sheets(info.filename, data):
                    sheets[info.filename] = data
        read_sheets(part, sheets, tools)
    _between(part, tools, infos)
    tools.gather.covered(part.place, "every member by zipfile; XML by expat; bytes between members")


def _sweep_frame(part: Part, tools: Tools, archive: zipfile.ZipFile) -> None:
    """Search names, comments and extra fields."""
    names = BREAK.join(info.filename for info in archive.infolist())
    tools.gather.sweep(part.at("names of members"), names)
    sweep_text(part, names, tools)
    for info in archive.infolist():
        for frame in (info.comment, info.extra):
            for text in [frame.decode("utf-8", "replace"), *strings(frame)]:
                tools.gather.sweep(part.at("comments and extra fields"), text)
    tools.gather.sweep(part.at("archive comment"), archive.comment.decode("utf-8", "replace"))


def _content(part: Part, tools: Tools, archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes | None:
    """Return a member's bytes within the limits, or None after saying why not."""
    place = part.at(info.filename)
    if info.flag_bits & _ENCRYPTED:
        tools.gather.unread(place, "it is protected by a password")
        return None
    ratio = info.file_size / max(info.compress_size, 1)
    if info.file_size > _RATIO_FROM and ratio > tools.gather.limits.expansion:
        raise OverLimit("a member unpacks to many times its size")
    try:
        with archive.open(info) as stream:
            data = stream.read(max(tools.gather.room, 0) + 1)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, RuntimeError, ValueError):
        tools.gather.unread(place, "it is damaged or packed in an unknown way")
        return None
    tools.gather.unpack(len(data))
    return data


def _read_member(part: Part, tools: Tools, name: str, data: bytes) -> None:
    if sniff(data) == "empty":
        return
    if name.lower().endswith(_XML_ENDS):
        read_xml_part(Part(part.at(name), data, part.depth), tools)
    else:
        tools.examine(part.child(name, data))


def read_xml_part(part: Part, tools: Tools) -> None:
    """Read one XML part in all joinings; if it is no XML, sweep it and call it unread."""
    try:
        found = read_xml(part.data)
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001 - expat and defusedxml share no base class but ValueError
        sweep_bytes(part, tools)
        tools.gather.unread(part.place, f"its XML could not be read ({type(error).__name__})")
        return
    hand_in(part, found, tools)


def hand_in(part: Part, found: XmlText, tools: Tools) -> None:
    """Give the gatherer all that one part says."""
    check_elements(part.place, tools, found)
    main = "".join(found.main)
    tools.gather.show(part.place, main)
    for text in [*found.joinings(), found.stored_dates()]:
        tools.gather.sweep(part.place, text)
    hidden = hidden_strings(found)
    tools.gather.sweep(part.place, hidden)
    spoken = [value for value in [*found.attributes, *found.marks] if _is_spoken(value)]
    tools.gather.show(part.at("attributes and comments"), "\n".join(spoken))
    sweep_text(part, main, tools)
    sweep_text(part, hidden, tools)


def _is_spoken(value: str) -> bool:
    """Say whether an attribute may be words of a person and no name of a schema."""
    return any(sign in value for sign in " @%:/") and not value.startswith(_SCHEMAS)


def _between(part: Part, tools: Tools, infos: list[zipfile.ZipInfo]) -> None:
    """Search what stands before, between and after the members, stale members included."""
    for start, end, usual in _gaps(part.data, infos):
        chunk = part.data[start:end]
        place = part.at("bytes between members")
        if _LOCAL in chunk:
            tools.gather.structure(place, "it holds members that the directory does not list")
            _stale(Part(place, chunk, part.depth), tools)
        elif end - start > usual:
            tools.gather.structure(place, "it holds bytes that belong to no member")
        sweep_bytes(Part(place, chunk, part.depth), tools)


def _gaps(data: bytes, infos: list[zipfile.ZipInfo]) -> Iterator[tuple[int, int, int]]:
    """Yield start, end and usual length of the stretches outside members and directory."""
    at, usual = 0, 0
    for start, end in sorted(_range(data, info) for info in infos):
        if start > at:
            yield at, start, usual
        at, usual = max(at, end), _DESCRIPTOR
    directory = data.find(b"PK\x01\x02", at)
    if directory > at:
        yield at, directory, usual
    tail = data.rfind(b"PK\x05\x06")
    if tail >= 0 and tail + _END_SIZE < len(data):
        comment = int.from_bytes(data[tail + _END_SIZE - 2 : tail + _END_SIZE], "little")
        if tail + _END_SIZE + comment < len(data):
            yield tail + _END_SIZE + comment, len(data), 0


def _range(data: bytes, info: zipfile.ZipInfo) -> tuple[int, int]:
    start = info.header_offset
    head = data[start : start + _LOCAL_SIZE]
    if len(head) < _LOCAL_SIZE:
        return start, start
    name, extra = struct.unpack("<HH", head[26:30])
    return start, start + _LOCAL_SIZE + name + extra + info.compress_size


def _stale(part: Part, tools: Tools) -> None:
    """Unpack members that only their local header tells of."""
    at = part.data.find(_LOCAL)
    while at >= 0:
        head = part.data[at : at + _LOCAL_SIZE]
        if len(head) < _LOCAL_SIZE:
            return
        name, extra = struct.unpack("<HH", head[26:30])
        body = part.data[at + _LOCAL_SIZE + name + extra :]
        try:
            data = zlib.decompressobj(-zlib.MAX_WBITS).decompress(body, max(tools.gather.room, 1))
        except zlib.error:
            data = body
        tools.gather.unpack(len(data))
        tools.examine(part.child("unlisted member", data))
        at = part.data.find(_LOCAL, at + 4)
