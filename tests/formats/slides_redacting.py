"""Redacts PowerPoint packages as the pipeline would: read, mark every occurrence in every view, write.

Takes bytes; gives bytes.
"""

from __future__ import annotations

import io

import pptx

from redactor.formats.pptx.adapter import Pptx
from redactor.model.document import Document, Limits
from redactor.model.finding import Edit, Mark
from redactor.model.kind import Kind
from tests.formats.slides_making import VALUE
from tests.formats.word_making import squeeze

SLIDES = Pptx(Limits())
LABEL = "[address withheld]"


def marks(document: Document, value: str = VALUE) -> tuple[Mark, ...]:
    """Mark every occurrence in every view, over any separators."""
    out = []
    for view in SLIDES.read(document).views:
        places, letters = [], ""
        for index, character in enumerate(view.text):
            folded = squeeze(character)
            letters += folded
            places += [index] * len(folded)
        for wanted in {squeeze(value), squeeze(value)[2:]}:  # the number may stand in another view's order
            start = letters.find(wanted)
            while start >= 0:
                end = start + len(wanted) - 1
                out.append(Mark(view.locate(places[start], places[end] + 1), LABEL, Kind.ADDRESS, ("x",)))
                start = letters.find(wanted, end)
    return tuple(out)


def redact(data: bytes) -> bytes:
    """Read, mark all occurrences, write; pictures come back without what stands beside their pixels."""
    document = Document("a.pptx", data)
    children = tuple((child.location, _plain(child.document)) for child in SLIDES.read(document).children)
    return SLIDES.write(document, Edit(marks(document), children)).data


def _plain(document: Document) -> Document:
    from PIL import Image

    out = io.BytesIO()
    with Image.open(io.BytesIO(document.data)) as picture:
        Image.frombytes(picture.mode, picture.size, picture.tobytes()).save(out, "PNG")
    return Document(document.name, out.getvalue())


def shown(data: bytes) -> str:
    """Return what python-pptx reads on the slides, groups and tables included."""
    out: list[str] = []
    for slide in pptx.Presentation(io.BytesIO(data)).slides:
        _shown(slide.shapes, out)
    return "\n".join(out)


def _shown(shapes: object, out: list[str]) -> None:
    for shape in shapes:  # type: ignore[attr-defined]
        if hasattr(shape, "shapes"):
            _shown(shape.shapes, out)
        elif shape.has_text_frame:
            out.append(shape.text_frame.text)
        elif getattr(shape, "has_table", False):
            out += [cell.text_frame.text for row in shape.table.rows for cell in row.cells]
