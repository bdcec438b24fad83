"""What people put to a name in messages: "Isobelxx", "SELAMMMM", "rahimbhai", "the jenkinss place".

Takes one word, gives what it may be without that. Whether the rest is a name is for the vocabulary; kisses
before a name, numbers and other affixes are for handles.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product

_RUN = re.compile(r"([^\W\d_])\1{2,}")
_KISSES = re.compile(r"(?<!x)x[xo]*\Z")
_RUNS_MOST, _LEAST, _SINGLE_LEAST, _TWICE_LEAST = 3, 3, 4, 5
# what is said to somebody with a name, in one word with it
_ADDRESSED = re.compile(
    r"(?:bhai|bhaiya|bhayya|bhen|ben|behn|ji|jee|jan|jaan|saab|sahib|sahab|saheb|apa|aapa|baji|didi|chacha"
    r"|chachi|khala|mama|mami|garu|akka|san|chan|kun|hanim|bey|abi|abla|aunty|auntie|uncle)\Z"
)


def undressed(word: str) -> Iterator[str]:
    """Yield what a word may be without stretched letters, kisses and words of address, likelier ones first.

    >>> list(undressed("selammmm")), next(undressed("isobelxx")), next(undressed("rahimbhai"))
    (['selam', 'selamm'], 'isobel', 'rahim')
    """
    if not word.isalpha():
        return
    for bare in _unkissed(word):
        yield from _shrunk(bare)
        if bare != word:
            yield bare
    said = _ADDRESSED.search(word, _SINGLE_LEAST)
    if said:
        yield word[: said.start()]
    if len(word) > _TWICE_LEAST and word[-1] == word[-2]:
        yield word[:-1]


def _unkissed(word: str) -> Iterator[str]:
    yield word
    kisses = _KISSES.search(word)
    if kisses and kisses.start() >= (_SINGLE_LEAST if kisses.end() - kisses.start() < 2 else _LEAST):
        yield word[: kisses.start()]


def _shrunk(word: str) -> Iterator[str]:
    """Yield a word with each stretched letter written once or twice."""
    runs = list(_RUN.finditer(word))
    if not 0 < len(runs) <= _RUNS_MOST:
        return
    for sizes in product((1, 2), repeat=len(runs)):
        text, at = "", 0
        for run, size in zip(runs, sizes, strict=True):
            text += word[at : run.start()] + run.group(1) * size
            at = run.end()
        if len(text + word[at:]) >= _LEAST:
            yield text + word[at:]
