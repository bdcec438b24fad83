"""The path operators: what is drawn with lines, what clips, what covers.

Takes operators in turn; adds to the `Scene`. It does not promise exact clips: a clip that is no
rectangle counts as its bounding box.
"""

from __future__ import annotations

from typing import Any, Final

from redactor.formats.pdf.geometry import NOWHERE, Box, Point, apply, box_of, is_empty, join, meet
from redactor.formats.pdf.machine import Machine
from redactor.formats.pdf.objects import as_float
from redactor.formats.pdf.scene import Path, SubPath

PAINTS: Final = frozenset(("f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "n"))
_STROKES: Final = frozenset(("S", "s", "B", "B*", "b", "b*"))
_FILLS: Final = frozenset(("f", "F", "f*", "B", "B*", "b", "b*"))


class PathOps:
    """Follows the path operators."""

    def __init__(self, machine: Machine) -> None:
        """Share `machine`."""
        self._at = machine
        self._path: list[Point] = []
        self._parts: list[SubPath] = []
        self._path_first = -1
        self._curves = 0
        self._clipping = False

    def begin_stream(self) -> tuple[list[Point], list[SubPath], bool]:
        """Put the path of the outer stream aside; give it back to `end_stream`."""
        kept = (self._path, self._parts, self._clipping)
        self._path, self._parts, self._clipping = [], [], False
        return kept

    def end_stream(self, kept: tuple[list[Point], list[SubPath], bool]) -> None:
        """Go on with the path of the outer stream."""
        self._path, self._parts, self._clipping = kept

    def draw(self, operands: list[Any], operator: str) -> None:
        """Follow one operator; any that is no path operator is passed over."""
        if operator in ("m", "l"):
            self._points(operands, 1, operator)
        elif operator == "re" and len(operands) >= 4:
            x, y, w, h = (as_float(value) for value in operands[:4])
            self._start_path("re")
            ctm = self._at.state.ctm
            corners = [apply(ctm, u, v) for u, v in ((x, y), (x + w, y), (x, y + h), (x + w, y + h))]
            self._path += corners
            self._extend(corners)
        elif operator in ("c", "v", "y"):
            self._points(operands, 2 if operator != "c" else 3, operator)
            self._curves += 1
            if self._parts:
                self._parts[-1].curves += 1
        elif operator == "h":
            self._extend([])
        elif operator in ("W", "W*"):
            self._clipping = True
        elif operator in PAINTS:
            self._paint(operator)

    def _start_path(self, operator: str) -> None:
        if not self._path:
            self._path_first = self._at.op
            self._curves = 0
            self._parts = []
        if operator in ("m", "re") or not self._parts:
            self._parts.append(SubPath(self._at.op, self._at.op, NOWHERE))

    def _extend(self, points: list[Point]) -> None:
        if self._parts:
            part = self._parts[-1]
            part.last = self._at.op
            part.box = join(part.box, box_of(points))
            part.points += points

    def _points(self, operands: list[Any], count: int, operator: str) -> None:
        self._start_path(operator)
        if len(operands) < 2 * count:
            return
        values = [as_float(value) for value in operands[: 2 * count]]
        points = [apply(self._at.state.ctm, values[at], values[at + 1]) for at in range(0, 2 * count, 2)]
        self._path += points
        self._extend(points)

    def _paint(self, operator: str) -> None:
        if self._path:
            box = box_of(self._path)
            path = Path(
                self._at.stream,
                self._path_first,
                self._at.op,
                box,
                self._curves,
                painted=operator != "n",
                stroked=operator in _STROKES,
                clips=self._clipping,
                parts=self._parts,
            )
            self._at.scene.paths.append(path)
            if operator in _FILLS and self._at.state.opaque and not self._at.is_off():
                self.cover([part.box for part in self._parts if part.is_rectangle()])
            if self._clipping:
                self._at.state.clip = meet(self._at.state.clip, box)
        self._path, self._parts, self._clipping = [], [], False

    def cover(self, boxes: list[Box]) -> None:
        """Remember what is painted over everything drawn so far."""
        shown = [meet(box, self._at.state.clip) for box in boxes]
        count = len(self._at.scene.glyphs)
        self._at.scene.covers += [(count, box) for box in shown if count and not is_empty(box)]

    def hide(self) -> None:
        """Drop the path just painted: it belongs to something invisible."""
        last = self._at.scene.paths[-1] if self._at.scene.paths else None
        if last is not None and last.stream is self._at.stream and last.last == self._at.op and last.painted:
            self._at.scene.hidden.add("hidden-layer")
            self._at.stream.dropped.update(range(last.first, last.last + 1))
