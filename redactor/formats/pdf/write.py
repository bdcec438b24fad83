"""Carries out a plan on a PDF and writes it anew.

Takes the document that was read and the edit; gives the new document. Raises `CannotRedact`
rather than leave anything marked in the file.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from redactor.formats.pdf.attachments import write_attachments
from redactor.formats.pdf.besides import Besides, read_besides
from redactor.formats.pdf.bookmarks import write_side
from redactor.formats.pdf.emit import PageEdit
from redactor.formats.pdf.geometry import Box, Matrix, map_box, meet, touches
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
    with_labels,
)
from redactor.formats.pdf.raster import page_matrix, raster_key
from redactor.formats.pdf.rebuild import NewFile
from redactor.formats.pdf.remove import edit_page, sort_marks
from redactor.formats.pdf.scene import Placement, Scene
from redactor.formats.pdf.tags import LANGUAGE
from redactor.formats.pdf.text_layer import Said, had_layer, laid, relabelled
from redactor.model.document import Document, Limits, PlacedWord
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
        self._children = {location.key: document for location, document in edit.children}
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

    def layers(self, scene: Scene) -> list[Said]:
        """Return what the scans of the page say after redaction, where they had a text layer."""
        found = []
        for place in scene.placements:
            key = picture_key(place, scene.number)
            if place.hidden or key not in self._children or not had_layer(scene, place):
                continue
            seen = meet(map_box(place.matrix, (0.0, 0.0, 1.0, 1.0)), meet(place.clip, scene.box))
            words = laid(self._children[key].words, place.matrix, seen)
            inside = [spot for spot in self.change.veiled_spots if touches(spot[0], seen)]
            words = relabelled(words, inside)
            found += [Said(key, place.matrix, words)] if words else []
        return found

    def is_page(self, number: int) -> bool:
        """Say whether the reader handed out a page as a picture."""
        return raster_key(number) in self._children or raster_key(number) in self._dropped

    def page_picture(self, pdf: Any, matrix: Matrix) -> Any:
        """Return the picture of a whole page, with boxes where its text layer was marked."""
        child = self._page(self.page)
        target = pdf.make_stream(b"")
        build(pdf, Picture(_veiled(child, [(matrix, self.change.boxes)])), target)
        return target

    def page_words(self) -> tuple[PlacedWord, ...]:
        """Return what the picture of the page says after redaction."""
        return self._page(self.page).words

    def _page(self, number: int) -> Document:
        child = self._children.get(raster_key(number))
        if child is None:
            raise CannotRedact(f"Page {number} was not examined as a picture")
        return child

    def painted(self, key: str) -> list[tuple[Matrix, list[Box]]]:
        """Return what was painted into a picture because a page's own text was marked there."""
        return self._uses[key].veiled if key in self._uses else []

    def finish(self) -> None:
        """Build every picture."""
        for key, use in self._uses.items():
            picture = self._redacted(key, use)
            picture.base = visible_part(picture.base, use.places)
            build(self._pdf, picture, use.target)

    def _redacted(self, key: str, use: _Use) -> Picture:
        picture = load(use.first, use.first.stream.resources)
        if key in self._children:
            picture.base = _veiled(self._children[key], use.veiled)
            if picture.stencil:
                picture.base = picture.base.convert("L")
        elif not picture.plain():
            raise CannotRedact("A picture was not examined")
        if key + ":mask" in self._children:
            picture.mask = from_bytes(self._children[key + ":mask"].data).convert("L")
        return picture


def _veiled(child: Document, veils: Iterable[tuple[Matrix, list[Box]]]) -> Any:
    """Return a redacted picture with more boxes painted; the labels in it stay readable."""
    image = from_bytes(child.data)
    painted = image
    for matrix, boxes in veils:
        painted = paint(painted.copy(), matrix, boxes)
    return with_labels(painted, image, child.words) if painted is not image else image


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
            picture = pictures.page_picture(new.pdf, matrix)
            words = laid(pictures.page_words(), matrix, scene.box)
            said = relabelled(words, (*change.spots, *change.veiled_spots))
            new.add_picture_page(scene, picture, matrix, page_turn(page), said)
            continue
        new.add_page(page, scene, change, page_turn(page), pictures.layers(scene))
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
