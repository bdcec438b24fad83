"""Reading: the views and their places, refusals, and what becomes a picture."""

from __future__ import annotations

import io
import zlib

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from redactor.formats.pdf.adapter import Pdf
from redactor.model.document import Document, Limits
from redactor.model.errors import Damaged, Encrypted, TooLarge, Unsupported
from redactor.model.finding import Edit
from redactor.model.secret import Secret
from tests.formats.pdf.looking import opened
from tests.formats.pdf.making import Sheet, simple, text
from tests.formats.pdf.road import document


def view(data: bytes, name: str = "lines") -> str:
    return next(v.text for v in Pdf().read(document(data)).views if v.view == name)


def page_of(*parts: str) -> bytes:
    sheet = Sheet()
    sheet.page("".join(parts))
    return sheet.bytes()


def test_recognises_by_content() -> None:
    assert Pdf().recognises(Document("a.doc", simple().bytes()))
    assert not Pdf().recognises(Document("a.pdf", b"PK\x03\x04"))


def test_table_rows_are_cut_at_borders_and_wide_gaps() -> None:
    rules = "70 690 100 20 re 170 690 100 20 re 270 690 100 20 re S\n"
    cells = (
        text("one", x=75, y=695) + text("nearly full cell", x=172, y=695, size=13) + text("x", x=272, y=695)
    )
    assert view(page_of(rules, cells)) == "one\tnearly full cell\tx"
    assert view(page_of(text("Name"), text("Age", x=300))) == "Name\tAge"


def test_letters_join_and_words_stay_apart() -> None:
    assert (
        view(page_of("BT /F1 12 Tf 72 700 Td [(Ta) 30 (m) -20 (sin) -400 (Okafor)] TJ ET")) == "Tamsin Okafor"
    )


def test_columns_are_read_one_after_the_other() -> None:
    left = [text(f"left {at}", y=700 - 14 * at) for at in range(4)]
    right = [text(f"right {at}", x=330, y=700 - 14 * at) for at in range(4)]
    said = view(page_of(*left, *right), "columns")
    assert said.index("left 3") < said.index("right 0")


def test_every_character_has_its_place() -> None:
    reading = Pdf().read(document(simple().bytes()))
    for shown in reading.views:
        for at, char in enumerate(shown.text):
            places = shown.locate(at, at + 1)
            assert bool(places) or char.isspace()
    labels = {place.location.label for place in reading.views[0].locate(0, 20)}
    assert labels == {"page 1, line 1"}


def test_headers_footers_and_page_numbers_are_furniture() -> None:
    sheet = Sheet()
    for number in (1, 2, 3):
        body = "".join(text(f"{number} words of line {at} differ", y=700 - 30 * at) for at in range(8))
        sheet.page(text("Case CF-1 Assessment", y=800) + body + text(f"Page {number} of 3", y=30))
    shown = Pdf().read(document(sheet.bytes())).views[0]
    furniture = [shown.text[start:end] for start, end in shown.furniture]
    assert furniture == [
        piece for number in (1, 2, 3) for piece in ("Case CF-1 Assessment", f"Page {number} of 3")
    ]


def test_a_number_is_a_page_number_only_where_it_stands_alone_at_the_edge() -> None:
    cells = text("House no", y=800) + text("14", y=800, x=300) + text("14", y=770) + text("Rose Lane", y=740)
    rest = "".join(text(f"words of line {at}", y=700 - 30 * at) for at in range(8))
    sheet = Sheet()
    sheet.page(cells + rest + text("3", y=30))
    shown = Pdf().read(document(sheet.bytes())).views[0]
    assert [shown.text[start:end] for start, end in shown.furniture] == ["3"]


def test_rotated_pages_and_words_read_as_words() -> None:
    sheet = Sheet()
    sheet.page("BT /F1 12 Tf 0 1 -1 0 300 300 Tm (upwards text) Tj ET", Rotate=90)
    assert "upwards text" in view(sheet.bytes())


def protected(data: bytes) -> bytes:
    out = io.BytesIO()
    pikepdf.open(io.BytesIO(data)).save(out, encryption=pikepdf.Encryption(owner="o", user="secret"))
    return out.getvalue()


def test_a_password_is_asked_for_and_used() -> None:
    data = protected(simple().bytes())
    with pytest.raises(Encrypted):
        Pdf().read(document(data))
    reading = Pdf().read(Document("a.pdf", data, Secret("secret")))
    assert "Minutes" in reading.views[0].text
    written = Pdf().write(Document("a.pdf", data, Secret("secret")), Edit())
    assert not opened(written.data).is_encrypted


def no_pages() -> bytes:
    out = io.BytesIO()
    pikepdf.Pdf.new().save(out)
    return out.getvalue()


