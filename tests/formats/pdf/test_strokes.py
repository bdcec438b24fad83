"""Letters drawn with a pen are noticed; charts, hatching, tables and ticks are not taken for letters."""

from __future__ import annotations

from itertools import pairwise

import pytest

from redactor.formats.pdf.adapter import Pdf
from tests.formats.pdf.making import Sheet, text
from tests.formats.pdf.road import document

PEN = {
    "A": [(0, 0, 3, 10, 6, 0), (1, 4, 5, 4)],
    "D": [(0, 0, 0, 10, 4, 10, 6, 8, 6, 2, 4, 0, 0, 0)],
    "E": [(6, 0, 0, 0, 0, 10, 6, 10), (0, 5, 4, 5)],
    "L": [(0, 10, 0, 0, 6, 0)],
    "N": [(0, 0, 0, 10, 6, 0, 6, 10)],
    "R": [(0, 0, 0, 10, 6, 10, 6, 5, 0, 5), (2, 5, 6, 0)],
    "S": [(6, 10, 0, 10, 0, 5, 6, 5, 6, 0, 0, 0)],
    "X": [(0, 0, 6, 10), (0, 10, 6, 0)],
    "Y": [(0, 10, 3, 5, 6, 10), (3, 5, 3, 0)],
}


def written(words: str, *, pieces: bool = False, size: float = 1.0, turn: str = "1 0 0 1") -> str:
    """Words drawn with a pen; in `pieces` every stroke is a line of its own."""
    out = []
    for at, letter in enumerate(words):
        for stroke in PEN.get(letter, ()):
            points = [(size * (x + 9 * at), size * y) for x, y in zip(stroke[::2], stroke[1::2], strict=True)]
            if pieces:
                out += [f"{a} {b} m {c} {d} l S" for (a, b), (c, d) in pairwise(points)]
            else:
                out.append(" ".join(f"{x} {y} {'l' if i else 'm'}" for i, (x, y) in enumerate(points)) + " S")
    return f"q {turn} 72 500 cm\n" + "\n".join(out) + "\nQ\n"


def chart() -> str:
    ticks = "".join(f"{100 + 12 * n} 100 m {100 + 12 * n} 106 l S " for n in range(30))
    line = "100 120 m " + " ".join(f"{100 + 12 * n} {120 + 40 * (n % 3)} l" for n in range(30)) + " S "
    dashes = "".join(f"{100 + 12 * n} 300 m {106 + 12 * n} 300 l S " for n in range(30))
    return ticks + line + dashes


def table() -> str:
    """Every cell's border by itself, as some programs draw it; small cells, like a calendar."""
    cells = []
    for row in range(6):
        for column in range(7):
            x, y = 80 + 24 * column, 300 + 14 * row
            cells += [f"{x} {y} m {x + 24} {y} l S", f"{x} {y} m {x} {y + 14} l S"]
    return "\n".join(cells)


WRITTEN = {
    "pen strokes": written("SEND R LANE"),
    "pen strokes in pieces": written("RAXLEY LANE", pieces=True),
    "large": written("LANE DALE", size=3.0),
    "small": written("LANE DALE SEND", size=0.5),
}
OTHERS = {
    "a chart": chart(),
    "hatching": "".join(f"{100 + 5 * n} 100 m {110 + 5 * n} 112 l S " for n in range(40)),
    "a table of small cells": table(),
    "boxes to tick": "".join(f"100 {100 + 20 * n} 9 9 re S " for n in range(20)),
    "two crosses": written("XX"),
    "arrows": "".join(
        f"100 {y} m 200 {y} l S 195 {y - 3} m 200 {y} l 195 {y + 3} l S " for y in range(100, 580, 60)
    ),
    "crosses on a chart": "".join(
        f"{x} {y} m {x + 4} {y + 4} l S {x} {y + 4} m {x + 4} {y} l S "
        for x, y in ((100 + 23 * n, 100 + 37 * n % 90) for n in range(15))
    ),
}


def doubted(drawing: str) -> bool:
    sheet = Sheet()
    sheet.page(drawing + "\n" + text("Ordinary words stand here."))
    return any(
        child.location.key.startswith("raster") for child in Pdf().read(document(sheet.bytes())).children
    )


@pytest.mark.parametrize("what", WRITTEN)
def test_letters_of_strokes_make_a_picture_of_the_page(what: str) -> None:
    assert doubted(WRITTEN[what])


@pytest.mark.parametrize("what", OTHERS)
def test_other_strokes_do_not(what: str) -> None:
    assert not doubted(OTHERS[what])
