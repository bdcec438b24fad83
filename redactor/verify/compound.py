"""Compound files (OLE): the streams put together from their sectors, in an own way of reading.

Takes bytes; gives streams with their names. It is crude: chains that lead nowhere end early.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import Final

_ENTRY: Final = 128
_LAST: Final = 0xFFFF_FFFA  # numbers from here on mean the end of a chain, or no sector at all
_HEADER_PLACES: Final = 109
_SHIFTS: Final = range(7, 17)
_SMALL_SHIFTS: Final = range(4, 17)


def streams(data: bytes, *, strict: bool = False) -> Iterator[tuple[str, bytes]]:
    """Yield name and bytes of every stream that can be put together; nothing for a broken file.

    With `strict` a stream that is shorter than it is said to be raises ValueError, and so does a broken file.
    """
    try:
        for name, length, whole in _streams(data):
            if strict and len(whole) < length:
                raise ValueError(name)
            yield name, whole[:length]
    except (struct.error, IndexError):
        if strict:
            raise ValueError from None


def _streams(data: bytes) -> Iterator[tuple[str, int, bytes]]:
    shift, small_shift = struct.unpack_from("<2H", data, 30)
    if shift not in _SHIFTS or small_shift not in _SMALL_SHIFTS:
        return
    size = 1 << shift
    directory_at, _, cutoff, small_at = struct.unpack_from("<4I", data, 48)
    table = _table(data, size)
    directory = _chain(data, directory_at, table, size)
    small_table = _numbers(_chain(data, small_at, table, size))
    entries = [directory[at : at + _ENTRY] for at in range(0, len(directory) - _ENTRY + 1, _ENTRY)]
    small = b""
    for entry in entries:
        kind, start, length = entry[66], *struct.unpack_from("<2I", entry, 116)
        if kind == 5:  # the root holds the small streams
            small = _chain(data, start, table, size)
        elif kind == 2:
            short = length < cutoff
            whole = (
                _small(small, start, small_table, 1 << small_shift)
                if short
                else _chain(data, start, table, size)
            )
            yield _name(entry), length, whole


def _name(entry: bytes) -> str:
    length = max(0, min(64, struct.unpack_from("<H", entry, 64)[0]) - 2)
    return entry[:length].decode("utf-16-le", "replace")


def _numbers(data: bytes) -> tuple[int, ...]:
    return struct.unpack(f"<{len(data) // 4}I", data[: len(data) // 4 * 4])


def _table(data: bytes, size: int) -> tuple[int, ...]:
    """Return the table that tells for each sector which one follows."""
    places = [n for n in struct.unpack_from(f"<{_HEADER_PLACES}I", data, 76) if n < _LAST]
    at, seen = struct.unpack_from("<I", data, 68)[0], set[int]()
    while at < _LAST and at not in seen:
        seen.add(at)
        more = _numbers(_sector(data, at, size))
        if not more:
            break
        places += [n for n in more[:-1] if n < _LAST]
        at = more[-1]
    return _numbers(b"".join(_sector(data, place, size) for place in places))


def _sector(data: bytes, number: int, size: int) -> bytes:
    return data[(number + 1) * size : (number + 2) * size]


def _chain(data: bytes, start: int, table: tuple[int, ...], size: int) -> bytes:
    return b"".join(_sector(data, number, size) for number in _follow(start, table))


def _small(data: bytes, start: int, table: tuple[int, ...], size: int) -> bytes:
    return b"".join(data[number * size : (number + 1) * size] for number in _follow(start, table))


def _follow(at: int, table: tuple[int, ...]) -> Iterator[int]:
    for _ in range(len(table) + 1):
        if at >= len(table):
            return
        yield at
        at = table[at]
