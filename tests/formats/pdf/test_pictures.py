"""Pictures of all kinds are decoded as they are shown, never as a blank sheet."""

from __future__ import annotations

import io
from typing import Any

import numpy as np
import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name
from PIL import Image, ImageDraw

from redactor.formats.pdf.pictures import load
from redactor.formats.pdf.scene import Placement, Stream
from redactor.formats.pdf.strips import is_in_strips

SIZE = (60, 30)


def shades() -> Image.Image:
    picture = Image.new("L", SIZE, 230)
    ImageDraw.Draw(picture).rectangle((10, 10, 29, 19), fill=40)
    return picture


def as_file(picture: Image.Image, kind: str) -> bytes:
    out = io.BytesIO()
    picture.save(out, kind)
    return out.getvalue()


def inks() -> Image.Image:
    return shades().convert("RGB").convert("CMYK")


def deep(picture: Image.Image) -> bytes:
    return (np.asarray(picture).astype(np.uint16) * 257).astype(">u2").tobytes()


KINDS: dict[str, tuple[Any, dict[str, Any]]] = {
    "grey": (lambda: shades().tobytes(), {}),
    "16 bits": (lambda: deep(shades()), {"BitsPerComponent": 16}),
    "16 bits in colour": (
        lambda: deep(shades().convert("RGB")),
        {"BitsPerComponent": 16, "ColorSpace": Name.DeviceRGB},
    ),
    "turned over": (lambda: bytes(255 - shade for shade in shades().tobytes()), {"Decode": Array([1, 0])}),
    "four inks": (lambda: inks().tobytes(), {"ColorSpace": Name.DeviceCMYK}),
    "four inks as JPEG": (
        lambda: as_file(inks(), "JPEG"),
        {"ColorSpace": Name.DeviceCMYK, "Filter": Name.DCTDecode, "Decode": Array([1, 0] * 4)},
    ),
    "JPEG 2000": (
        lambda: as_file(shades(), "JPEG2000"),
        {"ColorSpace": None, "BitsPerComponent": None, "Filter": Name.JPXDecode},
    ),
}


@pytest.mark.filterwarnings("ignore:16-bit")
@pytest.mark.parametrize("kind", KINDS)
def test_a_picture_is_decoded_as_it_is_shown(kind: str) -> None:
    data, keys = KINDS[kind]
    points = np.asarray(loaded(data(), keys).base.convert("L")).astype(int)
    assert abs(points[14, 20] - 40) < 45  # inks are never quite as dark as light
    assert abs(points[2, 50] - 230) < 20


def test_the_inks_of_a_jpeg_are_not_turned_over_on_their_own() -> None:
    """Without /Decode they mean what they say, whatever the JPEG's writer meant."""
    keys = {"ColorSpace": Name.DeviceCMYK, "Filter": Name.DCTDecode}
    assert np.asarray(loaded(as_file(inks(), "JPEG"), keys).base.convert("L"))[2, 50] < 60


_OPEN: list[Any] = []


def placed(data: bytes, keys: dict[str, Any], box: tuple[float, float, float, float]) -> Placement:
    pdf = pikepdf.Pdf.new()
    _OPEN.append(pdf)
    entry = {
        "Width": SIZE[0],
        "Height": SIZE[1],
        "BitsPerComponent": 8,
        "ColorSpace": Name.DeviceGray,
        **keys,
    }
    source = pdf.make_stream(
        data, Type=Name.XObject, Subtype=Name.Image, **{k: v for k, v in entry.items() if v is not None}
    )
    x0, y0, x1, y1 = box
    matrix = (x1 - x0, 0.0, 0.0, y1 - y0, x0, y0)
    return Placement(Stream([], Dictionary()), 0, source, inline=False, matrix=matrix, clip=(0, 0, 600, 800))


def loaded(data: bytes, keys: dict[str, Any]) -> Any:
    return load(placed(data, keys, (0, 0, 60, 30)), Dictionary())


def pieces(*boxes: tuple[float, float, float, float], shade: Image.Image | None = None) -> list[Placement]:
    return [placed((shade or shades()).tobytes(), {}, box) for box in boxes]


@pytest.mark.parametrize("boxes", [
    ((50, 100, 550, 200), (50, 200, 550, 300)),
    ((50, 100, 300, 200), (300, 100, 550, 200)),
    ((50, 200.3, 550, 300), (50, 100, 550, 200)),
])  # fmt: skip
def test_pictures_that_touch_along_a_side_are_strips(boxes: Any) -> None:
    assert is_in_strips(pieces(*boxes))


@pytest.mark.parametrize("boxes", [
    ((50, 100, 550, 200), (50, 220, 550, 300)),
    ((50, 100, 300, 200), (50, 200, 550, 300)),
    ((50, 100, 550, 200), (50, 100, 550, 200)),
])  # fmt: skip
def test_pictures_that_do_not_are_pictures(boxes: Any) -> None:
    assert not is_in_strips(pieces(*boxes))


def test_strips_of_one_colour_are_decoration() -> None:
    plain = Image.new("L", SIZE, 90)
    assert not is_in_strips(pieces((50, 100, 550, 200), (50, 200, 550, 300), shade=plain))
