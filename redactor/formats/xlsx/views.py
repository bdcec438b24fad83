"""The workbook as text: by rows, by columns, as stored, by headings, and the words in its formats.

Takes a `Workbook`; gives text maps whose locations are cells, sheet names and styles.
It does not promise hidden cells: those are never written, so they are not read either.
"""

from __future__ import annotations

from typing import Final

from redactor.formats.grid import GridCell, Piece, Table, other_views, rows
from redactor.formats.joining import Joiner
from redactor.formats.xlsx.cells import Cell
from redactor.formats.xlsx.sheet import Sheet
from redactor.formats.xlsx.workbook import Workbook
from redactor.model.text import Location, OpaquePart, TextMap

_OVERRIDE: Final = "\u202e"


def views(workbook: Workbook) -> tuple[TextMap, ...]:
    """Return all views; the first is what a reader sees."""
    tables = [_table(sheet) for sheet in workbook.sheets]
    styles = _styles(workbook)
    return (rows(tables), *other_views(tables), *([styles] if styles.segments else []))


def _table(sheet: Sheet) -> Table:
    name = Piece(sheet.name, Location(f"name:{sheet.number}", f"the name of sheet {sheet.number}"))
    cells = [_grid_cell(sheet.number, cell) for row in sheet.rows for cell in row.cells if cell.kind]
    return Table([cell for cell in cells if cell.text], (name,))


def _grid_cell(sheet: int, cell: Cell) -> GridCell:
    location = Location(f"cell:{sheet}:{cell.name}", f"sheet {sheet}, cell {cell.name}")
    number = cell.stored if cell.kind == "n" else ""
    return GridCell(cell.row, cell.column, (Piece(cell.shown, location),), number, cell.is_date)


def _styles(workbook: Workbook) -> TextMap:
    out = Joiner()
    for key, text in workbook.styles.texts().items():
        out.add(Location(key, "a font" if key.startswith("font:") else "a number format"), text)
        out.separate("\n\n")
    return out.view("formats")


def turned(view: TextMap) -> tuple[OpaquePart, ...]:
    """Report a sign that shows letters back to front: they are not read as they are seen."""
    at = view.text.find(_OVERRIDE)
    return () if at < 0 else (OpaquePart(Location("reversed", view.label(at)), "reversed-text"),)
