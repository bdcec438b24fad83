"""Pictures: every word is read or held, what is marked is gone, and only points are written."""

from __future__ import annotations

import io
import random
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFilter, ImageFont, PngImagePlugin
from pillow_heif import register_heif_opener

from redactor.formats.image import UNCERTAIN, UNREAD, Picture
from redactor.model.document import Document, Limits
from redactor.model.errors import CannotRedact, Damaged, Late, TooLarge, Unsupported
from redactor.model.finding import Edit, Mark
from redactor.model.kind import Kind
from redactor.model.text import Location, Place, Reading
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


# What must be read, and once marked be gone


TEETH: dict[str, Callable[[], Image.Image]] = {
    "black on white": drawn,
    "white on black": lambda: drawn(paper=0, ink=255),
    "colour on colour of the same grey": lambda: drawn(mode="RGB", paper=(200, 60, 60), ink=(20, 150, 20)),
    "grey on grey": lambda: drawn(paper=150, ink=115),
    "tiny": lambda: drawn(letters=11),
    "large": lambda: drawn(letters=90),
    "two degrees": lambda: noisy(drawn().rotate(2, Image.Resampling.BICUBIC, expand=True, fillcolor=255)),
    "minus six degrees": lambda: drawn().rotate(-6, Image.Resampling.BICUBIC, expand=True, fillcolor=255),
    "noisy": lambda: noisy(drawn()),
    "black and white fax": lambda: drawn().convert("1"),
    "palette": lambda: drawn(mode="RGB", paper=(255, 250, 230), ink=(20, 0, 90)).convert("P"),
    "sixteen bits": lambda: Image.fromarray(np.asarray(drawn()).astype(np.uint16) * 200 + 3000),
}


@needs_ocr
@pytest.mark.parametrize("tooth", TEETH)
def test_a_value_is_read_and_gone(tooth: str) -> None:
    document = saved(TEETH[tooth]())
    reading = PICTURE.read(document)
    assert holds(reading)
    assert not held(reading)
    output = redacted(document)
    after = PICTURE.read(output)
    assert not holds(after)
    assert not holds(after, "Sorrel")
    assert "sorrel" not in seen(output)
    assert letters_of("write to the family") in letters_of(after.views[0].text)


@needs_ocr
@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_turned_page_is_read_and_redacted(turn: int) -> None:
    document = saved(drawn().rotate(turn, expand=True))
    output = redacted(document)
    with Image.open(io.BytesIO(output.data)) as opened:
        assert opened.size == drawn().rotate(turn, expand=True).size
    assert "sorrel" not in seen(output, turn=-turn)
    assert "family" in seen(output, turn=-turn)


@needs_ocr
def test_words_along_the_side_of_an_upright_page_are_read() -> None:
    page = Image.new("L", (1000, 1000), 255)
    page.paste(drawn(), (180, 40))
    page.paste(drawn((f"Ring 07700 900123 at {VALUE}",)).rotate(90, expand=True), (20, 200))
    document = saved(page)
    assert holds(PICTURE.read(document), "07700 900123")
    output = redacted(document, "07700 900123")
    assert "07700900123" not in seen(output, turn=-90)


@needs_ocr
def test_faint_ink_is_read_or_held_but_never_passed_over() -> None:
    picture = drawn(("An ordinary line of text", "and another one below it", ""))
    ImageDraw.Draw(picture).text((60, 160), VALUE, fill=250, font=ImageFont.load_default(30))
    reading = PICTURE.read(saved(picture))
    assert holds(reading) or held(reading)


@needs_ocr
def test_two_columns_are_read_both_ways() -> None:
    page = Image.new("L", (1400, 500), 255)
    left, right = ("Name and address", "14 Sorrel Lane", "Marnbridge"), ("Date", "12 May 2026", "at noon")
    page.paste(drawn(left), (0, 0))
    page.paste(drawn(right).crop((0, 0, 500, 240)), (800, 0))
    texts = [view.text for view in PICTURE.read(saved(page)).views]
    assert any("14 Sorrel Lane\nMarnbridge" in text for text in texts)
    assert any("14 Sorrel Lane 12 May 2026" in text for text in texts)


@needs_ocr
def test_a_mark_on_part_of_a_word_covers_the_whole_word() -> None:
    document = saved(drawn(("Ask for tamsin.ellacott@example.org", "at the front desk")))
    reading = PICTURE.read(document)
    output = PICTURE.write(document, Edit(marks(reading, "ellacott")))
    text = seen(output)
    assert "tamsin" not in text
    assert "exampleorg" not in text
    assert "frontdesk" in text


@needs_ocr
def test_codes_are_read_and_painted() -> None:
    zxingcpp = pytest.importorskip("zxingcpp")
    code = zxingcpp.create_barcode(VALUE, zxingcpp.BarcodeFormat.QRCode)
    picture = Image.new("L", (800, 600), 255)
    picture.paste(drawn(("Scan this to find the way",)), (0, 0))
    picture.paste(Image.fromarray(zxingcpp.write_barcode_to_image(code, scale=6)), (300, 200))
    document = saved(picture)
    assert zxingcpp.read_barcodes(picture)
    output = redacted(document)
    with Image.open(io.BytesIO(output.data)) as opened:
        assert not zxingcpp.read_barcodes(opened.convert("L"))


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
