"""What around an institution's name makes it another one, a saint, a river or a common noun.

Takes a page and a hit of a school, surgery, firm or place, gives a reason: "Three Rivers Walking Club",
"the icon shows St Conleth", "a millstream", "St Malachy's Grammar" for a primary. It finds no names.
"""

from __future__ import annotations

from redactor.detect.known.compile import Compiled
from redactor.detect.known.forms import Hit, Strength, Target
from redactor.detect.known.neighbours import Neighbours
from redactor.detect.known.organisations.around_names import AroundNames
from redactor.detect.known.page import Page
from redactor.detect.known.text.streams import ends_sentence
from redactor.model.kind import Kind

_CORES = frozenset({"core", "core_part", "alias"})
_JOINTS = frozenset({"and", "the", "of", "y", "yr"})
_WHOLE = "organisation_core_and_generic_word"
# schools of one age: a general word of another age is another school
_AGES = (
    frozenset({"nursery", "playgroup", "preschool", "creche", "kindergarten"}),
    frozenset({"primary", "infant", "infants", "junior", "juniors", "cynradd", "gynradd"}),
    frozenset({"secondary", "grammar", "comprehensive", "high", "uwchradd", "gyfun"}),
)
_LONGER_LEAST = 4
_BLANK = frozenset({" ", "  "})


class OtherInstitutions:
    """Looks around names of institutions in one page."""

    def __init__(self, page: Page, compiled: Compiled) -> None:
        """Keep the page and the words of things and places."""
        self._tokens = page.tokens
        self._compiled = compiled
        lexicon = compiled.lexicon
        self._words = lexicon.words
        self._beside = Neighbours(page, compiled)
        self._around = AroundNames(page, compiled)
        contexts = lexicon.contexts
        self._things = contexts.get("institution_things", frozenset())
        self._elsewhere = contexts.get("other_places", frozenset()) | contexts.get("trade", frozenset())
        self._generic = lexicon.organisations.generic
        self._kinds = lexicon.organisations.kinds
        self._saints = frozenset(lexicon.streets.saints)

    def doubt(self, target: Target, hit: Hit) -> str:
        """Return why a name may be another institution's, or none's."""
        if hit.rule == _WHOLE or (hit.part == "organisation" and hit.strength is Strength.MEDIUM):
            return "other organisation" if self._other_sort(target, hit) else ""
        if hit.part not in _CORES:
            return ""
        if self._saint_himself(target, hit):
            return "perhaps the saint"
        if not self._tokens.capital(hit.first):
            return "small letters" if self._common_noun(hit) else ""
        return "a longer name" if self._goes_on(target, hit) else ""

    # ---- general words of another sort ----------------------------------------------------

    def _other_sort(self, target: Target, hit: Hit) -> bool:
        """Say whether the general words beside a name are all of another sort: an inn's, another age's."""
        own = _words(target, "name")
        cores = _words(target, "core")
        texts = [text for text in self._tokens.text[hit.first : hit.last + 1] if text not in _JOINTS]
        general = [text for text in texts if text not in cores and text != "s"]
        if not general or any(text in own for text in general):
            return False
        if target.kind is Kind.SCHOOL:
            return self._other_age(own, general)
        return all(text in self._elsewhere for text in general if text in self._generic or text in self._elsewhere)

    def _other_age(self, own: frozenset[str], general: list[str]) -> bool:
        mine = [age for age in _AGES if age & own]
        seen = [age for age in _AGES if age & set(general)]
        return bool(mine and seen) and not any(age in mine for age in seen)

    # ---- a saint, a common noun -----------------------------------------------------------

    def _saint_himself(self, target: Target, hit: Hit) -> bool:
        """Say whether a saint stands without the s that his school has: "the feast of St Malachy"."""
        tokens = self._tokens
        if tokens.text[hit.first] not in self._saints or hit.last == hit.first:
            return False
        last = tokens.text[hit.last]
        possessive = last == "s" or not any(word == last for word in _words(target, "core"))
        genitive = f"{last}s" in _words(target, "name") or "s" in _words(target, "name")
        led = self._around.led(hit.first) or self._around.thing_after(hit.last)
        return genitive and not possessive and not led and self._within(hit)

    def _within(self, hit: Hit) -> bool:
        """Say whether a name stands within a sentence, not alone in its line or cell."""
        tokens, before, after = self._tokens, hit.first - 1, hit.last + 1
        left = before >= 0 and tokens.gap(before) == " "
        right = after < len(tokens) and tokens.gap(hit.last) in _BLANK
        return left and (right or after >= len(tokens) or ends_sentence(tokens.gap(hit.last)))

    def _common_noun(self, hit: Hit) -> bool:
        """Say whether one word in small letters stands in a sentence that has capitals: "in the millstream"."""
        tokens, before, after = self._tokens, hit.first - 1, hit.last + 1
        if hit.last > hit.first or tokens.span(hit.first, hit.last) != (hit.start, hit.end):
            return False
        if before < 0 or after >= len(tokens) or self._around.led(hit.first):
            return False
        blank = tokens.gap(before) == " " and tokens.gap(hit.last)[:1] in {" ", ",", ".", "\n"}
        plainly = tokens.gap(hit.last) != "." and not self._around.thing_after(hit.last)
        small = self._beside.all_small(hit.first) or self._beside.typed_small(hit.first)
        return blank and plainly and not small

    # ---- a longer name --------------------------------------------------------------------

    def _goes_on(self, target: Target, hit: Hit) -> bool:
        """Say whether another word with a capital goes on a name: "Three Rivers Walking Club"."""
        tokens, after = self._tokens, hit.last + 1
        if after < len(tokens) and tokens.gap(hit.last) == "'" and tokens.text[after] == "s":
            after += 1
        if after >= len(tokens) or tokens.gap(after - 1) != " " or not tokens.capital(after):
            return False
        text = tokens.text[after]
        if len(text) < _LONGER_LEAST or not text.isalpha() or self._all_capital(after):
            return False
        if text in self._things or text in _words(target, "name") or text in self._kinds:
            return False
        return not self._person_or_day(text) and not self._around.led(hit.first)

    def _all_capital(self, token: int) -> bool:
        canon, start = self._tokens.canon, self._tokens.start[token]
        return canon.capital(start + 1)

    def _person_or_day(self, text: str) -> bool:
        lexicon = self._compiled.lexicon
        person = text in self._compiled.given or text in lexicon.names.titles
        calendar = text in lexicon.dates.months or text in lexicon.dates.weekdays
        return person or calendar or bool(self._compiled.vocabulary.look(text))


def _words(target: Target, fact: str) -> frozenset[str]:
    """Return the words of all names of an institution."""
    return frozenset(word for name in target.names for word in name.facts.get(fact, ()))
