"""The look of printed evidence: fonts that carry every letter of ours, styles, and one way to build.

Takes paragraphs and tables; gives a PDF, the same bytes for the same content. It knows no case.
"""

from __future__ import annotations

import html
import io
from collections.abc import Sequence
from functools import cache
from typing import Any, Final

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import KeepInFrame, Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

WIDTH: Final = A4[0] - 40 * mm
HEIGHT: Final = A4[1] - 40 * mm
_LABEL: Final = 42 * mm


def heading(text: str) -> Any:
    """Return the title of the page."""
    return Paragraph(_plain(text), _styles()["heading"])


def section(text: str) -> Any:
    """Return the title of a section."""
    return Paragraph(_plain(text), _styles()["section"])


def words(text: str) -> Any:
    """Return a paragraph."""
    return Paragraph(_plain(text).replace("\n", "<br/>"), _styles()["words"])


def gap(millimetres: float = 2.0) -> Any:
    """Return empty space."""
    return Spacer(1, millimetres * mm)


def facts(rows: Sequence[tuple[str, str]]) -> Any:
    """Return a table of names and what they are."""
    cells = [[_small(name), words(text)] for name, text in rows]
    return _table(cells, [_LABEL, WIDTH - _LABEL])


def grid(heads: Sequence[str], rows: Sequence[Sequence[str]], shares: Sequence[float]) -> Any:
    """Return a table with a heading row, repeated on every page; `shares` are of the width."""
    cells = [[_small(head) for head in heads], *([words(cell) for cell in row] for row in rows)]
    return _table(cells, [WIDTH * share for share in shares], repeat=1)


def one_page(title: str, story: Sequence[Any]) -> bytes:
    """Return a PDF of one page, shrunk to fit if it must."""
    return pages(title, [KeepInFrame(WIDTH, HEIGHT, list(story), mode="shrink")])


def pages(title: str, story: Sequence[Any], footer: str = "") -> bytes:
    """Return a PDF of as many pages as it needs."""
    buffer = io.BytesIO()
    margin = 20 * mm - 6  # the frame has a padding of 6 points
    made = SimpleDocTemplate(
        buffer,
        pagesize=A4,
        leftMargin=margin,
        rightMargin=margin,
        topMargin=margin,
        bottomMargin=margin,
        title=title,
        author="Redactor",
        creator="Redactor",
        lang="en-GB",
        invariant=1,
    )
    styles = _styles()

    def foot(canvas: Any, _: Any) -> None:
        if footer:
            canvas.setFont(styles["words"].fontName, 7)
            canvas.setFillColor(colors.grey)
            canvas.drawString(20 * mm, 11 * mm, f"{footer}, page {canvas.getPageNumber()}")

    made.build(list(story), onFirstPage=foot, onLaterPages=foot)
    return buffer.getvalue()


def _small(text: str) -> Any:
    return Paragraph(_plain(text), _styles()["small"])


def _plain(text: str) -> str:
    """Return text that says nothing to the parser of paragraphs, whatever somebody wrote."""
    return html.escape("".join(c if c.isprintable() or c == "\n" else "\ufffd" for c in text))


def _table(cells: list[list[Any]], widths: list[float], repeat: int = 0) -> Any:
    table = Table(cells, colWidths=widths, repeatRows=repeat, hAlign="LEFT")
    table.setStyle(
        TableStyle(
            [
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                ("LINEBELOW", (0, 0), (-1, -1), 0.25, colors.lightgrey),
                ("LEFTPADDING", (0, 0), (-1, -1), 0),
                ("TOPPADDING", (0, 0), (-1, -1), 1.5),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 1.5),
            ]
        )
    )
    return table


@cache
def _styles() -> dict[str, ParagraphStyle]:
    """Return the styles; the font is embedded, so that the page looks the same everywhere."""
    for name, file in (("Page", "Vera.ttf"), ("Page-Bold", "VeraBd.ttf")):
        pdfmetrics.registerFont(TTFont(name, file))
    plain = ParagraphStyle("words", fontName="Page", fontSize=8, leading=10.5, splitLongWords=1)
    return {
        "words": plain,
        "small": ParagraphStyle("small", plain, textColor=colors.Color(0.35, 0.35, 0.35)),
        "heading": ParagraphStyle(
            "heading", plain, fontName="Page-Bold", fontSize=15, leading=20, spaceAfter=6
        ),
        "section": ParagraphStyle(
            "section", plain, fontName="Page-Bold", fontSize=9.5, leading=13, spaceBefore=7, spaceAfter=2
        ),
    }
