"""Puts a page's glyphs into lines: stretches of text on one baseline without a wide gap.

Takes a `Scene`; gives `Line`s, the same ones every time, each with its text and, for every
character, its glyph. A table row is several lines with the same `row`.

    row 3   |14 Rose Lane|        |Leominster|        |HR6 8XQ|
             line 7                line 8              line 9
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final, TypeAlias

from redactor.formats.pdf.geometry import Box, box_of
from redactor.formats.pdf.scene import Glyph, Scene

CELL_GAP: Final = 1.6
WORD_GAP: Final = 0.17
_TAB_GAP: Final = 0.7
_MOST_RULES: Final = 20_000
_THIN_RULE: Final = 1.1
_WIDE_RULE: Final = 1.8

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
    """Return the lines of a page: visible and covered text, and invisible text over a picture.

    What is covered or invisible is not written again, but it is searched: where it holds something
    to be removed, the cover's width and the picture's pixels would tell.
    """
    groups: dict[tuple[int, bool], list[Glyph]] = {}
    for glyph in scene.glyphs:
        if glyph.hidden not in ("", "covered-text") and not (
            glyph.hidden == "hidden-text" and scene.placements
        ):
            continue
        groups.setdefault((_angle(glyph), glyph.hidden == "hidden-text"), []).append(glyph)
    lines: list[Line] = []
    row = 0
    for (angle, hidden), glyphs in sorted(groups.items(), key=lambda item: (item[0][1], item[0][0])):
        turn = math.radians(angle)
        ux, uy = math.cos(turn), math.sin(turn)
        rules = rules_of(scene) if angle == 0 else []
        rows = _with_raised(_rows(glyphs, ux, uy), ux, uy)
        tabs = _tab_stops(rows, ux, uy)
        for together in rows:
            for piece, shadows in _pieces(together, ux, uy, rules, tabs):
                line = _line(len(lines), piece, shadows, ux, uy)
                line.row, line.hidden = row, hidden
                lines.append(line)
            row += 1
    return lines


def rules_of(scene: Scene) -> list[Rule]:
    """Return upright edges (x, low, high, size) of what is drawn: the borders of table cells.

    Highlights and boxes over words are no borders: they are about as high as the letters, or
    painted over them. The fourth number is the largest letter that a rule of this height can border.
    """
    covers = {box for _, box in scene.covers}
    found: list[Rule] = []
    for path in scene.paths:
        for part in path.parts if path.painted else ():
            x0, y0, x1, y1 = part.box
            if y1 - y0 > 4.0 and part.box not in covers:
                least = (y1 - y0) / (_THIN_RULE if path.stroked or x1 - x0 < 3.0 else _WIDE_RULE)
                found += [(x0, y0, y1, least), (x1, y0, y1, least)]
    return found[:_MOST_RULES]


def _tab_stops(rows: list[list[Glyph]], ux: float, uy: float) -> set[int]:
    """Return where text begins after a gap in several rows: the columns of a borderless table."""
    starts: Counter[int] = Counter()
    for row in rows:
        reach = math.inf
        for start, _, glyph in sorted((_near(glyph, ux, uy), glyph.index, glyph) for glyph in row):
            if not glyph.text.strip():
                continue
            if start - reach > _TAB_GAP * glyph.size or reach == math.inf:
                starts[round(start)] += 1
            reach = start + math.hypot(glyph.dx, glyph.dy)
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
        if rows and level - last_level <= 0.3 * max(0.1, min(glyph.size, last_size)):
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
            if -0.35 * sizes[large] < rise < 0.7 * sizes[large] and _beside(rows[small], rows[large], ux, uy):
                rows[large] += rows[small]
                taken.add(small)
                break
    return [row for at, row in enumerate(rows) if at not in taken]


def _beside(small: list[Glyph], large: list[Glyph], ux: float, uy: float) -> bool:
    """Say whether every raised letter stands next to another letter of the row."""
    spans = [(start := _near(g, ux, uy), start + math.hypot(g.dx, g.dy)) for g in (*small, *large)]
    for glyph in small:
        start = _near(glyph, ux, uy)
        end = start + math.hypot(glyph.dx, glyph.dy)
        near = sum(
            abs(start - other[1]) < 0.4 * glyph.size or abs(end - other[0]) < 0.4 * glyph.size
            for other in spans
        )
        if not near:
            return False
    return True


def _pieces(
    row: list[Glyph], ux: float, uy: float, rules: list[Rule], tabs: set[int]
) -> list[tuple[list[Glyph], dict[int, list[Glyph]]]]:
    """Cut a row at wide gaps and cell borders; set glyphs drawn twice at one spot aside as shadows."""
    ordered = sorted((_near(glyph, ux, uy), glyph.index, glyph) for glyph in row)
    level = row[0].y + 0.3 * row[0].size
    borders = sorted({x for x, low, high, most in rules if low <= level <= high and row[0].size <= most})
    pieces: list[tuple[list[Glyph], dict[int, list[Glyph]]]] = []
    reach = -math.inf
    for start, _, glyph in ordered:
        end = start + math.hypot(glyph.dx, glyph.dy)
        blank = not glyph.text.strip()
        if not pieces or _cuts(reach, start, glyph.size, borders, tabs):
            if blank:
                continue
            pieces.append(([], {}))
        glyphs, shadows = pieces[-1]
        if blank and glyphs and glyph.show is not glyphs[-1].show and start < reach - 0.1 * glyph.size:
            continue
        original = _twin(glyphs, glyph, ux, uy)
        if original is not None:
            shadows.setdefault(original, []).append(glyph)
            continue
        glyphs.append(glyph)
        reach = max(reach, end) if len(glyphs) > 1 else end
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


def _near(glyph: Glyph, ux: float, uy: float) -> float:
    """Return where the glyph begins in reading direction (mirrored glyphs end there)."""
    origin = glyph.x * ux + glyph.y * uy
    return min(origin, origin + glyph.dx * ux + glyph.dy * uy)


def _twin(glyphs: list[Glyph], glyph: Glyph, ux: float, uy: float) -> int | None:
    """Find the same character drawn at the same spot before: fake bold, outlines, shadows."""
    for at in range(len(glyphs) - 1, max(-1, len(glyphs) - 4), -1):
        other = glyphs[at]
        if other.text == glyph.text and other.show is not glyph.show:
            apart = abs((glyph.x - other.x) * ux + (glyph.y - other.y) * uy)
            if apart < 0.25 * max(math.hypot(other.dx, other.dy), 0.1 * other.size):
                return at
    return None


def _line(number: int, glyphs: list[Glyph], shadows: dict[int, list[Glyph]], ux: float, uy: float) -> Line:
    inked = [glyph for glyph in glyphs if glyph.text.strip()] or glyphs
    first, last = inked[0], max(inked, key=lambda g: _near(g, ux, uy) + math.hypot(g.dx, g.dy))
    sizes = sorted(glyph.size for glyph in inked)
    line = Line(
        number=number,
        ux=ux,
        uy=uy,
        glyphs=glyphs,
        shadows=shadows,
        start=_near(first, ux, uy),
        end=_near(last, ux, uy) + math.hypot(last.dx, last.dy),
        level=first.x * uy - first.y * ux,
        size=sizes[len(sizes) // 2] or 1.0,
    )
    _read(line)
    return line


def _read(line: Line) -> None:
    """Join the glyphs to text, with a space where there is a gap but no blank."""
    said: list[str] = []
    owners: list[int] = []
    reach = None
    blank = True
    for at, glyph in enumerate(line.glyphs):
        start = _near(glyph, line.ux, line.uy)
        if reach is not None and not blank and start - reach > WORD_GAP * glyph.size and glyph.text.strip():
            said.append(" ")
            owners.append(-1)
        said.append(glyph.text)
        owners += [at] * len(glyph.text)
        reach = start + math.hypot(glyph.dx, glyph.dy)
        blank = not glyph.text.strip()
    line.text = "".join(said)
    line.owners = owners


def position(line: Line, glyph: Glyph) -> float:
    """Return where a glyph begins along its line."""
    return _near(glyph, line.ux, line.uy)
