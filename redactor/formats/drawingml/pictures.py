"""Puts a picture into a kind that every Office shows: PNG and JPEG stay, others become PNG.

Takes the bytes of a redacted picture; gives bytes. It does not promise more than the first frame: Office
shows no other on paper.
"""

from __future__ import annotations

import io
from typing import Final

from redactor.model.errors import CannotRedact

_PICTURES: Final = (
    (b"\x89PNG\r\n\x1a\n", "png", "image/png"),
    (b"\xff\xd8\xff", "jpeg", "image/jpeg"),
    (b"GIF8", "gif", "image/gif"),
    (b"II*\x00", "tiff", "image/tiff"),
    (b"MM\x00*", "tiff", "image/tiff"),
    (b"BM", "bmp", "image/bmp"),
    (b"\xd7\xcd\xc6\x9a", "wmf", "image/x-wmf"),
    (b"\x01\x00\x09\x00", "wmf", "image/x-wmf"),
    (b"\x01\x00\x00\x00", "emf", "image/x-emf"),
)
_KEPT: Final = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")
_OTHERS: Final = ("GIF", "TIFF", "BMP", "WEBP")
_PNG_MODES: Final = frozenset({"1", "L", "RGB", "RGBA"})


def as_shown(data: bytes) -> bytes:
    """Return the picture as PNG or JPEG.

    Raises:
        CannotRedact: It is no picture, or of a kind that is not converted.
    """
    if data.startswith(_KEPT):
        return data
    from PIL import Image

    out = io.BytesIO()
    try:
        with Image.open(io.BytesIO(data), formats=_OTHERS) as picture:
            mode = picture.mode if picture.mode in _PNG_MODES else "RGB"
            first = picture.convert(mode)
            fresh = Image.frombytes(first.mode, first.size, first.tobytes())
            fresh.save(out, "PNG")
    except (OSError, ValueError, SyntaxError) as error:
        raise CannotRedact("A redacted picture is of a kind Office does not show") from error
    return out.getvalue()


def picture_kind(data: bytes) -> tuple[str, str]:
    """Return suffix and content type of a picture by its first bytes; empty if it is none."""
    return next(((suffix, kind) for magic, suffix, kind in _PICTURES if data.startswith(magic)), ("", ""))
