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
        "The file is written anew: comments, form fields, links, tags, layers, scripts and metadata are left out.",
        "What annotations and form fields show on the page stays as plain page content.",
        "Pages with features that cannot be followed safely are not redacted: the file is blocked.",
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
