"""One leak per file: every place of a workbook in which a value can stand, with what must become of it.

Takes the words to plant; gives workbooks. CLEAN is released without the value, HELD waits for a person,
BLOCKED must not go out.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tests.formats.sheet_making import SPACES, book, number, part, row, sheet, strings, styles, text

CLEAN, HELD, BLOCKED = "released", "held", "blocked"
ROW = row("Weekly plan", "x")
REST = sheet(ROW)


@dataclass(frozen=True)
class Place:
    """A place, and what becomes of a workbook that holds a withheld value there, and of one that does not."""

    build: Callable[[str], bytes]
    outcome: str = CLEAN
    innocent: str = CLEAN


def _cut(words: str) -> tuple[str, str, str]:
    first, second, third = words.split(" ")
    return first, second, third


def _shared(item: str) -> bytes:
    return book(
        sheet(row('<c t="s"><v>0</v></c>', "x")),
        related={"xl/sharedStrings.xml": ("sharedStrings", strings(item))},
    )


def _styled(cell: str, *codes: str) -> bytes:
    return book(sheet(row(cell, "x")), related={"xl/styles.xml": ("styles", styles(*codes))})


def _after(markup: str) -> bytes:
    return book(sheet(ROW, after=markup))


def _beside(member: str, kind: str, data: bytes) -> bytes:
    return book(REST, beside={member: (kind, data)})


def _booked(member: str, kind: str, data: bytes) -> bytes:
    return book(REST, related={member: (kind, data)})


def _drawing(inner: str) -> bytes:
    anchor = (
        "<xdr:twoCellAnchor><xdr:from><xdr:col>1</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>1</xdr:row>"
        "<xdr:rowOff>0</xdr:rowOff></xdr:from><xdr:to><xdr:col>4</xdr:col><xdr:colOff>0</xdr:colOff>"
        "<xdr:row>5</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:to>"
        f"{inner}<xdr:clientData/></xdr:twoCellAnchor>"
    )
    data = f'<?xml version="1.0"?><xdr:wsDr {SPACES}>{anchor}</xdr:wsDr>'.encode()
    return book(
        sheet(ROW, after='<drawing r:id="r1"/>'), beside={"xl/drawings/drawing1.xml": ("drawing", data)}
    )


def _shape(words: str, name: str = "Shape") -> str:
    body = f"<xdr:txBody><a:p><a:r><a:t>{words}</a:t></a:r></a:p></xdr:txBody>" if words else ""
    return (
        f'<xdr:sp><xdr:nvSpPr><xdr:cNvPr id="2" name="{name}" descr="{name}"/><xdr:cNvSpPr/></xdr:nvSpPr>'
        f"<xdr:spPr/>{body}</xdr:sp>"
    )


def _comments(words: str) -> bytes:
    return part(
        "comments",
        f"<authors><author>{words}</author></authors><commentList><comment ref='A1' authorId='0'>"
        f"<text><t>{words}</t></text></comment></commentList>",
    )


def _hidden(words: str, more: str, before: str = "") -> bytes:
    return book(sheet(ROW + row("a", words, more=more), before=before))


SHOWN: dict[str, Place] = {
    "one cell": Place(lambda v: book(sheet(row(f"Seen at {v} today", "x")))),
    "shared string": Place(_shared),
    "shared string in runs": Place(
        lambda v: _shared("".join(f"<r><rPr><b/></rPr><t xml:space='preserve'>{c}</t></r>" for c in v))
    ),
    "escaped letters": Place(lambda v: book(sheet(row("".join(f"_x{ord(c):04X}_" for c in v), "x")))),
    "line breaks": Place(lambda v: book(sheet(row("&#10;".join(_cut(v)), "x")))),
    "along a row": Place(lambda v: book(sheet(row(*_cut(v), "x")))),
    "along a row, with numbers": Place(
        lambda v: book(sheet(row(number(_cut(v)[0]), _cut(v)[1], _cut(v)[2])))
    ),
    "along a row with gaps": Place(
        lambda v: book(sheet(row(text(_cut(v)[0], "A1"), text(_cut(v)[1], "F1"), text(_cut(v)[2], "Z1"))))
    ),
    "down a column": Place(lambda v: book(sheet("".join(row("note", word) for word in _cut(v))))),
    "down a column, rows apart": Place(
        lambda v: book(
            sheet("".join(row(text(w, f"C{5 * n}"), more=f'r="{5 * n}"') for n, w in enumerate(_cut(v), 1)))
        )
    ),
    "by headings": Place(
        lambda v: book(
            sheet(row("Street", "Ref", "House number") + row(" ".join(_cut(v)[1:]), "k", number(_cut(v)[0])))
        )
    ),
    "result of a formula": Place(
        lambda v: book(sheet(row(f'<c t="str"><f>A9&amp;"{v}"</f><v>{v}</v></c>', "x")))
    ),
    "literal of a number format": Place(lambda v: _styled(number(1, style="1"), f"&quot;{v}&quot;")),
    "literal before a text": Place(
        lambda v: _styled(text(" ".join(_cut(v)[1:]), style="1"), f"0;0;0;&quot;{_cut(v)[0]} &quot;@")
    ),
    "font name": Place(
        lambda v: book(
            REST, related={"xl/styles.xml": ("styles", styles("0", fonts=f"<font><name val='{v}'/></font>"))}
        )
    ),
    "sheet name": Place(lambda v: book(REST, name=v)),
    "white text": Place(
        lambda v: book(
            sheet(row(text(v, style="1"))),
            related={"xl/styles.xml": ("styles", styles("0", fonts="<font><color rgb='FFFFFFFF'/></font>"))},
        )
    ),
    "second sheet": Place(lambda v: book(REST, ("Two", "visible", sheet(row(v))))),
    "no addresses": Place(lambda v: book(sheet(f"<row><c t='inlineStr'><is><t>{v}</t></is></c></row>"))),
    "far away": Place(lambda v: book(sheet(row(text(v, "XFD1048576"), more='r="1048576"')))),
}

DROPPED: dict[str, Place] = {
    "formula alone": Place(lambda v: book(sheet(row(f'<c><f>LEN("{v}")</f><v>12</v></c>', "x")))),
    "unused shared string": Place(
        lambda v: _booked("xl/sharedStrings.xml", "sharedStrings", strings("x", v))
    ),
    "reading aid": Place(lambda v: _shared(f'<t>Plan</t><rPh sb="0" eb="1"><t>{v}</t></rPh>')),
    "hidden by its format": Place(lambda v: _styled(text(v, style="1"), ";;;")),
    "covered by merged cells": Place(
        lambda v: book(sheet(row("Plan", v), after='<mergeCells><mergeCell ref="A1:B1"/></mergeCells>'))
    ),
    "comment": Place(lambda v: _beside("xl/comments1.xml", "comments", _comments(v))),
    "threaded comment": Place(
        lambda v: _beside(
            "xl/threadedComments/threadedComment1.xml",
            "threadedComment",
            part("ThreadedComments", f"<threadedComment><text>{v}</text></threadedComment>"),
        )
    ),
    "comment author": Place(
        lambda v: _booked(
            "xl/persons/person.xml", "person", part("personList", f'<person displayName="{v}"/>')
        )
    ),
    "box of a comment": Place(
        lambda v: _beside(
            "xl/drawings/vmlDrawing1.vml",
            "vmlDrawing",
            f'<xml {SPACES}><v:shape alt="{v}"><x:ClientData ObjectType="Note"/></v:shape></xml>'.encode(),
        )
    ),
    "defined name": Place(
        lambda v: book(
            REST,
            workbook=f'<definedNames><definedName name="n" comment="{v}">"{v}"</definedName></definedNames>',
        )
    ),
    "validation list": Place(
        lambda v: _after(
            f'<dataValidations><dataValidation prompt="{v}" sqref="A1"><formula1>"{v},b"</formula1>'
            "</dataValidation></dataValidations>"
        )
    ),
    "newer validation list": Place(
        lambda v: _after(
            f'<extLst><ext uri="u"><x14:dataValidations><x14:dataValidation><x14:formula1><xm:f>"{v}"</xm:f>'
            "</x14:formula1></x14:dataValidation></x14:dataValidations></ext></extLst>"
        )
    ),
    "conditional format": Place(
        lambda v: _after(
            f'<conditionalFormatting sqref="A1"><cfRule text="{v}"><formula>"{v}"</formula>'
            "</cfRule></conditionalFormatting>"
        )
    ),
    "print header": Place(lambda v: _after(f"<headerFooter><oddHeader>&amp;L{v}</oddHeader></headerFooter>")),
    "link target and tip": Place(
        lambda v: book(
            sheet(
                ROW,
                after=f'<hyperlinks><hyperlink ref="A1" r:id="e1" tooltip="{v}" display="{v}"/></hyperlinks>',
            ),
            external=[("hyperlink", f"https://example.org/{v.replace(' ', '%20')}")],
        )
    ),
    "scenario": Place(lambda v: _after(f'<scenarios><scenario name="{v}" comment="{v}"/></scenarios>')),
    "filter": Place(
        lambda v: _after(
            f'<autoFilter ref="A1:B9"><filterColumn><filters><filter val="{v}"/></filters></filterColumn>'
            "</autoFilter>"
        )
    ),
    "table": Place(
        lambda v: book(
            sheet(ROW, after='<tableParts><tablePart r:id="r1"/></tableParts>'),
            beside={
                "xl/tables/table1.xml": (
                    "table",
                    part(
                        "table",
                        f'<tableColumns><tableColumn name="{v}"/></tableColumns>',
                        f'displayName="{v}"',
                    ),
                )
            },
        )
    ),
    "cell style": Place(
        lambda v: _booked(
            "xl/styles.xml", "styles", part("styleSheet", f'<cellStyles><cellStyle name="{v}"/></cellStyles>')
        )
    ),
    "unused number format": Place(lambda v: _booked("xl/styles.xml", "styles", styles(f"&quot;{v}&quot;"))),
    "theme name": Place(
        lambda v: _booked("xl/theme/theme1.xml", "theme", f'<a:theme {SPACES} name="{v}"/>'.encode())
    ),
    "printer settings": Place(
        lambda v: _beside("xl/printerSettings/printerSettings1.bin", "printerSettings", v.encode("utf-16-le"))
    ),
    "custom XML": Place(
        lambda v: book(REST, package={"customXml/item1.xml": ("customXml", f"<a>{v}</a>".encode())})
    ),
    "custom property": Place(
        lambda v: book(
            REST, package={"docProps/custom.xml": ("custom-properties", f"<p><v>{v}</v></p>".encode())}
        )
    ),
    "XML map": Place(
        lambda v: _booked("xl/xmlMaps.xml", "xmlMaps", part("MapInfo", f"<Schema>{v}</Schema>"))
    ),
    "sheet property": Place(lambda v: _beside("xl/customProperty1.bin", "customProperty", v.encode())),
    "shared-workbook user": Place(
        lambda v: _booked("xl/revisions/userNames.xml", "usernames", part("users", f'<userInfo name="{v}"/>'))
    ),
    "slicer": Place(
        lambda v: _beside("xl/slicers/slicer1.xml", "slicer", part("slicers", f'<slicer caption="{v}"/>'))
    ),
    "calculation chain": Place(
        lambda v: _booked("xl/calcChain.xml", "calcChain", part("calcChain", f"<!--{v}-->"))
    ),
    "path of the file": Place(
        lambda v: book(
            REST,
            workbook='<mc:AlternateContent><mc:Choice Requires="x15">'
            f'<absPath url="C:\\{v}"/></mc:Choice></mc:AlternateContent>',
        )
    ),
    "password hint": Place(lambda v: book(REST, workbook=f'<fileSharing userName="{v}"/>')),
    "shape without words": Place(lambda v: _drawing(_shape("", v))),
    "XML comment": Place(lambda v: book(sheet(f"<!--{v}-->{ROW}<?p {v}?>"))),
    "unreferenced part": Place(lambda v: book(REST, loose={"xl/worksheets/sheet9.xml": sheet(row(v))})),
    "name of a part": Place(lambda v: book(REST, loose={f"xl/{v}.xml": b"<a/>"})),
    "archive comment": Place(lambda v: book(REST, comment=v.encode())),
}

_HOLDS: dict[str, Callable[[str], bytes]] = {
    "hidden sheet": lambda v: book(REST, ("Two", "hidden", sheet(row(v)))),
    "very hidden sheet": lambda v: book(REST, ("Two", "veryHidden", sheet(row(v)))),
    "name of a hidden sheet": lambda v: book(REST, (v, "hidden", REST)),
    "hidden row": lambda v: _hidden(v, 'hidden="1"'),
    "row without height": lambda v: _hidden(v, 'ht="0" customHeight="1"'),
    "rows hidden by default": lambda v: book(
        sheet(row("x", more='r="1" ht="15"') + row(v, more='r="2"'), before='<sheetFormatPr zeroHeight="1"/>')
    ),
    "hidden column": lambda v: _hidden(v, "", '<cols><col min="2" max="2" width="9" hidden="1"/></cols>'),
    "column without width": lambda v: _hidden(v, "", '<cols><col min="2" max="2" width="0"/></cols>'),
    "pivot cache": lambda v: _booked(
        "xl/pivotCache/pivotCacheDefinition1.xml",
        "pivotCacheDefinition",
        part("pivotCacheDefinition", f'<s v="{v}"/>'),
    ),
    "outside workbook": lambda v: _booked(
        "xl/externalLinks/externalLink1.xml", "externalLink", part("externalLink", f"<v>{v}</v>")
    ),
    "connection": lambda v: _booked(
        "xl/connections.xml", "connections", part("connections", f'<connection name="{v}" command="{v}"/>')
    ),
    "query table": lambda v: _beside(
        "xl/queryTables/queryTable1.xml", "queryTable", part("queryTable", "", f'name="{v}"')
    ),
    "live data": lambda v: _booked(
        "xl/volatileDependencies.xml", "volatileDependencies", part("volTypes", f"<stp>{v}</stp>")
    ),
    "text box": lambda v: _drawing(_shape(v)),
    "group of shapes": lambda v: _drawing(f"<xdr:grpSp>{_shape(v)}</xdr:grpSp>"),
    "chart": lambda v: _drawing(
        '<xdr:graphicFrame><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart">'
        f'<c:chart r:id="r9"/></a:graphicData></a:graphic><xdr:cNvPr name="{v}"/></xdr:graphicFrame>'
    ),
    "control": lambda v: _beside(
        "xl/drawings/vmlDrawing1.vml",
        "vmlDrawing",
        f'<xml {SPACES}><v:shape><v:textbox>{v}</v:textbox><x:ClientData ObjectType="Button"/></v:shape>'
        "</xml>".encode(),
    ),
    "formula never calculated": lambda v: book(sheet(row(f'<c><f>"{v}"</f></c>', "x"))),
    "unknown element": lambda v: _after(f"<somethingNew>{v}</somethingNew>"),
}
_BLOCKS: dict[str, Callable[[str], bytes]] = {
    "embedded file": lambda v: _beside("xl/embeddings/Workbook1.xlsx", "package", book(sheet(row(v)))),
    "OLE object": lambda v: _beside("xl/embeddings/oleObject1.bin", "oleObject", v.encode("utf-16-le")),
    "unknown part": lambda v: _beside("xl/new/thing1.xml", "somethingNew", f"<a>{v}</a>".encode()),
    "macro sheet": lambda v: book(
        REST, loose={"xl/macrosheets/sheet1.xml": part("macrosheet", f"<sheetData>{row(v)}</sheetData>")}
    ),
    "VBA": lambda v: _booked("xl/vbaProject.bin", "vbaProject", v.encode()),
    "text shown back to front": lambda v: book(sheet(row(f"\u202e{v[::-1]}"))),
}
OTHER = {name: Place(build, HELD, HELD) for name, build in _HOLDS.items()}
OTHER |= {name: Place(build, BLOCKED, BLOCKED) for name, build in _BLOCKS.items()}
PLACES: dict[str, Place] = {**SHOWN, **DROPPED, **OTHER}
