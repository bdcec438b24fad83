"""Just enough of a Type 1 font: how many of its glyphs have an outline, and subroutines nothing calls.

Takes the bytes of an embedded font, gives numbers. What cannot be followed counts as too much.
"""

from __future__ import annotations

import re
from typing import Final

_HEADS: Final = (b"%!", b"\x80\x01")
_GLYPH: Final = re.compile(rb"/[^\s/]+\s+(\d+)\s+(?:RD|-\||\S+)\s")
_ROUTINE: Final = re.compile(rb"dup\s+(\d+)\s+(\d+)\s+(?:RD|-\||\S+)\s")
_LEAD: Final = re.compile(rb"/lenIV\s+(\d+)")
_HEX: Final = re.compile(rb"[0-9A-Fa-f\s]{8}")
_FILE_KEY: Final = 55665
_GLYPH_KEY: Final = 4330
_BLANK: Final = 12
"""A glyph that draws nothing is two numbers of at most five bytes, and two operators."""
_GIVEN: Final = 5
"""Every program has these subroutines: for curves that are nearly flat, and for hints."""
_CALL: Final = 10
_NEW_HINTS: Final = b"\x8f"
"""The number four: that subroutine calls the one whose number stands before."""
_NEW_HINTS_SPELT_OUT: Final = b"\x8c\x8e\x0c\x10\x0c\x11"
_SEAC: Final = b"\x0c\x06"
_COUNTLESS: Final = 1 << 20


def outlined_count(program: bytes) -> int:
    """Return the number of glyphs with an outline; those put together of two others count as none."""
    if not program.startswith(_HEADS):
        return 0
    secret = _secret(program)
    edge = secret.find(b"/CharStrings")
    if edge < 0:
        return _COUNTLESS
    glyphs = [body for _, body in _entries(secret, edge, _GLYPH)]
    routines = {number: body for number, body in _entries(secret[:edge], 0, _ROUTINE) if len(body) > 1}
    drawn = [body for body in glyphs if len(body) > _BLANK]
    called = set(range(_GIVEN))
    for body in [*drawn, *routines.values()]:
        called |= _calls(body)
    put_together = sum(2 for body in drawn if _SEAC in body)
    return len(drawn) - put_together + len(routines.keys() - called)


def _entries(data: bytes, at: int, pattern: re.Pattern[bytes]) -> list[tuple[int, bytes]]:
    """Return glyphs or subroutines with their numbers, unlocked."""
    found = _LEAD.search(data)
    lead = int(found[1]) if found else 4
    entries: list[tuple[int, bytes]] = []
    match = pattern.search(data, at)
    while match is not None:
        length = int(match[match.lastindex or 1])
        locked = data[match.end() : match.end() + length]
        number = int(match[1]) if match.lastindex == 2 else len(entries)
        entries.append((number, _unlocked(locked, _GLYPH_KEY)[lead:]))
        match = pattern.search(data, match.end() + length)
    return entries


def _calls(body: bytes) -> set[int]:
    """Return the numbers of the subroutines that a program calls; too many rather than too few."""
    called: set[int] = set()
    for at, byte in enumerate(body):
        if byte == _CALL:
            called |= _numbers_before(body, at)
            if body[at - 1 : at] == _NEW_HINTS:
                called |= _numbers_before(body, at - 1)
            if body[:at].endswith(_NEW_HINTS_SPELT_OUT):
                called |= _numbers_before(body, at - len(_NEW_HINTS_SPELT_OUT))
    return called


def _numbers_before(body: bytes, at: int) -> set[int]:
    """Return what may be meant by the bytes before a place: a number of one byte, or of two."""
    one, two = body[max(0, at - 1) : at], body[max(0, at - 2) : at]
    found = {one[0] - 139} if one else set()
    if len(two) == 2 and 247 <= two[0] <= 250:
        found.add((two[0] - 247) * 256 + two[1] + 108)
    return found


def _secret(program: bytes) -> bytes:
    """Return the second part of the program, unlocked."""
    plain = _without_segments(program)
    at = plain.find(b"eexec")
    locked = plain[at + 5 :].lstrip(b"\r\n \t")
    if _HEX.match(locked):
        digits = re.sub(rb"[^0-9A-Fa-f]", b"", locked)
        locked = bytes.fromhex(digits[: len(digits) // 2 * 2].decode("ascii"))
    return _unlocked(locked, _FILE_KEY)[4:] if at >= 0 else b""


def _without_segments(program: bytes) -> bytes:
    parts, at = [], 0
    while program[at : at + 1] == b"\x80" and program[at + 1 : at + 2] in {b"\x01", b"\x02"}:
        length = int.from_bytes(program[at + 2 : at + 6], "little")
        parts.append(program[at + 6 : at + 6 + length])
        at += 6 + length
    return b"".join(parts) or program


def _unlocked(data: bytes, key: int) -> bytes:
    out = bytearray()
    for byte in data:
        out.append(byte ^ (key >> 8))
        key = ((byte + key) * 52845 + 22719) & 0xFFFF
    return bytes(out)
