"""Cuts cropped pictures for good: what Word only hides behind a crop does not travel along.

It does not promise to cut a picture used with two different crops, or one that is no PNG or JPEG.
"""

from __future__ import annotations

import io
from collections.abc import Iterable
from typing import Final

from redactor.formats.ooxml import Element

_A: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_R: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_IMAGE: Final = "{urn:schemas-microsoft-com:vml}imagedata"
_PIXELS: Final = 100_000_000
_WHOLE: Final = 100_000  # a crop is given in thousandths of a percent of the side
_SIDES: Final = ("l", "t", "r", "b")
_NONE: Final = (0, 0, 0, 0)
Crop = tuple[int, int, int, int]


def cut_crops(roots: Iterable[Element], pictures: dict[int, bytes]) -> dict[int, bytes]:
    """Return the pictures with their crops carried out."""
    uses: dict[int, list[Element]] = {}
    for root in roots:
        for blip in root.iter(f"{_A}blip", _IMAGE):
            name = blip.get(f"{_R}embed", "") or blip.get(f"{_R}id", "")
            uses.setdefault(int(name.removeprefix("picture:")), []).append(blip)
    cut = dict(pictures)
    for number, blips in uses.items():
        crops = {_crop(blip) for blip in blips}
        crop = crops.pop()
        if not crops and crop != _NONE and number in cut:
            smaller = _cut(cut[number], crop)
            if smaller:
                cut[number] = smaller
                for blip in blips:
                    _uncrop(blip)
    return cut


def _rectangle(blip: Element) -> Element | None:
    parent = blip.getparent()
    return None if parent is None else parent.find(f"{_A}srcRect")


def _crop(blip: Element) -> Crop:
    rectangle = _rectangle(blip)
    if rectangle is None:
        return _NONE
    left, top, right, bottom = (_share(rectangle.get(side, "0")) for side in _SIDES)
    outside = left + right >= _WHOLE or top + bottom >= _WHOLE
    return _NONE if outside else (left, top, right, bottom)


def _share(text: str) -> int:
    try:
        share = float(text[:-1]) * 1000 if text.endswith("%") else float(text)
    except ValueError:
        return 0
    return max(0, int(share))


def _uncrop(blip: Element) -> None:
    rectangle = _rectangle(blip)
    for side in _SIDES:
        # A negative side is a margin, not a crop: it stays.
        if rectangle is not None and _share(rectangle.get(side, "0")):
            del rectangle.attrib[side]


def _cut(data: bytes, crop: Crop) -> bytes:
    """Return the picture cut, or nothing if it is of a kind that is left alone."""
    from PIL import Image

    try:
        with Image.open(io.BytesIO(data), formats=("PNG", "JPEG")) as picture:
            width, height = picture.size
            if width * height > _PIXELS:
                return b""
            left, top, right, bottom = (share / _WHOLE for share in crop)
            box = (
                int(left * width),
                int(top * height),
                width - int(right * width),
                height - int(bottom * height),
            )
            if box[0] >= box[2] or box[1] >= box[3]:
                return b""
            out = io.BytesIO()
            piece = picture.crop(box)
            piece.info = {}
            piece.save(out, format=picture.format or "PNG", quality=90)
    except (OSError, ValueError, SyntaxError):
        return b""
    return out.getvalue()
