"""Word files: what is refused, what survives, what the reading says; every cut of a value is closed."""

from __future__ import annotations

import contextlib
import io
import os
import zipfile
from pathlib import Path

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm, Pt, RGBColor
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from redactor.formats.docx.adapter import Docx
from redactor.model.document import Document, Limits
from redactor.model.errors import (
    CannotRedact,
    Damaged,
    Encrypted,
    Refused,
    TooDeep,
    TooLarge,
    Unsupported,
)
from redactor.model.finding import Edit, Mark
from redactor.model.kind import Kind
from redactor.model.text import Location, Place, Reading
from tests.formats.word_making import TYPE, field, found, members, p, part, r, table, word, zipped

WORD = Docx(Limits())
LABEL = "[address withheld]"


def read(data: bytes) -> Reading:
    return WORD.read(Document("a.docx", data))


def mark(reading: Reading, value: str, label: str = LABEL) -> tuple[Mark, ...]:
    view = reading.views[0]
    start = view.text.index(value)
    return (Mark(view.locate(start, start + len(value)), label, Kind.ADDRESS, ()),)


def rewrite(data: bytes, *marks: Mark) -> bytes:
    reading = read(data)
    children = tuple((child.location, child.document) for child in reading.children)
    return WORD.write(Document("a.docx", data), Edit(marks, children)).data


def picture(size: tuple[int, int] = (8, 8), colour: str = "red") -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, colour).save(out, "PNG")
    return out.getvalue()


# -- recognising and refusing ---------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["document.main", "template.main"])
def test_documents_and_templates_are_recognised_by_content(kind: str) -> None:
    assert WORD.recognises(Document("a.pdf", word(p("x"), main_type=TYPE.format(kind))))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"PK\x03\x04",
        b"%PDF-1.7",
        b"just text about word/document.xml",
        zipped({"a.txt": b"word/document.xml"}),
        zipped({"[Content_Types].xml": b"spreadsheetml.sheet.main+xml", "xl/workbook.xml": b"<a/>"}),
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"WordDocument".ljust(600),
    ],
)
def test_other_files_are_not_taken_for_word(data: bytes) -> None:
    assert not WORD.recognises(Document("a.docx", data))


def test_an_encrypted_office_file_is_recognised_and_refused() -> None:
    data = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 512 + "EncryptedPackage".encode("utf-16-le")
    assert WORD.recognises(Document("a", data))
    with pytest.raises(Encrypted):
        read(data)


def test_a_cut_off_file_is_recognised_and_refused() -> None:
    data = word(p("x" * 500))
    cut = data[: data.index(b"PK\x01\x02")]
    assert WORD.recognises(Document("a", cut))
    with pytest.raises(Damaged):
        read(cut)


def _entry(name: str, data: bytes = b"x") -> dict[str, bytes]:
    return {**members(word(p("x"))), name: data}


