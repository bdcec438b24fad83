"""Reads the two kinds of CMap a PDF embeds: codes to text, and codes to CIDs.

Takes decoded stream bytes; gives `CMap`. It does not promise predefined CMaps or `usecmap`:
a font that needs them is not trusted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, TypeAlias

_TOKEN: Final = re.compile(rb"<([0-9A-Fa-f\s]*)>|(\[)|(\])|/([^\s<>\[\]/()]+)|([A-Za-z]+)|(-?\d+)")
_MOST_CODES: Final = 70_000

Token: TypeAlias = bytes | str | int


@dataclass(slots=True)
class CMap:
    """`text` maps code to text, `cids` maps code to CID, `lengths` are code lengths in bytes."""

    text: dict[int, str] = field(default_factory=dict)
    cids: dict[int, int] = field(default_factory=dict)
    lengths: set[int] = field(default_factory=set)
    vertical: bool = False
    complete: bool = True
    room: int = 300_000

    def fits(self, count: int) -> bool:
        """Say whether so many codes more can be taken in: ranges over ranges would never end."""
        self.room -= max(0, count)
        self.complete = self.complete and self.room >= 0
        return self.room >= 0


def read_cmap(data: bytes) -> CMap:
    """Parse one CMap; what is malformed is left out, and `complete` says so."""
    cmap = CMap()
    pending: list[Token] = []
    for piece in _tokens(data):
        if not isinstance(piece, str) or piece in "[]" or piece.startswith("/"):
            pending.append(piece)
            continue
        _operate(cmap, piece, pending)
        if piece not in ("dict", "dup", "def", "findresource"):
            pending = []
    return cmap


def _operate(cmap: CMap, operator: str, operands: list[Token]) -> None:
    if operator == "endbfchar":
        _chars(cmap, operands)
    elif operator == "endbfrange":
        _ranges(cmap, operands)
    elif operator == "endcodespacerange":
        cmap.lengths.update(len(token) for token in operands if isinstance(token, bytes))
    elif operator == "endcidchar":
        _cid_chars(cmap, operands)
    elif operator == "endcidrange":
        _cid_ranges(cmap, operands)
    elif operator == "usecmap":
        cmap.complete = False
    elif operator == "def" and operands[-2:] == ["/WMode", 1]:
        cmap.vertical = True


def _tokens(data: bytes) -> Iterator[Token]:
    data = re.sub(rb"%[^\r\n]*", b"", data)
    for match in _TOKEN.finditer(data):
        if match[1] is not None:
            digits = re.sub(rb"\s", b"", match[1])
            yield bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii"))
        elif match[6] is not None:
            yield int(match[6])
        elif match[4] is not None:
            yield "/" + match[4].decode("latin-1")
        else:
            yield match[0].decode("ascii")


def _text(raw: bytes) -> str:
    if len(raw) == 1:
        return chr(raw[0])
    return raw.decode("utf-16-be", "replace")


def _chars(cmap: CMap, operands: list[Token]) -> None:
    for code, raw in zip(operands[::2], operands[1::2], strict=False):
        if isinstance(code, bytes) and isinstance(raw, bytes):
            cmap.text[int.from_bytes(code)] = _text(raw)
        else:
            cmap.complete = False


def _ranges(cmap: CMap, operands: list[Token]) -> None:
    at = 0
    while at + 2 < len(operands):
        low, high, target = operands[at : at + 3]
        at += 3
        if not (isinstance(low, bytes) and isinstance(high, bytes)):
            cmap.complete = False
            return
        first, last = int.from_bytes(low), int.from_bytes(high)
        if last - first > _MOST_CODES or not cmap.fits(last - first):
            cmap.complete = False
        elif target == "[":
            for code in range(first, last + 1):
                if at < len(operands) and isinstance(raw := operands[at], bytes):
                    cmap.text[code] = _text(raw)
                    at += 1
            at = operands.index("]", at) + 1 if "]" in operands[at:] else len(operands)
        elif isinstance(target, bytes):
            _run(cmap, first, last, target)


def _run(cmap: CMap, first: int, last: int, raw: bytes) -> None:
    start = _text(raw)
    for code in range(first, last + 1):
        if start:
            final = ord(start[-1]) + code - first
            cmap.text[code] = start[:-1] + (chr(final) if final < 0x110000 else "\ufffd")


def _cid_chars(cmap: CMap, operands: list[Token]) -> None:
    for code, cid in zip(operands[::2], operands[1::2], strict=False):
        if isinstance(code, bytes) and isinstance(cid, int):
            cmap.cids[int.from_bytes(code)] = cid


def _cid_ranges(cmap: CMap, operands: list[Token]) -> None:
    for low, high, cid in zip(operands[::3], operands[1::3], operands[2::3], strict=False):
        if isinstance(low, bytes) and isinstance(high, bytes) and isinstance(cid, int):
            first, last = int.from_bytes(low), int.from_bytes(high)
            if last - first > _MOST_CODES or not cmap.fits(last - first):
                cmap.complete = False
                continue
            cmap.cids.update((code, cid + code - first) for code in range(first, last + 1))
