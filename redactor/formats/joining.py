"""Joins stretches of text into a view, with separators between them that have no location.

Takes locations and texts in reading order; gives a text map.
It does not promise that a separator is what a reader sees: a tab is a cell, a newline a line.
"""

from __future__ import annotations

from typing import Final

from redactor.model.text import Location, Segment, TextMap

_STRENGTH: Final = ("", " ", ", ", "\t", "\n", "\n\n")


class Joiner:
    """Collects text and segments."""

    def __init__(self) -> None:
        """Start empty."""
        self._pieces: list[str] = []
        self._segments: list[Segment] = []
        self._length = 0
        self._gap = ""

    def separate(self, gap: str) -> None:
        """Ask for a separator before the next text; the strongest asked for is used."""
        self._gap = max(self._gap, gap, key=_STRENGTH.index)

    def say(self, words: str) -> None:
        """Add words of our own, which have no location: the name of a header, say."""
        self._add(words)

    def add(self, location: Location, text: str, offset: int = 0) -> None:
        """Add text of the document, which begins at `offset` of its location."""
        if text:
            start = self._add(text)
            self._segments.append(Segment(start, start + len(text), location, offset))

    def _add(self, text: str) -> int:
        if self._length:
            self._pieces.append(self._gap)
            self._length += len(self._gap)
        self._gap = ""
        self._pieces.append(text)
        start = self._length
        self._length += len(text)
        return start

    @property
    def empty(self) -> bool:
        """Say whether no text of the document was added."""
        return not self._segments

    def view(self, name: str) -> TextMap:
        """Return the view."""
        return TextMap(name, "".join(self._pieces), tuple(self._segments))


def spelt_out(view: TextMap, name: str) -> TextMap:
    """Return the view with the signs that join words in file names turned into blanks."""
    return TextMap(name, view.text.translate(_JOINING), view.segments)


_JOINING: Final = str.maketrans("_-.+/\\", "      ")
