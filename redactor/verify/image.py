"""Pictures: their words through OCR at several angles, and the text in their metadata.

Takes a part whose bytes are a picture. Without an OCR engine a picture is unread, unless it is too small
or too even to hold words.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final

from redactor.model.errors import RedactorError
from redactor.verify.gather import OverLimit
from redactor.verify.lookalikes import BREAK
from redactor.verify.part import Part, Tools
from redactor.verify.raw import sweep_bytes, sweep_text

if TYPE_CHECKING:
    from PIL import Image

_JPEG: Final = b"\xff\xd8\xff"
_LEAST_SIDE: Final = 12
_GOOD_SIDE: Final = 1000
_LARGEST_SIDE: Final = 6000
_FRAMES: Final = 200


def read_image(part: Part, tools: Tools) -> None:
    """Read a picture file: metadata, then every frame."""
    sweep_bytes(part, tools)
    try:
        frames = list(_frames(part, tools))
    except (OSError, SyntaxError, ValueError, EOFError) as error:
        tools.gather.unread(part.place, f"the picture could not be opened ({type(error).__name__})")
        return
    for number, frame in enumerate(frames, 1):
        read_picture(part.at(f"frame {number}") if len(frames) > 1 else part.place, frame, tools)
    read_smaller(part, tools)


def read_smaller(part: Part, tools: Tools) -> None:
    """Read the small pictures of itself that a JPEG carries: they may show what the large one does not."""
    from PIL import Image

    at = part.data.find(_JPEG, len(_JPEG)) if part.data.startswith(_JPEG) else -1
    while at >= 0:
        try:
            with Image.open(io.BytesIO(part.data[at:])):
                tools.examine(part.child("a picture inside it", part.data[at:]))
                return  # what lies deeper is found from there
        except (OSError, SyntaxError, ValueError):
            at = part.data.find(_JPEG, at + 1)


def _frames(part: Part, tools: Tools) -> Iterator[Image.Image]:
    from PIL import Image, ImageSequence

    if part.data[4:8] == b"ftyp":
        from pillow_heif import register_heif_opener

        register_heif_opener(thumbnails=False)
    with Image.open(io.BytesIO(part.data)) as picture:
        if picture.width * picture.height > tools.gather.limits.pixels:
            raise OverLimit("the picture has more points than the limit allows")
        _read_metadata(part, tools, picture)
        if getattr(picture, "n_frames", 1) > _FRAMES:
            raise OverLimit("the picture has more frames than the limit allows")
        for frame in ImageSequence.Iterator(picture):
            yield frame.copy()


def _read_metadata(part: Part, tools: Tools, picture: Image.Image) -> None:
    texts = list(_metadata(picture.info))
    texts += [text for value in picture.getexif().values() for text in _metadata(value)]
    for directory in (0x8769, 0x8825, 0xA005):
        texts += [
            text for value in picture.getexif().get_ifd(directory).values() for text in _metadata(value)
        ]
    if texts:
        tools.gather.show(part.at("metadata"), "\n".join(texts))
        sweep_text(part, BREAK.join(texts), tools)


def _metadata(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, bytes):
        yield value.decode("utf-8", errors="replace")
        yield value.decode("utf-16-le", errors="replace")
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield str(key)
            yield from _metadata(inner)


def read_picture(place: str, picture: Image.Image, tools: Tools) -> str | None:
    """Read the words in a picture, or say that nobody did; return what was seen in it as it stands."""
    if is_trivial(picture):
        return None
    if tools.ocr is None:
        tools.gather.unread(place, "it is a picture, and no text recognition is installed to read it")
        return None
    seen = []
    try:
        for flat in _variants(picture):
            shown = as_pgm(flat)
            seen.append(tools.ocr.text(shown))
            tools.gather.show(place, seen[-1])
            tools.gather.sweep(place, tools.ocr.turned(shown))
    except RedactorError as error:
        tools.gather.unread(place, f"text recognition failed ({error.code})")
        return None
    tools.gather.covered(place, "text recognition at 0, 90, 180 and 270 degrees")
    return seen[0]


def is_trivial(picture: Image.Image) -> bool:
    """Say whether a picture is too small, or of one colour, so that it cannot hold words."""
    if min(picture.size) < _LEAST_SIDE:
        return True
    extremes: Any = picture.convert("RGBA").getextrema()
    return all(low == high for low, high in extremes)


def _variants(picture: Image.Image) -> Iterator[Image.Image]:
    """Yield the picture flat on white with contrast stretched, and without its transparency."""
    from PIL import Image, ImageOps

    full = _scaled(_plain(picture))
    if full.mode != "RGBA":
        yield ImageOps.autocontrast(full.convert("L"))
        return
    white = Image.new("RGBA", full.size, "white")
    white.alpha_composite(full)
    yield ImageOps.autocontrast(white.convert("L"))
    yield ImageOps.autocontrast(full.convert("RGB").convert("L"))
    yield ImageOps.autocontrast(full.getchannel("A"))


def _plain(picture: Image.Image) -> Image.Image:
    """Return the picture in a mode that can be scaled: grey, colours, or colours with transparency."""
    if "A" in picture.getbands() or "transparency" in picture.info:
        return picture.convert("RGBA")
    return picture.convert("L" if picture.mode in {"1", "L"} else "RGB")


def _scaled(picture: Image.Image) -> Image.Image:
    from PIL import Image

    side = max(picture.size)
    factor = min(_LARGEST_SIDE / side, max(1.0, min(4.0, _GOOD_SIDE / side)))
    if factor == 1.0:
        return picture
    size = (max(1, round(picture.width * factor)), max(1, round(picture.height * factor)))
    return picture.resize(size, Image.Resampling.LANCZOS)


def as_pgm(picture: Image.Image) -> bytes:
    """Return the picture in grey, unpacked: packing it would cost as much as reading it."""
    buffer = io.BytesIO()
    picture.convert("L").save(buffer, "PPM")
    return buffer.getvalue()
