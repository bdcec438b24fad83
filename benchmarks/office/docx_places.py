"""Where a Word file can hide a value: one file each, of raw XML in a zip, never by Redactor's writer.

Takes the words to plant; gives the places. Letters, runs and cells cut the value in all ways the design lists.
"""

from __future__ import annotations

import base64
import gzip
import io
import zipfile
from collections.abc import Callable

from PIL import Image, ImageDraw, ImageFont, PngImagePlugin

from benchmarks.office.leak_table import STAYS, Place
from tests.formats.word_making import R, field, members, p, part, r, table, word, zipped
from tests.formats.word_redacting import text_box as box

Snippet = Callable[[str], str]
KEEP = p(STAYS)
PLACES: list[Place] = []
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships/metadata"
_OFFICE_2006 = "http://schemas.openxmlformats.org/drawingml/2006/"


def cut(words: str) -> tuple[str, str, str]:
    """The three words of a value."""
    first, second, third = words.split(" ")
    return first, second, third


def add(
    group: str, name: str, build: Callable[[str], bytes], *, plain: bool = True, look: bool = False
) -> None:
    """Add a place."""
    PLACES.append(Place(group, name, build, look, plain))


def body(group: str, snippets: dict[str, Snippet], *, inline: bool = True, plain: bool = True) -> None:
    """Add places that are a snippet in the body."""

    def built(snippet: Snippet) -> Callable[[str], bytes]:
        return lambda v: word((p("It says ", snippet(v), " there.") if inline else snippet(v)) + KEEP)

    for name, snippet in snippets.items():
        add(group, name, built(snippet), plain=plain)


def _symbols(v: str) -> str:
    return "".join(f'<w:r><w:sym w:font="Arial" w:char="F0{ord(c):02X}"/></w:r>' for c in v)


def _joined(v: str, inner: str) -> str:
    return f"<w:r><w:t>{cut(v)[0]} {cut(v)[1][:2]}</w:t>{inner}<w:t>{cut(v)[1][2:]} {cut(v)[2]}</w:t></w:r>"


def _choice(choice: str, fallback: str) -> str:
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{choice}</mc:Choice>'
        f"<mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent></w:r>"
    )


def _ruby(over: str, under: str) -> str:
    return f"<w:r><w:ruby><w:rubyPr/><w:rt>{r(over)}</w:rt><w:rubyBase>{r(under)}</w:rubyBase></w:ruby></w:r>"


