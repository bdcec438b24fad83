"""Presentations: recognised, kept as they look, refused when they must be, proved by the verifier."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pptx
import pytest
from pptx.util import Inches

import redactor
from redactor.assemble import house
from redactor.formats.pptx.adapter import Pptx
from redactor.model.document import Document, Limits
from redactor.model.errors import CannotRedact, Damaged, Encrypted, TooLarge, Unsupported
from redactor.model.finding import Edit, Mark
from redactor.model.kind import Kind
from redactor.model.outcome import Outcome
from redactor.model.text import Location, Place
from tests.formats.slides_hidden import LEFT
from tests.formats.slides_making import KEEP, SHOWN, box, picture, png, slides, table
from tests.formats.slides_redacting import SLIDES, redact, shown
from tests.formats.word_making import members

REGISTER = """
register: 1
case: {reference: CF-2026-0001, title: Test}
parties:
  - {id: miss-x, name: Tamsin Okafor-Blythe}
  - {id: ms-z, name: Dana Whitcombe, role: parent}
items:
  - {id: x-home, kind: address, value: "14 Rose Lane, Leominster, HR6 8XQ", withhold_from: [ms-z]}
"""


@pytest.fixture(autouse=True)
def _own_state(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    house.cache_clear()


def made() -> bytes:
    """A presentation by python-pptx, as people make them."""
    deck = pptx.Presentation()
    first = deck.slides.add_slide(deck.slide_layouts[0])
    first.shapes.title.text = "Family plan"
    first.placeholders[1].text = "Review in May"
    second = deck.slides.add_slide(deck.slide_layouts[5])
    second.shapes.title.text = "Home"
    grid = second.shapes.add_table(2, 2, Inches(1), Inches(2), Inches(6), Inches(1)).table
    grid.cell(0, 0).text, grid.cell(1, 1).text = "Lives at", "14 Rose Lane"
    second.shapes.add_picture(io.BytesIO(png()), Inches(1), Inches(4))
    second.notes_slide.notes_text_frame.text = "Never say 14 Rose Lane"
    out = io.BytesIO()
    deck.save(out)
    return out.getvalue()


def test_it_is_known_by_its_content() -> None:
    assert SLIDES.recognises(Document("letter.doc", slides(KEEP)))
    assert not SLIDES.recognises(Document("a.pptx", b"PK\x03\x04"))
    assert not SLIDES.recognises(Document("a.pptx", b"plain"))


def test_without_marks_it_looks_as_before() -> None:
    data = made()
    document = Document("a.pptx", data)
    reading = SLIDES.read(document)
    written = SLIDES.write(
        document, Edit(children=tuple((c.location, c.document) for c in reading.children))
    ).data
    assert shown(written) == shown(data)
    before, after = (pptx.Presentation(io.BytesIO(one)) for one in (data, written))
    assert (before.slide_width, before.slide_height) == (after.slide_width, after.slide_height)
    for one, other in zip(before.slides, after.slides, strict=True):
        assert [s.shape_type for s in one.shapes] == [s.shape_type for s in other.shapes]
        assert [(s.left, s.top, s.width, s.height) for s in one.shapes] == [
            (s.left, s.top, s.width, s.height) for s in other.shapes
        ]
    assert not any(slide.has_notes_slide for slide in after.slides)


def test_writing_twice_gives_the_same_bytes() -> None:
    once = redact(made())
    assert redact(made()) == once
    assert redact(once) == once


def test_formatting_of_runs_survives() -> None:
    colour = '<a:solidFill><a:srgbClr val="FF0000"/></a:solidFill>'
    bold = f'<a:r><a:rPr lang="en-GB" sz="2400" b="1">{colour}</a:rPr><a:t>x</a:t></a:r>'
    out = pptx.Presentation(io.BytesIO(redact(slides(box(f"<a:p>{bold}</a:p>"), KEEP))))
    font = out.slides[0].shapes[0].text_frame.paragraphs[0].runs[0].font
    assert (font.bold, font.size.pt, str(font.color.rgb)) == (True, 24.0, "FF0000")


def test_a_crop_is_cut_for_good() -> None:
    cropped = picture().replace("<a:stretch>", '<a:srcRect l="50000"/><a:stretch>')
    from PIL import Image

    data = members(redact(slides(cropped, KEEP)))["ppt/media/image1.png"]
    with Image.open(io.BytesIO(data)) as left:
        assert left.size == (10, 20)


def test_views_read_the_slide_by_place_and_tables_by_column() -> None:
    data = slides(box("B", at=(1_000_000, 0)), box("A", at=(0, 0)), box("C", at=(0, 900_000)))
    views = {view.view: view.text for view in SLIDES.read(Document("a.pptx", data)).views}
    assert views["text"] == "B\n\nA\n\nC"
    assert views["by place"] == "A B\nC"
    grid = slides(table(("1", "x"), ("2", "y")))
    views = {view.view: view.text for view in SLIDES.read(Document("a.pptx", grid)).views}
    assert views["columns"] == "1\n2\n\nx\ny"


def test_marks_that_point_nowhere_are_refused() -> None:
    document = Document("a.pptx", slides(KEEP))
    for key, end in (("99", 1), ("1", 400)):
        mark = Mark((Place(Location(key, "x"), 0, end),), "[x]", Kind.TEXT, ("x",))
        with pytest.raises(CannotRedact):
            SLIDES.write(document, Edit((mark,)))


REFUSED = {
    "macros by type": (
        slides(KEEP, main_type="application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml"),
        Unsupported,
    ),
    "macros by name": (slides(KEEP, loose={"ppt/vbaProject.bin": b"x"}), Unsupported),
    "ActiveX": (slides(KEEP, loose={"ppt/activeX/activeX1.xml": b"<x/>"}), Unsupported),
    "signed": (slides(KEEP, loose={"_xmlsignatures/sig1.xml": b"<x/>"}), Unsupported),
    "no shapes": (slides(KEEP, loose={"ppt/slides/slide1.xml": b"<x/>"}), Damaged),
    "DTD": (slides(KEEP, loose={"ppt/slides/slide1.xml": b"<!DOCTYPE x><x/>"}), Damaged),
    "layout missing": (
        slides(KEEP, loose={"ppt/slides/_rels/slide1.xml.rels": b"<Relationships/>"}),
        Damaged,
    ),
    "cut off": (slides(KEEP)[:-40], Damaged),
    "bytes behind it": (slides(KEEP) + b"x" * 10, Damaged),
    "all hidden": (slides(KEEP, root='show="0"'), Damaged),
}


@pytest.mark.parametrize("what", REFUSED)
def test_refusals(what: str) -> None:
    data, error = REFUSED[what]
    assert SLIDES.recognises(Document("a.pptx", data))
    with pytest.raises(error):
        SLIDES.read(Document("a.pptx", data))


def test_limits_hold() -> None:
    with pytest.raises(TooLarge):
        Pptx(Limits(characters=3)).read(Document("a.pptx", slides(KEEP)))
    assert Encrypted.code == "encrypted"


def test_released_held_and_blocked() -> None:
    register = redactor.load_register(REGISTER)

    def outcome(data: bytes) -> redactor.Result:
        return redactor.redact(data, "a.pptx", register, ["ms-z"], "register-only")

    clean = outcome(made())
    assert clean.outcome is Outcome.RELEASE, clean.report.reasons
    assert clean.output is not None
    assert "14 Rose Lane" not in shown(clean.output)
    assert "Family plan" in shown(clean.output)
    assert outcome(LEFT["hidden slide"][1]()).outcome is Outcome.HOLD
    assert outcome(LEFT["chart"][1]()).outcome is Outcome.HOLD
    assert outcome(LEFT["embedded file"][1]()).outcome is Outcome.BLOCK
    assert outcome(LEFT["unknown part"][1]()).outcome is Outcome.BLOCK


def test_the_verifier_finds_every_shown_value_in_others_files() -> None:
    register = redactor.load_register(REGISTER)
    for place in (
        "one run",
        "table cell",
        "master text",
        "alternative text",
        "cut over runs",
        "over a line break",
    ):
        report = redactor.verify(SHOWN[place](), "a.pptx", register, ["ms-z"])
        assert report.outcome is not Outcome.CLEAN, place
    for place in ("speaker notes", "chart", "comment", "tags", "slide nobody lists", "thumbnail"):
        report = redactor.verify(LEFT[place][1](), "a.pptx", register, ["ms-z"])
        assert report.outcome is not Outcome.CLEAN, place


def test_a_foreign_structure_in_our_output_is_noticed() -> None:
    from redactor.model.outcome import Stance
    from redactor.verify.verifier import IndependentVerifier

    verifier = IndependentVerifier(frozenset(), Limits())
    ours = redact(slides(KEEP))

    def unread(name: str, data: bytes) -> bool:
        parts = {**members(ours), name: data}
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as archive:
            for one, content in parts.items():
                archive.writestr(zipfile.ZipInfo(one, (1980, 1, 1, 0, 0, 0)), content)
        return bool(verifier.verify(Document("a.pptx", out.getvalue()), (), (), Stance.OURS).unread)

    slide = members(ours)["ppt/slides/slide1.xml"]
    assert not unread("ppt/slides/slide1.xml", slide)
    assert unread("ppt/notesSlides/notesSlide1.xml", b"<x/>")
    assert unread(
        "ppt/slides/slide1.xml",
        slide.replace(b"<p:clr", b"<p:timing/><p:clr").replace(b"</p:sld>", b"<p:timing/></p:sld>"),
    )
    assert unread("ppt/slides/slide1.xml", slide.replace(b"<p:sld ", b'<p:sld show="0" '))
    assert unread("ppt/slides/slide1.xml", slide.replace(b"</p:spTree>", b"loose words</p:spTree>"))


@pytest.mark.requires("soffice")
def test_libreoffice_shows_the_same_text() -> None:
    import pypdfium2

    from redactor.outside.office import Conversion, office

    program = office()
    assert program is not None

    def pages(data: bytes) -> list[str]:
        made = program.convert(
            data, Conversion("pptx", "", "pdf", "impress_pdf_Export"), most_bytes=10_000_000
        )
        return [page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(made)]

    data = made()
    written = SLIDES.write(Document("a.pptx", data), Edit()).data
    assert pages(written) == pages(data)
    assert "14 Rose Lane" in pages(data)[1]
