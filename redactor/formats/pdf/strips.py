"""Whether a page shows one picture cut into strips or tiles, as scanners and printer drivers write them.

Takes the placements of a page; says yes or no. A word cut in two is read in neither piece: such a page has
to be read as a whole. It knows upright pieces that touch along a whole side.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from redactor.formats.pdf.geometry import Box, map_box
from redactor.formats.pdf.pictures import load
from redactor.formats.pdf.scene import Placement

_LEAST: Final = 6.0
_SLACK: Final = (-1, 0, 1)


def is_in_strips(placements: Sequence[Placement]) -> bool:
    """Say whether two pictures with something in them touch along a whole side. Raises `Damaged`."""
    pieces = [place for place in placements if not place.hidden and _is_upright(place)]
    telling: dict[int, bool] = {}
    for pair in _touching(pieces):
        for place in pair:
            if id(place) not in telling:
                telling[id(place)] = not load(place, place.stream.resources).plain()
        if all(telling[id(place)] for place in pair):
            return True
    return False


def _is_upright(place: Placement) -> bool:
    a, b, c, d, _, _ = place.matrix
    return abs(b) + abs(c) < 1e-6 and min(abs(a), abs(d)) >= _LEAST


def _touching(pieces: Sequence[Placement]) -> Iterator[tuple[Placement, Placement]]:
    """Yield pairs of pieces one of which goes on where the other ends, below or to the right."""
    begins: dict[tuple[int, int, int, int], Placement] = {}
    boxes = [(place, map_box(place.matrix, (0, 0, 1, 1))) for place in pieces]
    for place, box in boxes:
        for way, (edge, low, high) in enumerate(_sides(box, begin=True)):
            begins[(way, edge, low, high)] = place
    for place, box in boxes:
        for way, (edge, low, high) in enumerate(_sides(box, begin=False)):
            for other in (begins.get((way, edge + by, low + at, high + to)) for by, at, to in _SHIFTS):
                if other is not None and other is not place:
                    yield place, other


_SHIFTS: Final = tuple((by, at, to) for by in _SLACK for at in _SLACK for to in _SLACK)


def _sides(box: Box, *, begin: bool) -> tuple[tuple[int, int, int], tuple[int, int, int]]:
    """Return the upper and left sides of a box, or the lower and right ones, in whole points."""
    x0, y0, x1, y1 = (round(value) for value in box)
    return ((y1, x0, x1), (x0, y0, y1)) if begin else ((y0, x0, x1), (x1, y0, y1))
