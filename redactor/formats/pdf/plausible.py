"""Whether an embedded font can be believed about what its letters are.

Takes the glyphs of a page; says whether some font's letters are implausible: many codes that all say
"blank" or the same letter, or letters as wide as quite other letters are. It does not promise to notice
a lie about a few letters of one width: only text recognition would.

    says i l m w, widths 600 800 200 250    no font is like that: the letters are exchanged
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable
from statistics import correlation, pstdev
from typing import Final

from redactor.formats.pdf.fonts import Font
from redactor.formats.pdf.scene import Glyph

_USUAL: Final = dict(
    zip(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
        (
            *(556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833),
            *(556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500),
            *(667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833),
            *(722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611),
        ),
        strict=True,
    )
)
_MOST_BLANKS: Final = 3
_MOST_ALIKE: Final = 6
_ENOUGH: Final = 10
_LEAST_LIKE: Final = 0.35
_EVEN: Final = 0.03


def is_implausible(glyphs: Iterable[Glyph]) -> bool:
    """Say whether the letters of some embedded font, each given at least once, are not what it says."""
    drawn: dict[int, tuple[Font, dict[int, str]]] = {}
    for glyph in glyphs:
        font = glyph.show.state.font
        if font is not None and font.embedded:
            drawn.setdefault(id(font), (font, {}))[1][glyph.code] = glyph.text
    return any(_repeats(font, said) or _odd_widths(font, said) for font, said in drawn.values())


def _repeats(font: Font, said: dict[int, str]) -> bool:
    """Say whether many codes mean one character. A meaning the program itself gives is believed."""
    counts = Counter(text for code, text in said.items() if not font.shape(code))
    blanks = sum(count for text, count in counts.items() if _is_blank(text))
    letters = [count for text, count in counts.items() if text in _USUAL or text.isdigit()]
    return blanks > _MOST_BLANKS or sum(letters) - len(letters) > max(_MOST_ALIKE, sum(letters) // 3)


def _is_blank(text: str) -> bool:
    return all(char.isspace() or unicodedata.category(char) == "Cf" for char in text)


def _odd_widths(font: Font, said: dict[int, str]) -> bool:
    """Say whether the letters' widths have nothing to do with those of other fonts."""
    known = {text: font.width(code) for code, text in said.items() if text in _USUAL}
    if len(known) < _ENOUGH or pstdev(known.values()) < _EVEN:
        return False
    usual = [_USUAL[text] for text in known]
    return pstdev(usual) > 0 and correlation(list(known.values()), usual) < _LEAST_LIKE
