"""What around a number and street makes it another street: "Street East", another town behind a misspelt one.

Takes a page and a hit of a number with a street, gives a reason. It finds no streets.
"""

from __future__ import annotations

from itertools import zip_longest

from rapidfuzz.distance import OSA

from redactor.detect.known.compile import Compiled
from redactor.detect.known.forms import Hit, Target
from redactor.detect.known.page import Page

_COMPASS = frozenset({"north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest"})
_SHORT_WORD, _SHORTER_WORD = 5, 3
_TOWN_LEAST = 4
_MISSPELT = "misspelt street"


class OtherStreets:
    """Looks around streets in one page."""

    def __init__(self, page: Page, compiled: Compiled) -> None:
        """Keep the page and the words of the lexicon."""
        self._tokens = page.tokens
        self._words = compiled.lexicon.words
        self._types = compiled.lexicon.streets.form_of
        self._compiled = compiled

    def doubt(self, target: Target, hit: Hit) -> str:
        """Return why a number and street may be another address."""
        if hit.part != "number_street":
            return ""
        if self._compass(target, hit):
            return "another street"
        if hit.name.endswith(_MISSPELT) and (self._other_town(target, hit) or self._other_words(target, hit)):
            return "similar street"
        return ""

    def _compass(self, target: Target, hit: Hit) -> bool:
        """Say whether a point of the compass that is none of the street's follows: "Calder Street East"."""
        tokens, after = self._tokens, hit.last + 1
        beside = after < len(tokens) and tokens.gap(hit.last) == " " and tokens.capital(after)
        if not beside or tokens.text[after] not in _COMPASS:
            return False
        # "Rose Lane East Grinstead" names a town
        town = after + 1 < len(tokens) and tokens.gap(after) == " " and tokens.capital(after + 1)
        return not town and tokens.text[after] not in target.facts.get("street_words", ())

    def _other_town(self, target: Target, hit: Hit) -> bool:
        """Say whether a place that is not the address's follows a misspelt street behind a comma."""
        tokens, after = self._tokens, hit.last + 1
        if after >= len(tokens) or tokens.gap(hit.last) != ", " or not tokens.capital(after):
            return False
        text = tokens.text[after]
        if len(text) < _TOWN_LEAST or not text.isalpha() or text in self._words or self._named(text):
            return False
        own = [word for place in target.facts.get("places", ()) for word in place.split()]
        own += [*self._folded(target, "town"), *self._folded(target, "locality"), *self._folded(target, "county")]
        return not any(OSA.distance(text, word, score_cutoff=2) <= 2 for word in own)

    def _folded(self, target: Target, name: str) -> list[str]:
        return [word for value in target.value.all(name) for word in self._compiled.folding.fold(value).split()]

    def _named(self, text: str) -> bool:
        """Say whether a word is a name, a title, a month or a day of the week."""
        lexicon = self._compiled.lexicon
        known = text in self._compiled.given or text in lexicon.names.common or text in lexicon.names.titles
        calendar = text in lexicon.dates.months or text in lexicon.dates.weekdays
        return known or calendar or bool(self._compiled.vocabulary.look(text))

    def _other_words(self, target: Target, hit: Hit) -> bool:
        """Say whether the slips make other words: two in a short one, all of a type, or a word of its own."""
        own = list(target.facts.get("street_words", ()))
        seen = self._tokens.text[hit.first : hit.last + 1]
        street = [word for word in seen if not word[:1].isdigit()][-len(own) :] if own else []
        if len(street) != len(own):
            return False
        return any(self._another(one, two) for one, two in zip_longest(street, own) if one != two)

    def _another(self, seen: str, own: str) -> bool:
        if seen in self._types and own in self._types:
            return False
        slips = OSA.distance(seen, own)
        if len(own) <= _SHORTER_WORD or len(seen) < _SHORTER_WORD:
            return slips > 1
        return slips > 1 and (len(own) <= _SHORT_WORD or seen in self._words)
