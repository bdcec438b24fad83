"""Teeth: one withheld value per hiding place in the text of a Word file; after redaction it is nowhere."""

from __future__ import annotations

import pytest

from redactor.model.document import Document
from redactor.model.finding import Edit
from tests.formats.word_making import field, found, members, p, r, squeeze, table, word
from tests.formats.word_redacting import KEEP, LABEL, VALUE, WORD, body, control, marks, redact, text_box


def _link(inner: str) -> str:
    return f'<w:hyperlink w:anchor="x">{inner}</w:hyperlink>'


RUNS = {
    "one run": r("at 14 Rose Lane now"),
    "cut over runs": r("14 Ro", "<w:rPr><w:b/></w:rPr>") + r("se La") + r("ne"),
    "single characters": "".join(r(character) for character in VALUE),
    "hyperlink": r("14 ") + _link(r("Rose")) + r(" Lane"),
    "bookmarks": (
        f'{r("14 Ro")}<w:bookmarkStart w:id="1" w:name="x"/>{r("se")}<w:bookmarkEnd w:id="1"/>{r(" Lane")}'
    ),
    "line break": "<w:r><w:t>14 Rose</w:t><w:br/><w:t>Lane</w:t></w:r>",
    "tab": "<w:r><w:t>14</w:t><w:tab/><w:t>Rose Lane</w:t></w:r>",
    "soft hyphen element": "<w:r><w:t>14 Ro</w:t><w:softHyphen/><w:t>se Lane</w:t></w:r>",
    "no-break hyphen": "<w:r><w:t>14</w:t><w:noBreakHyphen/><w:t>Rose Lane</w:t></w:r>",
    "soft hyphen character": r("14 Ro\u00adse Lane"),
    "no-break space": r("14\u00a0Rose\u00a0Lane"),
    "zero width": r("14 R\u200bose L\u200dane"),
    "full width": r("１４ Ｒｏｓｅ Ｌａｎｅ"),
    "caps": r("14 rose lane", "<w:rPr><w:caps/></w:rPr>"),
    "character references": r("&#49;4 &#x52;ose Lane"),
    "CDATA": "<w:r><w:t>14 <![CDATA[Rose]]> Lane</w:t></w:r>",
    "XML comment": "<w:r><w:t>14 Ro<!-- x -->se Lane</w:t></w:r>",
    "symbols": "".join(f'<w:r><w:sym w:font="Arial" w:char="{ord(c):04X}"/></w:r>' for c in VALUE),
    "private symbol codes": r("".join(chr(0xF000 + ord(c)) for c in VALUE)),
    "insertion": f'<w:ins w:id="1" w:author="A" w:date="2026-01-01T00:00:00Z">{r(VALUE)}</w:ins>',
    "over a deletion": r("14 Ro")
    + '<w:del w:id="1"><w:r><w:delText>xx</w:delText></w:r></w:del>'
    + r("se Lane"),
    "move to": f'<w:moveTo w:id="1" w:author="A">{r(VALUE)}</w:moveTo>',
    "field result": field(" REF x ", r("14 Rose") + r(" Lane")),
    "simple field": f'<w:fldSimple w:instr=" AUTHOR ">{r(VALUE)}</w:fldSimple>',
    "button": field(" MACROBUTTON NoMacro 14 Rose Lane "),
    "drop-down": (
        '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:ddList><w:listEntry w:val="14 Rose '
        'Lane"/></w:ddList></w:ffData>'
        "</w:fldChar></w:r><w:r><w:instrText> FORMDROPDOWN </w:instrText></w:r><w:r><w:fldChar "
        'w:fldCharType="end"/></w:r>'
    ),
    "content control": control(r(VALUE)),
    "smart tag": f'<w:smartTag w:uri="u" w:element="street">{r(VALUE)}</w:smartTag>',
    "custom XML element": f'<w:customXml w:element="x">{r(VALUE)}</w:customXml>',
    "white text": r(VALUE, '<w:rPr><w:color w:val="FFFFFF"/></w:rPr>'),
    "one point": r(VALUE, '<w:rPr><w:sz w:val="2"/></w:rPr>'),
    "black highlight": r(VALUE, '<w:rPr><w:highlight w:val="black"/></w:rPr>'),
    "text box and its twin": text_box(p("14 Ro", "se Lane")),
    "old text box": (
        f"<w:r><w:pict><v:shape><v:textbox><w:txbxContent>{p(VALUE)}</w:txbxContent></v:textbox>"
        "</v:shape></w:pict></w:r>"
    ),
    "lettering": f'<w:r><w:pict><v:shape><v:textpath on="t" string="{VALUE}"/></v:shape></w:pict></w:r>',
    "phonetic guide": (
        f"<w:r><w:ruby><w:rubyPr/><w:rt>{r(VALUE)}</w:rt><w:rubyBase>{r('x')}</w:rubyBase></w:ruby></w:r>"
    ),
    "equation": "<m:oMath><m:r><m:t>14 Rose</m:t></m:r><m:r><m:t> Lane</m:t></m:r></m:oMath>",
    "right to left": f'<w:bdo w:val="ltr">{r(VALUE)}</w:bdo>',
    "emoji fallback": (
        '<w:r><mc:AlternateContent><mc:Choice Requires="w16se"><w:t>x</w:t></mc:Choice>'
        f"<mc:Fallback><w:t>{VALUE}</w:t></mc:Fallback></mc:AlternateContent></w:r>"
    ),
}
BLOCKS = {
    "over paragraphs": p("14 Rose") + p("Lane"),
    "over cells": table(("14", "Rose Lane")),
    "over rows": table(("14 Rose",), ("Lane",)),
    "down a column": table(("14", "a"), ("Rose", "b"), ("Lane", "c")),
    "down a column under a wide cell": (
        '<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>'
        + p("x")
        + "</w:tc><w:tc>"
        + p("14")
        + "</w:tc></w:tr><w:tr><w:tc>"
        + p("a")
        + "</w:tc><w:tc>"
        + p("b")
        + "</w:tc><w:tc>"
        + p("Rose Lane")
        + "</w:tc></w:tr></w:tbl>"
    ),
    "nested table": table((table(("x", VALUE)) + p(""), "y")),
    "control rows": "<w:tbl><w:tblPr/><w:tblGrid/>"
    + control(f"<w:tr><w:tc>{p(VALUE)}</w:tc></w:tr>")
    + "</w:tbl>",
    "block control": control(p(VALUE)),
    "joined by a deleted mark": p("14 Ro", properties='<w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr>')
    + p("se Lane"),
    "table description": table(("a",)).replace(
        "<w:tblPr/>", f'<w:tblPr><w:tblCaption w:val="{VALUE}"/></w:tblPr>'
    ),
    "field over paragraphs": p(
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>',
        "<w:r><w:instrText> TOC </w:instrText></w:r>",
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>',
        VALUE,
    )
    + p('<w:r><w:fldChar w:fldCharType="end"/></w:r>'),
}