body(
    "text cut up",
    {
        "whole": r,
        "over runs": lambda v: r(v[:5]) + r(v[5:9], "<w:rPr><w:b/></w:rPr>") + r(v[9:]),
        "single characters": lambda v: "".join(map(r, v)),
        "single characters, each its own look": lambda v: "".join(
            r(c, f'<w:rPr><w:sz w:val="{20 + n}"/></w:rPr>') for n, c in enumerate(v)
        ),
        "hyperlink in the middle": lambda v: (
            r(v[:3]) + f'<w:hyperlink w:anchor="x">{r(v[3:7])}</w:hyperlink>' + r(v[7:])
        ),
        "bookmark in the middle": lambda v: (
            r(v[:6]) + '<w:bookmarkStart w:id="1" w:name="x"/><w:bookmarkEnd w:id="1"/>' + r(v[6:])
        ),
        "proofing marks": lambda v: r(v[:6]) + '<w:proofErr w:type="spellStart"/>' + r(v[6:]),
        "line break": lambda v: _joined(v, "").replace(" ", "</w:t><w:br/><w:t>", 1),
        "page break": lambda v: r(v[:8]) + '<w:r><w:br w:type="page"/></w:r>' + r(v[8:]),
        "tab": lambda v: r(cut(v)[0]) + "<w:r><w:tab/></w:r>" + r(v[3:]),
        "soft hyphen": lambda v: _joined(v, "<w:softHyphen/>"),
        "soft hyphen character": lambda v: _joined(v, "<w:t>\u00ad</w:t>"),
        "no-break hyphens": lambda v: r(v.replace(" ", "\u2011")),
        "no-break hyphen element": lambda v: r(cut(v)[0]) + "<w:r><w:noBreakHyphen/></w:r>" + r(v[3:]),
        "no-break spaces": lambda v: r(v.replace(" ", "\u00a0")),
        "thin spaces": lambda v: r(v.replace(" ", "\u2009")),
        "zero width": lambda v: r("\u200b".join(v)),
        "word joiners": lambda v: r("\u2060".join(v)),
        "full width": lambda v: r("".join(chr(ord(c) + 0xFEE0) if c != " " else "\u3000" for c in v)),
        "mathematical letters": lambda v: r(
            "".join(chr(0x1D400 + ord(c) - 65) if c.isupper() else c for c in v)
        ),
        "caps": lambda v: r(v.lower(), "<w:rPr><w:caps/></w:rPr>"),
        "upper case": lambda v: r(v.upper()),
        "character references": lambda v: r("".join(f"&#{ord(c)};" for c in v)),
        "CDATA": lambda v: f"<w:r><w:t><![CDATA[{v[:6]}]]>{v[6:]}</w:t></w:r>",
        "comment between": lambda v: r(v[:6] + "<!-- x -->" + v[6:]),
        "instruction between": lambda v: r(v[:6] + "<?x y?>" + v[6:]),
        "symbols": _symbols,
        "private letters": lambda v: r("".join(chr(0xF000 + ord(c)) for c in v)),
        "last rendered break": lambda v: _joined(v, "<w:lastRenderedPageBreak/>"),
        "position tab": lambda v: r(cut(v)[0]) + '<w:r><w:ptab w:relativeTo="margin"/></w:r>' + r(v[3:]),
        "over an anchor": lambda v: r(v[:6]) + box(p("a")) + r(v[6:]),
        "over a note mark": lambda v: r(v[:6]) + "<w:r><w:annotationRef/></w:r>" + r(v[6:]),
        "right to left": lambda v: f'<w:bdo w:val="ltr">{r(v)}</w:bdo>',
        "phonetic guide": lambda v: _ruby(v, "x"),
        "under a phonetic guide": lambda v: r(v[:3]) + _ruby("x", v[3:7]) + r(v[7:]),
        "each letter under a guide": lambda v: "".join(_ruby("a", c) for c in v),
        "equation": lambda v: (
            f"<m:oMath><m:r><m:t>{v[:5]}</m:t></m:r><m:r><m:t>{v[5:]}</m:t></m:r></m:oMath>"
        ),
        "smart tag": lambda v: f'<w:smartTag w:uri="u" w:element="s">{r(v[:6])}</w:smartTag>' + r(v[6:]),
        "custom XML element": lambda v: f'<w:customXml w:element="x">{r(v)}</w:customXml>',
        "content control": lambda v: f"<w:sdt><w:sdtContent>{r(v[:6])}</w:sdtContent></w:sdt>" + r(v[6:]),
        "spaced out": lambda v: r(" ".join(v)),
    },
)
body(
    "turned text: blocked",
    {
        "reversed in an override": lambda v: f'<w:bdo w:val="rtl">{r(v[::-1])}</w:bdo>',
        "override characters": lambda v: r("\u202e" + v[::-1] + "\u202c"),
    },
    plain=False,
)
body(
    "blocks",
    {
        "over paragraphs": lambda v: p(v[:7]) + p(v[8:]),
        "over three paragraphs": lambda v: "".join(map(p, cut(v))),
        "over cells": lambda v: table((v[:2], v[3:])),
        "over three cells": lambda v: table(cut(v)),
        "over rows": lambda v: table((v[:7],), (v[8:],)),
        "down a column": lambda v: table(*((one, f"cell {n}") for n, one in enumerate(cut(v)))),
        "down the last column": lambda v: table(*((f"cell {n}", one) for n, one in enumerate(cut(v)))),
        "nested table": lambda v: table((table(("a", v)) + p(""), "b")),
        "cell and nested cell": lambda v: table((p(v[:2]) + table((v[3:],)) + p(""), "b")),
        "control rows": lambda v: (
            "<w:tbl><w:tblPr/><w:tblGrid/><w:sdt><w:sdtContent><w:tr><w:tc>"
            f"{p(v)}</w:tc></w:tr></w:sdtContent></w:sdt></w:tbl>"
        ),
        "block control": lambda v: f"<w:sdt><w:sdtContent>{p(v[:7])}{p(v[8:])}</w:sdtContent></w:sdt>",
        "list items": lambda v: "".join(
            p(one, properties='<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>')
            for one in cut(v)
        ),
        "table caption": lambda v: table(("a",)).replace(
            "<w:tblPr/>", f'<w:tblPr><w:tblCaption w:val="{v}"/><w:tblDescription w:val="{v}"/></w:tblPr>'
        ),
        "joined by a deleted mark": lambda v: (
            p(v[:6], properties='<w:pPr><w:rPr><w:del w:id="1" w:author="A"/></w:rPr></w:pPr>') + p(v[6:])
        ),
    },
    inline=False,
)
body(
    "revisions",
    {
        "inserted": lambda v: f'<w:ins w:id="1" w:author="A">{r(v)}</w:ins>',
        "half inserted": lambda v: r(v[:6]) + f'<w:ins w:id="1" w:author="A">{r(v[6:])}</w:ins>',
        "deleted": lambda v: f'<w:del w:id="1" w:author="A"><w:r><w:delText>{v}</w:delText></w:r></w:del>',
        "deleted as plain text": lambda v: f'<w:del w:id="1" w:author="A">{r(v)}</w:del>',
        "around a deletion": lambda v: (
            r(v[:6]) + '<w:del w:id="1"><w:r><w:delText>zz</w:delText></w:r></w:del>' + r(v[6:])
        ),
        "moved from": lambda v: f'<w:moveFrom w:id="1" w:author="A">{r(v)}</w:moveFrom>',
        "moved to": lambda v: f'<w:moveTo w:id="1" w:author="A">{r(v)}</w:moveTo>',
        "author of an insertion": lambda v: f'<w:ins w:id="1" w:author="{v}">{r("x")}</w:ins>',
        "author of a format": lambda v: r(
            "x", f'<w:rPr><w:b/><w:rPrChange w:id="1" w:author="{v}"><w:rPr/></w:rPrChange></w:rPr>'
        ),
        "deleted inside an insertion": lambda v: (
            f'<w:ins w:id="1"><w:del w:id="2"><w:r><w:delText>{v}</w:delText></w:r></w:del></w:ins>'
        ),
    },
)
_LIST_FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin">{}</w:fldChar></w:r>{}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
_RESULT = '<w:r><w:fldChar w:fldCharType="separate"/></w:r>' + r("x")
body(
    "fields",
    {
        "merge field": lambda v: field(f' MERGEFIELD "{v}" ', r("x")),
        "hidden branch": lambda v: field(f' IF 1 = 1 "x" "{v}" ', r("x")),
        "split code": lambda v: field(
            f" SET a </w:instrText></w:r><w:r><w:instrText>{v[:6]}</w:instrText></w:r><w:r><w:instrText>{v[6:]}",
            r("x"),
        ),
        "index entry": lambda v: field(f' XE "{v}" '),
        "contents entry": lambda v: field(f' TC "{v}" '),
        "cached contents": lambda v: field(' TOC \\o "1-3" ', r(v)),
        "author field": lambda v: field(" AUTHOR ", r(v)),
        "simple field": lambda v: f'<w:fldSimple w:instr=" DOCPROPERTY {v} ">{r(v)}</w:fldSimple>',
        "cached result over runs": lambda v: field(" REF x ", r(v[:6]) + r(v[6:])),
        "half in a field": lambda v: r(v[:6]) + field(" REF x ", r(v[6:])),
        "button": lambda v: field(f" MACROBUTTON NoMacro {v} "),
        "quoted": lambda v: field(f' QUOTE "{v}" ', r("x")),
        "link in a code": lambda v: field(f' HYPERLINK "https://example.org/{v}" ', r("x")),
        "picture path in a code": lambda v: field(rf' INCLUDETEXT "C:\\{v}\\a.docx" ', r("x")),
        "drop-down": lambda v: _LIST_FIELD.format(
            f'<w:ffData><w:ddList><w:listEntry w:val="{v}"/></w:ddList></w:ffData>',
            "<w:r><w:instrText> FORMDROPDOWN </w:instrText></w:r>",
        ),
        "form help": lambda v: _LIST_FIELD.format(
            f'<w:ffData><w:name w:val="{v}"/><w:helpText w:val="{v}"/><w:statusText w:val="{v}"/></w:ffData>',
            "<w:r><w:instrText> FORMTEXT </w:instrText></w:r>" + _RESULT,
        ),
        "form default": lambda v: _LIST_FIELD.format(
            f'<w:ffData><w:textInput><w:default w:val="{v}"/></w:textInput></w:ffData>',
            "<w:r><w:instrText> FORMTEXT </w:instrText></w:r>" + _RESULT,
        ),
        "field data": lambda v: _LIST_FIELD.format(
            f"<w:fldData>{base64.b64encode(v.encode('utf-16-le')).decode()}</w:fldData>",
            "<w:r><w:instrText> REF x </w:instrText></w:r>" + _RESULT,
        ),
        "nested field": lambda v: field(
            " IF </w:instrText></w:r>" + field(f" REF {v} ", r(v)) + "<w:r><w:instrText> = 1 ", r("x")
        ),
    },
)
body(
    "hidden",
    {
        "vanish": lambda v: r(v, "<w:rPr><w:vanish/></w:rPr>"),
        "web hidden": lambda v: r(v, "<w:rPr><w:webHidden/></w:rPr>"),
        "hidden paragraph mark": lambda v: r(v, "<w:rPr><w:specVanish/><w:vanish/></w:rPr>"),
        "white": lambda v: r(v, '<w:rPr><w:color w:val="FFFFFF"/></w:rPr>'),
        "one point": lambda v: r(v, '<w:rPr><w:sz w:val="2"/></w:rPr>'),
        "black highlight": lambda v: r(v, '<w:rPr><w:highlight w:val="black"/></w:rPr>'),
        "black shading": lambda v: r(v, '<w:rPr><w:shd w:val="clear" w:fill="000000"/></w:rPr>'),
        "condensed to nothing": lambda v: r(v, '<w:rPr><w:w w:val="1"/><w:spacing w:val="-300"/></w:rPr>'),
        "struck out": lambda v: r(v, "<w:rPr><w:dstrike/></w:rPr>"),
        "half hidden": lambda v: r(v[:6]) + r(v[6:], "<w:rPr><w:vanish/></w:rPr>"),
    },
)
body(
    "links and names",
    {
        "bookmark name": lambda v: (
            f'<w:bookmarkStart w:id="1" w:name="{v}"/><w:bookmarkEnd w:id="1"/>' + r("x")
        ),
        "anchor": lambda v: f'<w:hyperlink w:anchor="{v}">{r("x")}</w:hyperlink>',
        "tooltip": lambda v: f'<w:hyperlink w:anchor="a" w:tooltip="{v}">{r("x")}</w:hyperlink>',
        "control names": lambda v: (
            f'<w:sdt><w:sdtPr><w:alias w:val="{v}"/><w:tag w:val="{v}"/><w:comboBox><w:listItem '
            f'w:displayText="{v}" w:value="{v}"/></w:comboBox></w:sdtPr><w:sdtContent>{r("x")}'
            "</w:sdtContent></w:sdt>"
        ),
        "data binding": lambda v: (
            f'<w:sdt><w:sdtPr><w:dataBinding w:xpath="/{v}" w:storeItemID="{{1}}"/></w:sdtPr>'
            f"<w:sdtContent>{r('x')}</w:sdtContent></w:sdt>"
        ),
        "font name": lambda v: r("x", f'<w:rPr><w:rFonts w:ascii="{v}" w:hAnsi="{v}"/></w:rPr>'),
        "style name used": lambda v: r("x", f'<w:rPr><w:rStyle w:val="{v}"/></w:rPr>'),
        "revision ids": lambda v: r("x").replace("<w:r>", f'<w:r w:rsidR="{v}">'),
        "permission": lambda v: f'<w:permStart w:id="1" w:ed="{v}"/>' + r("x"),
        "unknown attribute": lambda v: r("x", f'<w:rPr><w:b w:note="{v}"/></w:rPr>'),
        "smart tag property": lambda v: (
            f'<w:smartTag w:uri="u" w:element="s"><w:smartTagPr><w:attr w:name="a" w:val="{v}"/></w:smartTagPr>'
            f"{r('x')}</w:smartTag>"
        ),
        "language tag": lambda v: r("x", f'<w:rPr><w:lang w:val="{v}"/></w:rPr>'),
    },
)
_VML = "<w:r><w:pict><v:shape{}>{}</v:shape></w:pict></w:r>"
body(
    "drawings",
    {
        "text box and its twin": lambda v: box(p(v)),
        "cut in a text box": lambda v: box(p(v[:6], v[6:])),
        "over paragraphs of a box": lambda v: box(p(v[:7]) + p(v[8:])),
        "box only in the old twin": lambda v: _choice(
            "<w:drawing/>",
            f"<w:pict><v:shape><v:textbox><w:txbxContent>{p(v)}</w:txbxContent></v:textbox></v:shape></w:pict>",
        ),
        "old text box": lambda v: _VML.format(
            "", f"<v:textbox><w:txbxContent>{p(v)}</w:txbxContent></v:textbox>"
        ),
        "lettering": lambda v: _VML.format("", f'<v:textpath on="t" string="{v}"/>'),
        "old alt text": lambda v: _VML.format(
            f' alt="{v}" title="{v}"', f"<v:textbox><w:txbxContent>{p('x')}</w:txbxContent></v:textbox>"
        ),
        "description": lambda v: box(p("x")).replace('name="Box"', f'name="Box" descr="{v}"'),
        "title": lambda v: box(p("x")).replace('name="Box"', f'name="Box" title="{v}"'),
        "name": lambda v: box(p("x")).replace('name="Box"', f'name="{v}"'),
        "guide name": lambda v: box(p("x")).replace(
            "<a:avLst/>", f'<a:avLst><a:gd name="{v}" fmla="val 1"/></a:avLst>'
        ),
        "branches": lambda v: _choice(f"<w:t>{v[:6]}</w:t>", f"<w:t>{v[6:]}</w:t>"),
        "value in one branch": lambda v: _choice("<w:t>x</w:t>", f"<w:t>{v}</w:t>"),
        "shape data": lambda v: _VML.format(
            f' o:gfxdata="{base64.b64encode(v.encode()).decode()}"',
            f"<v:textbox><w:txbxContent>{p('x')}</w:txbxContent></v:textbox>",
        ),
        "half in a box": lambda v: r(v[:6]) + box(p(v[6:])),
    },
)


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
