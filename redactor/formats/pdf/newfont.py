"""Makes a new font object that knows only the characters that are still drawn.

Takes a `Font` with its used codes; fills a fresh dictionary: widths, encoding, ToUnicode and
program hold nothing else. Names are neutral. Raises `CannotRedact` if a program cannot be cut.
"""

from __future__ import annotations

from typing import Any, Final

import pikepdf

from redactor.formats.pdf.encodings import glyph_text
from redactor.formats.pdf.fonts import Font
from redactor.formats.pdf.objects import array, as_float, as_int, as_name, dictionary, stream_bytes
from redactor.formats.pdf.programs import cut_program

_STANDARD: Final = frozenset(
    [
        "Courier",
        "Courier-Bold",
        "Courier-Oblique",
        "Courier-BoldOblique",
        "Helvetica",
        "Helvetica-Bold",
        "Helvetica-Oblique",
        "Helvetica-BoldOblique",
        "Times-Roman",
        "Times-Bold",
        "Times-Italic",
        "Times-BoldItalic",
        "Symbol",
        "ZapfDingbats",
    ]
)
_FAMILIES: Final = (
    "Arial",
    "Calibri",
    "Cambria",
    "Verdana",
    "Tahoma",
    "Georgia",
    "TimesNewRoman",
    "CourierNew",
)
_NUMBERS: Final = (
    "/Flags",
    "/ItalicAngle",
    "/Ascent",
    "/Descent",
    "/CapHeight",
    "/XHeight",
    "/StemV",
    "/Leading",
)


def fill_font(pdf: Any, font: Font, name: str, target: Any) -> None:
    """Fill `target` with what `font` still needs."""
    target["/Type"] = pikepdf.Name.Font
    if not font.used:
        target["/Subtype"], target["/BaseFont"] = pikepdf.Name.Type1, pikepdf.Name.Helvetica
        return
    base = _neutral_name(font, name)
    target["/BaseFont"] = pikepdf.Name("/" + base)
    if font.code_length == 1:
        _fill_simple(pdf, font, base, target)
    else:
        _fill_composite(pdf, font, base, target)
    _fill_unicode(pdf, font, target)


def _neutral_name(font: Font, name: str) -> str:
    plain = font.name.split("+")[-1]
    if plain in _STANDARD and not font.embedded:
        return plain
    if font.embedded:
        return "AAAAAA+" + name
    bold, slanted = "bold" in plain.lower(), "italic" in plain.lower() or "oblique" in plain.lower()
    style = {(True, False): ",Bold", (False, True): ",Italic", (True, True): ",BoldItalic"}.get(
        (bold, slanted), ""
    )
    joined = plain.replace(" ", "").replace("-", "")
    family = next((family for family in _FAMILIES if joined.startswith(family)), "")
    if family:
        return family + style
    return ("Times" if "times" in joined.lower() or "serif" in joined.lower() else "Arial") + style


def _fill_simple(pdf: Any, font: Font, base: str, target: Any) -> None:
    source = font.source
    target["/Subtype"] = pikepdf.Name("/" + _simple_subtype(font))
    used = sorted(font.used)
    if "/Widths" in source and used:
        target["/FirstChar"], target["/LastChar"] = used[0], used[-1]
        widths = [
            font.widths.get(code, 0.0) if code in font.used else 0.0 for code in range(used[0], used[-1] + 1)
        ]
        target["/Widths"] = pikepdf.Array([round(width, 4) for width in widths])
    encoding = source.get("/Encoding")
    if as_name(encoding) in ("WinAnsiEncoding", "MacRomanEncoding", "StandardEncoding"):
        target["/Encoding"] = pikepdf.Name("/" + as_name(encoding))
    elif "/Encoding" in source:
        target["/Encoding"] = _encoding(font, dictionary(encoding))
    _fill_descriptor(pdf, font, base, target, dictionary(source.get("/FontDescriptor")))


def _simple_subtype(font: Font) -> str:
    descriptor = dictionary(font.source.get("/FontDescriptor"))
    if font.embedded:
        return "TrueType" if "/FontFile2" in descriptor else "Type1"
    return "TrueType" if font.subtype == "TrueType" else "Type1"


def _encoding(font: Font, source: Any) -> Any:
    """Keep the differences of used codes only."""
    fresh = pikepdf.Dictionary(Type=pikepdf.Name.Encoding)
    base = as_name(source.get("/BaseEncoding"))
    if base in ("WinAnsiEncoding", "MacRomanEncoding", "MacExpertEncoding"):
        fresh["/BaseEncoding"] = pikepdf.Name("/" + base)
    listed: list[Any] = []
    code = 0
    for item in array(source.get("/Differences")):
        if not as_name(item):
            code = as_int(item)
            continue
        if code in font.used:
            listed += [code, pikepdf.Name("/" + as_name(item))]
        code += 1
    fresh["/Differences"] = pikepdf.Array(listed)
    return fresh


