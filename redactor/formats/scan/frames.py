"""Opens picture files: every frame as plain points, and a list of what else the file holds.

Takes bytes, gives frames in grey or RGB, upright as EXIF says, without transparency. It does not keep
profiles, comments, thumbnails or anything else that is not a point of the picture.
"""

from __future__ import annotations

import io
import re
import struct
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from redactor.model.document import Limits
from redactor.model.errors import Damaged, Encrypted, Refused, TooLarge, Unsupported

if TYPE_CHECKING:
    from PIL import Image

_MAGIC: Final = (
    (b"\x89PNG\r\n\x1a\n", "PNG"), (b"\xff\xd8\xff", "JPEG"), (b"GIF8", "GIF"),
    (b"II*\x00", "TIFF"), (b"MM\x00*", "TIFF"), (b"II+\x00", "TIFF"), (b"MM\x00+", "TIFF"),
)  # fmt: skip
_PHONE: Final = re.compile(rb"....ftyp(heic|heix|hevc|heim|heis|mif1|msf1|avif|avis)", re.DOTALL)
_PHONE_KINDS: Final = frozenset(("HEIF", "AVIF"))
_BMP_HEADERS: Final = frozenset((12, 40, 52, 56, 64, 108, 124))
_HARMLESS: Final = frozenset((
    "dpi", "gamma", "jfif", "jfif_version", "jfif_unit", "jfif_density", "compression", "transparency",
    "srgb", "background", "duration", "version", "extension", "loop", "disposal", "blend", "default_image",
    "bbox", "progressive", "progression", "timestamp", "chromaticity", "interlace", "aspect",
))  # fmt: skip
_SQUASHED: Final = 1.4
_MOST_SQUASHED: Final = 3.0
_PHONE_ADVICE: Final = "Save the photograph as JPEG or PNG and try again."


@dataclass(frozen=True, slots=True)
class Frame:
    """One picture of the file. `picture` is grey ("L") or RGB; `bilevel` says it was black and white only."""

    picture: Image.Image
    bilevel: bool
    dpi: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class Sheets:
    """A picture file: its kind as Pillow names it, its frames, and codes of what is left out."""

    kind: str
    frames: tuple[Frame, ...]
    extras: tuple[str, ...]


def kind_of(data: bytes) -> str:
    """Return the kind of picture file by its first bytes, an empty string if it is none."""
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            return kind
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return "WEBP"
    phone = _PHONE.match(data)
    if phone:
        return "AVIF" if phone[1].startswith(b"avi") else "HEIF"
    if data.startswith(b"BM") and len(data) > 18 and struct.unpack("<I", data[14:18])[0] in _BMP_HEADERS:
        return "BMP"
    return ""


def open_sheets(data: bytes, limits: Limits) -> Sheets:
    """Decode a picture file.

    Raises:
        Refused: It is damaged, too large, or of a kind that cannot be opened.
    """
    kind = kind_of(data)
    if kind == "HEIF":
        _learn_heif()
    from PIL import Image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about sizes: the limits are checked below
            with Image.open(io.BytesIO(data), formats=[kind, "MPO"] if kind == "JPEG" else [kind]) as opened:
                if kind in _PHONE_KINDS and getattr(opened, "n_frames", 1) > 1:
                    raise Unsupported("The file holds several photographs", advice=_PHONE_ADVICE)
                extras = _extras(opened, kind, data)
                return Sheets(
                    "JPEG" if kind in _PHONE_KINDS else kind, tuple(_frames(opened, limits)), extras
                )
    except Image.DecompressionBombError:
        raise TooLarge("The picture has more points than the limit allows") from None
    except Refused:
        raise
    except (
        OSError,
        ValueError,
        SyntaxError,
        EOFError,
        KeyError,
        TypeError,
        IndexError,
        struct.error,
    ) as error:
        raise Damaged("A picture cannot be opened") from error
    except (OverflowError, MemoryError, NotImplementedError) as error:
        raise Encrypted("A picture cannot be opened", advice=_PHONE_ADVICE) from error


