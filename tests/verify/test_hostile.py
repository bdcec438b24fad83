"""What a hostile reviewer found: letters made of strokes, dashes and tiles are looked at."""

from __future__ import annotations

import io
from collections.abc import Callable

import pikepdf
import pytest
from pikepdf import Dictionary, Name

from redactor.verify.pdf.strings import text_of

from .teeth import pdf_pages
from .teeth.planting import PLANTED, check
from .test_verifier import Eyes


def _squares() -> bytes:
    return b"".join(b"%d %d 1 1 re f\n" % (72 + at, 600 + at % 7) for at in range(200))


def _one_path() -> bytes:
    return b"".join(b"%d %d 1 1 re\n" % (72 + at, 600 + at % 7) for at in range(200)) + b"f\n"


def _strokes() -> bytes:
    return b"".join(b"%d 600 m %d 608 l S\n" % (72 + 3 * at, 74 + 3 * at) for at in range(40))


def _dashes() -> bytes:
    return b"".join(b"[3 1 2 4 1 1 5 2] 0 d 72 %d m 300 %d l S\n" % (600 + at, 600 + at) for at in range(9))


def _tiles() -> bytes:
    return b"".join(b"q 2 0 0 2 %d 600 cm /I Do Q\n" % (72 + 3 * at) for at in range(40))


def _page(drawing: Callable[[], bytes]) -> bytes:
    if drawing is not _tiles:
        return pdf_pages.with_content(drawing())
    pdf = pikepdf.new()
    entry = Dictionary(Subtype=Name.Image, Width=2, Height=2, BitsPerComponent=8, ColorSpace=Name.DeviceGray)
    picture = pdf.make_stream(bytes(4), entry)
    pdf.add_blank_page()
    pdf.pages[0].obj["/Resources"] = Dictionary(XObject=Dictionary(I=picture))
    pdf.pages[0].obj["/Contents"] = pdf.make_stream(drawing())
    out = io.BytesIO()
    pdf.save(out)
    return out.getvalue()


@pytest.mark.parametrize("drawing", [_squares, _one_path, _strokes, _dashes, _tiles])
def test_letters_may_be_drawn_with_anything(drawing: Callable[[], bytes]) -> None:
    data = _page(drawing)
    assert check(data, ocr=Eyes(PLANTED)).leaks
    assert check(data, ocr=Eyes("a chart")).unread == ()


def _table() -> bytes:
    corners = [(72 + 80 * x, 700 - 14 * y) for x in range(7) for y in range(30)]
    return b"".join(b"%d %d 0.5 14 re f\n%d %d 80 0.5 re f\n" % (x, y, x, y) for x, y in corners)


def test_a_table_is_not_looked_at() -> None:
    assert check(pdf_pages.with_content(_table()), ocr=Eyes(PLANTED)).leaks == ()


def test_small_strokes_do_not_block_where_nobody_can_look() -> None:
    assert check(pdf_pages.with_content(_strokes())).unread == ()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"\xfe\xff" + "Zeb\x1ben\x1bulon".encode("utf-16-be"), "Zebulon"),
        (b"\xfe\xff" + "Zeb\x1benGB\x1bulon".encode("utf-16-be"), "Zebulon"),
        (b"Zeb en ulon", "Zeb en ulon"),
    ],
)
def test_language_codes_are_no_text(data: bytes, said: str) -> None:
    assert text_of(data).lstrip("\ufeff") == said
