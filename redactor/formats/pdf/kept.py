"""The pages of a document that was just read, kept until it is written: they need not be followed twice.

Takes and gives `Book`s by the document itself, not by what it holds; a document that goes takes its pages
along. It keeps one book at a time, and of that only so many pages as `pages` allows.
"""

from __future__ import annotations

import weakref

from redactor.formats.pdf.pages import Book
from redactor.model.document import Document


class Kept:
    """What the reader leaves for the writer. A writer that finds nothing follows the pages itself."""

    def __init__(self) -> None:
        """Keep nothing yet."""
        self._books: dict[int, Book] = {}

    def keep(self, document: Document, book: Book) -> None:
        """Keep a book that was read to its end."""
        if self._books:
            return
        book.renderer = None
        self._books[id(document)] = book
        weakref.finalize(document, self._books.pop, id(document), None)

    def take(self, document: Document) -> Book | None:
        """Return the book of this very document and forget it."""
        book = self._books.pop(id(document), None)
        if book is not None:
            for font in book.fonts.all():
                font.used.clear()
        return book
