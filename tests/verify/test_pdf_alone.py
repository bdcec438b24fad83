"""A page that shows one picture and nothing else is read once; anything drawn besides is read as well."""

from __future__ import annotations

import io
from typing import Any

import pytest
from pikepdf import Array, Dictionary, Name, Pdf
from PIL import Image, ImageDraw

from .teeth.planting import PLANTED, check

SIZE = (600, 800)
WHOLE = "300 0 0 400 0 0 cm /I Do"


class Eyes:
    """Text recognition that remembers what it was shown upright."""

    def __init__(self) -> None:
        self.seen: list[Image.Image] = []

    def text(self, image: bytes) -> str:
        self.seen.append(Image.open(io.BytesIO(image)).convert("L"))
        return "nothing special"

    def turned(self, image: bytes) -> str:
        return ""


def sheet() -> Image.Image:
    picture = Image.new("L", SIZE, 240)
    ImageDraw.Draw(picture).text((50, 60), "A sheet of paper", fill=20)
    return picture


def page(content: str, picture: Image.Image, *, rotate: int = 0, lossy: bool = False) -> bytes:
    pdf = Pdf.new()
    common: dict[str, Any] = {"Type": Name.XObject, "Subtype": Name.Image, "ColorSpace": Name.DeviceGray}
    packed = io.BytesIO()
    picture.save(packed, "JPEG", quality=80)
    made = pdf.make_stream(
        packed.getvalue() if lossy else picture.tobytes(),
        Dictionary(**common, Width=picture.width, Height=picture.height, BitsPerComponent=8),
    )
    if lossy:
        made["/Filter"] = Name.DCTDecode
    pdf.add_blank_page(page_size=(300, 400))
    shown = pdf.pages[0].obj
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    shown["/Resources"] = Dictionary(XObject=Dictionary(I=made), Font=Dictionary(F1=font))
    shown["/Contents"] = pdf.make_stream(content.encode())
    shown["/Rotate"] = rotate
    shown["/MediaBox"] = Array([0, 0, 300, 400])
    out = io.BytesIO()
    pdf.save(out)
    return out.getvalue()


def looks(data: bytes) -> int:
    """How many pictures were given to text recognition."""
    eyes = Eyes()
    report = check(data, ocr=eyes)
    assert report.unread == ()
    assert any("page 1" in one.place for one in report.coverage)
    return len(eyes.seen)


@pytest.mark.parametrize("lossy", [False, True])
def test_a_scan_that_is_all_a_page_shows_is_read_once(lossy: bool) -> None:
    assert looks(page(WHOLE, sheet(), lossy=lossy)) == 1


@pytest.mark.parametrize(
    "content",
    [
        f"q {WHOLE} Q BT /F1 9 Tf 40 60 Td (stamped) Tj ET",
        f"q {WHOLE} Q 40 60 30 2 re f",
        "q 300 0 0 -400 0 400 cm /I Do Q",
        "q 290 0 0 400 5 0 cm /I Do Q",
        f"q {WHOLE} Q q 40 0 0 40 100 100 cm /I Do Q",
    ],
    ids=["a stamp", "a stroke", "upside down", "narrower", "twice"],
)
def test_whatever_else_is_drawn_is_read_too(content: str) -> None:
    assert looks(page(content, sheet())) == 2


def test_a_turned_page_is_read_as_it_is_shown() -> None:
    assert looks(page(WHOLE, sheet(), rotate=90)) == 2


def test_faint_writing_over_a_faint_picture_is_read() -> None:
    """Where all is faint, a few shades are letters."""
    faint = sheet().point(lambda shade: 200 + shade // 5)
    assert looks(page(f"q {WHOLE} Q 0.9 g BT /F1 20 Tf 40 60 Td ({PLANTED}) Tj ET", faint)) == 2
