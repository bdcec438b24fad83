"""A text with stretches of it written otherwise, in the neighbourhoods of these only.

Takes a text and changes in order (start, end, what stands there instead), gives pieces with a map to it.
It does not judge the changes.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from redactor.detect.known.text.decode import BREAK, Pieces, windows

Change = tuple[int, int, str]


def rewritten(source: str, changes: Sequence[Change]) -> Pieces:
    """Return the neighbourhoods of all changes with these made, but one that begins inside another."""
    text, starts, ends = list[str](), list[int](), list[int]()
    begin = [change[0] for change in changes]
    for low, far in windows((start, end) for start, end, _ in changes):
        high = min(far, len(source))
        at = low
        for start, end, instead in changes[bisect_left(begin, low) : bisect_left(begin, high)]:
            if start < at:
                continue
            text += [source[at:start], instead]
            starts += [*range(at, start), *([min(start, len(source) - 1)] * len(instead))]
            ends += [*range(at + 1, start + 1), *([max(end, start + 1)] * len(instead))]
            at = end
        text += [source[at:high], BREAK]
        starts += [*range(at, high), *([high - 1] * len(BREAK))]
        ends += [*range(at + 1, high + 1), *([high] * len(BREAK))]
    return Pieces("".join(text), starts, ends)
