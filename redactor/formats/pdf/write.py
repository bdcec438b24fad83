"""Carries out a plan on a PDF and writes it anew.

Takes the document that was read and the edit; gives the new document. Raises `CannotRedact`
rather than leave anything marked in the file.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from redactor.formats.pdf.attachments import write_attachments
from redactor.formats.pdf.besides import Besides, read_besides
from redactor.formats.pdf.bookmarks import write_side
from redactor.formats.pdf.emit import PageEdit
from redactor.formats.pdf.geometry import Box, Matrix, touches
from redactor.formats.pdf.lines import lines_of
from redactor.formats.pdf.links import without_marked, write_links
from redactor.formats.pdf.objects import as_text
from redactor.formats.pdf.opening import open_pdf
from redactor.formats.pdf.pages import Book, open_book, page_turn
from redactor.formats.pdf.pictures import (
    Picture,
    build,
    from_bytes,
    load,
    paint,
    picture_key,
    visible_part,
)
from redactor.formats.pdf.raster import page_matrix, raster_key
from redactor.formats.pdf.rebuild import NewFile
from redactor.formats.pdf.remove import edit_page, sort_marks
from redactor.formats.pdf.scene import Placement
from redactor.formats.pdf.tags import LANGUAGE
from redactor.model.document import Document, Limits
from redactor.model.errors import CannotRedact
from redactor.model.finding import Edit
from redactor.model.replacement import replacements, splice


@dataclass(slots=True)
class _Use:
    """One picture of the new file: its object, and every place where it is drawn."""

    target: Any
    first: Placement
    places: list[tuple[Matrix, Box]] = field(default_factory=list)
    veiled: list[tuple[Matrix, list[Box]]] = field(default_factory=list)


class Pictures:
    """The pictures of the new file: redacted children, or plain ones as they are.

    They are built last, when it is known where on all pages each is drawn.
    """

    def __init__(self, edit: Edit) -> None:
        """Take the redacted children of an edit."""
        self._children = {location.key: document.data for location, document in edit.children}
        self._dropped = {location.key for location in edit.dropped}
        self._uses: dict[str, _Use] = {}
        self._pdf: Any = None
        self.page = 0
        self.change = PageEdit((0.0, 0.0, 0.0, 0.0))

    def object_for(self, pdf: Any, place: Placement) -> Any:
        """Return the new object for a picture, None if it goes."""
        key = picture_key(place, self.page)
        if place.hidden or key in self._dropped:
            return None
        self._pdf = pdf
        if key not in self._uses:
            self._uses[key] = _Use(pdf.make_stream(b""), place)
        use = self._uses[key]
        use.places.append((place.matrix, place.clip))
        if self.change.veiled:
            use.veiled.append((place.matrix, self.change.veiled))
        return use.target

    def is_page(self, number: int) -> bool:
        """Say whether the reader handed out a page as a picture."""
        return raster_key(number) in self._children or raster_key(number) in self._dropped

    def page_picture(self, pdf: Any, matrix: Matrix) -> Any:
        """Return the picture of a whole page, with boxes where its text layer was marked."""
        data = self._children.get(raster_key(self.page))
        if data is None:
            raise CannotRedact(f"Page {self.page} was not examined as a picture")
        target = pdf.make_stream(b"")
        build(pdf, Picture(paint(from_bytes(data), matrix, self.change.boxes)), target)
        return target

    def finish(self) -> None:
        """Build every picture."""
        for key, use in self._uses.items():
            picture = self._redacted(key, use.first)
            for matrix, boxes in use.veiled:
                picture.base = paint(picture.base, matrix, boxes)
            picture.base = visible_part(picture.base, use.places)
            build(self._pdf, picture, use.target)

    def _redacted(self, key: str, place: Placement) -> Picture:
        picture = load(place, place.stream.resources)
        if key in self._children:
            picture.base = from_bytes(self._children[key])
            if picture.stencil:
                picture.base = picture.base.convert("L")
        elif not picture.plain():
            raise CannotRedact("A picture was not examined")
        if key + ":mask" in self._children:
            picture.mask = from_bytes(self._children[key + ":mask"]).convert("L")
        return picture


def write_pdf(document: Document, edit: Edit, limits: Limits, kept: Book | None = None) -> Document:
    """Write the new document; `kept` is what the reader left of it."""
    book = kept or open_book(open_pdf(document, limits))
    pdf = book.pdf
    pages, others = sort_marks(edit.marks)
    changes = replacements(others)
    besides = read_besides(pdf)
    if not changes.keys() <= {key for key, _, _ in besides.texts()}:
        raise CannotRedact("A mark lies in a place that the PDF does not have")
    if any(number > len(pdf.pages) for number in pages):
        raise CannotRedact("A mark lies on a page that the PDF does not have")
    pictures = Pictures(edit)
    new = NewFile(pictures, besides.tags)
    linked: dict[int, list[Box]] = {}
    for page, scene in book.scenes():
        marks = pages.get(scene.number)
        lines = lines_of(scene) if marks is not None else []
        change = edit_page(scene, lines, marks, new.labels, new.label_font)
        pictures.page, pictures.change = scene.number, change
        if scene.distrust or pictures.is_page(scene.number):
            matrix = page_matrix(scene.box, page_turn(page))
            new.add_picture_page(scene, pictures.page_picture(new.pdf, matrix), matrix, page_turn(page))
            continue
        new.add_page(page, scene, change, page_turn(page))
        # A link's rectangle is as wide as its words: where a line was set anew, it goes.
        linked[scene.number] = change.lines
    _besides(pdf, new, besides, edit, linked)
    return Document(document.name, new.bytes())


def _besides(pdf: Any, new: NewFile, besides: Besides, edit: Edit, linked: dict[int, list[Box]]) -> None:
    """Write what stands beside the pages; `linked` are the pages that keep links, and their new lines."""
    changes = replacements(sort_marks(edit.marks)[1])

    def say(key: str, text: str) -> str:
        return splice(text, changes.get(key, ()))

    for number, lines in linked.items():
        kept = without_marked(besides.links[number], number, changes.__contains__)
        kept = [link for link in kept if not any(touches(link.box, line) for line in lines)]
        write_links(new.pdf, number - 1, kept, new.tagging)
    besides.side.title = besides.side.title or edit.title
    write_side(new.pdf, besides.side, say)
    children = {location.key: document for location, document in edit.children}
    dropped = {location.key for location in edit.dropped}
    write_attachments(new.pdf, besides.attached, children, dropped.__contains__, changes.__contains__)
    language = as_text(pdf.Root.get("/Lang"))
    language = language if LANGUAGE.fullmatch(language) else edit.language
    if language:
        new.pdf.Root["/Lang"] = language
    if new.tagging is not None:
        new.tagging.write(language, say)
