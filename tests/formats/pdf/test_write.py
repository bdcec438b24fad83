"""Writing: what stays looks the same, labels have one width, fonts know only what is drawn."""

from __future__ import annotations

import io
import re
from typing import Any

import pikepdf
import pypdfium2
import pytest
from fontTools.ttLib import TTFont
from PIL import Image, ImageChops

from redactor.formats.pdf.adapter import Pdf
from redactor.model.document import Document
from redactor.model.errors import CannotRedact
from redactor.model.finding import Edit, Mark
from redactor.model.kind import Kind
from redactor.model.text import Location, Place
from tests.formats.pdf.drawn_places import embedded
from tests.formats.pdf.looking import opened, page_text, traces
from tests.formats.pdf.making import VALUE, Sheet, simple, text
from tests.formats.pdf.road import LABEL, document, redact, unchanged


def picture(data: bytes, page: int = 0) -> Image.Image:
    return pypdfium2.PdfDocument(data)[page].render(scale=1.5).to_pil().convert("L")


def boxes(data: bytes) -> list[tuple[str, float, float]]:
    """Every character with its left and right edge, as PDFium sees it."""
    said = pypdfium2.PdfDocument(data)[0].get_textpage()
    letters = said.get_text_range()
    return [(char, *said.get_charbox(at, loose=True)[::2]) for at, char in enumerate(letters)]


def start_of(data: bytes, word: str) -> float:
    found = boxes(data)
    joined = "".join(char for char, _, _ in found)
    return found[joined.index(word)][1]


def line_with(name: str, *, justify: bool = False, pieces: bool = False) -> bytes:
    """A line whose words stand exactly where the name before them leaves room."""
    from reportlab.pdfbase.pdfmetrics import stringWidth
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out)
    canvas.setFont("Helvetica", 12)
    before, after = "The child lives with ", " in the town by the sea."
    if justify:
        words = f"{before}{name}{after}"
        gap = (450 - stringWidth(words, "Helvetica", 12)) / words.count(" ")
        canvas.drawString(72, 700, words, wordSpace=gap)
    elif pieces:
        x = 72.0
        for piece in (before, name, after):
            canvas.saveState()
            canvas.translate(x, 700)
            canvas.drawString(0, 0, piece)
            canvas.restoreState()
            x += stringWidth(piece, "Helvetica", 12)
    else:
        canvas.drawString(72, 700, f"{before}{name}{after}")
    canvas.drawString(72, 680, "Nothing else was said on that day in the office.")
    canvas.line(93, 697, 93 + stringWidth(name, "Helvetica", 12), 697)
    canvas.save()
    return out.getvalue()


NAMES = ("Ian Li", "Zebulon Quartermain", "Wilhelmina Mommsen-Wagstaff", "Jo Fox")


@pytest.mark.parametrize("how", [{}, {"justify": True}, {"pieces": True}])
def test_nothing_tells_how_wide_the_name_was(how: dict[str, bool]) -> None:
    results = [redact(line_with(name, **how), name) for name in NAMES]
    assert len({round(start_of(result, "in the town"), 2) for result in results}) == 1
    bodies = {opened(result).pages[0].Contents.read_bytes() for result in results}
    assert len(bodies) == 1
    assert len({len(result) for result in results}) == 1


def test_labels_of_one_length_are_equally_wide_whatever_they_say() -> None:
    data = simple().bytes()
    starts = {
        round(start_of(redact(data, VALUE, label=label), "in the town"), 2)
        for label in ("[name withheld]", "[name FPR29.1 ]", "[name MMMMMMMM]")
    }
    assert len(starts) == 1


def test_the_rest_of_the_page_is_untouched() -> None:
    before, after = simple().bytes(), redact(simple().bytes(), VALUE)
    change = ImageChops.difference(picture(before), picture(after)).getbbox()
    assert change is not None
    left, top, _, bottom = change
    height = picture(before).height
    assert height - (700 + 14) * 1.5 <= top
    assert bottom <= height - (700 - 6) * 1.5
    assert left >= 72 * 1.5 - 2


