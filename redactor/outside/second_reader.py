"""The verifier's own way of reading a picture: another scale, other contrast, other page segmentations.

Takes PNG bytes; gives the words seen, and what QR and bar codes say. It shares the engine with the
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
_SCALE: Final = 1.5
_MOST_POINTS: Final = 16_000_000
_FAIR: Final = 70.0
_CUT: Final = (0.5, 0.5)


class SecondReader:
    """Reads the words of a picture for the verifier (`redactor.verify.part.Ocr`)."""

    def __init__(self, reader: Engine) -> None:
        """`reader` is the text recognition to use."""
        self._reader = reader

    def text(self, image: bytes) -> str:
        """Return the words seen in a PNG picture, in reading order. Raises a `RedactorError` if it cannot."""
        picture = _opened(image)
        sparse = self._reader.words(_prepared(picture, 1.0), _SPARSE)
        lines = _lines(sparse)
        if _upright(sparse):  # a picture lying on its side is not worth the larger scale
            lines = _with_new(_lines(self._reader.words(_prepared(picture, _SCALE), _BLOCK)), lines)
        return "\n".join((*lines, *_codes(picture)))


def _opened(image: bytes) -> Image.Image:
    from PIL import Image

    try:
        with Image.open(io.BytesIO(image), formats=["PNG"]) as opened:
            return opened.convert("L")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise Damaged("A picture cannot be opened for the check") from error


def _prepared(picture: Image.Image, factor: float) -> bytes:
    from PIL import Image, ImageOps

    points = max(1, picture.width * picture.height)
    scale = max(1.0, min(factor, (_MOST_POINTS / points) ** 0.5))
    size = (round(picture.width * scale), round(picture.height * scale))
    large = ImageOps.autocontrast(picture.resize(size, Image.Resampling.LANCZOS), cutoff=_CUT)
    out = io.BytesIO()
    large.save(out, "PPM")
    return out.getvalue()


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
