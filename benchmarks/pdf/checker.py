"""Whether some words can still be had from a PDF: poppler, qpdf, pypdf and text recognition, none of it ours.

Takes bytes and needles; gives the ways in which one was seen. It shares no code with Redactor.
"""

from __future__ import annotations

import base64
import io
import logging
import re
import shutil
import subprocess
import tempfile
import unicodedata
import urllib.parse
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pypdf
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, StreamObject

logging.getLogger("pypdf").setLevel(logging.CRITICAL + 1)
_ALIKE = str.maketrans("\u0430\u0435\u043e", "aeo")


def squeezed(text: str) -> str:
    """Letters and digits only, small, accents and look-alikes folded."""
    plain = unicodedata.normalize("NFKD", text.translate(_ALIKE)).casefold()
    return "".join(char for char in plain if char.isalnum())


def ways(data: bytes, needles: Iterable[str], *, look: bool = False) -> list[str]:
    """Return how any of the needles can be read from a PDF."""
    wanted = [squeezed(one) for one in needles]
    found = {}
    for how, text in texts(data):
        if how not in found and _holds(squeezed(text), wanted):
            found[how] = None
    if look:
        for how, text in _seen(data):
            if how not in found and _nearly(squeezed(text), wanted):
                found[how] = None
    return list(found)


def holds(data: bytes, needles: Iterable[str]) -> bool:
    """Say whether any of the needles can be read in any way; stops at the first."""
    wanted = [squeezed(one) for one in needles]
    return any(_holds(squeezed(text), wanted) for _, text in texts(data))


def _holds(hay: str, wanted: list[str]) -> bool:
    return any(one in hay or one[::-1] in hay for one in wanted)


def _nearly(hay: str, wanted: list[str]) -> bool:
    """Text recognition may get one letter wrong."""
    for one in wanted:
        for at in range(max(0, len(hay) - len(one)) + 1):
            if sum(a != b for a, b in zip(one, hay[at : at + len(one)], strict=False)) <= 1 and len(
                hay[at : at + len(one)]
            ) == len(one):
                return True
    return False


def texts(data: bytes, depth: int = 0) -> Iterator[tuple[str, str]]:
    yield from _decodings("bytes of the file", data)
    yield from _decodings("streams by hand", b"\n".join(_by_hand(data)))
    for name, arguments in {"pdftotext": [], "pdftotext -raw": ["-raw"], "-layout": ["-layout"]}.items():
        yield name, _run("pdftotext", *arguments, "-", "-", given=data).decode("utf-8", "replace")
    unpacked = _qdf(data)
    yield from _decodings("bytes unpacked by qpdf", unpacked)
    yield "strings joined", _joined(unpacked)
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        if reader.is_encrypted:
            return
        yield "pypdf text", "\n".join(page.extract_text() for page in reader.pages)
        for said in _objects(reader):
            yield from _decodings("objects by pypdf", said)
            if depth < 2:
                yield from _inside(said, depth)
    except Exception as error:  # noqa: BLE001  # a broken file is read by the others
        yield "pypdf failed", type(error).__name__


def _by_hand(data: bytes) -> Iterator[bytes]:
    """What unpacks wherever a stream or a member of an archive begins, whoever lists it."""
    for match in re.finditer(rb"\bstream\r?\n", data):
        yield _inflated(data[match.end() :], zlib.MAX_WBITS)
    for match in re.finditer(rb"PK\x03\x04.{22}(..)(..)", data, re.DOTALL):
        skipped = int.from_bytes(match[1], "little") + int.from_bytes(match[2], "little")
        yield _inflated(data[match.end() + skipped :], -zlib.MAX_WBITS)


def _inflated(data: bytes, window: int) -> bytes:
    try:
        return zlib.decompressobj(window).decompress(data, 10_000_000)
    except zlib.error:
        return b""


def _inside(said: bytes, depth: int) -> Iterator[tuple[str, str]]:
    if said[:5] == b"%PDF-":
        yield from texts(said, depth + 1)
    elif said[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(said)) as packed:
            for name in packed.namelist():
                yield from _decodings("attached archive", name.encode() + packed.read(name))


