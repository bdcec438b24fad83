"""Our own output must be built as we build it: leftovers block, and are only noted on others' files."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from pikepdf import Array, Dictionary, Name, Pdf, String

from redactor.model.outcome import Stance, VerificationReport

from .teeth import pdf_fonts, pdf_pages, pdf_places, word
from .teeth.planting import check


def ours(data: bytes) -> VerificationReport:
    """Verify as our own output."""
    return check(data, stance=Stance.OURS)


def foreign(data: bytes) -> VerificationReport:
    """Verify as someone's."""
    return check(data)


def clean_pdf(*lines: tuple[float, float, str]) -> bytes:
    """A PDF such as our writer makes, with lines at places."""
    shown = b"".join(b"BT /F1 11 Tf %d %d Td (%b) Tj ET\n" % (x, y, text.encode()) for x, y, text in lines)
    return pdf_pages.with_content(shown)


def clean_docx(body: str = "", **parts: str) -> bytes:
    """A package such as our writer makes."""
    return word.word(body, **parts)


@pytest.mark.parametrize("data", [clean_pdf(), clean_docx(word.paragraph("All well."))])
def test_clean_output_passes(data: bytes) -> None:
    assert ours(data).unread == ()


PDF_LEFTOVERS: list[Callable[[str], bytes]] = [
    pdf_places.info,
    pdf_places.xmp,
    pdf_places.attachment,
    pdf_places.script,
    pdf_places.comment_note,
    pdf_places.web_link,
    pdf_places.form_field,
    pdf_places.piece_info,
    pdf_places.structure_tree,
    pdf_places.layer_name,
    pdf_places.earlier_revision,
    pdf_places.before_the_start,
    pdf_places.after_the_end,
]


@pytest.mark.parametrize("build", PDF_LEFTOVERS)
def test_foreign_structure_blocks_our_pdf_only(build: Callable[[str], bytes]) -> None:
    data = build("harmless words")
    assert ours(data).unread
    assert foreign(data).unread == ()
    assert foreign(data).notes


def test_object_nothing_refers_to_blocks_our_pdf() -> None:
    data = pdf_places.orphan_stream("harmless words").replace(b"/Length 3", b"/Length 9")
    assert foreign(data).unread == ()
    listed = pdf_places.earlier_revision("harmless words")
    assert any("revision" in one.why or "more than one end" in one.why for one in ours(listed).unread)


DOCX_LEFTOVERS: list[Callable[[str], bytes]] = [
    word.hidden_run,
    word.deleted,
    word.author_of_a_revision,
    word.comment_part,
    word.properties,
    word.embedded_package,
    word.member_comment,
    word.extra_field,
    word.after_the_zip,
    word.before_the_zip,
    word.stale_member,
    word.duplicate_member,
]


@pytest.mark.parametrize("build", DOCX_LEFTOVERS)
def test_foreign_structure_blocks_our_docx_only(build: Callable[[str], bytes]) -> None:
    data = build("harmless words")
    assert ours(data).unread
    assert foreign(data).unread == ()


def subset(drawn: str, kept: str) -> bytes:
    """A PDF with a font that maps and outlines the letters `kept`, of which `drawn` are drawn."""
    font = TTFont(pdf_pages.VERA)
    options = Options(retain_gids=True, notdef_outline=True, glyph_names=False)
    cutter = Subsetter(options)
    cutter.populate(text=drawn + kept)
    cutter.subset(font)
    program = io.BytesIO()
    font.save(program)
    said = {letter: letter for letter in drawn + kept}
    return pdf_fonts.wide(drawn, said=said, program=program.getvalue(), more=kept)


def test_font_of_drawn_letters_passes() -> None:
    assert ours(subset("hello", "")).unread == ()


def test_font_with_letters_of_a_removed_word_blocks() -> None:
    report = ours(subset("hello", "Zyx"))
    assert any("characters that are not drawn" in unread.why for unread in report.unread)
    assert any("shapes" in unread.why for unread in report.unread)


@pytest.mark.parametrize(
    ("following", "passes"),
    [(153, True), (230, False), (300, False)],
)
def test_gap_after_a_label_tells_nothing(following: int, passes: bool) -> None:
    data = clean_pdf((72, 700, "[name withheld]"), (following, 700, "said that"))
    gaps = [unread for unread in ours(data).unread if "gap" in unread.why]
    assert (gaps == []) == passes


def test_a_column_after_a_label_is_no_gap() -> None:
    rows = [(72, 700, "[name withheld]"), (300, 700, "mother"), (72, 680, "Noah"), (300, 680, "child")]
    assert ours(clean_pdf(*rows)).unread == ()


@pytest.mark.parametrize(
    ("row", "below"),
    [
        ((300, 700, "Mother"), ()),  # the only row of a table
        ((300, 700, "07700 900188"), ()),
        ((306, 700, "aaaa"), ((300, 680, "aaaaaa"),)),  # centred
        ((312, 700, "aaaa"), ((300, 680, "aaaaaa"),)),  # set to the right
    ],
)
def test_a_lone_cell_after_a_label_is_no_gap(
    row: tuple[float, float, str], below: tuple[tuple[float, float, str], ...]
) -> None:
    assert ours(clean_pdf((72, 700, "[name withheld]"), row, *below)).unread == ()


@pytest.mark.parametrize("following", [(230, 700, "lives there"), (300, 700, ", who said"), (160, 700, "He")])
def test_the_rest_of_a_sentence_after_a_gap_blocks(following: tuple[float, float, str]) -> None:
    report = ours(clean_pdf((72, 700, "[name withheld]"), following, (72, 680, "Nothing else")))
    assert any("gap" in unread.why for unread in report.unread)


def test_names_of_keys_are_not_told() -> None:
    data = pdf_places.private_info_key("14 Rose Lane")
    report = ours(data)
    told = " ".join([*(one.place + one.why for one in report.unread), *report.notes])
    assert "Rose" not in told


def test_places_never_hold_values() -> None:
    report = foreign(word.member_name("14 Rose Lane"))
    assert report.leaks
    assert all("Rose" not in one.place for one in [*report.leaks, *report.doubts, *report.coverage])


def test_bookmark_and_internal_link_pass() -> None:
    with Pdf.open(io.BytesIO(clean_pdf())) as pdf:
        page = pdf.pages[0].obj
        item = pdf.make_indirect(Dictionary(Title=String("Summary"), Dest=Array([page, Name.Fit])))
        pdf.Root.Outlines = pdf.make_indirect(Dictionary(Type=Name.Outlines, First=item, Last=item, Count=1))
        item.Parent = pdf.Root.Outlines
        link = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 9, 9]))
        link.Dest = Array([page, Name.Fit])
        pdf.pages[0].Annots = Array([pdf.make_indirect(link)])
        buffer = io.BytesIO()
        pdf.save(buffer)
    assert ours(buffer.getvalue()).unread == ()
