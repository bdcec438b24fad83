"""Teeth: a withheld value per hiding place around the text of a Word file; after redaction it is nowhere."""

from __future__ import annotations

import io
import zipfile

import pytest

from redactor.model.document import Document
from redactor.model.errors import Refused
from tests.formats.word_making import R, W, found, members, p, part, r, squeeze, word, zipped
from tests.formats.word_redacting import KEEP, LABEL, PNG, VALUE, WORD, body, control, redact, text_box

ATTRIBUTES = {
    "bookmark name": p('<w:bookmarkStart w:id="1" w:name="14RoseLane"/>', "x"),
    "revision id": p("x").replace("<w:p>", '<w:p w:rsidR="14RoseLane" w14:paraId="14RoseLane">'),
    "colour": p(r("x", '<w:rPr><w:color w:val="14RoseLane"/></w:rPr>')),
    "unknown attribute": p(r("x", f'<w:rPr><w:b w:note="{VALUE}"/></w:rPr>')),
    "control names": control(p("x")),
    "picture name": p(text_box(p("x")).replace('name="Box"', f'name="{VALUE}"')),
    "picture path": p(text_box(p("x")).replace('name="Box"', r'name="Box" descr="C:\14 Rose Lane\a.png"')),
    "guide": p(
        text_box(p("x")).replace("<a:avLst/>", f'<a:avLst><a:gd name="{VALUE}" fmla="val 1"/></a:avLst>')
    ),
    "shape style": p(
        f'<w:r><w:pict><v:shape id="{VALUE}" style="width:1pt;font-family:{VALUE}" alt="x" '
        f'o:gfxdata="MTQgUm9zZSBMYW5l"><v:textbox><w:txbxContent>{p("x")}</w:txbxContent>'
        "</v:textbox></v:shape></w:pict></w:r>"
    ),
    "permission": p(f'<w:permStart w:id="1" w:ed="{VALUE}"/>', "x"),
    "processing instruction": f"<?note {VALUE}?>" + p("x"),
    "XML comment": f"<!-- {VALUE} -->" + p("x"),
    "extension list": p(
        text_box(p("x")).replace(
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
_CORE_XML = (
    "<cp:coreProperties "
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{{}}</dc:title>'
    f"<dc:creator>{VALUE}</dc:creator></cp:coreProperties>"
)
STYLES = part(
    "styles",
    (
        f'<w:style w:type="paragraph" w:styleId="14RoseLane"><w:name w:val="{VALUE}"/><w:aliases '
        f'w:val="{VALUE}"/><w:rPr><w:b/></w:rPr></w:style>'
    ),
)
NUMBERING = part(
    "numbering",
    (
        f'<w:abstractNum w:abstractNumId="1"><w:nsid w:val="14RoseLane"/><w:name w:val="{VALUE}"/>'
        f'<w:lvl w:ilvl="0"><w:lvlText w:val="{VALUE} %1."/></w:lvl></w:abstractNum><w:num '
        'w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    ),
)
HEADERS = (
    '<w:sectPr><w:headerReference w:type="first" r:id="r1"/><w:headerReference w:type="even" '
    'r:id="r2"/><w:headerReference r:id="r3" w:type="default"/><w:titlePg/></w:sectPr>'
)
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
                (
                    b'<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="14 Rose '
                    b'Lane"><a:themeElements><a:fontScheme name="14 Rose Lane"><a:majorFont><a:latin '
                    b'typeface="14 Rose Lane"/></a:majorFont></a:fontScheme></a:themeElements></a:theme>'
                ),
            )
        },
    ),
    "headers": word(
        p("x") + HEADERS,
        {f"word/header{n}.xml": ("header", part("hdr", p("14 Ro", "se Lane"))) for n in (1, 2, 3)},
    ),
    "text box in a header": word(
        p("x") + '<w:sectPr><w:headerReference r:id="r1" w:type="default"/></w:sectPr>',
        {"word/header1.xml": ("header", part("hdr", p(text_box(p(VALUE)))))},
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
                    (
                        f'<w:footnote w:id="0" w:type="separator">{p(VALUE)}</w:footnote><w:footnote '
                        f'w:id="2">{p("y")}</w:footnote>'
                    ),
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
                    (
                        f'<w:docVars><w:docVar w:name="a" w:val="{VALUE}"/></w:docVars><w:defaultTabStop '
                        'w:val="720"/>'
                    ),
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
        p("x") + p(text_box(p("y")).replace('name="Box"', f'name="Box" descr="{VALUE}"'))
    ),
    "hidden by style": word(
        p("x", r(VALUE, '<w:rPr><w:rStyle w:val="h"/></w:rPr>')),
        {
            "word/styles.xml": (
                "styles",
                part(
                    "styles",
                    '<w:style w:type="character" w:styleId="h"><w:name w:val="h"/>'
                    "<w:rPr><w:vanish/></w:rPr></w:style>",
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
        R: "http://purl.oclc.org/ooxml/officeDocument/relationships",
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
