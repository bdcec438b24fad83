"""The one fold that patterns and text both pass through, token by token.

Takes a canonical token (lower-case, accents lost), gives its skeleton (one sign for one) or its
look-alike (also many signs for one, as OCR confuses them). It does not join or split tokens.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

# one sign for one; two different digits never meet
_SKELETON: Final = str.maketrans("01i58", "ollsb")
_MANY: Final = (("rn", "m"), ("vv", "w"), ("cl", "d"))
_DIGIT: Final = re.compile(r"\d")
_LONGEST: Final = 64
FOLD_LEAST: Final = 6


def skeleton(text: str) -> str:
    """Return `text` with digits and letters that look alike made one (S0).

    >>> skeleton("l4 r0se")
    'l4 rose'
    """
    return text.translate(_SKELETON)


def look_alike(token: str) -> str:
    """Return the fold of one token (S1); very long ones are no words and keep their skeleton."""
    return skeleton(token) if len(token) > _LONGEST else _look_alike(token)


@lru_cache(maxsize=65_536)
def _look_alike(token: str) -> str:
    """Return the skeleton of one token with many-to-one confusions undone.

    A token of digits alone keeps its 3 and 4: a house number is no word.
    """
    flat = skeleton(token)
    for many, one in _MANY:
        flat = flat.replace(skeleton(many), one)
    if len(token) > 2 and not token.isdigit() and not _DIGIT.match(token):
        flat = flat.replace("3", "e").replace("4", "a")
    return flat
