"""The cells of one sheet: where they are, what is stored, what is shown.

Takes the rows of a sheet and the shared strings; gives cells with values only, formulas counted and gone.
It does not promise that a formula's last value is right: it is what the workbook shows when opened.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from redactor.formats.ooxml import Element
from redactor.formats.stored import NUMBER
from redactor.formats.wordlist import words
from redactor.formats.xlsx.moments import is_moment
from redactor.formats.xlsx.names import address, s, spelt, unescaped
from redactor.formats.xlsx.shown import shown_number, shown_text
from redactor.formats.xlsx.styles import Styles
from redactor.model.errors import Damaged, TooLarge

_MOST: Final = 2_000_000
_ERRORS: Final = words(
    """
    #NULL! #DIV/0! #VALUE! #REF! #NAME? #NUM! #N/A #GETTING_DATA #SPILL! #CALC! #FIELD! #BLOCKED! #CONNECT!
    #BUSY! #UNKNOWN! #EXTERNAL! #PYTHON!
    """
)
_KINDS: Final = frozenset({"", "n", "s", "str", "inlineStr", "b", "e", "d"})
_LOWEST: Final = 2.0


@dataclass(slots=True)
class Cell:
    """A cell. `kind` is n, b, e or t; `stored` is the number or the text; `shown` what a reader sees."""

    row: int
    column: int
    style: int
    kind: str = ""
    stored: str = ""
    shown: str = ""
    is_date: bool = False

    @property
    def name(self) -> str:
        """Its address."""
        return spelt(self.row, self.column)


@dataclass(slots=True)
class Row:
    """A row: its height and style as attributes, and its cells. A hidden one has none."""

    number: int
    attributes: dict[str, str]
    hidden: bool = False
    cells: list[Cell] = field(default_factory=list)


class CellReader:
    """Reads cells, and counts by code what is left out of them."""

    def __init__(self, strings: list[str], styles: Styles, *, from_1904: bool) -> None:
        """Keep what the cells refer to."""
        self._strings = strings
        self._styles = styles
        self._from_1904 = from_1904
        self._count = 0
        self.lost: Counter[str] = Counter()
        self.first: dict[str, str] = {}
        self._used_strings: set[int] = set()

    @property
    def unused_strings(self) -> int:
        """How many shared strings no visible cell shows."""
        return len(self._strings) - len(self._used_strings)

    def rows(self, source: Element, *, hidden_by_default: bool, hidden_columns: set[int]) -> Iterator[Row]:
        """Yield the rows in order. Raises Damaged, TooLarge."""
        last = 0
        for element in source.iterchildren("*"):
            if element.tag != s("row"):
                self.lost["unknown-content"] += 1
                continue
            number = _whole(element.get("r"), last + 1)
            if number <= last:
                raise Damaged("The rows of a sheet are not in order")
            last = number
            row = Row(number, _row_attributes(element, self._styles), _is_hidden(element, hidden_by_default))
            for cell in self._cells(element, number):
                filled = bool(cell.kind)
                if filled and (row.hidden or cell.column in hidden_columns):
                    self._leave_out("hidden-row" if row.hidden else "hidden-column", cell)
                elif not row.hidden:
                    row.cells.append(cell)
            yield row

    def _cells(self, row: Element, number: int) -> Iterator[Cell]:
        last = 0
        for element in row.iterchildren("*"):
            if element.tag != s("c"):
                self.lost["unknown-content"] += element.tag != s("extLst")
                continue
            found = address(element.get("r") or spelt(number, last + 1))
            if found is None or found[0] != number or found[1] <= last:
                raise Damaged("The cells of a sheet are not in order")
            last = found[1]
            self._count += 1
            if self._count > _MOST:
                raise TooLarge("The workbook has more cells than the limit allows")
            yield self._cell(element, *found)

    def _cell(self, element: Element, row: int, column: int) -> Cell:
        cell = Cell(row, column, self._styles.number(element.get("s", "0")))
        self._fill(element, cell)
        formula = element.find(s("f"))
        if formula is not None:
            self.lost["formula"] += 1
            if not cell.kind and element.get("t") != "str":
                self._leave_out("formula-without-result", cell)
        if cell.kind and not cell.shown.strip() and cell.stored.strip():
            self._leave_out("hidden-text", cell)
            cell.kind = ""
        return cell

    def _leave_out(self, code: str, cell: Cell) -> None:
        """Count what is left out, and remember where it was first."""
        self.lost[code] += 1
        self.first.setdefault(code, cell.name)

    def _fill(self, element: Element, cell: Cell) -> None:
        """Set kind, stored value and shown text; a cell without a value keeps its empty kind."""
        kind = element.get("t", "")
        if kind not in _KINDS:
            raise Damaged("A cell is of a kind that spreadsheets do not have")
        if kind == "inlineStr":
            inline = element.find(s("is"))
            self._set_text(cell, "" if inline is None else string_of(inline, self.lost))
            return
        found = element.find(s("v"))
        value = "" if found is None else "".join(found.itertext())
        if not value.strip() and kind != "str":
            return
        if kind == "s":
            self._set_text(cell, self._shared(value))
        elif kind == "b" and value.strip() in {"0", "1", "true", "false"}:
            true = value.strip() in {"1", "true"}
            cell.kind, cell.stored, cell.shown = "b", str(int(true)), "TRUE" if true else "FALSE"
        elif kind == "e" and value.strip() in _ERRORS:
            cell.kind = "e"
            cell.stored = cell.shown = value.strip()
        elif kind in {"", "n", "d"}:
            self._set_number(
                cell, _serial(value.strip(), from_1904=self._from_1904) if kind == "d" else value.strip()
            )
        else:
            self._set_text(cell, unescaped(value))

    def _shared(self, value: str) -> str:
        if not value.strip().isdecimal() or int(value) >= len(self._strings):
            raise Damaged("A cell refers to a text that is not there")
        self._used_strings.add(int(value))
        return self._strings[int(value)]

    def _set_text(self, cell: Cell, text: str) -> None:
        if text:
            cell.kind = "t"
            cell.stored = text
            cell.shown = shown_text(text, self._styles.code(cell.style))

    def _set_number(self, cell: Cell, raw: str) -> None:
        if not NUMBER.fullmatch(raw):
            self._set_text(cell, unescaped(raw))
            return
        code = self._styles.code(cell.style)
        cell.kind, cell.stored, cell.is_date = "n", raw, is_moment(code)
        cell.shown = shown_number(raw, code, from_1904=self._from_1904)


def string_of(item: Element, lost: Counter[str]) -> str:
    """Return the text of a string item: its runs joined, reading aids left out and counted."""
    out: list[str] = []
    for child in item.iterchildren("*"):
        if child.tag == s("t"):
            out.append(child.text or "")
        elif child.tag == s("r"):
            out += [text.text or "" for text in child.iterchildren(s("t"))]
        elif child.tag == s("rPh"):
            lost["hidden-text"] += 1
        elif child.tag != s("phoneticPr"):
            lost["unknown-content"] += 1
    return unescaped("".join(out))


def _serial(value: str, *, from_1904: bool) -> str:
    """Return the number of days for a date in words of ISO 8601."""
    from openpyxl.utils.datetime import from_ISO8601, to_excel

    epoch = datetime(1904, 1, 1) if from_1904 else datetime(1899, 12, 30)  # noqa: DTZ001 - no zones in sheets
    try:
        return f"{to_excel(from_ISO8601(value.removesuffix('Z')), epoch):.10f}".rstrip("0").rstrip(".")
    except (ValueError, TypeError, AttributeError):
        return value


def _whole(text: str | None, usual: int) -> int:
    if text is None:
        return usual
    if not text.isdecimal() or not 0 < int(text) <= 1_048_576:
        raise Damaged("A row of a sheet has a wrong number")
    return int(text)


def _is_hidden(row: Element, by_default: bool) -> bool:  # noqa: FBT001 - a default of the sheet
    if row.get("hidden") in {"1", "true"} or number_of(row.get("ht"), 15.0) < _LOWEST:
        return True
    return by_default and row.get("ht") is None and row.get("hidden") is None


def _row_attributes(row: Element, styles: Styles) -> dict[str, str]:
    found = {}
    if row.get("ht") is not None and number_of(row.get("ht"), -1.0) >= 0:
        found = {"ht": f"{number_of(row.get('ht'), 15.0):g}", "customHeight": "1"}
    if row.get("customFormat") in {"1", "true"}:
        found |= {"s": str(styles.number(row.get("s", "0"))), "customFormat": "1"}
    return found


def number_of(text: str | None, usual: float) -> float:
    """Return a small positive number, or the usual one."""
    if text is None or not NUMBER.fullmatch(text.strip()):
        return usual
    return min(abs(float(text)), 10_000.0)


def strings_of(items: Iterable[Element], lost: Counter[str]) -> list[str]:
    """Return the shared strings."""
    return [string_of(item, lost) for item in items]
