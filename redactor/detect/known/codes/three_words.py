"""The three words of a place with a slip: one misspelt, another one, in another order, other signs between.

Takes a page, gives hits: the three words in order with only words of telling between are certain, two of
them where such words are written ("///gravel.unpacked.sailor") a question, two in a sentence nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from redactor.detect.known.compile import Compiled
from redactor.detect.known.forms import Hit, Strength, Target
from redactor.detect.known.once import once_a_case
from redactor.detect.known.page import Page
from redactor.detect.known.places.likeness import Likeness

_THREE, _FILLED_MOST, _REACH = 3, 3, 9
_WRITTEN, _PLAIN, _SAME = 2.0, 2.6, 1.0
_DOTS = frozenset([".", "/", "-", "·", "。", "•", "_", "|", ","])
_SCHEME = "///"
_LED = re.compile(r"///(?=\w)")
_TELLS = frozenset(
    [
        *("then", "dot", "stop", "full", "point", "comma", "and", "next", "1", "2", "3", "slash"),
        *("first", "second", "third", "word", "is", "the", "wedyn", "yna", "a"),
    ]
)


class ThreeWords:
    """Finds the three words of places in one page."""

    def __init__(self, page: Page, compiled: Compiled) -> None:
        """Keep the page and the words of all protected places."""
        self._tokens = page.tokens
        self._likeness = Likeness(compiled.lexicon.words)
        self._places = _places(compiled)

    def hits(self) -> Iterator[Hit]:
        """Yield the hits."""
        starts = self._starts() if self._places else []
        for target, words in self._places:
            after = 0
            for token in starts:
                if token < after or not (self._tokens.text[token] in words or self._led(token)):
                    continue
                hit = self._told(target, words, token) or self._written(target, words, token)
                if hit is not None:
                    yield hit
                    after = hit.last + 1

    def _starts(self) -> list[int]:
        """Return the tokens that are a word of some place, or led by three strokes."""
        own = {word for _, words in self._places for word in words}
        text = self._tokens.canon.text
        led = {self._tokens.at(m.end()) for m in _LED.finditer(text)} if _SCHEME in text else set()
        return sorted(led | {token for token, text in enumerate(self._tokens.text) if text in own})

    def _led(self, token: int) -> bool:
        return token > 0 and self._tokens.gap(token - 1).endswith(_SCHEME)

    def _told(self, target: Target, words: Sequence[str], first: int) -> Hit | None:
        """Return all three words from a token on, over words of telling; in another order as a question."""
        tokens, seen, at, filled = self._tokens, [first], first + 1, 0
        if tokens.text[first] not in words:
            return None
        while len(seen) < _THREE and at < min(len(tokens), first + _REACH) and tokens.joined(at - 1):
            if tokens.text[at] in words and tokens.text[at] not in [tokens.text[t] for t in seen]:
                seen, filled = [*seen, at], 0
            elif tokens.text[at] in _TELLS and filled < _FILLED_MOST:
                filled += 1
            else:
                return None
            at += 1
        if len(seen) < _THREE:
            return None
        return self._hit(target, first, seen[-1], sure=[tokens.text[t] for t in seen] == list(words))

    def _written(self, target: Target, words: Sequence[str], token: int) -> Hit | None:
        """Return what is written as three words around a token and has two of the item's."""
        best: tuple[float, int, int] | None = None
        for first in range(token, max(-1, token - _THREE), -1):
            for size in (_THREE, _THREE - 1):
                last = first + size - 1
                if last < token or last >= len(self._tokens):
                    continue
                told = self._weighed(words, first, last)
                if told and (best is None or told > best[0]):
                    best = (told, first, last)
        return self._hit(target, best[1], best[2], sure=False) if best else None

    def _weighed(self, words: Sequence[str], first: int, last: int) -> float:
        """Return how well tokens stand for the words, or nothing where that is too little."""
        tokens, texts = self._tokens, self._tokens.text[first : last + 1]
        if not all(map(tokens.joined, range(first, last))):
            return 0.0
        gaps = {tokens.gap(t) for t in range(first, last)}
        written = self._led(first) or (len(gaps) == 1 and gaps <= _DOTS)
        if last - first + 1 < _THREE and not written:
            return 0.0
        parts = [max(self._likeness.of(text, word, frozenset()) for word in words) for text in texts]
        if sum(part == _SAME for part in parts) < 1 + (not self._led(first)):
            return 0.0
        total = sum(parts)
        return total if total >= (_WRITTEN if written else _PLAIN) else 0.0

    def _hit(self, target: Target, first: int, last: int, *, sure: bool) -> Hit:
        start, end = self._tokens.span(first, last)
        if sure:
            name = "what3words"
            return Hit(
                target.index, "what3words", start, end, Strength.STRONG, "what3words", name, first, last
            )
        name, shaky = "what3words with a slip", "a slip of the pen"
        return Hit(target.index, "slip", start, end, Strength.MEDIUM, "what3words", name, first, last, shaky)


@once_a_case
def _places(compiled: Compiled) -> list[tuple[Target, list[str]]]:
    """Return the protected places that three words name, with these."""
    found: list[tuple[Target, list[str]]] = []
    for target in compiled.targets:
        words = "" if target.allowed else compiled.folding.fold(target.value.first("what3words"))
        told = [word for word in words.replace("/", ".").split(".") if word]
        if len(told) == _THREE:
            found.append((target, told))
    return found
