"""What the codes of a PDF font stand for, by each table that says so.

Takes a font dictionary as pypdf reads it, gives tables from codes to text. Tables that disagree are
all used: a file may lie in one of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from redactor.verify.fold import squeeze
from redactor.verify.pdf.glyphs import character_of
from redactor.verify.pdf.truetype import codes_of_glyphs

_BLOCK: Final = re.compile(rb"begin(bfchar|bfrange|codespacerange)(.*?)end\1", re.DOTALL)
_TOKEN: Final = re.compile(rb"<([0-9A-Fa-f\s]*)>|(\[)|(\])")
_TRUETYPE: Final = frozenset({b"\x00\x01\x00\x00", b"true"})
_NAMELESS: Final = re.compile(r"/(?!u[0-9A-F]{4,6}$|uni[0-9A-F]{4}$)[A-Za-z]{1,6}\d+$")
_UNMAPPED: Final = frozenset({0, 3})
"""Codes of wide fonts that are no letters in practice: no glyph at all, and the space."""
_MAX_RANGE: Final = 70_000
_MAX_CODES: Final = 1_000_000
_GLYPH_SHIFT: Final = 29
"""Fonts of Windows keep ASCII in order, 29 glyphs before the code: the last resort."""


@dataclass(slots=True)
class Font:
    """`wide` fonts have codes of two bytes. `tables` come best first; `trusted` says they agree.

    `mapped` are the codes its ToUnicode map lists, `drawn` those that some content stream draws,
    `program` the embedded font file, `glyph_of` its glyphs where codes are not glyph numbers.
    """

    wide: bool = False
    tables: list[dict[int, str]] = field(default_factory=list)
    trusted: bool = True
    mapped: frozenset[int] = frozenset()
    drawn: set[int] = field(default_factory=set)
    program: bytes = b""
    glyph_of: dict[int, int] = field(default_factory=dict)

    def codes(self, data: bytes) -> list[int]:
        """Return the codes in a string."""
        if not self.wide:
            return list(data)
        return [int.from_bytes(data[at : at + 2], "big") for at in range(0, len(data), 2)]

    @property
    def is_certain(self) -> bool:
        """Whether it is known what each drawn code means."""
        known = set().union(*self.tables) | _UNMAPPED
        return self.trusted and not (self.wide and self.drawn - known)

    def is_blank(self, code: int) -> bool:
        """Say whether a code draws nothing but space: some table says so, and none says otherwise."""
        said = [table[code] for table in self.tables if table.get(code)]
        return bool(said) and all(text.isspace() for text in said)


def read_font(dictionary: Any) -> Font:
    """Read a font with all its tables."""
    wide = dictionary.get("/Subtype") == "/Type0"
    below = _below(dictionary)
    font = Font(wide=wide, program=_program(below))
    said = _to_unicode(dictionary)
    font.mapped = frozenset(said)
    own = _own_codes(font, below) if wide else _simple_codes(dictionary)
    font.tables = [table for table in (said, own) if table]
    if said and own:
        font.trusted = _agree(said, own)
    elif wide and not said:
        font.tables.append({code: chr(code + _GLYPH_SHIFT) for code in range(3, 100)})
        font.trusted = bool(own)
    elif not font.tables and font.program[:4] in _TRUETYPE:
        font.trusted = False
    if dictionary.get("/Subtype") == "/Type3" or (not said and _has_nameless(dictionary)):
        font.trusted = False
    return font


def _has_nameless(dictionary: Any) -> bool:
    """Say whether an encoding names glyphs by mere numbers, which tell nothing but in Dingbats."""
    if "Dingbats" in str(dictionary.get("/BaseFont", "")):
        return False
    encoding = resolved(dictionary.get("/Encoding"))
    differences = resolved(encoding.get("/Differences")) if hasattr(encoding, "get") else None
    return any(isinstance(entry, str) and _NAMELESS.match(entry) for entry in differences or ())


def resolved(value: Any) -> Any:
    """Return the object that a value is, or refers to."""
    return value.get_object() if hasattr(value, "get_object") else value


def _agree(said: dict[int, str], own: dict[int, str]) -> bool:
    both = [code for code in said if code in own and own[code].isalnum()]
    wrong = sum(squeeze(said[code]) != squeeze(own[code]) for code in both)
    return wrong <= len(both) // 10


def _to_unicode(dictionary: Any) -> dict[int, str]:
    stream = resolved(dictionary.get("/ToUnicode"))
    return parse_cmap(stream.get_data()) if hasattr(stream, "get_data") else {}


def parse_cmap(data: bytes) -> dict[int, str]:
    """Return the codes and texts of a ToUnicode map."""
    table: dict[int, str] = {}
    for match in _BLOCK.finditer(data):
        if match[1] == b"bfchar":
            codes = [_bytes(found[1]) for found in _TOKEN.finditer(match[2]) if found[1] is not None]
            table.update((_code(a), _text(b)) for a, b in zip(codes[::2], codes[1::2], strict=False))
        elif match[1] == b"bfrange":
            table.update(_ranges(match[2]))
    return table


def _ranges(data: bytes) -> Iterator[tuple[int, str]]:
    tokens = list(_TOKEN.finditer(data))
    at, room = 0, _MAX_CODES
    while at + 2 < len(tokens):
        first, last = _code(_bytes(tokens[at][1] or b"")), _code(_bytes(tokens[at + 1][1] or b""))
        last = min(last, first + _MAX_RANGE)
        room -= max(0, last - first)
        if room < 0:
            raise ValueError("ranges over ranges")
        if tokens[at + 2][2]:
            at += 3
            code = first
            while at < len(tokens) and not tokens[at][3]:
                yield code, _text(_bytes(tokens[at][1] or b""))
                code, at = code + 1, at + 1
            at += 1
        else:
            text = _text(_bytes(tokens[at + 2][1] or b""))
            for code in range(first, last + 1):
                if text:
                    yield code, text[:-1] + chr(min(ord(text[-1]) + code - first, 0x10FFFF))
            at += 3


def _bytes(digits: bytes) -> bytes:
    plain = re.sub(rb"\s", b"", digits)
    return bytes.fromhex((plain + b"0" * (len(plain) % 2)).decode("ascii"))


def _code(data: bytes) -> int:
    return int.from_bytes(data, "big")


def _text(data: bytes) -> str:
    return data.decode("utf-16-be", errors="replace") if len(data) > 1 else data.decode("latin-1")


def _simple_codes(dictionary: Any) -> dict[int, str]:
    """Return what /Encoding with its differences says; plain Windows Latin where it says nothing."""
    table = {code: bytes([code]).decode("cp1252", errors="replace") for code in range(32, 256)}
    encoding = resolved(dictionary.get("/Encoding"))
    if not hasattr(encoding, "get"):
        named = isinstance(encoding, str) and encoding != "/Identity-H"
        symbolic = not named and "/FontDescriptor" in dictionary
        return {} if symbolic else table
    code = 0
    differences = encoding.get("/Differences")
    for entry in differences.get_object() if differences is not None else ():
        if isinstance(entry, str):
            table[code] = character_of(entry.lstrip("/"))
            code += 1
        else:
            code = int(entry)
    return table


def _own_codes(font: Font, below: Any) -> dict[int, str]:
    """Return what the embedded font program of a wide font says, where it is TrueType."""
    mapping = below.get("/CIDToGIDMap")
    mapping = mapping.get_object() if mapping is not None else "/Identity"
    if hasattr(mapping, "get_data"):
        table = mapping.get_data()
        pairs = (int.from_bytes(table[at : at + 2], "big") for at in range(0, len(table), 2))
        font.glyph_of = {code: glyph for code, glyph in enumerate(pairs) if glyph}
    own = codes_of_glyphs(font.program)
    if font.glyph_of:
        return {code: chr(own[glyph]) for code, glyph in font.glyph_of.items() if glyph in own}
    return {glyph: chr(code) for glyph, code in own.items()}


def _below(dictionary: Any) -> Any:
    """Return the dictionary that holds the descriptor: the descendant of a wide font, or itself."""
    descendants = dictionary.get("/DescendantFonts")
    return descendants.get_object()[0].get_object() if descendants is not None else dictionary


def _program(below: Any) -> bytes:
    descriptor = below.get("/FontDescriptor")
    descriptor = descriptor.get_object() if descriptor is not None else {}
    for key in ("/FontFile2", "/FontFile3", "/FontFile"):
        if key in descriptor:
            data: bytes = descriptor[key].get_object().get_data()
            return data
    return b""
