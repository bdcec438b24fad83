"""Pictures: what is one, what cannot be read is held, and what may pass."""

from __future__ import annotations

import io
import random

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont
from pillow_heif import register_heif_opener

from redactor.formats.image import UNREAD, Picture
from redactor.model.document import Document, Limits
from redactor.model.errors import Damaged, Late, TooLarge, Unsupported
from redactor.model.finding import Edit
from tests.formats.image_making import (
    LINES,
    PICTURE,
    VALUE,
    Broken,
    Deaf,
    Unsure,
    drawn,
    held,
    letters_of,
    needs_ocr,
    noisy,
    saved,
    seen,
    with_engine,
)

# What is a picture


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "TIFF", "BMP", "GIF", "WEBP"])
def test_pictures_are_known_by_content(kind: str) -> None:
    assert PICTURE.recognises(Document("letter.docx", saved(drawn(), kind).data))


@pytest.mark.parametrize(
    "data", [b"", b"BM is a shop in our street, and it is open today", b"%PDF-1.7", b"PK\x03\x04", b"\x89PN"]
)
def test_other_files_are_not(data: bytes) -> None:
    assert not PICTURE.recognises(Document("a.png", data))


@pytest.mark.parametrize("kind", ["HEIF", "AVIF"])
def test_photographs_of_telephones_are_written_as_jpeg(kind: str) -> None:
    register_heif_opener()
    document = saved(drawn(), kind)
    assert PICTURE.recognises(document)
    written = PICTURE.write(document, Edit())
    with Image.open(io.BytesIO(written.data)) as opened:
        assert (opened.format, opened.size) == ("JPEG", drawn().size)


def test_several_photographs_in_one_file_are_refused() -> None:
    register_heif_opener()
    out = io.BytesIO()
    drawn().save(out, "HEIF", save_all=True, append_images=[drawn()])
    with pytest.raises(Unsupported):
        PICTURE.read(Document("a.heic", out.getvalue()))


def test_a_photograph_of_nothing_is_damaged() -> None:
    with pytest.raises(Damaged):
        PICTURE.read(Document("a.heic", b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic"))


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "TIFF"])
def test_cut_files_are_damaged(kind: str) -> None:
    data = saved(noisy(drawn()), kind).data
    with pytest.raises(Damaged):
        PICTURE.read(Document("a", data[: len(data) // 2]))


def test_too_many_points_are_refused_before_they_are_decoded() -> None:
    bomb = saved(Image.new("1", (20_000, 20_000)))
    assert len(bomb.data) < 100_000
    with pytest.raises(TooLarge):
        PICTURE.read(bomb)
    with pytest.raises(TooLarge):
        Picture(Limits(pixels=1000)).read(saved(drawn()))


def test_too_many_frames_are_refused() -> None:
    frame = Image.new("L", (20, 20))
    with pytest.raises(TooLarge):
        Picture(Limits(pages=3)).read(saved(frame, "TIFF", save_all=True, append_images=[frame] * 3))


# No engine, or one that fails: never released


def test_without_an_engine_a_picture_is_opaque() -> None:
    reading = with_engine(None).read(saved(drawn()))
    assert [part.what for part in reading.opaque] == [UNREAD]
    assert reading.views == ()


def test_ink_that_nobody_could_read_is_held() -> None:
    reading = with_engine(Deaf()).read(saved(drawn()))
    assert held(reading)
    assert "could not be read with certainty" in reading.opaque[0].location.label


def test_a_failing_engine_is_an_error_and_not_an_empty_page() -> None:
    with pytest.raises(Late):
        with_engine(Broken()).read(saved(drawn()))


@pytest.mark.parametrize(("confidence", "doubtful"), [(96.0, False), (20.0, True)])
def test_a_word_is_held_when_the_engine_is_unsure(confidence: float, doubtful: bool) -> None:
    picture = Image.new("L", (1000, 100), 255)
    ImageDraw.Draw(picture).text((55, 32), "Sorrel", fill=0, font=ImageFont.load_default(40))
    assert held(with_engine(Unsure(confidence)).read(saved(picture))) is doubtful


@needs_ocr
def test_handwriting_like_ink_is_held_and_painted_when_a_person_agrees() -> None:
    picture = drawn((*LINES, ""))
    chance = random.Random(4)
    points = [(60 + 6 * step, 250 + chance.randrange(-22, 22)) for step in range(45)]
    ImageDraw.Draw(picture).line(points, fill=0, width=3, joint="curve")
    document = saved(picture)
    reading = PICTURE.read(document)
    assert held(reading)
    output = PICTURE.write(document, Edit(dropped=tuple(part.location for part in reading.opaque)))
    with Image.open(io.BytesIO(output.data)) as opened:
        band = np.asarray(opened)[232:268, 62:320]
    assert band.mean() < 20
    assert letters_of(VALUE) in seen(output)  # the rest of the picture is as it was


# What may pass


@needs_ocr
@pytest.mark.parametrize("picture", [
    Image.new("RGB", (40, 40), (10, 80, 160)),
    Image.linear_gradient("L"),
    Image.linear_gradient("L").resize((1200, 700), Image.Resampling.BICUBIC),
])  # fmt: skip
def test_a_picture_without_writing_is_released_and_said_to_be_unexamined(picture: Image.Image) -> None:
    reading = PICTURE.read(saved(picture))
    assert reading.opaque == ()
    assert not any(view.segments for view in reading.views)
    assert "depict" in reading.notes[0]


@needs_ocr
def test_rules_boxes_and_bullets_are_no_writing() -> None:
    picture = drawn()
    draw = ImageDraw.Draw(picture)
    draw.rectangle((5, 5, picture.width - 6, picture.height - 6), outline=0, width=3)
    draw.line((20, picture.height - 30, picture.width - 20, picture.height - 30), fill=0, width=2)
    draw.ellipse((30, 40, 42, 52), fill=0)
    assert not held(PICTURE.read(saved(picture)))
