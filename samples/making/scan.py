"""A page that came out of the office scanner: a picture, no text in the file at all.

Takes nothing; gives an image-only PDF (grey, 200 dpi, a little crooked, a little dirty).
It needs no font of the system; another Pillow may draw a letter a shade differently.
"""

from __future__ import annotations

import io
import random

import pikepdf
from PIL import Image, ImageDraw, ImageFilter, ImageFont

_DPI = 200
_PAGE = (1654, 2339)
_SEED = 20260519

_LINES = (
    (46, "MARNBRIDGE COUNCIL"),
    (34, "Children's Services - telephone message"),
    (34, ""),
    (34, "Case:      CF-2026-0392   (Noah Whitcombe)"),
    (34, "Taken by:  Duty desk, 01632 960120"),
    (34, "Date:      19 May 2026, 11.40"),
    (34, ""),
    (34, "Message for Priya Nair"),
    (34, ""),
    (34, "Miss Tamsin Ellacott rang. She has moved her day off"),
    (34, "and can see you on Thursday afternoon at home:"),
    (34, ""),
    (34, "          14 Sorrel Lane"),
    (34, "          Marnbridge"),
    (34, "          WR17 6HN"),
    (34, ""),
    (34, "Please ring her first on 07700 900347, after six."),
    (34, "She asks you to remember what was promised to her"),
    (34, "on 12 May 2026."),
    (34, ""),
    (34, "School rang as well (Alderwick, 01632 960455):"),
    (34, "the report for Noah is ready to be collected. They"),
    (34, "will not post it to Ottersham before they have your"),
    (34, "answer about the second copy."),
    (34, ""),
    (34, "The Sorrel Lane Children's Centre has confirmed"),
    (34, "Room 2 for Saturday."),
)


def scan_bytes() -> bytes:
    """The page as a PDF with one JPEG on it."""
    picture = _picture()
    jpeg = io.BytesIO()
    picture.save(jpeg, "JPEG", quality=38, optimize=False, dpi=(_DPI, _DPI))
    out = io.BytesIO()
    with pikepdf.new() as pdf:
        image = pikepdf.Stream(pdf, jpeg.getvalue())
        image.Type, image.Subtype = pikepdf.Name.XObject, pikepdf.Name.Image
        image.Width, image.Height = _PAGE
        image.ColorSpace, image.BitsPerComponent = pikepdf.Name.DeviceGray, 8
        image.Filter = pikepdf.Name.DCTDecode
        width, height = (side * 72 / _DPI for side in _PAGE)
        page = pdf.add_blank_page(page_size=(width, height))
        page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Scan=image))
        page.Contents = pikepdf.Stream(pdf, f"q {width} 0 0 {height} 0 0 cm /Scan Do Q".encode())
        pdf.docinfo["/Producer"] = "Office scanner 2, first floor"
        pdf.save(out, deterministic_id=True)
    return out.getvalue()


def _picture() -> Image.Image:
    page = Image.new("L", _PAGE, 246)
    draw = ImageDraw.Draw(page)
    y = 230
    for size, text in _LINES:
        draw.text((190, y), text, fill=38, font=ImageFont.load_default(size))
        y += round(size * 1.75)
    draw.rectangle((150, 180, _PAGE[0] - 150, y + 20), outline=90, width=3)
    page = page.rotate(0.6, Image.Resampling.BICUBIC, fillcolor=240)
    page = page.filter(ImageFilter.GaussianBlur(0.7))
    return _dirt(page)


def _dirt(page: Image.Image) -> Image.Image:
    """Coarse grain and a few specks, always the same ones."""
    chance = random.Random(_SEED)
    small = (_PAGE[0] // 2, _PAGE[1] // 2)
    grain = Image.frombytes("L", small, chance.randbytes(small[0] * small[1]))
    page = Image.blend(page, grain.resize(_PAGE, Image.Resampling.BILINEAR), 0.07)
    draw = ImageDraw.Draw(page)
    for _ in range(60):
        x, y, r = chance.randrange(_PAGE[0]), chance.randrange(_PAGE[1]), chance.randrange(1, 3)
        draw.ellipse((x - r, y - r, x + r, y + r), fill=chance.randrange(90, 190))
    return page
