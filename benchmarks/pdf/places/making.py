"""What hiding places are built with: pikepdf, reportlab and Pillow, never Redactor's own writer.

A place is a function from `Words` to the bytes of a PDF. Called with `SECRET` it hides what the register
withholds, called with `OTHER` it is the same file with nothing to withhold.
"""

from __future__ import annotations

import io
import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name
from PIL import Image, ImageDraw, ImageFont
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

DEJAVU = "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"


@dataclass(frozen=True)
class Words:
    """A name, an address and a phone number."""

    first: str
    last: str
    street: str
    town: str
    postcode: str
    phone: str

    @property
    def name(self) -> str:
        """First and last name."""
        return f"{self.first} {self.last}"

    @property
    def joined(self) -> str:
        """The name without its space."""
        return self.first + self.last


SECRET = Words("Zebulon", "Quartermain", "14 Rosefield Lane", "Leominster", "HR6 8XQ", "07700 900123")
OTHER = Words("Barnaby", "Thistlewood", "27 Elderflower Row", "Ludlow", "SY8 1GG", "01632 960717")

Build = Callable[[Words], bytes]


@dataclass(frozen=True)
class Place:
    """One hiding place. `look` asks for text recognition; `plain` pages must never be blocked."""

    group: str
    name: str
    build: Build
    look: bool = False
    plain: bool = True


PLACES: list[Place] = []


def place(group: str, *, look: bool = False, plain: bool = True) -> Callable[[Build], Build]:
    """Add a builder to the set."""

    def keep(build: Build) -> Build:
        PLACES.append(Place(group, build.__name__.replace("_", " "), build, look, plain))
        return build

    return keep


def literal(words: str) -> str:
    """A literal string with its brackets."""
    return "(" + words.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)") + ")"


def text(words: str, x: float = 72, y: float = 700, size: float = 12, before: str = "") -> str:
    """Operators that show words."""
    return f"BT {before} /F1 {size} Tf 1 0 0 1 {x} {y} Tm {literal(words)} Tj ET\n"


PLAIN = text("Minutes of the meeting", y=780) + text("Nothing else was decided.", y=90)


class Sheet:
    """One PDF in the making. Its first page has two plain lines besides what is hidden."""

    def __init__(self) -> None:
        self.pdf = pikepdf.Pdf.new()
        self.font = self.pdf.make_indirect(
            Dictionary(
                Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.WinAnsiEncoding
            )
        )

    def page(self, content: str = "", **extra: Any) -> Any:
        """Add a page; `resources` are added to the font."""
        resources = Dictionary(Font=Dictionary(F1=self.font))
        for key, value in extra.pop("resources", {}).items():
            resources["/" + key] = value
        page = Dictionary(
            Type=Name.Page,
            MediaBox=Array([0, 0, 595, 842]),
            Resources=resources,
            Contents=self.pdf.make_stream((PLAIN + content).encode("latin-1")),
        )
        for key, value in extra.items():
            page["/" + key] = value
        self.pdf.pages.append(pikepdf.Page(self.pdf.make_indirect(page)))
        return self.pdf.pages[-1].obj

    @property
    def first(self) -> Any:
        """The first page."""
        return self.pdf.pages[0].obj

    def stream(self, data: str | bytes, **keys: Any) -> Any:
        """A new stream with more keys."""
        return self.pdf.make_stream(data if isinstance(data, bytes) else data.encode("latin-1"), **keys)

    def form(self, content: str, box: tuple[float, ...] = (0, 0, 400, 30), **keys: Any) -> Any:
        """A form XObject with the page's font."""
        return self.stream(
            content,
            Type=Name.XObject,
            Subtype=Name.Form,
            BBox=Array(list(box)),
            Resources=Dictionary(Font=Dictionary(F1=self.font)),
            **keys,
        )

    def annotate(self, subtype: str, **entry: Any) -> Any:
        """Add an annotation to the first page."""
        entry.setdefault("Rect", Array([60, 500, 400, 530]))
        note = self.pdf.make_indirect(Dictionary(Type=Name.Annot, Subtype=Name("/" + subtype), **entry))
        page = self.first
        page["/Annots"] = Array([*page.get("/Annots", []), note])
        return note

    def bytes(self, **options: Any) -> bytes:
        """The finished file."""
        out = io.BytesIO()
        self.pdf.save(out, **options)
        return out.getvalue()


