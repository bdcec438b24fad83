"""Says what explains a word better than a slip or a short form of a name does.

Takes a page and a token, gives whether the text around is in another language, the word a place of the world,
a Roman number or a part of another name. Such a word is a question only where the person stands elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterable

from rapidfuzz.distance import OSA

from redactor.detect.known.compile import Compiled
from redactor.detect.known.forms import Target
from redactor.detect.known.page import Page
from redactor.detect.known.tables.vocabulary import Use, sound

EXPLAINED = "explained otherwise"
_AROUND, _LEAST, _WELSH_LEAST, _WORD_LEAST = 40, 8, 3, 3
_NEAR, _KEY_LEAST = 2, 5
_TINY = 2


class Otherwise:
    """Looks for other explanations in one page."""

    def __init__(self, page: Page, compiled: Compiled) -> None:
        """Keep the page and the words of the lexicon."""
        self._tokens = page.tokens
        self._words = compiled.lexicon.words
        self._targets = compiled.targets
        contexts = compiled.lexicon.contexts
        self._world = contexts.get("world", frozenset())
        self._welsh = contexts.get("welsh_prose", frozenset())
        self._foreign: dict[int, bool] = {}
        self._own: dict[int, frozenset[str]] = {}

    def slip(self, token: int, uses: Iterable[Use]) -> bool:
        """Say whether a word is something else than a name with a slip."""
        text = self._tokens.text[token]
        return text in self._world or self.foreign(token) or not any(self._near(text, use) for use in uses)

    def short(self, token: int) -> bool:
        """Say whether a short form of a name is a word of another language, a number, or part of a name."""
        text = self._tokens.text[token]
        return self.foreign(token) or (len(text) <= _WORD_LEAST and self._in_other(token))

    def of_world(self, token: int) -> bool:
        """Say whether a word names a place of the world or a thing everybody knows."""
        return self._tokens.text[token] in self._world

    def foreign(self, token: int) -> bool:
        """Say whether most words in small letters around are unknown, and not Welsh."""
        place = token // _AROUND
        if place not in self._foreign:
            self._foreign[place] = self._unknown(place * _AROUND, (place + 1) * _AROUND)
        return self._foreign[place]

    def _unknown(self, low: int, high: int) -> bool:
        tokens = self._tokens
        span = range(max(0, low - _AROUND // 2), min(len(tokens), high + _AROUND // 2))
        small = [tokens.text[t] for t in span if not tokens.capital(t)]
        words = [text for text in small if len(text) >= _WORD_LEAST and text.isalpha()]
        known = sum(text in self._words for text in words)
        welsh = sum(text in self._welsh for text in small)
        return len(words) >= _LEAST and known * 2 < len(words) and welsh < _WELSH_LEAST

    def _near(self, text: str, use: Use) -> bool:
        """Say whether the register's own name is near, not only another spelling of it or how it sounds."""
        word = use.word.text
        if OSA.distance(text, word, score_cutoff=_NEAR) > _NEAR and len(sound(word)) < _KEY_LEAST:
            return False
        own = self._stated(self._targets[use.target])
        return any(
            OSA.distance(text, name, score_cutoff=_NEAR) <= _NEAR or sound(text) == sound(name)
            for name in own
        )

    def _stated(self, target: Target) -> frozenset[str]:
        """Return the names that the register states."""
        if target.index not in self._own:
            names = ("forename and surname", "full name", "surname")
            own = {word.text for word in target.words if word.role in {"known", "previous", "middle"}}
            own |= {word for form in target.forms if form.name in names for word in form.words}
            # a single name makes no whole form
            own = own or {word.text for word in target.words[:1]}
            self._own[target.index] = frozenset(word for word in own if len(word) > _WORD_LEAST)
        return self._own[target.index]

    def _in_other(self, token: int) -> bool:
        """Say whether a short word belongs to another one, or is a number: "Non-Hodgkin", "Part VI"."""
        tokens = self._tokens
        after = token + 1 < len(tokens) and tokens.gap(token) in {"-", " "}
        if after and tokens.gap(token) == "-":
            return True
        tiny = len(tokens.text[token]) <= _TINY
        capitals = all(map(tokens.canon.capital, range(tokens.start[token], tokens.end[token])))
        return tiny and (capitals or (after and tokens.capital(token + 1)))
