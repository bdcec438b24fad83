"""Composes what was done to a text: each reading is read on by every later step, at bounded cost.

Takes readings and steps in the order in which they undo each other's ground, gives further readings with
their way back to the text. It knows nothing of what a step undoes; a text full of everything is refused.
"""

from __future__ import annotations

from array import array
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from redactor.detect.known.text.canonical import Canon, Folding
from redactor.detect.known.text.decode import Pieces
from redactor.model.errors import Unsupported

_REFUSED = "The text was changed in so many ways at once that not all its readings could be searched"
_ADVICE = (
    "It cannot be released as it is: open the document in its own program, copy its words as plain text into "
    "a new document (without line marks, columns and codes) and try again."
)


@dataclass(frozen=True, slots=True)
class Step:
    """Something that a text may be undone of; `undo` gives None where it was not done.

    It follows readings of which one of the last `behind` steps before it made the last change (any reading if
    0); one that `reorders` leaves words out between neighbours.
    """

    undo: Callable[[str], Pieces | None]
    behind: int = 0
    reorders: bool = False


def composed(found: Sequence[Canon], steps: Sequence[Step], folding: Folding, most: int) -> Iterator[Canon]:
    """Yield the readings that steps make of readings, simple ones first.

    Raises:
        Unsupported: they have more than `most` signs together; what is not read is not searched.
    """
    waiting = deque((canon, -1) for canon in found)
    seen = {identity(canon) for canon in found}
    while waiting:
        canon, last = waiting.popleft()
        for number in range(last + 1, len(steps)):
            step = steps[number]
            if step.behind and not number - step.behind <= last < number:
                continue
            pieces = step.undo(canon.source)
            if pieces is None:
                continue
            most -= len(pieces.text)
            if most < 0:
                raise Unsupported(_REFUSED, advice=_ADVICE)
            made = canon_of(pieces, folding, canon.origin, reordered=canon.reordered or step.reorders)
            if identity(made) not in seen:
                seen.add(identity(made))
                waiting.append((made, number))
                yield made


def identity(canon: Canon) -> tuple[str, int, int]:
    """Return what tells a reading from another: its text, and where that begins and ends in the original."""
    if canon.origin is None or not canon.source:
        return canon.source, 0, len(canon.source)
    return canon.source, canon.origin[0][0], canon.origin[1][-1]


def canon_of(
    pieces: Pieces,
    folding: Folding,
    origin: tuple[Sequence[int], Sequence[int]] | None = None,
    *,
    reordered: bool = False,
) -> Canon:
    """Return the canonical text of pieces; `origin` leads from what they are pieces of to the text itself."""
    canon = folding.canonicalise(pieces.text)
    starts: Sequence[int] = pieces.starts
    ends: Sequence[int] = pieces.ends
    if origin is not None:
        starts = array("i", (origin[0][at] for at in starts))
        ends = array("i", (origin[1][at - 1] for at in ends))
    return Canon(canon.source, canon.text, canon.starts, canon.ends, (starts, ends), reordered)
