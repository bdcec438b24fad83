"""A word as it was seen: what it says, how sure the engine was, and where it stands in which pose.

A value; it does not print its words.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from redactor.formats.scan.pose import Box, Point, Pose

_TALL: Final = 1.3
_SHORTEST: Final = 3


@dataclass(frozen=True, slots=True)
class Seen:
    """A word read in a pose; `box` is in the levelled picture. `order` is block and line."""

    text: str = field(repr=False)
    box: Box
    confidence: float
    order: tuple[int, int]
    pose: Pose

    def corners(self, size: tuple[int, int]) -> tuple[Point, ...]:
        """Return the corners in the source picture of this size."""
        return self.pose.to_source(self.box, size)


def letters(text: str) -> str:
    """Return the letters and digits of a text, which is what two readings are compared by."""
    return "".join(filter(str.isalnum, text))


def lies(word: Seen) -> bool:
    """Say whether a word lies on its side: no word of three letters is higher than it is long."""
    left, top, right, bottom = word.box
    return len(letters(word.text)) >= _SHORTEST and bottom - top > _TALL * (right - left)
