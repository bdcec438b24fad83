"""What sort of file some bytes are, by content: its usual extension and its MIME type.

Takes bytes, mostly of files that Redactor wrote itself; gives an extension and a type.
It does not promise that the bytes are whole: the adapter of that sort finds out.
"""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Kind:
    """A sort of file. `mime` is what a mail says of it."""

    extension: str
    mime: str


TEXT: Final = Kind("txt", "text/plain")
HTML: Final = Kind("html", "text/html")
MAIL: Final = Kind("eml", "message/rfc822")
ZIP: Final = Kind("zip", "application/zip")
UNKNOWN: Final = Kind("bin", "application/octet-stream")
_OFFICE: Final = "application/vnd.openxmlformats-officedocument."
_MAGIC: Final = (
    (b"\x89PNG\r\n\x1a\n", Kind("png", "image/png")),
    (b"\xff\xd8\xff", Kind("jpg", "image/jpeg")),
    (b"GIF8", Kind("gif", "image/gif")),
    (b"II*\x00", Kind("tiff", "image/tiff")),
    (b"MM\x00*", Kind("tiff", "image/tiff")),
    (b"%PDF-", Kind("pdf", "application/pdf")),
    (b"{\\rtf", Kind("rtf", "application/rtf")),
)
_PACKAGES: Final = (
    (b"wordprocessingml.", Kind("docx", _OFFICE + "wordprocessingml.document")),
    (b"spreadsheetml.", Kind("xlsx", _OFFICE + "spreadsheetml.sheet")),
    (b"presentationml.", Kind("pptx", _OFFICE + "presentationml.presentation")),
)
_HEAD: Final = 4096
_HTML: Final = re.compile(rb"\s*<(!doctype html|html)\b", re.I)
_MAIL: Final = re.compile(rb"(?:[!-9;-~]+:[^\n]*\n(?:[ \t][^\n]*\n)*)*?MIME-Version:", re.I)
_CONTROLS: Final = bytes(set(range(32)) - {9, 10, 12, 13}) + b"\x7f"


def kind_of(data: bytes) -> Kind:
    """Return the sort of file."""
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            return kind
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return Kind("webp", "image/webp")
    if data.startswith(b"BM") and data[6:10] == b"\x00\x00\x00\x00":
        return Kind("bmp", "image/bmp")
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _package(data)
    return _text(data)


def _package(data: bytes) -> Kind:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive, archive.open("[Content_Types].xml") as member:
            types = member.read(1_000_000)
    except Exception:  # noqa: BLE001 - whatever is wrong with a zip, it is a zip
        return ZIP
    return next((kind for sign, kind in _PACKAGES if sign in types), ZIP)


def _text(data: bytes) -> Kind:
    head = data[:_HEAD].removeprefix(b"\xef\xbb\xbf")
    if head.translate(None, _CONTROLS) != head:
        return UNKNOWN
    if _HTML.match(head):
        return HTML
    return MAIL if _MAIL.match(head) else TEXT
