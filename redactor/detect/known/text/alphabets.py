"""Words in another alphabet, written in Latin letters: "Агнешка" as "Agneshka", "محمد آصف" as "mhmd asf".

Takes a text, gives another reading of the neighbourhoods of such words with a map to the source. What is
found in it is a question at most (romanised.py): many spellings lead to the same letters.
"""

from __future__ import annotations

import re
from functools import lru_cache

from redactor.detect.known.text.decode import BREAK, Pieces, windows

# Greek, Cyrillic, Armenian; without capitals: Hebrew, Arabic, the scripts of India to Georgian, Ethiopic
_WITH_CAPITALS = "\u0370-\u058f\u1f00-\u1fff"
_WITHOUT = "\u0590-\u08ff\u0900-\u10ff\u1200-\u137f\ufb1d-\ufdff\ufe70-\ufefc"
_WORD = re.compile(rf"(?<![^\W\d_])[{_WITH_CAPITALS}{_WITHOUT}]{{2,40}}(?![^\W\d_])")
# an unseen sign before each romanised word: no token has it, the reading's source does
MARK = "\u2064"


def romanised(source: str) -> Pieces | None:
    """Return the neighbourhoods of words in other alphabets in Latin letters, or None if there are none."""
    if source.isascii():
        return None
    words = list(_WORD.finditer(source))
    if not words:
        return None
    text, starts, ends = into = list[str](), list[int](), list[int]()
    at = 0
    for low, far in windows(word.span() for word in words):
        high, place = min(far, len(source)), low
        while at < len(words) and words[at].end() <= high:
            begin, end = words[at].span()
            _copy(source, place, begin, into)
            text.append(MARK)
            starts.append(begin)
            ends.append(begin)
            for index in range(begin, end):
                letters = _letters(source[index])
                bare = index == begin and not source[index].isupper() and not source[index].islower()
                text.append(letters.capitalize() if bare else letters)
                starts += [index] * len(letters)
                ends += [index + 1] * len(letters)
            place, at = end, at + 1
        _copy(source, place, high, into)
        text.append(BREAK)
        starts += [high - 1] * len(BREAK)
        ends += [high] * len(BREAK)
    return Pieces("".join(text), starts, ends)


def _copy(source: str, low: int, high: int, into: tuple[list[str], list[int], list[int]]) -> None:
    into[0].append(source[low:high])
    into[1].extend(range(low, high))
    into[2].extend(range(low + 1, high + 1))


@lru_cache(maxsize=4_096)
def _letters(sign: str) -> str:
    # loaded late: few texts need its tables
    from anyascii import anyascii

    return "".join(letter for letter in anyascii(sign) if letter.isalnum())
