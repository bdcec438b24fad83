"""What stays looks the same, point by point, outside the marked lines; and every reader opens the file."""

from __future__ import annotations

import io
import subprocess
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pymupdf
import pypdfium2
import pytest
from pikepdf import Array, Dictionary, Name
from PIL import Image, ImageChops, ImageDraw
from reportlab.lib import colors
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import ListFlowable, Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

from redactor.formats.pdf.adapter import Pdf
from redactor.model.errors import Damaged
from tests.formats.pdf.drawn_places import embedded
from tests.formats.pdf.looking import page_text, traces
from tests.formats.pdf.making import SURNAME, VALUE, Sheet, text
from tests.formats.pdf.road import LABEL, document, redact
from tests.formats.pdf.tagged import minutes
from tests.formats.pdf.test_write import with_picture

WORDS = "She was seen by the nurse in the morning and went home with her aunt by bus. " * 4


def report() -> bytes:
    """Justified paragraphs, a list and a table with colours."""
    styles = getSampleStyleSheet()
    justified = styles["BodyText"].clone("justified", alignment=4)
    grid = [("GRID", (0, 0), (-1, -1), 0.5, colors.black), ("BACKGROUND", (0, 0), (-1, 0), colors.lightblue)]
    table = Table([["Name", "Role"], [VALUE, "Carer"], ["Jo Fox", "Nurse"]], style=TableStyle(grid))
    story = [
        Paragraph("Minutes of the core group", styles["Title"]),
        Paragraph(WORDS + f"The child lives with {VALUE} now. " + WORDS, justified),
        ListFlowable([Paragraph(one, styles["BodyText"]) for one in ("First", f"Ring {VALUE}", "Last")]),
        Spacer(1, 12),
        table,
        Paragraph(WORDS, styles["BodyText"]),
    ]
    out = io.BytesIO()
    SimpleDocTemplate(out).build(story)
    return out.getvalue()


def shapes() -> bytes:
    """Curves, dashes, clips, see-through fills, a shading and a form drawn twice."""
    sheet = Sheet()
    tint = Dictionary(FunctionType=2, Domain=Array([0, 1]), C0=Array([1, 0, 0]), C1=Array([0, 0, 1]), N=1)
    shading = Dictionary(
        ShadingType=2, ColorSpace=Name.DeviceRGB, Coords=Array([100, 0, 300, 0]), Function=tint
    )
    form = sheet.pdf.make_stream(
        b"0 0.5 0 rg 0 0 40 40 re f " + text("in a form", x=2, y=5, size=8).encode(),
        Dictionary(Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 60, 40])),
    )
    form["/Resources"] = Dictionary(Font=Dictionary(F1=sheet.font))
    drawn = (
        "q 100 400 200 60 re W n /S1 sh Q q /G1 gs 1 0 0 rg 120 420 100 100 re f Q "
        "2 w [6 3] 0 d 90 300 m 200 380 300 220 400 300 c S [] 0 d "
        "q 1 0 0 1 400 500 cm /X1 Do Q q 0.5 0 0 0.5 470 500 cm /X1 Do Q\n"
    )
    resources = {
        "Shading": Dictionary(S1=shading),
        "ExtGState": Dictionary(G1=Dictionary(ca=0.5, CA=0.5)),
        "XObject": Dictionary(X1=form),
    }
    words = text(f"She met {VALUE} there") + text("Nothing else was said.", y=600)
    sheet.page(drawn + words, resources=resources)
    return sheet.bytes()


def turned() -> bytes:
    """A page on its side, cut to a smaller box that does not begin at zero, beside one of a large unit."""
    sheet = Sheet()
    words = text(f"She met {VALUE} there", x=120) + text("Nothing else was said.", x=120, y=600)
    sheet.page(words, Rotate=90, CropBox=Array([50, 100, 500, 800]))
    sheet.page(words + "q 0 1 -1 0 300 200 cm " + text("upwards", x=0, y=0) + "Q", UserUnit=2, Rotate=270)
    return sheet.bytes()


def noted() -> bytes:
    """A stamp and a filled-in field with a look of their own."""
    sheet = Sheet()
    page = sheet.page(text(f"She met {VALUE} there"))
    look = sheet.pdf.make_stream(
        b"1 0 0 RG 1 1 98 28 re S " + text("APPROVED", x=8, y=10).encode(),
        Dictionary(Subtype=Name.Form, BBox=Array([0, 0, 100, 30])),
    )
    look["/Resources"] = Dictionary(Font=Dictionary(F1=sheet.font))
    stamp = Dictionary(Type=Name.Annot, Subtype=Name.Stamp, Rect=Array([300, 500, 450, 545]), F=4)
    stamp["/AP"] = Dictionary(N=look)
    page["/Annots"] = Array([sheet.pdf.make_indirect(stamp)])
    return sheet.bytes()


PAGES: dict[str, Callable[[], bytes]] = {
    "a report": report,
    "shapes": shapes,
    "turned pages": turned,
    "a stamp": noted,
    "a picture with a soft edge": lambda: with_picture(mask=True),
    "an embedded font": lambda: embedded(f"She met {VALUE} once in an ordinary week", subset=True),
    "tags": lambda: minutes(VALUE),
}


def rendered(data: bytes) -> list[Image.Image]:
    return [page.render(scale=1.5).to_pil().convert("RGB") for page in pypdfium2.PdfDocument(data)]


