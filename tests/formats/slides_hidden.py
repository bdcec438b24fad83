"""Places in presentations that hide a value: what is left out, and what is left out silently."""

# ruff: noqa: E501 - markup reads better on one line
from __future__ import annotations

from collections.abc import Callable

from tests.formats.slides_making import (
    _CHART,
    _DIAGRAM,
    _OLE,
    KEEP,
    PICTURE,
    SPACES,
    VALUE,
    A,
    box,
    frame,
    line,
    part,
    picture,
    png,
    run,
    slides,
    table,
    tree,
)
from tests.formats.word_making import zipped


def _member(name: str) -> dict[str, bytes]:
    return {name: f"<x {SPACES}>{VALUE}</x>".encode()}


#: Places whose content is left out, with the code that says so.
LEFT: dict[str, tuple[str, Callable[[], bytes]]] = {
    "speaker notes": (
        "speaker-notes",
        lambda: slides(
            KEEP,
            related=(("n1", "notesSlide", "/ppt/notesSlides/notesSlide1.xml"),),
            loose={"ppt/notesSlides/notesSlide1.xml": part("notes", tree(box(VALUE)))},
        ),
    ),
    "hidden slide": ("hidden-slide", lambda: slides(KEEP, second='show="0"')),
    "comment": (
        "comment",
        lambda: slides(
            KEEP,
            related=(("c1", "comments", "/ppt/comments/comment1.xml"),),
            loose=_member("ppt/comments/comment1.xml"),
        ),
    ),
    "comment authors": (
        "comment",
        lambda: slides(
            KEEP,
            of_main=(("c1", "commentAuthors", "commentAuthors.xml"),),
            loose=_member("ppt/commentAuthors.xml"),
        ),
    ),
    "hidden shape": ("hidden-text", lambda: slides(box(VALUE, identity='hidden="1"'), KEEP)),
    "covered cell": (
        "hidden-text",
        lambda: slides(
            table(
                (
                    '<a:tc gridSpan="2"><a:txBody><a:bodyPr/><a:p/></a:txBody></a:tc>',
                    f'<a:tc hMerge="1"><a:txBody><a:bodyPr/>{line(VALUE)}</a:txBody></a:tc>',
                )
            ),
            KEEP,
        ),
    ),
    "link target": (
        "external-link",
        lambda: slides(
            box(line(run("x", f'<a:rPr><a:hlinkClick r:id="h1" tooltip="{VALUE}"/></a:rPr>'))),
            KEEP,
            related=(("h1", "hyperlink", f"https://example.org/{VALUE.replace(' ', '%20')}"),),
        ),
    ),
    "link of a shape": (
        "external-link",
        lambda: slides(
            box("x").replace(
                "/><p:cNvSpPr", f'><a:hlinkClick r:id="" tooltip="{VALUE}"/></p:cNvPr><p:cNvSpPr'
            ),
            KEEP,
        ),
    ),
    "animation": (
        "transition",
        lambda: slides(
            KEEP,
            after=f'<p:timing><p:tnLst><p:par><p:cTn id="1" presetSubtype="{VALUE}"/></p:par></p:tnLst></p:timing>',
        ),
    ),
    "chart": (
        "chart",
        lambda: slides(
            frame(_CHART, '<c:chart r:id="c1"/>'),
            KEEP,
            related=(("c1", "chart", "/ppt/charts/chart1.xml"),),
            loose={
                "ppt/charts/chart1.xml": (
                    f"<c:chartSpace {SPACES}><c:strCache><c:pt><c:v>{VALUE}</c:v></c:pt></c:strCache></c:chartSpace>"
                ).encode()
            },
        ),
    ),
    "diagram without a drawing": (
        "smartart",
        lambda: slides(
            frame(_DIAGRAM, '<dgm:relIds r:dm="d1"/>'),
            KEEP,
            related=(("d1", "diagramData", "/ppt/diagrams/data1.xml"),),
            loose=_member("ppt/diagrams/data1.xml"),
        ),
    ),
    "embedded file": (
        "embedded-object",
        lambda: slides(
            frame(_OLE, '<p:oleObj progId="Excel.Sheet.12" r:id="o1"><p:embed/></p:oleObj>'),
            KEEP,
            related=(("o1", "package", "/ppt/embeddings/book1.xlsx"),),
            loose={"ppt/embeddings/book1.xlsx": zipped({"xl/x.xml": VALUE.encode()})},
        ),
    ),
    "film": (
        "media",
        lambda: slides(
            picture(beside='<a:videoFile r:link="v1"/>'),
            KEEP,
            related=(("v1", "video", f"file:///c/{VALUE.replace(' ', '_')}.mp4"),),
        ),
    ),
    "linked picture": (
        "linked-picture",
        lambda: slides(
            picture(blip='<a:blip r:link="v1"/>'),
            KEEP,
            related=(("v1", "image", f"file:///c/{VALUE.replace(' ', '_')}.png"),),
        ),
    ),
    "tags": (
        "private-data",
        lambda: slides(
            KEEP, related=(("t1", "tags", "/ppt/tags/tag1.xml"),), loose=_member("ppt/tags/tag1.xml")
        ),
    ),
    "custom XML": (
        "custom-xml",
        lambda: slides(
            KEEP, package=(("x1", "customXml", "customXml/item1.xml"),), loose=_member("customXml/item1.xml")
        ),
    ),
    "thumbnail": (
        "thumbnail",
        lambda: slides(
            KEEP,
            package=(("x1", "thumbnail", "docProps/thumbnail.jpeg"),),
            loose={"docProps/thumbnail.jpeg": b"\xff\xd8\xff" + VALUE.encode()},
        ),
    ),
    "properties": (
        "property",
        lambda: slides(
            KEEP,
            package=(("x1", "extended-properties", "docProps/app.xml"),),
            loose=_member("docProps/app.xml"),
        ),
    ),
    "custom properties": (
        "property",
        lambda: slides(
            KEEP,
            package=(("x1", "custom-properties", "docProps/custom.xml"),),
            loose=_member("docProps/custom.xml"),
        ),
    ),
    "unused layout": (
        "unreferenced-part",
        lambda: slides(
            KEEP, loose={"ppt/slideLayouts/slideLayout9.xml": part("sldLayout", tree(box(VALUE)))}
        ),
    ),
    "slide nobody lists": (
        "unreferenced-part",
        lambda: slides(KEEP, loose={"ppt/slides/slide9.xml": part("sld", tree(box(VALUE)))}),
    ),
    "picture nobody shows": (
        "unused-object",
        lambda: slides(KEEP, loose={"ppt/media/image9.png": png(VALUE.encode())}),
    ),
    "archive comment": ("archive-comment", lambda: slides(KEEP, comment=VALUE.encode())),
    "ink": (
        "ink",
        lambda: slides(
            '<p:contentPart r:id="i1"/>',
            KEEP,
            related=(("i1", "customXml", "/ppt/ink/ink1.xml"),),
            loose=_member("ppt/ink/ink1.xml"),
        ),
    ),
    "unknown part": (
        "unknown-part",
        lambda: slides(
            KEEP, related=(("u1", "strange", "/ppt/strange.xml"),), loose=_member("ppt/strange.xml")
        ),
    ),
}

