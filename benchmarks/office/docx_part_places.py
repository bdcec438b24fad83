"""Where a Word file can hide a value around its text: stories, parts, names, pictures, the package itself.

Takes the words to plant; adds its places to those of `benchmarks.office.docx_places`, made in the same way.
"""

# ruff: noqa: E501 - a snippet of markup reads better on one line

from __future__ import annotations

import gzip
import io
import zipfile
from collections.abc import Callable

from PIL import Image, ImageDraw, ImageFont, PngImagePlugin

from benchmarks.office.docx_places import KEEP, PLACES, Snippet, add
from tests.formats.word_making import R, members, p, part, r, word, zipped
from tests.formats.word_redacting import text_box as box

_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships/metadata"
_OFFICE_2006 = "http://schemas.openxmlformats.org/drawingml/2006/"


def _graphic(kind: str, inner: str) -> str:
    return (
        '<w:r><w:drawing><wp:inline><wp:extent cx="914400" cy="914400"/><wp:docPr id="1" name="c"/><a:graphic>'
        f'<a:graphicData uri="{_OFFICE_2006}{kind}">{inner}</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
    )


def _chart(v: str) -> bytes:
    xml = (
        f'<c:chartSpace xmlns:c="{_OFFICE_2006}chart"><c:chart><c:plotArea><c:barChart><c:ser><c:cat><c:strRef>'
        f"<c:f>{v}</c:f><c:strCache><c:pt><c:v>{v}</c:v></c:pt></c:strCache></c:strRef></c:cat></c:ser></c:barChart>"
        "</c:plotArea></c:chart></c:chartSpace>"
    )
    return word(
        p(_graphic("chart", '<c:chart r:id="r1"/>')) + KEEP,
        {"word/charts/chart1.xml": ("chart", xml.encode())},
    )


def _diagram(v: str) -> bytes:
    xml = f'<dgm:dataModel xmlns:dgm="{_OFFICE_2006}diagram"><dgm:ptLst><dgm:pt><dgm:t>{v}</dgm:t></dgm:pt></dgm:ptLst></dgm:dataModel>'
    return word(
        p(_graphic("diagram", '<dgm:relIds r:dm="r1"/>')) + KEEP,
        {"word/diagrams/data1.xml": ("diagramData", xml.encode())},
    )


def _story(kind: str, tag: str, reference: str) -> Callable[[str], bytes]:
    return lambda v: word(
        p("x")
        + KEEP
        + f'<w:sectPr><w:{kind}Reference w:type="{reference}" r:id="r1"/><w:titlePg/></w:sectPr>',
        {f"word/{kind}1.xml": (kind, part(tag, p(v[:6], v[6:])))},
    )


def _notes(kind: str, inner: Callable[[str], str]) -> Callable[[str], bytes]:
    return lambda v: word(
        p("x", f'<w:r><w:{kind}Reference w:id="2"/></w:r>') + KEEP,
        {f"word/{kind}s.xml": (f"{kind}s", part(f"{kind}s", inner(v)))},
    )


def _core(v: str) -> bytes:
    xml = (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{v}</dc:title><dc:creator>{v}</dc:creator>'
        f"<cp:keywords>{v}</cp:keywords><cp:lastModifiedBy>{v}</cp:lastModifiedBy></cp:coreProperties>"
    )
    return word(KEEP, package={"docProps/core.xml": (f"{_PACKAGE}/core-properties", xml.encode())})


def _custom(v: str) -> bytes:
    xml = (
        '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties">'
        f'<property pid="2" name="{v}"><vt:lpwstr xmlns:vt="u">{v}</vt:lpwstr></property></Properties>'
    )
    return word(KEEP, package={"docProps/custom.xml": (f"{R}/custom-properties", xml.encode())})


def _related(
    member: str, kind: str, content: Callable[[str], bytes], before: str = ""
) -> Callable[[str], bytes]:
    return lambda v: word(before + KEEP, {member: (kind, content(v))})


def _loose(name: Callable[[str], str], content: Callable[[str], bytes]) -> Callable[[str], bytes]:
    return lambda v: word(KEEP, loose={name(v): content(v)})


def _external(kind: str, before: str = "") -> Callable[[str], bytes]:
    return lambda v: word(
        before + KEEP, external={"e1": (kind, f"https://example.org/{v.replace(' ', '%20')}")}
    )


def _settings(inner: Callable[[str], str]) -> Callable[[str], bytes]:
    return _related("word/settings.xml", "settings", lambda v: part("settings", inner(v)))


def drawn(v: str, *, turned: int = 0, ink: str = "black") -> Image.Image:
    """A picture of a sentence with the value."""
    picture = Image.new("RGB", (900, 220), "white")
    font = ImageFont.load_default(34)
    pen = ImageDraw.Draw(picture)
    pen.text((30, 40), "Please send all letters to", fill=ink, font=font)
    pen.text((30, 110), f"the house at {v} today", fill=ink, font=font)
    return picture.rotate(turned, expand=True)


