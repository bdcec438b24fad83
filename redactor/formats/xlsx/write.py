"""Assembles the new package: fixed member names and times, only parts that were rebuilt, values only.

Takes a `Workbook` with its marks carried out, and the redacted pictures; gives the bytes of an .xlsx.
It does not promise that it looks as before to the last line: that is what the tests compare.
"""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from typing import Final

from lxml import etree

from redactor.formats.kinds import kind_of
from redactor.formats.ooxml import Element, write_package
from redactor.formats.xlsx.cells import Cell, Row
from redactor.formats.xlsx.drawn import drawing_part
from redactor.formats.xlsx.names import MAIN, OFFICE, PRESERVE, escaped, r, s
from redactor.formats.xlsx.sheet import Sheet
from redactor.formats.xlsx.workbook import Workbook

_RELATIONS: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES: Final = "http://schemas.openxmlformats.org/package/2006/content-types"
_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.{}+xml"
_DRAWING_TYPE: Final = "application/vnd.openxmlformats-officedocument.drawing+xml"
_NAME: Final = re.compile(r"[^\[\]:*?/\\\x00-\x1f]{1,31}")
_RASTER: Final = frozenset({"png", "jpg", "gif", "tiff", "bmp"})


class Assembler:
    """Assembles one package."""

    def __init__(self, workbook: Workbook, pictures: Mapping[int, bytes], withheld: set[str]) -> None:
        """Keep the workbook, the pictures to put in by number, and the styles' withheld words."""
        self._workbook = workbook
        self._pictures = {n: data for n, data in pictures.items() if kind_of(data).extension in _RASTER}
        self._withheld = withheld
        self._members: dict[str, bytes] = {}
        self._types: dict[str, str] = {}

    def assemble(self) -> bytes:
        """Return the package."""
        names = sheet_names(self._workbook.sheets)
        relations = []
        book = etree.Element(s("workbook"), nsmap={None: MAIN, "r": OFFICE})
        if self._workbook.from_1904:
            etree.SubElement(book, s("workbookPr"), {"date1904": "1"})
        sheets = etree.SubElement(book, s("sheets"))
        for index, (sheet, name) in enumerate(zip(self._workbook.sheets, names, strict=True), start=1):
            entry = {"name": escaped(name), "sheetId": str(index), r("id"): f"rId{index}"}
            etree.SubElement(sheets, s("sheet"), entry)
            relations.append((f"rId{index}", f"{OFFICE}/worksheet", f"worksheets/sheet{index}.xml"))
            self._sheet(sheet, index)
        relations.append((f"rId{len(relations) + 1}", f"{OFFICE}/styles", "styles.xml"))
        styles = self._workbook.styles.rebuilt(self._withheld)
        self._add("xl/styles.xml", _xml(styles), _TYPE.format("styles"))
        self._add("xl/workbook.xml", _xml(book), _TYPE.format("sheet.main"))
        self._members["xl/_rels/workbook.xml.rels"] = _relations(relations)
        members = {
            "[Content_Types].xml": self._content_types(),
            "_rels/.rels": _relations([("rId1", f"{OFFICE}/officeDocument", "xl/workbook.xml")]),
            **dict(sorted(self._members.items())),
        }
        return write_package(members.items())

    def _add(self, name: str, data: bytes, kind: str) -> None:
        self._members[name] = data
        self._types[name] = kind

    def _sheet(self, sheet: Sheet, index: int) -> None:
        """Add a sheet, and its drawing if pictures of it were handed in."""
        mine = [picture for picture in self._workbook.pictures if picture.sheet == sheet.number]
        pictures = [picture for picture in mine if picture.number in self._pictures]
        part = sheet_part(sheet, drawn=bool(pictures))
        self._add(f"xl/worksheets/sheet{index}.xml", part, _TYPE.format("worksheet"))
        if not pictures:
            return
        targets: list[tuple[str, str, str]] = []
        for picture in pictures:
            data = self._pictures[picture.number]
            name = f"image{picture.number}.{kind_of(data).extension}"
            self._members[f"xl/media/{name}"] = data
            targets.append((f"rId{len(targets) + 1}", f"{OFFICE}/image", f"../media/{name}"))
        drawing = f"drawings/drawing{index}.xml"
        self._add(f"xl/{drawing}", _xml(drawing_part(pictures)), _DRAWING_TYPE)
        self._members[f"xl/drawings/_rels/drawing{index}.xml.rels"] = _relations(targets)
        self._members[f"xl/worksheets/_rels/sheet{index}.xml.rels"] = _relations(
            [("rId1", f"{OFFICE}/drawing", f"../{drawing}")]
        )

    def _content_types(self) -> bytes:
        root = etree.Element(f"{{{_TYPES}}}Types", nsmap={None: _TYPES})
        defaults = {
            "rels": "application/vnd.openxmlformats-package.relationships+xml",
            "xml": "application/xml",
        }
        kinds = [kind_of(data) for data in self._pictures.values()]
        defaults |= {kind.extension: kind.mime for kind in kinds}
        for suffix, kind in sorted(defaults.items()):
            etree.SubElement(root, f"{{{_TYPES}}}Default", {"Extension": suffix, "ContentType": kind})
        for name, kind in sorted(self._types.items()):
            etree.SubElement(root, f"{{{_TYPES}}}Override", {"PartName": f"/{name}", "ContentType": kind})
        return _xml(root)