#: Places that are left out without a word: they hold formatting or names only.
SILENT: dict[str, Callable[[], bytes]] = {
    "slide name": lambda: slides(KEEP, name=VALUE),
    "shape name": lambda: slides(box("x").replace('name="Box"', f'name="{VALUE}"'), KEEP),
    "section names": lambda: slides(
        KEEP,
        main=f'<p:extLst><p:ext uri="u"><p14:sectionLst><p14:section name="{VALUE}"/></p14:sectionLst></p:ext></p:extLst>',
    ),
    "custom shows": lambda: slides(
        KEEP, main=f'<p:custShowLst><p:custShow name="{VALUE}" id="0"/></p:custShowLst>'
    ),
    "prompt of a layout": lambda: slides(KEEP, layout=box(VALUE, place='<p:ph type="title"/>')),
    "prompt of a master": lambda: slides(KEEP, master=box(VALUE, place='<p:ph type="ftr"/>')),
    "extension list": lambda: slides(
        box("x").replace("<p:spPr>", f'<p:spPr><a:extLst><a:ext uri="{VALUE}"></a:ext></a:extLst>'), KEEP
    ),
    "odd attribute": lambda: slides(box("x", body=f'<a:bodyPr vert="{VALUE}"/>'), KEEP),
    "bullet letters": lambda: slides(
        box(*(f'<a:p><a:pPr><a:buChar char="{c}"/></a:pPr><a:r><a:t>x</a:t></a:r></a:p>' for c in VALUE)),
        KEEP,
    ),
    "cached number of the slide": lambda: slides(
        box(f'<a:p><a:fld id="{{1}}" type="slidenum"><a:t>{VALUE}</a:t></a:fld></a:p>'), KEEP
    ),
    "picture metadata": lambda: slides(picture(), KEEP, loose={PICTURE: png(VALUE.encode())}),
    "root attribute": lambda: slides(KEEP, root=f'userName="{VALUE}"'),
    "geometry guide": lambda: slides(
        box("x").replace("<a:avLst/>", f'<a:avLst><a:gd name="{VALUE}" fmla="val 1"/></a:avLst>'), KEEP
    ),
    "table style name": lambda: slides(
        KEEP,
        of_main=(("ts", "tableStyles", "tableStyles.xml"),),
        loose={
            "ppt/tableStyles.xml": (
                f'<a:tblStyleLst xmlns:a="{A}" def="{VALUE}"><a:tblStyle styleId="{VALUE}" styleName="{VALUE}"/>'
                "</a:tblStyleLst>"
            ).encode()
        },
    ),
    "theme name": lambda: slides(
        KEEP,
        loose={
            "ppt/theme/theme1.xml": (
                f'<a:theme xmlns:a="{A}" name="{VALUE}"><a:themeElements><a:clrScheme name="{VALUE}"/>'
                "</a:themeElements></a:theme>"
            ).encode()
        },
    ),
}