def broken() -> bytes:
    data = simple().bytes()
    return data[: len(data) // 2]


def bomb() -> bytes:
    sheet = simple()
    stream = sheet.pdf.make_stream(b"")
    stream.write(zlib.compress(b"\x00" * 60_000_000, 9), filter=Name.FlateDecode)
    sheet.pdf.Root.Bomb = stream
    return sheet.bytes(compress_streams=False)


def nested_bomb() -> bytes:
    sheet = simple()
    stream = sheet.pdf.make_stream(b"")
    packed = zlib.compress(zlib.compress(b"\x00" * 9_000_000, 9), 9)
    stream.write(packed, filter=Array([Name.FlateDecode, Name.FlateDecode]))
    sheet.pdf.Root.Bomb = stream
    return sheet.bytes(compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none)


def xfa() -> bytes:
    sheet = simple("Please wait")
    sheet.pdf.Root.AcroForm = Dictionary(Fields=Array([]), XFA=sheet.pdf.make_stream(b"<xdp/>"))
    return sheet.bytes()


def huge_picture() -> bytes:
    sheet = simple()
    image = sheet.pdf.make_stream(
        b"", Dictionary(Subtype=Name.Image, Width=60_000, Height=60_000, BitsPerComponent=8)
    )
    sheet.pdf.Root.Picture = image
    return sheet.bytes()


def laughing() -> bytes:
    sheet = Sheet()
    inner = sheet.pdf.make_stream(
        b"0 0 1 1 re f " * 50, Dictionary(Subtype=Name.Form, BBox=Array([0, 0, 9, 9]))
    )
    for _ in range(9):
        resources = Dictionary(XObject=Dictionary(X=inner))
        entry = Dictionary(Subtype=Name.Form, BBox=Array([0, 0, 9, 9]), Resources=resources)
        inner = sheet.pdf.make_stream(b"/X Do " * 10, entry)
    sheet.page("/X Do", resources={"XObject": Dictionary(X=inner)})
    return sheet.bytes()


@pytest.mark.parametrize(
    ("make", "error"),
    [
        (laughing, TooLarge),
        (no_pages, Damaged),
        (broken, Damaged),
        (bomb, TooLarge),
        (nested_bomb, Unsupported),
        (xfa, Unsupported),
        (huge_picture, TooLarge),
        (lambda: b"%PDF-1.7\nnothing", Damaged),
    ],
)
def test_refuses(make: object, error: type[Exception]) -> None:
    with pytest.raises(error):
        Pdf().read(document(make()))  # type: ignore[operator]


def test_refuses_too_many_pages_and_too_much_text() -> None:
    sheet = Sheet()
    for _ in range(3):
        sheet.page(text("words"))
    with pytest.raises(TooLarge):
        Pdf(Limits(pages=2)).read(document(sheet.bytes()))
    with pytest.raises(TooLarge):
        Pdf(Limits(characters=9)).read(document(sheet.bytes()))


def test_a_page_that_cannot_be_trusted_is_handed_out_as_a_picture() -> None:
    sheet = Sheet()
    curves = "".join(
        f"{x} 700 m {x} 710 {x + 5} 710 {x + 5} 700 c {x + 9} 695 {x + 5} 690 {x} 690 c "
        f"{x} 695 {x - 3} 699 {x} 700 c "
        f"{x} 700 {x} 699 {x} 698 c {x} 697 {x} 697 {x} 697 c f\n"
        for x in range(72, 192, 12)
    )
    sheet.page(curves)
    reading = Pdf().read(document(sheet.bytes()))
    assert [child.location.label for child in reading.children] == ["page 1"]
    assert "shapes that may be letters" in reading.notes[0]


def test_a_bullet_circle_is_no_letter() -> None:
    circle = (
        "{0} 0 m {0} 3 3 {0} 0 {0} c -3 {0} -{0} 3 -{0} 0 c "
        "-{0} -3 -3 -{0} 0 -{0} c 3 -{0} {0} -3 {0} 0 c f\n"
    )
    data = page_of(
        *(f"q 1 0 0 1 60 {700 - 20 * at} cm " + circle.format(4) + "Q\n" for at in range(20)), text("list")
    )
    assert Pdf().read(document(data)).children == ()


def test_a_blank_between_even_steps_is_a_blank() -> None:
    """The letters of "an im" begin at even steps when the words stand apart by a gap, not a blank."""
    canvas_bytes = io.BytesIO()
    canvas = Canvas(canvas_bytes)
    canvas.setFont("Times-Roman", 10)
    x = 72.0
    for word in ("written", "and", "an", "impression", "of", "it"):
        canvas.drawString(x, 700, word)
        x += stringWidth(word, "Times-Roman", 10) + 2.6
    canvas.save()
    assert "an impression" in Pdf().read(document(canvas_bytes.getvalue())).views[0].text
