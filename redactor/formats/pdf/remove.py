"""Turns marks into what changes on a page: glyphs that go, lines set anew, ink that goes along.

Takes a page's `Scene`, its lines and the marks on them; gives a `PageEdit`. It promises that every
marked character's glyph goes with everything drawn at the same spot; a mark on a line that is not
there raises `CannotRedact`.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import reduce
from typing import Any, Final

from redactor.formats.pdf.covered import COVERED
from redactor.formats.pdf.emit import Emitter, PageEdit
from redactor.formats.pdf.geometry import IDENTITY, Box, Matrix, box_of, join, meet, touches
from redactor.formats.pdf.labels import LabelFont
from redactor.formats.pdf.lines import Line, rules_of
from redactor.formats.pdf.scene import Glyph, Path, Scene
from redactor.formats.pdf.typeset import Setting, fit, set_line, write_setting
from redactor.model.errors import CannotRedact
from redactor.model.finding import Mark

_KEY: Final = re.compile(r"^page:(\d+):line:(\d+)$")
_SAME: Final = 0.6
_NEXT_LINE: Final = 2.2
_CELL: Final = 10.0


@dataclass(slots=True)
class PageMarks:
    """The marks on one page: line number to (start, end, mark number), and the marks' labels."""

    spans: dict[int, list[tuple[int, int, int]]] = field(default_factory=dict)
    labels: dict[int, str] = field(default_factory=dict)


def sort_marks(marks: Iterable[Mark]) -> tuple[dict[int, PageMarks], list[Mark]]:
    """Sort marks by page; what lies elsewhere (title, bookmarks) is given back as marks."""
    pages: dict[int, PageMarks] = {}
    others: list[Mark] = []
    for number, mark in enumerate(marks):
        elsewhere = tuple(place for place in mark.places if _KEY.match(place.location.key) is None)
        if elsewhere or not mark.places:
            others.append(replace(mark, places=elsewhere))
        for place in mark.places:
            match = _KEY.match(place.location.key)
            if match is None:
                continue
            page = pages.setdefault(int(match[1]), PageMarks())
            page.spans.setdefault(int(match[2]), []).append((place.start, place.end, number))
            page.labels[number] = mark.label
    return pages, others


def edit_page(
    scene: Scene, lines: list[Line], marks: PageMarks | None, labels: LabelFont, label_font: tuple[str, Any]
) -> PageEdit:
    """Work out what changes on a page."""
    edit = PageEdit(scene.box)
    edit.removed = {glyph.index for glyph in scene.glyphs if glyph.hidden}
    _drop_off_page(scene, edit)
    if marks is None:
        return edit
    settings: list[Setting] = []
    nearby = _Nearby(scene)
    labelled: dict[int, Line] = {}
    unseen: dict[int, Line] = {}
    for number in sorted(marks.spans):
        line = _line(lines, number)
        marked = _marked(line, marks.spans[number])
        _remove_line(line, edit)
        edit.lines.append(line.box())
        going = [line.glyphs[at] for at in sorted(marked)]
        edit.removed.update(
            twin.index for glyph in going if glyph.text.strip() for twin in nearby.twins(glyph)
        )
        edit.boxes += [_ink_box(line, glyph) for glyph in going]
        edit.veiled += [_ink_box(line, glyph) for glyph in going if glyph.hidden]
        here = _labels_here(line, marked, marks.labels, unseen if line.hidden else labelled)
        (edit.veiled_spots if line.hidden else edit.spots).extend(_spots(line, marked, here))
        if line.hidden:
            continue
        setting = set_line(line, marked, here)
        fit(setting, *_room(scene, lines, marks, line), _anchor(scene, lines, line))
        settings.append(setting)
    for setting in settings:
        _drop_ink(scene, setting, edit)
    for setting in settings:
        _insert(scene, setting, edit, labels, label_font)
    return edit


def _spots(line: Line, marked: dict[int, int], here: dict[int, str]) -> Iterator[tuple[Box, str]]:
    """Yield where each mark lies on a line, with the label that stands there, if one does."""
    for number in sorted(set(marked.values())):
        boxes = [_ink_box(line, line.glyphs[at]) for at, mark in marked.items() if mark == number]
        yield reduce(join, boxes), here.get(number, "")


def _line(lines: list[Line], number: int) -> Line:
    if number >= len(lines):
        raise CannotRedact("A mark lies on a line that the page does not have")
    return lines[number]


