"""Which old file this is, by content: compound files by their main stream, rich text, OpenDocument zips.

Takes bytes; gives the conversion that fits, or None. It does not promise that the file is whole.
"""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass
from typing import Final

from redactor.formats.ooxml import COMPOUND_FILE
from redactor.outside.office import Conversion

_DOCX: Final = ("docx", "MS Word 2007 XML")
_XLSX: Final = ("xlsx", "Calc MS Excel 2007 XML")
_PPTX: Final = ("pptx", "Impress MS PowerPoint 2007 XML")


@dataclass(frozen=True, slots=True)
class Source:
    """A sort of old file. `endings` are what its name may end in; `word` names what it becomes."""

    family: str
    conversion: Conversion
    endings: frozenset[str]
    word: str


def _source(family: str, reads: str, target: tuple[str, str], endings: str, word: str) -> Source:
    return Source(family, Conversion(family, reads, *target), frozenset(endings.split()), word)


DOC: Final = _source("doc", "", _DOCX, ".doc .dot .rtf .wps .odt", "Word document")
XLS: Final = _source("xls", "MS Excel 97", _XLSX, ".xls .xlt .ods", "Excel workbook")
PPT: Final = _source("ppt", "MS PowerPoint 97", _PPTX, ".ppt .pot .pps .odp", "PowerPoint presentation")
RTF: Final = _source("rtf", "Rich Text Format", _DOCX, ".rtf .doc .dot .odt", "Word document")
ODT: Final = _source("odt", "writer8", _DOCX, ".odt .ott .doc .rtf", "Word document")
ODS: Final = _source("ods", "calc8", _XLSX, ".ods .ots .xls", "Excel workbook")
ODP: Final = _source("odp", "impress8", _PPTX, ".odp .otp .ppt", "PowerPoint presentation")

_RTF: Final = re.compile(rb"\s{0,64}\{\\rtf")
_ZIP: Final = b"PK\x03\x04"
_ENTRY: Final = 128  # bytes of an entry in the directory of a compound file
_STREAMS: Final = (
    ("WordDocument", DOC),
    ("Workbook", XLS),
    ("Book", XLS),
    ("PowerPoint Document", PPT),
)
_OPEN: Final = (
    (b"application/vnd.oasis.opendocument.text", ODT),
    (b"application/vnd.oasis.opendocument.spreadsheet", ODS),
    (b"application/vnd.oasis.opendocument.presentation", ODP),
)
_TEMPLATE: Final = b"-template"


def source_of(data: bytes) -> Source | None:
    """Return the sort of old file these bytes are, None if they are none. Never raises."""
    if data.startswith(COMPOUND_FILE):
        return _compound(data)
    if _RTF.match(data[:80]):
        return RTF
    return _open_document(data) if data.startswith(_ZIP) else None


def _compound(data: bytes) -> Source | None:
    """Find the name of a main stream in the directory, whose entries lie on multiples of 128 bytes."""
    for name, source in _STREAMS:
        entry = name.encode("utf-16-le") + b"\x00\x00"
        pattern = re.compile(re.escape(entry), re.IGNORECASE)
        size = len(entry).to_bytes(2, "little")
        for match in pattern.finditer(data):
            if match.start() % _ENTRY == 0 and data[match.start() + 64 : match.start() + 66] == size:
                return source
    return None


def _open_document(data: bytes) -> Source | None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive, archive.open("mimetype") as member:
            kind = member.read(200).strip()
    except Exception:  # noqa: BLE001 - recognising must never raise, whatever the zip does
        # One too damaged to open says what it is in its first bytes.
        kind = data[38:200].split(b"PK", 1)[0] if data[30:38] == b"mimetype" else b""
    kind = kind.removesuffix(_TEMPLATE)
    return next((source for name, source in _OPEN if kind == name), None)
