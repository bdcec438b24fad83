"""Spreadsheets as tables: each cell with its text, joined along rows, down columns, and as stored.

Takes the XML members of a workbook (Excel or OpenDocument), hands texts to the gatherer. It comes after
the reading of every part as plain XML, and adds only what needs the cells' places.
"""

from __future__ import annotations

import io
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final
from xml.sax.handler import ContentHandler

from defusedxml import sax

from redactor.verify.lookalikes import BREAK
from redactor.verify.part import Part, Tools
from redactor.verify.stored_numbers import meanings

if TYPE_CHECKING:
    from xml.sax.xmlreader import AttributesImpl

_SHEET: Final = re.compile(r"xl/(?:worksheets|macrosheets|dialogsheets)/[^/]*\.xml", re.I)
_STRINGS: Final = re.compile(r"xl/sharedstrings\d*\.xml", re.I)
_OPEN_SHEETS: Final = re.compile(r"content\.xml", re.I)
_LETTERS: Final = re.compile(r"[A-Za-z]{1,3}")
_ESCAPE: Final = re.compile(r"_x([0-9A-Fa-f]{4})_")
_TEXTS: Final = frozenset({"v", "t", "p"})
_FURTHEST: Final = 20_000
_HEAD: Final = 1_000_000


@dataclass(slots=True)
class Grid:
    """The cells of one sheet, and what is hidden: rows with cells, and column ranges."""

    rows: list[list[tuple[int, str]]] = field(default_factory=list)
    hidden_rows: int = 0
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)


class _Strings(ContentHandler):
    """Collects the shared strings; reading aids count as text like any other."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._inside = False

    def startElement(self, name: str, attrs: AttributesImpl) -> None:  # noqa: N802, ARG002 - SAX's name and shape
        local = name.rpartition(":")[2]
        if local == "si":
            self.found.append("")
        self._inside = local == "t"

    def characters(self, content: str) -> None:
        if self._inside and self.found:
            self.found[-1] += content

    def endElement(self, name: str) -> None:  # noqa: N802, ARG002 - SAX's name and shape
        self._inside = False


class _Cells(ContentHandler):
    """Collects cells: of Excel by their address, of OpenDocument by counting."""

    def __init__(self, strings: list[str]) -> None:
        super().__init__()
        self.grids: list[Grid] = [Grid()]
        self._strings = strings
        self._column = 0
        self._more = 0
        self._kind = ""
        self._texts: list[str] = []
        self._path: list[str] = []
        self._hidden = False

    def startElement(self, name: str, attrs: AttributesImpl) -> None:  # noqa: N802 - SAX's name
        local = name.rpartition(":")[2]
        self._path.append(local)
        if local == "table":
            self.grids.append(Grid())
        elif local in {"row", "table-row"}:
            self.grids[-1].rows.append([])
            self._column = 0
            self._hidden = attrs.get("hidden") in {"1", "true"}
        elif local == "col" and attrs.get("hidden") in {"1", "true"}:
            self.grids[-1].hidden_columns.append((_whole(attrs.get("min")), _whole(attrs.get("max"))))
        elif local in {"c", "table-cell", "covered-table-cell"}:
            self._column = _column(attrs.get("r", "")) or self._column + 1
            self._kind = attrs.get("t", "")
            self._more = _repeated(attrs)
            self._texts = []
        elif local in {"p", "line-break"} and self._texts:
            self._texts.append("\n")

    def characters(self, content: str) -> None:
        if self._path and (self._path[-1] in _TEXTS or "p" in self._path[-3:]):
            self._texts.append(content)

    def endElement(self, name: str) -> None:  # noqa: N802 - SAX's name
        local = self._path.pop()
        del name
        grid = self.grids[-1]
        if local in {"c", "table-cell", "covered-table-cell"} and grid.rows:
            text = self._text()
            if text:
                grid.rows[-1].append((self._column, text))
                grid.hidden_rows += self._hidden
            self._column += self._more
            self._texts = []

    def _text(self) -> str:
        text = "".join(self._texts)
        if self._kind == "s" and text.strip().isdecimal() and int(text) < len(self._strings):
            text = self._strings[int(text)]
        plain = _ESCAPE.sub(lambda match: chr(int(match.group(1), 16)), text)
        return plain.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _column(address: str) -> int:
    match = _LETTERS.match(address)
    number = 0
    for letter in match.group().upper() if match else "":
        number = number * 26 + ord(letter) - 64
    return number


def _repeated(attrs: AttributesImpl) -> int:
    """Return how many further cells an OpenDocument cell stands for."""
    count = next((attrs.getValue(n) for n in attrs.getNames() if n.endswith("number-columns-repeated")), None)
    return max(0, min(_whole(count), _FURTHEST) - 1)


def _whole(text: str | None) -> int:
    return int(text) if text is not None and text.isdecimal() else 0


def _parsed(place: str, data: bytes, listener: ContentHandler, tools: Tools) -> bool:
    """Parse a part; what cannot be parsed is unread."""
    parser = sax.make_parser()
    parser.forbid_dtd = True
    parser.setContentHandler(listener)
    try:
        parser.parse(io.BytesIO(data))
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001 - expat and defusedxml share no base class but ValueError
        tools.gather.unread(place, f"its XML could not be read ({type(error).__name__})")
        return False
    return True


def is_of_sheets(name: str, data: bytes) -> bool:
    """Say whether a member holds cells or their texts, by its name or, in another folder, by its content."""
    if any(pattern.fullmatch(name) for pattern in (_SHEET, _STRINGS, _OPEN_SHEETS)):
        return True
    return name.lower().endswith(".xml") and b"sheetData" in data[:_HEAD]


def read_sheets(part: Part, members: Mapping[str, bytes], tools: Tools) -> None:
    """Read every sheet among the members as a table; a part that is no XML was called unread before."""
    listener = _Strings()
    for name, data in members.items():
        if _STRINGS.fullmatch(name):
            _parsed(part.at(name), data, listener, tools)
    for name, data in members.items():
        if not _STRINGS.fullmatch(name):
            cells = _Cells(listener.found)
            if _parsed(part.at(name), data, cells, tools):
                for grid in cells.grids:
                    _hand_in(part.at(name), grid, tools)


def _hand_in(place: str, grid: Grid, tools: Tools) -> None:
    """Give the gatherer the table in all its joinings."""
    rows = [[text for _, text in row] for row in grid.rows if row]
    if not rows:
        return
    gather = tools.gather
    gather.show(place, "\n\n".join("\t".join(row) for row in rows))
    columns = "\n\n".join("\n".join(column) for column in _columns(grid))
    gather.show(f"{place}, columns", columns)
    gather.sweep(place, "\n".join("\t".join(reversed(row)) for row in rows), data=True)
    gather.sweep(place, BREAK.join(meaning for row in rows for text in row for meaning in meanings(text)))
    gather.covered(place, "cells along rows and down columns; numbers as days and with lost zeros")
    hidden = [
        column
        for row in grid.rows
        for column, _ in row
        if any(a <= column <= b for a, b in grid.hidden_columns)
    ]
    if grid.hidden_rows or hidden:
        gather.structure(place, "it has values in hidden rows or columns")


def _columns(grid: Grid) -> Iterator[list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    for row in grid.rows:
        for column, text in row:
            found[min(column, _FURTHEST)].append(text)
    for column in sorted(found):
        yield found[column]