def _learn_heif() -> None:
    """Teach Pillow to open photographs of telephones."""
    from pillow_heif import register_heif_opener

    register_heif_opener(thumbnails=False)


def _frames(opened: Any, limits: Limits) -> Iterator[Frame]:
    count = 1 if opened.format == "MPO" else getattr(opened, "n_frames", 1)
    if count > limits.pages:
        raise TooLarge("The picture file has more pages than the limit allows")
    budget = limits.unpacked_bytes
    for number in range(count):
        opened.seek(number)
        points = opened.width * opened.height
        budget -= 3 * points
        if points > limits.pixels or budget < 0:
            raise TooLarge("The picture has more points than the limit allows")
        yield _frame(opened)


def _frame(opened: Any) -> Frame:
    from PIL import ImageOps

    opened.load()
    upright = ImageOps.exif_transpose(opened)
    picture, dpi = _square(_plain(upright), _dpi(opened.info.get("dpi")), turned=upright.size != opened.size)
    return Frame(picture, upright.mode == "1", dpi)


def _square(picture: Any, dpi: tuple[int, int] | None, *, turned: bool) -> tuple[Any, tuple[int, int] | None]:
    """Give a fax with fewer points down than across as many both ways: squashed letters read badly."""
    from PIL import Image

    across, down = (dpi[::-1] if turned else dpi) if dpi else (1, 1)
    if not _SQUASHED <= max(across, down) / min(across, down) <= _MOST_SQUASHED:
        return picture, dpi
    dots = max(across, down)
    size = (round(picture.width * dots / across), round(picture.height * dots / down))
    return picture.resize(size, Image.Resampling.BICUBIC), (dots, dots)


def _plain(picture: Any) -> Any:
    """Return the points alone, on white paper; new memory, so that nothing else comes along."""
    from PIL import Image

    if picture.mode in {"I", "F"} or picture.mode.startswith("I;16"):
        flat = _deep(picture)
    elif picture.mode in {"LA", "PA", "RGBA", "RGBa", "La"} or "transparency" in picture.info:
        full = picture.convert("RGBA")
        flat = Image.new("RGBA", full.size, "white")
        flat.alpha_composite(full)
        flat = flat.convert("RGB")
    else:
        flat = picture.convert("L" if picture.mode in {"1", "L"} else "RGB")
    return Image.frombytes(flat.mode, flat.size, flat.tobytes())


def _deep(picture: Any) -> Any:
    """Return a picture of 16 or more bits a point as grey, its darkest point black, its lightest white."""
    import numpy as np
    from PIL import Image

    points = np.nan_to_num(np.asarray(picture, dtype=np.float64))
    low, high = float(points.min()), float(points.max())
    scaled = (points - low) * (255.0 / (high - low)) if high > low else np.full_like(points, 255.0)
    return Image.fromarray(scaled.astype(np.uint8))


def _dpi(given: Any) -> tuple[int, int] | None:
    """Return the resolution in whole dots, so that no message hides in its decimals."""
    try:
        across, down = (round(float(number)) for number in given)
    except (TypeError, ValueError, OverflowError):
        return None
    return (across, down) if 50 <= across <= 2400 and 50 <= down <= 2400 else None


def _extras(opened: Any, kind: str, data: bytes) -> tuple[str, ...]:
    found: dict[str, None] = {}
    if opened.getexif() or set(opened.info) - _HARMLESS - {"adobe", "adobe_transform", "icc_profile"}:
        found["picture-metadata"] = None
    if "icc_profile" in opened.info:
        found["colour-profile"] = None
    if getattr(opened, "n_frames", 1) > 1 and opened.format == "MPO":
        found["thumbnail"] = None
    if _trailing(kind, data):
        found["trailing-bytes"] = None
    return tuple(found)


def _trailing(kind: str, data: bytes) -> bool:
    end = {"PNG": b"IEND\xaeB`\x82", "JPEG": b"\xff\xd9", "GIF": b"\x3b"}.get(kind)
    return end is not None and not data.endswith(end)
