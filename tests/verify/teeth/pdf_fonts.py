"""PDF files whose fonts hide what is drawn."""

from __future__ import annotations

import io

from fontTools.pens.reportLabPen import ReportLabPen
from fontTools.ttLib import TTFont as Reader
from pikepdf import Array, Dictionary, Name, Pdf
from reportlab.graphics import renderPDF
from reportlab.graphics.shapes import Drawing, Group
from reportlab.pdfgen.canvas import Canvas

from .pdf_pages import VERA, done, with_content
from .planting import tooth


@tooth("pdf")
def with_differences(text: str) -> bytes:
    """Codes 1, 2, 3... stand for the letters; nothing but the encoding says so."""
    names = {" ": "space", "1": "one", "2": "two", "4": "four", "7": "seven"}
    letters = list(dict.fromkeys(text))
    codes = bytes(letters.index(letter) + 1 for letter in text)
    different = Array([1, *(Name("/" + names.get(letter, letter)) for letter in letters)])

    def fonts(_: Pdf) -> Dictionary:
        encoding = Dictionary(Type=Name.Encoding, Differences=different)
        other = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=encoding)
        plain_font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
        return Dictionary(F1=plain_font, F2=other)

    return with_content(b"BT /F2 11 Tf 72 700 Td <%b> Tj ET" % codes.hex().encode(), Font=fonts)


def wide(text: str, *, said: dict[str, str] | None, program: bytes = b"", more: str = "") -> bytes:
    """A wide font of the whole Vera, with a map to text that says what the caller wants."""
    glyphs = Reader(VERA).getBestCmap()
    order = Reader(VERA).getGlyphOrder()
    numbers = {letter: order.index(glyphs[ord(letter)]) for letter in set(text + more)}
    shown = "".join(f"{numbers[letter]:04x}" for letter in text)

    def fonts(pdf: Pdf) -> Dictionary:
        embedded = pdf.make_stream(program or VERA.read_bytes())
        descriptor = Dictionary(
            Type=Name.FontDescriptor, FontName=Name.Vera, Flags=4, FontBBox=Array([-200, -200, 1000, 1000]),
            ItalicAngle=0, Ascent=760, Descent=-240, CapHeight=730, StemV=80, FontFile2=embedded,
        )  # fmt: skip
        info = Dictionary(Registry="Adobe", Ordering="Identity", Supplement=0)
        below = Dictionary(
            Type=Name.Font, Subtype=Name.CIDFontType2, BaseFont=Name.Vera, CIDSystemInfo=info,
            FontDescriptor=descriptor, DW=600, CIDToGIDMap=Name.Identity,
        )  # fmt: skip
        font = Dictionary(
            Type=Name.Font, Subtype=Name.Type0, BaseFont=Name.Vera, Encoding=Name("/Identity-H"),
            DescendantFonts=Array([pdf.make_indirect(below)]),
        )  # fmt: skip
        if said is not None:
            lines = "".join(f"<{numbers[a]:04x}> <{ord(b):04x}>\n" for a, b in said.items())
            cmap = f"{len(said)} beginbfchar\n{lines}endbfchar"
            font.ToUnicode = pdf.make_stream(b"/CIDInit begincmap\n" + cmap.encode() + b"\nendcmap")
        plain_font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
        return Dictionary(F1=plain_font, F2=font)

    return with_content(b"BT /F2 11 Tf 72 700 Td <%b> Tj ET" % shown.encode(), Font=fonts)


@tooth("pdf")
def wide_font_with_a_true_map(text: str) -> bytes:
    return wide(text, said={letter: letter for letter in set(text)})


@tooth("pdf", reads=False)
def wide_font_with_a_lying_map(text: str) -> bytes:
    return wide(text, said=dict.fromkeys(set(text), "x"))


@tooth("pdf")
def wide_font_without_a_map(text: str) -> bytes:
    return wide(text, said=None)


@tooth("pdf", reads=False)
def wide_font_with_holes_in_its_map(text: str) -> bytes:
    """The font's own map is gone, and the given one leaves a letter out."""
    font = Reader(VERA)
    del font["cmap"]
    program = io.BytesIO()
    font.save(program)
    said = {letter: letter for letter in set(text) - {text[0], text[3]}}
    return wide(text, said=said, program=program.getvalue())


@tooth("pdf", reads=False)
def glyphs_named_by_numbers(text: str) -> bytes:
    names = Array([1, *(Name(f"/g{ord(letter)}") for letter in text)])

    def fonts(_: Pdf) -> Dictionary:
        encoding = Dictionary(Type=Name.Encoding, Differences=names)
        other = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=encoding)
        plain_font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
        return Dictionary(F1=plain_font, F2=other)

    return with_content(b"BT /F2 11 Tf 72 700 Td <%b> Tj ET" % bytes(range(1, 12)).hex().encode(), Font=fonts)


@tooth("pdf", reads=False)
def type3_font(text: str) -> bytes:
    def fonts(pdf: Pdf) -> Dictionary:
        glyph = pdf.make_stream(b"600 0 d0 0 0 500 700 re f")
        letters = [f"/g{number}" for number in range(256)]
        made = Dictionary(
            Type=Name.Font, Subtype=Name.Type3, FontBBox=Array([0, 0, 600, 700]),
            FontMatrix=Array([0.001, 0, 0, 0.001, 0, 0]), FirstChar=0, LastChar=255,
            Widths=Array([600] * 256),
            CharProcs=Dictionary(dict.fromkeys(letters, glyph)),
            Encoding=Dictionary(Differences=Array([0, *map(Name, letters)])),
        )  # fmt: skip
        plain_font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
        return Dictionary(F1=plain_font, F3=pdf.make_indirect(made))

    return with_content(b"BT /F3 11 Tf 72 700 Td (%b) Tj ET" % text.encode(), Font=fonts)


@tooth("pdf", reads=False)
def as_outlines(text: str) -> bytes:
    font = Reader(VERA)
    glyphs, names = font.getGlyphSet(), font.getBestCmap()
    buffer = io.BytesIO()
    page = Canvas(buffer)
    drawing = Drawing(500, 100)
    for index, letter in enumerate(text):
        pen = ReportLabPen(glyphs)
        glyphs[names[ord(letter)]].draw(pen)
        drawing.add(Group(pen.path, transform=(0.01, 0, 0, 0.01, 14 * index, 0)))
    renderPDF.draw(drawing, page, 72, 700)
    return done(page, buffer)
