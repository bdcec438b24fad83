"""Sets a line anew: what stays of it, with labels of fixed width where something was.

Takes a line, which of its characters go, and the room there is; gives a `Setting`. Every glyph
stands where the font's own widths put it after the one before, so no gap, stretched blank or
shifted margin tells how wide the removed text was.

    before   |Ms Tamsin Okafor of 14 Rose Lane said|
    after    |Ms [name withheld] of [address withheld] said|
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Final

from redactor.formats.pdf.geometry import (
    Box,
    Matrix,
    box_of,
    invert,
    numbers,
    size_of,
    times,
)
from redactor.formats.pdf.labels import HEIGHT, LabelFont, label_width, natural_width
from redactor.formats.pdf.lines import WORD_GAP, Line
from redactor.formats.pdf.scene import Glyph
from redactor.formats.pdf.tags import ARTIFACT, Tag

_BLANK: Final = 0.25
_LEAST_SCALE: Final = 0.3
_MARKER_LENGTH: Final = 5
_MARKER: Final = re.compile(r"^(?:[^\w\s]|\(?(?:\d{1,3}|[a-z]|[ivx]{1,4})[.)])$", re.IGNORECASE)


@dataclass(slots=True)
class Piece:
    """A glyph or a label (`instead` of a glyph) at `at` along the line, from its start at scale 1."""

    at: float
    width: float
    glyph: Glyph | None = None
    label: str = ""
    instead: Glyph | None = None


@dataclass(slots=True)
class Setting:
    """A line set anew. It starts at `start` along the line and is squeezed by `scale`."""

    line: Line
    pieces: list[Piece] = field(default_factory=list)
    width: float = 0.0
    start: float = 0.0
    scale: float = 1.0

    def box(self) -> Box:
        """Return the box around the new line."""
        line = self.line
        points = []
        for at in (self.start, self.start + self.width * self.scale):
            for up in (-0.3, 0.95):
                points.append(_point(line, at, -line.level + up * line.size))
        return box_of(points)


def _point(line: Line, along: float, up: float) -> tuple[float, float]:
    return (line.ux * along - line.uy * up, line.uy * along + line.ux * up)


def set_line(line: Line, marked: dict[int, int], labels: dict[int, str]) -> Setting:
    """Set a line; `marked` maps positions in `line.glyphs` to a mark, `labels` a mark to its text.

    A mark without a label leaves nothing behind: its label stands on an earlier line.
    """
    setting = Setting(line, start=line.start)
    cursor = 0.0
    previous: Glyph | None = None
    reach = line.start
    current: int | None = None
    done: set[int] = set()
    for at, glyph in enumerate(line.glyphs):
        start = glyph.start
        gap = start - reach if previous is not None else 0.0
        mark = marked.get(at, -1 if glyph.hidden else None)
        opens = mark is not None and mark != current and mark not in done and mark in labels
        if mark is None or opens:
            cursor = _after_gap(setting, cursor, previous, glyph, gap)
        if opens and mark is not None:
            width = label_width(labels[mark], line.size)
            setting.pieces.append(Piece(cursor, width, label=labels[mark], instead=glyph))
            cursor += width
            done.add(mark)
        elif mark is None:
            advance = math.hypot(glyph.dx, glyph.dy)
            if not glyph.text.strip() and _beside_label(setting, marked, at):
                advance = min(advance, _BLANK * line.size)
            setting.pieces.append(Piece(cursor, advance, glyph=glyph))
            cursor += advance
        current, previous = mark, glyph
        reach = glyph.end
    setting.width = cursor
    return setting


def _is_marker(setting: Setting) -> bool:
    """Say whether only a list's bullet or number stands so far: the gap after it is a tab's."""
    if not 0 < len(setting.pieces) <= _MARKER_LENGTH:
        return False
    said = "".join(piece.glyph.text if piece.glyph is not None else "a" for piece in setting.pieces)
    return _MARKER.match(said) is not None


def _beside_label(setting: Setting, marked: dict[int, int], at: int) -> bool:
    """Say whether a blank stands right before or after a label: its width is ours, not the font's."""
    after = bool(setting.pieces) and setting.pieces[-1].glyph is None
    return after or at + 1 in marked


