"""The verifier's own way of reading a picture: another scale, other contrast, other page segmentations.

Takes PNG or PGM bytes; gives the words seen, and what QR and bar codes say. It shares the engine with the
redactor, but none of the redactor's settings, so that what one overlooks the other may see.
"""

from __future__ import annotations

import importlib.util
import io
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Final

from redactor.model.errors import Damaged
from redactor.outside.ocr import Engine, Word, engine

if TYPE_CHECKING:
    from PIL import Image

_SPARSE, _BLOCK = 11, 6
_LARGER, _SMALLER = 1.5, 0.75
_DENSE: Final = 6_000_000
_MOST_POINTS: Final = 16_000_000
_TURNED_POINTS: Final = 4_500_000
_FAIR: Final = 70.0
_CERTAIN: Final = 85.0
_HIGH: Final = 2.0
_LEAST_LETTERS: Final = 2
_BLOCK_SIDE: Final = 8
_LEAST_INK: Final = 4
_NOISE: Final = 3
_AROUND: Final = 3
_EDGE: Final = 2
_CUT: Final = (0.5, 0.5)


class SecondReader:
    """Reads the words of a picture for the verifier (`redactor.verify.part.Ocr`)."""

    def __init__(self, reader: Engine) -> None:
        """`reader` is the text recognition to use."""
        self._reader = reader

    def text(self, image: bytes) -> str:
        """Return the words seen in a picture, in reading order. Raises a `RedactorError` if it cannot."""
        picture = _opened(image)
        sparse = self._reader.words(_prepared(picture, 1.0), _SPARSE)
        lines = _lines(sparse)
        if _upright(sparse):  # a picture lying on its side is not worth another scale
            dense = picture.width * picture.height > _DENSE
            again = self._reader.words(_prepared(picture, _SMALLER if dense else _LARGER), _BLOCK)
            lines = _with_new(_lines(again), lines)
        return "\n".join((*lines, *_codes(picture)))

    def turned(self, image: bytes) -> str:
        """Return the words seen in it upside down or a quarter turned, where nothing was read upright.

        Raises a `RedactorError` if it cannot. The upright words come from the engine's memory.
        """
        picture = _opened(image)
        left = _without(picture, self._reader.words(_prepared(picture, 1.0), _SPARSE))
        if left is None:
            return ""
        lines: list[str] = []
        # Not stretched once more: on a sheet that is nearly empty that would make ink of its grain.
        left = _at(left, min(1.0, (_TURNED_POINTS / (left.width * left.height)) ** 0.5))
        for degrees in (180, 90, 270):
            sideways = left.rotate(degrees, expand=True)
            sparse = self._reader.words(_packed(sideways), _SPARSE)
            lines += _lines(sparse)
            if _upright(sparse):
                again = self._reader.words(_packed(_at(sideways, _LARGER)), _BLOCK)
                lines = _with_new(_lines(again), lines)
        return "\n".join(lines)


def _opened(image: bytes) -> Image.Image:
    from PIL import Image

    try:
        with Image.open(io.BytesIO(image), formats=["PNG", "PPM"]) as opened:
            return opened.convert("L")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise Damaged("A picture cannot be opened for the check") from error


def _prepared(picture: Image.Image, factor: float) -> bytes:
    """Return the picture at another scale, contrast stretched; the large ones are not made larger."""
    points = max(1, picture.width * picture.height)
    return _packed(_stretched(_at(picture, min(factor, max(1.0, (_MOST_POINTS / points) ** 0.5)))))


def _at(picture: Image.Image, scale: float) -> Image.Image:
    from PIL import Image

    size = (max(1, round(picture.width * scale)), max(1, round(picture.height * scale)))
    return picture if size == picture.size else picture.resize(size, Image.Resampling.LANCZOS)


def _packed(picture: Image.Image) -> bytes:
    out = io.BytesIO()
    picture.save(out, "PPM")
    return out.getvalue()


def _stretched(picture: Image.Image) -> Image.Image:
    from PIL import ImageOps

    return ImageOps.autocontrast(picture, cutoff=_CUT)


def _without(picture: Image.Image, words: Iterable[Word]) -> Image.Image | None:
    """Return what of a picture, stretched, was not read for certain, on plain paper; None if nothing is left.

    What is painted over was read: only upright words of the usual height, for others reach over what they
    do not say.
    """
    from PIL import ImageDraw

    left = _stretched(picture)
    paper = _middle(left.histogram())
    certain = [word for word in words if _is_certain(word)]
    heights = sorted(word.box[3] - word.box[1] for word in certain)
    usual = heights[len(heights) // 2] if heights else 0
    draw = ImageDraw.Draw(left)
    for word in certain:
        if word.box[3] - word.box[1] <= _HIGH * usual:
            a, b, c, d = word.box
            draw.rectangle((a - _EDGE, b - _EDGE, c + _EDGE, d + _EDGE), fill=paper)
    return _inked(left, paper)


def _inked(picture: Image.Image, paper: int) -> Image.Image | None:
    """Return the part of a picture in which there is ink; the grain of the paper around it is wiped off."""
    from PIL import Image, ImageChops, ImageFilter

    blocks = picture.reduce(_BLOCK_SIDE)
    off = ImageChops.difference(blocks, Image.new("L", blocks.size, paper))
    least = _LEAST_INK + _NOISE * _middle(off.histogram())
    inked = off.point([255 if shade >= least else 0 for shade in range(256)])
    mask = inked.filter(ImageFilter.MaxFilter(2 * _AROUND + 1))
    where = mask.getbbox()
    if where is None:
        return None
    size = (blocks.width * _BLOCK_SIDE, blocks.height * _BLOCK_SIDE)
    mask = mask.resize(size, Image.Resampling.NEAREST).crop((0, 0, *picture.size))
    wiped = Image.composite(picture, Image.new("L", picture.size, paper), mask)
    left, top, right, bottom = (side * _BLOCK_SIDE for side in where)
    return wiped.crop((left, top, min(right, picture.width), min(bottom, picture.height)))


def _middle(counts: list[int]) -> int:
    half, seen = sum(counts) / 2, 0
    for shade, count in enumerate(counts):
        seen += count
        if seen >= half:
            return shade
    return len(counts) - 1


def _is_certain(word: Word) -> bool:
    left, top, right, bottom = word.box
    letters = len(_letters(word.text))
    return word.confidence >= _CERTAIN and letters >= _LEAST_LETTERS and right - left > (bottom - top) / 2


def _upright(words: Iterable[Word]) -> bool:
    weights = [(len(word.text), word.confidence) for word in words]
    total = sum(length for length, _ in weights)
    return total > 0 and sum(length * sure for length, sure in weights) / total >= _FAIR


def _lines(words: Iterable[Word]) -> list[str]:
    lines: dict[int, list[str]] = {}
    for word in words:
        lines.setdefault(word.line, []).append(word.text)
    return [" ".join(line) for line in lines.values()]


def _with_new(lines: list[str], others: list[str]) -> list[str]:
    """Add the lines of the other segmentation that say something new."""
    known = _letters(" ".join(lines))
    return [*lines, *(line for line in others if _letters(line) not in known)]


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


def _codes(picture: Image.Image) -> list[str]:
    if importlib.util.find_spec("zxingcpp") is None:
        return []
    import zxingcpp

    found: list[Any] = zxingcpp.read_barcodes(picture)
    return [str(code.text) for code in found]


def second_reader() -> SecondReader | None:
    """Return the verifier's reader on this machine, None where no text recognition is installed."""
    reader = engine()
    return SecondReader(reader) if reader is not None else None
