"""The label that stands where something was: its fixed width and how it is drawn.

The width depends on the number of characters of the label and the size of the line, on nothing
else: never on what was removed, never on the words in the label.

    |prefix |[address withheld]| tail        width = characters x 0.42 x font size of the line
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Final

import pikepdf

from redactor.formats.pdf.fonts import standard_font

EM_PER_CHARACTER: Final = 0.42
HEIGHT: Final = 0.8
LABEL_FONT: Final = "L"
_SPARE: Final = (0x81, 0x8D, 0x8F, 0x90, 0x9D, 0x7F, *range(1, 32))


def label_width(label: str, size: float) -> float:
    """Return the width of a label on a line of this font size."""
    return len(label) * EM_PER_CHARACTER * size


@lru_cache(maxsize=1)
def _metric() -> Any:
    return standard_font("Helvetica")


@lru_cache(maxsize=256)
def natural_width(label: str) -> float:
    """Return the width of the label's letters at size 1, before they are fitted."""
    return sum(float(_metric().glyph_advance(ord(char))) or 0.5 for char in label) or 1.0


@dataclass(slots=True)
class LabelFont:
    """The one font of all labels of a file: Helvetica, with Welsh letters where needed."""

    codes: dict[str, int] = field(default_factory=dict)
    used: bool = False

    def encode(self, label: str) -> bytes:
        """Return the label's codes."""
        self.used = True
        return bytes(self._code(char) for char in label)

    def _code(self, char: str) -> int:
        plain = char.encode("cp1252", "ignore")
        if len(plain) == 1 and plain[0] >= 32:
            return plain[0]
        if char not in self.codes:
            self.codes[char] = _SPARE[len(self.codes) % len(_SPARE)]
        return self.codes[char]

    def build(self, target: Any, pdf: Any) -> None:
        """Fill the font's dictionary, once all labels are written."""
        target["/Type"] = pikepdf.Name.Font
        target["/Subtype"] = pikepdf.Name.Type1
        target["/BaseFont"] = pikepdf.Name.Helvetica
        if not self.codes:
            target["/Encoding"] = pikepdf.Name.WinAnsiEncoding
            return
        differences: list[Any] = []
        for char, code in sorted(self.codes.items(), key=lambda entry: entry[1]):
            differences += [
                code,
                pikepdf.Name(f"/uni{ord(char):04X}" if char not in _WELSH else _WELSH[char]),
            ]
        target["/Encoding"] = pikepdf.Dictionary(
            Type=pikepdf.Name.Encoding,
            BaseEncoding=pikepdf.Name.WinAnsiEncoding,
            Differences=pikepdf.Array(differences),
        )
        del pdf


_WELSH: Final = {
    "ŵ": "/wcircumflex",
    "Ŵ": "/Wcircumflex",
    "ŷ": "/ycircumflex",
    "Ŷ": "/Ycircumflex",
}