def _marked(line: Line, spans: list[tuple[int, int, int]]) -> dict[int, int]:
    """Map positions in the line's glyphs to marks; overlapping marks become one."""
    marked: dict[int, int] = {}
    reach, current = -1, -1
    for start, end, number in sorted(spans):
        if not 0 <= start < end <= len(line.text):
            raise CannotRedact("A mark lies outside its line")
        if start >= reach:
            current = number
        reach = max(reach, end)
        for at in range(start, end):
            if line.owners[at] >= 0:
                marked.setdefault(line.owners[at], current)
    return marked


def _labels_here(
    line: Line, marked: dict[int, int], labels: dict[int, str], labelled: dict[int, Line]
) -> dict[int, str]:
    """Give each mark its label; what of it begins the very next line goes without another one."""
    here: dict[int, str] = {}
    for number in set(marked.values()):
        before = labelled.get(number)
        goes_on = before is not None and line.row - before.row == 1 and marked.get(0) == number
        if not goes_on or before is None or abs(line.level - before.level) > _NEXT_LINE * line.size:
            here[number] = labels[number]
        labelled[number] = line
    return here


def _remove_line(line: Line, edit: PageEdit) -> None:
    """The whole line goes: what stays of it is set anew."""
    edit.removed.update(glyph.index for glyph in line.glyphs)
    for glyphs in line.shadows.values():
        edit.removed.update(glyph.index for glyph in glyphs)


def _ink_box(line: Line, glyph: Glyph) -> Box:
    points = []
    for along in (0.0, 1.0):
        x, y = glyph.x + along * glyph.dx, glyph.y + along * glyph.dy
        for up in (-0.3 * glyph.size, glyph.size):
            points.append((x - line.uy * up, y + line.ux * up))
    return box_of(points)


def _middle(glyph: Glyph) -> tuple[float, float]:
    return (glyph.x + glyph.dx / 2, glyph.y + glyph.dy / 2)


