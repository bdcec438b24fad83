"""PowerPoint presentations (.pptx, .ppsx, .potx): read from a rebuilt copy, written as a fresh package.

Takes bytes; gives text, pictures as children, and an account of all that is left out.
It does not promise charts, films or animations: they are reported, and the policy decides.
"""

from __future__ import annotations

import re
from typing import Final

from redactor.formats.drawingml.pictures import as_shown, picture_kind
from redactor.formats.ooxml import looks_like, open_package
from redactor.formats.pptx.apply import apply_marks
from redactor.formats.pptx.rebuild import Rebuilder, Rebuilt
from redactor.formats.pptx.stretches import Gatherer
from redactor.formats.pptx.views import views
from redactor.formats.pptx.write import Assembler
from redactor.model.document import Document, Limits
from redactor.model.errors import CannotRedact, Damaged, RedactorError, TooDeep, TooLarge
from redactor.model.finding import Edit
from redactor.model.text import Child, Location, OpaquePart, Reading, TextMap

_MAIN_TYPE: Final = re.compile(
    rb"presentationml\.(presentation|slideshow|template)\.main\+xml"
    rb"|ms-powerpoint\.(presentation|slideshow|template)\.macroEnabled(\w*)\.main\+xml"
)
_OVERRIDE: Final = "\u202e"
_OTHER_NAMES: Final = re.compile(r"\.(ppsx|potx|pptm|ppsm|potm|ppt|pps|pot)\Z", re.I)


class Pptx:
    """Format for PowerPoint presentations."""

    name = "pptx"
    limitations: tuple[str, ...] = (
        "Presentations are rebuilt: speaker notes, comments, links, tags, sections, animations, transitions, "
        "document properties, custom data and embedded fonts are left out.",
        "A presentation with hidden slides is held: they are left out only when a person agrees.",
        "SmartArt becomes the shapes PowerPoint drew for it; charts cannot be kept, and the file is held.",
        "Embedded files, sounds and films cannot be kept; a file that holds any is blocked.",
        "Masters and layouts keep their pictures, shapes and formatting; the prompts of placeholders, unused "
        "layouts and their names are left out.",
        "Numbers of slides stay live; dates and other fields become the text they last showed.",
        "Outlines drawn with formulas are cut to their points; 3-D effects are left out.",
        "Text outside the visible slide is searched and kept like any other text.",
        "Automatic list numbers are not text: a house number that a list counted up to is not seen.",
        "Presentations with a password, macros, ActiveX controls or a digital signature are refused.",
        "Alternative text of pictures and the title are searched and kept; other properties are left out.",
    )

    def __init__(self, limits: Limits) -> None:
        """Keep the limits."""
        self._limits = limits

    def recognises(self, document: Document) -> bool:
        """Say whether this is a PowerPoint package."""
        return looks_like(document.data, _MAIN_TYPE, b"ppt/presentation.xml")

    def read(self, document: Document) -> Reading:
        """Return views, pictures and opaque parts. Raises Refused."""
        rebuilt, pictures = self._rebuild(document)
        found = views(Gatherer(rebuilt).gather())
        characters = len(found[0].text)
        if characters > self._limits.characters:
            raise TooLarge
        children = tuple(
            Child(
                Location(f"picture:{number}", f"picture {number}"),
                Document(f"picture-{number}.{picture_kind(data)[0] or 'bin'}", data),
            )
            for number, data in pictures.items()
        )
        return Reading(found, children, (*rebuilt.opaque, *_reversed(found[0])), (), characters)

    def write(self, document: Document, edit: Edit) -> Document:
        """Return a fresh package with the marks carried out and the redacted pictures put in."""
        rebuilt, known = self._rebuild(document)
        apply_marks(rebuilt, Gatherer(rebuilt).gather(), edit.marks)
        pictures: dict[int, bytes] = {}
        for location, child in edit.children:
            number = location.key.removeprefix("picture:")
            if not number.isdecimal() or int(number) not in known:
                raise CannotRedact("A picture belongs to no place in the presentation")
            pictures[int(number)] = as_shown(child.data)
        data = Assembler(rebuilt, pictures).assemble()
        return Document(_OTHER_NAMES.sub(".pptx", document.name), data)

    def _rebuild(self, document: Document) -> tuple[Rebuilt, dict[int, bytes]]:
        package = open_package(document.data, self._limits)
        try:
            rebuilt = Rebuilder(package).rebuild()
        except RedactorError:
            raise
        except RecursionError:
            raise TooDeep("The presentation is nested too deeply") from None
        except (ValueError, KeyError, IndexError, AttributeError, TypeError):
            raise Damaged("The presentation is not put together as PowerPoint does it") from None
        return rebuilt, {number: package.members[member] for number, member in rebuilt.pictures.items()}


def _reversed(view: TextMap) -> tuple[OpaquePart, ...]:
    """Report a sign that shows letters back to front: they are not read as they are seen."""
    at = view.text.find(_OVERRIDE)
    return () if at < 0 else (OpaquePart(Location("reversed", view.label(at)), "reversed-text"),)
