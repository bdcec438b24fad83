"""Whether the place of the next letter gives away how long a removed value was.

Takes a page's words; a label must be followed closely, end its line, or be followed by something that
stands in a column.

    [name withheld] said   good: one space
    [name withheld]          said   bad: the hole is as wide as the name was
    [name withheld]   Mother        good if "Mother" stands under another cell's left edge
"""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from redactor.verify.part import Tools
from redactor.verify.pdf.words import Word, cells_of

_SPACE: Final = 0.75
_SAME_EDGE: Final = 1.5


def check_widths(place: str, tools: Tools, lines: list[list[Word]], labels: frozenset[str]) -> None:
    """Report labels with a hole after them."""
    ends = {label.split()[-1] for label in labels}
    edges = [cell[0].left for line in lines for cell in cells_of(line)]
    for line in lines:
        for word, following in pairwise(line):
            if not any(word.text.endswith(end) for end in ends):
                continue
            gap = following.left - word.right
            in_column = sum(abs(edge - following.left) <= _SAME_EDGE for edge in edges) > 1
            if gap > _SPACE * word.height and not in_column:
                tools.gather.structure(place, "the gap after a label shows how long the removed text was")
                return
