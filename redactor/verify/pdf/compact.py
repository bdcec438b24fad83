"""Just enough of a Compact Font (CFF): how many of its glyphs have an outline.

Takes the bytes of an embedded font, gives a number. Damaged tables raise, and the caller says unread.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from redactor.verify.pdf.truetype import tables_of

_BLANK: Final = 6
"""A glyph that draws nothing is at most a width and the end."""
_CHARSTRINGS: Final = 17


def outlined_count(program: bytes) -> int:
    """Return the number of glyphs with an outline; 0 for fonts of other kinds."""
    data = tables_of(program).get(b"CFF ", program)
    if data[:1] != b"\x01" or len(data) < 4:
        return 0
    _, at = _index(data, data[2])
    tops, _ = _index(data, at)
    offset = _operand(tops[0], _CHARSTRINGS) if tops else 0
    glyphs, _ = _index(data, offset) if offset else ([], 0)
    return sum(len(glyph) > _BLANK for glyph in glyphs[1:])


def _index(data: bytes, at: int) -> tuple[list[bytes], int]:
    """Return the entries of an INDEX, and where it ends."""
    count = int.from_bytes(data[at : at + 2], "big")
    if not count:
        return [], at + 2
    size = data[at + 2]
    places = [
        int.from_bytes(data[start : start + size], "big")
        for start in range(at + 3, at + 3 + (count + 1) * size, size)
    ]
    base = at + 2 + (count + 1) * size
    return [data[base + a : base + b] for a, b in pairwise(places)], base + places[-1]


def _operand(dictionary: bytes, wanted: int) -> int:
    """Return the last operand before an operator of a DICT."""
    at, last = 0, 0
    while at < len(dictionary):
        first = dictionary[at]
        if first <= 21:
            if first == wanted:
                return last
            at += 2 if first == 12 else 1
            continue
        last, at = _number(dictionary, at)
    return 0


def _number(data: bytes, at: int) -> tuple[int, int]:
    first = data[at]
    if first == 28:
        return int.from_bytes(data[at + 1 : at + 3], "big", signed=True), at + 3
    if first == 29:
        return int.from_bytes(data[at + 1 : at + 5], "big", signed=True), at + 5
    if first == 30:
        end = at + 1
        while end < len(data) and data[end] & 0xF != 0xF:
            end += 1
        return 0, end + 1
    if first <= 246:
        return first - 139, at + 1
    if first <= 250:
        return (first - 247) * 256 + data[at + 1] + 108, at + 2
    return -(first - 251) * 256 - data[at + 1] - 108, at + 2
