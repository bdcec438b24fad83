"""Word files made to get a value past us, or to make us block, hang or spoil a harmless one."""

from __future__ import annotations

import io
import time

import pytest
from PIL import Image

from redactor.model.document import Document
from redactor.model.errors import TooDeep
from redactor.model.finding import Edit
from tests.formats.word_making import R, field, found, members, p, part, r, table, word, zipped
from tests.formats.word_redacting import KEEP, VALUE, WORD, body, redact

VML_BOX = f"<v:shape><v:textbox><w:txbxContent>{p('y')}</w:txbxContent></v:textbox></v:shape>"
NUMBERED = '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>'


def codes(data: bytes) -> set[str]:
    return {part.what for part in WORD.read(Document("a.docx", data)).opaque}


def styles(inner: str) -> bytes:
    return word(p("x") + KEEP, {"word/styles.xml": ("styles", part("styles", inner))})


def numbering(level: str) -> bytes:
    inner = (
        f'<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0">{level}</w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    )
    body_text = p("x", properties=NUMBERED) + KEEP
    return word(body_text, {"word/numbering.xml": ("numbering", part("numbering", inner))})


WIDE = "".join(chr(0xFEE0 + ord(c)) if c != " " else c for c in VALUE)
CAPTION = f'<w:tblCaption w:val="{VALUE}"/><w:tblDescription w:val="{VALUE}"/>'
PLACES = {
    "description in a table style": styles(
        f'<w:style w:type="table" w:styleId="a"><w:name w:val="a"/><w:tblPr>{CAPTION}</w:tblPr></w:style>'
    ),
    "description in a part of a table style": styles(
        '<w:style w:type="table" w:styleId="a"><w:name w:val="a"/><w:tblStylePr w:type="firstRow">'
        f"<w:tblPr>{CAPTION}</w:tblPr></w:tblStylePr></w:style>"
    ),
    "description among the defaults": styles(
        f"<w:docDefaults><w:rPrDefault><w:rPr>{CAPTION}</w:rPr></w:rPrDefault></w:docDefaults>"
    ),
    "description in a list level": numbering(f"<w:rPr>{CAPTION}</w:rPr>"),
    "description in run formatting": word(p(r("x", f"<w:rPr>{CAPTION}</w:rPr>")) + KEEP),
    "list level in full width": numbering(f'<w:lvlText w:val="{WIDE}"/>'),
    "description of a wrap": word(
        p(
            f'<w:r><w:pict>{VML_BOX}<w10:wrap xmlns:w10="urn:schemas-microsoft-com:office:word" '
            f'alt="{VALUE}"/></w:pict></w:r>'
        )
        + KEEP
    ),
    "field data": word(
        p(f'<w:fldSimple w:instr=" AUTHOR "><w:fldData>{VALUE}</w:fldData>{r("x")}</w:fldSimple>') + KEEP
    ),
    "caption of a section": word(
        p("x") + f"<w:sectPr><w:footnotePr>{CAPTION}</w:footnotePr></w:sectPr>" + KEEP
    ),
}


@pytest.mark.parametrize("place", PLACES)
def test_a_value_where_nobody_searches_is_not_copied(place: str) -> None:
    data = PLACES[place]
    assert found(data, VALUE)
    out = WORD.write(Document("a.docx", data), Edit()).data if "level in" not in place else redact(data)
    assert not found(out, VALUE)
    assert "Everything else stays." in body(out)


def test_table_descriptions_still_stay_where_they_are_searched() -> None:
    data = word(table(("x",)).replace("<w:tblPr/>", '<w:tblPr><w:tblCaption w:val="Visits"/></w:tblPr>'))
    assert found(redact(data), "Visits")


def test_a_telephone_number_is_no_font() -> None:
    data = word(p(r("x", '<w:rPr><w:rFonts w:ascii="07700 900" w:hAnsi="Arial"/></w:rPr>')) + KEEP)
    assert not found(WORD.write(Document("a.docx", data), Edit()).data, "07700")
    kept = word(p(r("x", '<w:rPr><w:rFonts w:ascii="8514oem"/></w:rPr>')))
    assert found(WORD.write(Document("a.docx", kept), Edit()).data, "8514oem")


@pytest.mark.parametrize(
    "shown",
    [
        f'<w:bdo w:val="rtl">{r(VALUE[::-1])}</w:bdo>',
        r("14 ") + f'<w:bdo w:val="rtl">{r("enaL esoR")}</w:bdo>',
        r("14 \u202eesoR\u202c Lane"),
    ],
)
def test_text_shown_back_to_front_is_reported(shown: str) -> None:
    assert "reversed-text" in codes(word(p(shown) + KEEP))


@pytest.mark.parametrize(
    "shown",
    [
        f'<w:bdo w:val="ltr">{r("a")}</w:bdo>',
        f'<w:dir w:val="rtl">{r("a")}</w:dir>',
        f'<w:bdo w:val="rtl">{r("שלום")}</w:bdo>',
        r("\u202d07700 900123\u202c"),  # as telephones copy their contacts
    ],
)
def test_other_directions_are_harmless(shown: str) -> None:
    assert "reversed-text" not in codes(word(p(shown) + KEEP))


def test_field_data_is_no_reason_to_hold() -> None:
    data = word(p(f'<w:fldSimple w:instr=" AUTHOR "><w:fldData>AAAA</w:fldData>{r("x")}</w:fldSimple>'))
    assert codes(data) == {"field-code"}


def test_a_symbol_in_an_equation_is_not_lost_without_a_word() -> None:
    data = word(p('<m:oMath><m:r><w:sym w:font="Symbol" w:char="F061"/></m:r></m:oMath>'))
    assert "unknown-content" in codes(data)


def test_a_note_keeps_a_mark_of_its_own() -> None:
    notes = part("footnotes", f'<w:footnote w:id="2">{p("y")}</w:footnote>')
    data = word(
        p("x", '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="2"/><w:t>*</w:t></w:r>'),
        {"word/footnotes.xml": ("footnotes", notes)},
    )
    assert b'w:customMarkFollows="1"' in members(redact(data))["word/document.xml"]


def test_a_colour_by_name_does_not_spoil_the_theme() -> None:
    theme = (
        b'<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:themeElements>'
        b'<a:clrScheme><a:dk1><a:sysClr val="window"/></a:dk1><a:lt1><a:srgbClr val="FEDCBA"/></a:lt1>'
        b"</a:clrScheme></a:themeElements></a:theme>"
    )
    out = members(redact(word(p("x"), {"word/theme/theme1.xml": ("theme", theme)})))
    assert b'"window"' not in out["word/theme/theme1.xml"]
    assert b'"FEDCBA"' in out["word/theme/theme1.xml"]


# -- pictures -----------------------------------------------------------------------------------


def picture(kind: str) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (8, 8), "red").save(out, kind)
    return out.getvalue()


