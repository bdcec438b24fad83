"""Pictures: what must be read, and once marked be gone."""

from __future__ import annotations

import io
from collections.abc import Callable

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from redactor.formats.scan.ink import ink_of, unread
from redactor.formats.scan.judge import judged
from redactor.formats.scan.pose import Pose
from redactor.formats.scan.seen import Seen
from redactor.formats.scan.slant import slanting
from redactor.model.finding import Edit
from redactor.outside.ocr import Word
from tests.formats.image_making import (
    PICTURE,
    VALUE,
    Deaf,
    drawn,
    held,
    holds,
    letters_of,
    marks,
    needs_ocr,
    noisy,
    redacted,
    saved,
    seen,
    with_engine,
)

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


def test_a_fax_with_fewer_points_down_is_made_square() -> None:
    squashed = Image.new("L", (408, 98), 255)
    output = PICTURE.write(saved(squashed, "TIFF", dpi=(204, 98)), Edit())
    with Image.open(io.BytesIO(output.data)) as opened:
        assert (opened.size, opened.info["dpi"]) == ((408, 204), (204, 204))


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


@needs_ocr
def test_a_page_upside_down_is_painted_where_the_words_are() -> None:
    """The engine reads words that lie on their side too: that must not be taken for the page's pose."""
    output = redacted(saved(drawn().rotate(180)))
    assert "family" in seen(output, turn=180)
    with Image.open(io.BytesIO(output.data)) as opened:
        black = np.asarray(opened.convert("L")) < 5
    assert black.mean() < 0.12, "no more than the value's own words"


# What runs aslant


def aslant(angle: float, size: int = 30) -> Image.Image:
    picture = drawn(mode="L").resize((1200, 900)).point(lambda _: 255)
    letters = ImageFont.load_default(size)
    words = Image.new("L", (int(letters.getlength(VALUE)) + 10, 2 * size), 0)
    ImageDraw.Draw(words).text((5, 5), VALUE, fill=255, font=letters)
    words = words.rotate(angle, Image.Resampling.BICUBIC, expand=True)
    picture.paste(20, (200, 200), words)
    return picture


@pytest.mark.parametrize("angle", [30, 38, 45, 52, 60, -45, -60, 135])
def test_words_that_run_aslant_are_held(angle: float) -> None:
    assert held(with_engine(Deaf()).read(saved(aslant(angle))))


@pytest.mark.parametrize("picture", [
    Image.linear_gradient("L").resize((1200, 700), Image.Resampling.BICUBIC),
    Image.effect_noise((900, 600), 60),
    Image.effect_mandelbrot((900, 600), (-2.2, -1.2, 1.0, 1.2), 100),
], ids=["gradient", "noise", "fractal"])  # fmt: skip
def test_what_is_no_writing_is_not_held_because_it_runs_aslant(picture: Image.Image) -> None:
    ink = ink_of(picture)
    assert slanting(ink, unread(ink, ()), picture.size) == []


def test_strokes_that_run_aslant_are_no_writing() -> None:
    picture = Image.new("L", (1000, 800), 255)
    draw = ImageDraw.Draw(picture)
    draw.line((100, 700, 800, 60), fill=0, width=3)
    draw.polygon((500, 500, 700, 700, 300, 700), outline=0)
    ink = ink_of(picture)
    assert slanting(ink, (), picture.size) == []


def test_a_digit_alone_is_no_unread_word() -> None:
    picture = Image.new("L", (1000, 800), 255)
    for at, digit in enumerate("2358"):
        ImageDraw.Draw(picture).text((60, 60 + 150 * at), digit, fill=0, font=ImageFont.load_default(34))
    assert not held(with_engine(Deaf()).read(saved(picture)))


class Repeating:
    """An engine that reads the same letters each time, and says how sure it is of them."""

    version = "repeating 1"

    def __init__(self, *confidences: float) -> None:
        self._confidences = list(confidences)

    def words(self, image: bytes, mode: int = 3) -> tuple[Word, ...]:
        sure = self._confidences.pop(0) if len(self._confidences) > 1 else self._confidences[0]
        across, down = (int(side) for side in image.split(b"\n", 2)[1].split())
        box = (across // 20, down // 10, across * 19 // 20, down * 9 // 10)
        return (Word("gh", box, sure, 1, 0),)


@pytest.mark.parametrize(("confidences", "doubtful"), [((45.0,), True), ((45.0, 80.0), False)])
def test_a_scribble_that_is_read_alike_twice_but_never_surely_is_held(
    confidences: tuple[float, ...], doubtful: bool
) -> None:
    picture = Image.new("L", (600, 120), 255)
    ImageDraw.Draw(picture).line([(40 + 12 * at, 20 + 80 * (at % 2)) for at in range(44)], fill=0, width=3)
    engine = Repeating(*confidences)
    assert held(with_engine(engine).read(saved(picture))) is doubtful


def test_words_read_out_of_a_rule_are_none() -> None:
    rule = Seen("eee", (100, 500, 180, 504), 45.0, (1, 0), Pose())
    word = Seen("eee", (100, 500, 180, 520), 45.0, (1, 0), Pose())
    assert judged([], [rule]) == ([], [])
    assert judged([], [word]) == ([], [word.box])
