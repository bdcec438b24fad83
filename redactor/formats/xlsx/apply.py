"""Carries out marks on a workbook: marked text gives way to its label, a marked number goes whole.

Takes the workbook and the marks; changes cells and sheet names, and gives the styles' withheld words.
It does not promise pictures: `write` puts those in.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from redactor.formats.xlsx.cells import Cell
from redactor.formats.xlsx.workbook import Workbook
from redactor.model.errors import CannotRedact
from redactor.model.finding import Mark
from redactor.model.replacement import Replacement, replacements, splice


def apply_marks(workbook: Workbook, marks: Iterable[Mark]) -> set[str]:
    """Carry out all marks; return the keys of withheld fonts and formats. Raises CannotRedact."""
    wanted = replacements(marks)
    if not wanted:
        return set()
    cells = {
        f"cell:{sheet.number}:{cell.name}": cell
        for sheet in workbook.sheets
        for row in sheet.rows
        for cell in row.cells
        if cell.kind
    }
    names = {f"name:{sheet.number}": sheet for sheet in workbook.sheets}
    styles = workbook.styles.texts()
    withheld = set()
    for key, changes in wanted.items():
        if key in cells:
            _change(cells[key], changes, workbook)
        elif key in names:
            names[key].name = ""
        elif key in styles:
            withheld.add(key)
        else:
            raise CannotRedact("A mark points to a place that is not in the workbook")
    return withheld


def _change(cell: Cell, changes: Sequence[Replacement], workbook: Workbook) -> None:
    if cell.kind == "t":
        text = splice(cell.shown, changes)
    else:
        text = "".join(dict.fromkeys(change.label for change in changes))
    if cell.kind != "t" or cell.shown != cell.stored:
        cell.style = workbook.styles.plain(cell.style)
    cell.stored = cell.shown = text
    cell.kind = "t" if text else ""
