"""Organisations of several words with slips in some of them, or in another order: "Dagnal and Prewet".

Takes a page and the distinctive words of a name, gives where they all stand one after another, nearly.
What it means without a general word beside it is for organisations.py.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rapidfuzz.distance import OSA

from redactor.detect.known.forms import Target
from redactor.detect.known.page import Page
from redactor.detect.known.shortened import shortens
from redactor.detect.known.text.fold import look_alike

JOINTS = frozenset({"and", "n", "et", "und", "a", "ac"})
_SIZE_LEAST, _SLIP_LEAST, _TWO_SLIPS_LEAST, _SHORT_LEAST = 8, 4, 8, 2
_SLIPS_MOST = 2
_NEVER = 9


class SlippedNames:
    """Finds the words of names with slips in one page."""

    def __init__(self, page: Page, saints: frozenset[str]) -> None:
        """Keep the page and the words for saint."""
        self._tokens = page.tokens
        self._saints = saints

    def spans(self, target: Target, starts: Sequence[int]) -> Iterator[tuple[int, int]]:
        """Yield the first and last token of each place where all words stand, exactly or nearly."""
        core = target.facts.get("core", ())
        words = [word for word in core if word not in JOINTS and word != "s"]
        if len(words) < 2 or sum(map(len, words)) < _SIZE_LEAST:
            return
        orders = [words, words[::-1]] if "and" in core and len(words) == 2 else [words]
        for start in starts:
            for order in orders:
                last, slips = self._aligned(order, start)
                if slips <= _SLIPS_MOST:
                    yield start, last
                    break

    def _aligned(self, words: Sequence[str], start: int) -> tuple[int, int]:
        """Return where the words end that begin at a token, and how many slips they have."""
        tokens, at, slips = self._tokens, start, 0
        for number, word in enumerate(words):
            if number:
                at = self._next(at)
            if at < 0:
                return start, _NEVER
            slips += self._slips(tokens.text[at], word)
            if slips > _SLIPS_MOST:
                return start, _NEVER
        return at, slips

    def _next(self, at: int) -> int:
        """Return the next word of the name, over "and" and the s of a possessive, or -1."""
        tokens = self._tokens
        for step in (1, 2):
            if at + step >= len(tokens) or not tokens.joined(at + step - 1):
                return -1
            text = tokens.text[at + step]
            if text not in JOINTS and text != "s":
                return at + step
        return -1

    def _slips(self, text: str, word: str) -> int:
        if text == word or {text, word} <= self._saints:
            return 0
        if look_alike(text) == look_alike(word):
            return 1
        if len(word) < _SLIP_LEAST:
            return 1 if len(text) >= _SHORT_LEAST and shortens(text, word) else _NEVER
        most = 2 if len(word) >= _TWO_SLIPS_LEAST else 1
        found = OSA.distance(text, word, score_cutoff=most)
        return found if found <= most and text[:1] == word[:1] else _NEVER