def test_a_file_without_marks_looks_the_same() -> None:
    sheet = Sheet()
    drawn = (
        "0.2 0.5 0.7 rg 100 100 200 50 re f 0 0 1 RG 3 w [4 2] 0 d 90 300 m 200 400 300 200 400 300 c S 0 g\n"
    )
    sheet.page(
        drawn + text("rotated") + "q 0.7 0.7 -0.7 0.7 200 200 cm " + text("turned", x=0, y=0) + "Q", Rotate=90
    )
    before = sheet.bytes()
    after = Pdf().write(document(before), Edit()).data
    assert ImageChops.difference(picture(before), picture(after)).getbbox() is None
    assert opened(after).pages[0].Rotate == 90


def fonts_of(data: bytes) -> list[Any]:
    return [
        item
        for item in opened(data).objects
        if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/Font"
    ]


def test_an_embedded_font_forgets_what_is_no_longer_drawn() -> None:
    name = "Xyzzyx Qjkvq"
    data = redact(embedded(f"She met {name} once", subset=True), name)
    kept = set("She met once ordinary words ")
    for font in fonts_of(data):
        if "/ToUnicode" in font:
            cmap = font.ToUnicode.read_bytes().decode()
            said = {
                chr(int(line.split("<")[2][:4], 16))
                for line in cmap.splitlines()
                if re.fullmatch(r"<\w+> <\w{4}>", line)
            }
            assert said - {"\xff", "\uffff"} <= kept
        descriptor = font.get("/FontDescriptor")
        if descriptor is not None and "/FontFile2" in descriptor:
            program = TTFont(io.BytesIO(descriptor.FontFile2.read_bytes()))
            outlines = [g for g in program.getGlyphOrder() if program["glyf"][g].numberOfContours]
            assert len(outlines) <= len(kept - {" "})
    assert "She met [name withheld] once" in " ".join(page_text(data).split())


def test_a_mark_over_two_lines_has_one_label_and_one_over_two_pages_two() -> None:
    two_lines = Sheet()
    two_lines.page(text("lives with Zebulon", y=700) + text("Quartermain in town", y=685))
    assert page_text(redact(two_lines.bytes(), VALUE)).count(LABEL) == 1
    two_pages = Sheet()
    two_pages.page(text("lives with Zebulon", y=60))
    two_pages.page(text("Quartermain in town", y=760))
    assert page_text(redact(two_pages.bytes(), VALUE)).count(LABEL) == 2


def test_a_long_label_is_squeezed_into_its_cell() -> None:
    sheet = Sheet()
    sheet.page(
        "70 690 60 20 re 130 690 100 20 re S\n" + text("Zebulon", x=73, y=695) + text("next", x=135, y=695)
    )
    found = boxes(redact(sheet.bytes(), "Zebulon", label="[phone number withheld]"))
    end = next(right for char, _, right in found if char == "]")
    assert end <= 130


def test_marks_that_lead_nowhere_are_refused() -> None:
    data = simple().bytes()
    for key in ("page:1:line:99", "page:9:line:0", "bookmark:1", "nonsense"):
        place = Place(Location(key, "somewhere"), 0, 3)
        with pytest.raises(CannotRedact):
            Pdf().write(document(data), Edit((Mark((place,), LABEL, Kind.PERSON, ("x",)),)))


def test_the_same_input_gives_the_same_bytes() -> None:
    assert redact(simple().bytes(), VALUE) == redact(simple().bytes(), VALUE)


