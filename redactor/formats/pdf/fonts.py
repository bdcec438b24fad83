"""Reads a PDF font: which codes a string holds, what they say and how wide they are.

Takes a font dictionary; gives `Font`. It does not promise a meaning for every code: an unmapped
glyph reads as U+FFFD, and a font it cannot follow says so in `distrust`.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Final

from redactor.formats.pdf.cmap import CMap, read_cmap
from redactor.formats.pdf.encodings import built_in, glyph_text, simple_encoding
from redactor.formats.pdf.objects import array, as_float, as_int, as_name, dictionary, stream_bytes

UNMAPPED: Final = "\ufffd"
_MOST_WIDTHS: Final = 200_000
_BASE14: Final = {
    "courier": "cour",
    "helvetica": "helv",
    "times": "tiro",
    "arial": "helv",
    "symbol": "symb",
    "zapfdingbats": "zadb",
}


@dataclass(slots=True)
class Font:
    """One font as the reader sees it. `used` collects the codes that stay in the output."""

    source: Any
    subtype: str
    name: str
    embedded: bool
    code_length: int = 1
    widths: dict[int, float] = field(default_factory=dict)
    default_width: float = 0.0
    scale: float = 0.001
    text: dict[int, str] = field(default_factory=dict)
    shapes: dict[int, str] = field(default_factory=dict)
    names: dict[int, str] = field(default_factory=dict)
    cids: dict[int, int] | None = None
    distrust: str = ""
    used: set[int] = field(default_factory=set)
    memo: dict[int, tuple[str, float]] = field(default_factory=dict)

    def codes(self, data: bytes) -> Iterable[int]:
        """Return the character codes of a shown string."""
        if self.code_length == 1:
            return data
        return [data[at] << 8 | data[at + 1] for at in range(0, len(data) - 1, 2)]

    def encode(self, code: int) -> bytes:
        """Return the bytes of one code."""
        return code.to_bytes(self.code_length)

    def width(self, code: int) -> float:
        """Return the advance of one code in text space units at font size 1."""
        key = self.cid(code) if self.code_length > 1 else code
        return self.widths.get(key, self.default_width) * self.scale

    def cid(self, code: int) -> int:
        """Return the CID of a code of a composite font."""
        return code if self.cids is None else self.cids.get(code, 0)

    def meaning(self, code: int) -> str:
        """Return the text of one code: what a copying reader gets."""
        return self.text.get(code) or self.shapes.get(code) or UNMAPPED

    def known(self, code: int) -> tuple[str, float]:
        """Return text and advance of one code, worked out once."""
        found = self.memo.get(code)
        if found is None:
            found = self.memo[code] = (self.meaning(code), self.width(code))
        return found

    def shape(self, code: int) -> str:
        """Return what the glyph's own name or the font program says, empty if unknown."""
        return self.shapes.get(code, "")

    def contradicts(self, code: int) -> bool:
        """Say whether copying gives other letters or digits than the glyph's name says."""
        said, shown = self.text.get(code), self.shapes.get(code)
        if not said or not shown:
            return False
        one, other = _letters(said), _letters(shown)
        return bool(one or other) and one != other


def _letters(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).casefold()
    return "".join(char for char in plain if char.isalnum())


def read_font(source: Any) -> Font:
    """Read a font dictionary."""
    subtype = as_name(source.get("/Subtype"))
    if subtype == "Type0":
        return _composite(source)
    font = _simple(source, subtype)
    if subtype == "Type3":
        font.distrust = "a font drawn by programs (Type 3)"
    return font


def _to_unicode(source: Any) -> CMap:
    data = stream_bytes(source.get("/ToUnicode"))
    return read_cmap(data) if data else CMap()


def _clean(text: dict[int, str]) -> dict[int, str]:
    return {code: said for code, said in text.items() if said.strip("\x00")}


def _simple(source: Any, subtype: str) -> Font:
    descriptor = dictionary(source.get("/FontDescriptor"))
    font = Font(
        source=source,
        subtype=subtype,
        name=as_name(source.get("/BaseFont")),
        embedded=any(key in descriptor for key in ("/FontFile", "/FontFile2", "/FontFile3")),
    )
    font.names = simple_encoding(source, font.name, embedded=font.embedded)
    if font.embedded and subtype != "Type3":
        for code, name in built_in(source, descriptor).items():
            font.names.setdefault(code, name)
    font.shapes = {code: said for code, name in font.names.items() if (said := glyph_text(name))}
    font.text = _clean(_to_unicode(source).text)
    _simple_widths(font, descriptor)
    return font


