"""Text that is a table (CSV, TSV): its columns, and what its numbers may stand for.

Takes text, gives further texts to search. It judges by evenness alone: prose is no table.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from typing import Final

from redactor.verify.lookalikes import BREAK
from redactor.verify.stored_numbers import meanings

_SIGNS: Final = ",\t;|"
_LEAST_ROWS: Final = 3
_SHARE: Final = 0.9
_SAMPLE: Final = 1_000
_LONGEST: Final = 5_000_000


def rows_of(text: str) -> list[list[str]]:
    """Return the cells of a table by row; nothing if the text is none."""
    if len(text) > _LONGEST:
        return []
    for sign in _SIGNS:
        if sign in text and _is_even(list(islice(_read(text, sign), _SAMPLE))):
            return list(_read(text, sign))
    return []


def _is_even(rows: list[list[str]]) -> bool:
    """Say whether nearly all rows have one number of cells, and more than one."""
    widths = Counter(map(len, rows))
    width, count = widths.most_common(1)[0] if widths else (0, 0)
    return width > 1 and len(rows) >= _LEAST_ROWS and count >= len(rows) * _SHARE


def _read(text: str, sign: str) -> Iterator[list[str]]:
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=sign):
            if any(cell.strip() for cell in row):
                yield row
    except csv.Error:
        return


def columns_of(rows: list[list[str]]) -> str:
    """Return the columns one after the other, a cell a line."""
    width = max(map(len, rows), default=0)
    columns = ("\n".join(row[at] for row in rows if at < len(row) and row[at].strip()) for at in range(width))
    return "\n\n".join(columns)


def numbers_of(rows: list[list[str]]) -> str:
    """Return what the numbers of a table may stand for."""
    return BREAK.join(meaning for row in rows for cell in row for meaning in meanings(cell))
