"""PDF files with pictures: nobody can say what they show without text recognition."""

from __future__ import annotations

import io
import zlib

from pikepdf import Dictionary, Name, Pdf
from PIL import Image, ImageDraw, PngImagePlugin

from .pdf_pages import with_content
from .planting import tooth


def drawn(text: str, size: tuple[int, int] = (300, 40)) -> Image.Image:
    """A picture of a text."""
    picture = Image.new("L", size, 255)
    ImageDraw.Draw(picture).text((10, 12), text, fill=0)
    return picture


def _with_picture(text: str, content: bytes, **keys: object) -> bytes:
    def pictures(pdf: Pdf) -> Dictionary:
        picture = drawn(text)
        made = pdf.make_stream(picture.tobytes(), Type=Name.XObject, Subtype=Name.Image, Width=300, Height=40)
        made.ColorSpace, made.BitsPerComponent = Name.DeviceGray, 8
        for key, given in keys.items():
            made[f"/{key}"] = given
        return Dictionary(I1=made)

    return with_content(content, XObject=pictures)


@tooth("pdf", reads=False)
def picture(text: str) -> bytes:
    return _with_picture(text, b"q 300 0 0 40 72 600 cm /I1 Do Q")


@tooth("pdf", reads=False)
def picture_nobody_draws(text: str) -> bytes:
    return _with_picture(text, b"")


@tooth("pdf", reads=False)
def inline_picture(text: str) -> bytes:
    data = zlib.compress(drawn(text).tobytes())
    return with_content(b"q 300 0 0 40 72 600 cm BI /W 300 /H 40 /CS /G /BPC 8 /F /Fl ID " + data + b"\nEI Q")


@tooth("pdf", reads=False)
def soft_mask(text: str) -> bytes:
    def pictures(pdf: Pdf) -> Dictionary:
        mask = pdf.make_stream(drawn(text).tobytes(), Subtype=Name.Image, Width=300, Height=40)
        mask.ColorSpace, mask.BitsPerComponent = Name.DeviceGray, 8
        made = pdf.make_stream(b"\x00" * 12000, Subtype=Name.Image, Width=300, Height=40, SMask=mask)
        made.ColorSpace, made.BitsPerComponent = Name.DeviceGray, 8
        return Dictionary(I1=made)

    return with_content(b"q 300 0 0 40 72 600 cm /I1 Do Q", XObject=pictures)


@tooth("pdf", reads=False)
def thumbnail(text: str) -> bytes:
    data = with_content(b"")
    with Pdf.open(io.BytesIO(data)) as pdf:
        thumb = pdf.make_stream(drawn(text).tobytes(), Subtype=Name.Image, Width=300, Height=40)
        thumb.ColorSpace, thumb.BitsPerComponent = Name.DeviceGray, 8
        pdf.pages[0].Thumb = thumb
        buffer = io.BytesIO()
        pdf.save(buffer)
    return buffer.getvalue()


@tooth("image", reads=False)
def png(text: str) -> bytes:
    buffer = io.BytesIO()
    drawn(text).save(buffer, "PNG")
    return buffer.getvalue()


@tooth("image")
def png_text_chunk(text: str) -> bytes:
    buffer, chunk = io.BytesIO(), PngImagePlugin.PngInfo()
    chunk.add_text("Comment", f"taken at {text}", zip=True)
    Image.new("L", (50, 50), 255).save(buffer, "PNG", pnginfo=chunk)
    return buffer.getvalue()


@tooth("image")
def jpeg_exif(text: str) -> bytes:
    buffer, picture = io.BytesIO(), Image.new("L", (50, 50), 255)
    exif = picture.getexif()
    exif[0x010E] = text
    picture.save(buffer, "JPEG", exif=exif)
    return buffer.getvalue()


@tooth("image")
def after_the_picture(text: str) -> bytes:
    buffer = io.BytesIO()
    Image.new("L", (50, 50), 255).save(buffer, "PNG")
    return buffer.getvalue() + text.encode("utf-16-le")
