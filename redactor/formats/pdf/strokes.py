"""Whether short strokes of a page may be letters: drawn with a pen, as plotters and signatures are.

Takes a `Scene`; says whether many short strokes stand beside one another on a line, some of them slanted
or bent. It does not know letters: hatching, dashes, ticks and table borders are all of one direction or
upright, words are not. Letters of upright strokes alone (as on a calculator) are not noticed.

    | | | | ticks     / / / / hatching     L < V / E may be letters
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from redactor.formats.pdf.geometry import Box, Point
from redactor.formats.pdf.scene import Scene, SubPath

_LEAST, _LARGEST = 2.5, 40.0
_STROKES: Final = 8
_TELLING: Final = 4
_KINDS: Final = 2
_MOST: Final = 20_000
_BLANK: Final = 1.5
_BENT: Final = 0.25


@dataclass(slots=True)
class _Run:
    """Strokes beside one another, as far as `reach`, between `low` and `high`."""

    reach: float
    low: float
    high: float
    count: int = 0
    telling: int = 0
    kinds: set[str] = field(default_factory=set)

    def takes(self, box: Box) -> bool:
        """Say whether a stroke stands right behind the others, at their height."""
        height = max(self.high - self.low, box[3] - box[1], 4.0)
        shared = min(self.high, box[3]) - max(self.low, box[1])
        return box[0] - self.reach <= _BLANK * height and shared >= -0.1 * height

    def add(self, box: Box, kind: str) -> None:
        """Take a stroke in."""
        self.reach = max(self.reach, box[2])
        self.low, self.high = min(self.low, box[1]), max(self.high, box[3])
        self.count += 1
        if kind:
            self.telling += 1
            self.kinds.add(kind)

    def may_be_words(self) -> bool:
        """Say whether there are enough strokes, and enough of them unlike lines."""
        return self.count >= _STROKES and self.telling >= _TELLING and len(self.kinds) >= _KINDS


def may_be_written(scene: Scene) -> bool:
    """Say whether the page holds a row of strokes that may be letters."""
    strokes = [
        (part.box, _kind(part))
        for path in scene.paths
        if path.painted and path.stroked
        for part in path.parts
        if _LEAST <= max(part.box[2] - part.box[0], part.box[3] - part.box[1]) <= _LARGEST
        and not _is_box(part.points)
    ]
    if sum(bool(kind) for _, kind in strokes) < _TELLING:
        return False
    runs: list[_Run] = []
    for box, kind in sorted(strokes)[:_MOST]:
        runs = [run for run in runs if box[0] - run.reach <= _LARGEST]
        home = next((run for run in runs if run.takes(box)), None)
        if home is None:
            home = _Run(box[2], box[1], box[3])
            runs.append(home)
        home.add(box, kind)
        if home.may_be_words():
            return True
    return False


def _is_box(points: list[Point]) -> bool:
    """Say whether this is a rectangle; one of the operator `re` goes along, back and up, and along."""
    if len(points) == 4:
        (ax, ay), (bx, by), (cx, cy), (dx, dy) = points
        return (ax, ay, bx, cy) == (cx, by, dx, dy) and ay < cy
    level = all(a[0] == b[0] or a[1] == b[1] for a, b in pairwise(points))
    return len(points) == 5 and points[0] == points[4] and level


def _kind(part: SubPath) -> str:
    """Return how a stroke is unlike an upright or level line; empty if it is not."""
    if part.curves:
        return "curve"
    x0, y0, x1, y1 = part.box
    if min(x1 - x0, y1 - y0) < _BENT * max(x1 - x0, y1 - y0):
        return ""
    if len(part.points) > 2:
        return f"bent {min(len(part.points), 6)}"
    (ax, ay), (bx, by) = part.points[0], part.points[-1]
    return "rising" if (bx - ax) * (by - ay) > 0 else "falling"
