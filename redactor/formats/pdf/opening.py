"""Opens a PDF, or says why not.

Takes a document; gives a pikepdf `Pdf` whose size is within the limits. Raises `Refused`.
It does not promise that every page can be followed: that is found out page by page.
"""

from __future__ import annotations

import io
import re
import zlib
from typing import Any, Final

import pikepdf

from redactor.formats.pdf.objects import array, as_int, as_name, dictionary
from redactor.model.document import Document, Limits
from redactor.model.errors import Damaged, Encrypted, TooLarge, Unsupported

_SUSPICIOUS_BYTES: Final = 50_000_000
_STEP: Final = 1_000_000
_BAD: Final = re.compile(r"damaged|reconstruct|recover|xref not found|loop detected|unexpected", re.I)


def open_pdf(document: Document, limits: Limits) -> Any:
    """Open a document and check it against the limits."""
    if len(document.data) > limits.document_bytes:
        raise TooLarge("The PDF is larger than the limit")
    password = document.password.reveal() if document.password else ""
    try:
        pdf = pikepdf.open(io.BytesIO(document.data), password=password, suppress_warnings=True)
    except pikepdf.PasswordError as error:
        raise Encrypted("The PDF is protected by a password") from error
    except (pikepdf.PdfError, RuntimeError, ValueError) as error:
        raise Damaged("The PDF cannot be opened") from error
    _check_pages(pdf, limits)
    if any(_BAD.search(str(warning)) for warning in pdf.get_warnings()):
        raise Damaged("The PDF is damaged: parts of it would have to be guessed")
    _check_streams(pdf, limits)
    _check_forms(pdf)
    return pdf


def _check_pages(pdf: Any, limits: Limits) -> None:
    try:
        count = len(pdf.pages)
    except (pikepdf.PdfError, RuntimeError) as error:
        raise Damaged("The PDF's pages cannot be counted") from error
    if count == 0:
        raise Damaged("The PDF has no pages")
    if count > limits.pages:
        raise TooLarge("The PDF has more pages than the limit")


def _check_streams(pdf: Any, limits: Limits) -> None:
    """Refuse bombs before anything is unpacked whole."""
    total = 0
    for item in pdf.objects:
        if not isinstance(item, pikepdf.Stream):
            continue
        width, height = as_int(item.get("/Width")), as_int(item.get("/Height"))
        if as_name(item.get("/Subtype")) == "Image" and width * height > limits.pixels:
            raise TooLarge("A picture in the PDF has more pixels than the limit")
        total += _unpacked(item, limits)
        if total > limits.unpacked_bytes:
            raise TooLarge("The PDF unpacks to more than the limit")


def _unpacked(stream: Any, limits: Limits) -> int:
    """Return about how many bytes a stream unpacks to, without keeping them."""
    filters = [as_name(item) for item in array(stream.get("/Filter"))] or [as_name(stream.get("/Filter"))]
    packed = as_int(stream.get("/Length"))
    growing = [name for name in filters if name in ("FlateDecode", "Fl", "LZWDecode", "RunLengthDecode")]
    if len(growing) > 1:
        raise Unsupported("A part of the PDF is packed twice over")
    if not growing:
        return packed
    if growing[0] not in ("FlateDecode", "Fl") or filters[0] not in ("FlateDecode", "Fl"):
        # LZW grows by less than 1,400 times, run lengths by 64; ASCII filters in front shrink.
        return packed * (1400 if growing[0] == "LZWDecode" else 64) if packed > 100_000 else packed
    if packed * 1032 < 2 * _STEP:
        return packed
    return _inflated(stream, limits)


def _inflated(stream: Any, limits: Limits) -> int:
    try:
        raw = bytes(stream.read_raw_bytes())
    except pikepdf.PdfError as error:
        raise Damaged("A part of the PDF cannot be read") from error
    engine = zlib.decompressobj()
    size, pending = 0, raw
    try:
        while pending and not engine.eof:
            size += len(engine.decompress(pending, _STEP))
            pending = engine.unconsumed_tail
            if size > limits.unpacked_bytes or (
                size > _SUSPICIOUS_BYTES and size > limits.expansion * len(raw)
            ):
                raise TooLarge("A part of the PDF unpacks to far more than its size")
    except zlib.error:
        return size
    return size


def _check_forms(pdf: Any) -> None:
    form = dictionary(pdf.Root.get("/AcroForm"))
    if "/XFA" in form and (pdf.Root.get("/NeedsRendering") or not array(form.get("/Fields"))):
        raise Unsupported(
            "The PDF is an XFA form: its pages are made by a program when it is opened",
            advice="Print it to PDF from Adobe Reader and try again.",
        )


def inherited(page: Any, key: str) -> Any:
    """Return a page attribute, from its ancestors if need be."""
    node = page
    for _ in range(60):
        value = node.get(key)
        if value is not None:
            return value
        parent = node.get("/Parent")
        if not isinstance(parent, pikepdf.Dictionary):
            return None
        node = parent
    return None
