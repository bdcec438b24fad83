"""Joins stretches into views: the whole text in reading order, and tables read down their columns.

Takes `Gathered`; gives text maps. Cells are joined by a tab, rows and lines by a newline, blocks by a
blank line.
It does not promise page order: headers, footers and notes follow the body.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from redactor.formats.docx.stretches import Block, Gathered, Stretch, paragraphs
from redactor.model.text import Location, Segment, TextMap

_STRENGTH: Final = ("", "\t", "\n", "\n\n")


class _Joiner:
    """Collects text and segments."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._segments: list[Segment] = []
        self._length = 0
        self._gap = ""

    def separate(self, gap: str) -> None:
        """Ask for a separator before the next text; the strongest asked for is used."""
        self._gap = max(self._gap, gap, key=_STRENGTH.index)

    def add(self, stretch: Stretch) -> None:
        text = stretch.text
        if not text:
            return
        if self._length:
            self._pieces.append(self._gap)
            self._length += len(self._gap)
        self._gap = ""
        location = Location(stretch.key, stretch.label)
        self._segments.append(Segment(self._length, self._length + len(text), location))
        self._pieces.append(text)
        self._length += len(text)

    def view(self, name: str) -> TextMap:
        return TextMap(name, "".join(self._pieces), tuple(self._segments))


def views(gathered: Gathered) -> tuple[TextMap, ...]:
    """Return the views of a document."""
    main = _Joiner()
    for _, blocks in gathered.stories:
        _story(blocks, main)
    for aside in (*gathered.asides, *gathered.fonts):
        main.separate("\n\n")
        main.add(aside)
    found = [main.view("text")]
    columns = _columns(gathered)
    if columns.text:
        found.append(columns)
    return tuple(found)


def _story(blocks: list[Block], out: _Joiner) -> None:
    for block in blocks:
        out.separate("\n\n")
        if block.stretch is not None:
            out.add(block.stretch)
        elif block.rows:
            _table(block, out)
    out.separate("\n\n")


def _table(block: Block, out: _Joiner) -> None:
    for row in block.rows:
        out.separate("\n")
        for index, (_, cell) in enumerate(row):
            if index:
                out.separate("\t")
            _cell(cell, out)
    out.separate("\n")


def _cell(blocks: list[Block], out: _Joiner) -> None:
    for index, block in enumerate(blocks):
        if index:
            out.separate("\n")
        if block.stretch is not None:
            out.add(block.stretch)
        else:
            _table(block, out)


def _columns(gathered: Gathered) -> TextMap:
    """Return the cells of every table joined down each column."""
    out = _Joiner()
    for _, blocks in gathered.stories:
        for table in _tables(blocks):
            columns: dict[int, list[Stretch]] = {}
            for row in table.rows:
                for column, cell in row:
                    columns.setdefault(column, []).extend(paragraphs(cell))
            for column in sorted(columns):
                out.separate("\n\n")
                for stretch in columns[column]:
                    out.add(stretch)
                    out.separate("\n")
    return out.view("columns")


def _tables(blocks: list[Block]) -> Iterator[Block]:
    for block in blocks:
        if block.rows:
            yield block
        for row in block.rows:
            for _, cell in row:
                yield from _tables(cell)
