"""Pictures drawn for the tests, engines that fail, and what is looked for in a result."""

from __future__ import annotations

import io
from typing import Any

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from redactor.formats.image import UNCERTAIN, Picture
from redactor.model.document import Document, Limits
from redactor.model.errors import Late
from redactor.model.finding import Edit, Mark
from redactor.model.kind import Kind
from redactor.model.text import Reading
from redactor.outside.ocr import Engine, Word
from redactor.outside.second_reader import second_reader

VALUE = "14 Sorrel Lane"
LINES = ("Please write to the family at", f"their home, {VALUE}, before", "the review on Friday. Thank you.")
PICTURE = Picture()
needs_ocr = pytest.mark.requires("tesseract")


def drawn(
    lines: tuple[str, ...] = LINES, *, paper: Any = 255, ink: Any = 0, letters: int = 30, mode: str = "L"
) -> Image.Image:
    picture = Image.new(mode, (26 * letters, round(2 * letters * (len(lines) + 1))), paper)
    for number, line in enumerate(lines):
        where = (2 * letters, letters + 2 * letters * number)
        ImageDraw.Draw(picture).text(where, line, fill=ink, font=ImageFont.load_default(letters))
    return picture


def saved(picture: Image.Image, kind: str = "PNG", **options: Any) -> Document:
    out = io.BytesIO()
    picture.save(out, kind, **options)
    return Document("a." + kind.lower(), out.getvalue())


def letters_of(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


def holds(reading: Reading, value: str = VALUE) -> bool:
    return any(letters_of(value) in letters_of(view.text) for view in reading.views)


def held(reading: Reading) -> bool:
    return UNCERTAIN in {part.what for part in reading.opaque}


def marks(reading: Reading, value: str = VALUE, label: str = "[address withheld]") -> tuple[Mark, ...]:
    """Mark the value in every view, wherever spaces stand."""
    found = []
    for view in reading.views:
        kept = [index for index, character in enumerate(view.text) if character.isalnum()]
        text = letters_of(view.text)
        start = text.find(letters_of(value))
        while start >= 0:
            end = start + len(letters_of(value)) - 1
            found.append(Mark(view.locate(kept[start], kept[end] + 1), label, Kind.ADDRESS, ("x",)))
            start = text.find(letters_of(value), end)
    return tuple(found)


def redacted(document: Document, value: str = VALUE) -> Document:
    reading = PICTURE.read(document)
    assert marks(reading, value), "the value was not read"
    return PICTURE.write(document, Edit(marks(reading, value)))


def seen(document: Document, frame: int = 0, turn: int = 0) -> str:
    """What the verifier's reader sees in a frame."""
    with Image.open(io.BytesIO(document.data)) as opened:
        opened.seek(frame)
        picture = opened.convert("L").rotate(turn, expand=True)
    reader = second_reader()
    assert reader is not None
    return letters_of(reader.text(saved(picture).data))


class Deaf:
    """An engine that reads nothing at all."""

    version = "deaf 1"

    def words(self, image: bytes, mode: int = 3) -> tuple[Word, ...]:
        return ()


class Unsure:
    """An engine that sees one word and says how sure it is of it."""

    version = "unsure 1"

    def __init__(self, confidence: float) -> None:
        self.confidence = confidence

    def words(self, image: bytes, mode: int = 3) -> tuple[Word, ...]:
        return (Word("Sorrel", (50, 30, 190, 70), self.confidence, 1, 0),)


class Broken:
    """An engine that does not come back."""

    version = "broken 1"

    def words(self, image: bytes, mode: int = 3) -> tuple[Word, ...]:
        raise Late


def with_engine(engine: Engine | None) -> Picture:
    return Picture(Limits(), lambda: engine)


def noisy(picture: Image.Image) -> Image.Image:
    grain = np.random.default_rng(7).normal(0, 9, (picture.height, picture.width))
    points = np.clip(
        np.asarray(picture.filter(ImageFilter.GaussianBlur(0.7)), dtype=np.float32) + grain, 0, 255
    )
    return Image.fromarray(points.astype(np.uint8))
