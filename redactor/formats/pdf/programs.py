"""Cuts a font program down to the glyphs that are still drawn.

Takes a `Font` and its descriptor; gives a fresh font file stream. Glyph numbers stay, the
outlines, names and tables of everything else go. Raises `CannotRedact` for a program it cannot cut.
"""

from __future__ import annotations

import io
import unicodedata
from typing import Any, Final

import pikepdf
from fontTools import agl
from fontTools.cffLib import CFFFontSet
from fontTools.cffLib.transforms import desubroutinize
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont, newTable
from fontTools.ttLib.tables._g_l_y_f import Glyph

from redactor.formats.pdf.fonts import Font
from redactor.formats.pdf.objects import as_int, as_name, dictionary, stream_bytes
from redactor.formats.pdf.type1 import cut_type1
from redactor.model.errors import CannotRedact

_TABLES: Final = frozenset(
    ("glyf", "head", "hhea", "hmtx", "loca", "maxp", "cvt ", "fpgm", "prep", "cmap", "post", "CFF ", "OS/2")
)
_ACCENTS: Final = frozenset(
    [
        "acute",
        "grave",
        "circumflex",
        "dieresis",
        "tilde",
        "cedilla",
        "ring",
        "caron",
        "breve",
        "dotaccent",
        "ogonek",
        "hungarumlaut",
        "dotlessi",
    ]
)
_SYMBOLIC: Final = 4
_TYPE1C: Final = ("Type1C", "CIDFontType0C")


def cut_program(pdf: Any, font: Font, descriptor: Any) -> tuple[str, Any]:
    """Return the descriptor's key and the new font file."""
    try:
        return _cut(pdf, font, descriptor)
    except CannotRedact:
        raise
    except Exception as error:  # fontTools raises anything on odd programs
        raise CannotRedact("A font in the PDF cannot be reduced to the letters that stay") from error


def _cut(pdf: Any, font: Font, descriptor: Any) -> tuple[str, Any]:
    if "/FontFile2" in descriptor:
        data = _truetype(stream_bytes(descriptor.get("/FontFile2")), font)
        return "/FontFile2", pdf.make_stream(data, pikepdf.Dictionary(Length1=len(data)))
    if "/FontFile3" in descriptor:
        stream = descriptor.get("/FontFile3")
        data = stream_bytes(stream)
        kind = as_name(stream.get("/Subtype"))
        if data[:4] in (b"OTTO", b"\x00\x01\x00\x00", b"true"):
            fresh, kind = _truetype(data, font), "OpenType"
        else:
            fresh = _compact(data, font)
            kind = kind if kind in _TYPE1C else _TYPE1C[font.code_length - 1]
        return "/FontFile3", pdf.make_stream(fresh, pikepdf.Dictionary(Subtype=pikepdf.Name("/" + kind)))
    data, lengths = cut_type1(stream_bytes(descriptor.get("/FontFile")), _names(font))
    entry = pikepdf.Dictionary(Length1=lengths[0], Length2=lengths[1], Length3=lengths[2])
    return "/FontFile", pdf.make_stream(data, entry)


def _names(font: Font) -> set[str]:
    return {font.names[code] for code in font.used if code in font.names} | {".notdef"}


def _truetype(data: bytes, font: Font) -> bytes:
    program = TTFont(io.BytesIO(data), lazy=False, recalcTimestamp=False, recalcBBoxes=False)
    _complete_widths(program)
    gids, points = _needed(program, font)
    if "CFF " in program:
        cff = program["CFF "].cff
        _blank_compact(cff, {program.getGlyphName(gid) for gid in gids})
    else:
        _blank_outlines(program, gids)
    _blank_widths(program, gids)
    for tag in [tag for tag in program.keys() if tag not in _TABLES]:  # noqa: SIM118 -- not a dict
        del program[tag]
    _prune_cmap(program, font, points)
    _prune_names(program, gids)
    out = io.BytesIO()
    program.save(out, reorderTables=None)
    return out.getvalue()


