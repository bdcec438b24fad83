"""What a ``w:sym`` shows: a letter in a usual font, or a pictogram of a symbol font.

Takes font and code; gives the text to search, or None if the code makes no sense.
It does not promise the look of a pictogram: boxes and ticks only.
"""

from __future__ import annotations

from typing import Final

SYMBOL_FONTS: Final = frozenset(
    {"Symbol", "Wingdings", "Wingdings 2", "Wingdings 3", "Webdings", "MS Outlook", "Marlett", "ZapfDingbats"}
)
_WINGDINGS: Final = {
    0x6F: "☐",
    0x71: "☐",
    0xA8: "☐",
    0x78: "☒",
    0xFD: "☒",
    0xFE: "☑",
    0xFC: "✓",
    0xFB: "✗",
    0xA7: "▪",
}
_PRIVATE: Final = 0xF000
_ASCII: Final = range(0x20, 0x7F)
_SHOWN: Final = {_PRIVATE + code: code for code in _ASCII}
_LAST: Final = 0xFFFF
_OTHER: Final = "▫"


def is_symbol_font(font: str) -> bool:
    """Say whether letters of this font look like pictograms."""
    return font in SYMBOL_FONTS


def symbol_text(font: str, code: str) -> str | None:
    """Return the text a symbol stands for; digits and signs of the Symbol font look as usual."""
    try:
        number = int(code, 16)
    except ValueError:
        return None
    if not 0 < number <= _LAST or 0xD800 <= number < 0xE000:
        return None
    plain = number - _PRIVATE if _PRIVATE <= number < _PRIVATE + 0x100 else number
    if font.startswith("Wingdings"):
        return _WINGDINGS.get(plain, _OTHER)
    if is_symbol_font(font):
        return chr(plain) if font == "Symbol" and plain in range(0x20, 0x40) else _OTHER
    return chr(plain) if plain >= _ASCII.start else None


def shown_text(text: str) -> str:
    """Return text with the private codes of symbol fonts as the characters they stand for, same length."""
    return text.translate(_SHOWN)
