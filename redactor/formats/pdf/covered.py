"""Finds text that something opaque was painted over: a reader does not see it, a copy would give it.

Takes a `Scene`; marks such glyphs hidden (`covered-text`). It knows upright rectangles and pictures
only; text under other shapes stays what it was: text that is read and searched.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, TypeAlias

from redactor.formats.pdf.geometry import Box
from redactor.formats.pdf.scene import Glyph, Scene

COVERED: Final = "covered-text"
_STEP: Final = 20.0

_Bands: TypeAlias = dict[int, list[tuple[Box, Glyph]]]


def find_covered(scene: Scene) -> None:
    """Mark the glyphs that lie under a cover drawn after them."""
    if not scene.covers:
        return
    covers: dict[Box, int] = {}
    for count, box in scene.covers:
        if not count:
            continue  # drawn before all text: a ground, no cover
        covers[box] = max(count, covers.get(box, 0))
    bands = _bands(scene.glyphs[: max(covers.values(), default=0)])
    found = False
    for (left, low, right, high), count in covers.items():
        for (x0, y0, x1, y1), glyph in _between(bands, low, high):
            if left <= x0 and x1 <= right and low <= y0 and y1 <= high and glyph.index < count:
                glyph.hidden = COVERED
                found = found or bool(glyph.text.strip())
    if found:
        scene.hidden.add(COVERED)


def _bands(glyphs: list[Glyph]) -> _Bands:
    """Sort the cores of what can be seen by their height on the page."""
    bands: _Bands = {}
    for glyph in glyphs:
        if not glyph.hidden:
            core = _core(glyph)
            bands.setdefault(int((core[1] + core[3]) / 2 // _STEP), []).append((core, glyph))
    return bands


def _between(bands: _Bands, low: float, high: float) -> Iterator[tuple[Box, Glyph]]:
    for band in range(int(low // _STEP), int(high // _STEP) + 1):
        yield from bands.get(band, ())


def _core(glyph: Glyph) -> Box:
    """Return the middle of the small letters, whatever the direction: what no reader could do without."""
    length = max((glyph.dx**2 + glyph.dy**2) ** 0.5, 1e-9)
    up = 0.25 * glyph.size / length
    x, y = glyph.x + glyph.dx / 2 - glyph.dy * up, glyph.y + glyph.dy / 2 + glyph.dx * up
    wide, high = 0.3 * max(abs(glyph.dx), 0.1 * glyph.size), 0.2 * glyph.size
    return (x - wide, y - high, x + wide, y + high)