def saved(picture: Image.Image, kind: str = "PNG", **options: object) -> bytes:
    """The bytes of a picture."""
    out = io.BytesIO()
    picture.save(out, kind, **options)
    return out.getvalue()


def noted(v: str) -> bytes:
    """A plain picture whose text chunk holds the value."""
    chunk = PngImagePlugin.PngInfo()
    chunk.add_text("Comment", v)
    return saved(Image.new("RGB", (60, 60), "white"), pnginfo=chunk)


def exif(v: str) -> bytes:
    """A plain photograph whose EXIF holds the value."""
    data = Image.Exif()
    data[0x010E], data[0x9286] = v, v
    return saved(Image.new("RGB", (60, 60), "white"), "JPEG", exif=data)


def pictured(picture: bytes, member: str = "word/media/image1.png", crop: str = "") -> bytes:
    """A Word file with one picture."""
    inner = (
        '<pic:pic><pic:nvPicPr><pic:cNvPr id="1" name="p"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>'
        f'<a:blip r:embed="r1"/>{crop}<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm>'
        '<a:off x="0" y="0"/><a:ext cx="3000000" cy="900000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/>'
        "</a:prstGeom></pic:spPr></pic:pic>"
    )
    return word(p(_graphic("picture", inner)) + KEEP, {member: ("image", picture)})


def _stale(v: str) -> bytes:
    data, inner = word(KEEP), zipped({"old.xml": v.encode() * 3})
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        start = archive.start_dir
    gone = inner[: inner.index(b"PK\x01\x02")]
    end = bytearray(data[start:])
    at = end.rindex(b"PK\x05\x06")
    end[at + 16 : at + 20] = (start + len(gone)).to_bytes(4, "little")
    return data[:start] + gone + bytes(end)


