"""Compound files (.doc, .xls, .ppt): opened with olefile, and what makes them unfit to be converted.

Takes bytes; gives their streams. It does not promise to read the documents in them.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from redactor.model.errors import Damaged, Unsupported

_MACROS: Final = frozenset({"_vba_project_cur", "macros", "vba", "_vba_project"})
_SIGNED: Final = frozenset({"_signatures", "_xmlsignatures"})
_OBJECTS: Final = frozenset({"objectpool"})
_EMBEDDED: Final = ("mbd", "ole ")
_LEFT: Final = {
    "\x05summaryinformation": "property",
    "\x05documentsummaryinformation": "property",
    "msodatastore": "custom-xml",
    "current user": "metadata",
    "\x01compobj": "",
    "\x01ole": "",
    "_xmlsignatures": "",
}


@dataclass(frozen=True)
class Compound:
    """The streams of a compound file by path; storages are steps of the path, in small letters."""

    streams: dict[str, bytes]

    def stream(self, *names: str) -> bytes:
        """Return the first of these streams there is. Raises Damaged."""
        for name in names:
            if name.lower() in self.streams:
                return self.streams[name.lower()]
        raise Damaged("A part of the file is missing")

    def refuse_unfit(self) -> None:
        """Raise Unsupported for macros, signatures and embedded files."""
        for path in self.streams:
            steps = path.split("/")
            if not _MACROS.isdisjoint(steps):
                raise Unsupported("The file contains macros")
            if not _SIGNED.isdisjoint(steps):
                raise Unsupported("The file is digitally signed; redacting it would break the signature")
            if not _OBJECTS.isdisjoint(steps[:-1]) or (len(steps) > 1 and steps[0].startswith(_EMBEDDED)):
                raise Unsupported("The file holds another file inside it")

    def left_behind(self, main: frozenset[str]) -> Iterator[str]:
        """Yield a code for each stream that is not converted."""
        for path in self.streams:
            if path.split("/", 1)[0] not in main:
                code = _LEFT.get(path.split("/", 1)[0], "private-data")
                if code:
                    yield code


def open_compound(data: bytes) -> Compound:
    """Return the streams. Raises Damaged."""
    import olefile

    streams: dict[str, bytes] = {}
    try:
        with olefile.OleFileIO(io.BytesIO(data), raise_defects=olefile.DEFECT_INCORRECT) as opened:
            for path in opened.listdir(streams=True, storages=False):
                with opened.openstream(path) as stream:
                    streams["/".join(path).lower()] = stream.read()
    except (OSError, ValueError, IndexError, KeyError, RecursionError, TypeError):
        raise Damaged("The file is not a whole document of an old program") from None
    return Compound(streams)
