"""An independent, crude look into a PDF: every object and stream by pypdf, text by PDFium."""

from __future__ import annotations

import io
import logging
import re
from typing import Any

import pikepdf
import pypdf
import pypdfium2
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, StreamObject

logging.getLogger("pypdf").setLevel(logging.ERROR)


def everything(data: bytes) -> bytes:
    """All strings, names and decoded streams of all objects, and the raw bytes."""
    parts: list[bytes] = [data]
    reader = pypdf.PdfReader(io.BytesIO(data))
    numbers = {number for table in reader.xref.values() for number in table} | set(reader.xref_objStm)
    for number in sorted(numbers):
        if number:
            _walk(reader.get_object(IndirectObject(number, 0, reader)), parts, set())
    _walk(reader.trailer, parts, set())
    return b"\n".join(parts)


def _walk(item: Any, parts: list[bytes], seen: set[int]) -> None:
    if isinstance(item, IndirectObject) or id(item) in seen:
        return
    seen.add(id(item))
    if isinstance(item, DictionaryObject):
        for key in item:
            parts.append(str(key).encode("utf-8", "replace"))
            _walk(item.raw_get(key), parts, seen)
        if isinstance(item, StreamObject) and "DCTDecode" not in str(item.get("/Filter")):
            parts.append(item.get_data())
    elif isinstance(item, ArrayObject):
        for value in item:
            _walk(value, parts, seen)
    elif isinstance(item, bytes | str):
        parts.append(item if isinstance(item, bytes) else item.encode("utf-8", "replace"))


_KEPT: list[Any] = []


def opened(data: bytes) -> Any:
    """Open with pikepdf and keep it open: its objects die with it."""
    _KEPT.append(pikepdf.open(io.BytesIO(data)))
    return _KEPT[-1]


def page_text(data: bytes) -> str:
    document = pypdfium2.PdfDocument(data)
    return "\f".join(page.get_textpage().get_text_range() for page in document)


def traces(data: bytes, word: str) -> list[str]:
    """Say in which forms a word is still in a PDF."""
    found = []
    letters = word.encode("ascii")
    forms = {
        "plain": letters,
        "utf-16": word.encode("utf-16-be"),
        "utf-16 little": word.encode("utf-16-le"),
        "hex": letters.hex().encode(),
        "hex utf-16": word.encode("utf-16-be").hex().encode(),
        "backwards": letters[::-1],
    }
    hay = everything(data).lower()
    strings = _shown(hay)
    for name, needle in forms.items():
        if needle.lower() in hay:
            found.append(name)
    if letters.lower() in strings or letters[::-1].lower() in strings:
        found.append("joined strings")
    squeezed = re.sub(r"[\W_]+", "", page_text(data)).lower()
    if word.lower() in squeezed or word.lower()[::-1] in squeezed:
        found.append("page text")
    return found


def _shown(hay: bytes) -> bytes:
    """Join all literal and hex strings, so that letters shown one by one come together."""
    joined = bytearray()
    for match in re.finditer(rb"\(((?:[^()\\]|\\.)*)\)|<([0-9a-f\s]*)>", hay):
        if match[1] is not None:
            joined += match[1]
        else:
            digits = re.sub(rb"\s", b"", match[2])
            joined += bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii"))
    return re.sub(rb"[^a-z0-9]", b"", bytes(joined).lower())