def _complete_widths(program: Any) -> None:
    """Pad a table of widths that was cut short when the font was embedded: readers take it as it is."""
    raw = program.reader["hmtx"]
    pairs, glyphs = program["hhea"].numberOfHMetrics, program["maxp"].numGlyphs
    missing = 4 * pairs + 2 * max(0, glyphs - pairs) - len(raw)
    if missing > 0:
        table = newTable("hmtx")
        table.decompile(raw + b"\x00" * missing, program)
        program["hmtx"] = table


def _blank_outlines(program: Any, gids: set[int]) -> None:
    """Empty every outline but those in use; what is made of others is written out first."""
    table = program["glyf"]
    order = program.getGlyphOrder()
    whole = {gid: _decomposed(program, order[gid]) for gid in gids if table[order[gid]].isComposite()}
    for gid, name in enumerate(order):
        if gid in whole:
            table.glyphs[name] = whole[gid]
        elif gid not in gids or gid == 0:
            table.glyphs[name] = Glyph()
        else:
            table[name].expand(table)


def _decomposed(program: Any, name: str) -> Any:
    """Return a glyph with the outlines of its parts (accented letters), so that the parts can go."""
    glyphs = program.getGlyphSet()
    outline, pen = DecomposingRecordingPen(glyphs), TTGlyphPen(None)
    glyphs[name].draw(outline)
    outline.replay(pen)
    glyph = pen.glyph()
    glyph.recalcBounds(program["glyf"])
    return glyph


def _blank_widths(program: Any, gids: set[int]) -> None:
    metrics = program["hmtx"].metrics
    for gid, name in enumerate(program.getGlyphOrder()):
        if gid not in gids and name in metrics:
            metrics[name] = (0, 0)


def _prune_names(program: Any, gids: set[int]) -> None:
    """Forget glyph names; where they are the only road from code to glyph, keep those in use."""
    if "post" not in program:
        return
    post = program["post"]
    if "cmap" in program or post.formatType != 2:
        post.formatType = 3.0
        return
    order = program.getGlyphOrder()
    fresh = [name if gid in gids else f"g{gid}" for gid, name in enumerate(order)]
    renamed = dict(zip(order, fresh, strict=True))
    for tag in ("hmtx", "glyf"):
        table = program[tag]
        field = "metrics" if tag == "hmtx" else "glyphs"
        setattr(table, field, {renamed[name]: value for name, value in getattr(table, field).items()})
    program["glyf"].glyphOrder = fresh
    program.setGlyphOrder(fresh)
    post.extraNames, post.mapping = [], {}


def _needed(program: Any, font: Font) -> tuple[set[int], set[int]]:
    """Return glyph numbers and code points in use, by every road a viewer may take."""
    count = program["maxp"].numGlyphs
    if font.code_length == 2:
        child = dictionary(font.source.get("/DescendantFonts")[0])
        gids = stream_bytes(child.get("/CIDToGIDMap"))
        cids = {font.cid(code) for code in font.used}
        found = {int.from_bytes(gids[2 * cid : 2 * cid + 2]) if gids else cid for cid in cids}
        return {gid for gid in found if gid < count} | {0}, set()
    points = _points(font)
    found = {0}
    for table in program["cmap"].tables if "cmap" in program else ():
        wanted = _wanted(table, font, points)
        found |= {program.getGlyphID(glyph) for point, glyph in table.cmap.items() if point in wanted}
    if found == {0} and "post" in program:
        names = _names(font)
        found |= {gid for gid, name in enumerate(program.getGlyphOrder()) if name in names}
    return found, points


def _points(font: Font) -> set[int]:
    """Return the code points by which a viewer may look a used code up."""
    said = {char for code in font.used for char in (font.shapes.get(code, ""), font.text.get(code, ""))}
    points = {ord(char) for char in said if len(char) == 1}
    if not _by_name(font):
        points |= set(font.used) | {0xF000 + code for code in font.used}
    return points


