"""Cuts a Type 1 font program (PFA inside a PDF) down to the glyphs that are still drawn.

Takes the program; gives a new one and the lengths of its three parts. Charstrings of other glyphs
become empty, their names numbers. Raises `CannotRedact` for a program it cannot follow.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from fontTools.encodings.StandardEncoding import StandardEncoding

from redactor.formats.pdf.charstring import ANYTHING, calls, letters
from redactor.model.errors import CannotRedact

_EEXEC: Final = 55665
_CHARSTRING: Final = 4330
_ENTRY: Final = re.compile(rb"/([^\s/]+)\s+(\d+)\s+(RD|-\||\S+)\s")
_ROUTINE: Final = re.compile(rb"dup\s+(\d+)\s+(\d+)\s+(?:RD|-\||\S+)\s")
_GIVEN: Final = 5
"""Every program has these subroutines: for curves that are nearly flat, and for hints."""
_NOTHING: Final = b"\x8b\x8b\x0d\x0e"
_SPEAKING: Final = (b"FullName", b"FamilyName", b"Weight", b"Notice", b"version", b"Copyright")
_ZEROS: Final = b"\n" + (b"0" * 64 + b"\n") * 8 + b"cleartomark\n"


def _decrypt(data: bytes, key: int) -> bytes:
    out = bytearray()
    for byte in data:
        out.append(byte ^ (key >> 8))
        key = ((byte + key) * 52845 + 22719) & 0xFFFF
    return bytes(out)


def _encrypt(data: bytes, key: int) -> bytes:
    out = bytearray()
    for byte in data:
        cipher = byte ^ (key >> 8)
        key = ((cipher + key) * 52845 + 22719) & 0xFFFF
        out.append(cipher)
    return bytes(out)


def cut_type1(data: bytes, keep: set[str]) -> tuple[bytes, tuple[int, int, int]]:
    """Return the new program and its Length1, Length2, Length3."""
    if data[:1] == b"\x80":
        data = _without_segments(data)
    start = data.find(b"eexec")
    if start < 0:
        raise CannotRedact("A font in the PDF cannot be reduced to the letters that stay")
    start += 5
    while data[start : start + 1] in (b"\r", b"\n", b" ", b"\t"):
        start += 1
    clear, secret = data[:start], data[start:]
    end = secret.rfind(b"cleartomark")
    if end >= 0:
        secret = secret[:end].rstrip(b"0\r\n \t") if end > 512 else secret[:end]
    if re.fullmatch(rb"[0-9A-Fa-f\s]{8}", secret[:8]):
        digits = re.sub(rb"\s", b"", secret)
        secret = bytes.fromhex(digits[: len(digits) // 2 * 2].decode("ascii"))
    private = _private(_decrypt(secret, _EEXEC)[4:], {name.encode("latin-1") for name in keep})
    clear = _clear(clear, keep)
    cipher = _encrypt(b"\x00\x00\x00\x00" + private, _EEXEC)
    return clear + cipher + _ZEROS, (len(clear), len(cipher), len(_ZEROS))


def _without_segments(data: bytes) -> bytes:
    out, at = b"", 0
    while data[at : at + 1] == b"\x80" and data[at + 1 : at + 2] in (b"\x01", b"\x02"):
        length = int.from_bytes(data[at + 2 : at + 6], "little")
        out += data[at + 6 : at + 6 + length]
        at += 6 + length
    return out


def _clear(clear: bytes, keep: set[str]) -> bytes:
    clear = re.sub(rb"%(?!!)[^\r\n]*", b"", clear)
    clear = re.sub(rb"^%![^\r\n]*", b"%!PS-AdobeFont-1.0: F", clear)
    for key in _SPEAKING:
        clear = re.sub(rb"/" + key + rb"\s*\((?:[^()\\]|\\.|\([^()]*\))*\)", b"/" + key + b" ()", clear)
    clear = re.sub(rb"/FontName\s*/\S+", b"/FontName /F", clear)
    names = {name.encode("latin-1") for name in keep}

    def entry(match: re.Match[bytes]) -> bytes:
        return match[0] if match[2] in names else b""

    return re.sub(rb"dup\s+(\d+)\s*/(\S+)\s+put\s*", entry, clear)


def _next(private: bytes, position: int) -> re.Match[bytes] | None:
    """Return the next glyph's entry, None at the end of the list."""
    match = _ENTRY.search(private, position)
    if match is None or b"end" in private[position : match.start()].split():
        return None
    return match


