"""Just enough of a TrueType file: which characters its glyphs are, which glyphs have outlines.

Takes the bytes of an embedded font, gives numbers. Damaged tables raise, and the caller says unread.

    table directory  ->  cmap (4, 6, 0, 12)  code -> glyph
                     ->  loca + glyf         glyph -> outline or none
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

_COMPOSITE_MORE: Final = 0x20
_WORDS: Final = 0x1
_SCALES: Final = ((0x8, 2), (0x40, 4), (0x80, 8))


def tables_of(data: bytes) -> dict[bytes, bytes]:
    """Return the tables of a TrueType or OpenType font; empty if it is none."""
    if data[:4] not in {b"\x00\x01\x00\x00", b"true", b"OTTO"}:
        return {}
    (count,) = struct.unpack(">H", data[4:6])
    found = {}
    for index in range(count):
        entry = data[12 + 16 * index : 28 + 16 * index]
        tag, _, offset, length = struct.unpack(">4sIII", entry)
        found[tag] = data[offset : offset + length]
    return found


def codes_of_glyphs(data: bytes) -> dict[int, int]:
    """Return glyph -> character code, by the font's own Unicode map."""
    cmap = tables_of(data).get(b"cmap", b"")
    found: dict[int, int] = {}
    if len(cmap) < struct.calcsize(">HH"):
        return found
    (count,) = struct.unpack(">H", cmap[2:4])
    for index in range(count):
        platform, encoding, offset = struct.unpack(">HHI", cmap[4 + 8 * index : 12 + 8 * index])
        if (platform, encoding) in {(3, 1), (3, 10), (0, 3), (0, 4)}:
            for code, glyph in _codes(cmap[offset:]):
                found.setdefault(glyph, code)
    return found


def characters_of(data: bytes, texts: set[str], code: int) -> set[int]:
    """Return the glyphs that a simple font may draw for a code: by any of its maps."""
    cmap = tables_of(data).get(b"cmap", b"")
    found: set[int] = set()
    wanted = {ord(text) for text in texts if len(text) == 1} | {code}
    if len(cmap) >= struct.calcsize(">HH"):
        (count,) = struct.unpack(">H", cmap[2:4])
        for index in range(count):
            (offset,) = struct.unpack(">I", cmap[8 + 8 * index : 12 + 8 * index])
            found |= {glyph for character, glyph in _codes(cmap[offset:]) if character in wanted}
    return found or {code}


def _codes(table: bytes) -> Iterator[tuple[int, int]]:
    (form,) = struct.unpack(">H", table[:2])
    if form == 4:
        yield from _codes_by_segment(table)
    elif form == 0:
        yield from enumerate(table[6:262])
    elif form == 6:
        first, count = struct.unpack(">HH", table[6:10])
        yield from enumerate(struct.unpack(f">{count}H", table[10 : 10 + 2 * count]), first)
    elif form == 12:
        (count,) = struct.unpack(">I", table[12:16])
        for index in range(count):
            first, last, glyph = struct.unpack(">III", table[16 + 12 * index : 28 + 12 * index])
            yield from ((code, glyph + code - first) for code in range(first, min(last, first + 70_000) + 1))


def _codes_by_segment(table: bytes) -> Iterator[tuple[int, int]]:
    (doubled,) = struct.unpack(">H", table[6:8])
    count = doubled // 2
    ends = struct.unpack(f">{count}H", table[14 : 14 + doubled])
    starts = struct.unpack(f">{count}H", table[16 + doubled : 16 + 2 * doubled])
    deltas = struct.unpack(f">{count}H", table[16 + 2 * doubled : 16 + 3 * doubled])
    at = 16 + 3 * doubled
    shifts = struct.unpack(f">{count}H", table[at : at + doubled])
    for index in range(count):
        for code in range(starts[index], ends[index] + 1):
            if shifts[index] == 0:
                yield code, (code + deltas[index]) & 0xFFFF
                continue
            place = at + 2 * index + shifts[index] + 2 * (code - starts[index])
            glyph = int.from_bytes(table[place : place + 2], "big")
            if glyph:
                yield code, (glyph + deltas[index]) & 0xFFFF


def outlined_glyphs(data: bytes) -> dict[int, bytes]:
    """Return glyph -> outline for the glyphs that have one."""
    tables = tables_of(data)
    if b"glyf" not in tables or b"loca" not in tables or b"head" not in tables:
        return {}
    glyf, loca = tables[b"glyf"], tables[b"loca"]
    (long_form,) = struct.unpack(">h", tables[b"head"][50:52])
    size, factor = (4, 1) if long_form else (2, 2)
    offsets = [int.from_bytes(loca[at : at + size], "big") * factor for at in range(0, len(loca), size)]
    pairs = enumerate(pairwise(offsets))
    return {glyph: glyf[start:end] for glyph, (start, end) in pairs if end > start}


def components(outline: bytes) -> set[int]:
    """Return the glyphs that a composite outline is made of."""
    found: set[int] = set()
    if len(outline) < 10 or struct.unpack(">h", outline[:2])[0] >= 0:
        return found
    at, flags = 10, _COMPOSITE_MORE
    while flags & _COMPOSITE_MORE and at + 4 <= len(outline):
        flags, glyph = struct.unpack(">HH", outline[at : at + 4])
        found.add(glyph)
        at += 4 + (4 if flags & _WORDS else 2)
        at += next((size for flag, size in _SCALES if flags & flag), 0)
    return found