def sheet_names(sheets: list[Sheet]) -> list[str]:
    """Return the names to write: one that was withheld, or that no sheet may have, becomes a number."""
    taken = {sheet.name.casefold() for sheet in sheets}
    found: list[str] = []
    for sheet in sheets:
        name = sheet.name
        if not _NAME.fullmatch(name) or name.casefold() in {one.casefold() for one in found}:
            name = next(n for n in _numbered(sheet.number) if n.casefold() not in taken)
            taken.add(name.casefold())
        found.append(name)
    return found


def _numbered(number: int) -> list[str]:
    return [f"Sheet {number}", *(f"Sheet {number} ({again})" for again in range(2, 1000))]


def sheet_part(sheet: Sheet, *, drawn: bool) -> bytes:
    """Return the part of a sheet, its elements in the order of the schema."""
    out = io.BytesIO()
    with etree.xmlfile(out, encoding="UTF-8") as writer:
        writer.write_declaration(standalone=True)
        with writer.element(s("worksheet"), nsmap={None: MAIN, "r": OFFICE}):
            for element in _before(sheet):
                writer.write(element)
            with writer.element(s("sheetData")):
                for row in sheet.rows:
                    writer.write(_row(row))
            for element in _after(sheet, drawn=drawn):
                writer.write(element)
    return out.getvalue()


def _before(sheet: Sheet) -> list[Element]:
    found = []
    if sheet.setup.keys() & {"fitToWidth", "fitToHeight"}:
        properties = etree.Element(s("sheetPr"))
        etree.SubElement(properties, s("pageSetUpPr"), {"fitToPage": "1"})
        found.append(properties)
    sights = etree.Element(s("sheetViews"))
    view = etree.SubElement(sights, s("sheetView"), {**sheet.view, "workbookViewId": "0"})
    if sheet.pane:
        etree.SubElement(view, s("pane"), sheet.pane)
    found.append(sights)
    if sheet.defaults:
        found.append(etree.Element(s("sheetFormatPr"), sheet.defaults))
    if sheet.columns:
        columns = etree.Element(s("cols"))
        for column in sheet.columns:
            etree.SubElement(columns, s("col"), column)
        found.append(columns)
    return found


def _row(row: Row) -> Element:
    hidden = {"hidden": "1"} if row.hidden else {}
    element = etree.Element(s("row"), {"r": str(row.number), **row.attributes, **hidden})
    for cell in row.cells:
        if cell.kind or cell.style:
            element.append(_cell(cell))
    return element


def _cell(cell: Cell) -> Element:
    element = etree.Element(s("c"), {"r": cell.name})
    if cell.style:
        element.set("s", str(cell.style))
    if cell.kind == "t":
        element.set("t", "inlineStr")
        text = etree.SubElement(etree.SubElement(element, s("is")), s("t"))
        text.text = escaped(cell.stored)
        text.set(PRESERVE, "preserve")
    elif cell.kind:
        if cell.kind != "n":
            element.set("t", cell.kind)
        etree.SubElement(element, s("v")).text = cell.stored
    return element


def _after(sheet: Sheet, *, drawn: bool) -> list[Element]:
    found = []
    if sheet.merged:
        merged = etree.Element(s("mergeCells"), {"count": str(len(sheet.merged))})
        for block in sheet.merged:
            etree.SubElement(merged, s("mergeCell"), {"ref": block})
        found.append(merged)
    if sheet.setup:
        found.append(etree.Element(s("pageSetup"), sheet.setup))
    if drawn:
        found.append(etree.Element(s("drawing"), {r("id"): "rId1"}))
    return found


def _relations(entries: list[tuple[str, str, str]]) -> bytes:
    root = etree.Element(f"{{{_RELATIONS}}}Relationships", nsmap={None: _RELATIONS})
    for name, kind, target in entries:
        etree.SubElement(root, f"{{{_RELATIONS}}}Relationship", {"Id": name, "Type": kind, "Target": target})
    return _xml(root)


def _xml(root: Element) -> bytes:
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))