def _objects(reader: Any) -> Iterator[bytes]:
    numbers = {number for table in reader.xref.values() for number in table} | set(reader.xref_objStm)
    parts: list[bytes] = []
    for number in sorted(numbers):
        if number:
            _walk(reader.get_object(IndirectObject(number, 0, reader)), parts, 0)
    _walk(reader.trailer, parts, 0)
    return iter(parts)


def _walk(item: Any, parts: list[bytes], depth: int) -> None:
    if depth > 50 or isinstance(item, IndirectObject):
        return
    if isinstance(item, DictionaryObject):
        parts += [str(key).encode("utf-8", "replace") for key in item]
        for key in item:
            _walk(item.raw_get(key), parts, depth + 1)
        if isinstance(item, StreamObject):
            parts.append(_unpacked(item))
    elif isinstance(item, ArrayObject):
        for value in item:
            _walk(value, parts, depth + 1)
    elif isinstance(item, bytes | str):
        parts.append(item if isinstance(item, bytes) else item.encode("utf-8", "replace"))


def _unpacked(item: StreamObject) -> bytes:
    try:
        return bytes(item.get_data())
    except Exception:  # noqa: BLE001  # then its packed bytes are searched
        return bytes(getattr(item, "_data", b""))


def _decodings(how: str, data: bytes) -> Iterator[tuple[str, str]]:
    plain = data.decode("latin-1")
    yield how, plain
    yield how, urllib.parse.unquote(urllib.parse.unquote(plain))
    if b"\x00" in data:
        for shift in (0, 1):
            yield f"{how}, UTF-16", data[shift:].decode("utf-16-be", "replace")
            yield f"{how}, UTF-16", data[shift:].decode("utf-16-le", "replace")
    for run in re.findall(r"[0-9A-Fa-f]{12,}", plain):
        whole = bytes.fromhex(run[: len(run) // 2 * 2])
        yield f"{how}, hexadecimal", whole.decode("latin-1") + whole.replace(b"\x00", b"").decode("latin-1")
    for run in re.findall(r"[A-Za-z0-9+/]{16,}={0,2}", plain)[:200]:
        try:
            yield f"{how}, base64", base64.b64decode(run + "=" * (-len(run) % 4)).decode("latin-1")
        except ValueError:
            continue
    if "\\u" in plain:
        yield f"{how}, escapes", re.sub(r"\\u([0-9a-fA-F]{4})", lambda m: chr(int(m[1], 16)), plain)


def _joined(data: bytes) -> str:
    """All strings of the file in order: letters shown one by one come together."""
    out = bytearray()
    for match in re.finditer(rb"\(((?:[^()\\]|\\.)*)\)|<([0-9a-fA-F\s]*)>", data):
        if match[1] is not None:
            out += match[1]
        else:
            digits = re.sub(rb"\s", b"", match[2])
            out += bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii"))
    return out.decode("latin-1")


def _run(*command: str, given: bytes = b"") -> bytes:
    if shutil.which(command[0]) is None:
        return b""
    return subprocess.run(command, input=given, capture_output=True, check=False).stdout


def _qdf(data: bytes) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder) / "a.pdf", Path(folder) / "b.pdf"
        source.write_bytes(data)
        _run("qpdf", "--qdf", "--object-streams=disable", "--preserve-unreferenced", str(source), str(target))
        return target.read_bytes() if target.exists() else b""


def _seen(data: bytes) -> Iterator[tuple[str, str]]:
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "a.pdf"
        source.write_bytes(data)
        _run("pdftoppm", "-r", "200", "-gray", "-png", str(source), f"{folder}/page")
        _run("pdfimages", "-png", str(source), f"{folder}/picture")
        for one in sorted(Path(folder).glob("*.png")):
            how = "page seen" if one.name.startswith("page") else "picture seen"
            yield how, _run("tesseract", str(one), "-", "--psm", "11").decode("utf-8", "replace")
