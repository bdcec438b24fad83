"""Old workbooks: whether one can be converted, and what its cells hold, read by xlrd.

Takes the streams of the file; gives the texts and numbers of all cells, hidden ones among them.
It does not promise what a cell shows: numbers are told of as they are stored.
"""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator
from typing import Any, Final

from redactor.formats.convert.compound import Compound
from redactor.formats.convert.loss import number
from redactor.model.errors import Damaged, Encrypted, Unsupported

MAIN: Final = frozenset({"workbook", "book"})
_LOCKED, _SHEET = 0x002F, 0x0085
_MACRO_SHEETS: Final = frozenset({1, 6})
_TEXT, _NUMBER, _DATE = 1, 2, 3


def refuse_unfit(compound: Compound) -> None:
    """Raise Encrypted or Unsupported for a workbook with a password or with macro sheets. Raises Damaged."""
    data = compound.stream("Workbook", "Book")
    for kind, start, end in _records(data):
        if kind == _LOCKED:
            raise Encrypted
        if kind == _SHEET and end - start > 5 and data[start + 5] in _MACRO_SHEETS:
            raise Unsupported("The file contains macros")


def told(data: bytes) -> Iterator[str]:
    """Yield texts and numbers of the cells. Raises Damaged."""
    import xlrd

    try:
        book = xlrd.open_workbook(file_contents=data, logfile=io.StringIO(), formatting_info=False)
        cells = [cell for sheet in book.sheets() for row in range(sheet.nrows) for cell in sheet.row(row)]
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001 - xlrd raises whatever comes; a file it cannot read is not compared
        raise Damaged("The file is not a whole workbook") from None
    yield from map(_value, cells)


def _value(cell: Any) -> str:
    if cell.ctype == _TEXT:
        return str(cell.value)
    return number(cell.value) if cell.ctype in {_NUMBER, _DATE} else ""


def _records(data: bytes) -> Iterator[tuple[int, int, int]]:
    """Yield kind, start and end of the records."""
    at = 0
    while at + 4 <= len(data):
        kind, length = struct.unpack_from("<HH", data, at)
        yield kind, at + 4, min(len(data), at + 4 + length)
        at += 4 + length
