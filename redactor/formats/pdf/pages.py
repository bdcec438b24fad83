"""Follows the pages of an opened PDF, one at a time.

Takes the opened file; gives `Scene`s. Reader and writer both go through here, so both see the
same glyphs in the same order. Of what the reader followed it keeps the first pages for the writer, as
many as cost no more than `_ROOM`; the rest is followed anew.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Final

import pikepdf

from redactor.formats.pdf.annotations import drawn_annotations, not_drawn
from redactor.formats.pdf.covered import find_covered
from redactor.formats.pdf.font_shelf import Fonts
from redactor.formats.pdf.geometry import Box, box_of, is_empty, meet
from redactor.formats.pdf.interpret import Interpreter, read_ops
from redactor.formats.pdf.layers import Layers
from redactor.formats.pdf.objects import array, as_float, dictionary, floats
from redactor.formats.pdf.opening import inherited
from redactor.formats.pdf.plausible import is_implausible
from redactor.formats.pdf.raster import Renderer
from redactor.formats.pdf.scene import Scene
from redactor.formats.pdf.strips import is_in_strips
from redactor.formats.pdf.strokes import may_be_written
from redactor.model.errors import Damaged

_LETTER: Final[Box] = (0.0, 0.0, 612.0, 792.0)
_MOST_UNMAPPED: Final = 0.1
_MOST_SHAPES: Final = 6
_ROOM: Final = 60_000
"""How many glyphs and operators are kept for the writer: some 25 megabytes."""


@dataclass(slots=True)
class Book:
    """An opened PDF with what its pages share."""

    pdf: Any
    fonts: Fonts
    layers: Layers
    renderer: Renderer | None = None
    _followed: dict[int, Scene] = field(default_factory=dict)
    _room: int = _ROOM

    def scenes(self) -> Iterator[tuple[Any, Scene]]:
        """Yield every page with what it draws."""
        for number, page in enumerate(self.pdf.pages, 1):
            scene = self._followed.pop(number, None)
            if scene is None:
                with _uncollected():
                    scene = self.scene(page.obj, number)
            if self.renderer is not None and scene.cost <= self._room:
                self._room -= scene.cost
                self._followed[number] = scene
            yield page.obj, scene

    def scene(self, page: Any, number: int) -> Scene:
        """Follow one page."""
        scene = Scene(number, page_box(page))
        ops = read_ops(pikepdf.Page(page)) if "/Contents" in page else []
        if ops is None:
            raise Damaged(f"The drawing of page {number} cannot be read")
        interpreter = Interpreter(scene, self.fonts, self.layers)
        interpreter.page(ops, dictionary(inherited(page, "/Resources")), number)
        extra = drawn_annotations(self.pdf, page, self.layers)
        if extra:
            interpreter.page(extra, pikepdf.Dictionary())
        scene.cost = interpreter.spent + len(scene.glyphs)
        if any(not_drawn(dictionary(entry), self.layers) for entry in array(page.get("/Annots"))):
            scene.doubt("an annotation or form field whose look the file does not say")
        if any(
            array(dictionary(place.source).get("/Mask")) for place in scene.placements if not place.inline
        ):
            scene.doubt("a picture with a transparent colour")
        find_covered(scene)
        _judge(scene)
        # Only the reader asks a second program; the writer is told by the children what it gave up.
        second = self.renderer if not scene.distrust else None
        if second is not None and second.draws_more(number, len(scene.glyphs)):
            scene.doubt("letters that only one of two programs reads")
        if second is not None and is_in_strips(scene.placements):
            scene.doubt("a picture in strips")
        return scene


@contextmanager
def _uncollected() -> Iterator[None]:
    """Keep Python's search for cycles away while a page's many small values are made.

    It would look at all of them over and over: a third of the time. They go by the page.
    """
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()


def open_book(pdf: Any, renderer: Renderer | None = None) -> Book:
    """Prepare to follow the pages."""
    return Book(pdf, Fonts(), Layers(pdf.Root), renderer)


def page_box(page: Any) -> Box:
    """Return what of a page is shown: the crop box within the media box."""
    media = _box(inherited(page, "/MediaBox")) or _LETTER
    crop = _box(inherited(page, "/CropBox"))
    shown = meet(media, crop) if crop else media
    return media if is_empty(shown) else shown


def _box(value: Any) -> Box | None:
    corners = floats(value, 4)
    if corners is None:
        return None
    box = box_of(((corners[0], corners[1]), (corners[2], corners[3])))
    return None if is_empty(box) else box


def page_turn(page: Any) -> int:
    """Return the page's rotation in degrees: 0, 90, 180 or 270."""
    return int(as_float(inherited(page, "/Rotate"))) // 90 * 90 % 360


def _judge(scene: Scene) -> None:
    """Look for glyphs without a meaning, or with two."""
    visible = [glyph for glyph in scene.glyphs if not glyph.hidden]
    # What is said of a letter is said once, not for each time it is drawn.
    letters = {(id(glyph.show.state.font), glyph.code): glyph for glyph in visible}
    strange = {glyph.text for glyph in letters.values() if _is_unmapped(glyph.text)}
    unmapped = run = longest = 0
    for glyph in visible if strange else ():
        if glyph.text in strange:
            unmapped += 1
            run += 1
            longest = max(longest, run)
        elif glyph.text.strip():
            run = 0
    if longest >= 3 or unmapped > _MOST_UNMAPPED * max(len(visible), 10):
        scene.doubt("letters whose meaning the file does not say")
    if _drawn_letters(scene) >= _MOST_SHAPES or may_be_written(scene):
        scene.doubt("shapes that may be letters")
    if any(_contradicts(glyph.text, glyph.show.state.font, glyph.code) for glyph in letters.values()):
        scene.doubt("letters that look different from what they say")
    if is_implausible(letters.values()):
        scene.doubt("letters that can hardly be what they say")


def _drawn_letters(scene: Scene) -> int:
    """Count small outlines that are as curved as letters are; circles and round corners are not."""
    count = 0
    for path in scene.paths:
        for part in path.parts if path.painted else ():
            wide, high = part.box[2] - part.box[0], part.box[3] - part.box[1]
            count += (part.curves >= 3 and part.curves != 4 and max(wide, high) < 60) or (
                part.curves == 0 and len(part.points) >= 6 and max(wide, high) < 40
            )
    return count


def _is_unmapped(text: str) -> bool:
    return any(char == "\ufffd" or 0xE000 <= ord(char) <= 0xF8FF or char < " " for char in text.strip())


def _contradicts(text: str, font: Any, code: int) -> bool:
    shape = font.shape(code) if font is not None else ""
    return bool(shape) and shape != text and font.contradicts(code)
