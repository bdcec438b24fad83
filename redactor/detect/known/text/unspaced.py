"""Scripts without blanks between words: Chinese, Japanese, Thai, Lao, Khmer, Burmese, Tibetan; and Korean.

Takes canonical text; says what is written in them, and cuts it into signs. A word of such a script begins
and ends anywhere, and Korean sets its particles directly behind a name.
"""

from __future__ import annotations

import re

# Hangul stands decomposed in canonical text (NFKD), half-width Kana as full-width
_SIGN = (
    "\u0e00-\u0eff\u0f00-\u0fff\u1000-\u109f\u1100-\u11ff\u1780-\u17ff\u2e80-\u2fdf\u3005-\u3007"
    "\u3040-\u30ff\u31f0-\u31ff\u3400-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\U00020000-\U0003ffff"
)
_PREFIXES = frozenset("وفبلك" + "ובלהמשכ")
_UNSPACED = re.compile(f"[{_SIGN}]")
_PIECE = re.compile(rf"[{_SIGN}]|[^\W_{_SIGN}]+")


def unspaced(text: str) -> bool:
    """Say whether a sign of such a script stands in `text`."""
    return not text.isascii() and _UNSPACED.search(text) is not None


def borderless(before: str, after: str) -> bool:
    """Say whether a word may begin between two signs that no blank parts.

    Arabic and Hebrew set "and", "to", "from" as one letter before a word.
    """
    if before.isascii() and after.isascii():
        return False
    return unspaced(before + after) or (before in _PREFIXES and not after.isascii())


def signs(text: str) -> tuple[str, ...]:
    """Return the signs of such scripts one by one, and runs of other letters and digits between them.

    >>> signs("東京1-23")
    ('東', '京', '1', '23')
    """
    return tuple(_PIECE.findall(text))
