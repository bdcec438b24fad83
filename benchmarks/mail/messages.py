"""Mails for the measurements: invented, of the size and shape that office programs make."""

from __future__ import annotations

import io
import random
from email.message import EmailMessage
from functools import lru_cache

SENDER = "worker@council.example.org"
_HEAD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head>
<meta http-equiv="Content-Type" content="text/html; charset=utf-8"><style><!-- /* Font Definitions */
{style} --></style></head><body lang="EN-GB"><div class="WordSection1">"""
_STYLE = "@font-face {font-family:Calibri; panose-1:2 15 5 2 2 2 4 3 2 4;} p.MsoNormal {margin:0cm;}\n"
_PARAGRAPH = """<p class="MsoNormal"><span lang="EN-GB" style="font-family:Calibri,sans-serif;
mso-fareast-language:EN-US">{text}<o:p></o:p></span></p>\n"""


@lru_cache(maxsize=1)
def _sentences() -> tuple[str, ...]:
    from benchmarks.matching.templates import templates

    return templates("dev").filler


def prose(size: int, rng: random.Random) -> str:
    """Return paragraphs of ordinary sentences."""
    found, length = list[str](), 0
    while length < size:
        sentence = rng.choice(_sentences())
        found.append(sentence + ("\n\n" if rng.random() < 0.25 else " "))
        length += len(found[-1])
    return "".join(found)


def letter(number: int, recipient: str, *, text: int = 2_500, said: str = "") -> EmailMessage:
    """Return a plain mail of so many characters, with something said in it."""
    rng = random.Random(number)
    message = EmailMessage()
    message["From"] = f"A Worker <{SENDER}>"
    message["To"] = recipient
    message["Subject"] = f"Your appointment ({number})"
    message["Date"] = "Sun, 22 Nov 2026 09:00:00 +0000"
    message["Message-ID"] = f"<{number}@bench.council.example.org>"
    message.set_content(f"{prose(text, rng)}\n{said}\n", cte="8bit")
    return message


def small(number: int, recipient: str) -> bytes:
    """A mail of some 3 kB: text only."""
    return letter(number, recipient).as_bytes()


def office(number: int, recipient: str) -> bytes:
    """A mail of 20 kB as office programs write it: text, the same as HTML, and much style."""
    message = letter(number, recipient, text=5_000)
    text = message.get_content()
    body = "".join(_PARAGRAPH.format(text=one) for one in text.split("\n\n"))
    missing = max(0, 20_000 - len(text) - len(body) - 900)
    html = _HEAD.format(style=_STYLE * (missing // len(_STYLE))) + body + "</div></body></html>\n"
    message.add_alternative(html, subtype="html", cte="8bit")
    return message.as_bytes()


def plain20(number: int, recipient: str) -> bytes:
    """A mail of 20 kB of text and nothing else: the dearest to look through."""
    return letter(number, recipient, text=19_500).as_bytes()


def _pages(number: int) -> bytes:
    from reportlab.lib.pagesizes import A4
    from reportlab.pdfgen.canvas import Canvas

    out, rng = io.BytesIO(), random.Random(number)
    canvas = Canvas(out, pagesize=A4)
    for _ in range(2):
        text = canvas.beginText(60, 780)
        for line in prose(2_400, rng).replace("\n\n", " ").split(". "):
            text.textLine(line[:95])
        canvas.drawText(text)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def with_pdf(number: int, recipient: str) -> bytes:
    """A small mail with a PDF of two pages, another one each time."""
    message = letter(number, recipient)
    message.add_attachment(_pages(number), maintype="application", subtype="pdf", filename="letter.pdf")
    return message.as_bytes()


def large(number: int, recipient: str) -> bytes:
    """A mail of 25 MB: text files as an export has them."""
    message, rng = letter(number, recipient), random.Random(number)
    page = prose(60_000, rng)
    rows = "".join(f"{line};{page[line * 7 % 50_000 :][:900]}\n" for line in range(20_000))
    message.add_attachment(
        rows.encode(), maintype="application", subtype="octet-stream", filename="export.txt"
    )
    return message.as_bytes()


KINDS = {"small": small, "office": office, "plain20": plain20, "pdf": with_pdf, "large": large}
