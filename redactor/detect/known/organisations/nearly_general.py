"""General words of institutions as people type them: "scool", "srgry", "Acadmy", "Nurserv".

Takes the general words once, says which of them an unknown word is nearly: one slip away, alike, or without
its vowels. Short ones ("skl") stand in the lexicon.
"""

from __future__ import annotations

from functools import lru_cache

from rapidfuzz.distance import OSA

from redactor.detect.known.text.fold import look_alike

_LEAST, _CONSONANTS_LEAST, _MOST = 5, 4, 24
_VOWELS = str.maketrans("", "", "aeiou")
_LONGEST = 24
_REMEMBERED = 50_000


class NearlyGeneral:
    """Knows the general words by what is left of them."""

    def __init__(self, kinds: frozenset[str]) -> None:
        """Index the words of five letters and more."""
        self._words: dict[str, str] = {}
        self._bare: dict[str, str] = {}
        self._memory: dict[str, str] = {}
        for word in sorted(each for each in kinds if len(each) >= _LEAST and each.isalpha()):
            for shorter in _shorter(word):
                self._words.setdefault(shorter, word)
            self._words.setdefault(look_alike(word), word)
            bare = word[0] + word[1:].translate(_VOWELS)
            if len(bare) >= _CONSONANTS_LEAST:
                self._bare.setdefault(bare, word)

    def meant(self, word: str) -> str:
        """Return the general word that an unknown one is nearly, or an empty string."""
        if len(word) > _MOST:
            return ""
        found = self._memory.get(word)
        if found is None:
            if len(self._memory) > _REMEMBERED:
                self._memory.clear()
            found = self._memory[word] = self._find(word)
        return found

    def _find(self, word: str) -> str:
        if len(word) < _LEAST:
            return self._bare.get(word, "")
        if len(word) > _LONGEST:  # no general word is so long, and one without each letter is quadratic
            return ""
        word = word.replace("x", "cs")
        near = (self._words.get(shorter, "") for shorter in _shorter(word))
        found = next((each for each in near if each and OSA.distance(word, each, score_cutoff=1) < 2), "")
        return found or self._words.get(look_alike(word), "") or self._bare.get(word, "")


def _shorter(word: str) -> list[str]:
    """Return a word, and it without each one of its letters."""
    return [word, *(word[:at] + word[at + 1 :] for at in range(len(word)))]


@lru_cache(maxsize=2)
def nearly_general(kinds: frozenset[str]) -> NearlyGeneral:
    """Return the general words of a lexicon made ready."""
    return NearlyGeneral(kinds)