def _fill_descriptor(pdf: Any, font: Font, base: str, target: Any, source: Any) -> None:
    if not len(source):
        return
    fresh = pikepdf.Dictionary(Type=pikepdf.Name.FontDescriptor, FontName=pikepdf.Name("/" + base))
    for key in _NUMBERS:
        if key in source:
            value = as_float(source.get(key))
            fresh[key] = int(value) if value == int(value) else round(value, 4)
    if "/FontBBox" in source:
        fresh["/FontBBox"] = pikepdf.Array(
            [round(as_float(item), 4) for item in array(source.get("/FontBBox"))]
        )
    if "/MissingWidth" in source and font.code_length == 1:
        fresh["/MissingWidth"] = round(as_float(source.get("/MissingWidth")), 4)
    if font.embedded:
        key, stream = cut_program(pdf, font, source)
        fresh[key] = stream
    target["/FontDescriptor"] = pdf.make_indirect(fresh)


def _fill_composite(pdf: Any, font: Font, base: str, target: Any) -> None:
    child = dictionary(array(font.source.get("/DescendantFonts"))[0])
    target["/Subtype"] = pikepdf.Name.Type0
    target["/Encoding"] = pikepdf.Name("/Identity-H") if font.cids is None else _code_map(pdf, font)
    cids = sorted({font.cid(code) for code in font.used})
    widths: list[Any] = []
    for cid in cids:
        widths += [cid, pikepdf.Array([round(font.widths.get(cid, font.default_width), 4)])]
    fresh = pikepdf.Dictionary(
        Type=pikepdf.Name.Font,
        Subtype=pikepdf.Name("/" + ("CIDFontType2" if font.subtype == "CIDFontType2" else "CIDFontType0")),
        BaseFont=pikepdf.Name("/" + base),
        CIDSystemInfo=pikepdf.Dictionary(
            Registry=pikepdf.String("Adobe"), Ordering=pikepdf.String("Identity"), Supplement=0
        ),
        DW=round(font.default_width, 4),
        W=pikepdf.Array(widths),
    )
    gids = stream_bytes(child.get("/CIDToGIDMap"))
    if gids:
        fresh["/CIDToGIDMap"] = pdf.make_stream(_gid_map(gids, cids))
    elif font.subtype == "CIDFontType2":
        fresh["/CIDToGIDMap"] = pikepdf.Name.Identity
    _fill_descriptor(pdf, font, base, fresh, dictionary(child.get("/FontDescriptor")))
    target["/DescendantFonts"] = pikepdf.Array([pdf.make_indirect(fresh)])


def _gid_map(gids: bytes, cids: list[int]) -> bytes:
    kept = bytearray(2 * (max(cids, default=0) + 1))
    for cid in cids:
        pair = gids[2 * cid : 2 * cid + 2]
        kept[2 * cid : 2 * cid + len(pair)] = pair
    return bytes(kept)


_HEAD: Final = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering ({order}) /Supplement 0 >> def
/CMapName /{name} def
/CMapType {kind} def
1 begincodespacerange
<{low}> <{high}>
endcodespacerange
"""
_TAIL: Final = "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"


def _cmap(font: Font, rows: list[str], operator: str) -> bytes:
    """Write a CMap: codes to text (bfchar) or codes to CIDs (cidchar)."""
    name, kind, order = ("Text", 2, "UCS") if operator == "bfchar" else ("Codes", 1, "Identity")
    digits = 2 * font.code_length
    parts = [_HEAD.format(order=order, name=name, kind=kind, low="0" * digits, high="F" * digits)]
    for at in range(0, len(rows), 100):
        some = rows[at : at + 100]
        parts.append(f"{len(some)} begin{operator}\n" + "\n".join(some) + f"\nend{operator}\n")
    return "".join([*parts, _TAIL]).encode("ascii")


def _code_map(pdf: Any, font: Font) -> Any:
    rows = [f"<{code:04x}> {font.cid(code)}" for code in sorted(font.used)]
    data = _cmap(font, rows, "cidchar")
    entry = pikepdf.Dictionary(
        Type=pikepdf.Name.CMap,
        CMapName=pikepdf.Name("/Codes"),
        CIDSystemInfo=pikepdf.Dictionary(
            Registry=pikepdf.String("Adobe"), Ordering=pikepdf.String("Identity"), Supplement=0
        ),
    )
    return pdf.make_stream(data, entry)


def _fill_unicode(pdf: Any, font: Font, target: Any) -> None:
    rows = []
    for code in sorted(font.used):
        said = font.meaning(code)
        plain = (
            font.code_length == 1 and code not in font.text and glyph_text(font.names.get(code, "")) == said
        )
        if said != "\ufffd" and not plain:
            rows.append(f"<{code:0{2 * font.code_length}x}> <{said.encode('utf-16-be').hex()}>")
    if rows:
        target["/ToUnicode"] = pdf.make_stream(_cmap(font, rows, "bfchar"))
