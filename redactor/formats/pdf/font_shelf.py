"""The fonts of one document, each read once.

Takes font dictionaries; gives `Font`s, the same one for the same object.
"""

from __future__ import annotations

from typing import Any

from redactor.formats.pdf.fonts import Font, read_font
from redactor.formats.pdf.objects import identity


class Fonts:
    """The fonts of one document, read once each."""

    def __init__(self) -> None:
        """Start empty."""
        self.known: dict[tuple[int, int], Font] = {}
        self._direct: list[Font] = []

    def get(self, source: Any) -> Font:
        """Return the font of a dictionary."""
        key = identity(source)
        if key == (0, 0):
            font = read_font(source)
            self._direct.append(font)
            return font
        if key not in self.known:
            self.known[key] = read_font(source)
        return self.known[key]

    def all(self) -> list[Font]:
        """Return every font met so far."""
        return [*self.known.values(), *self._direct]