@pytest.mark.parametrize("place", RUNS)
def test_value_in_a_run_is_replaced_by_one_label(place: str) -> None:
    data = word(p("Before ", RUNS[place], " after.") + KEEP)
    out = redact(data)
    assert not found(out, VALUE)
    texts = members(out)["word/document.xml"].decode()
    assert texts.count(LABEL) == 1
    assert "Before " in body(out)
    assert " after." in body(out)
    assert "Everything else stays." in body(out)


@pytest.mark.parametrize("place", BLOCKS)
def test_value_in_blocks_is_replaced_by_one_label(place: str) -> None:
    out = redact(word(BLOCKS[place] + KEEP))
    assert not found(out, VALUE)
    assert members(out)["word/document.xml"].decode().count(LABEL) == 1
    assert "Everything else stays." in body(out)


@pytest.mark.parametrize("place", [*RUNS, *BLOCKS])
def test_the_crude_look_has_teeth(place: str) -> None:
    """Without marks the value (or the letters of it) is still there, so the tests above can fail."""
    data = word((p(RUNS[place]) if place in RUNS else BLOCKS[place]) + KEEP)
    document = Document("a.docx", data)
    assert marks(document)
    assert squeeze(VALUE) in squeeze(
        "".join(view.text for view in WORD.read(WORD.write(document, Edit())).views)
    )


