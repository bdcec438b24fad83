"""Puts a page's glyphs into lines: stretches of text on one baseline without a wide gap.

Takes a `Scene`; gives `Line`s, the same ones every time, each with its text and, for every
character, its glyph. A table row is several lines with the same `row`.

    row 3   |14 Rose Lane|        |Leominster|        |HR6 8XQ|
             line 7                line 8              line 9
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise
from operator import attrgetter
from typing import Final, TypeAlias

from redactor.formats.pdf.geometry import Box, box_of
from redactor.formats.pdf.scene import Glyph, Scene

CELL_GAP: Final = 1.6
WORD_GAP: Final = 0.17
_TAB_GAP: Final = 0.7
_MOST_RULES: Final = 20_000
_THIN: Final = 3.0
_STRIPS: Final = 3
"""Two lines side by side are a double rule, three are a box."""
_THIN_RULE: Final = 1.1
_WIDE_RULE: Final = 1.8
_SHADOWS: Final = 3
_NEIGHBOURS: Final = 3
_EVEN: Final = 0.02
_ORDER: Final = attrgetter("start", "index")

Rule: TypeAlias = tuple[float, float, float, float]


@dataclass(slots=True)
class Line:
    """Glyphs in reading order. `owners[i]` is the position in `glyphs` of character i, -1 for a gap.

    (ux, uy) is the reading direction; `start`, `end` are measured along it, `level` across it
    (larger is further down the page). `shadows` are glyphs drawn again at the same spot.
    """

    number: int
    ux: float
    uy: float
    glyphs: list[Glyph]
    shadows: dict[int, list[Glyph]]
    start: float
    end: float
    level: float
    size: float
    row: int = 0
    text: str = ""
    owners: list[int] = field(default_factory=list)
    hidden: bool = False

    def box(self) -> Box:
        """Return the box around the line, from a little below to the height of the letters."""
        points = []
        for glyph in self.glyphs:
            nx, ny = -self.uy * glyph.size, self.ux * glyph.size
            for along in (0.0, 1.0):
                x, y = glyph.x + along * glyph.dx, glyph.y + along * glyph.dy
                points += [(x - 0.25 * nx, y - 0.25 * ny), (x + 0.85 * nx, y + 0.85 * ny)]
        return box_of(points)


def lines_of(scene: Scene) -> list[Line]:
    """Return the lines of a page, made once: visible and covered text, invisible text over a picture.

    What is covered or invisible is not written again, but it is searched: where it holds something
    to be removed, the cover's width and the picture's pixels would tell.
    """
    if scene.lines is None:
        scene.lines = _lines_of(scene)
    return scene.lines


def _lines_of(scene: Scene) -> list[Line]:
    upright: list[Glyph] = []
    groups: dict[tuple[int, bool], list[Glyph]] = {(0, False): upright}
    for glyph in scene.glyphs:
        invisible = glyph.hidden == "hidden-text"
        if glyph.hidden and glyph.hidden != "covered-text" and not (invisible and scene.placements):
            continue
        if glyph.dy == 0.0 and glyph.dx > 0 and not invisible:
            upright.append(glyph)
        else:
            groups.setdefault((_angle(glyph), invisible), []).append(glyph)
    lines: list[Line] = []
    row = 0
    for (angle, hidden), glyphs in sorted(groups.items(), key=lambda item: (item[0][1], item[0][0])):
        turn = math.radians(angle)
        ux, uy = math.cos(turn), math.sin(turn)
        _measure(glyphs, ux, uy)
        rules = rules_of(scene) if angle == 0 else []
        rows = _with_raised(_rows(glyphs, ux, uy), ux, uy)
        bordered = [_borders(row[0], rules) for row in rows]
        for together in rows:
            together.sort(key=_ORDER)
        tabs = _tab_stops(rows)
        for together, borders in zip(rows, bordered, strict=True):
            for piece, shadows in _pieces(together, ux, uy, borders, tabs):
                line = _line(len(lines), piece, shadows, ux, uy)
                line.row, line.hidden = row, hidden
                lines.append(line)
            row += 1
    return lines


def rules_of(scene: Scene) -> list[Rule]:
    """Return upright edges (x, low, high, size) of what is drawn: the borders of table cells.

    Highlights and boxes over words are no borders: they are about as high as the letters, or painted over
    them; what is painted later and is as thin as a line is one, unless it is a strip of a box. The fourth
    number is the largest letter that a rule of this height can border.
    """
    if scene.rules is not None:
        return scene.rules
    covers = {box for _, box in scene.covers}
    covers -= _lone_strokes(covers)
    found: list[Rule] = []
    for path in scene.paths:
        for part in path.parts if path.painted else ():
            x0, y0, x1, y1 = part.box
            if y1 - y0 > 4.0 and part.box not in covers:
                least = (y1 - y0) / (_THIN_RULE if path.stroked or x1 - x0 < _THIN else _WIDE_RULE)
                found += [(x0, y0, y1, least), (x1, y0, y1, least)]
    scene.rules = found[:_MOST_RULES]
    return scene.rules


def _lone_strokes(covers: set[Box]) -> set[Box]:
    """Return the boxes as thin as a line that are no strips of a larger box: none of their height is near."""
    near = Counter((y0, y1, round(x0 / _THIN)) for x0, y0, _, y1 in covers)
    return {
        (x0, y0, x1, y1)
        for x0, y0, x1, y1 in covers
        if x1 - x0 < _THIN and sum(near[y0, y1, round(x0 / _THIN) + step] for step in (-1, 0, 1)) < _STRIPS
    }


def _measure(glyphs: Iterable[Glyph], ux: float, uy: float) -> None:
    """Work out where each glyph begins and ends in reading direction (mirrored glyphs begin at their end)."""
    for glyph in glyphs:
        dx, dy = glyph.dx, glyph.dy
        start = glyph.x * ux + glyph.y * uy
        glyph.start = min(start, start + dx * ux + dy * uy)
        glyph.end = glyph.start + (math.hypot(dx, dy) if dy else abs(dx))


def _tab_stops(rows: list[list[Glyph]]) -> set[int]:
    """Return where text begins after a gap in several rows: the columns of a borderless table."""
    starts: Counter[int] = Counter()
    for row in rows:
        reach = -math.inf
        for glyph in row:
            if not glyph.text.strip():
                continue
            if glyph.start - reach > _TAB_GAP * glyph.size:
                starts[round(glyph.start)] += 1
            reach = glyph.end
    return {stop for stop, count in starts.items() if count > 1}


def _angle(glyph: Glyph) -> int:
    dx, dy = glyph.dx, glyph.dy
    if dy == 0.0 and dx > 0:
        return 0
    if dx == 0.0 and dy == 0.0:
        a, b = glyph.show.matrix[0], glyph.show.matrix[1]
        g, h, i, j = glyph.show.ctm[:4]
        dx, dy = a * g + b * i, a * h + b * j
    degrees = round(math.degrees(math.atan2(dy, dx)))
    # Mirrored text runs leftwards on the page but is read like any other.
    matrix, ctm = glyph.show.matrix, glyph.show.ctm
    turned = (matrix[0] * matrix[3] - matrix[1] * matrix[2]) * (ctm[0] * ctm[3] - ctm[1] * ctm[2])
    return (degrees + 180 if turned < 0 and abs(degrees) > 90 else degrees) % 360


def _rows(glyphs: Iterable[Glyph], ux: float, uy: float) -> list[list[Glyph]]:
    """Group glyphs whose baselines are close: less than a third of the letters apart."""
    levels = sorted((glyph.x * uy - glyph.y * ux, glyph.index, glyph) for glyph in glyphs)
    rows: list[list[Glyph]] = []
    last_level = last_size = 0.0
    for level, _, glyph in levels:
        rise = level - last_level
        if rows and (rise == 0.0 or rise <= 0.3 * max(0.1, min(glyph.size, last_size))):
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
        last_level, last_size = level, glyph.size
    return rows


def _with_raised(rows: list[list[Glyph]], ux: float, uy: float) -> list[list[Glyph]]:
    """Put small raised or lowered letters into the row they belong to."""
    sizes = [max(glyph.size for glyph in row) for row in rows]
    levels = [row[0].x * uy - row[0].y * ux for row in rows]
    taken: set[int] = set()
    for small in range(len(rows)):
        for large in (small + 1, small - 1):
            if not 0 <= large < len(rows) or large in taken or sizes[small] > 0.82 * sizes[large]:
                continue
            rise = levels[large] - levels[small]
            if -0.35 * sizes[large] < rise < 0.7 * sizes[large] and _beside(rows[small], rows[large]):
                rows[large] += rows[small]
                taken.add(small)
                break
    return [row for at, row in enumerate(rows) if at not in taken]


def _beside(small: list[Glyph], large: list[Glyph]) -> bool:
    """Say whether every raised letter stands next to another letter of the row."""
    starts = sorted(glyph.start for glyph in (*small, *large))
    ends = sorted(glyph.end for glyph in (*small, *large))
    return all(
        _is_near(ends, glyph.start, 0.4 * glyph.size) or _is_near(starts, glyph.end, 0.4 * glyph.size)
        for glyph in small
    )


def _is_near(places: list[float], place: float, reach: float) -> bool:
    at = bisect_right(places, place - reach)
    return at < len(places) and places[at] < place + reach


def _borders(head: Glyph, rules: list[Rule]) -> list[float]:
    """Return where cell borders cross a row that `head` is the first glyph of."""
    level = head.y + 0.3 * head.size
    return sorted({x for x, low, high, most in rules if low <= level <= high and head.size <= most})


def _pieces(
    row: list[Glyph], ux: float, uy: float, borders: list[float], tabs: set[int]
) -> list[tuple[list[Glyph], dict[int, list[Glyph]]]]:
    """Cut a row at wide gaps and cell borders; set glyphs drawn twice at one spot aside as shadows."""
    pieces: list[tuple[list[Glyph], dict[int, list[Glyph]]]] = []
    reach = -math.inf
    glyphs: list[Glyph] = []
    shadows: dict[int, list[Glyph]] = {}
    alike = 0  # how many glyphs in a row come from one string: those are no shadows of each other
    for glyph in row:
        start, size, show = glyph.start, glyph.size, glyph.show
        blank = not glyph.text.strip()
        loose = bool(borders) or start - reach > _TAB_GAP * size
        if not pieces or (loose and _cuts(reach, start, size, borders, tabs)):
            if blank:
                continue
            glyphs, shadows, alike = [], {}, 0
            pieces.append((glyphs, shadows))
        if glyphs and show is not glyphs[-1].show:
            alike = 0
            if blank and start < reach - 0.1 * size:
                continue
        original = _twin(glyphs, glyph, ux, uy) if alike < _SHADOWS else None
        if original is not None:
            shadows.setdefault(original, []).append(glyph)
            continue
        glyphs.append(glyph)
        alike += 1
        reach = max(reach, glyph.end) if len(glyphs) > 1 else glyph.end
    return pieces


def _cuts(reach: float, start: float, size: float, borders: list[float], tabs: set[int]) -> bool:
    """Say whether a new cell begins at `start`, the text before it having ended at `reach`."""
    gap = start - reach
    if gap > CELL_GAP * size:
        return True
    if gap > _TAB_GAP * size and not tabs.isdisjoint((round(start) - 1, round(start), round(start) + 1)):
        return True
    at = bisect_left(borders, reach - 0.1 * size)
    return at < len(borders) and borders[at] < start + 0.1 * size and gap > -0.1 * size


def _twin(glyphs: list[Glyph], glyph: Glyph, ux: float, uy: float) -> int | None:
    """Find the same character drawn at the same spot before: fake bold, outlines, shadows."""
    for at in range(len(glyphs) - 1, max(-1, len(glyphs) - 1 - _SHADOWS), -1):
        other = glyphs[at]
        if other.text == glyph.text and other.show is not glyph.show:
            apart = abs((glyph.x - other.x) * ux + (glyph.y - other.y) * uy)
            if apart < 0.25 * max(math.hypot(other.dx, other.dy), 0.1 * other.size):
                return at
    return None


def _line(number: int, glyphs: list[Glyph], shadows: dict[int, list[Glyph]], ux: float, uy: float) -> Line:
    inked = [glyph for glyph in glyphs if glyph.text.strip()] or glyphs
    first = inked[0]
    sizes = sorted(glyph.size for glyph in inked)
    line = Line(
        number=number,
        ux=ux,
        uy=uy,
        glyphs=glyphs,
        shadows=shadows,
        start=first.start,
        end=max(glyph.end for glyph in inked),
        level=first.x * uy - first.y * ux,
        size=sizes[len(sizes) // 2] or 1.0,
    )
    _read(line)
    return line


def _is_even(glyphs: list[Glyph], at: int) -> bool:
    """Say whether a letter stands as far from the last one as its neighbours do: letters set apart evenly."""
    few = glyphs[max(0, at - _NEIGHBOURS) : at + _NEIGHBOURS]
    pitch = glyphs[at].start - glyphs[at - 1].start
    # Neighbours that touch are no letters set apart: "an im" has even steps too, and one blank.
    alike = sum(
        abs(after.start - before.start - pitch) < _EVEN * glyphs[at].size
        and after.start - before.end > WORD_GAP * glyphs[at].size
        for before, after in pairwise(few)
    )
    return alike >= _NEIGHBOURS


def _read(line: Line) -> None:
    """Join the glyphs to text, with a space where there is a gap but no blank."""
    said: list[str] = []
    owners: list[int] = []
    reach = math.inf
    for at, glyph in enumerate(line.glyphs):
        text = glyph.text
        blank = not text.strip()
        if glyph.start - reach > WORD_GAP * glyph.size and not blank and not _is_even(line.glyphs, at):
            said.append(" ")
            owners.append(-1)
        said.append(text)
        if len(text) == 1:
            owners.append(at)
        else:
            owners += [at] * len(text)
        reach = math.inf if blank else glyph.end
    line.text = "".join(said)
    line.owners = owners
