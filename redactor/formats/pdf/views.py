"""Builds the views of a document's text, each with its map back to lines.

Takes `PageText`s; gives `TextMap`s: lines with table rows, columns, content order. Running
headers, footers and page numbers are furniture. It promises that every character of a line is in
every view once; it does not promise that any one order is the one a person would read.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final, TypeAlias

from redactor.formats.pdf.blocks import blocks_of
from redactor.formats.pdf.geometry import Box
from redactor.formats.pdf.lines import Line
from redactor.formats.pdf.scene import Scene
from redactor.model.text import Location, Segment, TextMap

_EDGE_ROWS: Final = 3
_SAYS_PAGE: Final = re.compile(r"\b(?:page|tudalen|p\.)\s*\d", re.I)
_PAGE_NUMBER: Final = re.compile(
    r"^\W*(?:page|tudalen|p\.?)?\W*\d{1,4}\W*(?:(?:of|o|/)\W*\d{1,4})?\W*$", re.I
)

Run: TypeAlias = tuple[int, int, int, str]


@dataclass(slots=True)
class LineText:
    """One line without its glyphs. `box` is along and down."""

    location: Location
    text: str
    row: int
    box: Box
    size: float
    furniture: bool = False


@dataclass(slots=True)
class PageText:
    """The text of one page: its lines, and the orders in which they can be read.

    `content` is a list of (line, first, last + 1, gap before): the order of drawing. `spoken` is that of
    the tags, empty where it is the same.
    """

    number: int
    lines: list[LineText]
    blocks: list[list[int]]
    content: list[Run]
    height: float
    spoken: list[Run] = field(default_factory=list)


def line_key(page: int, line: int) -> str:
    """Return the key of a line's location."""
    return f"page:{page}:line:{line}"


def page_text(scene: Scene, lines: list[Line], spoken: list[int] | None = None) -> PageText:
    """Keep of a page what the views need; `spoken` is each glyph's place in the order of the tags."""
    texts = []
    for line in lines:
        box = (line.start, line.level - 0.75 * line.size, line.end, line.level + 0.25 * line.size)
        where = Location(line_key(scene.number, line.number), f"page {scene.number}, line {line.row + 1}")
        texts.append(LineText(where, line.text, line.row, box, line.size))
    found = PageText(scene.number, texts, _blocks(lines, texts), _content(lines), scene.box[3] - scene.box[1])
    if spoken is not None:
        found.spoken = _content(lines, spoken)
    return found


def _blocks(lines: list[Line], texts: list[LineText]) -> list[list[int]]:
    groups: dict[tuple[float, float, bool], list[int]] = {}
    for line in lines:
        groups.setdefault((line.ux, line.uy, line.hidden), []).append(line.number)
    return [
        block
        for numbers in groups.values()
        for block in blocks_of([(number, texts[number].box, texts[number].size) for number in numbers])
    ]


def _content(lines: list[Line], places: list[int] | None = None) -> list[Run]:
    """Return the characters in order of drawing, or of their places, as runs of one line."""
    drawn: list[tuple[int, int, int, int]] = []
    for line in lines:
        last, glyphs, number = -1, line.glyphs, line.number
        for at, position in enumerate(line.owners):
            if position > last:  # the first character of the next glyph; gaps have no owner
                last = position
                glyph = glyphs[position]
                drawn.append((glyph.index, number, at, at + len(glyph.text)))
    drawn.sort(key=None if places is None else lambda one: (places[one[0]], one[0]))
    runs: list[Run] = []
    current, first, reach, gap = -1, 0, 0, ""
    for _, number, start, end in drawn:
        if number == current and start == reach:
            reach = end
            continue
        if current >= 0:
            runs.append((current, first, reach, gap))
        gap = _gap(lines[number], current, reach, start)
        current, first, reach = number, start, end
    if current >= 0:
        runs.append((current, first, reach, gap))
    return runs


def _gap(line: Line, before: int, reach: int, start: int) -> str:
    """Return what stands between a run that ended at `reach` of line `before` and one in `line`."""
    if before < 0:
        return ""
    if before != line.number:
        return "\n"
    return " " if reach + 1 == start and line.owners[reach] == -1 else ""


def mark_furniture(pages: list[PageText]) -> None:
    """Find running headers, footers and page numbers: alike at the edge of several pages."""
    seen: Counter[tuple[str, int]] = Counter()
    edges: list[tuple[LineText, tuple[str, int], bool]] = []
    for page in pages:
        numbered = _page_numbers(page)
        here = set()
        for line in _edge_lines(page):
            shape = " ".join(line.text.split())
            if _SAYS_PAGE.search(shape):
                shape = re.sub(r"\d+", "#", shape)
            key = (shape, round(line.box[3] / 4))
            edges.append((line, key, line.row in numbered))
            here.add(key)
        seen.update(here)
    for line, key, number in edges:
        beside = max(seen[key], seen[(key[0], key[1] - 1)], seen[(key[0], key[1] + 1)])
        line.furniture = bool(key[0]) and (beside > 1 or number)