DROPPED = {
    "deleted text": (
        f'<w:del w:id="1" w:author="A"><w:r><w:delText>{VALUE}</w:delText></w:r></w:del>',
        "deleted-text",
    ),
    "deleted as text": (f'<w:del w:id="1"><w:r><w:t>{VALUE}</w:t></w:r></w:del>', "deleted-text"),
    "moved from": (f'<w:moveFrom w:id="1" w:author="A">{r(VALUE)}</w:moveFrom>', "deleted-text"),
    "hidden run": (r(VALUE, "<w:rPr><w:vanish/></w:rPr>"), "hidden-text"),
    "formatting author": (
        r("x", f'<w:rPr><w:b/><w:rPrChange w:id="1" w:author="{VALUE}"><w:rPr/></w:rPrChange></w:rPr>'),
        "tracked-change",
    ),
    "hidden branch": (field(f' IF 1 = 1 "x" "{VALUE}" ', r("x")), "field-code"),
    "merge field": (field(f' MERGEFIELD "{VALUE}" ', r("x")), "field-code"),
    "index entry": (field(f' XE "{VALUE}" '), "field-code"),
    "text in a field code": (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        + r(VALUE)
        + "<w:r><w:instrText> IF </w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        + r("x")
        + '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
        "field-code",
    ),
    "split field code": (
        field(" SET a </w:instrText><w:instrText>14 Ro</w:instrText><w:instrText>se Lane", r("x")),
        "field-code",
    ),
    "calculated link": (field(f' HYPERLINK "https://example.org/{VALUE}" ', r("x")), "external-link"),
    "link target": (f'<w:hyperlink r:id="e1" w:tooltip="{VALUE}">{r("x")}</w:hyperlink>', "external-link"),
    "form help": (
        f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:helpText w:val="{VALUE}"/>'
        f'<w:textInput><w:default w:val="{VALUE}"/></w:textInput>'
        "</w:ffData></w:fldChar></w:r><w:r><w:instrText> FORMTEXT </w:instrText></w:r><w:r>"
        '<w:fldChar w:fldCharType="separate"/></w:r>'
        + r("x")
        + '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
        "field-code",
    ),
    "chart": (
        '<w:r><w:drawing><wp:inline><wp:extent cx="9" cy="9"/><wp:docPr id="1" name="c"/>'
        "<a:graphic><a:graphicData "
        'uri="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:chart r:id="e9"/>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>",
        "chart",
    ),
    "diagram": (
        '<w:r><w:drawing><wp:inline><wp:extent cx="9" cy="9"/><wp:docPr id="1" name="c"/>'
        "<a:graphic><a:graphicData "
        'uri="http://schemas.openxmlformats.org/drawingml/2006/diagram"><dgm:relIds/>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>",
        "smartart",
    ),
    "linked picture": (
        f'<w:r><w:pict><v:shape><v:imagedata r:id="e1" o:title="{VALUE}"/></v:shape></w:pict></w:r>',
        "linked-picture",
    ),
    "object": (
        f'<w:r><w:object><o:OLEObject ProgID="Word.Document.12" ShapeID="{VALUE}"/></w:object></w:r>',
        "embedded-object",
    ),
    "unknown text element": (f"<w:r><w14:note>{VALUE}</w14:note></w:r>", "unknown-content"),
    "calculated equation": (field(rf" EQ \x({VALUE}) "), "field"),
}


@pytest.mark.parametrize("place", DROPPED)
def test_value_out_of_sight_is_left_out_and_reported(place: str) -> None:
    snippet, code = DROPPED[place]
    data = word(
        p("Before ", snippet) + KEEP, external={"e1": ("hyperlink", "https://example.org/14%20Rose%20Lane")}
    )
    reading = WORD.read(Document("a", data))
    assert code in {opaque.what for opaque in reading.opaque}
    assert squeeze(VALUE) not in squeeze(reading.views[0].text)
    out = redact(data)
    assert not found(out, VALUE)
    assert "Before" in body(out)
