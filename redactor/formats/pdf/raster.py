"""Turns a page that cannot be trusted into a picture, and a redacted picture into a page.

Takes the document's bytes; gives a PNG of what a reader sees, then a placement for it. What was
hidden is not in the picture. It does not promise text: what the picture says, `text_layer` writes.
"""

from __future__ import annotations

from typing import Any, Final

from PIL import Image

from redactor.formats.pdf.geometry import Box, Matrix
from redactor.formats.pdf.pictures import forget_complaints, is_half_drawn, png
from redactor.model.document import Document, Limits
from redactor.model.errors import Damaged

_DPI: Final = 200


class Renderer:
    """Renders pages of one document with MuPDF, opened when first needed."""

    def __init__(self, document: Document, limits: Limits) -> None:
        """Remember what to open."""
        self._document = document
        self._limits = limits
        self._opened: Any = None

    def png(self, number: int) -> bytes:
        """Return page `number` (from 1) as PNG, upright. Raises `Damaged`."""
        pixels = self._pixels(number)
        image = Image.frombytes("RGB", (pixels.width, pixels.height), pixels.samples)
        return png(image)

    def draws_more(self, number: int, than: int) -> bool:
        """Say whether MuPDF draws more than so many visible letters on page `number`. Raises `Damaged`."""
        page = self._page(number)
        shown = page.rect
        count = 0
        left, top, right, bottom = tuple(shown)
        try:
            spans = page.get_texttrace()
        except _failures() as error:
            raise Damaged(f"Page {number} cannot be drawn") from error
        if sum(len(span["chars"]) for span in spans) <= than:
            return False
        for span in spans:
            if span["type"] == 3:
                continue
            for code, glyph, (x, y), _ in span["chars"]:
                # The second letter of a ligature has no glyph of its own.
                if glyph >= 0 and code != 32 and left < x < right and top < y < bottom:
                    count += not chr(code).isspace()
        return count > than

    def _page(self, number: int) -> Any:
        import pymupdf

        try:
            if self._opened is None:
                pymupdf.TOOLS.mupdf_display_errors(False)  # noqa: FBT003 -- not our signature
                pymupdf.TOOLS.mupdf_display_warnings(False)  # noqa: FBT003 -- not our signature
                self._opened = pymupdf.open(stream=self._document.data, filetype="pdf")
                if self._opened.needs_pass and self._document.password is not None:
                    self._opened.authenticate(self._document.password.reveal())
            return self._opened[number - 1]
        except _failures() as error:
            raise Damaged(f"Page {number} cannot be drawn") from error

    def _pixels(self, number: int) -> Any:
        page = self._page(number)
        dots = _DPI
        while dots > 36 and page.rect.width * page.rect.height * (dots / 72) ** 2 > self._limits.pixels / 4:
            dots //= 2
        forget_complaints()
        try:
            pixels = page.get_pixmap(dpi=dots, alpha=False)
        except _failures() as error:
            raise Damaged(f"Page {number} cannot be drawn") from error
        if is_half_drawn():
            raise Damaged(f"A picture on page {number} cannot be read")
        return pixels


def _failures() -> tuple[type[Exception], ...]:
    """Return what MuPDF raises on files it cannot follow; its own errors have no other parent."""
    import pymupdf

    return (RuntimeError, ValueError, IndexError, pymupdf.mupdf.FzErrorBase)


def page_matrix(box: Box, turn: int) -> Matrix:
    """Return the matrix that puts an upright picture of a page onto the page as it is stored."""
    x0, y0, x1, y1 = box
    width, height = x1 - x0, y1 - y0
    if turn == 90:
        return (0.0, height, -width, 0.0, x1, y0)
    if turn == 180:
        return (-width, 0.0, 0.0, -height, x1, y1)
    if turn == 270:
        return (0.0, -height, width, 0.0, x0, y1)
    return (width, 0.0, 0.0, height, x0, y0)


def raster_key(number: int) -> str:
    """Return the key of a page that became a picture."""
    return f"raster:{number}"
