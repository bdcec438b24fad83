"""What is said of a name that makes it a god's, a work's, a ship's or a place's.

Takes a page and the tokens of a name, answers yes or no: "the goddess Juno", "the Juno award", "an Athena
satellite", "Hale is a village in Essex", "Juno (film)". It knows no such thing by its own name.
"""

from __future__ import annotations

from redactor.detect.known.compile import Compiled
from redactor.detect.known.page import Page
from redactor.detect.known.text.streams import ends_sentence

_CODED = frozenset({"operation", "exercise"})
_IS, _ARTICLES = frozenset({"is", "was"}), frozenset({"a", "an", "the"})
_BLANK = frozenset({" ", "  "})
_BREEDS = frozenset(
    {"terrier", "terriers", "spaniel", "collie", "hound", "hounds", "cattle", "sheep", "pony", "poodle"}
)
_SET_OFF = frozenset({", ", " (", " - "})
_GOES_ON = frozenset(
    {"in", "of", "by", "from", "about", "with", "near", "at", "on", "for", "and", "that", "which"}
)
_WORDS_MOST = 3


class NamedThings:
    """Looks beside names in one page."""

    def __init__(self, page: Page, compiled: Compiled) -> None:
        """Keep the page and the words of things."""
        self._tokens = page.tokens
        contexts = compiled.lexicon.contexts
        self._things = contexts.get("things_named", frozenset())
        self._before = self._things | contexts.get("famed", frozenset())

    def thing(self, first: int, last: int) -> bool:
        """Say whether the words beside a name say that a thing or a famous one bears it."""
        return self._called(first) or self._followed(last) or self.told(last)

    def _called(self, first: int) -> bool:
        tokens, before = self._tokens, first - 1
        if before < 0 or tokens.gap(before) not in {" ", "  ", ' "', " '"} or not tokens.capital(first):
            return False
        coded = tokens.text[before] in _CODED and tokens.capital(before)
        return coded or tokens.text[before] in self._before

    def _followed(self, last: int) -> bool:
        tokens, after = self._tokens, last + 1
        beside = after < len(tokens) and tokens.gap(last) in _BLANK
        if not beside:
            return False
        return tokens.text[after] in (self._things if tokens.capital(last) else _BREEDS)

    def told(self, last: int) -> bool:
        """Say whether it is told to be a thing: "Juno is a moon", "Juno, the goddess", "Juno (film)"."""
        tokens, last = self._tokens, self._end_of_name(last)
        after = last + 1
        if after >= len(tokens):
            return False
        if tokens.gap(last) in _SET_OFF:
            bracket = "(" in tokens.gap(last) and tokens.text[after] in self._things
            return bracket or (tokens.text[after] in _ARTICLES and self._ahead(after))
        told = tokens.gap(last) == " " and tokens.text[after] in _IS and after + 1 < len(tokens)
        return told and tokens.text[after + 1] in _ARTICLES and self._ahead(after + 1)

    def _end_of_name(self, last: int) -> int:
        """Go over what a possessive leads to: "Rosemary's Baby is a film"."""
        tokens = self._tokens
        if last + 2 >= len(tokens) or tokens.text[last + 1] != "s" or tokens.gap(last) != "'":
            return last
        end = last + 1
        while end + 1 < len(tokens) and tokens.gap(end) == " " and tokens.capital(end + 1):
            end += 1
        return end

    def _ahead(self, article: int) -> bool:
        """Say whether a thing stands behind an article, with few words before it."""
        tokens = self._tokens
        for at in range(article + 1, min(article + 1 + _WORDS_MOST, len(tokens))):
            if tokens.gap(at - 1) != " " or ends_sentence(tokens.gap(at - 1)):
                return False
            if tokens.text[at] in self._things:
                # "a film fan" is a person
                ends = at + 1 >= len(tokens) or tokens.gap(at) != " "
                return ends or tokens.text[at + 1] in _GOES_ON
        return False
