"""The path operators: what is drawn with lines, what clips, what covers.

Takes operators in turn; adds to the `Scene`. It does not promise exact clips: a clip that is no
rectangle counts as its bounding box.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import reduce
from typing import Any, Final

from redactor.formats.pdf.geometry import NOWHERE, Box, apply, box_of, is_empty, join, meet
from redactor.formats.pdf.machine import Machine
from redactor.formats.pdf.objects import as_float
from redactor.formats.pdf.scene import Path, SubPath

PAINTS: Final = frozenset(("f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "n"))
_STROKES: Final = frozenset(("S", "s", "B", "B*", "b", "b*"))
_FILLS: Final = frozenset(("f", "F", "f*", "B", "B*", "b", "b*"))
_FAR: Final = 1e9


class PathOps:
    """Follows the path operators."""

    def __init__(self, machine: Machine) -> None:
        """Share `machine`."""
        self._at = machine
        self._parts: list[SubPath] = []
        self._begun = False
        self._path_first = -1
        self._clipping = False

    def acts(self) -> dict[str, Callable[[list[Any]], None]]:
        """Return what to do for each operator."""
        return {
            "m": self._move,
            "l": self._line,
            "re": self._rectangle,
            "c": self._curve(3),
            "v": self._curve(2),
            "y": self._curve(2),
            "h": self._close,
            "W": self._clip,
            "W*": self._clip,
            **{operator: self._painted(operator) for operator in PAINTS},
        }

    def begin_stream(self) -> tuple[list[SubPath], bool, bool, int]:
        """Put the path of the outer stream aside; give it back to `end_stream`."""
        kept = (self._parts, self._begun, self._clipping, self._path_first)
        self._parts, self._begun, self._clipping = [], False, False
        return kept

    def end_stream(self, kept: tuple[list[SubPath], bool, bool, int]) -> None:
        """Go on with the path of the outer stream."""
        self._parts, self._begun, self._clipping, self._path_first = kept

    def _part(self, *, fresh: bool) -> SubPath:
        """Return the piece of the path that the next points belong to."""
        op = self._at.op
        if not self._begun:
            self._begun, self._path_first, self._parts = True, op, []
        if fresh or not self._parts:
            self._parts.append(SubPath(op, op, NOWHERE))
        part = self._parts[-1]
        part.last = op
        return part

    def _move(self, operands: list[Any]) -> None:
        if len(operands) >= 2:
            x, y = _numbers(operands, 2)
            self._part(fresh=True).points.append(apply(self._at.state.ctm, x, y))

    def _line(self, operands: list[Any]) -> None:
        if len(operands) >= 2:
            x, y = _numbers(operands, 2)
            self._part(fresh=False).points.append(apply(self._at.state.ctm, x, y))

    def _rectangle(self, operands: list[Any]) -> None:
        if len(operands) >= 4:
            x, y, w, h = _numbers(operands, 4)
            ctm = self._at.state.ctm
            corners = ((x, y), (x + w, y), (x, y + h), (x + w, y + h))
            self._part(fresh=True).points += [apply(ctm, u, v) for u, v in corners]

    def _curve(self, count: int) -> Callable[[list[Any]], None]:
        def act(operands: list[Any]) -> None:
            if len(operands) >= 2 * count:
                values = _numbers(operands, 2 * count)
                part, ctm = self._part(fresh=False), self._at.state.ctm
                part.points += [apply(ctm, values[at], values[at + 1]) for at in range(0, 2 * count, 2)]
                part.curves += 1

        return act

    def _close(self, _: list[Any]) -> None:
        if self._parts:
            self._parts[-1].last = self._at.op

    def _clip(self, _: list[Any]) -> None:
        self._clipping = True

    def _painted(self, operator: str) -> Callable[[list[Any]], None]:
        def act(_: list[Any]) -> None:
            if self._begun:
                self._paint(operator)
            self._parts, self._begun, self._clipping = [], False, False
            if self._at.is_off():
                self.hide()

        return act

    def _paint(self, operator: str) -> None:
        for part in self._parts:
            part.box = box_of(part.points)
        box = reduce(join, (part.box for part in self._parts))
        path = Path(
            self._at.stream,
            self._path_first,
            self._at.op,
            box,
            sum(part.curves for part in self._parts),
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


def _numbers(operands: list[Any], count: int) -> list[float]:
    """Return the first operands as numbers; what is none is 0."""
    try:
        values = [float(value) for value in operands[:count]]
    except (TypeError, ValueError, OverflowError):
        return [as_float(value) for value in operands[:count]]
    for value in values:
        if not -_FAR < value < _FAR:
            return [as_float(one) for one in values]
    return values
