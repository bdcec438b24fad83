"""Says whether a word shortens another one: "Ln", "Leom", "L'minster", "R" for "Rose".

Takes two words in small letters. A shortening keeps the first letter and the order of letters; what is
short may shorten much, so that it counts only beside other evidence.
"""

from __future__ import annotations

from collections.abc import Sequence, Set

_HALF_LEAST = 3
_FOND_ENDINGS = frozenset({"", "s", "y", "ys", "ie", "ies", "o", "os", "z", "zy"})


def shortens(short: str, word: str) -> bool:
    """Say whether `short` has the first letter of `word`, and only letters of it, in order.

    >>> shortens("lminster", "leominster"), shortens("ln", "lane"), shortens("red", "rose")
    (True, True, False)
    """
    if not short or len(short) >= len(word) or short[0] != word[0]:
        return False
    rest = iter(word)
    return all(letter in rest for letter in short)


def clips(short: str, word: str, least: int) -> bool:
    """Say whether `short` is the beginning of `word`, ended as people end short names: "Beckies", "Wilfs".

    >>> clips("winnie", "winifred", 3), clips("ravens", "ravenhurst", 4), clips("raving", "ravenhurst", 4)
    (True, True, False)
    """
    common = 0
    while common < min(len(short), len(word)) and short[common] == word[common]:
        common += 1
    rest = short[common:]
    rest = rest[1:] if rest[:1] == short[common - 1 : common] else rest
    return least <= common < len(word) and rest in _FOND_ENDINGS


def halves(word: str, words: Set[str]) -> tuple[str, ...]:
    """Return the two ordinary words that one is made of: "cold", "harbour"; the word itself if it is of none.

    >>> halves("riverbank", {"river", "bank"}), halves("thornybank", {"river", "bank"})
    (('river', 'bank'), ('thornybank',))
    """
    for at in range(_HALF_LEAST, len(word) - _HALF_LEAST + 1):
        if word[:at] in words and word[at:] in words:
            return word[:at], word[at:]
    return (word,)


def shorten_all(short: Sequence[str], words: Sequence[str]) -> bool:
    """Say whether each word stands there or is shortened, and at least one is shortened."""
    if len(short) != len(words):
        return False
    pairs = list(zip(short, words, strict=True))
    return all(a == b or shortens(a, b) for a, b in pairs) and any(a != b for a, b in pairs)
