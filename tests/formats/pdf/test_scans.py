"""Scanned pages down the whole road: faxes, crooked, mixed with text, with a text layer, with scribbles."""

from __future__ import annotations

import io
import math
import random
import subprocess
from pathlib import Path
from typing import Any

import numpy as np
import pikepdf
import pypdfium2
import pytest
from pikepdf import Array, Dictionary, Name
from PIL import Image, ImageDraw, ImageFont

import redactor
from redactor.model.outcome import Outcome
from redactor.outside.ocr import engine

from .hostile_files import REGISTER
from .looking import page_text, traces
from .making import SURNAME, VALUE, Sheet, text

pytestmark = pytest.mark.requires("tesseract")
DEJAVU = "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"
LINES = ("Minutes of the meeting on Thursday", f"The child lives with {VALUE}", "Nothing else was decided.")


@pytest.fixture(autouse=True)
def _state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))


def scanned(dpi: int, *, turn: float = 0.0, specks: int = 0, lines: tuple[str, ...] = LINES) -> Image.Image:
    """The upper part of a page as a scanner gives it."""
    page = Image.new("L", (int(7 * dpi), int(1.6 * dpi)), 255)
    draw = ImageDraw.Draw(page)
    letters = ImageFont.truetype(DEJAVU, int(12 * dpi / 72))
    for at, line in enumerate(lines):
        draw.text((0.6 * dpi, (0.3 + 0.35 * at) * dpi), line, fill=20, font=letters)
    page = page.rotate(turn, resample=Image.Resampling.BICUBIC, fillcolor=255)
    dust = random.Random(4)
    for _ in range(specks):
        page.putpixel((dust.randrange(page.width), dust.randrange(page.height)), 0)
    return page


def fax(page: Image.Image) -> tuple[bytes, dict[str, Any]]:
    """One bit a point, packed as faxes are."""
    out = io.BytesIO()
    # One strip: each strip is packed by itself, and a PDF's stream is one.
    whole = {278: page.height}
    page.convert("1", dither=Image.Dither.NONE).save(out, "TIFF", compression="group4", tiffinfo=whole)
    tiff: Any = Image.open(io.BytesIO(out.getvalue()))
    at, size = tiff.tag_v2[273][0], sum(tiff.tag_v2[279])
    black = tiff.tag_v2[262] == 0
    keys = {
        "BitsPerComponent": 1,
        "Filter": Name.CCITTFaxDecode,
        "DecodeParms": Dictionary(K=-1, Columns=page.width, Rows=page.height, BlackIs1=black),
    }
    return out.getvalue()[at : at + size], keys


def paper(page: Image.Image, content: str = "", *, packed: bool = False, before: str = "") -> Sheet:
    sheet = Sheet()
    add(sheet, page, content, packed=packed, before=before)
    return sheet


def add(
    sheet: Sheet, page: Image.Image, content: str = "", *, packed: bool = False, before: str = ""
) -> None:
    data, keys = fax(page) if packed else (page.tobytes(), {"BitsPerComponent": 8})
    picture = sheet.pdf.make_stream(
        data,
        Dictionary(
            Type=Name.XObject, Subtype=Name.Image, Width=page.width, Height=page.height,
            ColorSpace=Name.DeviceGray, **keys,
        ),
    )  # fmt: skip
    sheet.page(
        f"{before}q 504 0 0 115.2 45 640 cm /I1 Do Q\n{content}",
        resources={"XObject": Dictionary(I1=picture)},
    )


def redacted(sheet: Sheet) -> Any:
    register = redactor.load_register(REGISTER)
    return redactor.redact(sheet.bytes(), "scan.pdf", register, ["reader"], "register-only")


def seen(data: bytes) -> str:
    """What text recognition sees on the first page."""
    out = io.BytesIO()
    pypdfium2.PdfDocument(data)[0].render(scale=200 / 72).to_pil().save(out, "PNG")
    return " ".join(word.text for word in engine().words(out.getvalue()))


def is_released_without_the_value(result: Any) -> bool:
    """A scan may be held where a word is not certain; what is released must not show the value."""
    if result.outcome is not Outcome.RELEASE:
        return False
    said = seen(result.output) + page_text(result.output)
    assert SURNAME.lower() not in said.lower()
    assert "Nothing else was decided" in said
    return True


@pytest.mark.parametrize(
    ("dpi", "turn", "specks"), [(150, 0.0, 0), (200, 1.2, 60), (300, -1.5, 200)], ids=["150", "200", "300"]
)
def test_a_fax_is_read_and_painted(dpi: int, turn: float, specks: int) -> None:
    result = redacted(paper(scanned(dpi, turn=turn, specks=specks), packed=True))
    assert result.outcome is not Outcome.BLOCK
    if not is_released_without_the_value(result):
        assert all("page 1" in reason.place for reason in result.report.reasons)
        assert specks, "a clean page needs nobody's help"


def test_text_beside_a_scan_stays_text() -> None:
    result = redacted(paper(scanned(150), text(f"Copy for {VALUE} and others", y=500)))
    assert is_released_without_the_value(result)
    assert "and others" in page_text(result.output)