def _bodies(private: bytes, position: int, skip: int) -> Iterator[tuple[bytes, bytes]]:
    """Yield name and decrypted program of each glyph."""
    while (match := _next(private, position)) is not None:
        position = match.end() + int(match[2])
        yield match[1], _decrypt(private[match.end() : position], _CHARSTRING)[skip:]


def _with_parts(bodies: dict[bytes, bytes], keep: set[bytes]) -> set[bytes]:
    """Add the letters and accents that accented letters are put together of."""
    kept = set(keep)
    for name in keep & bodies.keys():
        for code in letters(bodies[name]) or ():
            kept.add(StandardEncoding[code].encode("latin-1") if 0 <= code < 256 else b"")
    return kept


def _routines(listed: bytes, bodies: list[bytes], skip: int) -> bytes:
    """Empty the subroutines that no glyph calls any more: they may hold pieces of outlines that are gone."""
    found: dict[int, tuple[int, int, bytes]] = {}
    position = 0
    while (match := _ROUTINE.search(listed, position)) is not None:
        position = match.end() + int(match[2])
        body = _decrypt(listed[match.end() : position], _CHARSTRING)[skip:]
        found[int(match[1])] = (match.start(), position, body)
    wanted, pending = set(range(_GIVEN)), list(bodies)
    pending += [found[number][2] for number in wanted & found.keys()]
    while pending:
        called = calls(pending.pop())
        more = set(found) if ANYTHING in called else called & found.keys()
        pending += [found[number][2] for number in more - wanted]
        wanted |= more
    out, at = [], 0
    for number, (start, end, _) in found.items():
        if number not in wanted:
            empty = _locked(b"\x0b", skip)
            out += [listed[at:start], b"dup %d %d RD " % (number, len(empty)) + empty]
            at = end
    return b"".join([*out, listed[at:]])


def _locked(body: bytes, skip: int) -> bytes:
    return _encrypt(b"\x00" * skip + body, _CHARSTRING)


def _private(private: bytes, keep: set[bytes]) -> bytes:
    at = private.find(b"/CharStrings")
    if at < 0:
        raise CannotRedact("A font in the PDF cannot be reduced to the letters that stay")
    found = re.search(rb"/lenIV\s+(-?\d+)", private)
    skip = int(found[1]) if found else 4
    if skip < 0:
        raise CannotRedact("A font in the PDF cannot be reduced to the letters that stay")
    head = re.search(rb"/Subrs\b|\d+\s+RD\s", private[:at])
    edge = head.start() if head else at
    begin = private.find(b"begin", at) + 5
    bodies = dict(_bodies(private, begin, skip))
    kept = _with_parts(bodies, keep | {b".notdef"})
    routines = _routines(private[edge:at], [bodies[name] for name in kept & bodies.keys()], skip)
    out = [re.sub(rb"%[^\r\n]*", b"", private[:edge]), routines, private[at:begin]]
    position, count = begin, 0
    while (match := _next(private, position)) is not None:
        length = int(match[2])
        out.append(private[position : match.start()])
        if match[1] in kept:
            out.append(match[0] + private[match.end() : match.end() + length])
        else:
            empty = _locked(_NOTHING, skip)
            out.append(b"/g%d %d %s " % (count, len(empty), match[3]) + empty)
        count += 1
        position = match.end() + length
    rest = private[position:]
    end = rest.find(b"closefile")
    return b"".join(
        [*out, rest[:end] if end >= 0 else rest.rstrip(b"0\r\n \t"), b"closefile\n" if end >= 0 else b"\n"]
    )
