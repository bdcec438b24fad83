"""Formats that are swept but not understood, and wrappers that are unpacked.

Takes a part. Old Office files (OLE) are searched in every encoding and stay unread: text in them may be
stored in pieces.
"""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import zlib
from typing import Any, Final

from redactor.verify.compound import streams
from redactor.verify.gather import OverLimit
from redactor.verify.outlook import PROPERTIES, read_message
from redactor.verify.part import Part, Tools
from redactor.verify.raw import sweep_bytes
from redactor.verify.sniff import sniff

_OPENERS: Final[dict[str, Any]] = {"gzip": gzip.open, "bzip2": bz2.open, "xz": lzma.open}


def read_ole(part: Part, tools: Tools) -> None:
    """Sweep an OLE file, as it lies there and stream by stream, as Latin letters and as UTF-16.

    A message of Outlook is read; of old Office files nobody can say that everything was.
    """
    if any(name == PROPERTIES for name, _ in streams(part.data)):
        read_message(part, tools)
        return
    sweep_bytes(part, tools)
    for name, data in streams(part.data):
        tools.gather.unpack(len(data))
        inner = Part(part.at(name), data, part.depth)
        sweep_bytes(inner, tools)
        for text in (data.decode("cp1252", "replace"), *(_wide(data[shift:]) for shift in (0, 1))):
            tools.gather.sweep(inner.place, text, data=True)
    latin = part.data.decode("latin-1").replace("\x00", "")
    tools.gather.sweep(part.place, latin, data=True)
    tools.gather.unread(part.place, "old Office files cannot be read completely")


def _wide(data: bytes) -> str:
    return data[: len(data) // 2 * 2].decode("utf-16-le", "replace")


def read_packed(part: Part, tools: Tools) -> None:
    """Unpack gzip, bzip2 or xz, and examine what comes out."""
    opener = _OPENERS[sniff(part.data)]
    try:
        with opener(io.BytesIO(part.data)) as stream:
            data = stream.read(max(tools.gather.room, 0) + 1)
    except (OSError, EOFError, zlib.error, lzma.LZMAError):
        sweep_bytes(part, tools)
        tools.gather.unread(part.place, "it is packed and cannot be unpacked")
        return
    if len(data) > len(part.data) * tools.gather.limits.expansion + 1_000_000:
        raise OverLimit("it unpacks to many times its size")
    tools.gather.unpack(len(data))
    sweep_bytes(part, tools)
    tools.examine(part.child("unpacked", data))