def with_layer() -> Sheet:
    """A scan as programs make it searchable: the picture, and its words over it that nobody sees."""
    letters = ImageFont.truetype(DEJAVU, 12)
    layer = ["BT 3 Tr /F1 12 Tf\n"]
    for at, line in enumerate(LINES):
        words = line.split(" ")
        for number, word in enumerate(words):
            x = 45 + 0.6 * 72 + letters.getlength(" ".join(words[:number]) + " " * bool(number))
            y = 640 + 115.2 - (0.3 + 0.35 * at) * 72 - 11
            layer.append(f"1 0 0 1 {x:.1f} {y:.1f} Tm ({word}) Tj\n")
    layer.append("ET\n")
    return paper(scanned(150), "".join(layer))


@pytest.mark.requires("pdftotext")
def test_a_text_layer_is_searched_painted_and_built_anew() -> None:
    data = with_layer().bytes()
    result = redactor.redact(data, "scan.pdf", redactor.load_register(REGISTER), ["reader"], "register-only")
    assert result.outcome is Outcome.RELEASE
    copied = subprocess.run(["pdftotext", "-", "-"], input=result.output, capture_output=True, check=True)
    words = copied.stdout.decode().split()
    for line in (LINES[0], LINES[2], "The child lives with"):
        assert line.split() == words[words.index(line.split()[0]) :][: len(line.split())]
    assert "[name" in words
    assert traces(result.output, SURNAME) == []
    assert SURNAME.lower() not in seen(result.output).lower()
    before, after = (shown(one) for one in (data, result.output))
    changed = np.nonzero((before != after).any(axis=1))[0]
    second_line = range(*(int((842 - 640 - 115.2 + 72 * at) * 2) for at in (0.55, 0.95)))
    assert {int(row) for row in changed} <= set(second_line)


def shown(data: bytes) -> Any:
    return np.asarray(pypdfium2.PdfDocument(data)[0].render(scale=2).to_pil().convert("L"))


def test_a_fax_with_half_the_points_down_is_read_as_if_it_had_all() -> None:
    page = scanned(204)
    squashed = page.resize((page.width, round(page.height * 98 / 204)), Image.Resampling.LANCZOS)
    result = redacted(paper(squashed.point(lambda shade: 255 * (shade > 150)), packed=True))
    assert result.outcome is not Outcome.BLOCK
    if not is_released_without_the_value(result):
        assert all("page 1" in reason.place for reason in result.report.reasons)


def test_a_picture_in_strips_is_read_as_one() -> None:
    page = scanned(150)
    middle = 2 * page.height // 5  # through the line with the value
    sheet = Sheet()
    named, content = Dictionary(), ""
    for name, (top, low) in {"/I1": (0, middle), "/I2": (middle, page.height)}.items():
        strip = page.crop((0, top, page.width, low))
        named[name] = sheet.pdf.make_stream(
            strip.tobytes(),
            Dictionary(
                Type=Name.XObject, Subtype=Name.Image, Width=strip.width, Height=strip.height,
                ColorSpace=Name.DeviceGray, BitsPerComponent=8,
            ),
        )  # fmt: skip
        high = 115.2 * (low - top) / page.height
        content += f"q 504 0 0 {high:.3f} 45 {640 + 115.2 * (1 - low / page.height):.3f} cm {name} Do Q\n"
    sheet.page(content, resources={"XObject": named})
    result = redacted(sheet)
    assert is_released_without_the_value(result)
    assert "Nothing else was decided." in " ".join(page_text(result.output).split()), "the page says it again"


def test_a_stamp_over_a_scan_goes_into_the_page() -> None:
    sheet = paper(scanned(150, lines=(LINES[0], LINES[2])))
    look = sheet.pdf.make_stream(
        text(f"Seen by {VALUE}", x=2, y=5).encode(),
        Dictionary(
            Subtype=Name.Form,
            BBox=Array([0, 0, 300, 20]),
            Resources=Dictionary(Font=Dictionary(F1=sheet.font)),
        ),
    )
    note = Dictionary(
        Type=Name.Annot,
        Subtype=Name.Stamp,
        Rect=Array([60, 500, 360, 520]),
        AP=Dictionary(N=look),
        Contents=VALUE,
    )
    sheet.pdf.pages[0].obj["/Annots"] = Array([note])
    result = redacted(sheet)
    assert is_released_without_the_value(result)
    assert "Seen by" in page_text(result.output)


def test_handwriting_is_held_and_the_page_is_named() -> None:
    sheet = paper(scanned(150, lines=(LINES[0], LINES[2])))
    scribbled = scanned(150, lines=(LINES[0],))
    draw = ImageDraw.Draw(scribbled)
    for word in range(4):
        x = 120 + 190 * word
        loops = [
            (x + 5.2 * t + 9 * math.sin(1.9 * t), 150 + 13 * math.sin(1.1 * t + word) + 9 * math.cos(2.3 * t))
            for t in range(26)
        ]
        draw.line(loops, fill=30, width=2, joint="curve")
    add(sheet, scribbled)
    result = redacted(sheet)
    assert result.outcome is Outcome.HOLD
    assert {reason.code for reason in result.report.reasons} == {"question"}
    assert all(reason.place.startswith("page 2") for reason in result.report.reasons)
    with pikepdf.open(io.BytesIO(sheet.bytes())) as made:
        assert len(made.pages) == 2
