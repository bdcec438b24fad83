"""Bytes of a PDF that belong to no object: before the start, between the objects, after the end.

Hands text and files hidden there to the verifier. It does not promise to know what unknown binary bytes
mean.
"""

from __future__ import annotations

import re
from typing import Final

from redactor.verify.part import Part, Tools
from redactor.verify.raw import as_text, sweep_text
from redactor.verify.sniff import sniff

_OBJECT: Final = re.compile(rb"\b\d+\s+\d+\s+obj\b.*?\bendobj\b", re.DOTALL)
_TABLE: Final = re.compile(rb"\b\d{10} \d{5} [nf]\b")
_ZIP: Final = b"PK\x03\x04"
_END: Final = b"%%EOF"
_FILES: Final = frozenset({"gzip", "bzip2", "xz", "ole", "rtf", "image"})


def read_loose(part: Part, around: Part, tools: Tools) -> None:
    """Search what lies beside the objects; `around` is the file without its streams."""
    loose = _TABLE.sub(b"", _OBJECT.sub(b"\n", around.data))
    sweep_text(around, as_text(loose), tools)
    at = part.data.rfind(_END) + len(_END) if _END in part.data else len(part.data)
    after = part.data[at:].lstrip(b"\x00\t\r\n ")
    kind = sniff(after)
    if kind == "zip":  # it counts its places from the start of the file
        tools.examine(around.child("an archive after the end", bytes(at) + part.data[at:]))
    elif kind in _FILES:
        tools.examine(around.child("a file after the end", after))
    elif _ZIP in loose:
        tools.examine(around.child("an archive beside the objects", loose[loose.find(_ZIP) :]))
