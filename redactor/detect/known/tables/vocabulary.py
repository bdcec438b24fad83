"""Single words of names, found exactly, folded, or with a slip of the pen.

Takes the words of all targets once, then answers for each token which words it may be.
A slip alone proves nothing: the assembly asks for neighbours.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from rapidfuzz.distance import OSA

from redactor.detect.known.forms import Word
from redactor.detect.known.tables.dressed import undressed
from redactor.detect.known.text.fold import FOLD_LEAST, look_alike, skeleton

_SLIP_LEAST: Final = 4
_TWO_SLIPS_LEAST: Final = 9
_TOKEN_MOST: Final = 40
_SMALL_LEAST: Final = 2
_REMEMBERED: Final = 200_000
_SOUNDS_KEPT: Final = 50_000
_SOUND_LEAST: Final = 6
_SOUNDS: Final = tuple(
    (re.compile(pattern), key)
    for pattern, key in (
        ("tsch|tch|cz|tz|ts", "c"),
        ("sch|sz|sh|zh", "s"),
        ("ch|kh|ck|q|k", "c"),
        ("ph|ff", "f"),
        ("w|bh|mh", "v"),
        ("dh", "d"),
        ("th", "t"),
        ("gh", "g"),
        ("aev|auv|ouv|au|ou|ov|av", "o"),
        ("[yj]", "i"),
        ("(?<=[^aeiou])h", ""),
        ("[aeiou]+", "a"),
        (r"(.)\1+", r"\1"),
        ("a(?=r[aeiou]?$)", ""),
    )
)


@dataclass(frozen=True, slots=True)
class Use:
    """A token may be this word of this target, `slips` edits away."""

    target: int
    word: Word
    slips: int


class Vocabulary:
    """All single words, with an index of their deletions for bounded edit distance."""

    def __init__(
        self,
        words: Iterable[tuple[int, Word]],
        ordinary: frozenset[str] = frozenset(),
        usual: frozenset[str] = frozenset(),
    ) -> None:
        """Index the words; `ordinary` and `usual` are words and names, whatever they end with."""
        self._ordinary, self._usual = ordinary, usual
        self._exact: dict[str, list[Use]] = defaultdict(list)
        self._folded: dict[str, list[Use]] = defaultdict(list)
        self._deleted: dict[str, set[str]] = defaultdict(set)
        self._sounds: dict[str, list[Use]] = defaultdict(list)
        self._small: dict[str, list[Use]] = defaultdict(list)
        self._memory: dict[str, tuple[Use, ...]] = {}
        self._initials = set[str]()
        for target, word in words:
            self._add(target, word)

    def _add(self, target: int, word: Word) -> None:
        use = Use(target, word, 0)
        if use in self._exact[word.text]:
            return
        self._exact[word.text].append(use)
        if word.role == "particle" and _SMALL_LEAST <= len(word.text) < _SLIP_LEAST:
            self._small[_small(word.text)].append(use)
        elif len(word.text) == _SLIP_LEAST - 1:
            # "D4n" beside the surname
            self._small[_small(word.text)].append(Use(target, word, 1))
        if len(word.text) < _SLIP_LEAST:
            return
        if len(word.text) >= _SOUND_LEAST:
            self._sounds[sound(word.text)].append(Use(target, word, 1))
        for folded in {look_alike(word.text), skeleton(word.text)}:
            self._folded[folded].append(use)
            self._initials.add(folded[:1])
            for shorter in _deletions(folded, _allowed(folded)):
                self._deleted[shorter].add(folded)

    def look(self, token: str) -> tuple[Use, ...]:
        """Return every word that `token` may be."""
        if not self._exact:
            return ()
        found = self._memory.get(token)
        if found is None:
            if len(self._memory) > _REMEMBERED:
                self._memory.clear()
            found = self._memory[token] = tuple(self._search(token))
        return found

    def stated(self, word: str) -> tuple[Use, ...]:
        """Return the words that are written exactly so."""
        return tuple(self._exact.get(word, ()))

    def _search(self, token: str) -> list[Use]:
        exact = self._exact.get(token)
        if exact:
            return exact
        if dressed := self._dressed(token):
            return dressed
        if len(token) < _SLIP_LEAST and not token.isalpha() and _small(token) in self._small:
            return self._small[_small(token)]
        if not _SLIP_LEAST - 1 <= len(token) <= _TOKEN_MOST or token.isdigit():
            return []
        folded = look_alike(token)
        if len(token) >= FOLD_LEAST and folded in self._folded:
            return self._folded[folded]
        # a slip may break or make a look-alike pair: both folds are tried
        near = self._near(folded)
        bones = skeleton(token)
        if bones != folded:
            near += [use for use in self._near(bones) if use not in near]
        return near or (self._sounds.get(sound(token), []) if len(token) >= _SOUND_LEAST else [])

    def _dressed(self, token: str) -> list[Use]:
        """Return the words that a token is with stretched letters, kisses or a word of address."""
        if not _SLIP_LEAST <= len(token) <= _TOKEN_MOST or token in self._ordinary or token in self._usual:
            return []
        for bare in undressed(token):
            if bare in self._exact:
                # an ordinary word is stretched as well: "mayyyy"
                slips = 1 if bare in self._ordinary else 0
                return [Use(use.target, use.word, slips) for use in self._exact[bare]]
        return []

    def _near(self, folded: str) -> list[Use]:
        candidates: set[str] = set()
        if folded[:1] not in self._initials:
            return []
        for shorter in _deletions(folded, 2 if len(folded) >= _TWO_SLIPS_LEAST - 1 else 1):
            candidates |= self._deleted.get(shorter, set())
        found = []
        for word in candidates:
            slips = OSA.distance(folded, word, score_cutoff=2)
            if slips <= _allowed(word) and folded[0] == word[0]:
                found += [Use(use.target, use.word, max(1, slips)) for use in self._folded[word]]
        return found


@lru_cache(maxsize=_SOUNDS_KEPT)
def sound(word: str) -> str:
    """Return a rough key of how a name sounds, the same for its usual transliterations.

    >>> sound("wisniewska") == sound("vishnievska"), sound("chaudhry") == sound("chowdhury")
    (True, True)
    """
    for pattern, key in _SOUNDS:
        word = pattern.sub(key, word)
    return word


def _small(word: str) -> str:
    """Return the fold of a small word of a name ("d3 la Cruz"); numbers stay what they are."""
    return word if word.isdigit() else skeleton(word).replace("3", "e").replace("4", "a")


def _allowed(word: str) -> int:
    return 2 if len(word) >= _TWO_SLIPS_LEAST else 1


def _deletions(word: str, most: int) -> set[str]:
    """Return the word with up to `most` signs left out."""
    found = {word}
    layer = {word}
    for _ in range(most):
        layer = {one[:i] + one[i + 1 :] for one in layer for i in range(len(one))}
        found |= layer
    return found
