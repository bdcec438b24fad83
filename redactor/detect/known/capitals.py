"""Says where capitals do not make a word a name: "Llinos-DOB", "2231 INFT MEREDYDD >> MARKER ADDED".

Takes a word beside a name, says whether it is the abbreviation of a label, or has its capitals from a line
that has nothing else. It finds no names.
"""

from __future__ import annotations

import re

from redactor.detect.known.compile import Compiled
from redactor.detect.known.page import Page

_ABBREVIATED_MOST, _GLUED_MOST, _LINE_LEAST = 3, 5, 3
_REACH = 80
_GLUE = frozenset({"-", "/", "_", "=", ":", "|"})
_VOWEL = re.compile("[aeiouy]")


class Capitals:
    """Looks at the capitals of one page."""

    def __init__(self, page: Page, compiled: Compiled) -> None:
        """Keep the page and the usual names."""
        self._tokens = page.tokens
        self._words = compiled.lexicon.words
        self._common = compiled.lexicon.names.common
        self._given = compiled.given
        self._shared = compiled.shared

    def abbreviation(self, token: int, name: int, gap: str) -> bool:
        """Say whether a word beside a name is a label's abbreviation: "Llinos-DOB", "INFT Meredydd"."""
        text, most = self._tokens.text[token], self._most(name, gap)
        if len(text) > most or not text.isalpha() or not self.all(token):
            return False
        return len(text) <= _ABBREVIATED_MOST < most or not self._named(text)

    def _most(self, name: int, gap: str) -> int:
        """Return how long an abbreviation may be: beside a name in small letters a sign tells most."""
        glued = gap.strip() in _GLUE
        if self.all(name):
            return _ABBREVIATED_MOST if glued else 0
        return _GLUED_MOST if glued else _ABBREVIATED_MOST

    def tell_nothing(self, before: int, first: int, last: int) -> bool:
        """Say whether the word before a surname has its capitals as an abbreviation, or as all its line."""
        if self.abbreviation(before, first, self._tokens.gap(before)):
            return True
        text, surname = self._tokens.text[before], self._tokens.text[last]
        if not _VOWEL.search(text) and self.all(before):
            return True
        usual = last == first and (surname in self._common or surname in self._words)
        return not (usual or surname in self._shared or self._named(text)) and self._line(first)

    def _named(self, text: str) -> bool:
        return text in self._given or text in self._common

    def all(self, token: int) -> bool:
        """Say whether a word has capitals throughout."""
        tokens = self._tokens
        return all(map(tokens.canon.capital, range(tokens.start[token], tokens.end[token])))

    def _line(self, token: int) -> bool:
        """Say whether the line around a word has no small letter, and is more than a name."""
        canon, tokens = self._tokens.canon, self._tokens
        start, end = canon.starts[tokens.start[token]], canon.ends[tokens.end[token] - 1]
        before = canon.source[max(0, start - _REACH) : start].rpartition("\n")[2]
        after = canon.source[end : end + _REACH].partition("\n")[0]
        line = f"{before}{canon.source[start:end]}{after}"
        return line.isupper() and len(line.split()) >= _LINE_LEAST
