"""Accounts for everything in a PDF: text in several views, pictures, and the rest as opaque parts.

Takes a document; gives a `Reading`. Raises `Refused`. It does not promise to read pictures: those
are children for the image format.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from redactor.formats.pdf.attachments import Attached
from redactor.formats.pdf.besides import read_besides
from redactor.formats.pdf.kept import Kept
from redactor.formats.pdf.lines import lines_of
from redactor.formats.pdf.opening import open_pdf
from redactor.formats.pdf.outside_pages import document_parts, page_parts
from redactor.formats.pdf.pages import open_book
from redactor.formats.pdf.pictures import is_cut, load, picture_key, png
from redactor.formats.pdf.raster import Renderer, raster_key
from redactor.formats.pdf.scene import Scene
from redactor.formats.pdf.spoken import spoken_order
from redactor.formats.pdf.tags import Tag
from redactor.formats.pdf.views import PageText, page_text, side_view, views_of
from redactor.model.document import Document, Limits
from redactor.model.errors import TooLarge
from redactor.model.text import Child, Location, OpaquePart, Reading


@dataclass(slots=True)
class _Found:
    pages: list[PageText] = field(default_factory=list)
    children: dict[str, Child] = field(default_factory=dict)
    opaque: list[OpaquePart] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    characters: int = 0
    places: dict[Tag, int] = field(default_factory=dict)
    plain: set[str] = field(default_factory=set)

    def part(self, what: str, where: str) -> None:
        location = Location(f"part:{len(self.opaque)}:{what}", where)
        self.opaque.append(OpaquePart(location, what))


def read_pdf(document: Document, limits: Limits, kept: Kept) -> Reading:
    """Read a PDF, and leave its pages for the writer."""
    pdf = open_pdf(document, limits)
    found = _Found()
    renderer = Renderer(document, limits)
    book = open_book(pdf, renderer)
    besides = read_besides(pdf)
    for what in document_parts(pdf, document.data, tags_lost=besides.tags is None or besides.tags.lost):
        found.part(what, "document")
    _attached(pdf, besides.attached, found)
    if besides.tags is not None:
        found.places = {tag: place for place, tag in enumerate(besides.tags.kinds)}
    for page, scene in book.scenes():
        for what in page_parts(page, {link.source for link in besides.links[scene.number]}):
            found.part(what, f"page {scene.number}")
        _page(scene, found, renderer)
        if found.characters > limits.characters:
            raise TooLarge("The PDF holds more text than the limit")
    properties = side_view(besides.texts())
    views = (*views_of(found.pages), properties) if properties.text else views_of(found.pages)
    kept.keep(document, book)
    return Reading(
        views=views,
        children=tuple(found.children.values()),
        opaque=tuple(found.opaque),
        notes=tuple(found.notes),
        characters=found.characters,
    )


def _attached(pdf: Any, attached: Attached, found: _Found) -> None:
    for what in dict.fromkeys(attached.lost):
        found.part(what, "attachments")
    for file in attached.files:
        child = file.child()
        found.children[child.location.key] = child
    if "/Collection" in pdf.Root and not attached.files:
        found.part("portfolio", "document")
    elif "/Collection" in pdf.Root:
        found.notes.append("The file is a portfolio: its files stay, as plain attachments.")
        found.part("property", "attachments")


def _as_picture(scene: Scene, found: _Found, renderer: Renderer) -> None:
    """Hand out a page that cannot be trusted as a picture of itself."""
    reasons = ", ".join(scene.distrust)
    found.notes.append(f"Page {scene.number} becomes a picture, with its words as read: it holds {reasons}.")
    key = raster_key(scene.number)
    document = Document(f"page-{scene.number}.png", renderer.png(scene.number))
    found.children[key] = Child(Location(key, f"page {scene.number}"), document)


def _page(scene: Scene, found: _Found, renderer: Renderer) -> None:
    where = f"page {scene.number}"
    lines = lines_of(scene)
    text = page_text(scene, lines, spoken_order(scene, found.places))
    found.pages.append(text)
    found.characters += sum(len(line.text) for line in text.lines)
    for what in sorted(scene.hidden):
        found.part(what, where)
    if scene.distrust:
        _as_picture(scene, found, renderer)
        return
    for count, place in enumerate(scene.placements, 1):
        key = picture_key(place, scene.number)
        if is_cut(place) and not place.hidden:
            found.part("cropped-picture", f"{where}, picture {count}")
        if place.hidden or key in found.children or key in found.plain:
            continue
        picture = load(place, place.stream.resources)
        if picture.plain():
            found.plain.add(key)
            continue
        label = f"{where}, picture {count}"
        name = f"page-{scene.number}-picture-{count}.png"
        found.children[key] = Child(Location(key, label), Document(name, png(picture.base, place.matrix)))
        if picture.mask is not None and not _plain_mask(picture.mask):
            mask = Document(f"page-{scene.number}-picture-{count}-mask.png", png(picture.mask))
            found.children[key + ":mask"] = Child(Location(key + ":mask", f"{label}, its outline"), mask)


def _plain_mask(mask: Any) -> bool:
    low, high = mask.getextrema()
    return bool(low == high)
