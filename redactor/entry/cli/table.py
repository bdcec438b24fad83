"""A small table for the terminal: columns as wide as they need, the last one wrapped."""

from __future__ import annotations

import shutil
import textwrap
from collections.abc import Iterator, Sequence

Row = tuple[str, str, str, str]


def table(heads: Row, rows: Sequence[Row]) -> Iterator[str]:
    """Yield the lines of the table."""
    widths = [max(len(row[column]) for row in (heads, *rows)) for column in range(3)]
    rest = max(40, shutil.get_terminal_size((120, 25)).columns - sum(widths) - 6)
    for number, row in enumerate((heads, *rows)):
        if number == 1:
            yield "-" * (sum(widths) + 6 + rest)
        wrapped = textwrap.wrap(row[3], rest) or [""]
        for line, text in enumerate(wrapped):
            cells = [(row[column] if line == 0 else "").ljust(widths[column]) for column in range(3)]
            yield "  ".join([*cells, text]).rstrip()