def _after_gap(setting: Setting, cursor: float, previous: Glyph | None, glyph: Glyph, gap: float) -> float:
    """Return where the next piece goes: a gap between words becomes one of a fixed width."""
    if previous is None:
        return cursor
    if gap > 0 and _is_marker(setting):
        return cursor + gap
    blank = not previous.text.strip() or not glyph.text.strip()
    if not blank and gap > WORD_GAP * glyph.size:
        return cursor + _BLANK * glyph.size if setting.pieces else cursor
    last = setting.pieces[-1] if setting.pieces else None
    if gap < -0.25 * glyph.size and last is not None and last.glyph is previous:
        return max(0.0, cursor + gap)
    return cursor


def fit(setting: Setting, left: float, right: float, anchor: str) -> None:
    """Place a setting between two limits: keep its left end, its right end or its middle."""
    line = setting.line
    if anchor == "right":
        room = line.end - left
    elif anchor == "centre":
        middle = (line.start + line.end) / 2
        room = 2 * min(middle - left, right - middle)
    else:
        room = right - line.start
    if setting.width > room > 0:
        setting.scale = max(_LEAST_SCALE, room / setting.width)
    width = setting.width * setting.scale
    if anchor == "right":
        setting.start = line.end - width
    elif anchor == "centre":
        setting.start = (line.start + line.end - width) / 2


def write_setting(
    setting: Setting, ctm: Matrix, emitter: Any, label_font: tuple[str, Any], labels: LabelFont
) -> str:
    """Return the operators that draw a setting where `ctm` is in force."""
    back = invert(ctm)
    out = ["q"]
    if back is not None:
        out.append(f"{numbers(*back)} cm")
    texts = ["BT", "0 Tc 0 Tw 100 Tz 0 Ts 0 Tr"]
    fill = begin = ""
    open_tag: Tag | None = None
    for piece in _joined(setting):
        tag, order = _tag(piece.first)
        if tag != open_tag:
            texts += ["EMC"] if begin else []
            begin, open_tag = emitter.begin(tag, order), tag
            texts += [begin] if begin else []
        if piece.label:
            out.append(_label_box(setting, piece, emitter))
            drawn, colour = _label_text(setting, piece, emitter, label_font, labels), "0 g"
        else:
            drawn = _glyphs(setting, piece.run, emitter, piece.at)
            colour = emitter.fill(piece.run[0].show.fill)
        if colour != fill:
            texts.append(colour)
            fill = colour
        texts.append(drawn)
    texts += ["EMC"] if begin else []
    return "\n".join([*out, *texts, "ET", "Q"])


@dataclass(slots=True)
class _Joined:
    at: float
    label: str
    width: float
    first: Glyph | None
    run: list[Glyph]


def _joined(setting: Setting) -> list[_Joined]:
    """Join neighbouring glyphs of one look, so that they are written as one string."""
    joined: list[_Joined] = []
    shows: dict[int, tuple[Any, ...]] = {}
    last: tuple[Any, ...] = ()
    reach = 0.0
    for piece in setting.pieces:
        if piece.glyph is None:
            joined.append(_Joined(piece.at, piece.label, piece.width, piece.instead, []))
            last = ()
            continue
        look = _look(setting.line, piece.glyph, shows)
        if look == last and abs(piece.at - reach) < 1e-6:
            joined[-1].run.append(piece.glyph)
        else:
            joined.append(_Joined(piece.at, "", piece.width, piece.glyph, [piece.glyph]))
        last = look
        # Within one string the font's own widths hold.
        reach = piece.at + math.hypot(piece.glyph.dx, piece.glyph.dy)
    return joined


