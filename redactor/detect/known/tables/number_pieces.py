"""The beginnings of long numbers, each with whose it is and what is left of the number.

Takes targets; `codes/pieces.py` reads a text for them.
"""

from __future__ import annotations

from collections.abc import Iterable

from redactor.detect.known.forms import Strength, Target

Beginnings = dict[str, list[tuple[int, str]]]

PIECE_LEAST = 3
_LEAST = 8


def number_pieces(targets: Iterable[Target]) -> Beginnings:
    """Return the beginnings of the numbers of a search."""
    found: Beginnings = {}
    for target in targets:
        whole = (
            () if target.allowed else (f for f in target.forms if f.loose and f.strength is Strength.STRONG)
        )
        forms = {form.squeezed for form in whole}
        for number in sorted(each for each in forms if each.isdigit() and len(each) >= _LEAST):
            for size in range(PIECE_LEAST, len(number) - PIECE_LEAST + 1):
                found.setdefault(number[:size], []).append((target.index, number[size:]))
    return found
