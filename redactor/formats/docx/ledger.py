"""What the parts of one document share while they are flattened: losses, pictures, fonts, notes, styles.

Takes entries; gives them back in the order they came. The same document always fills it the same way.
It does not promise that anything listed is written: `write` decides from the edit.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Final

from redactor.formats.docx.stylebook import StyleBook

#: Losses that a reader of the original would notice; every other code is of something unseen.
VISIBLE: Final = frozenset(
    {
        "alternative-chunk",
        "chart",
        "drawing",
        "embedded-object",
        "field",
        "ink",
        "linked-picture",
        "media",
        "smartart",
        "embedded-document",
        "unknown-content",
    }
)


def visible_losses(losses: Counter[tuple[str, str]]) -> int:
    """Return how many of these losses can be seen."""
    return sum(count for (_, code), count in losses.items() if code in VISIBLE)


@dataclass
class Ledger:
    """The running account of one document."""

    styles: StyleBook
    losses: Counter[tuple[str, str]] = field(default_factory=Counter)
    pictures: dict[str, int] = field(default_factory=dict)
    fonts: dict[str, int] = field(default_factory=dict)
    notes: dict[tuple[str, str], int] = field(default_factory=dict)
    available_notes: frozenset[tuple[str, str]] = frozenset()
    furniture: dict[str, int] = field(default_factory=dict)
    shapes: int = 0
    story: str = "body"
    _noted: Counter[str] = field(default_factory=Counter)

    def lose(self, code: str) -> None:
        """Count something left out of the story at hand."""
        self.losses[self.story, code] += 1

    def picture(self, member: str) -> str:
        """Return the placeholder of a picture, a new one on first use."""
        return f"picture:{self.pictures.setdefault(member, len(self.pictures) + 1)}"

    def font(self, name: str) -> None:
        """Note that a font name will stand in the output."""
        self.fonts.setdefault(name, len(self.fonts) + 1)

    def note(self, kind: str, old: str) -> int:
        """Return the new number of a foot- or endnote that is referred to, 0 if there is none."""
        if (kind, old) not in self.available_notes:
            return 0
        if (kind, old) not in self.notes:
            self._noted[kind] += 1
            self.notes[kind, old] = self._noted[kind]
        return self.notes[kind, old]

    def shape(self) -> int:
        """Return a fresh number for a drawing."""
        self.shapes += 1
        return self.shapes