def _page_numbers(page: PageText) -> set[int]:
    """Return the rows that hold a page number and nothing else: a number in a cell of a table is none.

    A bare number is one only in the outermost row.
    """
    rows: dict[int, list[LineText]] = defaultdict(list)
    for line in page.lines:
        rows[line.row].append(line)
    alone = {row: each[0] for row, each in rows.items() if len(each) == 1}
    levels = [line.box[3] for line in page.lines]
    return {
        row
        for row, line in alone.items()
        if _PAGE_NUMBER.match(line.text)
        and (_SAYS_PAGE.search(line.text) or line.box[3] in {min(levels), max(levels)})
    }


def _edge_lines(page: PageText) -> list[LineText]:
    rows = sorted({line.row: line.box[3] for line in page.lines}.items(), key=lambda entry: entry[1])
    if len(rows) <= 1:
        return []
    chosen = {row for row, _ in rows[:_EDGE_ROWS]} | {row for row, _ in rows[-_EDGE_ROWS:]}
    return [line for line in page.lines if line.row in chosen]


@dataclass(slots=True)
class Weaver:
    """Collects text, segments and furniture of one view."""

    view: str
    parts: list[str] = field(default_factory=list)
    segments: list[Segment] = field(default_factory=list)
    furniture: list[tuple[int, int]] = field(default_factory=list)
    length: int = 0

    def gap(self, text: str) -> None:
        """Add a separator, without a place; not at the very beginning."""
        if self.length:
            self.parts.append(text)
            self.length += len(text)

    def add(self, line: LineText, start: int = 0, end: int | None = None) -> None:
        """Add characters [start, end) of a line."""
        text = line.text[start:end]
        if not text:
            return
        low = self.length
        self.parts.append(text)
        self.length += len(text)
        self.segments.append(Segment(low, self.length, line.location, start))
        if line.furniture:
            if self.furniture and low - self.furniture[-1][1] <= 1 and self.parts[-2] != "\f":
                self.furniture[-1] = (self.furniture[-1][0], self.length)
            else:
                self.furniture.append((low, self.length))

    def done(self) -> TextMap:
        """Return the view."""
        return TextMap(self.view, "".join(self.parts), tuple(self.segments), tuple(self.furniture))


def side_view(texts: Iterable[tuple[str, str, str]]) -> TextMap:
    """Return the view of titles, bookmarks and page labels: (key, place, text)."""
    weaver = Weaver("properties")
    for key, label, text in texts:
        weaver.gap("\n\n")
        weaver.add(LineText(Location(key, label), text, 0, (0.0, 0.0, 0.0, 0.0), 1.0))
    return weaver.done()


def views_of(pages: list[PageText]) -> tuple[TextMap, ...]:
    """Return the views; one that would equal another is left out."""
    mark_furniture(pages)
    views = [_by_rows(pages), _by_blocks(pages), _by_content(pages)]
    if any(page.spoken for page in pages):
        views.append(_by_tags(pages))
    kept: list[TextMap] = []
    for view in views:
        if view.text and all("".join(view.text.split()) != "".join(k.text.split()) for k in kept):
            kept.append(view)
    return tuple(kept)


def _by_rows(pages: Iterable[PageText]) -> TextMap:
    weaver = Weaver("lines")
    for page in pages:
        weaver.gap("\f")
        last: LineText | None = None
        for line in page.lines:
            if last is not None:
                weaver.gap(_between(last, line))
            weaver.add(line)
            last = line
    return weaver.done()


def _between(last: LineText, line: LineText) -> str:
    if last.row == line.row:
        return "\t"
    return "\n\n" if line.box[1] - last.box[3] > 0.9 * max(last.size, line.size) else "\n"


def _by_blocks(pages: Iterable[PageText]) -> TextMap:
    weaver = Weaver("columns")
    for page in pages:
        weaver.gap("\f")
        for count, block in enumerate(page.blocks):
            if count:
                weaver.gap("\n\n")
            for step, number in enumerate(block):
                if step:
                    weaver.gap("\n")
                weaver.add(page.lines[number])
    return weaver.done()


def _by_content(pages: Iterable[PageText]) -> TextMap:
    weaver = Weaver("content")
    for page in pages:
        weaver.gap("\f")
        for number, start, end, gap in page.content:
            weaver.gap(gap)
            weaver.add(page.lines[number], start, end)
    return weaver.done()


def _by_tags(pages: Iterable[PageText]) -> TextMap:
    weaver = Weaver("tags")
    for page in pages:
        weaver.gap("\f")
        for number, start, end, gap in page.spoken or page.content:
            weaver.gap(gap)
            weaver.add(page.lines[number], start, end)
    return weaver.done()
