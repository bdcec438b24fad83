"""Teeth: one withheld value per hiding place of a Word file; after read, mark and write it is nowhere."""

from __future__ import annotations

import io
import zipfile

import docx
import pytest

from redactor.formats.docx.adapter import Docx
from redactor.model.document import Document, Limits
from redactor.model.errors import Refused
from redactor.model.finding import Edit, Mark
from redactor.model.kind import Kind
from tests.formats.word_making import W, field, found, members, p, part, r, squeeze, table, word, zipped

WORD = Docx(Limits())
VALUE = "14 Rose Lane"
LABEL = "[address withheld]"
KEEP = p("Everything else stays.")
PNG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 40


def marks(document: Document, value: str = VALUE) -> tuple[Mark, ...]:
    """Mark every occurrence in every view, over any separators."""
    out = []
    for view in WORD.read(document).views:
        places, letters = [], ""
        for index, character in enumerate(view.text):
            folded = squeeze(character)
            letters += folded
            places += [index] * len(folded)
        start = letters.find(squeeze(value))
        while start >= 0:
            end = start + len(squeeze(value)) - 1
            out.append(Mark(view.locate(places[start], places[end] + 1), LABEL, Kind.ADDRESS, ("x",)))
            start = letters.find(squeeze(value), end)
    return tuple(out)


def redact(data: bytes) -> bytes:
    """Read, mark all occurrences, write; pictures are handed back as they are."""
    document = Document("a.docx", data)
    children = tuple((child.location, child.document) for child in WORD.read(document).children)
    return WORD.write(document, Edit(marks(document), children)).data


def body(data: bytes) -> str:
    """Return what python-docx reads in the body."""
    opened = docx.Document(io.BytesIO(data))
    cells = [c.text for t in opened.tables for row in t.rows for c in row.cells]
    return "\n".join([*(paragraph.text for paragraph in opened.paragraphs), *cells])


def _link(inner: str) -> str:
    return f'<w:hyperlink w:anchor="x">{inner}</w:hyperlink>'


def _control(inner: str) -> str:
    return f'<w:sdt><w:sdtPr><w:alias w:val="{VALUE}"/><w:tag w:val="{VALUE}"/></w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>'


def _text_box(inner: str) -> str:
    shape = (
        '<w:drawing><wp:inline><wp:extent cx="914400" cy="914400"/><wp:docPr id="1" name="Box"/><a:graphic>'
        '<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr/>'
        '<wps:spPr><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></wps:spPr>'
        f"<wps:txbx><w:txbxContent>{inner}</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic>"
        "</wp:inline></w:drawing>"
    )
    twin = (
        f"<w:pict><v:shape><v:textbox><w:txbxContent>{inner}</w:txbxContent></v:textbox></v:shape></w:pict>"
    )
    return f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{shape}</mc:Choice><mc:Fallback>{twin}</mc:Fallback></mc:AlternateContent></w:r>'


