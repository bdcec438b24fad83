"""Pictures of a PDF: out as PNG children, back in from their pixels.

Takes image objects; gives PNG bytes and fresh image objects. Nothing of the original stream is
kept: no profile, no EXIF, no alternates. It does not promise the original compression.
"""

from __future__ import annotations

import io
import math
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

import pikepdf
from PIL import Image, ImageDraw

from redactor.formats.pdf.geometry import Box, Matrix, apply, box_of, invert, map_box
from redactor.formats.pdf.objects import array, as_int, as_name, dictionary, identity, is_stream
from redactor.formats.pdf.scene import Placement
from redactor.model.document import PlacedWord
from redactor.model.errors import CannotRedact, Damaged

_NOT_DECODED: Final = re.compile(
    r"jbig2dec error|cannot (?:decode|load) (?:\w+ )?image|(?:jpx|jpeg)\w* error", re.I
)
_TINY: Final = 16
_BLANK_BYTES, _BLANK_ROWS = 200, 4
_KNOWN_MODES: Final = frozenset(("1", "L", "P", "RGB", "CMYK"))
_DCT: Final = frozenset(("DCTDecode", "DCT"))
_LOSSY: Final = _DCT | {"JPXDecode"}


@dataclass(slots=True)
class Picture:
    """One picture's pixels: `base` is RGB or grey, `mask` its transparency, `stencil` one colour."""

    base: Any
    mask: Any = None
    stencil: bool = False
    lossy: bool = False

    def plain(self) -> bool:
        """Say whether there is nothing to see in it: a few pixels, or one even colour."""
        small = self.base.width * self.base.height <= _TINY or min(self.base.size) <= 2
        return (small or _even(self.base)) and (self.mask is None or _even(self.mask))


def _even(image: Any) -> bool:
    extrema = image.getextrema()
    pairs = extrema if isinstance(extrema[0], tuple) else (extrema,)
    return all(low == high for low, high in pairs)


def picture_key(place: Placement, page: int) -> str:
    """Return the key of a picture: the same wherever the same object is drawn."""
    if not place.inline and identity(place.source)[0]:
        return f"picture:{identity(place.source)[0]}"
    return f"picture:page:{page}:{place.number}"


def load(place: Placement, resources: Any) -> Picture:
    """Decode a picture. Raises `Damaged`."""
    try:
        return _load_inline(place.source, resources) if place.inline else _load(place.source)
    except (
        pikepdf.PdfError,
        ValueError,
        TypeError,
        KeyError,
        NotImplementedError,
        OSError,
        RuntimeError,
    ) as error:
        raise Damaged("A picture in the PDF cannot be read") from error


def _load_inline(source: Any, resources: Any) -> Picture:
    """Turn an inline picture into an object of its own, and load that."""
    holder = pikepdf.Pdf.new()
    spaces = dictionary(dictionary(resources).get("/ColorSpace"))
    entry = pikepdf.Dictionary(Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image)
    for key, value in source.obj.items():
        entry[key] = value
    space = entry.get("/ColorSpace")
    if as_name(space) and str(space) in spaces:
        named = spaces.get(str(space))
        entry["/ColorSpace"] = holder.copy_foreign(named) if named.is_indirect else named
    if "/ColorSpace" not in entry and not entry.get("/ImageMask"):
        entry["/ColorSpace"] = pikepdf.Name.DeviceGray
    if "/BitsPerComponent" not in entry:
        entry["/BitsPerComponent"] = 1 if entry.get("/ImageMask") else 8
    raw = source.read_raw_bytes()
    return _load(holder.make_stream(raw.lstrip() if raw.lstrip()[:2] == b"\xff\xd8" else raw, entry))


def _load(source: Any) -> Picture:
    filters = [as_name(item) for item in array(source.get("/Filter"))] or [as_name(source.get("/Filter"))]
    lossy = bool(_LOSSY & set(filters))
    base = _pixels(source)
    if bool(source.get("/ImageMask")):
        return Picture(base.convert("L"), stencil=True)
    mask = None
    soft = source.get("/SMask")
    if is_stream(soft):
        mask = _pixels(soft).convert("L")
    elif is_stream(source.get("/Mask")):
        mask = _pixels(source.get("/Mask")).convert("L")
    elif array(source.get("/Mask")):
        raise ValueError("colour key")
    return Picture(_opaque(base), mask=mask, lossy=lossy)


