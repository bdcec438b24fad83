"""Whether the place of the next letter gives away how long a removed value was.

Takes a page's words; a label must be followed closely, end its line, or be followed by something that
is a cell of its own. It cannot prove that a lone cell was not moved: what begins like a sentence's
next word (a small letter, a comma) and stands under nothing is taken for the rest of the line.

    [name withheld] said   good: one space
    [name withheld]          said   bad: the hole is as wide as the name was
    [name withheld]        Mother   good: far away, and begins like a cell
    [name withheld]   Mother        good if "Mother" stands under another cell: left, middle or right
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Final, TypeAlias

from redactor.verify.part import Tools
from redactor.verify.pdf.shapes import Rule
from redactor.verify.pdf.words import Word, cells_of

Edges: TypeAlias = tuple[float, float, float]

_SPACE: Final = 0.75
_SAME_EDGE: Final = 1.5


def check_widths(
    place: str, tools: Tools, lines: list[list[Word]], labels: frozenset[str], rules: Sequence[Rule] = ()
) -> None:
    """Report labels with a hole after them; `rules` are upright lines, which may be borders of cells."""
    if has_hole(lines, labels, rules):
        tools.gather.structure(place, "the gap after a label shows how long the removed text was")


def has_hole(lines: list[list[Word]], labels: frozenset[str], rules: Sequence[Rule] = ()) -> bool:
    """Say whether something stands after a label that is neither close nor in a cell of its own."""
    ends = _ends(labels)
    if not any(word.text.endswith(ends) for line in lines for word in line):
        return False
    cells = [cells_of(line) for line in lines]
    edges = [_edges(cell) for line in cells for cell in line]
    return any(_holes(line, ends, edges, rules) for line in cells)


@lru_cache(maxsize=8)
def _ends(labels: frozenset[str]) -> tuple[str, ...]:
    """Return the last words of the labels."""
    return tuple({label.split()[-1] for label in labels})


def _holes(line: list[list[Word]], ends: tuple[str, ...], edges: list[Edges], rules: Sequence[Rule]) -> bool:
    for word, following in pairwise([word for cell in line for word in cell]):
        if not word.text.endswith(ends) or following.left - word.right <= _SPACE * word.height:
            continue
        cell = next((cell for cell in line if cell[0] is following), [])
        alone = bool(cell) and _begins_like_a_cell(following.text)
        column = alone or _in_column(cell or [following], edges, sides=3 if cell else 1)
        if not (column or _is_parted(word, following, rules)):
            return True
    return False


def _edges(cell: list[Word]) -> tuple[float, float, float]:
    """Return the left edge, the middle and the right edge of a cell."""
    left, right = cell[0].left, max(word.right for word in cell)
    return (left, (left + right) / 2, right)


def _in_column(cell: list[Word], edges: list[tuple[float, float, float]], *, sides: int) -> bool:
    """Say whether another cell has the same left edge or (three sides) the same middle or right edge."""
    own = _edges(cell)
    return any(sum(abs(other[at] - own[at]) <= _SAME_EDGE for other in edges) > 1 for at in range(sides))


def _is_parted(word: Word, following: Word, rules: Sequence[Rule]) -> bool:
    """Say whether an upright rule stands between two words: then they are in cells of their own."""
    middle = (word.bottom + word.top) / 2
    return any(
        word.right - _SAME_EDGE <= x <= following.left + _SAME_EDGE and low <= middle <= high
        for x, low, high in rules
    )


def _begins_like_a_cell(text: str) -> bool:
    """Say whether this is how a cell begins, and hardly ever the rest of a sentence."""
    return text[:1].isalnum() and not text[:1].islower()
