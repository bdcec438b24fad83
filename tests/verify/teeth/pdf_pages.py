"""PDF files whose page content hides a text."""

from __future__ import annotations

import io
import random
from pathlib import Path

import reportlab
from pikepdf import Array, Dictionary, Name, Pdf, Stream
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from .planting import tooth

VERA = Path(reportlab.__file__).parent / "fonts" / "Vera.ttf"


def canvas() -> tuple[Canvas, io.BytesIO]:
    """A page with an innocent line."""
    buffer = io.BytesIO()
    page = Canvas(buffer, pagesize=(595, 842))
    page.setFont("Helvetica", 11)
    page.drawString(72, 780, "The visit took place on Monday afternoon and went well.")
    return page, buffer


def done(page: Canvas, buffer: io.BytesIO) -> bytes:
    """Finish."""
    page.showPage()
    page.save()
    return buffer.getvalue()


def with_content(content: bytes, **resources: object) -> bytes:
    """A page by pikepdf with this content added to an innocent line."""
    pdf = Pdf.new()
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    page = pdf.add_blank_page(page_size=(595, 842))
    page.Resources = Dictionary(Font=Dictionary(F1=font))
    for key, made in resources.items():
        page.Resources[f"/{key}"] = made(pdf) if callable(made) else made
    opening = b"BT /F1 11 Tf 72 780 Td (The visit went well.) Tj ET\n"
    page.Contents = pdf.make_stream(opening + content)
    buffer = io.BytesIO()
    pdf.save(buffer)
    return buffer.getvalue()


@tooth("pdf")
def plain(text: str) -> bytes:
    page, buffer = canvas()
    page.drawString(72, 700, text)
    return done(page, buffer)


@tooth("pdf")
def under_a_black_box(text: str) -> bytes:
    page, buffer = canvas()
    page.drawString(72, 700, text)
    page.rect(70, 696, 120, 16, fill=1)
    return done(page, buffer)


@tooth("pdf")
def white(text: str) -> bytes:
    page, buffer = canvas()
    page.setFillColorRGB(1, 1, 1)
    page.drawString(72, 700, text)
    return done(page, buffer)


@tooth("pdf")
def invisible_mode(text: str) -> bytes:
    page, buffer = canvas()
    line = page.beginText(72, 700)
    line.setTextRenderMode(3)
    line.textOut(text)
    page.drawText(line)
    return done(page, buffer)


@tooth("pdf")
def transparent(text: str) -> bytes:
    page, buffer = canvas()
    page.setFillAlpha(0)
    page.drawString(72, 700, text)
    return done(page, buffer)


@tooth("pdf")
def tiny(text: str) -> bytes:
    page, buffer = canvas()
    page.setFont("Helvetica", 0.4)
    page.drawString(72, 700, text)
    return done(page, buffer)


@tooth("pdf")
def off_the_page(text: str) -> bytes:
    page, buffer = canvas()
    page.drawString(3000, -4000, text)
    return done(page, buffer)


@tooth("pdf")
def outside_the_crop_box(text: str) -> bytes:
    with Pdf.open(io.BytesIO(plain(text))) as pdf:
        pdf.pages[0].CropBox = Array([0, 760, 595, 842])
        buffer = io.BytesIO()
        pdf.save(buffer)
    return buffer.getvalue()


@tooth("pdf")
def clipped(text: str) -> bytes:
    page, buffer = canvas()
    path = page.beginPath()
    path.rect(0, 0, 5, 5)
    page.clipPath(path, stroke=0)
    page.drawString(72, 700, text)
    return done(page, buffer)


@tooth("pdf")
def rotated(text: str) -> bytes:
    page, buffer = canvas()
    page.translate(300, 300)
    page.rotate(90)
    page.drawString(0, 0, text)
    return done(page, buffer)


@tooth("pdf")
def mirrored(text: str) -> bytes:
    page, buffer = canvas()
    page.translate(400, 300)
    page.scale(-1, 1)
    page.drawString(0, 0, text)
    return done(page, buffer)


@tooth("pdf")
def upside_down_letters_one_by_one(text: str) -> bytes:
    page, buffer = canvas()
    for index, letter in enumerate(text):
        page.saveState()
        page.translate(300 - 9 * index, 300)
        page.rotate(180)
        page.drawString(0, 0, letter)
        page.restoreState()
    return done(page, buffer)


@tooth("pdf")
def stacked(text: str) -> bytes:
    page, buffer = canvas()
    for index, letter in enumerate(text):
        page.drawString(300, 700 - 14 * index, letter)
    return done(page, buffer)


@tooth("pdf")
def shuffled_letters(text: str) -> bytes:
    page, buffer = canvas()
    letters = list(enumerate(text))
    random.Random(4).shuffle(letters)
    for index, letter in letters:
        page.drawString(100 + 8 * index, 400, letter)
    return done(page, buffer)


@tooth("pdf")
def reversed_string(text: str) -> bytes:
    page, buffer = canvas()
    page.drawString(72, 700, text[::-1])
    return done(page, buffer)


@tooth("pdf")
def kerned_letters(text: str) -> bytes:
    shown = b"".join(b"(%b) -150 " % bytes([byte]) for byte in text.encode())
    return with_content(b"BT /F1 11 Tf 72 700 Td [" + shown + b"] TJ ET")


