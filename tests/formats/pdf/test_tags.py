"""Tags: headings, paragraphs, lists and tables are tagged anew, with labels in their reading order."""

from __future__ import annotations

import io
import subprocess

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from redactor.formats.pdf.adapter import Pdf
from redactor.model.errors import TooLarge
from redactor.model.finding import Edit
from redactor.model.outcome import Stance
from tests.formats.pdf.looking import opened, traces
from tests.formats.pdf.making import FORENAME, SURNAME, VALUE, simple, text
from tests.formats.pdf.road import LABEL, document, redact, unchanged, whole_text
from tests.formats.pdf.tagged import Tagged, minutes, spoken
from tests.verify.teeth.planting import check

SAID = [
    "H1: Minutes",
    "P: The child lives with {} inthe town by the sea.",
    "Lbl: 1.",
    "LBody: Visit next week",
    "Lbl: 1.",
    "LBody: Ring {}",
    "TH: Who",
    "TD: {}",
    "TD: Aunt",
    "Figure (House of {})",
]


def test_a_tagged_file_is_tagged_anew() -> None:
    result = redact(minutes(VALUE), "nothing of this")
    assert spoken(result) == [words.format(VALUE) for words in SAID]
    root = opened(result).Root
    assert root.MarkInfo.Marked is True
    assert "/RoleMap" not in root.StructTreeRoot


def test_the_label_is_read_where_the_words_were() -> None:
    result = redact(minutes(VALUE), VALUE)
    assert spoken(result) == [words.format(LABEL) for words in SAID]
    assert {word: traces(result, word) for word in (FORENAME, SURNAME)} == {FORENAME: [], SURNAME: []}


def test_the_verifier_takes_our_tags_for_ours() -> None:
    assert check(redact(minutes(VALUE), VALUE), stance=Stance.OURS).unread == ()


def test_tags_do_not_tell_how_long_the_name_was() -> None:
    results = [redact(minutes(name), name) for name in ("Jo Fox", VALUE)]
    assert len({opened(one).pages[0].Contents.read_bytes() for one in results}) == 1
    assert len({len(one) for one in results}) == 1


def test_table_attributes_that_screen_readers_need_stay() -> None:
    elements = [item for item in opened(redact(minutes(VALUE), VALUE)).objects if "/S" in _keys(item)]
    (head,) = [item for item in elements if item.S == Name.TH]
    assert head.A[0] == Dictionary(O=Name.Table, Scope=Name.Column, ColSpan=2)
    (listed,) = [item for item in elements if item.S == Name.L]
    assert listed.A[0].ListNumbering == Name.Decimal


def _keys(item: object) -> set[str]:
    return set(item.keys()) if isinstance(item, pikepdf.Dictionary) else set()


def test_strings_in_tags_do_not_stay() -> None:
    made = Tagged()
    strings = {key: String(VALUE) for key in ("ActualText", "E", "T", "ID", "Alt", "Lang", "R")}
    spoken_for = made.say("plain words", properties=f" /ActualText ({VALUE}) /E ({VALUE}) /Lang ({SURNAME})")
    private = Dictionary(O=Name("/" + SURNAME), Placement=Name("/" + FORENAME), Summary=String(VALUE))
    element = made.element("P", spoken_for, A=Array([private]), C=Name("/" + SURNAME), **strings)
    data = made.bytes(
        made.element(SURNAME, element),
        RoleMap=Dictionary({"/" + SURNAME: Name("/" + FORENAME)}),
        ClassMap=Dictionary({"/" + SURNAME: private}),
        IDTree=Dictionary(Names=Array([String(VALUE), element])),
    )
    assert traces(data, SURNAME)
    reading = Pdf().read(document(data))
    assert "structure-tree" in {part.what for part in reading.opaque}
    result = redact(data, "nothing of this")
    assert spoken(result) == ["P: plain words"]
    assert {word: traces(result, word) for word in (FORENAME, SURNAME)} == {FORENAME: [], SURNAME: []}


def test_only_the_description_of_a_picture_is_a_text_of_the_document() -> None:
    reading = Pdf().read(document(minutes("Jo Fox")))
    assert "House of Jo Fox" in whole_text(reading)
    assert "structure-tree" not in {part.what for part in reading.opaque}


def test_a_file_without_tags_gets_none() -> None:
    assert "/StructTreeRoot" not in opened(redact(simple().bytes(), VALUE)).Root


def test_what_is_in_a_form_or_an_annotation_is_read_in_its_place() -> None:
    made = Tagged()
    words = "/P <</MCID 0>> BDC\n" + text("inside", x=0, y=0) + "EMC\n"
    form = made.pdf.make_stream(words.encode(), Subtype=Name.Form, BBox=Array([0, 0, 99, 20]))
    form["/Resources"] = Dictionary(Font=Dictionary(F1=made.sheet.font))
    form["/StructParents"] = 1
    made.page.Resources.XObject = Dictionary(X=form)
    before, after = made.say("before"), made.say("after")
    made.content += "q 1 0 0 1 72 650 cm /X Do Q\n"
    look = made.pdf.make_stream(
        text("filled in", x=0, y=4).encode(), Subtype=Name.Form, BBox=Array([0, 0, 99, 20])
    )
    look["/Resources"] = form.Resources
    field = Dictionary(Type=Name.Annot, Subtype=Name.Widget, FT=Name.Tx, Rect=Array([72, 500, 171, 520]))
    field["/AP"] = Dictionary(N=look)
    field = made.pdf.make_indirect(field)
    made.page["/Annots"] = Array([field])
    inner = Dictionary(Type=Name.MCR, Pg=made.page, Stm=form, MCID=0)
    data = made.bytes(
        made.element("P", before),
        made.element("P", inner),
        made.element("Form", Dictionary(Type=Name.OBJR, Pg=made.page, Obj=field)),
        made.element("P", after),
    )
    assert spoken(redact(data, "nothing of this")) == ["P: before", "P: inside", "P: after"]
    assert "Span" in str([item.S for item in opened(redact(data, "x")).objects if "/S" in _keys(item)])