def _by_name(font: Font) -> bool:
    """Say whether codes lead to glyphs by name only: an encoding, and no symbol font."""
    flags = as_int(dictionary(font.source.get("/FontDescriptor")).get("/Flags"))
    return "/Encoding" in font.source and not flags & _SYMBOLIC


def _wanted(table: Any, font: Font, points: set[int]) -> set[int]:
    """Return the codes of a cmap that a viewer may use."""
    if (table.platformID, table.platEncID) != (1, 0):
        return points
    if not _by_name(font):
        return font.used
    said = "".join(chr(point) for point in points)
    return set(said.encode("mac_roman", "ignore"))


def _prune_cmap(program: Any, font: Font, points: set[int]) -> None:
    """Keep of each cmap only the codes in use; a composite font needs none."""
    if "cmap" not in program:
        return
    tables = []
    for table in program["cmap"].tables if font.code_length == 1 else ():
        wanted = _wanted(table, font, points)
        if table.format in (0, 4, 6, 12):
            table.cmap = {point: glyph for point, glyph in table.cmap.items() if point in wanted}
            tables.append(table)
    if tables:
        program["cmap"].tables = tables
    else:
        del program["cmap"]


def _compact(data: bytes, font: Font) -> bytes:
    holder = TTFont(recalcBBoxes=False)
    fonts = CFFFontSet()
    fonts.decompile(io.BytesIO(data), holder)
    top = fonts[0]
    order = list(top.charset)
    keep = _compact_names(top, font, order) | {".notdef", order[0]}
    _blank_compact(fonts, keep)
    _forget_names(fonts, top, order, keep)
    out = io.BytesIO()
    fonts.compile(out, holder)
    return out.getvalue()


def _blank_compact(fonts: Any, keep: set[str]) -> None:
    top = fonts[0]
    for name in list(top.charset):
        if name not in keep or name == ".notdef":
            top.CharStrings[name].setProgram(["endchar"])
    # Subroutines may hold pieces of outlines that are gone: what stays is written out in full.
    desubroutinize(fonts)


def _compact_names(top: Any, font: Font, order: list[str]) -> set[str]:
    """Return the glyph names in use."""
    if font.code_length == 1:
        return _names(font) | _parts(font)
    cids = {font.cid(code) for code in font.used}
    if hasattr(top, "ROS"):
        return {f"cid{cid:05d}" for cid in cids}
    return {order[cid] for cid in cids if cid < len(order)}


def _parts(font: Font) -> set[str]:
    """Return the letters that accented ones may be put together from (seac)."""
    found: set[str] = set()
    for code in font.used:
        said = unicodedata.normalize("NFD", font.shapes.get(code, ""))
        if len(said) > 1:
            found |= {agl.UV2AGL.get(ord(char), "") for char in said}
            found |= _ACCENTS
    return found


def _forget_names(fonts: Any, top: Any, order: list[str], keep: set[str]) -> None:
    """Replace names of glyphs that are gone, and everything the font says about itself."""
    fonts.fontNames = ["F"]
    for key in (
        "Notice",
        "Copyright",
        "FullName",
        "FamilyName",
        "Weight",
        "version",
        "PostScript",
        "UniqueID",
    ):
        top.rawDict.pop(key, None)
        if hasattr(top, key):
            delattr(top, key)
    for key in ("XUID", "BaseFontName", "BaseFontBlend"):
        top.rawDict.pop(key, None)
    if hasattr(top, "ROS"):
        top.ROS = ("Adobe", "Identity", 0)
        return
    renamed = {name: f"g{at}" for at, name in enumerate(order) if name not in keep}
    top.charset = [renamed.get(name, name) for name in order]
    strings = top.CharStrings
    strings.charStrings = {renamed.get(name, name): at for name, at in strings.charStrings.items()}
    if not isinstance(getattr(top, "Encoding", ""), str):
        top.Encoding = [".notdef" if name in renamed else name for name in top.Encoding]
