"""Joins stretches into views: shape by shape, by place on the slide, and tables down their columns.

Takes `Gathered`; gives text maps. Lines of a shape are joined by a newline, shapes by a blank line.
It does not promise page order between slides' text and what stands in masters: that follows at the end.
"""

from __future__ import annotations

from typing import Final

from redactor.formats.joining import Joiner
from redactor.formats.pptx.stretches import Gathered, Shape, Stretch
from redactor.model.text import Location, TextMap

_SAME_LINE: Final = 0.5


def views(gathered: Gathered) -> tuple[TextMap, ...]:
    """Return the views of a presentation."""
    main, placed, columns = Joiner(), Joiner(), Joiner()
    for _, shapes in gathered.pages:
        for shape in shapes:
            _shape(shape, main)
        _by_place([shape for shape in shapes if any(True for _ in shape.all())], placed)
        for shape in shapes:
            _columns(shape, columns)
    for aside in (*gathered.asides, *gathered.fonts):
        main.separate("\n\n")
        _add(aside, main)
    found = [main.view("text")]
    found += [
        joiner.view(name) for joiner, name in ((placed, "by place"), (columns, "columns")) if not joiner.empty
    ]
    return tuple(found)


def _add(stretch: Stretch, out: Joiner) -> None:
    out.add(Location(stretch.key, stretch.label), stretch.text)


def _shape(shape: Shape, out: Joiner) -> None:
    out.separate("\n\n")
    for paragraph in shape.paragraphs:
        out.separate("\n")
        _add(paragraph, out)
    for row in shape.rows:
        out.separate("\n")
        for index, (_, cell) in enumerate(row):
            if index:
                out.separate("\t")
            for line, paragraph in enumerate(cell):
                if line:
                    out.separate("\n")
                _add(paragraph, out)
    out.separate("\n\n")


def _by_place(shapes: list[Shape], out: Joiner) -> None:
    """Add the shapes line by line as they stand on the slide, each line from the left."""
    out.separate("\n\n")
    for line in _lines([shape for shape in shapes if shape.box is not None]):
        out.separate("\n")
        for index, shape in enumerate(line):
            if index:
                out.separate(" ")
            for number, stretch in enumerate(shape.all()):
                if number:
                    out.separate("\n")
                _add(stretch, out)
    out.separate("\n\n")


def _lines(shapes: list[Shape]) -> list[list[Shape]]:
    lines: list[list[Shape]] = []
    bottom = float("-inf")
    for shape in sorted(shapes, key=lambda one: (one.box.y, one.box.x) if one.box else (0.0, 0.0)):
        box = shape.box
        if box is None:
            continue
        if lines and bottom - box.y > _SAME_LINE * box.h:
            lines[-1].append(shape)
        else:
            lines.append([shape])
        bottom = max(bottom, box.y + box.h) if lines[-1][0] is not shape else box.y + box.h
    return [sorted(line, key=lambda one: one.box.x if one.box else 0.0) for line in lines]


def _columns(shape: Shape, out: Joiner) -> None:
    columns: dict[int, list[Stretch]] = {}
    for row in shape.rows:
        for column, cell in row:
            columns.setdefault(column, []).extend(cell)
    for column in sorted(columns):
        out.separate("\n\n")
        for stretch in columns[column]:
            _add(stretch, out)
            out.separate("\n")