def shown(relation: str) -> str:
    return f'<w:r><w:pict><v:shape><v:imagedata r:id="{relation}"/></v:shape></w:pict></w:r>'


@pytest.mark.parametrize("kind", ["GIF", "TIFF", "BMP", "WEBP"])
def test_pictures_of_other_kinds_become_png(kind: str) -> None:
    document = Document("a.docx", word(p(shown("r1")), {"word/media/a.png": ("image", picture("PNG"))}))
    location = WORD.read(document).children[0].location
    out = members(WORD.write(document, Edit((), ((location, Document("x", picture(kind))),))).data)
    assert [name for name in out if "media" in name] == ["word/media/image1.png"]
    with Image.open(io.BytesIO(out["word/media/image1.png"])) as image:
        assert image.format == "PNG"
        red, green, blue = image.convert("RGB").getpixel((1, 1))
        assert red > 250
        assert max(green, blue) < 5


def test_a_picture_of_an_alternative_left_out_is_not_handed_on() -> None:
    # The choice is tried first, but loses something visible; the fallback is what stays.
    choice = shown("r1") + '<w:r><w:contentPart r:id="x"/></w:r>'
    data = word(
        p(
            f'<mc:AlternateContent><mc:Choice Requires="wps">{choice}</mc:Choice>'
            f"<mc:Fallback>{shown('r2')}</mc:Fallback></mc:AlternateContent>"
        ),
        {
            "word/media/one.wmf": ("image", b"\xd7\xcd\xc6\x9a" + b"\x00" * 40),
            "word/media/two.png": ("image", picture("PNG")),
        },
    )
    children = WORD.read(Document("a.docx", data)).children
    assert [child.document.data for child in children] == [picture("PNG")]


# -- files made to cost -------------------------------------------------------------------------


