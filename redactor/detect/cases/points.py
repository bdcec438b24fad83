"""Places in numbers as cells of a grid, so that a point near another one shares a cell with it.

Takes a point or a text, gives names of cells of about a kilometre: of degrees, of both national grids, of
what a short plus code leaves of a degree. The matcher's own grammar reads the text; it measures the distance.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from redactor.detect.known.codes.coordinates import Angles
from redactor.detect.known.codes.grid import BRITISH, IRISH, on_grid, pluses, squares
from redactor.detect.known.text.readings import merged

_CELL = 100  # cells in a degree
_METRES = 1_000
_GRIDS = ((BRITISH, "b", 700_000), (IRISH, "i", 400_000))
_SURE_SQUARE = 100
_FAR = 1_000_000
# what angles hold, found much faster: they are read only around it
_DEGREES = re.compile(
    r"\d(?:\.\d{3}|,\d{4}|(?:[ ]?(?:°|deg(?:rees)?|[d*o:'′])[ ]?|[ ])\d{1,2}(?:\.\d|\D{1,3}\d))"
)
_REACH = 60


def cells(latitude: float, longitude: float) -> list[str]:
    """Return the cells of a point and their neighbours; a sign is often lost in text, so none is kept."""
    found = [*_around("", abs(latitude) * _CELL, abs(longitude) * _CELL)]
    for grid, name, width in _GRIDS:
        x, y = on_grid(grid, latitude, longitude)
        if 0 <= x < width and y >= 0:
            found += _around(name, x / _METRES, y / _METRES)
    north, east = (latitude + 90) % 1, (longitude + 180) % 1
    return [*found, *_around("p", north * _CELL, east * _CELL)]


def cells_in(text: str) -> Iterator[tuple[str, int]]:
    """Yield the cells of all places in a canonical text, and where they stand."""
    near = merged((max(0, found.start() - _REACH), found.end() + _REACH) for found in _DEGREES.finditer(text))
    for low, high in near:
        for start, _, north, east in Angles(text[low:high]).points():
            yield _cell("", abs(north) * _CELL, abs(east) * _CELL), low + start
    for square in squares(text):
        if square.size <= _SURE_SQUARE:
            name = next(name for grid, name, _ in _GRIDS if grid is square.grid)
            x, y = square.east + square.size / 2, square.north + square.size / 2
            yield _cell(name, x / _METRES, y / _METRES), square.start
    for code in pluses(text):
        if code.short:
            yield _cell("p", code.north * _CELL, code.east * _CELL), code.start
        else:
            yield _cell("", abs(code.north - 90) * _CELL, abs(code.east - 180) * _CELL), code.start


def _around(name: str, one: float, two: float) -> Iterator[str]:
    """Yield a cell and its neighbours; what is left of a degree begins anew behind its end."""
    turn = _CELL if name == "p" else _FAR
    for row in (-1, 0, 1):
        for column in (-1, 0, 1):
            yield _cell(name, (one + row) % turn, (two + column) % turn)


def _cell(name: str, one: float, two: float) -> str:
    return f"{name}{int(one)},{int(two)}"
