"""Hiding places in fonts."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pikepdf
from fontTools.ttLib import TTFont as FontReader
from pikepdf import Array, Dictionary, Name
from reportlab.pdfgen.canvas import Canvas

from benchmarks.pdf.places.making import (
    DEJAVU,
    Sheet,
    Words,
    canvas_page,
    drawn,
    literal,
    place,
    reopened,
    text,
)

fonts = place("fonts")


@fonts
def embedded(w: Words) -> bytes:
    return canvas_page(lambda c: c.drawString(72, 700, f"The child lives with {w.name} now."))


@fonts
def homoglyphs(w: Words) -> bytes:
    lookalike = str.maketrans("aeo", "\u0430\u0435\u043e")
    return canvas_page(lambda c: c.drawString(72, 700, w.name.translate(lookalike)))


@fonts
def zero_width_marks(w: Words) -> bytes:
    split = "\u200b".join(w.first) + " " + "\u2060".join(w.last)
    return canvas_page(lambda c: c.drawString(72, 700, split))


@fonts
def direction_marks(w: Words) -> bytes:
    said = f"\u202e{w.name[::-1]}\u202c"
    return canvas_page(lambda c: c.drawString(72, 700, said))


@fonts
def several_fonts_in_a_word(w: Words) -> bytes:
    def draw(canvas: Canvas) -> None:
        line = canvas.beginText(72, 700)
        for at, letter in enumerate(w.name):
            line.setFont("Helvetica-Bold" if at % 2 else "Times-Roman", 12)
            line.textOut(letter)
        canvas.drawText(line)

    return canvas_page(draw)


def _with_map(said: str, char_to: Any) -> bytes:
    sheet = Sheet()
    rows = "\n".join(f"<{ord(c):02x}> <{ord(char_to(c)):04x}>" for c in sorted(set(said)))
    sheet.font["/ToUnicode"] = sheet.stream(
        f"begincmap 1 begincodespacerange <00> <ff> endcodespacerange {len(set(said))} beginbfchar\n"
        f"{rows}\nendbfchar endcmap"
    )
    sheet.page(text(said))
    return sheet.bytes()


@place("fonts", look=True)
def lying_map(w: Words) -> bytes:
    return _with_map(w.name, lambda c: "x" if c.isalpha() else c)


@place("fonts", look=True)
def map_to_other_letters(w: Words) -> bytes:
    return _with_map(w.name, lambda c: chr((ord(c.lower()) - 97 + 3) % 26 + 97) if c.isalpha() else c)


@fonts
def fullwidth_forms(w: Words) -> bytes:
    return _with_map(w.phone, lambda c: chr(ord(c) + 0xFEE0) if c.isdigit() else c)


@fonts
def honest_map(w: Words) -> bytes:
    return _with_map(w.name, lambda c: c)


@place("fonts", look=True)
def no_map_at_all(w: Words) -> bytes:
    data = canvas_page(lambda c: c.drawString(72, 700, f"lives with {w.name} now"))
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for one in pdf.objects:
            if isinstance(one, pikepdf.Dictionary) and "/ToUnicode" in one:
                del one["/ToUnicode"]
        out = io.BytesIO()
        pdf.save(out)
    return out.getvalue()


@fonts
def font_name(w: Words) -> bytes:
    def change(sheet: Sheet) -> None:
        sheet.font["/BaseFont"] = Name("/" + w.joined)

    sheet = Sheet()
    sheet.page()
    change(sheet)
    return sheet.bytes()


@fonts
def font_nobody_uses(w: Words) -> bytes:
    sheet = Sheet()
    spelt = "".join(f"<{at:02x}> <{ord(c):04x}>\n" for at, c in enumerate(w.joined, 1))
    unused = Dictionary(
        Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Courier,
        ToUnicode=sheet.stream(f"begincmap {len(w.joined)} beginbfchar {spelt} endbfchar endcmap"),
    )  # fmt: skip
    sheet.page(resources={"Font": Dictionary(F1=sheet.font, F9=unused)})
    return sheet.bytes()


@fonts
def differences_by_glyph_names(w: Words) -> bytes:
    sheet = Sheet()
    letters = sorted(set(w.joined))
    names = [Name("/" + c) for c in letters]
    font = Dictionary(
        Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica,
        Encoding=Dictionary(Type=Name.Encoding, Differences=Array([128, *names])),
    )  # fmt: skip
    codes = "".join(f"{128 + letters.index(c):02x}" for c in w.joined)
    fonts = Dictionary(F1=sheet.font, F2=font)
    sheet.page(f"BT /F2 12 Tf 72 700 Td <{codes}> Tj ET\n", resources={"Font": fonts})
    return sheet.bytes()


def _type3(w: Words, look: Any) -> bytes:
    sheet = Sheet()
    letters = sorted(set(w.joined))
    font = Dictionary(
        Type=Name.Font, Subtype=Name.Type3, FontBBox=Array([0, 0, 1000, 1000]),
        FontMatrix=Array([0.001, 0, 0, 0.001, 0, 0]), FirstChar=1, LastChar=len(letters),
        Widths=Array([700] * len(letters)),
        Encoding=Dictionary(Differences=Array([1, *(Name(f"/g{at}") for at in range(len(letters)))])),
        CharProcs=Dictionary({f"/g{at}": sheet.stream(look(c)) for at, c in enumerate(letters)}),
        Resources=Dictionary(Font=Dictionary(F1=sheet.font)),
    )  # fmt: skip
    codes = "".join(f"{letters.index(c) + 1:02x}" for c in w.joined)
    fonts = Dictionary(F1=sheet.font, F2=font)
    sheet.page(f"BT /F2 14 Tf 72 700 Td <{codes}> Tj ET\n", resources={"Font": fonts})
    return sheet.bytes()


@place("fonts", look=True)
def type3_drawn_with_another_font(w: Words) -> bytes:
    return _type3(w, lambda c: f"700 0 d0 BT /F1 1000 Tf 0 0 Td {literal(c)} Tj ET")


@place("fonts", plain=False, look=True)
def type3_comment_in_a_glyph(w: Words) -> bytes:
    return _type3(w, lambda _: f"700 0 d0 0 0 500 500 re f % {w.name}")


@place("fonts", look=True)
def letters_as_outlines(w: Words) -> bytes:
    from fontTools.pens.qu2cuPen import Qu2CuPen
    from fontTools.pens.recordingPen import DecomposingRecordingPen

    program = FontReader(DEJAVU)
    glyphs, names = program.getGlyphSet(), program.getBestCmap()
    out, x = [], 0.0
    marks = {"moveTo": "m", "lineTo": "l", "curveTo": "c"}
    for char in w.name:
        glyph = glyphs[names[ord(char)]]
        recorded = DecomposingRecordingPen(glyphs)
        glyph.draw(Qu2CuPen(recorded, 1.0, all_cubic=True))
        for step, points in recorded.value:
            spots = " ".join(f"{72 + x + px * 0.008:.2f} {600 + py * 0.008:.2f}" for px, py in points)
            out.append(f"{spots} {marks[step]}" if step in marks else "h")
        x += glyph.width * 0.008
    return drawn("\n".join(out), "\nf\n")


@fonts
def ligatures(w: Words) -> bytes:
    joined = w.street.replace("fi", "\ufb01").replace("fl", "\ufb02")
    return canvas_page(lambda c: c.drawString(72, 700, f"They moved to {joined}, {w.town}."))


@place("fonts", look=True)
def one_code_for_two_letters(w: Words) -> bytes:
    """Every two letters are one code; only the map says which."""
    sheet = Sheet()
    pairs = [w.joined[at : at + 2] for at in range(0, len(w.joined), 2)]
    rows = "\n".join(f"<{65 + at:02x}> <{pair.encode('utf-16-be').hex()}>" for at, pair in enumerate(pairs))
    sheet.font["/ToUnicode"] = sheet.stream(
        f"begincmap 1 begincodespacerange <00> <ff> endcodespacerange {len(pairs)} beginbfchar\n"
        f"{rows}\nendbfchar endcmap"
    )
    sheet.page(text("".join(chr(65 + at) for at in range(len(pairs)))))
    return sheet.bytes()


@fonts
def letters_that_stay_in_a_map(w: Words) -> bytes:
    sheet = Sheet()
    rows = "".join(f"<{at:02x}> <{ord(c):04x}>\n" for at, c in enumerate(w.joined, 1))
    drawn_too = "".join(f"<{ord(c):02x}> <{ord(c):04x}>\n" for c in sorted(set("Minutes of the meeting")))
    sheet.font["/ToUnicode"] = sheet.stream(
        f"% {w.name}\nbegincmap 1 begincodespacerange <00> <ff> endcodespacerange "
        f"20 beginbfchar {rows}{drawn_too}endbfchar endcmap"
    )
    sheet.page()
    return sheet.bytes()


@place("fonts", look=True)
def vertical_writing(w: Words) -> bytes:
    data = canvas_page(lambda c: c.drawString(72, 700, "here"))

    def edit(pdf: Any) -> None:
        program = FontReader(DEJAVU)
        order, names = program.getGlyphOrder(), program.getBestCmap()
        codes = "".join(f"{order.index(names[ord(c)]):04x}" for c in w.joined)
        made = pdf.make_stream(Path(DEJAVU).read_bytes())
        below = Dictionary(
            Type=Name.Font, Subtype=Name.CIDFontType2, BaseFont=Name.DejaVuSans, CIDToGIDMap=Name.Identity,
            CIDSystemInfo=Dictionary(Registry="Adobe", Ordering="Identity", Supplement=0), DW=600,
            FontDescriptor=Dictionary(
                Type=Name.FontDescriptor, FontName=Name.DejaVuSans, Flags=4, ItalicAngle=0, Ascent=760,
                Descent=-240, CapHeight=730, StemV=80, FontBBox=Array([-1000, -400, 1800, 1200]),
                FontFile2=made,
            ),
        )  # fmt: skip
        rows = "".join(f"<{order.index(names[ord(c)]):04x}> <{ord(c):04x}>\n" for c in sorted(set(w.joined)))
        said = f"begincmap {len(set(w.joined))} beginbfchar\n{rows}endbfchar"
        pdf.pages[0].Resources.Font["/V1"] = Dictionary(
            Type=Name.Font, Subtype=Name.Type0, BaseFont=Name.DejaVuSans, Encoding=Name("/Identity-V"),
            DescendantFonts=Array([pdf.make_indirect(below)]),
            ToUnicode=pdf.make_stream(said.encode()),
        )  # fmt: skip
        page = pdf.pages[0]
        page.contents_add(f"BT /V1 14 Tf 300 600 Td <{codes}> Tj ET".encode())

    return reopened(data, edit)
