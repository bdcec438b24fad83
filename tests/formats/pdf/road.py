"""Read, mark every occurrence in every view, write: what the pipeline does, without its rules."""

from __future__ import annotations

import re
from collections.abc import Iterable

from redactor.formats.pdf.adapter import Pdf
from redactor.model.document import Document
from redactor.model.finding import Edit, Mark
from redactor.model.kind import Kind
from redactor.model.text import Reading

LABEL = "[name withheld]"


def document(data: bytes) -> Document:
    return Document("a.pdf", data)


def marks(reading: Reading, values: Iterable[str], label: str = LABEL) -> tuple[Mark, ...]:
    found = []
    for value in values:
        letters = [re.escape(char) for char in re.sub(r"\W", "", value)]
        pattern = re.compile(r"[\W_]*".join(letters), re.IGNORECASE)
        for view in reading.views:
            for match in pattern.finditer(view.text):
                found.append(Mark(view.locate(*match.span()), label, Kind.PERSON, ("x",)))
    return tuple(found)


def unchanged(reading: Reading) -> tuple[tuple, ...]:
    return tuple((child.location, child.document) for child in reading.children)


def redact(data: bytes, *values: str, label: str = LABEL) -> bytes:
    reading = Pdf().read(document(data))
    edit = Edit(marks(reading, values, label), unchanged(reading))
    return Pdf().write(document(data), edit).data


def whole_text(reading: Reading) -> str:
    return "\n".join(view.text for view in reading.views)
