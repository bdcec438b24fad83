"""Makes PowerPoint packages by hand, with one withheld value in one place each.

Takes XML snippets; gives bytes. Nothing is shared with the format but the words of the standard.
It does not promise files PowerPoint would write: leaks do not need them.
"""

# ruff: noqa: E501 - markup reads better on one line
from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Callable, Mapping

from tests.formats.word_making import zipped

VALUE = "14 Rose Lane"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
SPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "a": A,
        "r": R,
        "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
        "dgm": "http://schemas.openxmlformats.org/drawingml/2006/diagram",
        "dsp": "http://schemas.microsoft.com/office/drawing/2008/diagram",
        "p14": "http://schemas.microsoft.com/office/powerpoint/2010/main",
        "a14": "http://schemas.microsoft.com/office/drawing/2010/main",
    }.items()
)
TYPE = "application/vnd.openxmlformats-officedocument.presentationml.{}+xml"
PICTURE = "ppt/media/image1.png"


def run(text: str, properties: str = "") -> str:
    """Return a run."""
    return f"<a:r>{properties}<a:t>{text}</a:t></a:r>"


def line(*runs: str) -> str:
    """Return a paragraph; what is no markup is text."""
    return f"<a:p>{''.join(one if one.startswith('<') else run(one) for one in runs)}</a:p>"


def box(
    *lines: str, at: tuple[int, int] = (0, 0), identity: str = "", place: str = "", body: str = "<a:bodyPr/>"
) -> str:
    """Return a text box; `place` is what makes it a placeholder."""
    texts = "".join(one if one.startswith("<a:p>") else line(one) for one in lines)
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="7" name="Box" {identity}/><p:cNvSpPr txBox="1"/>'
        f"<p:nvPr>{place}</p:nvPr></p:nvSpPr>"
        f'<p:spPr><a:xfrm><a:off x="{at[0]}" y="{at[1]}"/><a:ext cx="900000" cy="400000"/></a:xfrm>'
        f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr><p:txBody>{body}<a:lstStyle/>{texts}</p:txBody>'
        "</p:sp>"
    )


def frame(uri: str, inner: str) -> str:
    """Return a graphic frame."""
    return (
        '<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="9" name="Frame"/><p:cNvGraphicFramePr/><p:nvPr/>'
        '</p:nvGraphicFramePr><p:xfrm><a:off x="1" y="2"/><a:ext cx="3" cy="4"/></p:xfrm><a:graphic>'
        f'<a:graphicData uri="{uri}">{inner}</a:graphicData></a:graphic></p:graphicFrame>'
    )


def table(*rows: tuple[str, ...]) -> str:
    """Return a table; a cell that starts with ``<`` is a whole cell."""
    made = ""
    for row in rows:
        cells = "".join(
            cell
            if cell.startswith("<")
            else f"<a:tc><a:txBody><a:bodyPr/>{line(cell)}</a:txBody><a:tcPr/></a:tc>"
            for cell in row
        )
        made += f'<a:tr h="1">{cells}</a:tr>'
    grid = "".join('<a:gridCol w="1"/>' for _ in rows[0])
    return frame(
        "http://schemas.openxmlformats.org/drawingml/2006/table",
        f"<a:tbl><a:tblPr/><a:tblGrid>{grid}</a:tblGrid>{made}</a:tbl>",
    )


def picture(identity: str = "", blip: str = "", beside: str = "") -> str:
    """Return a picture."""
    return (
        f'<p:pic><p:nvPicPr><p:cNvPr id="4" name="Picture" {identity}/><p:cNvPicPr/><p:nvPr>{beside}</p:nvPr>'
        f"</p:nvPicPr><p:blipFill>{blip or '<a:blip r:embed=' + chr(34) + 'pic' + chr(34) + '/>'}"
        "<a:stretch><a:fillRect/></a:stretch></p:blipFill><p:spPr/></p:pic>"
    )


