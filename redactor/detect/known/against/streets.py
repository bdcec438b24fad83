"""What around a number and street makes it another street: "Street East", another town behind a misspelt one.

Takes a page and a hit of a number with a street, gives a reason. It finds no streets.
"""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz.distance import OSA

from redactor.detect.known.against.elsewhere import Elsewhere
from redactor.detect.known.compile import Compiled
from redactor.detect.known.forms import Hit, Target
from redactor.detect.known.page import Page
from redactor.detect.known.text.streams import ends_sentence

_COMPASS = frozenset({"north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest"})
_LEADING = frozenset(
    {"old", "new", "upper", "lower", "little", "great", "long", "high", "far", "nether", "over"}
)
_VERBS = frozenset({"rise", "close", "drive", "walk", "view", "park"})
_ADVERBS = frozenset({"early", "late", "at", "up", "from", "above", "to", "over", "through", "for", "slowly"})
_SHORT_WORD, _TWO = 5, 2
_MISSPELT = "misspelt street"
_NUMBERED = frozenset({"room", "ward", "bus", "seat", "bed", "bay", "table", "exhibit", "question"})
_NEAR = "number and street near each other"
_TRANSLATED = "street, abbreviated or translated"
_TYPELESS = "street without its type"


class OtherStreets:
    """Looks around streets in one page."""

    def __init__(self, page: Page, compiled: Compiled) -> None:
        """Keep the page and the words of the lexicon."""
        self._tokens = page.tokens
        self._words = compiled.lexicon.words
        self._types = compiled.lexicon.streets.form_of
        contexts = compiled.lexicon.contexts
        self._others = contexts.get("numbering", frozenset()) | _NUMBERED
        self._compiled = compiled
        self._elsewhere = Elsewhere(page, compiled)

    def doubt(self, target: Target, hit: Hit) -> str:
        """Return why a number and street may be another address."""
        if hit.part == "street":
            return self._street_elsewhere(target, hit)
        if hit.part != "number_street":
            return ""
        if self._compass(target, hit) or self._elsewhere.goes_on(target, hit):
            return "another street"
        if self._of_a_person(hit):
            return "a person of that name"
        if self._parted(hit) or (hit.name == _NEAR and self._room(hit)):
            return "words of a sentence"
        return "perhaps things counted" if self._things(target, hit) else self._similar(target, hit)

    def _street_elsewhere(self, target: Target, hit: Hit) -> str:
        """Doubt a street that many towns have, or that the register writes otherwise: "Back Lane, Leeds"."""
        if self._verb(hit):
            return "small letters"
        if self._elsewhere.goes_on(target, hit) or self._led_on(hit):
            return "a longer name"
        if hit.name == _TRANSLATED and self._elsewhere.differs(target, hit):
            return "a translated street"
        common = self._elsewhere.ordinary(hit) or self._elsewhere.differs(target, hit)
        return "a street elsewhere" if common and self._elsewhere.town(target, hit) else ""

    def _verb(self, hit: Hit) -> bool:
        """Say whether the street's type is a verb: "the fletchers rise early", "Fletchers rise at dawn"."""
        tokens, after = self._tokens, hit.last + 1
        if hit.last == hit.first or tokens.capital(hit.last) or tokens.text[hit.last] not in _VERBS:
            return False
        led = (
            hit.first == 0 or tokens.text[hit.first - 1] == "the" or ends_sentence(tokens.gap(hit.first - 1))
        )
        follows = after < len(tokens) and tokens.gap(hit.last) == " " and tokens.text[after] in _ADVERBS
        return led and follows

    def _led_on(self, hit: Hit) -> bool:
        """Say whether a word behind a number leads to the street's name: "14 Old Rose Lane"."""
        tokens, before = self._tokens, hit.first - 1
        if before < 1 or tokens.gap(before) != " " or tokens.gap(before - 1) != " ":
            return False
        text, number = tokens.text[before], tokens.text[before - 1]
        counted = number[0].isdigit() and tokens.capital(before) and text.isalpha()
        return counted and (text in _LEADING or text in _COMPASS)

    def _similar(self, target: Target, hit: Hit) -> str:
        """Doubt a street that is not quite the item's where something beside it is another street's."""
        elsewhere, misspelt = self._elsewhere, hit.name.endswith(_MISSPELT)
        typeless = hit.name.endswith(_TYPELESS)
        if typeless and any(";" in self._tokens.gap(at) for at in range(hit.first, hit.last)):
            return "another entry of a list"
        if (misspelt or typeless) and elsewhere.other_sort(target, hit):
            return "another sort of street"
        if misspelt and self._other_words(target, hit):
            return "similar street"
        if misspelt or elsewhere.differs(target, hit):
            return "similar street" if elsewhere.town(target, hit) else ""
        return "a street elsewhere" if elsewhere.ordinary(hit) and elsewhere.postcode(target, hit) else ""

    def _compass(self, target: Target, hit: Hit) -> bool:
        """Say whether a point of the compass that is none of the street's follows: "Calder Street East"."""
        tokens, after = self._tokens, hit.last + 1
        beside = after < len(tokens) and tokens.gap(hit.last) == " " and tokens.capital(after)
        if not beside or tokens.text[after] not in _COMPASS:
            return False
        # "Rose Lane East Grinstead" names a town
        town = after + 1 < len(tokens) and tokens.gap(after) == " " and tokens.capital(after + 1)
        return not town and tokens.text[after] not in target.facts.get("street_words", ())

    def _of_a_person(self, hit: Hit) -> bool:
        """Say whether a word of family or a title leads to a forename: "Uncle Albert is 22"."""
        tokens, before, names = self._tokens, hit.first - 1, self._compiled.lexicon.names
        if before < 0 or tokens.gap(before) != " " or tokens.text[hit.first] not in self._compiled.given:
            return False
        return tokens.text[before] in names.relations or tokens.text[before] in names.titles

    def _room(self, hit: Hit) -> bool:
        """Say whether a number apart from the street is a room's, a page's or a bus's: "Room 208, ..."."""
        tokens = self._tokens
        numbers = [at for at in range(max(1, hit.first), hit.last + 1) if tokens.text[at].isdigit()]
        return any(tokens.gap(at - 1) == " " and tokens.text[at - 1] in self._others for at in numbers)

    def _parted(self, hit: Hit) -> bool:
        """Say whether a sign ends a name inside a street: "the trial of Cooper: row 14", "Cooper v Row"."""
        tokens = self._tokens
        for at in range(hit.first, hit.last):
            one, two = tokens.text[at], tokens.text[at + 1]
            gap, words = tokens.gap(at), one.isalpha() and two.isalpha()
            if words and gap == ": " and tokens.capital(at) and not tokens.capital(at + 1):
                return True
            if one == "v" and gap == " " and not tokens.capital(at) and tokens.capital(at + 1):
                return True
        return False

    def _things(self, target: Target, hit: Hit) -> bool:
        """Say whether the street's word in small letters, in the plural and without its type, is counted."""
        tokens, own = self._tokens, target.facts.get("street_words", ())
        seen = range(hit.first, hit.last + 1)
        if any(tokens.capital(at) for at in seen):
            return False
        if len(own) > 1 and tokens.text[hit.last] in target.facts.get("street_kinds", ()):
            # "27 foxgloves crescent" is not counted
            return False
        if (
            tokens.text[hit.last].removesuffix("s") in self._types
            and tokens.text[hit.last] not in self._types
        ):
            return True
        return any(tokens.text[at].removesuffix("s") in own and tokens.text[at] not in own for at in seen)

    def _other_words(self, target: Target, hit: Hit) -> bool:
        """Say whether the slips make other words: "Stryd Fach" for Fawr, "Centaur Court" for Century."""
        own = target.facts.get("street_words", ())
        street = [word for word in self._street(hit) if not word[:1].isdigit()]
        windows = [street[at : at + len(own)] for at in range(len(street) - len(own) + 1)] if own else []
        seen = min(windows, key=lambda words: _slips(words, own), default=[])
        return any(self._another(one, two) for one, two in zip(seen, own, strict=False) if one != two)

    def _street(self, hit: Hit) -> list[str]:
        """Return the words of a hit, with the s of a possessive in its word."""
        tokens, words = self._tokens, [self._tokens.text[hit.first]]
        for at in range(hit.first + 1, hit.last + 1):
            if tokens.gap(at - 1) == "'":
                words[-1] += tokens.text[at]
            else:
                words.append(tokens.text[at])
        return words

    def _another(self, seen: str, own: str) -> bool:
        if own in self._types or OSA.distance(seen, own) < _TWO:
            return False
        short = len(seen) == len(own) <= _SHORT_WORD and seen[0] == own[0]
        return short or (seen in self._words and own in self._words and len(seen) > _SHORT_WORD)


def _slips(words: Sequence[str], own: Sequence[str]) -> int:
    return sum(OSA.distance(one, two) for one, two in zip(words, own, strict=True))