def _linear(glyph: Glyph) -> Matrix:
    state = glyph.show.state
    full = times(glyph.show.matrix, glyph.show.ctm)
    scaled = times((state.size * state.stretch, 0.0, 0.0, state.size, 0.0, 0.0), full)
    return (scaled[0], scaled[1], scaled[2], scaled[3], 0.0, 0.0)


def _look(line: Line, glyph: Glyph, shows: dict[int, tuple[Any, ...]]) -> tuple[Any, ...]:
    """Return how a glyph looks but for its letter; `shows` remembers what its whole string shares."""
    show = glyph.show
    if id(show) not in shows:
        linear = tuple(round(value, 5) for value in _linear(glyph))
        colour = (show.fill[0], *(str(value) for value in show.fill[1]))
        shows[id(show)] = (id(show.state.font), linear, colour, _tag(glyph)[0])
    return (shows[id(show)], round(glyph.y * line.ux - glyph.x * line.uy, 3))


def _tag(glyph: Glyph | None) -> tuple[Tag | None, float]:
    """Return what a glyph is tagged as, and its place in the order of the input."""
    if glyph is None:
        return (None, 0.0)
    return (glyph.show.stream.tag_at(glyph.show.op), glyph.index)


def _glyphs(setting: Setting, run: list[Glyph], emitter: Any, at: float) -> str:
    line, first = setting.line, run[0]
    font = first.show.state.font
    if font is None:
        return ""
    a, b, c, d, _, _ = _linear(first)
    along = setting.start + at * setting.scale
    if a * line.ux + b * line.uy < 0:
        # Mirrored letters run the other way: their origin is at their far end.
        along += sum(math.hypot(glyph.dx, glyph.dy) for glyph in run) * setting.scale
    x, y = _point(line, along, first.y * line.ux - first.x * line.uy)
    codes = b"".join(font.encode(glyph.code) for glyph in run)
    font.used.update(glyph.code for glyph in run)
    matrix = (a * setting.scale, b * setting.scale, c, d, x, y)
    return f"{emitter.font(font)} 1 Tf\n{numbers(*matrix)} Tm\n<{codes.hex()}> Tj"


def _label_text(
    setting: Setting, piece: Any, emitter: Any, label_font: tuple[str, Any], labels: LabelFont
) -> str:
    line = setting.line
    size = HEIGHT * line.size
    stretch = piece.width / (natural_width(piece.label) * size) * setting.scale
    along = setting.start + piece.at * setting.scale
    x, y = _point(line, along, -line.level)
    matrix = (line.ux * size * stretch, line.uy * size * stretch, -line.uy * size, line.ux * size, x, y)
    name = emitter.label_font(label_font)
    return f"{name} 1 Tf\n{numbers(*matrix)} Tm\n<{labels.encode(piece.label).hex()}> Tj"


def _label_box(setting: Setting, piece: Any, emitter: Any) -> str:
    line = setting.line
    low, high = (
        setting.start + piece.at * setting.scale,
        setting.start + (piece.at + piece.width) * setting.scale,
    )
    bottom, top = -line.level - 0.22 * line.size, -line.level + 0.78 * line.size
    corners = [_point(line, *corner) for corner in ((low, bottom), (high, bottom), (high, top), (low, top))]
    steps = [f"{numbers(x, y)} {'l' if at else 'm'}" for at, (x, y) in enumerate(corners)]
    begin = emitter.begin(ARTIFACT, 0.0)
    return "\n".join(["0.88 g", *([begin] if begin else []), *steps, "h f", *(["EMC"] if begin else [])])


def font_size(glyph: Glyph) -> float:
    """Return the size of a glyph on the page."""
    return glyph.show.state.size * size_of(times(glyph.show.matrix, glyph.show.ctm))


Insertion = Callable[[Any], str]
