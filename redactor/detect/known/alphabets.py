"""Words in another alphabet, written in Latin letters: "Агнешка" as "Agneshka", "محمد آصف" as "mhmd asf".

Takes a text, gives another reading of the neighbourhoods of such words with a map to the source. What is
found in it is a question at most: many spellings lead to the same letters, and unwritten vowels stay lost.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate

from redactor.detect.known.decode import BREAK, Pieces, windows
from redactor.detect.known.expand.person import FIRST_ROLES, LAST_ROLES
from redactor.detect.known.forms import Hit, Strength, Target
from redactor.detect.known.page import Page
from redactor.model.kind import Kind

# Greek, Cyrillic, Armenian; without capitals: Hebrew, Arabic, the scripts of India to Georgian, Ethiopic
_WITH_CAPITALS = "\u0370-\u058f\u1f00-\u1fff"
_WITHOUT = "\u0590-\u08ff\u0900-\u10ff\u1200-\u137f\ufb1d-\ufdff\ufe70-\ufefc"
_WORD = re.compile(rf"(?<![^\W\d_])[{_WITH_CAPITALS}{_WITHOUT}]{{2,40}}(?![^\W\d_])")
# an unseen sign before each romanised word: no token has it, the reading's source does
_MARK = "\u2064"
_SILENT = re.compile(r"[aeiouwyh']+")
_DOUBLE = re.compile(r"(.)\1+")
_KEY_LEAST = 2
_KEYS_LEAST = 5
SHAKY = "written in another alphabet"
KINDS = frozenset({Kind.PERSON, Kind.ADDRESS, Kind.SCHOOL, Kind.GP, Kind.ORGANISATION, Kind.LOCATION})


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
            text.append(_MARK)
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


def questions(page: Page, hits: Iterator[Hit], targets: tuple[Target, ...]) -> Iterator[Hit]:
    """Yield what holds a word of another alphabet, as questions."""
    foreign = _foreign(page)
    reach = [0, *accumulate(map(bool, foreign))]
    for hit in (*hits, *_unvocalised(page, foreign, targets)):
        held = hit.first >= 0 and reach[hit.last + 1] > reach[hit.first]
        if held and targets[hit.target].kind in KINDS:
            hit.shaky = hit.shaky or SHAKY
            yield hit


def _foreign(page: Page) -> list[str]:
    """Return for each token the word itself where it was romanised, or an empty string."""
    tokens, canon = page.tokens, page.canon
    before = (canon.source[max(0, canon.starts[start] - 1)] for start in tokens.start)
    return [text if sign == _MARK else "" for text, sign in zip(tokens.text, before, strict=True)]


def _unvocalised(page: Page, words: Sequence[str], targets: tuple[Target, ...]) -> Iterator[Hit]:
    """Yield full names of which the letters give the consonants only, as Arabic and Hebrew ones do."""
    keys = [_consonants(word) for word in words]
    for target in targets if any(keys) else ():
        if target.kind is not Kind.PERSON:
            continue
        first = {_consonants(word.text) for word in target.words if word.role in FIRST_ROLES}
        last = {_consonants(word.text) for word in target.words if word.role in LAST_ROLES}
        for token in range(len(keys) - 1):
            one, two = keys[token : token + 2]
            both = (one in first and two in last) or (one in last and two in first)
            telling = min(len(one), len(two)) >= _KEY_LEAST and len(one + two) >= _KEYS_LEAST
            if both and telling and page.tokens.joined(token):
                low, high = page.tokens.span(token, token + 1)
                yield Hit(
                    *(target.index, "whole_name", low, high, Strength.WEAK, "transliteration_whole_name"),
                    *("consonants of the name", token, token + 1),
                )


@lru_cache(maxsize=4_096)
def _consonants(word: str) -> str:
    """Return the letters of a name that unvocalised scripts write.

    >>> _consonants("chaudhry") == _consonants("chwhdry"), _consonants("mohammed") == _consonants("mhmd")
    (True, True)
    """
    return _DOUBLE.sub(r"\1", _SILENT.sub("", word))
