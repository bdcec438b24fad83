"""How a picture must be turned and levelled to be read, and where a box read there lies in the picture.

    source          pose(90, 1.5)         `to_source` takes a box of the levelled picture
    +------+        +----------+          back to four corners in the source
    | t  / |  --->  | t e x t  |
    | x /  |        +----------+

Takes pictures and boxes, gives pictures and corners. It does not decide what the right pose is.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from PIL import Image

Box = tuple[int, int, int, int]
Point = tuple[float, float]
_TURNS: Final = {90: "ROTATE_90", 180: "ROTATE_180", 270: "ROTATE_270"}


@dataclass(frozen=True, slots=True)
class Pose:
    """Turn the picture by `quarter` degrees counter-clockwise, then by `tilt` degrees the same way."""

    quarter: int = 0
    tilt: float = 0.0

    def level(self, picture: Image.Image) -> Image.Image:
        """Return the picture as it is read; new corners get the colour of the paper."""
        from PIL import Image

        turned = picture
        if self.quarter:
            turned = picture.transpose(getattr(Image.Transpose, _TURNS[self.quarter]))
        if not self.tilt:
            return turned
        size, matrix = _levelling(turned.size, self.tilt)
        grey = turned.convert("L").histogram()
        paper = max(range(256), key=grey.__getitem__)
        fill = paper if turned.mode == "L" else (paper, paper, paper)
        return turned.transform(
            size, Image.Transform.AFFINE, matrix, Image.Resampling.BICUBIC, fillcolor=fill
        )

    def to_source(self, box: Box, size: tuple[int, int]) -> tuple[Point, ...]:
        """Return the corners, in a source picture of `size`, of a box of the levelled picture."""
        left, top, right, bottom = box
        corners = ((left, top), (right, top), (right, bottom), (left, bottom))
        width, height = size
        turned = size if self.quarter in {0, 180} else (height, width)
        if self.tilt:
            _, (a, b, c, d, e, f) = _levelling(turned, self.tilt)
            points = [(a * x + b * y + c, d * x + e * y + f) for x, y in corners]
        else:
            points = [(float(x), float(y)) for x, y in corners]
        return tuple(self._unturned(point, width, height) for point in points)

    def from_source(self, points: tuple[Point, ...], size: tuple[int, int]) -> Box:
        """Return the box, in the levelled picture, around points of the source picture."""
        width, height = size
        turned = size if self.quarter in {0, 180} else (height, width)
        placed = [self._turned(point, width, height) for point in points]
        if self.tilt:
            _, (a, b, c, d, e, f) = _levelling(turned, self.tilt)
            # The matrix is a rotation: its transpose undoes it.
            placed = [(a * (x - c) + d * (y - f), b * (x - c) + e * (y - f)) for x, y in placed]
        across, down = [x for x, _ in placed], [y for _, y in placed]
        return math.floor(min(across)), math.floor(min(down)), math.ceil(max(across)), math.ceil(max(down))

    def _unturned(self, point: Point, width: int, height: int) -> Point:
        x, y = point
        return {0: (x, y), 90: (width - y, x), 180: (width - x, height - y), 270: (y, height - x)}[
            self.quarter
        ]

    def _turned(self, point: Point, width: int, height: int) -> Point:
        x, y = point
        return {0: (x, y), 90: (y, width - x), 180: (width - x, height - y), 270: (height - y, x)}[
            self.quarter
        ]


def _levelling(
    size: tuple[int, int], tilt: float
) -> tuple[tuple[int, int], tuple[float, float, float, float, float, float]]:
    """Return the size of the levelled picture, and the matrix from its points to the turned picture's."""
    width, height = size
    cos, sin = math.cos(math.radians(tilt)), math.sin(math.radians(tilt))
    new = (math.ceil(width * cos + height * abs(sin)), math.ceil(width * abs(sin) + height * cos))
    x, y = new[0] / 2, new[1] / 2
    return new, (cos, -sin, width / 2 - cos * x + sin * y, sin, cos, height / 2 - sin * x - cos * y)


def touch(one: Box, other: Box) -> bool:
    """Say whether two boxes share a point."""
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def around(boxes: list[Box]) -> Box:
    """Return the smallest box that holds all boxes."""
    return (
        min(box[0] for box in boxes), min(box[1] for box in boxes),
        max(box[2] for box in boxes), max(box[3] for box in boxes),
    )  # fmt: skip


def share(one: Box, other: Box) -> float:
    """Return how much of the smaller box lies in the other: 0 to 1."""
    if not touch(one, other):  # nearly all pairs of a page
        return 0.0
    width = min(one[2], other[2]) - max(one[0], other[0])
    height = min(one[3], other[3]) - max(one[1], other[1])
    least = min((b[2] - b[0]) * (b[3] - b[1]) for b in (one, other))
    return width * height / max(1, least)
