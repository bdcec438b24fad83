"""Finds text that something opaque was painted over: a reader does not see it, a copy would give it.

Takes a `Scene`; marks such glyphs hidden (`covered-text`). It knows upright rectangles and pictures
only; text under other shapes stays what it was: text that is read and searched.
"""

from __future__ import annotations

from typing import Final

from redactor.formats.pdf.geometry import Box
from redactor.formats.pdf.scene import Glyph, Scene

COVERED: Final = "covered-text"
_STEP: Final = 20.0


def find_covered(scene: Scene) -> None:
    """Mark the glyphs that lie under a cover drawn after them."""
    if not scene.covers:
        return
    bands: dict[int, list[Glyph]] = {}
    for glyph in (glyph for glyph in scene.glyphs if not glyph.hidden):
        bands.setdefault(int(_middle(glyph)[1] // _STEP), []).append(glyph)
    for count, box in scene.covers:
        for band in range(int(box[1] // _STEP), int(box[3] // _STEP) + 1):
            for glyph in bands.get(band, ()):
                if glyph.index < count and _inside(glyph, box):
                    glyph.hidden = COVERED
    if any(glyph.hidden == COVERED and glyph.text.strip() for glyph in scene.glyphs):
        scene.hidden.add(COVERED)


def _middle(glyph: Glyph) -> tuple[float, float]:
    """Return the middle of the small letters, whatever the direction."""
    length = max((glyph.dx**2 + glyph.dy**2) ** 0.5, 1e-9)
    up = 0.25 * glyph.size
    return (glyph.x + glyph.dx / 2 - glyph.dy / length * up, glyph.y + glyph.dy / 2 + glyph.dx / length * up)


def _inside(glyph: Glyph, box: Box) -> bool:
    x, y = _middle(glyph)
    reach_x, reach_y = 0.3 * max(abs(glyph.dx), 0.1 * glyph.size), 0.2 * glyph.size
    return box[0] <= x - reach_x and x + reach_x <= box[2] and box[1] <= y - reach_y and y + reach_y <= box[3]