RUNS = {
    "one run": r("at 14 Rose Lane now"),
    "cut over runs": r("14 Ro", "<w:rPr><w:b/></w:rPr>") + r("se La") + r("ne"),
    "single characters": "".join(r(character) for character in VALUE),
    "hyperlink": r("14 ") + _link(r("Rose")) + r(" Lane"),
    "bookmarks": f'{r("14 Ro")}<w:bookmarkStart w:id="1" w:name="x"/>{r("se")}<w:bookmarkEnd w:id="1"/>{r(" Lane")}',
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
        '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:ddList><w:listEntry w:val="14 Rose Lane"/></w:ddList></w:ffData>'
        '</w:fldChar></w:r><w:r><w:instrText> FORMDROPDOWN </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    ),
    "content control": _control(r(VALUE)),
    "smart tag": f'<w:smartTag w:uri="u" w:element="street">{r(VALUE)}</w:smartTag>',
    "custom XML element": f'<w:customXml w:element="x">{r(VALUE)}</w:customXml>',
    "white text": r(VALUE, '<w:rPr><w:color w:val="FFFFFF"/></w:rPr>'),
    "one point": r(VALUE, '<w:rPr><w:sz w:val="2"/></w:rPr>'),
    "black highlight": r(VALUE, '<w:rPr><w:highlight w:val="black"/></w:rPr>'),
    "text box and its twin": _text_box(p("14 Ro", "se Lane")),
    "old text box": f"<w:r><w:pict><v:shape><v:textbox><w:txbxContent>{p(VALUE)}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>",
    "lettering": f'<w:r><w:pict><v:shape><v:textpath on="t" string="{VALUE}"/></v:shape></w:pict></w:r>',
    "phonetic guide": f"<w:r><w:ruby><w:rubyPr/><w:rt>{r(VALUE)}</w:rt><w:rubyBase>{r('x')}</w:rubyBase></w:ruby></w:r>",
    "equation": "<m:oMath><m:r><m:t>14 Rose</m:t></m:r><m:r><m:t> Lane</m:t></m:r></m:oMath>",
    "right to left": f'<w:bdo w:val="ltr">{r(VALUE)}</w:bdo>',
    "emoji fallback": f'<w:r><mc:AlternateContent><mc:Choice Requires="w16se"><w:t>x</w:t></mc:Choice><mc:Fallback><w:t>{VALUE}</w:t></mc:Fallback></mc:AlternateContent></w:r>',
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
    + _control(f"<w:tr><w:tc>{p(VALUE)}</w:tc></w:tr>")
    + "</w:tbl>",
    "block control": _control(p(VALUE)),
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
        f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:helpText w:val="{VALUE}"/><w:textInput><w:default w:val="{VALUE}"/></w:textInput>'
        '</w:ffData></w:fldChar></w:r><w:r><w:instrText> FORMTEXT </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        + r("x")
        + '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
        "field-code",
    ),
    "chart": (
        '<w:r><w:drawing><wp:inline><wp:extent cx="9" cy="9"/><wp:docPr id="1" name="c"/><a:graphic><a:graphicData '
        'uri="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:chart r:id="e9"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>',
        "chart",
    ),
    "diagram": (
        '<w:r><w:drawing><wp:inline><wp:extent cx="9" cy="9"/><wp:docPr id="1" name="c"/><a:graphic><a:graphicData '
        'uri="http://schemas.openxmlformats.org/drawingml/2006/diagram"><dgm:relIds/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>',
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


ATTRIBUTES = {
    "bookmark name": p('<w:bookmarkStart w:id="1" w:name="14RoseLane"/>', "x"),
    "revision id": p("x").replace("<w:p>", '<w:p w:rsidR="14RoseLane" w14:paraId="14RoseLane">'),
    "colour": p(r("x", '<w:rPr><w:color w:val="14RoseLane"/></w:rPr>')),
    "unknown attribute": p(r("x", f'<w:rPr><w:b w:note="{VALUE}"/></w:rPr>')),
    "control names": _control(p("x")),
    "picture name": p(_text_box(p("x")).replace('name="Box"', f'name="{VALUE}"')),
    "picture path": p(_text_box(p("x")).replace('name="Box"', r'name="Box" descr="C:\14 Rose Lane\a.png"')),
    "guide": p(
        _text_box(p("x")).replace("<a:avLst/>", f'<a:avLst><a:gd name="{VALUE}" fmla="val 1"/></a:avLst>')
    ),
    "shape style": p(
        f'<w:r><w:pict><v:shape id="{VALUE}" style="width:1pt;font-family:{VALUE}" alt="x" o:gfxdata="MTQgUm9zZSBMYW5l"><v:textbox><w:txbxContent>{p("x")}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>'
    ),
    "permission": p(f'<w:permStart w:id="1" w:ed="{VALUE}"/>', "x"),
    "processing instruction": f"<?note {VALUE}?>" + p("x"),
    "XML comment": f"<!-- {VALUE} -->" + p("x"),
    "extension list": p(
        _text_box(p("x")).replace(
            'name="Box"/>', f'name="Box"><a:extLst><a:ext uri="{VALUE}"/></a:extLst></wp:docPr>'
        )
    ),
}


@pytest.mark.parametrize("place", ATTRIBUTES)
def test_value_in_markup_does_not_survive(place: str) -> None:
    data = word(ATTRIBUTES[place] + KEEP)
    assert found(data, VALUE)
    out = redact(data)
    assert not found(out, VALUE)
    assert "Everything else stays." in body(out)


CORE = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
_CORE_XML = f'<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{{}}</dc:title><dc:creator>{VALUE}</dc:creator></cp:coreProperties>'
STYLES = part(
    "styles",
    f'<w:style w:type="paragraph" w:styleId="14RoseLane"><w:name w:val="{VALUE}"/><w:aliases w:val="{VALUE}"/><w:rPr><w:b/></w:rPr></w:style>',
)
NUMBERING = part(
    "numbering",
    f'<w:abstractNum w:abstractNumId="1"><w:nsid w:val="14RoseLane"/><w:name w:val="{VALUE}"/><w:lvl w:ilvl="0"><w:lvlText w:val="{VALUE} %1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>',
)
HEADERS = '<w:sectPr><w:headerReference w:type="first" r:id="r1"/><w:headerReference w:type="even" r:id="r2"/><w:headerReference r:id="r3" w:type="default"/><w:titlePg/></w:sectPr>'
XML = "application/xml"

PARTS = {
    "style name": word(
        p("x", properties='<w:pPr><w:pStyle w:val="14RoseLane"/></w:pPr>'),
        {"word/styles.xml": ("styles", STYLES)},
    ),
    "list level text": word(
        p("x", properties='<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>'),
        {"word/numbering.xml": ("numbering", NUMBERING)},
    ),
    "font name": word(p(r("x", f'<w:rPr><w:rFonts w:ascii="{VALUE}"/></w:rPr>'))),
    "theme": word(
        p("x"),
        {
            "word/theme/theme1.xml": (
                "theme",
                b'<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="14 Rose Lane"><a:themeElements><a:fontScheme name="14 Rose Lane"><a:majorFont><a:latin typeface="14 Rose Lane"/></a:majorFont></a:fontScheme></a:themeElements></a:theme>',
            )
        },
    ),
    "headers": word(
        p("x") + HEADERS,
        {f"word/header{n}.xml": ("header", part("hdr", p("14 Ro", "se Lane"))) for n in (1, 2, 3)},
    ),
    "text box in a header": word(
        p("x") + '<w:sectPr><w:headerReference r:id="r1" w:type="default"/></w:sectPr>',
        {"word/header1.xml": ("header", part("hdr", p(_text_box(p(VALUE)))))},
    ),
    "header of an earlier section": word(
        p(
            "x",
            properties='<w:pPr><w:sectPr><w:footerReference r:id="r1" w:type="default"/></w:sectPr></w:pPr>',
        )
        + p("y"),
        {"word/footer1.xml": ("footer", part("ftr", p(VALUE)))},
    ),
    "unreferenced header": word(p("x"), {"word/header1.xml": ("header", part("hdr", p(VALUE)))}),
    "footnote": word(
        p("x", '<w:r><w:footnoteReference w:id="7"/></w:r>'),
        {
            "word/footnotes.xml": (
                "footnotes",
                part("footnotes", f'<w:footnote w:id="7">{p("14 Ro", "se Lane")}</w:footnote>'),
            )
        },
    ),
    "endnote": word(
        p("x", '<w:r><w:endnoteReference w:id="2"/></w:r>'),
        {"word/endnotes.xml": ("endnotes", part("endnotes", f'<w:endnote w:id="2">{p(VALUE)}</w:endnote>'))},
    ),
    "separator note": word(
        p("x", '<w:r><w:footnoteReference w:id="2"/></w:r>'),
        {
            "word/footnotes.xml": (
                "footnotes",
                part(
                    "footnotes",
                    f'<w:footnote w:id="0" w:type="separator">{p(VALUE)}</w:footnote><w:footnote w:id="2">{p("y")}</w:footnote>',
                ),
            )
        },
    ),
    "unreferenced note": word(
        p("x"),
        {
            "word/footnotes.xml": (
                "footnotes",
                part("footnotes", f'<w:footnote w:id="9">{p(VALUE)}</w:footnote>'),
            )
        },
    ),
    "comment": word(
        p("x"),
        {
            "word/comments.xml": (
                "comments",
                part("comments", f'<w:comment w:id="1" w:author="{VALUE}">{p(VALUE)}</w:comment>'),
            )
        },
    ),
    "document variable": word(
        p("x"),
        {
            "word/settings.xml": (
                "settings",
                part(
                    "settings",
                    f'<w:docVars><w:docVar w:name="a" w:val="{VALUE}"/></w:docVars><w:defaultTabStop w:val="720"/>',
                ),
            )
        },
    ),
    "title and author": word(p("x"), package={"docProps/core.xml": (CORE, _CORE_XML.format(VALUE).encode())}),
    "custom XML": word(p("x"), {"customXml/item1.xml": ("customXml", f"<a>{VALUE}</a>".encode())}),
    "chart cache": word(p("x"), loose={"word/charts/chart1.xml": f"<c><v>{VALUE}</v></c>".encode()}),
    "glossary": word(
        p("x"), {"word/glossary/document.xml": ("glossaryDocument", part("glossaryDocument", p(VALUE)))}
    ),
    "embedded package": word(
        p("x"), {"word/embeddings/a.docx": ("package", zipped({"a.xml": VALUE.encode()}))}
    ),
    "HTML chunk": word(
        '<w:altChunk r:id="r1"/>' + p("x"), {"word/chunk.html": ("aFChunk", f"<p>{VALUE}</p>".encode())}
    ),
    "thumbnail": word(
        p("x"),
        package={"docProps/thumbnail.jpeg": (CORE.replace("core-properties", "thumbnail"), VALUE.encode())},
    ),
    "unreferenced member": word(p("x"), loose={f"word/{VALUE}.bin": VALUE.encode()}),
    "member name of a picture": word(
        p('<w:r><w:pict><v:shape><v:imagedata r:id="r1"/></v:shape></w:pict></w:r>'),
        {f"word/media/{VALUE}.png": ("image", PNG)},
    ),
    "attached template": word(p("x"), external={"e1": ("attachedTemplate", f"file:///{VALUE}.dotx")}),
    "archive comment": zipped(members(word(p("x"))), VALUE.encode()),
    "description of a drawing": word(
        p("x") + p(_text_box(p("y")).replace('name="Box"', f'name="Box" descr="{VALUE}"'))
    ),
    "hidden by style": word(
        p("x", r(VALUE, '<w:rPr><w:rStyle w:val="h"/></w:rPr>')),
        {
            "word/styles.xml": (
                "styles",
                part(
                    "styles",
                    '<w:style w:type="character" w:styleId="h"><w:name w:val="h"/><w:rPr><w:vanish/></w:rPr></w:style>',
                ),
            )
        },
    ),
}


@pytest.mark.parametrize("place", PARTS)
def test_value_in_a_part_does_not_survive(place: str) -> None:
    data = PARTS[place]
    assert found(data, VALUE) or place == "embedded package"
    out = redact(data)
    assert not found(out, VALUE)
    assert "x" in body(out) or "picture" in place
    if squeeze(VALUE) not in squeeze(WORD.read(Document("a", data)).views[0].text) and place not in {
        "style name",
        "separator note",
        "member name of a picture",
    }:
        assert WORD.read(Document("a", data)).opaque


def test_stale_bytes_between_members_are_reported_and_gone() -> None:
    data = word(KEEP)
    inner = zipped({"old.xml": VALUE.encode()})
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        start = archive.start_dir
    stale = inner[: inner.index(b"PK\x01\x02")] + VALUE.encode() * 3
    end = bytearray(data[start:])
    at = end.rindex(b"PK\x05\x06")
    end[at + 16 : at + 20] = (start + len(stale)).to_bytes(4, "little")
    grown = data[:start] + stale + bytes(end)
    assert found(grown, VALUE)
    reading = WORD.read(Document("a", grown))
    assert "earlier-version" in {opaque.what for opaque in reading.opaque}
    assert not found(redact(grown), VALUE)


_STRICT = {W: "http://purl.oclc.org/ooxml/wordprocessingml/main"}


def test_strict_files_are_read_and_written_as_transitional() -> None:
    parts = members(word(p(VALUE) + KEEP))
    for old, new in {
        **_STRICT,
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "http://purl.oclc.org/ooxml/officeDocument/relationships",
    }.items():
        parts = {name: data.replace(old.encode(), new.encode()) for name, data in parts.items()}
    data = zipped(parts)
    assert WORD.recognises(Document("a", data))
    out = redact(data)
    assert not found(out, VALUE)
    assert LABEL in body(out)
    assert b"purl.oclc.org" not in members(out)["word/document.xml"]


def test_trailing_bytes_are_refused() -> None:
    with pytest.raises(Refused):
        WORD.read(Document("a", word(KEEP) + VALUE.encode()))
