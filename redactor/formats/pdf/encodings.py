"""Character codes to glyph names, and glyph names to text.

Takes font dictionaries and font programs; gives mappings from code (or glyph number) to name.
It does not promise to understand every font program: one it cannot parse gives nothing.
"""

from __future__ import annotations

import io
import re
from functools import lru_cache
from typing import Any, Final

from fontTools import agl
from fontTools.cffLib import CFFFontSet
from fontTools.encodings.StandardEncoding import StandardEncoding
from fontTools.ttLib import TTFont

from redactor.formats.pdf.objects import array, as_int, as_name, dictionary, stream_bytes

_UNPRINTABLE: Final = ".notdef"
_SYMBOLIC: Final = 4


@lru_cache(maxsize=20_000)
def glyph_text(name: str) -> str:
    """Return what a glyph name says, empty if it says nothing."""
    if name in ("", _UNPRINTABLE):
        return ""
    if name.startswith("\x00"):
        return name[1:]
    said = str(agl.toUnicode(name))
    # A private code point says nothing about the shape.
    return "" if any(0xE000 <= ord(char) <= 0xF8FF for char in said) else said


@lru_cache(maxsize=4)
def _codec(codec: str) -> dict[int, str]:
    table = {}
    for code in range(32, 256):
        said = bytes([code]).decode(codec, "ignore")
        if said:
            table[code] = _name(said)
    return table


def _name(said: str) -> str:
    return str(agl.UV2AGL.get(ord(said), f"uni{ord(said):04X}"))


def _base(name: str) -> dict[int, str]:
    if name == "WinAnsiEncoding":
        # Codes without a character are drawn as bullets (PDF 32000-1, annex D.2, note 3).
        bullets = dict.fromkeys((0x7F, 0x81, 0x8D, 0x8F, 0x90, 0x9D), "bullet")
        return _codec("cp1252") | bullets | {0xA0: "space", 0xAD: "hyphen"}
    if name == "MacRomanEncoding":
        return _codec("mac_roman")
    return {code: glyph for code, glyph in enumerate(StandardEncoding) if glyph != _UNPRINTABLE}


def simple_encoding(source: Any, font_name: str, *, embedded: bool) -> dict[int, str]:
    """Return code to glyph name as a simple font's dictionary says it."""
    encoding = source.get("/Encoding")
    name = as_name(encoding)
    if name:
        return dict(_base(name))
    table = dictionary(encoding)
    base = as_name(table.get("/BaseEncoding"))
    symbolic = as_int(dictionary(source.get("/FontDescriptor")).get("/Flags")) & _SYMBOLIC
    if base:
        names = dict(_base(base))
    elif embedded or symbolic or _is_symbol(font_name):
        names = _standard_symbols(font_name) if not embedded else {}
    else:
        names = dict(_base(""))
    names.update(_differences(table))
    return names


def _differences(table: Any) -> dict[int, str]:
    names: dict[int, str] = {}
    code = 0
    for item in array(table.get("/Differences")):
        name = as_name(item)
        if name:
            names[code] = name
            code += 1
        else:
            code = as_int(item)
    return names


def _is_symbol(font_name: str) -> bool:
    plain = font_name.lower()
    return "symbol" in plain or "dingbat" in plain


@lru_cache(maxsize=2)
def _standard_symbols(font_name: str) -> dict[int, str]:
    """Return what the two standard symbol fonts call their codes: bullets and signs only."""
    if "dingbat" in font_name.lower():
        return {}
    return {0xB7: "bullet", 0x20: "space", 0x2D: "minus", 0xB0: "degree", 0xD7: "dotmath"}


def built_in(source: Any, descriptor: Any) -> dict[int, str]:
    """Return what the embedded font program says: by code for simple fonts, else by glyph."""
    composite = as_name(source.get("/Subtype")).startswith("CIDFont")
    try:
        if "/FontFile2" in descriptor:
            return _truetype(stream_bytes(descriptor.get("/FontFile2")), by_glyph=composite)
        if "/FontFile3" in descriptor:
            return _compact(descriptor.get("/FontFile3"), by_glyph=composite)
        if "/FontFile" in descriptor:
            return _type1(stream_bytes(descriptor.get("/FontFile")))
    except Exception:  # noqa: BLE001 -- fontTools raises anything on odd programs; no names then
        return {}
    return {}


def _truetype(data: bytes, *, by_glyph: bool) -> dict[int, str]:
    font = TTFont(io.BytesIO(data), lazy=True)
    if "cmap" not in font:
        return {}
    if by_glyph:
        best = font.getBestCmap() or {}
        names: dict[int, str] = {}
        for point in sorted(best, reverse=True):
            names[font.getGlyphID(best[point])] = "\x00" + chr(point)
        return names
    return _truetype_codes(font)


def _truetype_codes(font: Any) -> dict[int, str]:
    """Follow a simple TrueType font without encoding: (3,0), then (1,0)."""
    unicode_of = {glyph: chr(point) for point, glyph in (font["cmap"].getBestCmap() or {}).items()}
    names: dict[int, str] = {}
    for table in font["cmap"].tables:
        if (table.platformID, table.platEncID) not in ((3, 0), (1, 0)):
            continue
        for point, glyph in table.cmap.items():
            code = point & 0xFF
            said = unicode_of.get(glyph) or glyph_text(glyph)
            if said and not 0xF000 <= ord(said[0]) <= 0xF0FF:
                names.setdefault(code, "\x00" + said)
            elif glyph_text(glyph):
                names.setdefault(code, glyph)
    return names


def _compact(stream: Any, *, by_glyph: bool) -> dict[int, str]:
    data = stream_bytes(stream)
    if data[:4] in (b"OTTO", b"\x00\x01\x00\x00", b"true"):
        font = TTFont(io.BytesIO(data), lazy=True)
        if by_glyph:
            return _truetype(data, by_glyph=True)
        top = font["CFF "].cff[0]
    else:
        fonts = CFFFontSet()
        fonts.decompile(io.BytesIO(data), None)
        top = fonts[0]
    if by_glyph:
        if hasattr(top, "ROS"):
            return {}
        return dict(enumerate(top.charset))
    encoding = top.Encoding
    if encoding == "StandardEncoding":
        return _base("")
    if isinstance(encoding, str):
        return {}
    return {code: name for code, name in enumerate(encoding) if name != _UNPRINTABLE}


_T1_ENTRY: Final = re.compile(rb"dup\s+(\d+)\s*/(\S+)\s+put")


def _type1(data: bytes) -> dict[int, str]:
    clear = data[: max(0, data.find(b"eexec"))]
    if b"/Encoding StandardEncoding" in clear:
        return _base("")
    return {int(code): name.decode("latin-1") for code, name in _T1_ENTRY.findall(clear)}
