"""Pictures: only points are written, and what cannot be written is refused."""

from __future__ import annotations

import io

import numpy as np
import pytest
from PIL import Image, PngImagePlugin

from redactor.model.document import Document
from redactor.model.errors import CannotRedact
from redactor.model.finding import Edit, Mark
from redactor.model.kind import Kind
from redactor.model.text import Location, Place
from tests.formats.image_making import (
    PICTURE,
    VALUE,
    drawn,
    holds,
    needs_ocr,
    redacted,
    saved,
    seen,
    with_engine,
)

# What is written


def payload() -> bytes:
    return b"14 Sorrel Lane"


def test_metadata_transparency_and_trailing_bytes_are_gone_and_reported() -> None:
    info = PngImagePlugin.PngInfo()
    info.add_text("Comment", VALUE)
    info.add_itxt("Title", VALUE)
    exif = Image.Exif()
    exif[270] = VALUE
    plain = Image.new("L", (60, 60), 200)
    png = saved(plain, pnginfo=info, exif=exif, icc_profile=payload(), dpi=(200, 200))
    jpeg = saved(plain, "JPEG", exif=exif, comment=payload(), icc_profile=payload(), dpi=(200, 200))
    tiff = saved(plain, "TIFF", tiffinfo={270: VALUE, 315: VALUE})
    for document in (png, jpeg, tiff):
        long = Document("a", document.data + payload())
        assert payload() in long.data
        codes = {part.what for part in with_engine(None).read(long).opaque}
        assert "picture-metadata" in codes
        output = PICTURE.write(long, Edit())
        assert payload() not in output.data
        with Image.open(io.BytesIO(output.data)) as opened:
            assert not set(opened.info) & {"exif", "icc_profile", "comment", "Comment", "Title", "xmp"}
            assert document is tiff or round(opened.info["dpi"][0]) == 200
    assert "trailing-bytes" in {
        part.what for part in with_engine(None).read(Document("a", png.data + b"x")).opaque
    }


def test_the_turn_in_the_metadata_is_carried_out() -> None:
    exif = Image.Exif()
    exif[274] = 6
    output = PICTURE.write(saved(Image.new("L", (60, 30)), "JPEG", exif=exif), Edit())
    with Image.open(io.BytesIO(output.data)) as opened:
        assert opened.size == (30, 60)


def test_words_hidden_under_transparency_are_gone() -> None:
    hidden = drawn(mode="RGB", paper=(255, 255, 255), ink=(0, 0, 0)).convert("RGBA")
    hidden.putalpha(0)
    output = PICTURE.write(saved(hidden), Edit())
    with Image.open(io.BytesIO(output.data)) as opened:
        assert opened.mode == "RGB"
        assert opened.getextrema() == ((255, 255),) * 3


@needs_ocr
def test_words_drawn_by_transparency_alone_are_read() -> None:
    shape = drawn().point(lambda shade: 255 - shade)
    picture = Image.new("RGBA", shape.size, (30, 30, 30, 0))
    picture.putalpha(shape)
    assert holds(PICTURE.read(saved(picture)))


@needs_ocr
def test_every_frame_is_read_redacted_and_kept() -> None:
    other = drawn(("Second page of the fax", f"she lives at {VALUE}", "since the spring"))
    document = saved(
        drawn(("First page of the fax", "nothing is said here")), "TIFF", save_all=True, append_images=[other]
    )
    reading = PICTURE.read(document)
    assert reading.views[0].label(reading.views[0].text.find(VALUE)).startswith("page 2, word")
    output = redacted(document)
    with Image.open(io.BytesIO(output.data)) as opened:
        assert opened.format == "TIFF"
        assert opened.n_frames == 2
    assert "sorrel" not in seen(output, 1)
    assert "secondpage" in seen(output, 1)
    assert "firstpage" in seen(output, 0)


@needs_ocr
@pytest.mark.parametrize("kind", ["PNG", "JPEG", "TIFF", "BMP", "GIF", "WEBP"])
def test_the_kind_of_file_stays(kind: str) -> None:
    output = redacted(saved(drawn(), kind))
    with Image.open(io.BytesIO(output.data)) as opened:
        assert opened.format == kind
    assert "sorrel" not in seen(output)


@needs_ocr
def test_box_and_label_say_little_about_the_value() -> None:
    """Values of about one length, at the end of a line, with and without long letters, give one box."""
    boxes = set()
    for value in ("14 Rose Lane", "7 Olney Row", "19 Ewen Rise"):
        document = saved(drawn((f"They live at {value}", "and like it there very much")))
        with Image.open(io.BytesIO(redacted(document, value).data)) as opened:
            dark = np.asarray(opened) < 5
        rows = np.nonzero(dark.mean(axis=1) > 0.15)[0]
        columns = np.nonzero(dark[rows].mean(axis=0) > 0.9)[0]
        boxes.add((len(rows), len(columns)))
    heights, widths = {box[0] for box in boxes}, {box[1] for box in boxes}
    assert len(heights) == 1
    assert max(widths) - min(widths) <= 6


# What cannot be written


@pytest.mark.parametrize(
    "key", ["", "word 3", "7|0|0.0|1,1,9,9", "0|0|0.0|9,9,1,1", "0|0|0.0|1,1", "0|45|0.0|1,1,9,9"]
)
def test_a_mark_that_is_no_place_of_the_picture_stops_the_writing(key: str) -> None:
    mark = Mark((Place(Location(key, "word"), 0, 3),), "[withheld]", Kind.TEXT, ("x",))
    with pytest.raises(CannotRedact):
        PICTURE.write(saved(Image.new("L", (60, 60))), Edit((mark,)))


def test_a_mark_outside_the_points_stops_the_writing() -> None:
    mark = Mark((Place(Location("0|0|0.0|500,500,560,520", "word"), 0, 3),), "[withheld]", Kind.TEXT, ("x",))
    with pytest.raises(CannotRedact):
        PICTURE.write(saved(Image.new("L", (60, 60))), Edit((mark,)))


def test_a_picture_takes_no_children() -> None:
    with pytest.raises(CannotRedact):
        PICTURE.write(saved(drawn()), Edit(children=((Location("x", "x"), saved(drawn())),)))
