"""Windows metafiles (EMF, WMF): drawn by LibreOffice as points, which are the one child to be redacted.

Takes the bytes of a drawing; gives a PNG. Its own records, hidden words among them, never travel.
It does not promise that LibreOffice draws all that Windows would: what is not drawn is not in the copy.
"""

from __future__ import annotations

import io
import json
import struct
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from redactor.model.document import Document, Limits
from redactor.model.errors import CannotRedact, Damaged, Refused, Unsupported
from redactor.model.finding import Edit
from redactor.model.text import Child, Location, Reading
from redactor.outside.office import Conversion, Office, office

if TYPE_CHECKING:
    from PIL.Image import Image

_PLACE: Final = "drawn"
_EMF: Final = b"\x01\x00\x00\x00"
_EMF_SIGN: Final = b" EMF"
_PLACEABLE: Final = b"\xd7\xcd\xc6\x9a"
_WMF: Final = (b"\x01\x00\x09\x00\x00\x03", b"\x01\x00\x09\x00\x00\x01")
_WIDTH, _HEIGHT = 2480, 3508  # an A4 page at 300 points an inch, on which the program centres the drawing
_PER_INCH: Final = 300
_HEAD: Final = 44

Box = tuple[int, int, int, int]


class Vector:
    """Format for Windows metafiles, most of them pictures inside Office documents."""

    name = "metafile"
    limitations: tuple[str, ...] = (
        "EMF and WMF drawings become PNG pictures, drawn by LibreOffice; then they are treated as pictures.",
        "Without LibreOffice, documents with such drawings are blocked.",
    )

    def __init__(self, limits: Limits, program: Callable[[], Office | None] = office) -> None:
        """Keep the limits; `program` gives LibreOffice, or None where there is none."""
        self._limits = limits
        self._program = program

    def recognises(self, document: Document) -> bool:
        """Say whether this is a metafile."""
        return bool(_kind(document.data))

    def read(self, document: Document) -> Reading:
        """Return the drawn picture as the only child. Raises Refused."""
        kind = _kind(document.data)
        if not kind:
            raise Refused
        program = self._program()
        if program is None:
            raise Unsupported("LibreOffice, which draws this kind of picture, is not installed")
        page = program.convert(document.data, _conversion(kind), most_bytes=self._limits.document_bytes)
        picture = Document("picture.png", _cut_out(page, _frame(document.data)))
        return Reading((), (Child(Location(_PLACE, "as a picture"), picture),))

    def write(self, document: Document, edit: Edit) -> Document:
        """Return the redacted picture.

        Raises:
            CannotRedact: There is no child, or there are marks in the drawing itself.
        """
        if edit.marks or [location.key for location, _ in edit.children] != [_PLACE]:
            raise CannotRedact("The drawn picture was not handed back")
        stem = document.name.rpartition(".")[0] or document.name
        return Document(f"{stem}.png", edit.children[0][1].data)


def _kind(data: bytes) -> str:
    if data.startswith(_EMF) and data[40:_HEAD] == _EMF_SIGN:
        return "emf"
    return "wmf" if data.startswith((_PLACEABLE, *_WMF)) else ""


def _conversion(kind: str) -> Conversion:
    size = {"PixelWidth": _WIDTH, "PixelHeight": _HEIGHT}
    options = {name: {"type": "long", "value": str(value)} for name, value in size.items()}
    return Conversion(kind, "", "png", f"draw_png_Export:{json.dumps(options, separators=(',', ':'))}")


def _frame(data: bytes) -> tuple[float, float]:
    """Return the size of the drawing in inches as its header says it, zeros where it does not."""
    if data.startswith(_EMF):
        left, top, right, bottom = struct.unpack("<4i", data[24:40])  # hundredths of a millimetre
        return (right - left) / 2540, (bottom - top) / 2540
    if data.startswith(_PLACEABLE) and len(data) > _HEAD:
        left, top, right, bottom, inch = struct.unpack("<4hH", data[6:16])
        return (right - left) / max(inch, 1), (bottom - top) / max(inch, 1)
    return 0.0, 0.0


def _cut_out(page: bytes, frame: tuple[float, float]) -> bytes:
    """Return the part of the page that the drawing fills; all ink is on it."""
    from PIL import Image

    try:
        with Image.open(io.BytesIO(page), formats=("PNG",)) as opened:
            flat = Image.new("RGB", opened.size, "white")
            flat.paste(opened.convert("RGB"), mask=opened.convert("RGBA").getchannel("A"))
    except (OSError, ValueError, SyntaxError) as error:
        raise Damaged("LibreOffice could not draw the picture") from error
    out = io.BytesIO()
    flat.crop(_box(flat, frame)).save(out, "PNG")
    return out.getvalue()


def _box(page: Image, frame: tuple[float, float]) -> Box:
    from PIL import ImageOps

    ink = ImageOps.invert(page.convert("L")).getbbox()
    if ink is None:
        ink = (page.width // 2, page.height // 2, page.width // 2 + 1, page.height // 2 + 1)
    wide, high = (round(size * _PER_INCH) for size in frame)
    sides = (
        min(ink[0], (page.width - wide) // 2),
        min(ink[1], (page.height - high) // 2),
        max(ink[2], (page.width + wide) // 2),
        max(ink[3], (page.height + high) // 2),
    )
    return max(sides[0], 0), max(sides[1], 0), min(sides[2], page.width), min(sides[3], page.height)
