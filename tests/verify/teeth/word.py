"""Word files that hide a text: cut up, in other parts, in the zip itself."""

from __future__ import annotations

import base64
import io
import warnings
import zipfile
from urllib.parse import quote

from PIL import Image

from .pdf_places import info
from .planting import tooth

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)
RELATIONS = (
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Type="x" Target="word/document.xml"/></Relationships>'
)


def word(body: str = "", **parts: str | bytes) -> bytes:
    """A package with an innocent paragraph, this body, and further parts."""
    opening = "<w:p><w:r><w:t>The visit went well.</w:t></w:r></w:p>"
    document = f"<w:document {W}><w:body>{opening}{body}</w:body></w:document>"
    members: dict[str, str | bytes] = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": RELATIONS,
        "word/document.xml": document,
        **{name.replace("__", "/").replace("_xml", ".xml"): given for name, given in parts.items()},
    }
    return packed(members)


def packed(members: dict[str, str | bytes], **keys: bytes) -> bytes:
    """A zip of these members."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, given in members.items():
            info_of = zipfile.ZipInfo(name)
            info_of.compress_type = zipfile.ZIP_DEFLATED
            info_of.comment, info_of.extra = keys.get("comment", b""), keys.get("extra", b"")
            archive.writestr(info_of, given)
        archive.comment = keys.get("archive", b"")
    return buffer.getvalue()


def run(text: str, marks: str = "") -> str:
    """One run."""
    return f"<w:r><w:rPr>{marks}</w:rPr><w:t xml:space='preserve'>{text}</w:t></w:r>"


def paragraph(*texts: str) -> str:
    """A paragraph of runs."""
    return "<w:p>" + "".join(run(text) for text in texts) + "</w:p>"


@tooth("docx")
def plain(text: str) -> bytes:
    return word(paragraph(f"She lives at {text}."))


@tooth("docx")
def letter_by_letter(text: str) -> bytes:
    return word(paragraph(*text))


@tooth("docx")
def over_line_break_and_bookmark(text: str) -> bytes:
    a, b = text.rsplit(" ", 1)
    middle = '<w:bookmarkStart w:id="1" w:name="x"/><w:r><w:br/></w:r>'
    return word(f"<w:p>{run(a)}{middle}{run(b)}</w:p>")


@tooth("docx")
def soft_and_hard_hyphens(text: str) -> bytes:
    joined = "<w:r><w:softHyphen/></w:r>".join(run(letter) for letter in text)
    return word(f"<w:p>{joined}</w:p>")


@tooth("docx")
def zero_width_and_no_break(text: str) -> bytes:
    return word(paragraph("\u200b".join(text.replace(" ", "\u00a0"))))


@tooth("docx")
def full_width(text: str) -> bytes:
    wide = "".join(chr(ord(letter) + 0xFEE0) if "!" <= letter <= "~" else "\u3000" for letter in text)
    return word(paragraph(wide))


@tooth("docx")
def look_alikes(text: str) -> bytes:
    return word(paragraph(text.translate(str.maketrans("oaePLs", "оаеРᏞѕ"))))


@tooth("docx")
def mathematical_letters(text: str) -> bytes:
    bold = "".join(chr(0x1D41A + ord(c) - 97) if "a" <= c <= "z" else c for c in text)
    return word(paragraph(bold))


@tooth("docx")
def character_references_and_cdata(text: str) -> bytes:
    half = len(text) // 2
    spelt = "".join(f"&#x{ord(letter):x};" for letter in text[:half])
    return word(paragraph(f"{spelt}<![CDATA[{text[half:]}]]>"))


@tooth("docx")
def in_cells(text: str) -> bytes:
    cells = "".join(f"<w:tc>{paragraph(one)}</w:tc>" for one in text.split())
    return word(f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>")


@tooth("docx")
def down_a_column(text: str) -> bytes:
    rows = "".join(
        f"<w:tr><w:tc>{paragraph(one)}</w:tc><w:tc>{paragraph('other')}</w:tc></w:tr>" for one in text.split()
    )
    return word(f"<w:tbl>{rows}</w:tbl>")


@tooth("docx")
def symbols(text: str) -> bytes:
    drawn = "".join(f'<w:r><w:sym w:font="Wingdings" w:char="F0{ord(letter):02X}"/></w:r>' for letter in text)
    return word(f"<w:p>{drawn}</w:p>")


@tooth("docx")
def backwards(text: str) -> bytes:
    return word(paragraph(text[::-1]))


@tooth("docx")
def invisible_tag_characters(text: str) -> bytes:
    return word(paragraph("Hello" + "".join(chr(0xE0000 + ord(letter)) for letter in text)))


@tooth("docx")
def hidden_run(text: str) -> bytes:
    return word(f"<w:p>{run(text, '<w:vanish/>')}</w:p>")


@tooth("docx")
def deleted(text: str) -> bytes:
    return word(f"<w:p><w:del><w:r><w:delText>{text}</w:delText></w:r></w:del></w:p>")


@tooth("docx")
def deleted_in_pieces(text: str) -> bytes:
    pieces = "".join(f"<w:r><w:delText>{c}</w:delText></w:r><w:r><w:t>x</w:t></w:r>" for c in text)
    return word(f"<w:p>{pieces}</w:p>")


@tooth("docx")
def field_code(text: str) -> bytes:
    codes = "".join(f"<w:r><w:instrText>{c}</w:instrText></w:r>" for c in f'IF 1 "{text}"')
    return word(f"<w:p>{codes}</w:p>")


@tooth("docx")
def alternative_text(text: str) -> bytes:
    return word(f'<w:p><w:r><w:drawing><x descr="A photo of {text}"/></w:drawing></w:r></w:p>')


@tooth("docx")
def author_of_a_revision(text: str) -> bytes:
    return word(f'<w:p><w:ins w:author="{text}">{run("x")}</w:ins></w:p>')


@tooth("docx")
def attribute_in_hexadecimal(text: str) -> bytes:
    return word(f'<w:p><w:x w:val="{f"to {text}".encode().hex()}"/></w:p>')


@tooth("docx")
def comment_part(text: str) -> bytes:
    return word(
        word__comments_xml=f"<w:comments {W}><w:comment>{paragraph(*text.split())}</w:comment></w:comments>"
    )


@tooth("docx")
def unused_header(text: str) -> bytes:
    return word(word__header7_xml=f"<w:hdr {W}>{paragraph(text)}</w:hdr>")


@tooth("docx")
def xml_comment_and_instruction(text: str) -> bytes:
    return word(f"<!-- {text[:4]} --><?keep {text}?>")


@tooth("docx")
def element_name(text: str) -> bytes:
    return word(f"<w:{'x' + text.replace(' ', '')}/>")


@tooth("docx")
def link_target(text: str) -> bytes:
    target = "https://example.org/?a=" + quote(text)
    return word(word___rels__document_xml_rels=RELATIONS.replace("word/document.xml", target))


@tooth("docx")
def properties(text: str) -> bytes:
    return word(
        docProps__custom_xml=f"<p><a>{text.split(maxsplit=1)[0]}</a><b>{' '.join(text.split()[1:])}</b></p>"
    )


@tooth("docx")
def text_in_utf16_xml(text: str) -> bytes:
    return word(word__notes_xml=f'<?xml version="1.0" encoding="UTF-16"?><a>{text}</a>'.encode("utf-16"))


@tooth("docx")
def chart_cache(text: str) -> bytes:
    return word(word__charts__chart1_xml=f"<c:c xmlns:c='x'><c:pt><c:v>{text}</c:v></c:pt></c:c>")


@tooth("docx")
def embedded_package(text: str) -> bytes:
    return word(word__embeddings__a_docx=plain(text))


@tooth("docx")
def embedded_pdf(text: str) -> bytes:
    return word(word__embeddings__a_bin=info(text))


@tooth("docx")
def html_chunk(text: str) -> bytes:
    letters = "".join(f"<i>{letter}</i>" for letter in text)
    return word(word__chunk_html=f"<html><body><p>{letters}</p></body></html>")


@tooth("docx")
def rtf_chunk(text: str) -> bytes:
    return word(word__chunk_rtf=r"{\rtf1 {\*\hidden " + "".join(rf"\'{ord(c):02x}" for c in text) + "}}")


@tooth("docx", reads=False)
def ole_part(text: str) -> bytes:
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 500 + text.encode("utf-16-le") + b"\x00" * 500
    return word(word__embeddings__o_bin=ole)


@tooth("docx", reads=False)
def unknown_part(text: str) -> bytes:
    return word(word__x_bin=b"\x00\x01\x02\xff" * 50 + text.encode() + b"\x00\x01\x02\xff" * 50)


@tooth("docx", reads=False)
def picture_part(text: str) -> bytes:
    buffer = io.BytesIO()
    Image.effect_noise((80, 80), 50).save(buffer, "PNG")
    return word(word__media__image1_png=buffer.getvalue(), word__a_xml=f"<a>{text}</a>")


@tooth("docx", reads=False)
def broken_xml(text: str) -> bytes:
    return word(word__b_xml=f"<a><b>{text}</a>")


@tooth("docx", reads=False)
def document_type_declaration(text: str) -> bytes:
    return word(word__b_xml=f'<!DOCTYPE a [<!ENTITY e "{text}">]><a>&e;</a>')


@tooth("docx")
def base64_in_an_attribute(text: str) -> bytes:
    return word(f'<w:p><w:x w:val="{base64.b64encode(f"it is {text}!".encode()).decode()}"/></w:p>')


def _members(text: str) -> dict[str, str | bytes]:
    return {
        "[Content_Types].xml": TYPES,
        "word/document.xml": f"<w:document {W}/>",
        "a.txt": f"no {len(text)}",
    }


@tooth("docx")
def member_name(text: str) -> bytes:
    return packed({**_members(text), f"word/{text}.xml": "<a/>"})


@tooth("docx")
def member_comment(text: str) -> bytes:
    return packed(_members(text), comment=text.encode())


@tooth("docx")
def extra_field(text: str) -> bytes:
    return packed(
        _members(text), extra=b"\xca\xfe" + len(text.encode()).to_bytes(2, "little") + text.encode()
    )


@tooth("docx")
def archive_comment(text: str) -> bytes:
    return packed(_members(text), archive=text.encode())


@tooth("docx")
def before_the_zip(text: str) -> bytes:
    return text.encode() + b"\n" + word()


@tooth("docx")
def after_the_zip(text: str) -> bytes:
    return word() + text.encode()


@tooth("docx")
def stale_member(text: str) -> bytes:
    """A member whose local entry stays in the file while the directory no longer lists it."""
    old = packed({"word/document.xml": f"<w:document {W}>{paragraph(text)}</w:document>"})
    return old[: old.find(b"PK\x01\x02")] + word()


@tooth("docx")
def duplicate_member(text: str) -> bytes:
    buffer = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        warnings.simplefilter("ignore")
        archive.writestr("[Content_Types].xml", TYPES)
        for body in (paragraph(text), paragraph("nothing")):
            archive.writestr("word/document.xml", f"<w:document {W}>{body}</w:document>")
    return buffer.getvalue()


@tooth("xlsx")
def shared_strings_over_cells(text: str) -> bytes:
    strings = "".join(f"<si><t>{one}</t></si>" for one in text.split())
    return packed({"[Content_Types].xml": TYPES, "xl/sharedStrings.xml": f"<sst>{strings}</sst>"})


@tooth("xlsx")
def inline_strings_and_defined_name(text: str) -> bytes:
    name = text.replace(" ", "_")
    sheet = f"<workbook><definedNames><definedName name='{name}'>x</definedName></definedNames></workbook>"
    return packed({"[Content_Types].xml": TYPES, "xl/workbook.xml": sheet})


@tooth("pptx")
def slide_note(text: str) -> bytes:
    runs = "".join(f"<a:r><a:t>{one} </a:t></a:r>" for one in text.split())
    slide = f"<p:notes xmlns:p='p' xmlns:a='a'><a:p>{runs}</a:p></p:notes>"
    return packed({"[Content_Types].xml": TYPES, "ppt/notesSlides/n1.xml": slide})


@tooth("zip")
def zip_in_a_zip(text: str) -> bytes:
    inner = packed({"a.txt": text.encode("utf-16")})
    return packed({"b.zip": inner, "c.txt": "nothing"})


@tooth("zip", reads=False)
def encrypted_member(text: str) -> bytes:
    data = bytearray(packed({"a.txt": text}))
    at = data.find(b"PK\x01\x02")
    data[6] |= 1
    data[at + 8] |= 1
    return bytes(data)
