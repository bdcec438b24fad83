"""Words of a PDF page with their boxes, by PDFium, and the reading orders made from them.

Takes a PDFium text page, gives text. Geometry is crude: words on one height are a line, lines with one
left edge are a column.

      y ▲  14 Rose │ Dear Ms W,          lines:    14 Rose  Dear Ms W, / Lane  thank you
        │  Lane    │ thank you           columns:  14 Rose / Lane // Dear Ms W, / thank you
        └──────────────────────► x
"""

from __future__ import annotations

import re
from collections import defaultdict
from ctypes import byref, c_double, sizeof
from dataclasses import dataclass
from math import inf
from typing import TYPE_CHECKING, Final, NamedTuple

import pypdfium2.raw as pdfium_c

if TYPE_CHECKING:
    import pypdfium2

_WORD: Final = re.compile(r"\S+")
_SAME_LINE: Final = 0.5
_CELL_GAP: Final = 1.6
_EDGE: Final = 4.0
_TRIFLE: Final = 0.5


class Word(NamedTuple):
    """A word and its box, in points from the lower left; its height is at least a trifle."""

    text: str
    left: float
    bottom: float
    right: float
    top: float
    height: float


@dataclass(frozen=True, slots=True)
class PageText:
    """A page's text in content order, its words in lines, the text by lines and by columns.

    `why` says why that may not be enough, where it is not; `spoken` is the text in the order of the tags,
    where that is another one. The words are given up once the gaps between them were looked at.
    """

    text: str
    lines: list[list[Word]]
    by_lines: str
    by_columns: str
    why: str = ""
    spoken: str = ""


def page_text(textpage: pypdfium2.PdfTextPage) -> str:
    """Return the text in content order."""
    text: str = textpage.get_text_range()
    return text.replace("\r\n", "\n")


def page_words(textpage: pypdfium2.PdfTextPage) -> list[Word]:
    """Return the words in content order."""
    raw = textpage.get_text_range()
    count = textpage.count_chars()
    if len(raw) != count:  # some characters have no text: ask for each by its index
        codes = (pdfium_c.FPDFText_GetUnicode(textpage.raw, index) for index in range(count))
        raw = "".join(chr(code) if code > 0 else " " for code in codes)
    box = _Boxes(textpage)
    return [box.word(match) for match in _WORD.finditer(raw)]


class _Boxes:
    """Asks PDFium for boxes of characters; the four numbers are made once."""

    def __init__(self, textpage: pypdfium2.PdfTextPage) -> None:
        self._raw = textpage.raw
        self._four = (c_double * 4)()
        self._places = [byref(c_double.from_buffer(self._four, sizeof(c_double) * at)) for at in range(4)]

    def word(self, match: re.Match[str]) -> Word:
        """Return the word with the box that holds its first and last character."""
        start, end = match.span()
        left, right, bottom, top = self._of(start)
        if end - start > 1:
            others = self._of(end - 1)
            left, right = min(left, others[0]), max(right, others[1])
            bottom, top = min(bottom, others[2]), max(top, others[3])
        return Word(match[0], left, bottom, right, top, max(top - bottom, _TRIFLE))

    def _of(self, index: int) -> list[float]:
        """Return left, right, bottom, top of a character; if PDFium knows none, the last one's."""
        pdfium_c.FPDFText_GetCharBox(self._raw, index, *self._places)
        return self._four[:]


def lines_of(words: list[Word]) -> list[list[Word]]:
    """Group words by height, top line first, each from left to right."""
    lines: list[list[Word]] = []
    for word in sorted(words, key=lambda one: (-(one.bottom + one.top), one.left)):
        middle = (word.bottom + word.top) / 2
        head = lines[-1][0] if lines else None
        if head is not None and head.bottom - head.height * (1 - _SAME_LINE) < middle < head.top:
            lines[-1].append(word)
        else:
            lines.append([word])
    return [sorted(line, key=lambda one: one.left) for line in lines]


def cells_of(line: list[Word]) -> list[list[Word]]:
    """Cut a line where the gap is wider than spaces are."""
    cells: list[list[Word]] = []
    edge = -inf
    for word in line:
        if word.left < edge:
            cells[-1].append(word)
        else:
            cells.append([word])
        edge = word.right + _CELL_GAP * word.height
    return cells


def arranged(words: list[Word], text: str, why: str) -> PageText:
    """Return a page with its words in lines and columns."""
    cells = [cells_of(line) for line in lines_of(words)]
    told = [[(cell[0].left, _joined(cell)) for cell in line] for line in cells]
    by_lines = "\n".join("\t".join(joined for _, joined in line) for line in told)
    return PageText(
        text, [[word for cell in line for word in cell] for line in cells], by_lines, _columns(told), why
    )


def _columns(told: list[list[tuple[float, str]]]) -> str:
    """Return the cells of one left edge together, from top to bottom; empty if there is one column."""
    columns: dict[int, list[str]] = defaultdict(list)
    for line in told:
        for left, joined in line:
            columns[_column(columns, left)].append(joined)
    if len(columns) == 1:
        return ""
    return "\n\n".join("\n".join(texts) for _, texts in sorted(columns.items()))


def _column(columns: dict[int, list[str]], left: float) -> int:
    for edge in columns:
        if abs(edge - left) <= _EDGE:
            return edge
    return round(left)


def _joined(cell: list[Word]) -> str:
    """Join words; those that touch or overlap are one word, those drawn twice stand once."""
    text, last = "", None
    for word in cell:
        if last is not None and word.text == last.text and abs(word.left - last.left) < word.height / 8:
            continue
        touching = last is not None and word.left - last.right < last.height * 0.1
        text += word.text if last is None or touching else " " + word.text
        last = word
    return text
