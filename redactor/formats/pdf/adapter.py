"""PDF as a format of the house: read in full, written from scratch.

Takes PDF bytes; gives a `Reading`, then new PDF bytes. It does not promise tags, form fields or
links in the output: `limitations` says what is lost.
"""

from __future__ import annotations

from typing import Final

from redactor.model.document import Document, Limits
from redactor.model.finding import Edit
from redactor.model.text import Reading

_HEAD: Final = 1024


class Pdf:
    """The PDF format."""

    name = "pdf"
    limitations: tuple[str, ...] = (
        "The file is written anew: comments, form fields, outside links, tags, layers, scripts, attachments "
        "and metadata are left out. Tags: a screen reader no longer finds headings or tables.",
        "What annotations and form fields show on the page stays as plain page content.",
        "Title, bookmarks, page labels and links within the file are built anew.",
        "Text that a reader could not see (hidden layers, outside the page, clipped away, invisible, under a "
        "box) is left out; so is the text layer of a scan.",
        "A line from which something was removed is set anew, left to right without justification, squeezed "
        "where it would not fit.",
        "A page that cannot be followed safely (tiling patterns, soft masks, Type 3 or unmapped fonts, "
        "vertical writing, annotations without a stored look) becomes a picture without text to copy.",
        "Pictures are children: without text recognition a file with pictures is blocked.",
        "Damaged files, files protected by a password that was not given, and XFA forms are refused.",
        "Colour profiles are replaced by plain RGB, grey or CMYK: colours may shift slightly.",
    )

    def __init__(self, limits: Limits | None = None) -> None:
        """Take the limits that hold for one document."""
        self._limits = limits or Limits()

    def recognises(self, document: Document) -> bool:
        """Say whether the bytes begin like a PDF."""
        return b"%PDF-" in document.data[:_HEAD]

    def read(self, document: Document) -> Reading:
        """Account for everything in the document. Raises `Refused`."""
        from redactor.formats.pdf.read import read_pdf

        return read_pdf(document, self._limits)

    def write(self, document: Document, edit: Edit) -> Document:
        """Return a new PDF without what is marked. Raises `CannotRedact` or `Refused`."""
        from redactor.formats.pdf.write import write_pdf

        return write_pdf(document, edit, self._limits)