def test_fields_that_never_end_are_refused() -> None:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    with pytest.raises(TooDeep):
        WORD.read(Document("a.docx", word(p(begin * 5_000))))


def test_fields_within_fields_as_word_allows_them() -> None:
    inner = r("14 Rose Lane")
    for _ in range(20):
        inner = field(" REF x ", inner)
    assert not found(redact(word(p(inner) + KEEP)), VALUE)


DELETED = '<w:pPr><w:rPr><w:del w:id="1" w:author="x"/></w:rPr></w:pPr>'
_NOTES = range(2, 3_002)
COSTLY = {
    "deleted paragraph marks": word(p("a ", "b ", properties=DELETED) * 3_000 + KEEP),
    "runs in one paragraph": word(p(*["lorem "] * 15_000) + KEEP),
    "footnotes": word(
        p(*[f'<w:r><w:footnoteReference w:id="{n}"/></w:r>' for n in _NOTES]) + KEEP,
        {
            "word/footnotes.xml": (
                "footnotes",
                part("footnotes", "".join(f'<w:footnote w:id="{n}">{p("n")}</w:footnote>' for n in _NOTES)),
            )
        },
    ),
    "styles based on styles": word(
        p(*[r("x", '<w:rPr><w:rStyle w:val="s2999"/></w:rPr>')] * 3_000) + KEEP,
        {
            "word/styles.xml": (
                "styles",
                part(
                    "styles",
                    "".join(
                        f'<w:style w:type="character" w:styleId="s{n}"><w:name w:val="n{n}"/>'
                        f'<w:basedOn w:val="s{n - 1}"/></w:style>'
                        for n in range(3_000)
                    ),
                ),
            )
        },
    ),
}


@pytest.mark.parametrize("what", COSTLY)
def test_cost_grows_with_size_and_not_with_its_square(what: str) -> None:
    start = time.process_time()
    reading = WORD.read(Document("a.docx", COSTLY[what]))
    assert time.process_time() - start < 6  # the square took from 10 to 60
    assert "Everything else stays." in reading.views[0].text


def test_paragraphs_joined_by_deleted_marks_keep_order_and_the_last_formatting() -> None:
    parts = p("one ", properties=DELETED) + p("two ", properties=DELETED)
    out = redact(word(parts + p("three", properties='<w:pPr><w:jc w:val="center"/></w:pPr>') + KEEP))
    xml = members(out)["word/document.xml"].decode()
    assert body(out).splitlines()[0] == "one two three"
    assert xml.count("<w:pPr>") == 1
    assert xml.index("<w:pPr>") < xml.index(">one ")


# -- packages -----------------------------------------------------------------------------------


def test_two_main_parts_are_reported() -> None:
    parts = members(word(KEEP))
    parts["word/other.xml"] = part("document", f"<w:body>{p(VALUE)}</w:body>")
    other = f'<Relationship Id="z" Type="{R}/officeDocument" Target="word/other.xml"/></Relationships>'
    parts["_rels/.rels"] = parts["_rels/.rels"].replace(b"</Relationships>", other.encode())
    data = zipped(parts)
    assert "unknown-part" in codes(data)
    assert not found(WORD.write(Document("a.docx", data), Edit()).data, VALUE)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("word/document.xml", "Word/Document.XML"),
        ("word/document.xml", "/word/document.xml"),
        ("word/document.xml", "word\\document.xml"),
    ],
)
def test_odd_member_names_are_read(old: str, new: str) -> None:
    parts = {new if name == old else name: data for name, data in members(word(p(VALUE) + KEEP)).items()}
    out = redact(zipped(parts))
    assert not found(out, VALUE)
    assert "Everything else stays." in body(out)


def test_utf_16_parts_are_read() -> None:
    parts = {
        name: data.decode().replace('encoding="UTF-8"', 'encoding="UTF-16"').encode("utf-16")
        for name, data in members(word(p(VALUE) + KEEP)).items()
    }
    out = redact(zipped(parts))
    assert not found(out, VALUE)
    assert "Everything else stays." in body(out)


def test_text_after_the_body_is_not_carried_over() -> None:
    parts = members(word(KEEP))
    parts["word/document.xml"] = parts["word/document.xml"].replace(
        b"</w:body>", f"</w:body><w:body>{p(VALUE)}</w:body>".encode()
    )
    assert not found(WORD.write(Document("a.docx", zipped(parts)), Edit()).data, VALUE)