def drawn(*parts: str, **extra: Any) -> bytes:
    """A file of one page."""
    sheet = Sheet()
    sheet.page("".join(parts), **extra)
    return sheet.bytes()


def changed(change: Callable[[Sheet], Any], content: str = "") -> bytes:
    """A file of one plain page after a change."""
    sheet = Sheet()
    sheet.page(content)
    change(sheet)
    return sheet.bytes()


def root(**keys: Any) -> bytes:
    """A plain file with more keys in its catalogue."""

    def change(sheet: Sheet) -> None:
        for key, value in keys.items():
            sheet.pdf.Root["/" + key] = value(sheet) if callable(value) else value

    return changed(change)


def reopened(data: bytes, edit: Callable[[Any], Any], **options: Any) -> bytes:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        edit(pdf)
        out = io.BytesIO()
        pdf.save(out, **options)
    return out.getvalue()


@cache
def dejavu() -> str:
    pdfmetrics.registerFont(TTFont("DejaVuLeaks", DEJAVU))
    return "DejaVuLeaks"


def canvas_page(draw: Callable[[Canvas], Any], **options: Any) -> bytes:
    """A page by reportlab, in an embedded TrueType font."""
    out = io.BytesIO()
    canvas = Canvas(out, invariant=1, **options)
    canvas.setFont(dejavu(), 12)
    canvas.drawString(72, 780, "Minutes of the meeting")
    canvas.drawString(72, 90, "Nothing else was decided.")
    draw(canvas)
    canvas.save()
    return out.getvalue()


def picture(words: str, size: tuple[int, int] = (700, 60), ink: Any = 0, paper: Any = 255) -> Image.Image:
    """Words as pixels, 30 points high: well readable."""
    image = Image.new("L", size, paper)
    ImageDraw.Draw(image).text((10, 10), words, fill=ink, font=ImageFont.truetype(DEJAVU, 30))
    return image


def image(sheet: Sheet, picture: Image.Image, **keys: Any) -> Any:
    """A picture as raw pixels."""
    space = {"L": Name.DeviceGray, "RGB": Name.DeviceRGB, "1": Name.DeviceGray}[picture.mode]
    entry = {
        "Type": Name.XObject, "Subtype": Name.Image, "Width": picture.width, "Height": picture.height,
        "ColorSpace": space, "BitsPerComponent": 1 if picture.mode == "1" else 8,
    }  # fmt: skip
    entry.update(keys)
    return sheet.stream(picture.tobytes(), **{k: v for k, v in entry.items() if v is not None})


def packed(picture: Image.Image, kind: str, **options: Any) -> bytes:
    """A picture as a file."""
    out = io.BytesIO()
    picture.save(out, kind, **options)
    return out.getvalue()


SHOW = "q 350 0 0 30 72 600 cm /I1 Do Q\n"


def with_picture(make: Callable[[Sheet], Any], content: str = SHOW) -> bytes:
    """A page that shows one picture."""
    sheet = Sheet()
    sheet.page(content, resources={"XObject": Dictionary(I1=make(sheet))})
    return sheet.bytes()


def turned(words: str, degrees: float, x: float = 300, y: float = 300) -> str:
    """Words turned by an angle."""
    c, s = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    return f"BT /F1 12 Tf {c:.5f} {s:.5f} {-s:.5f} {c:.5f} {x} {y} Tm {literal(words)} Tj ET\n"
