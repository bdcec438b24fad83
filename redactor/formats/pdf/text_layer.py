"""The text layer of a scan, built anew: invisible words over a picture, from what the picture still says.

Takes the words a redacted picture came back with; gives operators that draw them in the labels' font,
each as wide as its word. The old layer is not read: of what was painted over only the label is here.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Final

from redactor.formats.pdf.covered import COVERED
from redactor.formats.pdf.geometry import (
    Box,
    Matrix,
    Point,
    apply,
    box_of,
    invert,
    is_empty,
    map_box,
    meet,
    numbers,
)
from redactor.formats.pdf.labels import LABEL_FONT, LabelFont, natural_width
from redactor.formats.pdf.scene import Glyph, Placement, Scene
from redactor.formats.pdf.tags import Tag
from redactor.model.document import PlacedWord

_LAYER: Final = frozenset((COVERED, "hidden-text"))
_SIZE: Final = 0.9
_FOOT: Final = 0.22
_GONE: Final = 0.25
_HALF: Final = 0.5
_WHOLE: Final = 0.95
_WELSH: Final = frozenset("ŵŴŷŶ")


@dataclass(frozen=True, slots=True)
class Laid:
    """A word on the page. `corners` go from where it begins at its top, clockwise."""

    text: str
    corners: tuple[Point, ...]
    line: int
    label: bool

    @property
    def box(self) -> Box:
        """The box around it."""
        return box_of(self.corners)


def laid(words: Iterable[PlacedWord], matrix: Matrix, clip: Box) -> list[Laid]:
    """Return the words of a picture where they stand when it is drawn under `matrix`, within `clip`."""
    found = []
    for word in words:
        corners = tuple(apply(matrix, x, 1 - y) for x, y in word.corners)
        one = Laid(_plain(word.text), corners, word.line, word.label)
        if one.text and _shown(one, clip):
            found.append(one)
    return found


def _shown(one: Laid, clip: Box) -> bool:
    """Say whether a word is seen whole; of a label, whose box may reach out, the middle counts."""
    box = one.box
    if one.label:
        x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
        return clip[0] <= x <= clip[2] and clip[1] <= y <= clip[3]
    return _share(box, clip) > _WHOLE


def _plain(text: str) -> str:
    """Return what of a text the labels' font can say."""
    said = []
    for char in text:
        if char in _WELSH or (char.isprintable() and char.encode("cp1252", "ignore")):
            said.append(char)
        else:
            folded = unicodedata.normalize("NFKD", char).encode("ascii", "ignore").decode("ascii")
            said.append("".join(filter(str.isprintable, folded)))
    return "".join(said).strip()


def had_layer(scene: Scene, place: Placement) -> bool:
    """Say whether words nobody sees lie over or behind a picture: the layer of a scan."""
    box = meet(map_box(place.matrix, (0, 0, 1, 1)), place.clip)
    return any(
        glyph.hidden in _LAYER
        and glyph.text.strip()
        and box[0] <= glyph.x <= box[2]
        and box[1] <= glyph.y <= box[3]
        for glyph in scene.glyphs
    )


def relabelled(words: Sequence[Laid], spots: Sequence[tuple[Box, str]]) -> list[Laid]:
    """Leave out words that marks of the page's own text touch; where there is no label yet, one comes."""
    labelled = [word.box for word in words if word.label]
    waiting = {
        at: label
        for at, (box, label) in enumerate(spots)
        if label and not any(max(_share(box, one), _share(one, box)) > _HALF for one in labelled)
    }
    found: list[Laid] = []
    for word in words:
        over = [] if word.label else [at for at, (box, _) in enumerate(spots) if _meets(box, word.box)]
        found += [_label(spots[at][0], waiting.pop(at), word.line) for at in over if at in waiting]
        found += [] if over else [word]
    last = max((word.line for word in found), default=-1)
    return [*found, *(_label(spots[at][0], label, last + 1 + at) for at, label in waiting.items())]


def _label(box: Box, label: str, line: int) -> Laid:
    x0, y0, x1, y1 = box
    return Laid(_plain(label), ((x0, y1), (x1, y1), (x1, y0), (x0, y0)), line, label=True)


def _meets(one: Box, other: Box) -> bool:
    return max(_share(one, other), _share(other, one)) > _GONE


def _share(inner: Box, outer: Box) -> float:
    """Return how much of a box lies in another: 0 to 1."""
    shared = meet(inner, outer)
    return 0.0 if is_empty(shared) or is_empty(inner) else _area(shared) / _area(inner)


def _area(box: Box) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])


@dataclass(frozen=True, slots=True)
class Said:
    """What the picture `key`, drawn under `matrix`, says on one page."""

    key: str
    matrix: Matrix
    words: list[Laid]


@dataclass(slots=True)
class Layer:
    """The words over one picture. They are written last, when all that was painted into it is known."""

    target: Any
    key: str
    matrix: Matrix
    lines: list[tuple[str, list[Laid]]]

    def write(self, painted: Iterable[tuple[Matrix, list[Box]]], labels: LabelFont) -> None:
        """Fill the stream with what is not `painted`: boxes on a page where the picture is drawn so."""
        gone: list[Box] = []
        for matrix, boxes in painted:
            back = invert(matrix)
            gone += [map_box(self.matrix, map_box(back, box)) for box in boxes] if back is not None else []
        out = ["q", "BT", f"3 Tr 0 Tc 0 Tw 100 Tz 0 Ts /{LABEL_FONT} 1 Tf"]
        for begin, words in self.lines:
            out += [begin] if begin else []
            out += [
                _drawn(word, labels)
                for word in words
                if word.label or not any(_meets(box, word.box) for box in gone)
            ]
            out += ["EMC"] if begin else []
        self.target.write("\n".join([*out, "ET", "Q"]).encode("ascii"))


def tagged_lines(
    words: Sequence[Laid], scene: Scene, begin: Callable[[Tag | None, float], str]
) -> list[tuple[str, list[Laid]]]:
    """Return the words line by line, each with the operator that tags it as the old layer was there."""
    old = [glyph for glyph in scene.glyphs if glyph.hidden in _LAYER and glyph.text.strip()]
    lines = []
    for _, line in groupby(words, key=lambda word: word.line):
        together = list(line)
        lines.append((begin(*_tag(old, [word.box for word in together])), together))
    return lines


def _drawn(word: Laid, labels: LabelFont) -> str:
    (x0, y0), (x1, y1), _, (x3, y3) = word.corners
    natural = natural_width(word.text)
    up = (x0 - x3, y0 - y3)
    across = ((x1 - x0) / natural, (y1 - y0) / natural)
    foot = (x3 + _FOOT * up[0], y3 + _FOOT * up[1])
    matrix = numbers(*across, _SIZE * up[0], _SIZE * up[1], *foot)
    return f"{matrix} Tm <{labels.encode(word.text + ' ').hex()}> Tj"


def _tag(old: Sequence[Glyph], boxes: Sequence[Box]) -> tuple[Tag | None, float]:
    """Return how the words of the old layer in these boxes were tagged, and their place in its order."""
    for glyph in old:
        x, y = glyph.x + glyph.dx / 2, glyph.y + glyph.dy / 2
        if any(box[0] <= x <= box[2] and box[1] <= y <= box[3] for box in boxes):
            return glyph.show.stream.tag_at(glyph.show.op), glyph.index
    return None, 0.0
