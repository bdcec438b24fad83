"""A PDF by three means: page text by PDFium, objects by pypdf, and a raw carving of its bytes.

Takes a part whose bytes are a PDF, hands text to the gatherer. It shares no parser with the redactor,
which uses MuPDF and qpdf.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from redactor.verify.gather import OverLimit
from redactor.verify.part import Part, Tools
from redactor.verify.pdf.carve import read_bytes
from redactor.verify.pdf.objects import read_objects
from redactor.verify.pdf.pages import read_pages
from redactor.verify.pdf.pictures import read_rendered
from redactor.verify.pdf.pruned import check_fonts
from redactor.verify.pdf.resources import Resources

_T = TypeVar("_T")


def read_pdf(part: Part, tools: Tools) -> None:
    """Read pages, objects, bytes and renderings; each means fails on its own."""
    pages = _try(part, tools, "page text", lambda: read_pages(part, tools)) or []
    resources = _try(part, tools, "objects", lambda: read_objects(part, tools)) or Resources()
    _try(part, tools, "bytes", lambda: read_bytes(part, tools, resources))
    doubted = any(font.drawn and not font.is_certain for font in resources.fonts.values())
    known = resources.seen_on_page
    _try(part, tools, "pictures", lambda: read_rendered(part, tools, pages, doubted=doubted, known=known))
    _try(part, tools, "fonts", lambda: check_fonts(part, tools, resources))


def _try(part: Part, tools: Tools, name: str, means: Callable[[], _T]) -> _T | None:
    """Run one means; if it fails, its part of the work is unread and the others go on."""
    try:
        return means()
    except (MemoryError, OverLimit):
        raise
    except Exception as error:  # noqa: BLE001 - one means must not keep the others from looking
        tools.gather.unread(part.at(name), f"it could not be read completely ({type(error).__name__})")
        return None
