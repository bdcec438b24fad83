"""How many of 2,700 invented names stay possible when one of them was redacted from a line of a PDF.

    python -m benchmarks.pdf.width

For each font, some names are removed by PyMuPDF's usual recipe and by Redactor; the gap they leave
is measured with PDFium, and every candidate that would leave the same gap counts as still possible.
"""

from __future__ import annotations

import io
import itertools
import random
import re
import statistics
from collections.abc import Callable

import pymupdf
import pypdfium2
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from redactor.formats.pdf.adapter import Pdf
from redactor.model.document import Document
from redactor.model.finding import Edit, Mark
from redactor.model.kind import Kind

FIRST = (
    "Ada Bea Cora Dilys Elin Fern Gwen Hattie Iris Jonah "
    "Kit Lowri Mabel Nerys Olwen Piers Quill Rhys Sorrel Tamsin"
)
LAST = (
    "Abbot Barrow Calder Dunmore Ellacott Farrow Garrick Hallam "
    "Iveson Jessop Kerslake Larkin Marlow Nairn Oakden"
)
BEFORE, AFTER = "The child lives with ", " in the town."
PROBES = 12
TOLERANCE = 0.02


def candidates() -> list[str]:
    middles = ["", *"ABCDEFGH"]
    names = [
        " ".join(part for part in (first, f"{middle}." if middle else "", last) if part)
        for first, middle, last in itertools.product(FIRST.split(), middles, LAST.split())
    ]
    return names[:2700]


def page_with(name: str, font: str) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, invariant=1)
    canvas.setFont(font, 11)
    canvas.drawString(72, 700, f"{BEFORE}{name}{AFTER}")
    canvas.save()
    return out.getvalue()


def by_pymupdf(data: bytes, name: str) -> bytes:
    with pymupdf.open(stream=data, filetype="pdf") as document:
        page = document[0]
        for box in page.search_for(name):
            page.add_redact_annot(box)
        page.apply_redactions()
        return bytes(document.tobytes(garbage=3, deflate=True))


def by_redactor(data: bytes, name: str) -> bytes:
    document = Document("a.pdf", data)
    reading = Pdf().read(document)
    view = reading.views[0]
    places = [view.locate(*match.span()) for match in re.finditer(re.escape(name), view.text)]
    marks = tuple(Mark(place, "[name withheld]", Kind.PERSON, ("x",)) for place in places)
    return Pdf().write(document, Edit(marks)).data


def gap(data: bytes) -> float:
    """Distance from the last letter before the name to the first after it."""
    said = pypdfium2.PdfDocument(data)[0].get_textpage()
    letters = said.get_text_range()
    end = said.get_charbox(letters.index("with") + 3, loose=True)[2]
    start = said.get_charbox(letters.index("in the town"), loose=True)[0]
    return float(start - end)


def possible(left: float, font: str, names: list[str], constant: float | None) -> int:
    """Count the names that explain a gap: all of them if it is the same for every name."""
    if constant is not None and abs(left - constant) < TOLERANCE:
        return len(names)
    blanks = 2 * stringWidth(" ", font, 11)
    return sum(abs(stringWidth(name, font, 11) + blanks - left) < TOLERANCE for name in names)


def measure(tool: Callable[[bytes, str], bytes], font: str, names: list[str]) -> float:
    gaps = {name: gap(tool(page_with(name, font), name)) for name in random.Random(7).sample(names, PROBES)}
    constant = next(iter(gaps.values()))
    same = all(abs(left - constant) < TOLERANCE for left in gaps.values())
    return statistics.median(
        possible(left, font, names, constant if same else None) for left in gaps.values()
    )


def main() -> None:
    pdfmetrics.registerFont(TTFont("DejaVuSans", "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"))
    names = candidates()
    print(f"{len(names)} candidates, {PROBES} of them removed; median number still possible")
    for font in ("Helvetica", "Times-Roman", "Courier", "DejaVuSans"):
        plain, ours = measure(by_pymupdf, font, names), measure(by_redactor, font, names)
        print(f"{font:12} PyMuPDF {plain:6.0f}   Redactor {ours:6.0f}")


if __name__ == "__main__":
    main()
