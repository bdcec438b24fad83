"""Whether what a page draws besides text may be read as letters.

Takes a PDFium page; says why its rendering must be looked at, or that it should be where somebody can.
Crude: it counts, it does not recognise.

    | | |  table lines begin at few places      | -- / | | - |  drawn letters begin at many
"""

from __future__ import annotations

from ctypes import byref, c_float
from typing import Any, Final, TypeAlias

import pypdfium2
import pypdfium2.raw as pdfium_c

from redactor.verify.image import is_trivial

MAYBE: Final = "it holds small strokes, dashes or tiles, which may make up letters"
"""Worth a look with text recognition, no reason to doubt the page without it: charts have these too."""
_CURVY: Final = 12
_MANY_SHAPES: Final = 60
_SOME_SHAPES: Final = 8
_FORM_DEPTH: Final = 8
_SMALL: Final = 40.0
_MANY_PLACES: Final = 16
_MANY_SEGMENTS: Final = 300
_MANY_DASHES: Final = 6
_FEW_LINES: Final = 3
_MANY_TILES: Final = 8
_MANY_RULES: Final = 5000
_STRAIGHT: Final = 0.5
_TALL: Final = 4.0

Rule: TypeAlias = tuple[float, float, float]


def why_render(page: pypdfium2.PdfPage, text: str) -> str:
    """Return why the text of a page is not enough, or an empty string."""
    shapes = _Shapes()
    for one in leaves(page.raw, pdfium_c.FPDFPage_CountObjects, pdfium_c.FPDFPage_GetObject):
        kind = pdfium_c.FPDFPageObj_GetType(one)
        if kind == pdfium_c.FPDF_PAGEOBJ_PATH:
            shapes.add(one)
        elif kind == pdfium_c.FPDF_PAGEOBJ_IMAGE:
            if _is_telling(page, one):
                return "it holds a picture"
            shapes.tiles += 1
    if shapes.curvy >= (_MANY_SHAPES if text.strip() else _SOME_SHAPES):
        return "it holds many drawn shapes, which may be letters"
    return MAYBE if shapes.may_be_letters() else ""


def upright_rules(page: pypdfium2.PdfPage) -> list[Rule]:
    """Return the upright strokes and edges of a page as (x, low, high): borders of cells, among others."""
    found: list[Rule] = []
    x, y = c_float(), c_float()
    for one in leaves(page.raw, pdfium_c.FPDFPage_CountObjects, pdfium_c.FPDFPage_GetObject):
        if pdfium_c.FPDFPageObj_GetType(one) != pdfium_c.FPDF_PAGEOBJ_PATH or len(found) > _MANY_RULES:
            continue
        matrix = pdfium_c.FS_MATRIX()
        pdfium_c.FPDFPageObj_GetMatrix(one, byref(matrix))
        last = None
        for index in range(min(pdfium_c.FPDFPath_CountSegments(one), _MANY_RULES)):
            pdfium_c.FPDFPathSegment_GetPoint(
                pdfium_c.FPDFPath_GetPathSegment(one, index), byref(x), byref(y)
            )
            at = (
                matrix.a * x.value + matrix.c * y.value + matrix.e,
                matrix.b * x.value + matrix.d * y.value + matrix.f,
            )
            if last is not None and abs(at[0] - last[0]) < _STRAIGHT and abs(at[1] - last[1]) > _TALL:
                found.append((at[0], min(at[1], last[1]), max(at[1], last[1])))
            last = at
    return found


class _Shapes:
    """Counts what lines and tiles could make letters."""

    def __init__(self) -> None:
        self.curvy = self.tiles = 0
        self._segments = self._dashed = 0
        self._places: set[int] = set()
        self._box = [c_float() for _ in range(4)]

    def add(self, path: Any) -> None:
        """Count one path."""
        segments = pdfium_c.FPDFPath_CountSegments(path)
        if segments > _CURVY:
            self.curvy += 1
            self._segments += segments
        if pdfium_c.FPDFPageObj_GetDashCount(path) > _MANY_DASHES:
            self._dashed += 1
        if pdfium_c.FPDFPageObj_GetBounds(path, *(byref(value) for value in self._box)):
            left, bottom, right, top = (value.value for value in self._box)
            if max(right - left, top - bottom) <= _SMALL:
                self._places.add(round(left))

    def may_be_letters(self) -> bool:
        """Say whether there is enough of anything to write with."""
        return (
            len(self._places) >= _MANY_PLACES
            or self._segments >= _MANY_SEGMENTS
            or self._dashed >= _FEW_LINES
            or self.tiles >= _MANY_TILES
        )


def leaves(owner: Any, count: Any, get: Any, depth: int = 0) -> list[Any]:
    """Return the page objects, those of forms included."""
    found = []
    for index in range(count(owner)):
        one = get(owner, index)
        if pdfium_c.FPDFPageObj_GetType(one) == pdfium_c.FPDF_PAGEOBJ_FORM and depth < _FORM_DEPTH:
            inner = (pdfium_c.FPDFFormObj_CountObjects, pdfium_c.FPDFFormObj_GetObject)
            found += leaves(one, *inner, depth + 1)
        else:
            found.append(one)
    return found


def _is_telling(page: pypdfium2.PdfPage, raw: Any) -> bool:
    try:
        picture = pypdfium2.PdfImage(raw, page=page, pdf=page.pdf).get_bitmap(render=False).to_pil()
    except (pypdfium2.PdfiumError, ValueError, RuntimeError, AssertionError, KeyError):
        return True
    return not is_trivial(picture)
