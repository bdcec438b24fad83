"""Pictures of a PDF: every picture object by itself, and pages whose text alone is not enough.

Takes a part, hands pictures to OCR. Without an OCR engine such pages and pictures are unread: what their
points show was seen by nobody.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import Any, Final, NamedTuple

import pypdfium2
from pypdf.generic import StreamObject

from redactor.model.errors import RedactorError
from redactor.verify.fold import Squeezed
from redactor.verify.image import as_pgm, read_picture, read_smaller
from redactor.verify.part import Part, Tools
from redactor.verify.pdf.shapes import MAYBE
from redactor.verify.pdf.strings import LINE_ENDS
from redactor.verify.pdf.words import PageText
from redactor.verify.raw import sweep_bytes

_SCALE: Final = 200 / 72
_LARGEST_SIDE: Final = 8000
_MODES: Final = {1: "L", 3: "RGB", 4: "CMYK"}
_AGREE: Final = 0.9
_NO_OCR: Final = "no text recognition is installed to read it"


def read_rendered(
    part: Part, tools: Tools, pages: list[PageText], *, doubted: bool, known: Mapping[int, str]
) -> None:
    """Read the rendering of pages with pictures, many shapes, or doubtful fonts through OCR.

    `known` is what was read in the pictures that are all a page shows, by page number: the same points
    are not read twice.
    """
    doubt = "it uses fonts whose letters are not certain" if doubted else ""
    wanted = [(index, page, page.why or doubt) for index, page in enumerate(pages)]
    if not any(why for _, _, why in wanted):
        return
    pdf = pypdfium2.PdfDocument(part.data)
    try:
        for index, page, why in wanted:
            if why:
                place = part.at(f"page {index + 1}")
                _read_one(place, tools, pdf[index], _Known(page.text, why, bool(doubt), known.get(index + 1)))
    finally:
        pdf.close()


class _Known(NamedTuple):
    """A page's text, why its rendering is read, whether its fonts are in doubt, and what its picture says."""

    text: str
    why: str
    doubted: bool
    seen: str | None


def _read_one(place: str, tools: Tools, page: pypdfium2.PdfPage, known: _Known) -> None:
    if tools.ocr is None:
        if known.why != MAYBE:
            tools.gather.unread(place, f"{known.why}, and {_NO_OCR}")
        return
    seen, means = known.seen, "it shows one picture and nothing else, which was read"
    if seen is None:
        means = f"rendered and read by text recognition, because {known.why}"
        try:
            seen = tools.ocr.text(as_pgm(page.render(scale=_scale(page)).to_pil()))
        except RedactorError as error:
            tools.gather.unread(place, f"text recognition failed ({error.code})")
            return
    tools.gather.show(place, seen)
    tools.gather.covered(place, means)
    if known.doubted and not _agree(seen, known.text):
        tools.gather.unread(place, "what the page shows and what its text says are not the same")


def _scale(page: pypdfium2.PdfPage) -> float:
    """Return 200 dots an inch, less for pages so large that the picture would be huge."""
    side: float = max(*page.get_size(), 1.0)
    return min(_SCALE, _LARGEST_SIDE / side)


def _agree(seen: str, text: str) -> bool:
    words = [word for word in seen.split() if len(word) > len("the")]
    known = Squeezed(text).text
    same = sum(Squeezed(word).text in known for word in words)
    return same >= len(words) * _AGREE


def read_picture_object(part: Part, tools: Tools, found: StreamObject) -> tuple[Any, str] | None:
    """Read one picture object by itself: masks, thumbnails and pictures no page shows included.

    Return its points and what was seen in them, if somebody looked.
    """
    packed = bytes(getattr(found, "_data", b""))
    if not tools.gather.first(packed.rstrip(LINE_ENDS)):
        return None
    sweep_bytes(Part(part.place, packed, part.depth), tools)
    read_smaller(Part(part.place, packed, part.depth), tools)
    try:
        picture = _opened(found)
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001 - pypdf and Pillow raise many kinds
        tools.gather.unread(part.place, f"a picture could not be opened ({type(error).__name__})")
        return None
    seen = read_picture(part.place, picture, tools)
    return None if seen is None else (picture, seen)


def _opened(found: StreamObject) -> Any:
    from PIL import Image

    if "/JBIG2Decode" in str(found.get("/Filter")):
        return _drawn_alone(found)
    data = found.get_data()
    if (
        data[:3] == b"\xff\xd8\xff"
        or data[:4] in {b"II*\x00", b"MM\x00*", b"\x89PNG"}
        or b"jP  " in data[:12]
    ):
        picture = Image.open(io.BytesIO(data))
        picture.load()
        return picture
    width, height = int(str(found["/Width"])), int(str(found["/Height"]))
    bits = 1 if found.get("/ImageMask") else int(str(found.get("/BitsPerComponent", 8)))
    if bits != 8:
        return _small_bits(data, width, height, bits)
    return Image.frombytes(_MODES[len(data) // (width * height)], (width, height), data)


def _drawn_alone(found: StreamObject) -> Any:
    """Return a picture of a kind that pypdf cannot unpack, drawn by PDFium on a page of its own size."""
    from pypdf import PdfWriter
    from pypdf.generic import ContentStream, DictionaryObject, NameObject

    width, height = int(str(found["/Width"])), int(str(found["/Height"]))
    writer = PdfWriter()
    page = writer.add_blank_page(width, height)
    copy = found.clone(writer)
    for key in ("/SMask", "/Mask"):
        copy.pop(key, None)
    named = DictionaryObject({NameObject("/I"): copy.indirect_reference})
    page[NameObject("/Resources")] = DictionaryObject({NameObject("/XObject"): named})
    drawing = ContentStream(None, writer)
    drawing.set_data(b"%d 0 0 %d 0 0 cm /I Do" % (width, height))
    page.replace_contents(drawing)
    out = io.BytesIO()
    writer.write(out)
    shown = pypdfium2.PdfDocument(out.getvalue())[0].render(scale=1).to_pil().convert("L")
    if len(shown.getcolors()) == 1:
        raise ValueError("an empty sheet, or PDFium gave up: nobody can tell")
    return shown


def _small_bits(data: bytes, width: int, height: int, bits: int) -> Any:
    """Return a picture of 1, 2, 4 or 16 bits a point as grey; palettes are read as if they were grey."""
    from PIL import Image

    if bits == 1:
        return Image.frombytes("1", (width, height), data)
    if bits == 16:
        return Image.frombytes(_MODES[len(data) // 2 // (width * height)], (width, height), data[::2])
    row = len(data) // height
    points = bytearray()
    for at in range(0, row * height, row):
        values = [
            (byte >> shift & (1 << bits) - 1) * 255 // ((1 << bits) - 1)
            for byte in data[at : at + row]
            for shift in range(8 - bits, -1, -bits)
        ]
        points += bytes(values[:width])
    return Image.frombytes("L", (width, height), bytes(points))