def _simple_widths(font: Font, descriptor: Any) -> None:
    source = font.source
    if font.subtype == "Type3":
        matrix = [as_float(value) for value in array(source.get("/FontMatrix"))] or [0.001]
        font.scale = matrix[0]
    listed = array(source.get("/Widths"))
    first = as_int(source.get("/FirstChar"))
    font.widths = {first + at: as_float(width) for at, width in enumerate(listed)}
    font.default_width = as_float(descriptor.get("/MissingWidth"))
    if not listed:
        _standard_widths(font)
    elif not any(font.widths.values()):
        font.distrust = "a font whose widths are all zero"


def _standard_widths(font: Font) -> None:
    metric = standard_font(font.name)
    for code in range(256):
        said = font.shapes.get(code)
        if said:
            font.widths[code] = metric.glyph_advance(ord(said[0])) * 1000


def standard_font(name: str) -> Any:
    """Return MuPDF's own font of the nearest standard name, for its metrics."""
    import pymupdf

    plain = name.rsplit("+", maxsplit=1)[-1].lower()
    base = next((short for word, short in _BASE14.items() if word in plain), "helv")
    bold, slanted = "bold" in plain, "italic" in plain or "oblique" in plain
    if base in ("cour", "helv", "tiro"):
        stem = {"cour": "co", "helv": "he", "tiro": "ti"}[base]
        base = {(False, False): base, (True, False): f"{stem}bo", (False, True): f"{stem}it"}.get(
            (bold, slanted), f"{stem}bi"
        )
    return pymupdf.Font(base)


def _composite(source: Any) -> Font:
    descendants = array(source.get("/DescendantFonts"))
    child = dictionary(descendants[0]) if descendants else {}
    descriptor = dictionary(child.get("/FontDescriptor"))
    font = Font(
        source=source,
        subtype=as_name(child.get("/Subtype")),
        name=as_name(source.get("/BaseFont")),
        embedded=any(key in descriptor for key in ("/FontFile", "/FontFile2", "/FontFile3")),
        code_length=2,
    )
    _composite_encoding(font, source.get("/Encoding"))
    font.text = _clean(_to_unicode(source).text)
    font.default_width = as_float(child.get("/DW"), 1000.0)
    _composite_widths(font, array(child.get("/W")))
    if font.embedded:
        _composite_shapes(font, child, descriptor)
    else:
        font.distrust = font.distrust or "a composite font that is not embedded"
    if font.default_width == 0 and not any(font.widths.values()):
        font.distrust = "a font whose widths are all zero"
    return font


def _composite_encoding(font: Font, encoding: Any) -> None:
    name = as_name(encoding)
    if name == "Identity-H":
        return
    data = stream_bytes(encoding)
    if not data:
        font.distrust = "a font with an encoding that Redactor does not follow"
        return
    cmap = read_cmap(data)
    if cmap.lengths != {2} or cmap.vertical or not cmap.complete:
        font.distrust = "a font with an encoding that Redactor does not follow"
    font.cids = cmap.cids


def _composite_widths(font: Font, listed: list[Any]) -> None:
    at, left = 0, _MOST_WIDTHS
    while at + 1 < len(listed):
        first = as_int(listed[at])
        run = array(listed[at + 1])
        if run or at + 2 >= len(listed):
            font.widths.update((first + step, as_float(width)) for step, width in enumerate(run))
            at += 2
            continue
        last, width = as_int(listed[at + 1]), as_float(listed[at + 2])
        left -= max(0, last - first)
        if left < 0:
            font.distrust = "a font with more widths than letters"
            return
        if last >= first:
            font.widths.update((cid, width) for cid in range(first, last + 1))
        at += 3


def _composite_shapes(font: Font, child: Any, descriptor: Any) -> None:
    glyphs = built_in(child, descriptor)
    gids = stream_bytes(child.get("/CIDToGIDMap"))
    shapes = {gid: said for gid, name in glyphs.items() if (said := glyph_text(name))}
    codes = font.cids or ({code: code for code in font.text} | {gid: gid for gid in shapes})
    for code, cid in codes.items():
        gid = int.from_bytes(gids[2 * cid : 2 * cid + 2]) if gids else cid
        if gid in shapes:
            font.shapes[code] = shapes[gid]
