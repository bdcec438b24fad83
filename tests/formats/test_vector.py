"""Windows metafiles become points; nothing of their records travels, and no ink is cut away."""

from __future__ import annotations

import io
import struct
from contextlib import suppress

import pytest
from PIL import Image, ImageDraw

from redactor.formats.vector import Vector
from redactor.model.document import Document, Limits
from redactor.model.errors import CannotRedact, RedactorError, Unsupported
from redactor.model.finding import Edit
from redactor.outside.office import Conversion, office
from tests.formats.mail_road import squeezed

WORDS = b"14 Rose Lane"


def wmf(*, placeable: bool = True, words: bytes = WORDS) -> bytes:
    """A drawing of two by one inches: a box and some words."""
    text = words + b"\0" * (len(words) % 2)
    records = [
        struct.pack("<IH2h", 5, 0x020B, 0, 0),
        struct.pack("<IH2h", 5, 0x020C, 1000, 2000),
        struct.pack("<IH4h", 7, 0x041B, 900, 1900, 100, 100),
        struct.pack("<IHh", 6 + len(text) // 2, 0x0521, len(words)) + text + struct.pack("<2h", 300, 300),
        struct.pack("<IH", 3, 0),
    ]
    body = b"".join(records)
    head = struct.pack("<HHHIHIH", 1, 9, 0x0300, 9 + len(body) // 2, 0, max(map(len, records)) // 2, 0)
    place = struct.pack("<IHhhhhHI", 0x9AC6CDD7, 0, 0, 0, 2000, 1000, 1000, 0)
    check = 0
    for (one,) in struct.iter_unpack("<H", place):
        check ^= one
    return (place + struct.pack("<H", check) if placeable else b"") + head + body


class _Draws:
    """Stands in for LibreOffice: an A4 page with ink in the middle."""

    def __init__(self, box: tuple[int, int, int, int] | None) -> None:
        self.box = box

    def convert(self, data: bytes, wanted: Conversion, *, most_bytes: int) -> bytes:
        assert data
        assert wanted.target == "png"
        assert most_bytes > 0
        page = Image.new("RGB", (2480, 3508), "white")
        if self.box:
            ImageDraw.Draw(page).rectangle(self.box, fill="black")
        out = io.BytesIO()
        page.save(out, "PNG", comment=WORDS.decode())
        return out.getvalue()


def _read(data: bytes, box: tuple[int, int, int, int] | None = (1200, 1700, 1300, 1800)) -> bytes:
    (child,) = Vector(Limits(), lambda: _Draws(box)).read(Document("a.wmf", data)).children  # type: ignore[arg-type, return-value]
    return child.document.data


def _size(data: bytes) -> tuple[int, int]:
    with Image.open(io.BytesIO(data)) as picture:
        return picture.size


def test_the_picture_has_the_size_the_drawing_says() -> None:
    assert _size(_read(wmf())) == (600, 300)


@pytest.mark.parametrize("box", [(5, 5, 2470, 3500), (1200, 10, 1210, 3500)])
def test_ink_beyond_the_frame_is_kept(box: tuple[int, int, int, int]) -> None:
    wide, high = _size(_read(wmf(), box))
    assert (wide, high) >= (box[2] - box[0], box[3] - box[1])


def test_without_a_frame_the_ink_is_kept_and_no_ink_is_a_dot() -> None:
    assert _size(_read(wmf(placeable=False))) == (101, 101)
    assert _size(_read(wmf(placeable=False), None)) == (1, 1)


def test_only_points_travel() -> None:
    picture = _read(wmf())
    assert WORDS not in picture
    form = Vector(Limits(), lambda: _Draws(None))  # type: ignore[arg-type, return-value]
    document = Document("a.wmf", wmf())
    (child,) = form.read(document).children
    written = form.write(document, Edit(children=((child.location, child.document),)))
    assert written.data.startswith(b"\x89PNG")
    assert written.name == "a.png"
    with pytest.raises(CannotRedact):
        form.write(document, Edit())


def test_without_the_program_it_is_refused() -> None:
    with pytest.raises(Unsupported):
        Vector(Limits(), lambda: None).read(Document("a.wmf", wmf()))


@pytest.mark.parametrize(
    "data", [b"", b"\x01\x00\x00\x00", b"BM", b"\x01\x00\x09", b"\x01\x00\x00\x00" + b"x" * 60]
)
def test_other_bytes_are_left_to_others(data: bytes) -> None:
    assert not Vector(Limits()).recognises(Document("a.emf", data))


@pytest.mark.requires("soffice")
def test_libreoffice_draws_it() -> None:
    form = Vector(Limits(), office)
    (child,) = form.read(Document("a.wmf", wmf())).children
    wide, high = _size(child.document.data)
    assert abs(wide - 2 * high) < 0.2 * wide
    assert squeezed(WORDS.decode()) not in squeezed(child.document.data.decode("latin-1"))


@pytest.mark.requires("soffice")
def test_a_drawing_cut_short_is_refused_or_drawn() -> None:
    with suppress(RedactorError):
        assert _size(Vector(Limits(), office).read(Document("a.wmf", wmf()[:50])).children[0].document.data)
