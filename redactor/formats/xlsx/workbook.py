"""Turns an opened package into a workbook of visible sheets with values only, and an account of all else.

Takes a `Package`; gives a `Workbook`. The same package always gives the same, so locations stay good.
It does not promise that anything is released: marks and pictures are put in by `write`.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Final

from redactor.formats.ooxml import Element, Package, Relation
from redactor.formats.wordlist import words
from redactor.formats.xlsx.cells import CellReader, strings_of
from redactor.formats.xlsx.drawings import Picture, read_drawings
from redactor.formats.xlsx.names import local, r, s, unescaped
from redactor.formats.xlsx.residue import residue
from redactor.formats.xlsx.sheet import Sheet, read_sheet
from redactor.formats.xlsx.styles import Styles
from redactor.model.errors import Damaged, Unsupported
from redactor.model.text import Location, OpaquePart

_MACRO_SHEETS: Final = ("xlmacrosheet", "xlintlmacrosheet", "macrosheet")
_REBUILT: Final = words(
    "fileVersion workbookPr bookViews sheets calcPr externalReferences pivotCaches functionGroups"
)
_RIGHTS: Final = words("fileSharing workbookProtection fileRecoveryPr revisionPtr")
_ELEMENTS: Final = {
    **dict.fromkeys(_REBUILT, ""),
    **dict.fromkeys(_RIGHTS, "metadata"),
    "definedNames": "defined-name",
}


@dataclass
class Workbook:
    """A workbook as it will be written, before marks."""

    sheets: list[Sheet]
    styles: Styles
    from_1904: bool
    pictures: list[Picture] = field(default_factory=list)
    opaque: tuple[OpaquePart, ...] = ()


class WorkbookReader:
    """Reads one package."""

    def __init__(self, package: Package) -> None:
        """Find the main part and what the sheets share. Raises Damaged."""
        self._package = package
        self._main = package.main()
        if not self._main:
            raise Damaged("The file has no workbook part")
        self._root = package.xml(self._main)
        if self._root.tag != s("workbook"):
            raise Damaged("The file has no workbook part")
        self._relations = package.relations(self._main)
        self._used = {self._main}
        self._lost: Counter[str] = Counter()
        self._hidden_sheets: list[int] = []
        properties = self._root.find(s("workbookPr"))
        self._from_1904 = properties is not None and properties.get("date1904") in {"1", "true"}
        self._styles = Styles(self._part("styles"), self._part("theme"))
        shared = self._part("sharedStrings")
        items = () if shared is None else shared.iterchildren(s("si"))
        self._cells = CellReader(strings_of(items, self._lost), self._styles, from_1904=self._from_1904)

    def _part(self, kind: str) -> Element | None:
        for relation in self._relations.values():
            if relation.kind == kind and relation.target:
                self._used.add(relation.target)
                return self._package.xml(relation.target)
        return None

    def read(self) -> Workbook:
        """Return the workbook. Raises Refused."""
        workbook = Workbook([], self._styles, self._from_1904)
        for number, entry in enumerate(self._root.iterfind(f"{s('sheets')}/{s('sheet')}"), start=1):
            self._sheet(entry, number, workbook)
        if not workbook.sheets and not self._lost["chart"]:
            raise Damaged("The workbook has no visible sheet")
        for child in self._root.iterchildren("*"):
            code = _ELEMENTS.get(local(child.tag), "private-data")
            self._lost[code] += len(child) if code == "defined-name" else 1
        self._lost["unused-object"] += self._cells.unused_strings
        del self._lost[""]
        workbook.opaque = (*self._account(workbook), *residue(self._package, self._used))
        return workbook

    def _sheet(self, entry: Element, number: int, workbook: Workbook) -> None:
        relation = self._relations.get(entry.get(r("id"), ""))
        if relation is None or not relation.target:
            raise Damaged("A sheet of the workbook is missing")
        if relation.kind.lower() in _MACRO_SHEETS:
            raise Unsupported("The file contains macros")
        hidden = entry.get("state", "visible") != "visible"
        if relation.kind == "worksheet" and not hidden:
            self._used.add(relation.target)
            root = self._package.xml(relation.target)
            name = unescaped(entry.get("name", ""))
            sheet = read_sheet(root, number, name, self._cells, self._styles)
            workbook.sheets.append(sheet)
            self._beside(relation, sheet, workbook)
        elif hidden:
            self._hidden(relation, number)
        else:
            self._used.add(relation.target)
            self._lost["chart" if relation.kind == "chartsheet" else "unknown-part"] += 1

    def _hidden(self, relation: Relation, number: int) -> None:
        """Account for a hidden sheet: an empty one asks nothing."""
        self._used.add(relation.target)
        root = self._package.xml(relation.target)
        filled = any(child.text for child in root.iter(s("v"), s("t"), s("f"))) if len(root) else False
        drawn = any(one.kind in {"drawing", "legacyDrawing"} for one in self._around(relation).values())
        other = relation.kind != "worksheet"
        if filled or drawn or other:
            self._hidden_sheets.append(number)
        else:
            self._lost["unused-object"] += 1

    def _around(self, relation: Relation) -> dict[str, Relation]:
        return self._package.relations(relation.target)

    def _beside(self, relation: Relation, sheet: Sheet, workbook: Workbook) -> None:
        """Look at the drawings of a visible sheet."""
        pictures, used = read_drawings(self._package, self._around(relation), sheet)
        for picture in pictures:
            picture.number = len(workbook.pictures) + 1
            workbook.pictures.append(picture)
        self._used |= used

    def _account(self, workbook: Workbook) -> list[OpaquePart]:
        found = [_opaque(f"book:{code}", "the workbook", code, n) for code, n in self._lost.items() if n]
        found += [
            OpaquePart(Location(f"sheet:{n}:hidden", f"sheet {n}"), "hidden-sheet")
            for n in self._hidden_sheets
        ]
        for sheet in workbook.sheets:
            for code, count in sheet.lost.items():
                first = f", from cell {sheet.first[code]}" if code in sheet.first else ""
                if count:
                    key, place = f"sheet:{sheet.number}:{code}", f"sheet {sheet.number}{first}"
                    found.append(_opaque(key, place, code, count))
        return found


def _opaque(key: str, place: str, code: str, count: int) -> OpaquePart:
    times = "once" if count == 1 else f"{count} times"
    return OpaquePart(Location(key, f"{place} ({times})"), code)
