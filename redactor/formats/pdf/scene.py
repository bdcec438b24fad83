"""What a page draws, as values: glyphs, pictures, paths, and the streams they came from.

Made by `interpret`, read by `lines`, `remove` and `rebuild`. Positions are in the page's own
space, before its rotation. It does not promise that every glyph is visible: `hidden` says why not.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, TypeAlias

from redactor.formats.pdf.fonts import Font
from redactor.formats.pdf.geometry import EVERYWHERE, IDENTITY, Box, Matrix, Point

Op: TypeAlias = tuple[Any, str]


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
    before it. (x, y) is its origin, (dx, dy) its advance by the font's width alone.
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
        corners = {(x, y) for x in (self.box[0], self.box[2]) for y in (self.box[1], self.box[3])}
        rounded = {(round(x, 3), round(y, 3)) for x, y in self.points}
        return rounded == {(round(x, 3), round(y, 3)) for x, y in corners}


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
    """One content stream as drawn once: the page's own, or one use of a form."""

    ops: list[Op]
    resources: Any
    source: Any = None
    shows: dict[int, Show] = field(default_factory=dict)
    forms: dict[int, Stream] = field(default_factory=dict)
    pictures: dict[int, Placement] = field(default_factory=dict)
    dropped: set[int] = field(default_factory=set)
    states: dict[int, tuple[Matrix, Box]] = field(default_factory=dict)


@dataclass(slots=True)
class Scene:
    """Everything one page draws. `distrust` are reasons not to believe its text layer.

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

    def doubt(self, reason: str) -> None:
        """Note a reason not to trust the page, once."""
        if reason not in self.distrust:
            self.distrust.append(reason)
