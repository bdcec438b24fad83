"""What is found in words of another alphabet: questions, for names and places only.

Takes a page whose words were written in Latin letters, gives hits; names of which a script writes the
consonants only are compared by these. Unwritten vowels stay lost.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate

from redactor.detect.known.forms import FIRST_ROLES, LAST_ROLES, Hit, Strength, Target
from redactor.detect.known.page import Page
from redactor.detect.known.text.alphabets import MARK
from redactor.model.kind import Kind

_SILENT = re.compile(r"[aeiouwyh']+")
_DOUBLE = re.compile(r"(.)\1+")
_KEY_LEAST = 2
_KEYS_LEAST = 5
SHAKY = "written in another alphabet"
KINDS = frozenset({Kind.PERSON, Kind.ADDRESS, Kind.SCHOOL, Kind.GP, Kind.ORGANISATION, Kind.LOCATION})


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
    return [text if sign == MARK else "" for text, sign in zip(tokens.text, before, strict=True)]


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
