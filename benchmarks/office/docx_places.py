"""Where a Word file can hide a value: one file each, of raw XML in a zip, never by Redactor's writer.

Takes the words to plant; gives the places: letters, runs and cells cut in all ways the design lists.
"""

# ruff: noqa: E501 - a snippet of markup reads better on one line

from __future__ import annotations

import base64
from collections.abc import Callable

from benchmarks.office.leak_table import STAYS, Place
from tests.formats.word_making import field, p, r, table, word
from tests.formats.word_redacting import text_box as box

Snippet = Callable[[str], str]
KEEP = p(STAYS)
PLACES: list[Place] = []


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
