"""Any bytes, without a notion of their format: text in every usual encoding, and decodings of it.

Takes a part, hands text to the gatherer and hidden blobs to the verifier. It cannot say that unknown
binary bytes are harmless: those are unread.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from typing import Final

from redactor.verify.decode import blobs, decodings, is_picture
from redactor.verify.legible import ILLEGIBLE, legible
from redactor.verify.lookalikes import BREAK
from redactor.verify.part import Part, Tools
from redactor.verify.sealed_text import sealed
from redactor.verify.sniff import looks_like_text, sniff, wide_codec
from redactor.verify.table_text import columns_of, numbers_of, rows_of

_RUN: Final = re.compile(rb"[\x20-\x7e\t]{6,}")
_RUN_LE: Final = re.compile(rb"(?:[\x20-\x7e\t]\x00){6,}")
_RUN_BE: Final = re.compile(rb"(?:\x00[\x20-\x7e\t]){6,}")
_PACKED: Final = re.compile(rb"\x1f\x8b\x08|\x78[\x01\x5e\x9c\xda]")
_PACKED_TRIES: Final = 400
_PACKED_LEAST: Final = 12
_INNER: Final = frozenset({"pdf", "zip", "gzip", "ole", "rtf", "bzip2", "xz", "image", "tnef"})


def read_text(part: Part, tools: Tools) -> None:
    """Read plain text: this counts as examined."""
    text = as_text(part.data)
    if not legible(part.data, text):
        tools.gather.unread(part.place or "the whole file", ILLEGIBLE)
    tools.gather.show(part.place, text)
    sweep_text(part, text, tools)
    table = rows_of(text)
    tools.gather.show(part.at("columns"), columns_of(table))
    tools.gather.sweep(part.place, numbers_of(table))
    tools.gather.covered(part.place, "text and its decodings")


def read_unknown(part: Part, tools: Tools) -> None:
    """Sweep bytes of unknown format, and say that they were not understood."""
    sweep_bytes(part, tools)
    tools.gather.unread(part.place, "its format is not known, so it could not be read completely")


def as_text(data: bytes) -> str:
    """Decode text bytes: by mark, UTF-16, UTF-8, else Windows Latin."""
    order = wide_codec(data)
    if order:
        return data.decode(order, errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def sweep_text(part: Part, text: str, tools: Tools) -> None:
    """Search a text backwards and its decodings, and examine what is encoded in it."""
    tools.gather.sweep_backwards(part.place, text)
    for why in sealed(text):
        tools.gather.unread(part.place or "the whole file", why)
    for decoded in decodings(tools.gather.prose(text)):
        tools.gather.sweep(part.place, decoded)
    for blob in blobs(text):
        sweep_blob(part, blob, tools)


def sweep_blob(part: Part, blob: bytes, tools: Tools) -> None:
    """Search decoded bytes: as a document if they are one, as text if they read so."""
    if tools.gather.was_examined(blob):
        return
    tools.gather.unpack(len(blob))
    kind = sniff(blob)
    if kind in _INNER and (is_picture(blob) or not blob.startswith(b"BM")):  # two letters may be prose
        tools.examine(part.child("encoded data", blob))
    elif looks_like_text(blob):
        text = as_text(blob)
        tools.gather.sweep(part.place, text)
        for decoded in decodings(text):
            tools.gather.sweep(part.place, decoded)
        for inner in blobs(text):
            if looks_like_text(inner):
                tools.gather.sweep(part.place, as_text(inner))
    else:
        sweep_bytes(part.child("encoded data", blob), tools)


def sweep_bytes(part: Part, tools: Tools) -> None:
    """Search whatever text stands in binary bytes, packed blobs included."""
    for text in strings(part.data):
        tools.gather.sweep(part.place, text, data=True)
    for blob in unpacked(part.data, tools.gather.room):
        tools.gather.unpack(len(blob))
        for text in strings(blob):
            tools.gather.sweep(part.place, text, data=True)


def strings(data: bytes) -> Iterator[str]:
    """Yield the readable runs of ASCII, UTF-16 little and big endian, hard borders between them."""
    yield BREAK.join(run.decode("ascii") for run in _RUN.findall(data))
    if b"\x00" in data:
        yield BREAK.join(run.decode("utf-16-le") for run in _RUN_LE.findall(data))
        yield BREAK.join(run.decode("utf-16-be") for run in _RUN_BE.findall(data))


def unpacked(data: bytes, room: int) -> Iterator[bytes]:
    """Yield what gzip or zlib streams somewhere in these bytes unpack to."""
    for tries, match in enumerate(_PACKED.finditer(data)):
        if tries >= _PACKED_TRIES:
            return
        blob = inflate(data[match.start() :], room)
        if len(blob) >= _PACKED_LEAST:
            yield blob


def inflate(data: bytes, room: int) -> bytes:
    """Return as much as unpacks from the start of `data`, at most `room` bytes; empty if nothing."""
    engine = zlib.decompressobj(zlib.MAX_WBITS | 32)
    try:
        return engine.decompress(data, max(room, 1))
    except zlib.error:
        return b""
