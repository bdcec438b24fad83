"""Coordinates as cells of a grid, so that a point near another one shares a cell with it.

Takes a point or a text, gives names of cells of about a kilometre. The matcher measures the distance.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

_CELL = 100  # cells in a degree
_DECIMAL = re.compile(r"(?<![\d.])-?\d{1,3}\.\d{3,12}(?![\d.])")
_DEGREES = re.compile(r"(\d{1,3})\s?[°d*o]\s?(\d{1,2})\s?['m′]\s?(\d{1,2}(?:\.\d{1,6})?)")
# what either must hold, found much faster
_PERHAPS = re.compile(r"\d(?:\.\d{3}|\s?[°d*o]\s?\d)")
_APART = 40


def cells(latitude: float, longitude: float) -> list[str]:
    """Return the cell of a point and its neighbours; a sign is often lost in text, so none is kept."""
    row, column = int(abs(latitude) * _CELL), int(abs(longitude) * _CELL)
    return [f"{r},{c}" for r in range(row - 1, row + 2) for c in range(column - 1, column + 2)]


def cells_in(text: str) -> Iterator[tuple[str, int]]:
    """Yield the cells of all pairs of coordinates in a text, and where they stand."""
    if not _PERHAPS.search(text):
        return
    decimals = [(m.start(), m.end(), abs(float(m.group()))) for m in _DECIMAL.finditer(text)]
    degrees = [(m.start(), m.end(), _value(m)) for m in _DEGREES.finditer(text)]
    for points in (decimals, degrees):
        for (start, end, one), (after, _, two) in pairwise(points):
            if after - end <= _APART and max(one, two) <= 180:
                yield f"{int(one * _CELL)},{int(two * _CELL)}", start
                yield f"{int(two * _CELL)},{int(one * _CELL)}", start


def _value(found: re.Match[str]) -> float:
    return int(found.group(1)) + int(found.group(2)) / 60 + float(found.group(3)) / 3600
