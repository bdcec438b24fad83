"""PDF as a format of the house: read in full, written from scratch.

Takes PDF bytes; gives a `Reading`, then new PDF bytes. It does not promise form fields or
comments in the output: `limitations` says what is lost.
"""

from __future__ import annotations

from typing import Any, Final

from redactor.model.document import Document, Limits
from redactor.model.finding import Edit
from redactor.model.text import Reading

_HEAD: Final = 1024


class Pdf:
    """The PDF format."""

    name = "pdf"
    limitations: tuple[str, ...] = (
        "The file is written anew: comments, form fields, layers, scripts and metadata are left out.",
        "A tagged file is tagged anew (headings, paragraphs, lists, tables, descriptions of pictures); "
        "replaced and expanded text is lost, and a file without tags gets none.",
        "Attached files are redacted like files of their own and attached again; a portfolio becomes a file "
        "with attachments.",
        "Links stay if they lead within the file or to a web address without a query; of other links only "
        "the words stay.",
        "What annotations and form fields show on the page stays as plain page content.",
        "Title, bookmarks and page labels are built anew; the language and a missing title are set.",
        "Text that a reader could not see (hidden layers, outside the page, clipped away, invisible, under a "
        "box) is left out; the text layer of a scan is built anew from what text recognition read.",
        "A line from which something was removed is set anew, left to right without justification, squeezed "
        "where it would not fit.",
        "A page that cannot be followed safely (tiling patterns, soft masks, Type 3 or unmapped fonts, "
        "vertical writing, annotations without a stored look, scans in strips) becomes a picture with a text "
        "layer from text recognition.",
        "Pictures are children: without text recognition a file with pictures is blocked.",
        "Damaged files, files protected by a password that was not given, and XFA forms are refused.",
        "Colour profiles are replaced by plain RGB, grey or CMYK: colours may shift slightly.",
    )

    def __init__(self, limits: Limits | None = None) -> None:
        """Take the limits that hold for one document."""
        self._limits = limits or Limits()
        self._kept: Any = None

    def recognises(self, document: Document) -> bool:
        """Say whether the bytes begin like a PDF."""
        return b"%PDF-" in document.data[:_HEAD]

    def read(self, document: Document) -> Reading:
        """Account for everything in the document. Raises `Refused`."""
        from redactor.formats.pdf.kept import Kept
        from redactor.formats.pdf.read import read_pdf

        self._kept = self._kept or Kept()
        return read_pdf(document, self._limits, self._kept)

    def write(self, document: Document, edit: Edit) -> Document:
        """Return a new PDF without what is marked. Raises `CannotRedact` or `Refused`."""
        from redactor.formats.pdf.write import write_pdf

        book = self._kept.take(document) if self._kept is not None else None
        return write_pdf(document, edit, self._limits, book)
