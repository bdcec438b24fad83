"""Names of glyphs to the letters and digits they mean.

Takes a name such as ``eacute`` or ``uni0041``, gives text. It knows what matters when accents and
punctuation do not: letters, digits, ligatures.
"""

from __future__ import annotations

import re
from typing import Final

_NAMED: Final = {
    "space": " ", "nbspace": " ", "zero": "0", "one": "1", "two": "2", "three": "3", "four": "4", "five": "5",
    "six": "6", "seven": "7", "eight": "8", "nine": "9", "at": "@", "period": ".", "comma": ",",
    "hyphen": "-",
    "fi": "fi", "fl": "fl", "ff": "ff", "ffi": "ffi", "ffl": "ffl", "AE": "AE", "ae": "ae", "OE": "OE",
    "oe": "oe", "germandbls": "ss", "dotlessi": "i", "slash": "/", "quotesingle": "'", "quoteright": "'",
}  # fmt: skip
_UNICODE: Final = re.compile(r"(?:uni|u)([0-9A-F]{4,6})$")
_DRESSED: Final = re.compile(
    r"([A-Za-z])(?:acute|grave|circumflex|dieresis|tilde|ring|cedilla|caron|slash|macron|breve|ogonek|"
    r"dotaccent|hungarumlaut|\.\w+|small)?$"
)


def character_of(name: str) -> str:
    """Return the text a glyph name means, or a space if it means no letter or digit."""
    plain = name.split(".", maxsplit=1)[0] if not name.startswith(".") else ""
    if plain in _NAMED:
        return _NAMED[plain]
    found = _UNICODE.match(plain)
    if found:
        return chr(min(int(found[1], 16), 0x10FFFF))
    dressed = _DRESSED.match(plain)
    return dressed[1] if dressed else " "
