"""Text that is a table (CSV, TSV): where each cell's own text lies, delimiters and quotes left aside.

Takes text and a file name as a hint; gives tables of located cells. Nothing of the structure is ever marked.
It does not promise to know prose with commas from a table: such prose only keeps its commas.
"""

from __future__ import annotations

import csv
import io
import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Final

from redactor.formats.grid import GridCell, Piece, Table
from redactor.model.text import Location

_DELIMITERS: Final = (",", "\t", ";", "|")
_NAMED: Final = (".csv", ".tsv", ".tab")
_SAMPLE: Final = 1_000
_SHARE: Final = 0.9
_LINE_END: Final = re.compile(r"\r\n|\r|\n")


@dataclass(slots=True)
class Span:
    """Characters [start, end) of the text; `sign` is what they show when they are part of the structure."""

    start: int
    end: int
    sign: str = ""


@dataclass(slots=True)
class _Record:
    """The cells of one record: for each, its spans."""

    cells: list[list[Span]] = field(default_factory=lambda: [[]])


def is_named_table(name: str) -> bool:
    """Say whether a file's name says that it is a table."""
    return name.lower().endswith(_NAMED)


def delimiter_of(text: str, name: str) -> str:
    """Return the delimiter of a table, or an empty string if the text is none."""
    named = is_named_table(name)
    best = ("", 0.0)
    for delimiter in _DELIMITERS:
        share = _even(text, delimiter, named=named)
        if share > best[1]:
            best = (delimiter, share)
    return best[0]


def _even(text: str, delimiter: str, *, named: bool) -> float:
    """Return the share of records that have the usual number of cells; none if that is no table."""
    try:
        records = islice(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), _SAMPLE)
        widths = Counter(len(record) for record in records if any(cell.strip() for cell in record))
    except csv.Error:
        return 0.0
    if not widths:
        return 0.0
    width, count = widths.most_common(1)[0]
    share = count / widths.total()
    if named:
        return share if max(widths) > 1 else 0.0
    least = 3 if width == 2 else 2
    return share if width > 1 and widths.total() >= least and share >= _SHARE else 0.0


def table_of(text: str, delimiter: str) -> Table:
    """Return the cells of a table, each located by line, as `plain` numbers them."""
    lines = _Lines(text)
    cells: list[GridCell] = []
    for row, record in enumerate(_records(text, delimiter), start=1):
        for column, spans in enumerate(record.cells, start=1):
            pieces = tuple(piece for span in spans for piece in lines.pieces(span))
            if any(piece.text.strip() for piece in pieces):
                cells.append(GridCell(row, column, pieces))
    return Table(cells)


def stretches_by_line(table: Table) -> dict[Location, list[tuple[int, int]]]:
    """Return where in each line the cells' own text lies."""
    found: dict[Location, list[tuple[int, int]]] = defaultdict(list)
    for cell in table.cells:
        for piece in cell.pieces:
            if piece.location is not None:
                found[piece.location].append((piece.offset, piece.offset + len(piece.text)))
    return found


def _records(text: str, delimiter: str) -> Iterator[_Record]:
    """Yield the records, as the csv module of Python would, but with places."""
    record, position = _Record(), 0
    ends = {delimiter, "\r", "\n"}
    plain = re.compile(f"[^{re.escape(delimiter)}\r\n]*")
    while position < len(text):
        spans = record.cells[-1]
        if text[position] == '"':
            position = _quoted(text, position, spans)
        match = plain.match(text, position)
        if match is not None and match.end() > position:
            spans.append(Span(position, match.end()))
            position = match.end()
        if position >= len(text):
            break
        if text[position] == delimiter:
            record.cells.append([])
            position += 1
        elif text[position] in ends:
            position += 2 if text.startswith("\r\n", position) else 1
            yield record
            record = _Record()
    yield record


def _quoted(text: str, position: int, spans: list[Span]) -> int:
    """Read a quoted cell; return the place after its closing quote. A doubled quote is one sign."""
    position += 1
    while True:
        close = text.find('"', position)
        if close < 0:
            spans.append(Span(position, len(text)))
            return len(text)
        spans.append(Span(position, close))
        if not text.startswith('""', close):
            return close + 1
        spans.append(Span(close, close + 2, '"'))
        position = close + 2


class _Lines:
    """The lines of a text, to cut spans at their ends."""

    def __init__(self, text: str) -> None:
        self._text = text
        ends = list(_LINE_END.finditer(text))
        self._starts = [0, *(match.end() for match in ends)]
        self._ends = [*(match.start() for match in ends), len(text)]

    def pieces(self, span: Span) -> Iterator[Piece]:
        """Yield the pieces of a span, one a line; what shows a line end or a quote has no place."""
        if span.sign:
            yield Piece(span.sign)
            return
        index = bisect_right(self._starts, span.start) - 1
        position = span.start
        while position < span.end:
            end = min(span.end, self._ends[index])
            if end > position:
                location = Location(str(index + 1), f"line {index + 1}")
                yield Piece(self._text[position:end], location, position - self._starts[index])
            if span.end > self._ends[index]:
                yield Piece("\n")
            index += 1
            position = max(end, self._starts[index] if index < len(self._starts) else span.end)
