"""Word documents (.docx, .dotx): read from a rebuilt copy, written as a fresh package.

Takes bytes; gives text, pictures as children, and an account of all that is left out.
It does not promise charts, diagrams or live fields: they are reported, and the policy decides.
"""

from __future__ import annotations

import re
from typing import Final

from redactor.formats.docx.apply import apply_marks
from redactor.formats.docx.rebuild import Rebuilder, Rebuilt
from redactor.formats.docx.stretches import Gatherer
from redactor.formats.docx.views import views
from redactor.formats.docx.write import Assembler
from redactor.formats.drawingml.pictures import as_shown, picture_kind
from redactor.formats.ooxml import is_encrypted, looks_like, open_package
from redactor.model.document import Document, Limits
from redactor.model.errors import CannotRedact, Damaged, RedactorError, TooDeep, TooLarge
from redactor.model.finding import Edit
from redactor.model.text import Child, Location, OpaquePart, Reading, TextMap

_MAIN_TYPE: Final = re.compile(
    rb"wordprocessingml\.(document|template)\.main\+xml|ms-word\.(document|template)\.macroEnabled(\w*)\.main\+xml"
)
_OVERRIDE: Final = "\u202e"
_TEMPLATE: Final = re.compile(r"\.(dotx|dotm|docm|doc|dot)\Z", re.I)


class Docx:
    """Format for Word documents."""

    name = "docx"
    limitations: tuple[str, ...] = (
        "Word documents are rebuilt: comments, tracked deletions, hidden text, links, bookmarks, document "
        "properties, "
        "custom data and embedded files are left out; tracked insertions are accepted.",
        "Fields (tables of contents, references, dates) become the text they last showed; page numbers "
        "stay live.",
        "Content controls become plain text; a form cannot be filled in afterwards.",
        "Charts, SmartArt, ink and linked pictures cannot be kept; the document is held or blocked when "
        "it has any.",
        "Of an embedded file only its preview picture is kept.",
        "Names of the document's own styles become neutral; their formatting stays.",
        "Automatic list numbers are not text: a house number that a list counted up to is not seen.",
        "Documents with a password, macros, ActiveX controls or a digital signature are refused.",
        "Text that a reading-direction override shows back to front is blocked.",
        "Alternative text of pictures and the title are searched and kept; other properties are left out.",
    )

    def __init__(self, limits: Limits) -> None:
        """Keep the limits."""
        self._limits = limits

    def recognises(self, document: Document) -> bool:
        """Say whether this is a Word package, or an encrypted Office file (which `read` refuses)."""
        return is_encrypted(document.data) or looks_like(document.data, _MAIN_TYPE, b"word/document.xml")

    def read(self, document: Document) -> Reading:
        """Return views, pictures and opaque parts. Raises Refused."""
        rebuilt, package_pictures = self._rebuild(document)
        found = views(Gatherer(rebuilt).gather())
        characters = len(found[0].text)
        if characters > self._limits.characters:
            raise TooLarge
        children = tuple(
            Child(
                Location(f"picture:{number}", f"picture {number}"),
                Document(_picture_name(number, data), data),
            )
            for number, data in package_pictures.items()
        )
        return Reading(found, children, (*rebuilt.opaque, *_reversed(found[0])), (), characters)

    def write(self, document: Document, edit: Edit) -> Document:
        """Return a fresh package with the marks carried out and the redacted pictures put in."""
        rebuilt, package_pictures = self._rebuild(document)
        apply_marks(rebuilt, Gatherer(rebuilt).gather(), edit.marks)
        pictures: dict[int, bytes] = {}
        for location, child in edit.children:
            number = location.key.removeprefix("picture:")
            if not number.isdecimal() or int(number) not in package_pictures:
                raise CannotRedact("A picture belongs to no place in the document")
            pictures[int(number)] = as_shown(child.data)
        data = Assembler(rebuilt, pictures).assemble()
        return Document(_TEMPLATE.sub(".docx", document.name), data)

    def _rebuild(self, document: Document) -> tuple[Rebuilt, dict[int, bytes]]:
        package = open_package(document.data, self._limits)
        try:
            rebuilt = Rebuilder(package).rebuild()
        except RedactorError:
            raise
        except RecursionError:
            raise TooDeep("The document is nested too deeply") from None
        except (ValueError, KeyError, IndexError, AttributeError, TypeError):
            raise Damaged("The document is not put together as Word does it") from None
        return rebuilt, {number: package.members[member] for number, member in rebuilt.pictures.items()}


def _reversed(view: TextMap) -> tuple[OpaquePart, ...]:
    """Report a sign that shows letters back to front: they are not read as they are seen."""
    at = view.text.find(_OVERRIDE)
    return () if at < 0 else (OpaquePart(Location("reversed", view.label(at)), "reversed-text"),)


def _picture_name(number: int, data: bytes) -> str:
    return f"picture-{number}.{picture_kind(data)[0] or 'bin'}"