def _extra(v: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members(word(KEEP)).items():
            info = zipfile.ZipInfo(name)
            info.extra = b"\x99\x99" + len(v).to_bytes(2, "little") + v.encode()
            info.comment = v.encode()
            archive.writestr(info, data)
    return out.getvalue()


_STYLES: Snippet = lambda v: (  # noqa: E731 - one of a row of snippets
    f'<w:style w:type="paragraph" w:styleId="S"><w:name w:val="{v}"/><w:aliases w:val="{v}"/></w:style>'
)
_LEVEL: Snippet = lambda v: (  # noqa: E731 - as above
    f'<w:abstractNum w:abstractNumId="1"><w:name w:val="{v}"/><w:lvl w:ilvl="0"><w:lvlText w:val="{v} %1."/></w:lvl>'
    '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
)
_NUMBERED = p("x", properties='<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>')
_STYLED = p("x", properties='<w:pPr><w:pStyle w:val="S"/></w:pPr>')
_SMALL = saved(Image.new("RGB", (60, 60), "white"))

for _kind, _tag in (("header", "hdr"), ("footer", "ftr")):
    for _reference in ("default", "first", "even"):
        add("stories", f"{_reference} {_kind}", _story(_kind, _tag, _reference))
for _name, _build in {
    "text box in a header": lambda v: word(
        KEEP + '<w:sectPr><w:headerReference r:id="r1" w:type="default"/></w:sectPr>',
        {"word/header1.xml": ("header", part("hdr", p(box(p(v)))))},
    ),
    "header of an earlier section": lambda v: word(
        p(
            "x",
            properties='<w:pPr><w:sectPr><w:headerReference r:id="r1" w:type="default"/></w:sectPr></w:pPr>',
        )
        + KEEP,
        {"word/header1.xml": ("header", part("hdr", p(v)))},
    ),
    "unused header": _related("word/header1.xml", "header", lambda v: part("hdr", p(v))),
    "footnote": _notes("footnote", lambda v: f'<w:footnote w:id="2">{p(v[:6], v[6:])}</w:footnote>'),
    "endnote": _notes("endnote", lambda v: f'<w:endnote w:id="2">{p(v)}</w:endnote>'),
    "separator note": _notes(
        "footnote",
        lambda v: (
            f'<w:footnote w:id="0" w:type="separator">{p(v)}</w:footnote><w:footnote w:id="2">{p("y")}</w:footnote>'
        ),
    ),
    "unused note": _notes(
        "footnote",
        lambda v: f'<w:footnote w:id="2">{p("y")}</w:footnote><w:footnote w:id="9">{p(v)}</w:footnote>',
    ),
    "comment": _related(
        "word/comments.xml",
        "comments",
        lambda v: part("comments", f'<w:comment w:id="1" w:author="{v}" w:initials="x">{p(v)}</w:comment>'),
    ),
}.items():
    add("stories", _name, _build)
for _name, _build in {
    "link target": _external("hyperlink", p(f'<w:hyperlink r:id="e1">{r("x")}</w:hyperlink>')),
    "attached template": _external("attachedTemplate"),
    "mail-merge source": _settings(lambda v: f'<w:mailMerge><w:query w:val="{v}"/></w:mailMerge>'),
    "document variables": _settings(lambda v: f'<w:docVars><w:docVar w:name="{v}" w:val="{v}"/></w:docVars>'),
    "style name": _related("word/styles.xml", "styles", lambda v: part("styles", _STYLES(v)), _STYLED),
    "list level text": _related(
        "word/numbering.xml", "numbering", lambda v: part("numbering", _LEVEL(v)), _NUMBERED
    ),
    "font table": _related(
        "word/fontTable.xml", "fontTable", lambda v: part("fonts", f'<w:font w:name="{v}"/>')
    ),
    "theme": _related(
        "word/theme/theme1.xml",
        "theme",
        lambda v: f'<a:theme xmlns:a="{_OFFICE_2006}main" name="{v}"><a:themeElements/></a:theme>'.encode(),
    ),
    "web settings": _related(
        "word/webSettings.xml", "webSettings", lambda v: part("webSettings", f'<w:x w:val="{v}"/>')
    ),
    "people": _related(
        "word/people.xml", "people", lambda v: f'<p xmlns="u"><person author="{v}"/></p>'.encode()
    ),
    "core properties": _core,
    "custom properties": _custom,
    "custom XML": _related("customXml/item1.xml", "customXml", lambda v: f"<a>{v}</a>".encode()),
    "glossary": _related(
        "word/glossary/document.xml", "glossaryDocument", lambda v: part("glossaryDocument", p(v))
    ),
    "printer settings": _related(
        "word/printerSettings1.bin", "printerSettings", lambda v: v.encode("utf-16-le")
    ),
    "web extension": _related(
        "word/webextensions/w1.xml", "webextension", lambda v: f'<x xmlns="u" a="{v}"/>'.encode()
    ),
    "ink": _related("word/ink/ink1.xml", "customXml", lambda v: f'<ink xmlns="u">{v}</ink>'.encode()),
    "thumbnail": lambda v: word(
        KEEP, package={"docProps/thumbnail.jpeg": (f"{_PACKAGE}/thumbnail", exif(v))}
    ),
    "unreferenced member": _loose(lambda _: "word/left.bin", str.encode),
    "member name": _loose(lambda v: f"word/{v}.bin", lambda _: b"x"),
    "packed unreferenced member": _loose(lambda _: "word/left.bin", lambda v: gzip.compress(v.encode())),
    "archive comment": lambda v: zipped(members(word(KEEP)), v.encode()),
    "extra fields": _extra,
    "stale entry": _stale,
    "obfuscated font": _related("word/fonts/font1.odttf", "font", lambda v: v.encode() * 4),
}.items():
    add("package", _name, _build)
add("package", "trailing bytes", lambda v: word(KEEP) + v.encode(), plain=False)
for _name, _build in {
    "HTML chunk": _related(
        "word/a.html", "aFChunk", lambda v: f"<p>{v}</p>".encode(), '<w:altChunk r:id="r1"/>'
    ),
    "embedded workbook": lambda v: word(
        p('<w:r><w:object><o:OLEObject Type="Embed" ProgID="Excel.Sheet.12" r:id="r1"/></w:object></w:r>')
        + KEEP,
        {"word/embeddings/a.xlsx": ("package", zipped({"a.xml": v.encode()}))},
    ),
    "OLE stream": lambda v: word(
        p('<w:r><w:object><o:OLEObject Type="Embed" ProgID="Package" r:id="r1"/></w:object></w:r>') + KEEP,
        {"word/embeddings/o.bin": ("oleObject", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + v.encode("utf-16-le"))},
    ),
    "chart": _chart,
    "SmartArt": _diagram,
}.items():
    add("embedded, shown: held", _name, _build, plain=False)
for _name, _build in {
    "pixels": lambda v: pictured(saved(drawn(v))),
    "pixels upside down": lambda v: pictured(saved(drawn(v, turned=180))),
    "pale pixels": lambda v: pictured(saved(drawn(v, ink="#777777"))),
    "cropped away": lambda v: pictured(saved(drawn(v)), crop='<a:srcRect b="60000"/>'),
}.items():
    add("pictures", _name, _build, look=True, plain=_name != "pixels upside down")
for _name, _build in {
    "text chunk": lambda v: pictured(noted(v)),
    "EXIF": lambda v: pictured(exif(v), "word/media/image1.jpeg"),
    "bytes after the picture": lambda v: pictured(_SMALL + v.encode()),
    "file name": lambda v: pictured(_SMALL, f"word/media/{v}.png"),
}.items():
    add("pictures", _name, _build)
add(
    "pictures",
    "SVG",
    lambda v: pictured(
        f'<svg xmlns="http://www.w3.org/2000/svg"><text>{v}</text></svg>'.encode(), "word/media/image1.svg"
    ),
    plain=False,
)

__all__ = ["PLACES", "drawn", "exif", "noted", "pictured", "saved"]