def _opaque(image: Any) -> Any:
    return image if image.mode in ("L", "RGB") else image.convert("L" if image.mode == "1" else "RGB")


def _pixels(source: Any) -> Any:
    """Decode one image object; what pikepdf does not know, MuPDF does."""
    filters = [as_name(item) for item in array(source.get("/Filter"))] or [as_name(source.get("/Filter"))]
    if "JPXDecode" in filters:
        # The file's colour space and depth may differ from the PDF's: MuPDF joins the two.
        return _by_mupdf(source)
    if "JBIG2Decode" in filters:
        return _not_given_up(source, _by_mupdf(source))
    try:
        found = pikepdf.PdfImage(source).as_pil_image()
    except Exception:  # noqa: BLE001 -- whatever it is that pikepdf cannot do, MuPDF is asked
        return _by_mupdf(source)
    # Of 16 bits a point Pillow would keep the low ones and show a white sheet; the four inks of a JPEG
    # it takes for turned over, whatever the PDF says.
    inks = found.mode == "CMYK" and not _DCT.isdisjoint(filters)
    return found if found.mode in _KNOWN_MODES and not inks else _by_mupdf(source)


def _not_given_up(source: Any, image: Any) -> Any:
    """Return a fax that was decoded; a blank sheet is packed in next to nothing."""
    if _even(image) and len(source.read_raw_bytes()) > _BLANK_BYTES + image.height // _BLANK_ROWS:
        raise ValueError("not decoded")
    return image


def _by_mupdf(source: Any) -> Any:
    """Let MuPDF draw the picture on a page of its own size, a point a pixel."""
    import pymupdf

    width, height = as_int(source.get("/Width")), as_int(source.get("/Height"))
    holder = pikepdf.Pdf.new()
    copy = holder.copy_foreign(source) if source.is_indirect else holder.make_indirect(source)
    for key in ("/SMask", "/Mask", "/SMaskInData", "/OC", "/Alternates"):
        if key in copy:
            del copy[key]
    page = pikepdf.Dictionary(
        Type=pikepdf.Name.Page,
        MediaBox=pikepdf.Array([0, 0, width, height]),
        Resources=pikepdf.Dictionary(XObject=pikepdf.Dictionary(I=copy)),
        Contents=holder.make_stream(f"{width} 0 0 {height} 0 0 cm /I Do".encode("ascii")),
    )
    holder.pages.append(pikepdf.Page(holder.make_indirect(page)))
    out = io.BytesIO()
    holder.save(out)
    forget_complaints()
    with pymupdf.open(stream=out.getvalue(), filetype="pdf") as opened:
        try:
            pixels = opened[0].get_pixmap(alpha=False)
        except pymupdf.mupdf.FzErrorBase as error:
            raise ValueError("not decoded") from error
        if is_half_drawn():
            raise ValueError("not decoded")
        return Image.frombytes("RGB", (pixels.width, pixels.height), pixels.samples)


def forget_complaints() -> None:
    """Let MuPDF begin a new list of what it could not do."""
    import pymupdf

    pymupdf.TOOLS.mupdf_display_errors(False)  # noqa: FBT003 -- not our signature
    # Not its reset: that keeps the last complaint, and the same one again would only be counted.
    pymupdf.TOOLS.mupdf_warnings()


def is_half_drawn() -> bool:
    """Say whether MuPDF gave up on a picture: it draws it black, or half of it, and goes on."""
    import pymupdf

    return _NOT_DECODED.search(pymupdf.TOOLS.mupdf_warnings()) is not None


def png(image: Any, matrix: Matrix | None = None) -> bytes:
    """Return an image as PNG: its pixels, and how dense they lie where it is drawn under `matrix`."""
    out = io.BytesIO()
    fresh = Image.frombytes(image.mode, image.size, image.tobytes())
    options: dict[str, Any] = {}
    if matrix is not None:
        a, b, c, d, _, _ = matrix
        across, down = max(math.hypot(a, b), 1e-3), max(math.hypot(c, d), 1e-3)
        options["dpi"] = (min(72 * image.width / across, 9999), min(72 * image.height / down, 9999))
    fresh.save(out, "PNG", compress_level=1, **options)
    return out.getvalue()


