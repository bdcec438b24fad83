"""QR and bar codes: what they say, and where they are.

Takes a plain picture; gives codes with their text. The reader is an optional library (zxing-cpp); without
it codes are not read, and the picture's reading says so.
"""

from __future__ import annotations

import importlib.util
from dataclasses import dataclass, field
from typing import Any

from PIL import Image

from redactor.formats.scan.pose import Point


@dataclass(frozen=True, slots=True)
class Code:
    """A code at `corners` of the source picture; `text` is empty where it could not be read."""

    text: str = field(repr=False)
    corners: tuple[Point, ...]


def can_read_codes() -> bool:
    """Say whether the library is installed."""
    return importlib.util.find_spec("zxingcpp") is not None


def codes_in(picture: Image.Image) -> tuple[Code, ...]:
    """Return the codes of a picture, those that could not be decoded included."""
    if not can_read_codes():
        return ()
    import zxingcpp

    found: list[Any] = zxingcpp.read_barcodes(picture.convert("L"))
    return tuple(Code(_text(code), _corners(code.position)) for code in found)


def _text(code: Any) -> str:
    return str(code.text).strip() if code.valid else ""


def _corners(position: Any) -> tuple[Point, ...]:
    corners = (position.top_left, position.top_right, position.bottom_right, position.bottom_left)
    return tuple((float(corner.x), float(corner.y)) for corner in corners)
