"""What the parts of one presentation share while they are copied: losses, pictures, fonts, numbers.

Takes entries; gives them back in the order they came. The same file always fills it the same way.
It does not promise that anything listed is written: `write` decides from the edit.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field


@dataclass
class Ledger:
    """The running account of one presentation."""

    losses: Counter[tuple[str, str]] = field(default_factory=Counter)
    pictures: dict[str, int] = field(default_factory=dict)
    fonts: dict[str, int] = field(default_factory=dict)
    read: set[str] = field(default_factory=set)
    place: str = "presentation"
    shapes: int = 1

    def lose(self, code: str) -> None:
        """Count something left out at the place at hand."""
        self.losses[self.place, code] += 1

    def picture(self, member: str) -> str:
        """Return the placeholder of a picture, a new one on first use."""
        return f"picture:{self.pictures.setdefault(member, len(self.pictures) + 1)}"

    def font(self, name: str) -> None:
        """Note that a font name will stand in the output."""
        self.fonts.setdefault(name, len(self.fonts) + 1)

    def shape(self) -> int:
        """Return a fresh number for a shape."""
        self.shapes += 1
        return self.shapes
