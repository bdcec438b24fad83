"""The reading orders of a picture: as the engine gives them, in rows across the page, column by column.

Takes what was seen in each frame; gives text maps whose segments are words with their boxes.
It does not judge words: doubtful ones are in the text as well.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from statistics import median
from typing import Final

from redactor.formats.scan.look import Look
from redactor.formats.scan.places import location
from redactor.formats.scan.pose import Box, Pose, share
from redactor.formats.scan.seen import Seen
from redactor.model.text import Location, Segment, TextMap

_PAGE: Final = "\f"
_Line = list[tuple[str, Location]]


def views_of(looks: Sequence[Look]) -> tuple[TextMap, ...]:
    """Return the views of a picture file; those that would only repeat another are left out."""
    several = len(looks) > 1
    names = {number: f"page {number + 1}, " if several else "" for number in range(len(looks))}
    rows = {id(look): _rows(_both(look)) for look in looks}
    orders: tuple[tuple[str, Callable[[Look], list[list[Seen]]]], ...] = (
        ("lines", lambda look: [*_engine_lines(look.first), *_turned(look)]),
        ("second reading", lambda look: [line for line in _engine_lines(look.second) if line]),
        ("third reading", lambda look: [line for line in _engine_lines(look.third) if line]),
        ("rows", lambda look: rows[id(look)]),
        ("columns", lambda look: _columns(rows[id(look)])),
    )
    views = []
    for name, order in orders:
        pages = [_page(order(look), number, names[number]) for number, look in enumerate(looks)]
        if name == "lines":
            pages = [
                page + _codes(look, n, names[n])
                for n, (page, look) in enumerate(zip(pages, looks, strict=True))
            ]
        views.append(_joined(name, pages))
    return tuple(_distinct(views))


def _distinct(views: Iterable[TextMap]) -> Iterable[TextMap]:
    seen: set[str] = set()
    for view in views:
        if view.view == "lines" or (view.segments and view.text not in seen):
            seen.add(view.text)
            yield view


def _page(lines: list[list[Seen]], frame: int, where: str) -> list[_Line]:
    found = []
    number = 0
    for line in lines:
        words: _Line = []
        for word in line:
            number += 1
            label = f"{where}word {number}"
            words.append((word.text, location(frame, word.pose, (word.box,), label)))
        found.append(words)
    return found


def _codes(look: Look, frame: int, where: str) -> list[_Line]:
    upright = Pose()
    lines: list[_Line] = []
    for code in look.codes:
        across, down = [round(x) for x, _ in code.corners], [round(y) for _, y in code.corners]
        box = (min(across) - 2, min(down) - 2, max(across) + 2, max(down) + 2)
        lines += [[], [(code.text, location(frame, upright, (box,), f"{where}bar or QR code"))]]
    return lines


def _joined(name: str, pages: Sequence[list[_Line]]) -> TextMap:
    out: list[str] = []
    segments: list[Segment] = []
    position = 0

    def add(text: str) -> None:
        nonlocal position
        out.append(text)
        position += len(text)

    for number, page in enumerate(pages):
        if number:
            add(_PAGE)
        for line in page:
            for index, (text, place) in enumerate(line):
                if index:
                    add(" ")
                segments.append(Segment(position, position + len(text), place))
                add(text)
            add("\n")
    return TextMap(name, "".join(out), tuple(segments))


def _engine_lines(words: Sequence[Seen]) -> list[list[Seen]]:
    """Return the engine's lines, an empty one where a new block begins."""
    lines: list[list[Seen]] = []
    last: tuple[int, int] | None = None
    for word in words:
        if last is not None and word.order[0] != last[0]:
            lines.append([])
        if last is None or word.order != last:
            lines.append([])
        lines[-1].append(word)
        last = word.order
    return lines


def _turned(look: Look) -> list[list[Seen]]:
    lines: list[list[Seen]] = []
    for words in look.turned:
        lines += [[], *_engine_lines(words)]
    return lines


def _both(look: Look) -> list[Seen]:
    """Return the words of both readings, the surer one where they read the same place."""
    kept: list[Seen] = []
    for word in sorted((*look.first, *look.second), key=lambda seen: -seen.confidence):
        if not any(share(word.box, other.box) > 0.5 for other in kept):
            kept.append(word)
    return kept


def _rows(words: Sequence[Seen]) -> list[list[Seen]]:
    """Return words row by row across the whole width, whatever the columns."""
    rows: list[list[Seen]] = []
    for word in sorted(words, key=lambda seen: (seen.box[1] + seen.box[3], seen.box[0])):
        home = next((row for row in reversed(rows[-4:]) if _level(row[-1].box, word.box)), None)
        if home is None:
            rows.append([word])
        else:
            home.append(word)
    return [sorted(row, key=lambda seen: seen.box[0]) for row in rows]


def _level(one: Box, other: Box) -> bool:
    shared = min(one[3], other[3]) - max(one[1], other[1])
    return shared > 0.4 * min(one[3] - one[1], other[3] - other[1])


def _columns(rows: Sequence[list[Seen]]) -> list[list[Seen]]:
    """Cut rows at wide gaps, and put pieces that stand below one another together."""
    pieces = [piece for row in rows for piece in _pieces(row)]
    columns: list[list[list[Seen]]] = []
    for piece in pieces:
        home = next((column for column in columns if _below(column[-1], piece)), None)
        if home is None:
            columns.append([piece])
        else:
            home.append(piece)
    lines: list[list[Seen]] = []
    for column in columns:
        lines += [*column, []]
    return lines


def _pieces(row: list[Seen]) -> list[list[Seen]]:
    height = median(word.box[3] - word.box[1] for word in row)
    pieces = [[row[0]]]
    for last, word in pairwise(row):
        if word.box[0] - last.box[2] > 1.6 * height:
            pieces.append([])
        pieces[-1].append(word)
    return pieces


def _below(above: list[Seen], piece: list[Seen]) -> bool:
    height = max(word.box[3] - word.box[1] for word in (*above, *piece))
    left, right = max(above[0].box[0], piece[0].box[0]), min(above[-1].box[2], piece[-1].box[2])
    bottom, top = max(word.box[3] for word in above), min(word.box[1] for word in piece)
    return left < right and -0.5 * height < top - bottom < 2.5 * height
