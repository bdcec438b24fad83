"""What goes on behind an institution that is surely found: the rest of its name, cut short or in letters.

Takes a page and a redacted name, says how far it goes: "MARLPIT W/R", "MARCHLAND SADDL", "Ingrow mt",
"Corvedale Year 4 CE Primary School", "Marchland Saddlery Ltd t/a Marchland Tack". It finds no names.
"""

from __future__ import annotations

import re

from redactor.detect.known.compile import Compiled
from redactor.detect.known.forms import Hit, Target
from redactor.detect.known.organisations.general_words import SMALL, GeneralWords
from redactor.detect.known.page import Page
from redactor.detect.known.shortened import shortens
from redactor.detect.known.tables.phrase_words import CHANGED, SHORT, likeness

_REACH, _BETWEEN_MOST, _OTHER_MOST, _CLIPPED_LEAST = 8, 3, 4, 2
_APART = re.compile(r"[.;:?!,\t\n\f]")
_DOT = re.compile(r"\.[ )]{0,2}")
_SHORT_MOST = 4
_OTHER_NAME = ("t a", "ta", "trading as", "formerly", "formerly known as", "now known as", "aka", "a k a")
_CLASSES = frozenset({"year", "yr", "class", "form", "years", "key", "stage", "ks", "room"})


class RestOfName:
    """Reads on from names in one page."""

    def __init__(self, page: Page, compiled: Compiled) -> None:
        """Keep the page and the general words."""
        self._tokens = page.tokens
        self._general = GeneralWords(page, compiled)
        lexicon = compiled.lexicon
        self._words = lexicon.words
        self._given = lexicon.names.given
        self._forms = lexicon.organisations.forms

    def last(self, target: Target, hit: Hit) -> int:
        """Return the last token that belongs to a name."""
        last, end = hit.last, min(len(self._tokens) - 1, hit.last + _REACH)
        while last < end:
            step = self._own(target, hit, last) or self._over(target, last)
            step = step or self._turned(target, hit, last) or self._other_name(last)
            if not step:
                break
            last += step
        return last

    # ---- its own words ---------------------------------------------------------------------

    def _own(self, target: Target, hit: Hit, last: int) -> int:
        """Return how many tokens behind a name are one more word of it, or the letters of the rest."""
        if not self._together(last):
            return 0
        rest = self._rest(target, hit)
        small = self._tokens.text[last + 1] in SMALL and self._together(last + 1)
        if small and self._tokens.text[last + 2] in rest:
            return 2
        return self._letters(rest, last + 1) or int(any(self._like(last + 1, word) for word in rest))

    def _turned(self, target: Target, hit: Hit, last: int) -> int:
        """Return how many tokens are the beginning of the name, put behind it: "Eastmoor Unit, Ward 7B"."""
        tokens, held = self._tokens, set(self._tokens.text[hit.first : hit.last + 1])
        if last + 1 >= len(tokens) or tokens.gap(last) not in {" ", ", ", " (", " - "}:
            return 0
        for name in target.names:
            words = name.facts.get("name", ())
            size = next((at for at, word in enumerate(words) if word in held), 0)
            if size and tuple(tokens.text[last + 1 : last + 1 + size]) == words[:size]:
                return size
        return 0

    def _rest(self, target: Target, hit: Hit) -> list[str]:
        """Return the words of the name behind those that stand there."""
        held = set(self._tokens.text[hit.first : hit.last + 1])
        found = []
        for name in target.names:
            words = name.facts.get("name", ())
            places = [at for at, word in enumerate(words) if word in held]
            found += [word for word in words[max(places) + 1 :] if word not in SMALL] if places else []
        return found

    def _like(self, token: int, word: str) -> bool:
        """Say whether a token is a word of the name, or its beginning."""
        tokens, text = self._tokens, self._tokens.text[token]
        if text == word:
            return True
        slash = token + 1 < len(tokens) and tokens.gap(token) == "/"
        if text in SMALL or len(text) < _CLIPPED_LEAST:
            return slash and word.startswith(text)
        known = text in self._words or text in self._given
        forms = frozenset(self._forms.get(word, ()))
        like = likeness(text, word, forms, known=known, marked=tokens.capital(token))
        contracted = shortens(text, word) and text[-1] == word[-1]
        return like >= CHANGED or (not known and (like >= SHORT or contracted))

    def _letters(self, rest: list[str], token: int) -> int:
        """Return how many tokens are the first letters of the rest of a name: "W/R", "WR"."""
        tokens, letters = self._tokens, "".join(word[0] for word in rest)
        if len(letters) < _CLIPPED_LEAST or not tokens.capital(token):
            return 0
        if tokens.text[token] == letters:
            return 1
        every = range(token, min(len(tokens), token + len(letters)))
        apart = all(tokens.text[at] == sign for at, sign in zip(every, letters, strict=False))
        signs = all(tokens.gap(at) in {"/", "."} for at in every[:-1])
        return len(letters) if apart and signs and len(every) == len(letters) else 0

    # ---- over a class, or a note in brackets --------------------------------------------------

    def _over(self, target: Target, last: int) -> int:
        """Return how far general words of the name go behind a class or a note: "Year 4 CE Primary"."""
        tokens, at = self._tokens, last + 1
        if at >= len(tokens) or not (tokens.gap(last).endswith("(") or tokens.text[at] in _CLASSES):
            return 0
        end = at
        while end - at < _BETWEEN_MOST and end + 1 < len(tokens) and not self._ended(end, tokens.gap(last)):
            end += 1
        if end + 1 >= len(tokens) or not tokens.joined(end):
            return 0
        size, fits = self._general.read(target, end + 1)
        return end + size - last if fits else 0

    def _ended(self, token: int, gap: str) -> bool:
        """Say whether a note in brackets, or the number of a class, ends with a token."""
        if gap.endswith("("):
            return ")" in self._tokens.gap(token)
        text = self._tokens.text[token]
        return text not in _CLASSES

    # ---- another name of the same firm ---------------------------------------------------------

    def _other_name(self, last: int) -> int:
        """Return how many tokens are another name that follows "t/a" or "formerly"."""
        tokens = self._tokens
        for lead in _OTHER_NAME:
            words = lead.split()
            first = last + 1 + len(words)
            if tokens.text[last + 1 : first] == words and first < len(tokens):
                end = first
                while end - first < _OTHER_MOST and end < len(tokens) and tokens.capital(end):
                    end += 1
                    if not self._together(end - 1):
                        break
                return end - 1 - last if end > first else 0
        return 0

    def _together(self, token: int) -> bool:
        """Say whether the next token stands behind a token without a sign that ends a name there."""
        if token + 1 >= len(self._tokens):
            return False
        gap = self._tokens.gap(token)
        short = len(self._tokens.text[token]) <= _SHORT_MOST and _DOT.fullmatch(gap)
        return bool(short) or not _APART.search(gap)
