"""Whether a workbook is built as we build it: allow-listed parts, elements and attributes, values only.

Takes names of members, elements and attributes. It says nothing about values: those are searched.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from redactor.verify.xmltext import XmlText

PARTS: Final = re.compile(
    r"\[Content_Types\]\.xml|_rels/\.rels|xl/(?:workbook|styles)\.xml|xl/_rels/workbook\.xml\.rels|"
    r"xl/worksheets/sheet\d+\.xml|xl/worksheets/_rels/sheet\d+\.xml\.rels|xl/drawings/drawing\d+\.xml|"
    r"xl/drawings/_rels/drawing\d+\.xml\.rels|xl/media/image\d+\.(?:png|jpe?g|tiff|gif|bmp)"
)
_MAIN: Final = "xl/workbook.xml"
_PLACE: Final = re.compile(r"(?:^|, )xl/(?P<part>workbook|styles|worksheets|drawings)[^,]*\.xml")
_OF_WORKBOOK: Final = "workbook workbookPr date1904 sheets sheet name sheetId id xmlns r"
_OF_SHEET: Final = (
    "worksheet sheetPr pageSetUpPr fitToPage sheetViews sheetView workbookViewId showGridLines rightToLeft "
    "pane xSplit ySplit topLeftCell activePane state sheetFormatPr defaultRowHeight defaultColWidth "
    "customHeight zeroHeight cols col min max width customWidth style hidden sheetData row r ht s "
    "customFormat c t v is space mergeCells count mergeCell ref pageSetup orientation paperSize scale "
    "fitToWidth fitToHeight drawing id xmlns"
)
_OF_STYLES: Final = (
    "styleSheet count numFmts numFmt numFmtId formatCode fonts font b i strike condense extend outline "
    "shadow u vertAlign sz color family charset name val rgb indexed auto fills fill patternFill patternType "
    "fgColor bgColor gradientFill type degree stop position borders border left right top bottom diagonal "
    "vertical horizontal start end style diagonalUp diagonalDown cellStyleXfs cellXfs xf fontId fillId "
    "borderId xfId applyNumberFormat applyFont applyFill applyBorder applyAlignment quotePrefix alignment "
    "textRotation wrapText indent relativeIndent justifyLastLine shrinkToFit readingOrder cellStyles "
    "cellStyle builtinId xmlns"
)
_OF_DRAWING: Final = (
    "wsDr twoCellAnchor oneCellAnchor absoluteAnchor from to ext pos col colOff row rowOff cx cy x y pic "
    "nvPicPr cNvPr id name cNvPicPr blipFill blip embed stretch fillRect spPr prstGeom prst avLst clientData "
    "xdr a r xmlns"
)
_ALLOWED: Final = {
    "workbook": frozenset(_OF_WORKBOOK.split()),
    "worksheets": frozenset(_OF_SHEET.split()),
    "styles": frozenset(_OF_STYLES.split()),
    "drawings": frozenset(_OF_DRAWING.split()),
}
_SPEAKING: Final = {
    "worksheets": frozenset({"v", "t"}),
    "drawings": frozenset({"col", "colOff", "row", "rowOff"}),
}


def is_workbook(names: Iterable[str]) -> bool:
    """Say whether a package is a workbook."""
    return _MAIN in names


def strange(place: str, found: XmlText) -> str:
    """Return what a part of a workbook has that we never write, or an empty string."""
    match = _PLACE.search(place)
    if match is None:
        return ""
    part = match.group("part")
    if {name.rpartition(":")[2] for name in found.names} - _ALLOWED[part]:
        return "it has elements or attributes that Redactor does not write"
    speaking = {name for name, texts in found.by_name.items() if "".join(texts).strip()}
    odd = speaking - _SPEAKING.get(part, frozenset())
    return "it has text where Redactor writes none" if odd or found.marks else ""