@tooth("pdf")
def hexadecimal_and_octal(text: str) -> bytes:
    half = len(text) // 2
    octal = b"".join(b"\\%03o" % byte for byte in text[half:].encode())
    return with_content(
        b"BT /F1 11 Tf 72 700 Td <%b> Tj (%b) Tj ET" % (text[:half].encode().hex().encode(), octal)
    )


@tooth("pdf")
def hyphenated(text: str) -> bytes:
    page, buffer = canvas()
    page.drawString(400, 700, text[:-2] + "-")
    page.drawString(72, 686, text[-2:])
    return done(page, buffer)


@tooth("pdf")
def in_columns(text: str) -> bytes:
    first, rest = text.rsplit(" ", 1)
    page, buffer = canvas()
    for row, (left, right) in enumerate(
        [("was at home", "the meeting"), (first, "was held in"), (rest, "the school")]
    ):
        page.drawString(72, 600 - 14 * row, left)
        page.drawString(320, 600 - 14 * row, right)
    return done(page, buffer)


@tooth("pdf")
def in_cells(text: str) -> bytes:
    page, buffer = canvas()
    for index, word in enumerate(text.split()):
        page.rect(70 + 150 * index, 500, 150, 20)
        page.drawString(75 + 150 * index, 505, word)
    return done(page, buffer)


@tooth("pdf")
def across_pages(text: str) -> bytes:
    page, buffer = canvas()
    first, rest = text.rsplit(" ", 1)
    page.drawString(72, 80, "She has moved to " + first)
    page.drawString(280, 40, "Page 1 of 2")
    page.showPage()
    page.drawString(72, 810, "Confidential report")
    page.drawString(72, 780, rest + " and is well.")
    return done(page, buffer)


@tooth("pdf")
def embedded_font(text: str) -> bytes:
    pdfmetrics.registerFont(TTFont("Vera", str(VERA)))
    page, buffer = canvas()
    page.setFont("Vera", 11)
    page.drawString(72, 700, text)
    return done(page, buffer)


def _form(pdf: Pdf, text: str) -> Stream:
    form = pdf.make_stream(b"BT /F1 11 Tf 72 700 Td (%b) Tj ET" % text.encode())
    form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, Array([0, 0, 595, 842])
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    form.Resources = Dictionary(Font=Dictionary(F1=font))
    return form


@tooth("pdf")
def in_a_form(text: str) -> bytes:
    return with_content(b"/X Do", XObject=lambda pdf: Dictionary(X=_form(pdf, text)))


@tooth("pdf")
def in_a_form_in_a_form(text: str) -> bytes:
    def forms(pdf: Pdf) -> Dictionary:
        outer = pdf.make_stream(b"/Y Do")
        outer.Type, outer.Subtype, outer.BBox = Name.XObject, Name.Form, Array([0, 0, 595, 842])
        outer.Resources = Dictionary(XObject=Dictionary(Y=_form(pdf, text)))
        return Dictionary(X=outer)

    return with_content(b"/X Do", XObject=forms)


@tooth("pdf")
def in_a_form_nobody_uses(text: str) -> bytes:
    return with_content(b"", XObject=lambda pdf: Dictionary(X=_form(pdf, text)))


@tooth("pdf")
def in_a_pattern(text: str) -> bytes:
    def patterns(pdf: Pdf) -> Dictionary:
        tile = pdf.make_stream(b"BT /F1 8 Tf 2 2 Td (%b) Tj ET" % text.encode())
        for key, made in {
            "PatternType": 1,
            "PaintType": 1,
            "TilingType": 1,
            "XStep": 90,
            "YStep": 20,
        }.items():
            tile[f"/{key}"] = made
        tile.BBox = Array([0, 0, 90, 20])
        font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
        tile.Resources = Dictionary(Font=Dictionary(F1=font))
        return Dictionary(P1=tile)

    return with_content(b"/Pattern cs /P1 scn 0 0 500 500 re f", Pattern=patterns)


@tooth("pdf")
def in_a_layer_that_is_off(text: str) -> bytes:
    content = b"/OC /Layer BDC BT /F1 11 Tf 72 700 Td (%b) Tj ET EMC" % text.encode()
    data = with_content(content)
    with Pdf.open(io.BytesIO(data)) as pdf:
        group = pdf.make_indirect(Dictionary(Type=Name.OCG, Name="Notes"))
        pdf.pages[0].Resources.Properties = Dictionary(Layer=group)
        pdf.Root.OCProperties = Dictionary(
            OCGs=Array([group]), D=Dictionary(OFF=Array([group]), Order=Array([]))
        )
        buffer = io.BytesIO()
        pdf.save(buffer)
    return buffer.getvalue()


@tooth("pdf")
def replaced_by_actual_text(text: str) -> bytes:
    return with_content(
        b"/Span <</ActualText (something else)>> BDC BT /F1 11 Tf 72 700 Td (%b) Tj ET EMC" % text.encode()
    )


@tooth("pdf")
def as_actual_text(text: str) -> bytes:
    return with_content(
        b"/Span <</ActualText (%b)>> BDC BT /F1 11 Tf 72 700 Td (other words) Tj ET EMC" % text.encode()
    )


@tooth("pdf")
def as_alternate_text(text: str) -> bytes:
    marked = text.encode("utf-16").hex().encode()
    return with_content(b"/Figure <</Alt <%b>>> BDC 0 0 5 5 re f EMC" % marked)
