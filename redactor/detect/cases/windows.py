"""The neighbourhoods of places in a text, cut out so that the matcher reads only them.

Takes a text map and places, gives smaller text maps with the place where each begins.
It cuts where lines or words end; page furniture that was seen in the whole text goes along.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from redactor.detect.known.text.canonical import Canon
from redactor.detect.known.text.readings import merged
from redactor.model.text import TextMap

_REACH = 700
_EDGE = 200


def windows(
    text: TextMap, places: Sequence[int], furniture: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, TextMap]]:
    """Yield the neighbourhoods of `places`: where each begins, and its text map."""
    size = len(text.text)
    spans = merged((_left(text.text, place - _REACH), _right(text.text, place + _REACH)) for place in places)
    if 2 * sum(end - start for start, end in spans) > size:
        spans = [(0, size)]
    for low, high in spans:
        inside = [(max(s, low) - low, min(e, high) - low) for s, e in furniture if s < high and e > low]
        yield low, TextMap(text.view, text.text[low:high], (), tuple(inside))


def furniture(text: TextMap, main: Canon) -> list[tuple[int, int]]:
    """Return the page furniture that the main reading of `text` leaves out."""
    found = list(text.furniture)
    if main.origin is not None:
        starts, ends = (np.asarray(places, dtype=np.int64) for places in main.origin)
        gaps = np.flatnonzero(starts[1:] > ends[:-1])
        found += [(int(ends[gap]), int(starts[gap + 1])) for gap in gaps]
        if len(starts):
            found += [(0, int(starts[0])), (int(ends[-1]), len(text.text))]
    return merged(found)


def _left(text: str, place: int) -> int:
    if place <= 0:
        return 0
    line = text.rfind("\n", max(0, place - _EDGE), place)
    word = text.rfind(" ", max(0, place - _EDGE), place)
    return max(line, word if line < 0 else line, place - _EDGE)


def _right(text: str, place: int) -> int:
    if place >= len(text):
        return len(text)
    line = text.find("\n", place, place + _EDGE)
    word = text.find(" ", place, place + _EDGE)
    return line if line >= 0 else word if word >= 0 else min(len(text), place + _EDGE)
