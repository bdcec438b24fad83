"""Cells of a spreadsheet or a CSV file as views: by rows, by columns, as stored, by what headings say.

Takes tables of located cells; gives text maps. Nothing but the cells' own text has a location.
It does not promise to know what a table means: headings only decide in which order cells are also read.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from typing import Final

from redactor.formats.headings import Group, arrangement
from redactor.formats.joining import Joiner
from redactor.formats.stored import Form, forms
from redactor.model.text import Location, TextMap

_HEADING_LEAST: Final = 2


@dataclass(frozen=True, slots=True)
class Piece:
    """Text of a cell that begins at `offset` of its location; without one it is a sign of the format."""

    text: str
    location: Location | None = None
    offset: int = 0


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell with text. `number` is what is stored if that is a number; `is_date` says how it is shown."""

    row: int
    column: int
    pieces: tuple[Piece, ...]
    number: str = ""
    is_date: bool = False

    @property
    def text(self) -> str:
        """The text as shown."""
        return "".join(piece.text for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Table:
    """Cells in order of rows, then columns. `title` stands before them; `epochs` are the first days."""

    cells: Sequence[GridCell]
    title: tuple[Piece, ...] = ()


def rows(tables: Iterable[Table]) -> TextMap:
    """Return the tables as they are read: a tab between cells, a paragraph for each row.

    What goes on from one row to the next stands below it: the columns tell.
    """
    out = Joiner()
    for table in tables:
        out.separate("\n\n")
        _say(table.title, out)
        out.separate("\n\n")
        for _, cells in groupby(table.cells, attrgetter("row")):
            for cell in cells:
                _say(cell.pieces, out)
                out.separate("\t")
            out.separate("\n\n")
    return out.view("rows")


def other_views(tables: Sequence[Table]) -> tuple[TextMap, ...]:
    """Return the columns, the numbers as stored, and the cells in the order their headings tell."""
    found = (_columns(tables), _stored(tables), _arranged(tables))
    return tuple(view for view in found if view.segments)


def _columns(tables: Iterable[Table]) -> TextMap:
    out = Joiner()
    for table in tables:
        by_column = sorted(table.cells, key=attrgetter("column", "row"))
        for _, cells in groupby(by_column, attrgetter("column")):
            out.separate("\n\n")
            for cell in cells:
                _say(cell.pieces, out)
                out.separate("\n")
    return out.view("columns")


def _stored(tables: Iterable[Table]) -> TextMap:
    """Return every other way to write a number: digits, lost zeros, the day that it counts to."""
    out = Joiner()
    for table in tables:
        for cell in table.cells:
            for form in forms(cell.number or cell.text, is_date=cell.is_date):
                if form.text not in {cell.text, cell.text.strip().lstrip("+0")}:
                    out.separate("\n\n")
                    _say_form(form, cell, out)
    return out.view("as stored")


def _say_form(form: Form, cell: GridCell, out: Joiner) -> None:
    """Add a form of a cell; it must not reach over the cell's own text, and lost zeros stand nowhere."""
    piece = cell.pieces[0]
    if piece.location is None:
        return
    zeros, digits = form.text[: form.zeros], form.text[form.zeros :]
    if zeros:
        out.say(zeros)
    out.add(piece.location, digits[: len(piece.text)], piece.offset)
    if digits[len(piece.text) :]:
        out.say(digits[len(piece.text) :])


def _arranged(tables: Iterable[Table]) -> TextMap:
    """Return each row as its headings tell: given name before surname, house before street."""
    out = Joiner()
    for table in tables:
        groups: list[Group] = []
        for _, members in groupby(table.cells, attrgetter("row")):
            cells = {cell.column: cell for cell in members}
            found = arrangement({column: cell.text for column, cell in cells.items()})
            if sum(len(group.columns) for group in found) >= _HEADING_LEAST:
                groups = found
                continue
            for group in groups:
                _say_group(group, cells, out)
    return out.view("by headings")


def _say_group(group: Group, cells: dict[int, GridCell], out: Joiner) -> None:
    present = [cells[column] for column in group.columns if column in cells]
    if not present:
        return
    out.separate("\n\n")
    if group.words:
        out.say(group.words)
        out.separate(" ")
    for cell in present:
        _say(cell.pieces, out)
        out.separate(group.gap)
    out.separate("\n\n")


def _say(pieces: Iterable[Piece], out: Joiner) -> None:
    for piece in pieces:
        if piece.location is None:
            out.say(piece.text)
        else:
            out.add(piece.location, piece.text, piece.offset)