def png(chunk: bytes = b"") -> bytes:
    """Return a small picture, with a text chunk if one is given."""

    def one(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = b"".join(b"\x00" + bytes([200, 0, x % 251] * 20) for x in range(20))
    text = one(b"tEXt", b"Comment\x00" + chunk) if chunk else b""
    return (
        b"\x89PNG\r\n\x1a\n"
        + one(b"IHDR", struct.pack(">IIBBBBB", 20, 20, 8, 2, 0, 0, 0))
        + text
        + one(b"IDAT", zlib.compress(rows))
        + one(b"IEND", b"")
    )


def part(tag: str, inner: str, attributes: str = "") -> bytes:
    """Return a part with all the usual namespaces."""
    return f'<?xml version="1.0" encoding="UTF-8"?><p:{tag} {SPACES} {attributes}>{inner}</p:{tag}>'.encode()


def tree(inner: str, name: str = "") -> str:
    """Return the shapes of a slide."""
    return (
        f'<p:cSld name="{name}"><p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/>'
        f"</p:nvGrpSpPr><p:grpSpPr/>{inner}</p:spTree></p:cSld>"
    )


def rels(*entries: tuple[str, str, str]) -> bytes:
    """Return relationships: id, kind (or whole type) and target; a target with a scheme lies outside."""
    made = ""
    for name, kind, target in entries:
        outside = ' TargetMode="External"' if "://" in target else ""
        whole = kind if kind.startswith("http") else f"{R}/{kind}"
        made += f'<Relationship Id="{name}" Type="{whole}" Target="{target}"{outside}/>'
    return f'<Relationships xmlns="{R.replace("officeDocument", "package")}">{made}</Relationships>'.encode()


def slides(
    *shapes: str,
    layout: str = "",
    master: str = "",
    root: str = "",
    after: str = "",
    main: str = "",
    name: str = "",
    related: tuple[tuple[str, str, str], ...] = (),
    loose: Mapping[str, bytes] | None = None,
    package: tuple[tuple[str, str, str], ...] = (),
    of_main: tuple[tuple[str, str, str], ...] = (),
    main_type: str = "presentation.main",
    second: str = "",
    comment: bytes = b"",
) -> bytes:
    """Return a presentation of one slide, of two if `second` gives the attributes of another."""
    fills = "<a:solidFill><a:schemeClr val='phClr'/></a:solidFill>" * 3
    theme = (
        f'<a:theme xmlns:a="{A}" name="T"><a:themeElements><a:clrScheme name="C"/><a:fontScheme name="F">'
        '<a:majorFont><a:latin typeface="Calibri"/></a:majorFont></a:fontScheme>'
        f'<a:fmtScheme name="M"><a:fillStyleLst>{fills}</a:fillStyleLst></a:fmtScheme></a:themeElements></a:theme>'
    )
    colours = " ".join(
        f'{key}="{value}"'
        for key, value in zip(
            [
                "bg1",
                "tx1",
                "bg2",
                "tx2",
                "accent1",
                "accent2",
                "accent3",
                "accent4",
                "accent5",
                "accent6",
                "hlink",
                "folHlink",
            ],
            [
                "lt1",
                "dk1",
                "lt2",
                "dk2",
                "accent1",
                "accent2",
                "accent3",
                "accent4",
                "accent5",
                "accent6",
                "hlink",
                "folHlink",
            ],
            strict=True,
        )
    )
    ids = '<p:sldId id="256" r:id="s1"/>' + ('<p:sldId id="257" r:id="s2"/>' if second else "")
    members: dict[str, bytes] = {
        "[Content_Types].xml": (
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" '
            f'ContentType="image/png"/><Override PartName="/ppt/presentation.xml" ContentType="{_main(main_type)}"/>'
            "</Types>"
        ).encode(),
        "_rels/.rels": rels(("r1", "officeDocument", "ppt/presentation.xml"), *package),
        "ppt/presentation.xml": part(
            "presentation",
            '<p:sldMasterIdLst><p:sldMasterId id="2147483648" r:id="m1"/></p:sldMasterIdLst>'
            f'<p:sldIdLst>{ids}</p:sldIdLst><p:sldSz cx="9144000" cy="6858000"/><p:notesSz cx="1" cy="1"/>{main}',
        ),
        "ppt/_rels/presentation.xml.rels": rels(
            ("m1", "slideMaster", "slideMasters/slideMaster1.xml"),
            ("s1", "slide", "slides/slide1.xml"),
            *((("s2", "slide", "slides/slide2.xml"),) if second else ()),
            *of_main,
        ),
        "ppt/slides/slide1.xml": part("sld", tree("".join(shapes), name) + after, root),
        "ppt/slides/_rels/slide1.xml.rels": rels(
            ("l1", "slideLayout", "../slideLayouts/slideLayout1.xml"),
            ("pic", "image", "/" + PICTURE),
            *related,
        ),
        "ppt/slideLayouts/slideLayout1.xml": part("sldLayout", tree(layout, "Layout")),
        "ppt/slideLayouts/_rels/slideLayout1.xml.rels": rels(
            ("m1", "slideMaster", "../slideMasters/slideMaster1.xml")
        ),
        "ppt/slideMasters/slideMaster1.xml": part("sldMaster", tree(master) + f"<p:clrMap {colours}/>"),
        "ppt/slideMasters/_rels/slideMaster1.xml.rels": rels(
            ("t1", "theme", "../theme/theme1.xml"), ("l1", "slideLayout", "../slideLayouts/slideLayout1.xml")
        ),
        "ppt/theme/theme1.xml": theme.encode(),
        PICTURE: png(),
    }
    if second:
        members["ppt/slides/slide2.xml"] = part("sld", tree(box("Second", VALUE)), second)
        members["ppt/slides/_rels/slide2.xml.rels"] = rels(
            ("l1", "slideLayout", "../slideLayouts/slideLayout1.xml")
        )
    members.update(loose or {})
    return zipped(members, comment)


def _main(kind: str) -> str:
    return kind if "/" in kind else TYPE.format(kind)


KEEP = box("Everything else stays.", at=(0, 900_000))
_CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_DIAGRAM = "http://schemas.openxmlformats.org/drawingml/2006/diagram"
_OLE = "http://schemas.openxmlformats.org/presentationml/2006/ole"
_DRAWN = "http://schemas.microsoft.com/office/2007/relationships/diagramDrawing"


#: Places where a reader sees the value, or where it must be searched: a label takes its place.
def _core() -> bytes:
    return (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{VALUE}</dc:title><dc:creator>{VALUE}</dc:creator>'
        "</cp:coreProperties>"
    ).encode()


SHOWN: dict[str, Callable[[], bytes]] = {
    "one run": lambda: slides(box(f"Seen at {VALUE} today."), KEEP),
    "cut over runs": lambda: slides(box(line(run("14 Ro", '<a:rPr b="1"/>'), "se La", "ne")), KEEP),
    "single characters": lambda: slides(box(line(*VALUE)), KEEP),
    "over a line break": lambda: slides(box(line("14 Rose", "<a:br/>", "Lane")), KEEP),
    "over paragraphs": lambda: slides(box("14 Rose", "Lane"), KEEP),
    "over boxes side by side": lambda: slides(
        box("14", at=(0, 0)), box("elsewhere", at=(0, 3_000_000)), box("Rose Lane", at=(1_000_000, 0)), KEEP
    ),
    "table cell": lambda: slides(table(("a", VALUE), ("b", "c")), KEEP),
    "over cells": lambda: slides(table(("14", "Rose Lane")), KEEP),
    "down a column": lambda: slides(table(("14", "a"), ("Rose", "b"), ("Lane", "c")), KEEP),
    "group": lambda: slides(
        '<p:grpSp><p:nvGrpSpPr><p:cNvPr id="3" name="g"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>'
        f"{box(VALUE)}</p:grpSp>",
        KEEP,
    ),
    "field": lambda: slides(
        box(f'<a:p><a:fld id="{{1}}" type="datetime1"><a:t>{VALUE}</a:t></a:fld></a:p>'), KEEP
    ),
    "alternative text": lambda: slides(box("x", identity=f'descr="{VALUE}"'), KEEP),
    "alternative text of a picture": lambda: slides(picture(f'descr="{VALUE}"'), KEEP),
    "title of alternative text": lambda: slides(picture(f'title="{VALUE}"'), KEEP),
    "outside the slide": lambda: slides(box(VALUE, at=(-9_000_000, 0)), KEEP),
    "white text": lambda: slides(
        box(line(run(VALUE, '<a:rPr><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill></a:rPr>'))), KEEP
    ),
    "master text": lambda: slides(KEEP, master=box(VALUE)),
    "layout text": lambda: slides(KEEP, layout=box(VALUE)),
    "character references": lambda: slides(box("&#49;4 &#x52;ose Lane"), KEEP),
    "no-break and zero width": lambda: slides(box("14\u00a0R\u200bose\u00a0Lane"), KEEP),
    "full width": lambda: slides(box("１４ Ｒｏｓｅ Ｌａｎｅ"), KEEP),
    "drawn diagram": lambda: slides(
        frame(_DIAGRAM, '<dgm:relIds r:dm="d1"/>'),
        KEEP,
        related=(
            ("d1", "diagramData", "/ppt/diagrams/data1.xml"),
            ("d5", _DRAWN, "/ppt/diagrams/drawing1.xml"),
        ),
        loose={
            "ppt/diagrams/data1.xml": (
                f'<dgm:dataModel {SPACES}><dgm:pt modelId="{VALUE}"><dgm:t><a:p><a:r><a:t>{VALUE}</a:t></a:r></a:p>'
                '</dgm:t></dgm:pt><x:dataModelExt xmlns:x="urn:x" relId="d5"/></dgm:dataModel>'
            ).encode(),
            "ppt/diagrams/drawing1.xml": (
                f'<dsp:drawing {SPACES}><dsp:spTree><dsp:nvGrpSpPr/><dsp:grpSpPr/><dsp:sp modelId="{VALUE}">'
                '<dsp:nvSpPr><dsp:cNvPr id="0" name=""/><dsp:cNvSpPr/></dsp:nvSpPr><dsp:spPr/><dsp:txBody>'
                f"<a:bodyPr/><a:p><a:r><a:t>{VALUE}</a:t></a:r></a:p></dsp:txBody></dsp:sp></dsp:spTree>"
                "</dsp:drawing>"
            ).encode(),
        },
    ),
    "title of the file": lambda: slides(
        KEEP,
        package=(
            ("c1", f"{R.replace('officeDocument', 'package')}/metadata/core-properties", "docProps/core.xml"),
        ),
        loose={"docProps/core.xml": _core()},
    ),
    "font name": lambda: slides(box(line(run("x", '<a:rPr><a:latin typeface="Rose Lane"/></a:rPr>'))), KEEP),
}


def opened(data: bytes) -> object:
    """Open with python-pptx."""
    import pptx

    return pptx.Presentation(io.BytesIO(data))