def lines_with(data: bytes, word: str, shown: list[Image.Image]) -> list[list[tuple[int, int, int, int]]]:
    """For each page the whole lines (in points of the picture) in which a word stands, by MuPDF."""
    found: list[list[tuple[int, int, int, int]]] = []
    for page, picture in zip(pymupdf.open(stream=data, filetype="pdf"), shown, strict=True):
        scale = picture.height / page.rect.height
        rows = [hit * page.rotation_matrix for hit in page.search_for(word)]
        wide = page.rotation % 180 == 90
        boxes = []
        for row in rows:
            x0, y0, x1, y1 = (value * scale for value in (row.x0, row.y0, row.x1, row.y1))
            line = (x0 - 6, 0, x1 + 6, picture.height) if wide else (0, y0 - 6, 9999, y1 + 6)
            boxes.append(tuple(int(value) for value in line))
        found.append(boxes)  # type: ignore[arg-type]
    return found


def outside(picture: Image.Image, boxes: list[tuple[int, int, int, int]]) -> Image.Image:
    kept = picture.copy()
    for box in boxes:
        ImageDraw.Draw(kept).rectangle(box, fill=(255, 255, 255))
    return kept


@pytest.mark.parametrize("what", PAGES)
def test_outside_the_marked_lines_every_point_is_the_same(what: str) -> None:
    before = PAGES[what]()
    after = redact(before, VALUE)
    gone = 0
    shown = rendered(before)
    for one, other, boxes in zip(shown, rendered(after), lines_with(before, VALUE, shown), strict=True):
        assert one.size == other.size
        gone += len(boxes)
        apart = ImageChops.difference(outside(one, boxes), outside(other, boxes)).convert("L")
        assert apart.point(lambda value: 255 if value > 24 else 0).getbbox() is None
        assert not boxes or ImageChops.difference(one, other).getbbox() is not None
    assert gone or "picture" in what
    assert (LABEL in page_text(after)) == bool(gone)
    assert traces(after, SURNAME) == []


@pytest.mark.parametrize("what", PAGES)
def test_without_a_mark_nothing_changes(what: str) -> None:
    before = PAGES[what]()
    after = redact(before, "nothing of this kind")
    for one, other in zip(rendered(before), rendered(after), strict=True):
        apart = ImageChops.difference(one, other).convert("L")
        assert apart.point(lambda value: 255 if value > 24 else 0).getbbox() is None


@pytest.mark.requires("qpdf", "pdfinfo", "pdftoppm")
@pytest.mark.parametrize("what", PAGES)
def test_four_readers_open_the_file_without_a_word(what: str, tmp_path: Path) -> None:
    data = redact(PAGES[what](), VALUE)
    path = tmp_path / "out.pdf"
    path.write_bytes(data)
    checked = subprocess.run(["qpdf", "--check", str(path)], capture_output=True, text=True, check=False)
    assert (checked.returncode, checked.stderr) == (0, "")
    for command in (
        ["pdfinfo", "-struct-text", str(path)],
        ["pdftoppm", "-r", "20", str(path), str(tmp_path / "p")],
    ):
        ran = subprocess.run(command, capture_output=True, text=True, check=False)
        assert (ran.returncode, ran.stderr) == (0, "")
    pymupdf.TOOLS.mupdf_warnings()
    for page in pymupdf.open(stream=data, filetype="pdf"):
        page.get_pixmap(dpi=20)
    assert pymupdf.TOOLS.mupdf_warnings() == ""
    assert len(pypdfium2.PdfDocument(data)) == len(pikepdf.open(io.BytesIO(data)).pages)


def test_a_form_of_which_nothing_stays_is_not_drawn() -> None:
    sheet = Sheet()
    form = sheet.pdf.make_stream(b"q Q", Dictionary(Subtype=Name.Form, BBox=Array([0, 0, 60, 40])))
    sheet.page("/X1 Do " + text("words"), resources={"XObject": Dictionary(X1=form)})
    result = pikepdf.open(io.BytesIO(redact(sheet.bytes(), VALUE)))
    assert "/XObject" not in result.pages[0].Resources


def test_a_picture_that_cannot_be_decoded_is_refused_every_time() -> None:
    """MuPDF draws it black and goes on: the next file with such a picture must not pass either."""
    sheet = Sheet()
    entry = Dictionary(
        Subtype=Name.Image, Width=60, Height=60, BitsPerComponent=1, ColorSpace=Name.DeviceGray
    )
    picture = sheet.pdf.make_stream(
        b"\x00\x00\x00\x00\x31\x00\x01\x00\x00\x00\x13not a picture at all", entry
    )
    picture["/Filter"] = Name.JBIG2Decode
    sheet.page("q 60 0 0 60 9 9 cm /I Do Q", resources={"XObject": Dictionary(I=picture)})
    for _ in range(3):
        with pytest.raises(Damaged):
            Pdf().read(document(sheet.bytes()))


def test_the_label_is_seen_where_a_large_box_covered_the_words() -> None:
    sheet = Sheet()
    sheet.page(text(VALUE) + "0 g 60 690 300 25 re f\n" + text("Nothing else was said.", y=600))
    shown = rendered(redact(sheet.bytes(), VALUE))[0]
    label = shown.crop((110, int(1.5 * (842 - 708)), 290, int(1.5 * (842 - 700))))
    assert sorted(set(label.convert("L").getdata()))[-1] > 200


def test_a_longer_line_does_not_slide_under_a_box_behind_it() -> None:
    sheet = Sheet()
    sheet.page(text("seen by Zed in the hall") + "0 g 200 690 300 25 re f\n" + text("Nothing else.", y=600))
    page = pypdfium2.PdfDocument(redact(sheet.bytes(), "Zed"))[0].get_textpage()
    words = page.get_text_range()
    assert "hall" in words
    assert page.get_charbox(words.index("hall") + 3)[2] <= 200