def test_links_are_read_in_their_place() -> None:
    made = Tagged()
    link = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([72, 500, 171, 520]))
    link["/Dest"] = Array([made.page, Name.Fit])
    link = made.pdf.make_indirect(link)
    made.page["/Annots"] = Array([link])
    reference = Dictionary(Type=Name.OBJR, Pg=made.page, Obj=link)
    data = made.bytes(made.element("Link", made.say("see page 1"), reference))
    result = redact(data, "nothing of this")
    assert spoken(result) == ["Link -> /Link", "Link: see page 1"]
    assert check(result, stance=Stance.OURS).unread == ()


def test_a_page_that_becomes_a_picture_says_so() -> None:
    made = Tagged()
    data = made.bytes(made.element("P", made.say("words")))
    with pikepdf.open(io.BytesIO(data)) as pdf:
        page = pdf.pages[0].obj
        page.Resources.Pattern = Dictionary(
            P=pdf.make_stream(
                b"", PatternType=1, PaintType=1, TilingType=1, BBox=Array([0, 0, 1, 1]), XStep=1, YStep=1
            )
        )
        page.Contents = pdf.make_stream(page.Contents.read_bytes() + b"/Pattern cs /P scn 0 0 9 9 re f")
        out = io.BytesIO()
        pdf.save(out)
    data = out.getvalue()
    reading = Pdf().read(document(data))
    edit = Edit((), unchanged(reading), language="cy")
    assert spoken(Pdf().write(document(data), edit).data) == ["Figure (Dangosir y dudalen hon fel llun.)"]


def test_empty_cells_stay_and_empty_paragraphs_go() -> None:
    made = Tagged()
    row = made.element("TR", made.element("TD"), made.element("TD", made.say("words")))
    result = opened(redact(made.bytes(made.element("Table", row), made.element("P")), "x"))
    kinds = [str(item.S) for item in result.objects if "/S" in _keys(item)]
    assert sorted(kinds) == ["/Document", "/TD", "/TD", "/TR", "/Table"]


def test_tags_that_hold_themselves_or_never_end_are_no_trap() -> None:
    made = Tagged()
    round_ = made.element("Sect", made.say("words"))
    round_["/K"].append(round_)
    assert spoken(redact(made.bytes(round_), "x")) == ["Sect: words"]
    many = Tagged()
    number = many.say("words")
    data = many.bytes(many.element("P", *([number] * 200_001)))
    with pytest.raises(TooLarge):
        Pdf().read(document(data))


def test_language_and_title_are_kept_or_set() -> None:
    sheet = simple()
    edit = Edit(title="minutes-2", language="cy")
    result = opened(Pdf().write(document(sheet.bytes()), edit).data)
    assert str(result.Root.Lang) == "cy"
    assert str(result.docinfo["/Title"]) == "minutes-2"
    assert result.Root.ViewerPreferences.DisplayDocTitle is True
    sheet.pdf.Root.Lang = String("en-GB")
    sheet.pdf.docinfo["/Title"] = "About the visit"
    result = opened(Pdf().write(document(sheet.bytes()), edit).data)
    assert str(result.Root.Lang) == "en-GB"
    assert str(result.docinfo["/Title"]) == "About the visit"


@pytest.mark.requires("pdfinfo")
def test_poppler_reads_our_tags_without_complaint() -> None:
    command = ["pdfinfo", "-struct-text", "-"]
    ran = subprocess.run(command, input=redact(minutes(VALUE), VALUE), capture_output=True, check=True)
    assert ran.stderr == b""
    assert b'"Ring [name withheld]"' in ran.stdout


def test_what_only_a_screen_reader_says_is_searched_and_removed() -> None:
    """Drawn and laid out in another order than tagged: only the tags bring the name together."""
    made = Tagged()
    surname, between, forename = (
        made.say("Quartermain is here"),
        made.say("words"),
        made.say("she met Zebulon"),
    )
    data = made.bytes(made.element("P", forename, surname), made.element("P", between))
    views = {view.view: view.text for view in Pdf().read(document(data)).views}
    assert "Zebulon\nQuartermain" in views["tags"]
    assert not any("Zebulon\nQuartermain" in text for name, text in views.items() if name != "tags")
    result = redact(data, VALUE)
    assert traces(result, SURNAME) == []
    assert "".join(spoken(result)).count(LABEL) >= 1


def test_tags_in_the_order_of_drawing_cost_no_view() -> None:
    assert "tags" not in {view.view for view in Pdf().read(document(minutes(VALUE))).views}
