"""Whether a page shows one picture and nothing else: then its rendering need not be read once more.

Takes a file, a page and the picture's points as they were read; says yes only if PDFium draws these very
points. It does not read, and does not believe what the page says it draws.
"""

from __future__ import annotations

from typing import Any, Final

import pypdfium2
import pypdfium2.raw as pdfium_c
from PIL import Image, ImageChops

_LARGEST_SIDE: Final = 8000
_OFF: Final = 16
_OF_RANGE: Final = 6
"""Two programs unpack a JPEG a little differently; what differs by less than a sixth of the contrast, and by
at most 16 of 256 shades, is no letter that text recognition would see."""


def shows_only(data: bytes, index: int, picture: Image.Image) -> bool:
    """Say whether a page, drawn a point a pixel of the picture, is that picture."""
    width, height = picture.size
    if max(width, height) > _LARGEST_SIDE or "A" in picture.getbands() or "transparency" in picture.info:
        return False
    grey = picture.convert("L")
    extrema: Any = grey.getextrema()
    most = min(_OFF, (extrema[1] - extrema[0]) // _OF_RANGE)
    with pypdfium2.PdfDocument(data) as pdf:
        page = pdf[index]
        if page.get_rotation() or not _alike_in_shape(page.get_size(), picture.size):
            return False
        drawn = _drawn(page, width, height)
    off: Any = ImageChops.difference(drawn, grey).getextrema()
    return bool(off[1] <= most)


def _alike_in_shape(page: tuple[float, float], picture: tuple[int, int]) -> bool:
    """Say whether the picture stretched over the page would keep its shape: if not, do not even draw it."""
    return abs(page[0] * picture[1] - page[1] * picture[0]) <= 0.02 * page[0] * picture[1]


def _drawn(page: Any, width: int, height: int) -> Image.Image:
    bitmap = pypdfium2.PdfBitmap.new_native(width, height, pdfium_c.FPDFBitmap_BGRx)
    bitmap.fill_rect((255, 255, 255, 255), 0, 0, width, height)
    pdfium_c.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, pdfium_c.FPDF_ANNOT)
    shown: Image.Image = bitmap.to_pil()
    return shown.convert("L")