def from_bytes(data: bytes) -> Any:
    """Read a redacted picture back. Raises `CannotRedact`."""
    try:
        image = Image.open(io.BytesIO(data))
        image.load()
    except (OSError, ValueError, SyntaxError) as error:
        raise CannotRedact("A redacted picture cannot be read back") from error
    return _opaque(image)


def paint(image: Any, matrix: Matrix, boxes: list[Box]) -> Any:
    """Black out page boxes in a picture that is drawn under `matrix`."""
    back = invert(matrix)
    if back is None:
        return image
    draw = ImageDraw.Draw(image)
    for x0, y0, x1, y1 in boxes:
        u0, v0, u1, v1 = box_of(apply(back, x, y) for x, y in ((x0, y0), (x1, y0), (x0, y1), (x1, y1)))
        pixels = (
            u0 * image.width - 1,
            (1 - v1) * image.height - 1,
            u1 * image.width + 1,
            (1 - v0) * image.height + 1,
        )
        draw.rectangle(pixels, fill=0 if image.mode == "L" else (0, 0, 0))
    return image


def with_labels(image: Any, before: Any, words: Iterable[PlacedWord]) -> Any:
    """Put labels that were painted into a picture back over boxes that were painted after them."""
    kept = Image.new("1", image.size)
    draw = ImageDraw.Draw(kept)
    for word in words:
        if word.label:
            draw.polygon([(x * image.width, y * image.height) for x, y in word.corners], fill=1)
    image.paste(before, mask=kept)
    return image


def visible_part(image: Any, uses: list[tuple[Matrix, Box]]) -> Any:
    """Blank what no use of a picture shows: cut away by a clip or the edge of the page."""
    shown = [box for matrix, clip in uses if (box := _pixels_of(image, matrix, clip)) is not None]
    if any(box == (0, 0, image.width, image.height) for box in shown):
        return image
    fresh = Image.new(image.mode, image.size, 255 if image.mode == "L" else (255, 255, 255))
    for box in shown:
        fresh.paste(image.crop(box), box[:2])
    return fresh


def _pixels_of(image: Any, matrix: Matrix, clip: Box) -> tuple[int, int, int, int] | None:
    """Return the pixels that a clip lets through, the whole picture if the matrix flattens."""
    back = invert(matrix)
    if back is None:
        return (0, 0, image.width, image.height)
    u0, v0, u1, v1 = map_box(back, clip)
    left, right = max(0, math.floor(u0 * image.width - 1)), min(image.width, math.ceil(u1 * image.width + 1))
    top = max(0, math.floor((1 - v1) * image.height - 1))
    bottom = min(image.height, math.ceil((1 - v0) * image.height + 1))
    return (left, top, right, bottom) if left < right and top < bottom else None


def is_cut(place: Placement) -> bool:
    """Say whether a picture is drawn in part only."""
    back = invert(place.matrix)
    if back is None:
        return False
    u0, v0, u1, v1 = map_box(back, place.clip)
    return u0 > 0.02 or v0 > 0.02 or u1 < 0.98 or v1 < 0.98


def build(pdf: Any, picture: Picture, target: Any) -> None:
    """Fill a fresh image object."""
    if picture.stencil:
        bits = picture.base.convert("1", dither=Image.Dither.NONE)
        _describe(target, bits, "", 1)
        target.write(bits.tobytes())
        return
    _describe(target, picture.base, "DeviceRGB" if picture.base.mode == "RGB" else "DeviceGray", 8)
    if picture.mask is not None:
        mask = pdf.make_stream(b"")
        _describe(mask, picture.mask, "DeviceGray", 8)
        mask.write(picture.mask.tobytes())
        target["/SMask"] = mask
    if picture.lossy:
        out = io.BytesIO()
        picture.base.save(out, "JPEG", quality=90)
        target.write(out.getvalue(), filter=pikepdf.Name.DCTDecode)
        return
    target.write(picture.base.tobytes())


def _describe(target: Any, image: Any, space: str, bits: int) -> None:
    target["/Type"] = pikepdf.Name.XObject
    target["/Subtype"] = pikepdf.Name.Image
    target["/Width"], target["/Height"] = image.width, image.height
    target["/BitsPerComponent"] = bits
    if space:
        target["/ColorSpace"] = pikepdf.Name("/" + space)
    else:
        target["/ImageMask"] = True
