"""QR and bar codes: what they say, and where they are.

Takes a plain picture; gives codes with their text. The reader is an optional library (zxing-cpp); without
it codes are not read, and the picture's reading says so.
"""

from __future__ import annotations

import importlib.util
from dataclasses import dataclass, field
from typing import Any, Final

from PIL import Image

from redactor.formats.scan.pose import Point

_SIDE: Final = 1600


@dataclass(frozen=True, slots=True)
class Code:
    """A code at `corners` of the source picture."""

    text: str = field(repr=False)
    corners: tuple[Point, ...]


def can_read_codes() -> bool:
    """Say whether the library is installed."""
    return importlib.util.find_spec("zxingcpp") is not None


def codes_in(picture: Image.Image) -> tuple[Code, ...]:
    """Return the codes of a picture that can be decoded."""
    if not can_read_codes():
        return ()
    import zxingcpp

    factor = max(1, max(picture.size) // _SIDE)
    found: list[Any] = zxingcpp.read_barcodes(picture.convert("L").reduce(factor))
    return tuple(Code(str(code.text).strip(), _corners(code.position, factor)) for code in found)


def _corners(position: Any, factor: int) -> tuple[Point, ...]:
    corners = (position.top_left, position.top_right, position.bottom_right, position.bottom_left)
    return tuple((float(corner.x * factor), float(corner.y * factor)) for corner in corners)
