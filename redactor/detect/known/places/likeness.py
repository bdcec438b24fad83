"""How well words of a text stand for a word of an address's name: the same, a slip, its sound, its beginning.

Takes words, gives a figure between nothing and one. Ordinary words are no slips of each other.
"""

from __future__ import annotations

from rapidfuzz.distance import OSA

from redactor.detect.known.shortened import shortens
from redactor.detect.known.tables.vocabulary import sound
from redactor.detect.known.text.fold import look_alike, skeleton

SAME, FORM, SLIPPED, SOUNDS, SHORT, INITIAL = 1.0, 0.95, 0.8, 0.6, 0.5, 0.25
SURE = FORM
_A_SLIP = 0.15
_WORD_FOR_SLIP = 0.6
_SLIP_LEAST, _TWO_LEAST, _THREE_LEAST = 4, 7, 10
_SHORT_LEAST, _SOUND_LEAST = 3, 5


class Likeness:
    """Compares words, each pair once."""

    def __init__(self, words: frozenset[str]) -> None:
        """Keep the ordinary words."""
        self._words = words
        self._known: dict[tuple[str, str], float] = {}

    def of(self, text: str, word: str, forms: frozenset[str]) -> float:
        """Return how well a text stands for a word; `forms` are other notations of it."""
        found = self._known.get((text, word))
        if found is None:
            found = self._known[text, word] = self._of(text, word, forms)
        return found

    def _of(self, text: str, word: str, forms: frozenset[str]) -> float:
        if text == word:
            return SAME
        if text in forms or look_alike(text) == look_alike(word):
            return FORM
        best = max(self._slip(text, word), self._sound(text, word), _short(text, word))
        return best * _WORD_FOR_SLIP if text in self._words else best

    def _slip(self, text: str, word: str) -> float:
        size = len(word)
        most = (size >= _SLIP_LEAST) + (size >= _TWO_LEAST) + (size >= _THREE_LEAST)
        if not most or abs(len(text) - size) > most:
            return 0.0
        slips = min(
            OSA.distance(text, word, score_cutoff=most),
            OSA.distance(look_alike(text), look_alike(word), score_cutoff=most),
            OSA.distance(skeleton(text), skeleton(word), score_cutoff=most),
        )
        return SLIPPED + _A_SLIP - slips * _A_SLIP if slips <= most else 0.0

    def _sound(self, text: str, word: str) -> float:
        if min(len(text), len(word)) < _SOUND_LEAST:
            return 0.0
        return SOUNDS if sound(text.replace("z", "s")) == sound(word.replace("z", "s")) else 0.0


def _short(text: str, word: str) -> float:
    """Weigh a beginning of a word, or some of its letters in order; one letter weighs least."""
    if len(text) == 1:
        return INITIAL if text == word[0] else 0.0
    # also its end: "Pit Road" for Marlpit
    cut = shortens(text, word) or (len(word) > len(text) + 1 and word.endswith(text))
    return SHORT if len(text) >= _SHORT_LEAST and cut else 0.0
