"""Draws a `Paper` as a PDF with reportlab and the fourteen built-in fonts.

Takes a `Paper`; gives the bytes of an A4 PDF with running header and "Page x of y".
It does not promise tags or embedded fonts.
"""

from __future__ import annotations

import io
import re
from html import escape
from typing import TYPE_CHECKING, Any

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import cm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    Flowable,
    ListFlowable,
    Paragraph,
    SimpleDocTemplate,
    Spacer,
)
from reportlab.platypus import Table as Grid

from making.blocks import (
    Block,
    Bullets,
    Heading,
    Lines,
    Notes,
    Numbered,
    Paper,
    Para,
    Quote,
    Table,
    smart,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

_INK = HexColor("#1F3A5F")
_SHADE = HexColor("#DCE4EE")
_LINE = HexColor("#7A8797")
_WIDTH = 17 * cm - 12  # the frame keeps 6 points on each side

_BODY = ParagraphStyle("body", fontName="Helvetica", fontSize=10, leading=13.4, spaceAfter=6)
_BOLD = ParagraphStyle("bold", _BODY, fontName="Helvetica-Bold")
_QUOTE = ParagraphStyle("quote", _BODY, fontName="Helvetica-Oblique", leftIndent=1 * cm)
_NOTE = ParagraphStyle("note", _BODY, fontSize=8, leading=10, spaceAfter=2)
_CELL = ParagraphStyle("cell", _BODY, fontSize=8.6, leading=10.8, spaceAfter=0)
_CELL_HEAD = ParagraphStyle("cellhead", _CELL, fontName="Helvetica-Bold")
_HEADINGS = tuple(
    ParagraphStyle(
        f"h{level}",
        fontName="Helvetica-Bold",
        fontSize=size,
        leading=size * 1.25,
        textColor=_INK,
        spaceBefore=before,
        spaceAfter=5,
        keepWithNext=1,
    )
    for level, (size, before) in enumerate(((19, 0), (13, 10), (10.8, 6)))
)


def pdf_bytes(paper: Paper) -> bytes:
    """Draw the whole paper."""
    out = io.BytesIO()
    template = SimpleDocTemplate(
        out,
        pagesize=A4,
        leftMargin=2 * cm,
        rightMargin=2 * cm,
        topMargin=2.3 * cm,
        bottomMargin=2 * cm,
        title=paper.title,
        author=paper.author,
        subject=paper.subject,
        keywords=paper.keywords,
        creator="Microsoft Word",
        invariant=1,
    )

    def canvas(*args: Any, **keywords: Any) -> _Pages:
        return _Pages(paper, *args, **keywords)

    flow = [piece for block in paper.blocks for piece in _draw(block)]
    template.build(flow, canvasmaker=canvas)
    return out.getvalue()


class _Pages(Canvas):
    """Holds every page back until the number of pages is known."""

    def __init__(self, paper: Paper, *args: Any, **keywords: Any) -> None:
        super().__init__(*args, **keywords)
        self._paper = paper
        self._held: list[dict[str, Any]] = []

    def showPage(self) -> None:  # noqa: N802 -- reportlab's name
        self._held.append(dict(self.__dict__))
        self._startPage()

    def save(self) -> None:
        for number, page in enumerate(self._held, 1):
            self.__dict__.update(page)
            self._furniture(number, len(self._held))
            super().showPage()
        super().save()

    def _furniture(self, number: int, total: int) -> None:
        left, right = 2 * cm, A4[0] - 2 * cm
        self.setFont("Helvetica", 7.6)
        self.setFillColor(HexColor("#333333"))
        self.drawString(left, A4[1] - 1.4 * cm, self._paper.header_left)
        self.drawRightString(right, A4[1] - 1.4 * cm, self._paper.header_right)
        self.drawString(left, 1.15 * cm, self._paper.footer)
        self.drawRightString(right, 1.15 * cm, f"Page {number} of {total}")
        self.setStrokeColor(_LINE)
        self.setLineWidth(0.5)
        self.line(left, A4[1] - 1.6 * cm, right, A4[1] - 1.6 * cm)
        self.line(left, 1.55 * cm, right, 1.55 * cm)


def _markup(text: str) -> str:
    raised = re.sub(r"\^(\d)", r"<super>\1</super>", escape(smart(text), quote=False))
    return raised.replace("\n", "<br/>")


def _draw(block: Block) -> Iterator[Flowable]:  # noqa: C901 -- one case a block
    match block:
        case Heading(text, level):
            yield Paragraph(_markup(text), _HEADINGS[level])
        case Para(text, bold):
            yield Paragraph(_markup(text), _BOLD if bold else _BODY)
        case Quote(text):
            yield Paragraph(_markup(text), _QUOTE)
        case Numbered(entries):
            yield _list(entries, "1")
        case Bullets(entries):
            yield _list(entries, "bullet")
        case Lines(entries):
            yield Paragraph("<br/>".join(_markup(entry) for entry in entries), _BODY)
        case Notes(entries):
            for number, entry in enumerate(entries, 1):
                yield Paragraph(f"<super>{number}</super> {_markup(entry)}", _NOTE)
        case Table():
            yield _grid(block)
            yield Spacer(0, 8)


def _list(entries: Any, kind: str) -> Flowable:
    items = [Paragraph(_markup(entry), _BODY) for entry in entries]
    look = {"start": "\u2022"} if kind == "bullet" else {"bulletFormat": "%s."}
    return ListFlowable(items, bulletType=kind, leftIndent=18, bulletFontSize=10, **look)


def _grid(block: Table) -> Flowable:
    rows = [
        [
            Paragraph(_markup(text), _CELL_HEAD if (at == 0 and block.plain) else _CELL)
            for at, text in enumerate(row)
        ]
        for row in block.rows
    ]
    style: list[tuple[Any, ...]] = [
        ("GRID", (0, 0), (-1, -1), 0.5, _LINE),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("TOPPADDING", (0, 0), (-1, -1), 2.5),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 3.5),
    ]
    if block.plain:
        style.append(("BACKGROUND", (0, 0), (0, -1), _SHADE))
    else:
        rows[0] = [Paragraph(_markup(text), _CELL_HEAD) for text in block.rows[0]]
        style.append(("BACKGROUND", (0, 0), (-1, 0), _SHADE))
    widths = [_WIDTH * share for share in block.widths]
    return Grid(rows, widths, style=style, repeatRows=0 if block.plain else 1)
