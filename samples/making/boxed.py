"""A PDF as it comes back from somebody who "redacted" it with a drawing tool.

Takes nothing; gives one page with black boxes drawn *over* words that are still there.
It is the mistake that `redactor verify` is for, and must never be found clean.
"""

from __future__ import annotations

import io

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import cm
from reportlab.pdfgen.canvas import Canvas

_LEFT, _TOP, _LEADING, _SIZE = 2.5 * cm, A4[1] - 3.2 * cm, 17, 11
_FONT = "Helvetica"

# What stands between bars gets a box.
_LINES = (
    "Marnbridge Council, Children's Services",
    "Corn Exchange House, 6 Plough Square, Marnbridge, WR17 1ZZ",
    "",
    "CF-2026-0392   Extract for Ms Whitcombe",
    "",
    "From the assessment of 19 June 2026, section 7",
    "",
    "Noah has met his father's partner, |Miss Tamsin Ellacott|, on two Saturdays, at",
    "the swimming baths and in the park. She lives by herself in a small house,",
    "|14 Sorrel Lane, Marnbridge, WR17 6HN|, which was seen on 12 May 2026.",
    "It is tidy and safe, with a fenced garden. She can be reached in the evening on",
    "|07700 900347|.",
    "",
    "Sessions take place at the Sorrel Lane Children's Centre, telephone 01632 960231.",
    "",
    "Redacted by hand, 25 June 2026",
)


def boxed_bytes() -> bytes:
    """The page: first all the words, then the boxes."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=1)
    canvas.setTitle("Extract (redacted)")
    canvas.setAuthor("Marnbridge Council")
    canvas.setFont(_FONT, _SIZE)
    boxes: list[tuple[float, float, float]] = []
    for number, line in enumerate(_LINES):
        x, y = _LEFT, _TOP - number * _LEADING
        for at, piece in enumerate(line.split("|")):
            width = canvas.stringWidth(piece, _FONT, _SIZE)
            if at % 2:
                boxes.append((x, y, width))
            x += width
        canvas.drawString(_LEFT, y, line.replace("|", ""))
    canvas.setFillGray(0)
    for x, y, width in boxes:
        canvas.rect(x - 1, y - 3.5, width + 2, _SIZE + 4, stroke=0, fill=1)
    canvas.showPage()
    canvas.save()
    return out.getvalue()
