"""Whether fonts still tell of letters that are no longer drawn.

Takes the fonts of a file with the codes that were drawn; leftovers block our own output.
"""

from __future__ import annotations

from typing import Final

from redactor.verify.part import Part, Tools
from redactor.verify.pdf.compact import outlined_count
from redactor.verify.pdf.fonts import Font
from redactor.verify.pdf.resources import Resources
from redactor.verify.pdf.truetype import characters_of, codes_of_glyphs, components, outlined_glyphs
from redactor.verify.pdf.type1 import outlined_count as outlined_in_type1

_NOTDEF: Final = 0


def check_fonts(part: Part, tools: Tools, resources: Resources) -> None:
    """Report maps and outlines of characters that nothing draws."""
    programs: dict[bytes, list[Font]] = {}
    for font in resources.fonts.values():
        if font.mapped - font.drawn:
            tools.gather.structure(part.at("fonts"), "a font lists characters that are not drawn")
        if font.program:
            programs.setdefault(font.program, []).append(font)
    for program, fonts in programs.items():
        if _has_leftovers(program, fonts):
            tools.gather.structure(
                part.at("fonts"), "a font keeps the shapes of characters that are not drawn"
            )


def _has_leftovers(program: bytes, fonts: list[Font]) -> bool:
    outlines = outlined_glyphs(program)
    if outlines:
        drawn = {_NOTDEF} | {glyph for font in fonts for glyph in _glyphs(program, font)}
        for glyph in list(drawn):
            drawn |= components(outlines.get(glyph, b""))
        return bool((set(outlines) | set(codes_of_glyphs(program))) - drawn)
    shown = sum(len([code for code in font.drawn if not font.is_blank(code)]) for font in fonts)
    return (outlined_count(program) or outlined_in_type1(program)) > shown + 1


def _glyphs(program: bytes, font: Font) -> set[int]:
    if font.wide:
        return {font.glyph_of.get(code, code) for code in font.drawn}
    found = set()
    for code in font.drawn:
        texts = {table.get(code, "") for table in font.tables} | {chr(code), chr(0xF000 + code)}
        found |= characters_of(program, texts, code)
    return found
