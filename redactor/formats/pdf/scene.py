"""What a page draws, as values: glyphs, pictures, paths, and the streams they came from.

Made by `interpret`, read by `lines`, `remove` and `rebuild`. Positions are in the page's own
space, before its rotation. It does not promise that every glyph is visible: `hidden` says why not.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import Any, Final, TypeAlias

from redactor.formats.pdf.fonts import Font
from redactor.formats.pdf.geometry import EVERYWHERE, IDENTITY, Box, Matrix, Point

Op: TypeAlias = tuple[Any, str]
_SAME_POINT: Final = 0.001


@dataclass(slots=True)
class TextState:
    """The text part of the graphics state."""

    font: Font | None = None
    size: float = 0.0
    spacing: float = 0.0
    word_spacing: float = 0.0
    stretch: float = 1.0
    leading: float = 0.0
    rise: float = 0.0
    mode: int = 0

    def copy(self) -> TextState:
        """Return an independent copy."""
        return TextState(
            self.font,
            self.size,
            self.spacing,
            self.word_spacing,
            self.stretch,
            self.leading,
            self.rise,
            self.mode,
        )


@dataclass(slots=True)
class State:
    """The graphics state, as far as text and visibility need it. `fill` is a colour's operators."""

    ctm: Matrix = IDENTITY
    clip: Box = EVERYWHERE
    fill: tuple[str, tuple[Any, ...], Any] = ("g", (0,), None)
    space: Any = None
    opaque: bool = True
    text: TextState = field(default_factory=TextState)

    def copy(self) -> State:
        """Return an independent copy."""
        return State(self.ctm, self.clip, self.fill, self.space, self.opaque, self.text.copy())


@dataclass(slots=True)
class Show:
    """One text-showing operator: `matrix` is the text matrix at its start, `ctm` the page's."""

    stream: Stream
    op: int
    matrix: Matrix
    ctm: Matrix
    state: TextState
    fill: tuple[str, tuple[Any, ...], Any]
    glyphs: list[Glyph] = field(default_factory=list)


@dataclass(slots=True)
class Glyph:
    """One character code drawn once.

    `along` is its distance from the operator's start in text space, `before` the TJ number just
    before it. (x, y) is its origin, (dx, dy) its advance by the font's width alone. `start` and `end`
    say where it stands along its line; `lines` works them out.
    """

    index: int
    show: Show
    code: int
    text: str
    along: float
    before: float
    x: float
    y: float
    dx: float
    dy: float
    size: float
    hidden: str = ""
    start: float = 0.0
    end: float = 0.0


@dataclass(slots=True)
class SubPath:
    """One stroke or outline of a path: operators [first, last]."""

    first: int
    last: int
    box: Box
    points: list[Point] = field(default_factory=list)
    curves: int = 0

    def is_rectangle(self) -> bool:
        """Say whether this is an upright rectangle."""
        x0, y0, x1, y1 = self.box
        corners = set()
        for x, y in self.points:
            left, low = x - x0 < _SAME_POINT, y - y0 < _SAME_POINT
            if not (left or x1 - x < _SAME_POINT) or not (low or y1 - y < _SAME_POINT):
                return False
            corners.add((left, low))
        return len(corners) == 4


@dataclass(slots=True)
class Path:
    """One painted or clipping path: operators [first, last] of its stream."""

    stream: Stream
    first: int
    last: int
    box: Box
    curves: int
    painted: bool
    stroked: bool
    clips: bool
    parts: list[SubPath]


@dataclass(slots=True)
class Placement:
    """One picture drawn: the unit square under `matrix`; `clip` is what of it can be seen."""

    stream: Stream
    op: int
    source: Any
    inline: bool
    matrix: Matrix
    clip: Box
    number: int = 0
    hidden: str = ""


@dataclass(slots=True)
class Stream:
    """One content stream as drawn once: the page's own, or one use of a form.

    `tags` says at which operator the marked content changes (see `tags.Tag`), -1 for its start.
    """

    ops: list[Op]
    resources: Any
    source: Any = None
    shows: dict[int, Show] = field(default_factory=dict)
    forms: dict[int, Stream] = field(default_factory=dict)
    pictures: dict[int, Placement] = field(default_factory=dict)
    dropped: set[int] = field(default_factory=set)
    states: dict[int, tuple[Matrix, Box]] = field(default_factory=dict)
    tags: dict[int, tuple[int, int] | None] = field(default_factory=dict)
    changes: list[int] = field(default_factory=list)

    def tag_at(self, op: int) -> tuple[int, int] | None:
        """Return what operator `op` is tagged as; `tags` holds the changes, in order."""
        if len(self.changes) != len(self.tags):
            self.changes = list(self.tags)
        at = bisect_right(self.changes, op) - 1
        return self.tags[self.changes[at]] if at >= 0 else None


@dataclass(slots=True)
class Scene:
    """Everything one page draws. `distrust` are reasons not to believe its text layer.

    `cost` is what following it took, in operators and glyphs.
    `lines` are kept by `lines.lines_of` for whoever asks again.
    `covers` are opaque rectangles, each with the number of glyphs drawn before it.
    """

    number: int
    box: Box
    glyphs: list[Glyph] = field(default_factory=list)
    paths: list[Path] = field(default_factory=list)
    placements: list[Placement] = field(default_factory=list)
    streams: list[Stream] = field(default_factory=list)
    hidden: set[str] = field(default_factory=set)
    distrust: list[str] = field(default_factory=list)
    covers: list[tuple[int, Box]] = field(default_factory=list)
    cost: int = 0
    lines: list[Any] | None = None
    rules: list[tuple[float, float, float, float]] | None = None

    def doubt(self, reason: str) -> None:
        """Note a reason not to trust the page, once."""
        if reason not in self.distrust:
            self.distrust.append(reason)