def _twice(name: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for member, data in members(word(p("x"))).items():
            archive.writestr(member, data)
        with pytest.warns(UserWarning, match="Duplicate"):
            archive.writestr(name, b"<a/>")
    return out.getvalue()


def _locked() -> bytes:
    data = bytearray(word(p("x")))
    for magic, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.index(magic)
        data[at + offset] |= 1
    return bytes(data)


_DTD = b'<!DOCTYPE w [<!ENTITY e "x">]>'
REFUSED = {
    "macros": (lambda: zipped(_entry("word/vbaProject.bin")), Unsupported),
    "macro type": (
        lambda: word(p("x"), main_type="application/vnd.ms-word.document.macroEnabled.main+xml"),
        Unsupported,
    ),
    "control": (lambda: zipped(_entry("word/activeX/activeX1.xml", b"<a/>")), Unsupported),
    "signature": (lambda: zipped(_entry("_xmlsignatures/sig1.xml", b"<a/>")), Unsupported),
    "name twice": (lambda: _twice("word/document.xml"), Damaged),
    "name twice but for case": (lambda: zipped(_entry("WORD/Document.xml", b"<a/>")), Damaged),
    "name upwards": (lambda: zipped(_entry("word/../../a")), Damaged),
    "bytes before": (lambda: b"MZ" + word(p("x")), Damaged),
    "bytes after": (lambda: word(p("x")) + b"x", Damaged),
    "locked member": (_locked, Encrypted),
    "entities": (
        lambda: zipped(_entry("word/document.xml", _DTD + part("document", "<w:body/>").split(b"?>")[1])),
        Damaged,
    ),
    "no body": (lambda: zipped(_entry("word/document.xml", part("document", ""))), Damaged),
    "broken XML": (lambda: zipped(_entry("word/document.xml", b"<w:document")), Damaged),
    "another root": (lambda: zipped(_entry("word/document.xml", b"<a/>")), Damaged),
    "too deep": (lambda: word("<w:sdt><w:sdtContent>" * 120 + "</w:sdtContent></w:sdt>" * 120), TooDeep),
    "bomb": (lambda: zipped(_entry("word/bomb.bin", b"\x00" * 30_000_000)), TooLarge),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_is_not_safe_to_read_is_refused(case: str) -> None:
    make, error = REFUSED[case]
    with pytest.raises(error):
        read(make())


def test_limits_on_size_and_characters() -> None:
    data = word(p("long text"))
    for limits in (Limits(document_bytes=10), Limits(unpacked_bytes=10), Limits(characters=3)):
        with pytest.raises(TooLarge):
            Docx(limits).read(Document("a", data))


@given(st.integers(0, 3000), st.integers(0, 255))
@settings(max_examples=60, deadline=None)
def test_a_changed_byte_ends_in_a_reading_or_a_refusal(at: int, value: int) -> None:
    data = bytearray(word(p("x" * 50) + table(("a", "b"))))
    data[at % len(data)] = value
    document = Document("a", bytes(data))
    if WORD.recognises(document):
        with contextlib.suppress(Refused):
            WORD.write(document, Edit())


# -- reading --------------------------------------------------------------------------------------


def test_views_separate_cells_rows_and_paragraphs() -> None:
    reading = read(word(p("one") + table(("a", "b"), ("c", "d")) + p("two")))
    assert [view.view for view in reading.views] == ["text", "columns"]
    assert reading.views[0].text == "one\n\na\tb\nc\td\n\ntwo"
    assert reading.views[1].text == "a\nc\n\nb\nd"


def test_labels_say_where_and_never_what() -> None:
    notes = part("footnotes", f'<w:footnote w:id="5">{p("n")}</w:footnote>')
    head = part("hdr", p("h"))
    section = '<w:sectPr><w:headerReference w:type="default" r:id="r2"/></w:sectPr>'
    data = word(
        p("a", '<w:r><w:footnoteReference w:id="5"/></w:r>') + table(("b", "c")) + p("d") + section,
        {"word/footnotes.xml": ("footnotes", notes), "word/header1.xml": ("header", head)},
    )
    labels = [segment.location.label for segment in read(data).views[0].segments]
    assert labels == [
        "paragraph 1",
        "table 1, row 1, cell 1",
        "table 1, row 1, cell 2",
        "paragraph 2",
        "header of section 1, paragraph 1",
        "footnote 1, paragraph 1",
    ]


def test_the_title_is_text_and_the_author_is_dropped() -> None:
    core = (
        b"<cp:coreProperties "
        b'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        b'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>A title</dc:title><dc:creator>Ms '
        b"A</dc:creator>"
        b"</cp:coreProperties>"
    )
    kind = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
    data = word(p("x"), package={"docProps/core.xml": (kind, core)})
    assert read(data).views[0].text == "x\n\nA title"
    opened = docx.Document(io.BytesIO(rewrite(data)))
    assert opened.core_properties.title == "A title"
    assert opened.core_properties.author == ""
    marked = rewrite(data, *mark(read(data), "title"))
    assert docx.Document(io.BytesIO(marked)).core_properties.title == f"A {LABEL}"


@pytest.mark.parametrize("place", [Place(Location("1", ""), 0, 99), Place(Location("77", ""), 0, 1)])
def test_a_mark_that_points_nowhere_cannot_be_carried_out(place: Place) -> None:
    with pytest.raises(CannotRedact):
        rewrite(word(p("x")), Mark((place,), LABEL, Kind.TEXT, ()))


# -- what survives --------------------------------------------------------------------------------


def _council_letter() -> bytes:
    made = docx.Document()
    made.add_heading("Family assessment", 1)
    paragraph = made.add_paragraph("Seen at ")
    bold = paragraph.add_run("14 Rose Lane")
    bold.bold, bold.font.size, bold.font.color.rgb = True, Pt(14), RGBColor(1, 2, 3)
    last = paragraph.add_run(" on Monday.")
    last.italic = True
    paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    made.add_paragraph("First", style="List Number")
    grid = made.add_table(2, 2, style="Table Grid")
    grid.cell(0, 0).text, grid.cell(1, 1).text = "Name", "Tam"
    made.sections[0].page_width, made.sections[0].left_margin = Cm(20), Cm(3)
    made.sections[0].header.paragraphs[0].text = "Confidential"
    made.add_picture(io.BytesIO(picture()), width=Cm(2))
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def test_formatting_of_untouched_text_survives_and_the_label_takes_the_first_runs() -> None:
    data = _council_letter()
    out = rewrite(data, *mark(read(data), "14 Rose Lane on"))
    assert not found(out, "14 Rose Lane")
    opened = docx.Document(io.BytesIO(out))
    heading, paragraph, item = opened.paragraphs[:3]
    assert (heading.text, heading.style.name) == ("Family assessment", "Heading 1")
    assert [run.text for run in paragraph.runs] == ["Seen at ", LABEL, " Monday."]
    assert paragraph.runs[1].bold
    assert paragraph.runs[1].font.size == Pt(14)
    assert paragraph.runs[1].font.color.rgb == RGBColor(1, 2, 3)
    assert paragraph.runs[2].italic
    assert paragraph.alignment == WD_ALIGN_PARAGRAPH.JUSTIFY
    assert item.style.name == "List Number"
    numbering = item.style.element.find(".//{*}numId")
    assert numbering is not None
    assert opened.part.numbering_part.element.findall("{*}num")
    assert opened.tables[0].style.name == "Table Grid"
    assert opened.tables[0].cell(1, 1).text == "Tam"
    assert opened.sections[0].page_width == docx.Document(io.BytesIO(data)).sections[0].page_width
    assert opened.sections[0].left_margin == docx.Document(io.BytesIO(data)).sections[0].left_margin
    assert opened.sections[0].header.paragraphs[0].text == "Confidential"
    assert len(opened.inline_shapes) == 1


def test_custom_styles_lose_their_name_and_keep_their_look() -> None:
    made = docx.Document()
    style = made.styles.add_style("Rose Lane Letter", 1)
    style.font.size = Pt(17)
    made.add_paragraph("x", style=style)
    out = io.BytesIO()
    made.save(out)
    written = rewrite(out.getvalue())
    assert not found(written, "Rose Lane")
    assert docx.Document(io.BytesIO(written)).paragraphs[0].style.font.size == Pt(17)


def test_writing_twice_gives_the_same_bytes_and_text() -> None:
    data = _council_letter()
    once = rewrite(data)
    assert rewrite(data) == once
    assert read(rewrite(once)).views == read(once).views
    with zipfile.ZipFile(io.BytesIO(once)) as archive:
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_page_numbers_stay_live_and_other_fields_become_text() -> None:
    code = field(" PAGE \\* MERGEFORMAT ", r("3"))
    out = members(rewrite(word(p(code) + p(field(" DATE ", r("today"))))))["word/document.xml"].decode()
    assert out.count("<w:instrText") == 1
    assert "> PAGE <" in out
    assert "DATE" not in out
    assert ">today<" in out


@pytest.mark.parametrize("code", [" PAGE 14RoseLane ", ' PAGE \\* "14 Rose Lane" ', " PAGE \\# 14 "])
def test_a_page_field_with_more_in_it_is_flattened(code: str) -> None:
    out = rewrite(word(p(field(code, r("3")))))
    assert "<w:instrText" not in members(out)["word/document.xml"].decode()


@pytest.mark.parametrize(
    "runs",
    [
        ['<w:r><w:fldChar w:fldCharType="begin"/></w:r>', "stays"],
        ['<w:r><w:fldChar w:fldCharType="end"/></w:r>', "stays"],
        ['<w:r><w:fldChar w:fldCharType="separate"/></w:r>', "stays"],
    ],
)
def test_a_field_that_is_not_closed_hides_nothing(runs: list[str]) -> None:
    reading = read(word(p(*runs) + p("next")))
    assert "stays" in reading.views[0].text
    assert "next" in reading.views[0].text


def test_accepting_a_deleted_paragraph_mark_joins_two_paragraphs() -> None:
    gone = '<w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr>'
    reading = read(word(p("one ", properties=gone) + p("two") + p("three", properties=gone)))
    assert reading.views[0].text == "one two\n\nthree"


# -- properties -----------------------------------------------------------------------------------

_JOINTS = (
    "</w:t></w:r><w:r><w:t xml:space='preserve'>",
    "</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t xml:space='preserve'>",
    "</w:t></w:r><w:bookmarkStart w:id='1' w:name='b'/><w:r><w:t xml:space='preserve'>",
    (
        "</w:t></w:r><w:proofErr w:type='spellStart'/><w:ins w:id='1'><w:r><w:t>q</w:t></w:r>"
        "</w:ins><w:r><w:t xml:space='preserve'>"
    ),
    "</w:t><w:t xml:space='preserve'>",
    "</w:t></w:r><w:del w:id='1'><w:r><w:delText>zz</w:delText></w:r></w:del><w:r><w:t xml:space='preserve'>",
)


@given(
    st.text("abc def", min_size=6, max_size=30),
    st.lists(st.tuples(st.integers(0, 29), st.sampled_from(_JOINTS)), max_size=8),
    st.integers(0, 28),
    st.integers(1, 29),
)
@settings(max_examples=150, deadline=None)
def test_any_span_over_any_cuts_gives_way_to_one_label(
    text: str, cuts: list[tuple[int, str]], start: int, length: int
) -> None:
    markup = text
    for at, joint in sorted(cuts, key=lambda cut: -(cut[0] % len(text))):
        markup = markup[: at % len(text)] + joint + markup[at % len(text) :]
    data = word(f"<w:p><w:r><w:t xml:space='preserve'>{markup}</w:t></w:r></w:p>" + p("last"))
    view = read(data).views[0]
    shown = view.text.removesuffix("\n\nlast")
    start %= len(shown)
    end = min(len(shown), start + length)
    out = rewrite(data, Mark(view.locate(start, end), "#", Kind.TEXT, ()))
    assert docx.Document(io.BytesIO(out)).paragraphs[0].text == shown[:start] + "#" + shown[end:]


def test_real_files_are_released_with_their_text() -> None:
    root = os.environ.get("REDACTOR_CORPORA")
    if not root:
        pytest.skip("REDACTOR_CORPORA is not set: no real files to try")
    for path in sorted(Path(root).glob("files/*/docx/*"))[::20]:
        document = Document(path.name, path.read_bytes())
        if WORD.recognises(document):
            try:
                once = rewrite(document.data)
            except Refused:
                continue
            assert read(once).views[0].text == WORD.read(document).views[0].text, path.name
