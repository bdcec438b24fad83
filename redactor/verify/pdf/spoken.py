"""The text of a page in the order of its tags, as a screen reader says it, by PDFium.

Takes a PDFium page and its text page; gives the text, or nothing where tags and drawing are in one order.
It does not read the strings of tags: those are searched with all other objects.
"""

from __future__ import annotations

from collections.abc import Iterator
from ctypes import POINTER, c_ushort, cast
from typing import Any, Final

import pypdfium2
import pypdfium2.raw as pdfium_c

from redactor.verify.gather import OverLimit
from redactor.verify.pdf.shapes import leaves

_DEEPEST: Final = 100
_MOST: Final = 500_000


def spoken_text(page: pypdfium2.PdfPage, textpage: pypdfium2.PdfTextPage) -> str:
    """Return the text in the order of the tags, empty if that is the order of drawing or there are none."""
    tree = pdfium_c.FPDF_StructTree_GetForPage(page.raw)
    if not tree:
        return ""
    try:
        said = list(_numbers_of_tree(tree))
    finally:
        pdfium_c.FPDF_StructTree_Close(tree)
    drawn: dict[int, list[Any]] = {}
    for one in leaves(page.raw, pdfium_c.FPDFPage_CountObjects, pdfium_c.FPDFPage_GetObject):
        if pdfium_c.FPDFPageObj_GetType(one) == pdfium_c.FPDF_PAGEOBJ_TEXT:
            drawn.setdefault(pdfium_c.FPDFPageObj_GetMarkedContentID(one), []).append(one)
    order = [number for number in dict.fromkeys(said) if number in drawn]
    if order == [number for number in drawn if number in order]:
        return ""
    return "\n".join("".join(_text_of(one, textpage) for one in drawn[number]) for number in order)


def _numbers_of_tree(tree: Any) -> Iterator[int]:
    for index in range(pdfium_c.FPDF_StructTree_CountChildren(tree)):
        yield from _numbers(pdfium_c.FPDF_StructTree_GetChildAtIndex(tree, index), [_MOST], 0)


def _numbers(element: Any, left: list[int], depth: int) -> Iterator[int]:
    """Yield the numbers of the marked content in an element, in its order."""
    if not element or depth > _DEEPEST:
        return
    for index in range(pdfium_c.FPDF_StructElement_CountChildren(element)):
        left[0] -= 1
        if left[0] < 0:
            raise OverLimit("it has more tags than the limit allows")
        number = pdfium_c.FPDF_StructElement_GetChildMarkedContentID(element, index)
        if number >= 0:
            yield number
        else:
            child = pdfium_c.FPDF_StructElement_GetChildAtIndex(element, index)
            yield from _numbers(child, left, depth + 1)


def _text_of(one: Any, textpage: pypdfium2.PdfTextPage) -> str:
    length = pdfium_c.FPDFTextObj_GetText(one, textpage.raw, None, 0)
    room = (c_ushort * max(1, length // 2))()
    pdfium_c.FPDFTextObj_GetText(one, textpage.raw, cast(room, POINTER(c_ushort)), length)
    return bytes(room).decode("utf-16-le", errors="replace").rstrip("\x00")
