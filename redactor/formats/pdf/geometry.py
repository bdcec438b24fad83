"""Matrices and boxes of PDF space.

Takes and gives plain tuples: a matrix (a, b, c, d, e, f), a box (x0, y0, x1, y1), y upwards.
It does not promise to be exact for clips that are not rectangles: their bounding box is used.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Final, TypeAlias

Matrix: TypeAlias = tuple[float, float, float, float, float, float]
Box: TypeAlias = tuple[float, float, float, float]
Point: TypeAlias = tuple[float, float]

IDENTITY: Final[Matrix] = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
EVERYWHERE: Final[Box] = (-1e9, -1e9, 1e9, 1e9)
NOWHERE: Final[Box] = (1e9, 1e9, -1e9, -1e9)


def times(first: Matrix, second: Matrix) -> Matrix:
    """Apply `first`, then `second`."""
    a, b, c, d, e, f = first
    g, h, i, j, k, m = second
    return (
        a * g + b * i,
        a * h + b * j,
        c * g + d * i,
        c * h + d * j,
        e * g + f * i + k,
        e * h + f * j + m,
    )


def apply(matrix: Matrix, x: float, y: float) -> Point:
    """Return the point (x, y) as `matrix` maps it."""
    a, b, c, d, e, f = matrix
    return (a * x + c * y + e, b * x + d * y + f)


def invert(matrix: Matrix) -> Matrix | None:
    """Return the inverse, or None for a matrix that flattens."""
    a, b, c, d, e, f = matrix
    determinant = a * d - b * c
    if abs(determinant) < 1e-12:
        return None
    return (
        d / determinant,
        -b / determinant,
        -c / determinant,
        a / determinant,
        (c * f - d * e) / determinant,
        (b * e - a * f) / determinant,
    )


def box_of(points: Iterable[Point]) -> Box:
    """Return the smallest box around `points`, `NOWHERE` for none."""
    listed = list(points)
    if not listed:
        return NOWHERE
    xs = [x for x, _ in listed]
    ys = [y for _, y in listed]
    return (min(xs), min(ys), max(xs), max(ys))


def map_box(matrix: Matrix, box: Box) -> Box:
    """Return the box around the image of `box`."""
    x0, y0, x1, y1 = box
    return box_of(apply(matrix, x, y) for x, y in ((x0, y0), (x1, y0), (x0, y1), (x1, y1)))


def meet(one: Box, other: Box) -> Box:
    """Return what both boxes cover."""
    return (
        max(one[0], other[0]),
        max(one[1], other[1]),
        min(one[2], other[2]),
        min(one[3], other[3]),
    )


def join(one: Box, other: Box) -> Box:
    """Return the smallest box around both."""
    return (
        min(one[0], other[0]),
        min(one[1], other[1]),
        max(one[2], other[2]),
        max(one[3], other[3]),
    )


def is_empty(box: Box) -> bool:
    """Say whether the box covers nothing."""
    return box[2] <= box[0] or box[3] <= box[1]


def touches(one: Box, other: Box, slack: float = 0.0) -> bool:
    """Say whether the boxes have a point in common, give or take `slack`."""
    return (
        one[0] <= other[2] + slack
        and other[0] <= one[2] + slack
        and one[1] <= other[3] + slack
        and other[1] <= one[3] + slack
    )


def size_of(matrix: Matrix) -> float:
    """Return how long a vertical unit becomes: the font size of a text matrix."""
    return math.hypot(matrix[2], matrix[3]) or math.hypot(matrix[0], matrix[1])


def number(value: float) -> str:
    """Write a number the PDF way: no exponent, no more than five decimals."""
    rounded = round(value, 5)
    if rounded == int(rounded):
        return str(int(rounded))
    return f"{rounded:.5f}".rstrip("0")


def numbers(*values: float) -> str:
    """Write several numbers with spaces between."""
    return " ".join(number(value) for value in values)
