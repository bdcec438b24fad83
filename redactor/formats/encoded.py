"""Files written out as letters inside a text: pictures and archives in base64 or hex, and data addresses.

Takes text; gives where they begin. It does not open them, and does not report encoded words: those are
text of another spelling, which the search and the verifier decode.
"""

from __future__ import annotations

import base64
import binascii
import re
import zlib
from collections.abc import Iterator
from typing import Final

_BASE64: Final = re.compile(r"[A-Za-z0-9+/_-]{24,}(?:[ \t>|]*\r?\n[ \t>|]*[A-Za-z0-9+/_-]{24,})*={0,2}")
_HEX: Final = re.compile(r"(?:[0-9A-Fa-f]{2}[\s:,]{0,2}){24,}")
_DATA_ADDRESS: Final = re.compile(r"\bdata:[\w.+-]+/[\w.+-]+(?:;[\w.=-]+)*;base64,", re.I)
_UTF_7: Final = re.compile(r"\+(A[A-Za-z0-9/]{10,})-")
_UU: Final = re.compile(r"^begin(-base64 .*| [0-7]{3,4} \S.*\r?\n[!-`][ -`]{3,61})\r?$|^=ybegin ", re.M)
_NOISE: Final = re.compile(r"[^A-Za-z0-9+/_-]")
_HEAD: Final = 400  # letters that are decoded to see what it is
_MAGIC: Final = (
    b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*", b"%PDF-", b"PK\x03\x04", b"\x1f\x8b\x08",
    b"BZh", b"\xfd7zXZ\x00", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"7z\xbc\xaf\x27\x1c", b"Rar!", b"{\\rtf",
    b"RIFF", b"\xd7\xcd\xc6\x9a", b"ID3", b"OggS", b"\x28\xb5\x2f\xfd",
)  # fmt: skip
_BOXES: Final = b"ftyp"
_BITMAP: Final = re.compile(rb"BM.{4}\x00\x00\x00\x00.{4}[\x0c\x28\x34\x38\x40\x6c\x7c]\x00\x00\x00", re.S)


def encoded_files(text: str) -> Iterator[int]:
    """Yield where a file begins that is written out as letters."""
    for pattern in (_DATA_ADDRESS, _UU):
        yield from (match.start() for match in pattern.finditer(text))
    for match in _BASE64.finditer(text):
        if _is_file(_from_base64(match[0][:_HEAD])):
            yield match.start()
    for match in _HEX.finditer(text):
        digits = re.sub(r"[^0-9A-Fa-f]", "", match[0][:_HEAD])
        if _is_file(bytes.fromhex(digits[: len(digits) // 2 * 2])):
            yield match.start()
    for match in _UTF_7.finditer(text):
        if _is_wide(_from_base64(match[1])):
            yield match.start()


def _from_base64(text: str) -> bytes:
    letters = _NOISE.sub("", text).translate(str.maketrans("-_", "+/"))
    try:
        return base64.b64decode(letters[: len(letters) // 4 * 4])
    except binascii.Error:
        return b""


def _is_file(data: bytes) -> bool:
    known = data.startswith(_MAGIC) or data[4:8] == _BOXES or _BITMAP.match(data)
    return bool(known) or _is_packed(data)


def _is_packed(data: bytes) -> bool:
    """Say whether this begins a zlib stream: by its two first bytes alone many a word would."""
    if len(data) < 2 or data[0] != 0x78 or int.from_bytes(data[:2], "big") % 31:
        return False
    try:
        return bool(zlib.decompressobj().decompress(data, 1))
    except zlib.error:
        return False


def _is_wide(data: bytes) -> bool:
    """Say whether these are characters of two bytes each, as UTF-7 writes them."""
    return len(data) >= 6 and not any(data[: len(data) // 2 * 2 : 2])
