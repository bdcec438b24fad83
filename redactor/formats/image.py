"""Pictures and scans (PNG, JPEG, TIFF, BMP, GIF, WebP, HEIC): read by text recognition, written from points.

Takes picture bytes; gives words with their boxes, then a new picture with marked words painted over.
It does not say what a photograph shows, and does not read handwriting: it holds what may be writing.
"""

from __future__ import annotations

import weakref
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from redactor.model.document import Document, Limits
from redactor.model.errors import CannotRedact
from redactor.model.finding import Edit
from redactor.model.text import Location, OpaquePart, Reading
from redactor.outside.ocr import Engine, engine

if TYPE_CHECKING:
    from redactor.formats.scan.look import Look

UNREAD: Final = "picture-unread"
UNCERTAIN: Final = "picture-uncertain"
_FILE_PREFIX: Final = "file:"


class Picture:
    """The picture format."""

    name = "image"
    limitations: tuple[str, ...] = (
        "Words in pictures are read by text recognition; without Tesseract every picture is blocked.",
        "Handwriting is not read: writing that could not be read with certainty is held for a person, "
        "who may have it painted over but not released as it is.",
        "What a photograph or drawing shows (a face, a house, a badge) is not examined: only words "
        "and QR or bar codes are, and codes only where zxing-cpp is installed.",
        "A painted box keeps its place: where words stand close on both sides, its width still tells roughly "
        "how long the removed words were.",
        "Pictures are written anew from their points: transparency becomes white, and profiles, comments, "
        "thumbnails and resolution below a whole dot are lost; a squashed fax becomes a square one.",
        "Photographs in the HEIC or AVIF format are written as JPEG; several photographs in one file are "
        "refused.",
    )

    def __init__(
        self, limits: Limits | None = None, find_engine: Callable[[], Engine | None] = engine
    ) -> None:
        """Take the limits that hold for one document; `find_engine` is asked when a picture is read."""
        self._limits = limits or Limits()
        self._find_engine = find_engine
        self._looks: dict[int, Look] = {}

    def recognises(self, document: Document) -> bool:
        """Say whether the bytes begin like a picture's."""
        from redactor.formats.scan.frames import kind_of

        return bool(kind_of(document.data))

    def read(self, document: Document) -> Reading:
        """Return the words of every frame; what could not be read is opaque. Raises `Refused` or `Late`."""
        from redactor.formats.scan.frames import open_sheets
        from redactor.formats.scan.look import look_at
        from redactor.formats.scan.views import views_of

        sheets = open_sheets(document.data, self._limits)
        left_out = [
            OpaquePart(Location(_FILE_PREFIX + code, "the picture file"), code) for code in sheets.extras
        ]
        reader = self._find_engine()
        if reader is None:
            unread = OpaquePart(Location(_FILE_PREFIX + UNREAD, "the picture"), UNREAD)
            return Reading((), opaque=(unread, *left_out))
        looks = [look_at(frame.picture, reader) for frame in sheets.frames]
        self._keep(document, looks)
        views = views_of(looks)
        doubts = [doubt for number, look in enumerate(looks) for doubt in _doubt(look, number, len(looks))]
        characters = sum(segment.end - segment.start for segment in views[0].segments)
        return Reading(views, (), (*doubts, *left_out), _notes(looks), characters)

    def write(self, document: Document, edit: Edit) -> Document:
        """Return a new picture with every mark, and every doubtful place that is left out, painted over.

        Raises:
            CannotRedact: A mark lies outside the picture.
            Refused: The picture cannot be opened.
        """
        from redactor.formats.scan.frames import open_sheets
        from redactor.formats.scan.layer import words_left
        from redactor.formats.scan.save import painted, saved

        if edit.children:
            raise CannotRedact("A picture holds no other documents")
        sheets = open_sheets(document.data, self._limits)
        dropped = [place.key for place in edit.dropped if not place.key.startswith(_FILE_PREFIX)]
        after, places = painted(sheets, edit.marks, dropped)
        look = self._looks.get(id(document))
        words = words_left(look, places[0], after.frames[0].picture.size) if look is not None else ()
        return Document(document.name, saved(after), words=words)

    def _keep(self, document: Document, looks: list[Look]) -> None:
        """Keep what was seen in a picture of one frame for the writer, as long as the document is there."""
        if len(looks) == 1:
            self._looks[id(document)] = looks[0]
            weakref.finalize(document, self._looks.pop, id(document), None)


def _doubt(look: Look, number: int, count: int) -> list[OpaquePart]:
    from redactor.formats.scan.places import location

    if not look.doubtful:
        return []
    much = len(look.doubtful)
    where = f"page {number + 1}" if count > 1 else "the picture"
    words = "1 word or stretch of writing" if much == 1 else f"{much} words or stretches of writing"
    label = f"{where}: {words} could not be read with certainty"
    return [OpaquePart(location(number, look.pose, look.doubtful, label), UNCERTAIN)]


def _notes(looks: list[Look]) -> tuple[str, ...]:
    silent = sum(1 for look in looks if not (look.first or look.second or look.turned or look.doubtful))
    if not silent:
        return ()
    return (
        f"{silent} of {len(looks)} frames of a picture show no writing; what they depict was not examined.",
    )
