"""The order in which a screen reader says what a page draws: that of its tags.

Takes a `Scene` and the file's tags; gives each glyph's place in their order, or nothing where the page
is drawn in that order anyway. What is not tagged is said with what was drawn before it.
"""

from __future__ import annotations

from collections.abc import Mapping

from redactor.formats.pdf.scene import Scene, Show
from redactor.formats.pdf.tags import Tag


def spoken_order(scene: Scene, places: Mapping[Tag, int]) -> list[int] | None:
    """Return for each glyph of the page, by its index, the place of its tag."""
    found: list[int] = []
    last: Show | None = None
    place = highest = 0
    ordered = True
    for glyph in scene.glyphs if places else ():
        if glyph.show is not last:
            last = glyph.show
            tag = last.stream.tag_at(last.op)
            place = places.get(tag, place) if tag is not None else place
            ordered = ordered and place >= highest
            highest = max(highest, place)
        found.append(place)
    return None if ordered else found