class _Nearby:
    """Finds the glyphs around a spot; built only for pages with marks."""

    def __init__(self, scene: Scene) -> None:
        self._cells: dict[tuple[float, float], list[Glyph]] = defaultdict(list)
        for glyph in scene.glyphs:
            place = ((glyph.x + glyph.dx / 2) // _CELL, (glyph.y + glyph.dy / 2) // _CELL)
            self._cells[place].append(glyph)

    def twins(self, glyph: Glyph) -> Iterator[Glyph]:
        """Yield the same character drawn at the same spot, by whatever stream."""
        x, y = _middle(glyph)
        reach = max(glyph.size / 3, 0.5)
        for column in range(int((x - reach) // _CELL), int((x + reach) // _CELL) + 1):
            for row in range(int((y - reach) // _CELL), int((y + reach) // _CELL) + 1):
                for other in self._cells.get((column, row), ()):
                    at_x, at_y = _middle(other)
                    if other.text == glyph.text and abs(at_x - x) <= reach and abs(at_y - y) <= reach:
                        yield other


# --- where the new line may stand


def _room(scene: Scene, lines: list[Line], marks: PageMarks, line: Line) -> tuple[float, float]:
    """Return how far left and right the new line may reach."""
    same_way = [other for other in lines if (other.ux, other.uy) == (line.ux, line.uy) and not other.hidden]
    corners = ((scene.box[i], scene.box[j]) for i in (0, 2) for j in (1, 3))
    edges = [x * line.ux + y * line.uy for x, y in corners]
    left, right = min(edges), max(edges)
    steady = [other for other in same_way if other.number not in marks.spans]
    right = max((other.end for other in steady if other.end <= right), default=right - line.size)
    left = max(left, min((other.start for other in same_way), default=left))
    right = max(right, line.start + line.size)
    for other in same_way:
        beside = abs(other.level - line.level) < 0.7 * max(other.size, line.size)
        if other is line or not beside:
            continue
        if other.start >= line.start + 0.2 * line.size:
            right = min(right, other.start - 0.3 * line.size)
        elif other.end <= line.end:
            left = max(left, other.end)
    for rule in _rules(scene, line):
        if rule > line.start + 0.2 * line.size:
            right = min(right, rule - 0.2 * line.size)
    return left, min(right, _box_after(scene, line) - 0.2 * line.size)


def _box_after(scene: Scene, line: Line) -> float:
    """Return where an opaque box begins behind an upright line: nothing may slide under it."""
    if (line.ux, line.uy) != (1.0, 0.0):
        return math.inf
    y = -line.level + 0.3 * line.size
    behind = (x0 for _, (x0, low, _, high) in scene.covers if low <= y <= high)
    return min((x0 for x0 in behind if x0 >= line.end - 0.5 * line.size), default=math.inf)


def _rules(scene: Scene, line: Line) -> list[float]:
    """Return where upright rules (cell borders) cross the height of an upright line."""
    if (line.ux, line.uy) != (1.0, 0.0):
        return []
    y = -line.level + 0.3 * line.size
    return [x for x, low, high, most in rules_of(scene) if low <= y <= high and line.size <= most]


def _anchor(scene: Scene, lines: list[Line], line: Line) -> str:
    """Say what of a line stays in place: the end whose position does not depend on its text."""
    others = [
        other
        for other in lines
        if other is not line and (other.ux, other.uy) == (line.ux, line.uy) and not other.hidden
    ]
    if any(abs(other.start - line.start) < _SAME for other in others):
        return "left"
    ends = [other.end for other in others]
    corners = ((scene.box[i], scene.box[j]) for i in (0, 2) for j in (1, 3))
    edges = [x * line.ux + y * line.uy for x, y in corners]
    middle = (min(edges) + max(edges)) / 2
    if sum(abs(end - line.end) < _SAME for end in ends) >= 2:
        return "right"
    if line.start > middle and all(line.end >= end - 1 for end in ends):
        return "right"
    centre = (line.start + line.end) / 2
    centres = [(other.start + other.end) / 2 for other in others]
    if abs(centre - middle) < 1.5 or sum(abs(other - centre) < _SAME for other in centres) >= 2:
        return "centre"
    return "left"


# --- ink that goes along


def _drop_off_page(scene: Scene, edit: PageEdit) -> None:
    for path in scene.paths:
        if path.painted and not path.clips and not touches(path.box, scene.box, 2.0):
            _drop(edit, path)


def _drop(edit: PageEdit, path: Path) -> None:
    edit.dropped.setdefault(id(path.stream), set()).update(range(path.first, path.last + 1))


def _drop_ink(scene: Scene, setting: Setting, edit: PageEdit) -> None:
    """Drop underlines, highlights and clips that follow the old line and so tell its widths."""
    line = setting.line
    band = _band(line)
    for path in scene.paths:
        if path.box[1] > band[3] or path.box[3] < band[1]:
            continue
        if meet(path.box, band) == path.box:
            _drop(edit, path)
            continue
        if len(path.parts) > 1 and touches(path.box, band):
            gone = edit.dropped.setdefault(id(path.stream), set())
            for part in path.parts:
                if meet(part.box, band) == part.box:
                    gone.update(range(part.first, part.last + 1))


def _band(line: Line) -> Box:
    """Return the room of the old line: from below its underline to above its letters."""
    points = []
    for at in (line.start - 0.35 * line.size, line.end + 0.6 * line.size):
        for up in (-0.42, 1.2):
            along, rise = at, -line.level + up * line.size
            points.append((line.ux * along - line.uy * rise, line.uy * along + line.ux * rise))
    return box_of(points)


# --- where the new line is written


def _insert(
    scene: Scene, setting: Setting, edit: PageEdit, labels: LabelFont, label_font: tuple[str, Any]
) -> None:
    """Write the new line after the text object that held it, or last of all: over what covered it."""
    first = min(setting.line.glyphs, key=lambda glyph: glyph.index)
    show = first.show
    covered = any(glyph.hidden == COVERED for glyph in setting.line.glyphs)
    later = () if covered else show.stream.states
    after = min((op for op in later if op > show.op), default=None)
    if after is not None:
        ctm, clip = show.stream.states[after]
        whole = join(setting.box(), setting.box())
        if meet(whole, clip) == whole and abs(ctm[0] * ctm[3] - ctm[1] * ctm[2]) > 1e-9:

            def within(emitter: Emitter, ctm: Matrix = ctm) -> str:
                return write_setting(setting, ctm, emitter, label_font, labels)

            edit.insertions.setdefault((id(show.stream), after), []).append(within)
            return

    def appended(emitter: Emitter) -> str:
        return write_setting(setting, IDENTITY, emitter, label_font, labels)

    del scene
    edit.appended.append(appended)
