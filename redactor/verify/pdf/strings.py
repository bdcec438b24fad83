"""Strings and names of PDF syntax, cut out of any bytes.

Takes bytes, gives decoded strings. It does not promise to parse: it finds what looks like a string.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

LINE_ENDS: Final = b"\r\n"
"""What may or may not belong to a stream before its end: not counted when streams are compared."""
_NESTED: Final = rb"\((?:[^()\\]++|\\.|\((?:[^()\\]++|\\.|\((?:[^()\\]++|\\.)*+\))*+\))*+\)"
STRING: Final = re.compile(rb"(%b)|<((?:[0-9A-Fa-f]\s*){2,}+)>" % _NESTED, re.DOTALL)
_NAME: Final = re.compile(rb"/([^\s()<>\[\]{}/%\x00]{3,})")
_COMMENT: Final = re.compile(rb"%[^\r\n]{3,}")
_ESCAPE: Final = re.compile(rb"\\(?:([0-7]{1,3})|(\r\n|\r|\n)|(.))", re.DOTALL)
_HASH: Final = re.compile(rb"#([0-9A-Fa-f]{2})")
_LANGUAGE: Final = re.compile("\x1b[A-Za-z]{2,4}\x1b")
"""A language code inside a text string, which no reader shows."""
_ESCAPED: Final = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}


def literal(body: bytes) -> bytes:
    """Return the bytes of a literal string, given without its outer brackets."""
    return _ESCAPE.sub(_unescaped, body) if b"\\" in body else body


def _unescaped(match: re.Match[bytes]) -> bytes:
    if match[1]:
        return bytes([int(match[1], 8) & 0xFF])
    if match[2]:
        return b""
    return _ESCAPED.get(match[3], match[3])


def hexadecimal(body: bytes) -> bytes:
    """Return the bytes of a hexadecimal string, given without its brackets."""
    digits = re.sub(rb"\s", b"", body)
    return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii"))


def string_of(match: re.Match[bytes]) -> bytes:
    """Return the bytes of a `STRING` match."""
    return literal(match[1][1:-1]) if match[1] is not None else hexadecimal(match[2])


def text_of(data: bytes) -> str:
    """Return the text of a string object: UTF-16 or UTF-8 by their marks, else Latin; no language codes."""
    return _LANGUAGE.sub("", _decoded(data))


def _decoded(data: bytes) -> str:
    if data.startswith(b"\xfe\xff"):
        return data.decode("utf-16-be", errors="replace")
    if data.startswith(b"\xff\xfe"):
        return data.decode("utf-16-le", errors="replace")
    if data.startswith(b"\xef\xbb\xbf"):
        return data.decode("utf-8", errors="replace")
    return data.decode("cp1252", errors="replace")


def texts_in(data: bytes) -> Iterator[str]:
    """Yield the strings, names and comments in bytes of PDF syntax."""
    for match in STRING.finditer(data):
        yield text_of(string_of(match))
    for match in _NAME.finditer(data):
        yield _HASH.sub(lambda found: bytes.fromhex(found[1].decode()), match[1]).decode("utf-8", "replace")
    for match in _COMMENT.finditer(data):
        yield match[0].decode("utf-8", "replace")
