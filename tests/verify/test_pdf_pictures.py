"""Fax pictures packed as JBIG2 are read by themselves too; one that cannot be drawn is unread."""

from __future__ import annotations

import io
import struct

from pikepdf import Dictionary, Name, Pdf
from PIL import Image, ImageDraw

from .teeth.planting import PLANTED, check


class Eyes:
    """Text recognition that says what it is told, and remembers what it was shown."""

    def __init__(self) -> None:
        self.seen: list[Image.Image] = []

    def text(self, image: bytes) -> str:
        self.seen.append(Image.open(io.BytesIO(image)).convert("L"))
        return PLANTED

    def turned(self, image: bytes) -> str:
        return ""


def drawn() -> Image.Image:
    picture = Image.new("1", (160, 40), 0)
    ImageDraw.Draw(picture).text((10, 10), PLANTED, fill=1)
    return picture  # fax packing as Pillow does it turns black and white round


def jbig2(picture: Image.Image) -> bytes:
    """One page with one region, packed as fax machines do (MMR): by hand, with Pillow's fax packer."""
    out = io.BytesIO()
    picture.save(out, "TIFF", compression="group4")
    with Image.open(io.BytesIO(out.getvalue())) as packed:
        start, length = packed.tag_v2[273][0], packed.tag_v2[279][0]
    body = out.getvalue()[start : start + length]
    page = struct.pack(">IIIIBH", *picture.size, 0, 0, 0, 0)
    region = struct.pack(">IIIIBB", *picture.size, 0, 0, 0, 1) + body
    return (
        struct.pack(">IBBBI", 0, 48, 0, 1, len(page))
        + page
        + struct.pack(">IBBBI", 1, 38, 0, 1, len(region))
        + region
    )


def file_with(data: bytes) -> bytes:
    pdf = Pdf.new()
    entry = Dictionary(
        Type=Name.XObject,
        Subtype=Name.Image,
        Width=160,
        Height=40,
        BitsPerComponent=1,
        ColorSpace=Name.DeviceGray,
    )
    picture = pdf.make_stream(data, entry)
    picture["/Filter"] = Name.JBIG2Decode
    pdf.add_blank_page(page_size=(160, 40))
    pdf.pages[0].obj["/Resources"] = Dictionary(XObject=Dictionary(I=picture))
    pdf.pages[0].obj["/Contents"] = pdf.make_stream(b"160 0 0 40 0 0 cm /I Do")
    out = io.BytesIO()
    pdf.save(out)
    return out.getvalue()


def test_a_jbig2_picture_is_read() -> None:
    eyes = Eyes()
    report = check(file_with(jbig2(drawn())), ocr=eyes)
    assert report.unread == ()
    assert any("object" in leak.place for leak in report.leaks)
    assert any(0 < sum(one.histogram()[:128]) < one.width * one.height / 2 for one in eyes.seen)


def test_one_that_cannot_be_drawn_is_unread() -> None:
    assert check(file_with(b"\x00\x00\x00\x00\x31\x00\x01\x00\x00\x00\x13nothing"), ocr=Eyes()).unread
