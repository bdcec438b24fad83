"""Which words of a page nobody sees: those drawn in the invisible mode, as text layers of scans are.

Takes a PDFium page and its lines of words; gives the lines without such words. For questions of look only:
what they say is read and searched like any other text.
"""

from __future__ import annotations

from ctypes import byref, c_float
from typing import Final, TypeAlias

import pypdfium2
import pypdfium2.raw as pdfium_c

from redactor.verify.pdf.shapes import leaves
from redactor.verify.pdf.words import Word

Box: TypeAlias = tuple[float, float, float, float]
_STRIP: Final = 20.0


def seen_lines(page: pypdfium2.PdfPage, lines: list[list[Word]]) -> list[list[Word]]:
    """Return the lines without the words that are invisible."""
    strips: dict[int, list[Box]] = {}
    for box in _invisible(page):
        for strip in range(int(box[1] // _STRIP), int(box[3] // _STRIP) + 1):
            strips.setdefault(strip, []).append(box)
    if not strips:
        return lines
    return [left for line in lines if (left := [word for word in line if not _lies_in(word, strips)])]


def _invisible(page: pypdfium2.PdfPage) -> list[Box]:
    found = []
    values = [c_float() for _ in range(4)]
    for one in leaves(page.raw, pdfium_c.FPDFPage_CountObjects, pdfium_c.FPDFPage_GetObject):
        if pdfium_c.FPDFPageObj_GetType(one) != pdfium_c.FPDF_PAGEOBJ_TEXT:
            continue
        hidden = pdfium_c.FPDFTextObj_GetTextRenderMode(one) == pdfium_c.FPDF_TEXTRENDERMODE_INVISIBLE
        if hidden and pdfium_c.FPDFPageObj_GetBounds(one, *(byref(value) for value in values)):
            left, bottom, right, top = (value.value for value in values)
            found.append((left, bottom, right, top))
    return found


def _lies_in(word: Word, strips: dict[int, list[Box]]) -> bool:
    x, y = (word.left + word.right) / 2, (word.bottom + word.top) / 2
    return any(box[0] <= x <= box[2] and box[1] <= y <= box[3] for box in strips.get(int(y // _STRIP), ()))