def with_picture(*, mask: bool = False, crop: bool = False, pages: int = 1) -> bytes:
    sheet = Sheet()
    image = Image.radial_gradient("L").convert("RGB")
    entry = pikepdf.Dictionary(
        Subtype=pikepdf.Name.Image,
        Width=256,
        Height=256,
        BitsPerComponent=8,
        ColorSpace=pikepdf.Name.DeviceRGB,
        Secret=VALUE,
    )
    if mask:
        soft = pikepdf.Dictionary(
            Subtype=pikepdf.Name.Image,
            Width=256,
            Height=256,
            BitsPerComponent=8,
            ColorSpace=pikepdf.Name.DeviceGray,
        )
        entry["/SMask"] = sheet.pdf.make_stream(Image.linear_gradient("L").tobytes(), soft)
    stream = sheet.pdf.make_stream(image.tobytes(), entry)
    clip = "100 400 50 50 re W n " if crop else ""
    for _ in range(pages):
        drawn = f"q {clip}200 0 0 200 100 400 cm /Im Do Q\n"
        sheet.page(drawn + text("words"), resources={"XObject": pikepdf.Dictionary(Im=stream)})
    return sheet.bytes()


def test_pictures_are_children_once_and_come_back() -> None:
    data = with_picture(mask=True, pages=3)
    reading = Pdf().read(document(data))
    assert len(reading.children) == 2
    black = Image.new("RGB", (256, 256))
    out = io.BytesIO()
    black.save(out, "PNG")
    children = ((reading.children[0].location, Document("x.png", out.getvalue())), unchanged(reading)[1])
    result = Pdf().write(document(data), Edit((), children)).data
    assert traces(result, "Quartermain") == []
    images = [i for i in opened(result).objects if isinstance(i, pikepdf.Stream) and "/SMask" in i]
    assert [pikepdf.PdfImage(i).as_pil_image().convert("RGB").getextrema() for i in images] == [((0, 0),) * 3]


def test_a_picture_nobody_examined_is_not_written() -> None:
    with pytest.raises(CannotRedact):
        Pdf().write(document(with_picture()), Edit())


def test_a_dropped_picture_is_gone() -> None:
    data = with_picture()
    reading = Pdf().read(document(data))
    result = Pdf().write(document(data), Edit(dropped=(reading.children[0].location,))).data
    assert b"/Image" not in result


def test_what_is_cut_off_a_picture_is_blanked() -> None:
    data = with_picture(crop=True)
    reading = Pdf().read(document(data))
    assert "cropped-picture" in {part.what for part in reading.opaque}
    result = Pdf().write(document(data), Edit((), unchanged(reading))).data
    image = next(i for i in opened(result).objects if isinstance(i, pikepdf.Stream) and "/Width" in i)
    pixels = pikepdf.PdfImage(image).as_pil_image().convert("L")
    assert pixels.crop((80, 0, 256, 256)).getextrema() == (255, 255)
    assert pixels.crop((0, 200, 60, 256)).getextrema() != (255, 255)
    assert ImageChops.difference(picture(data), picture(result)).getbbox() is None


def test_a_text_layer_over_a_scan_blacks_out_the_pixels_too() -> None:
    sheet = Sheet()
    scan = Image.new("L", (595, 842), 200)
    scan.putpixel((0, 0), 0)
    entry = pikepdf.Dictionary(
        Subtype=pikepdf.Name.Image,
        Width=595,
        Height=842,
        BitsPerComponent=8,
        ColorSpace=pikepdf.Name.DeviceGray,
    )
    stream = sheet.pdf.make_stream(scan.tobytes(), entry)
    layer = text(VALUE, before="3 Tr")
    sheet.page(
        "q 595 0 0 842 0 0 cm /Im Do Q\n" + layer, resources={"XObject": pikepdf.Dictionary(Im=stream)}
    )
    result = redact(sheet.bytes(), VALUE)
    assert page_text(result).strip() == LABEL, "where the layer was, the new one has the label alone"
    assert picture(result).getpixel((110, int((842 - 704) * 1.5))) == 0
    assert picture(result).getpixel((110, int((842 - 600) * 1.5))) == 200
