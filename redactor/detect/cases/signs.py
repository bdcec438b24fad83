"""Which characters of a reading are capitals, and where letters and digits meet: many at a time.

Takes a page and places in it, gives arrays. It knows no words.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from redactor.detect.cases.hashing import Places
from redactor.detect.known.page import Page
from redactor.detect.known.text.canonical import Canon

_CODES = 0x110000
_GAP_MOST = 5
_PARTING = frozenset(".,:;/\\@&=<>|")


def capitals(page: Page, low: int, high: int) -> NDArray[np.bool_]:
    """Say of each token in [low, high) whether it begins with a capital."""
    tokens = page.tokens
    first = tokens.start[low]
    signs = _capital(page.canon, first, tokens.end[high - 1])
    return signs[np.array(tokens.start[low:high], dtype=np.int64) - first]


def turns(canon: Canon, low: int, high: int) -> Places:
    """Return where, in canonical [low, high), letters and digits meet or a capital follows another sign."""
    digit = _digits()[codes(canon.text[low:high])]
    capital = _capital(canon, low, high)
    found = (digit[1:] != digit[:-1]) | (capital[1:] & ~capital[:-1])
    return np.flatnonzero(found) + 1 + low


def odd_gaps(page: Page, low: int, high: int) -> list[int]:
    """Return the tokens, counted from `low`, that few signs and no blank part from the next: "Hi*hfield"."""
    tokens = page.tokens
    first = tokens.start[low]
    blank = _blanks()[codes(page.canon.text[first : tokens.end[high - 1]])]
    end = np.array(tokens.end[low : high - 1], dtype=np.int64) - first
    start = np.array(tokens.start[low + 1 : high], dtype=np.int64) - first
    short = np.flatnonzero((start - end <= _GAP_MOST) & ~blank[end] & ~blank[np.maximum(start - 1, 0)])
    found: list[int] = short.tolist()
    return found


def codes(text: str) -> NDArray[np.uint32]:
    """Return the code points of a text."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)


def _capital(canon: Canon, low: int, high: int) -> NDArray[np.bool_]:
    """Say of each canonical character in [low, high) whether it is a capital in the source."""
    starts, first = canon.starts[low:high], canon.starts[low]
    source = codes(canon.source[first : canon.ends[high - 1]])
    if not isinstance(starts, range):  # a range stands for itself
        source = source[np.array(starts, dtype=np.int64) - first]
    return _capitals()[source]


@lru_cache(maxsize=1)
def _blanks() -> NDArray[np.bool_]:
    """Say of every sign whether it parts words for good: white space, signs of sentences and paths."""
    return np.fromiter(
        (chr(code).isspace() or chr(code) in _PARTING for code in range(_CODES)), dtype=np.bool_, count=_CODES
    )


@lru_cache(maxsize=1)
def _capitals() -> NDArray[np.bool_]:
    return np.fromiter((chr(code).isupper() for code in range(_CODES)), dtype=np.bool_, count=_CODES)


@lru_cache(maxsize=1)
def _digits() -> NDArray[np.bool_]:
    return np.fromiter((chr(code).isdigit() for code in range(_CODES)), dtype=np.bool_, count=_CODES)
