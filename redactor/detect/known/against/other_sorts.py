"""Whether the general words beside an institution's name are another sort's: an inn, another age or trade.

Takes a page and a hit with general words: "St Wilfrid's Church", "St Malachy's Grammar" for a primary, "Hale
Plumbing Ltd" for Hale Joinery. It finds no names.
"""

from __future__ import annotations

from redactor.detect.known.compile import Compiled
from redactor.detect.known.forms import Hit, Target
from redactor.detect.known.organisations.around_names import AroundNames
from redactor.detect.known.page import Page
from redactor.model.kind import Kind

NEAR_MISS = "organisation_near_miss_and_generic_word"
_JOINTS = frozenset({"and", "the", "of", "y", "yr", "s"})
_NURSERIES = frozenset({"nursery", "playgroup", "preschool", "creche", "kindergarten", "meithrinfa"})
_WELSH_AGES = frozenset({"cynradd", "gynradd", "uwchradd", "gyfun", "ramadeg"})
_SCHOOLS = frozenset({"school", "ysgol", "academy", "college"})
# schools of one age: a general word of another age is another school
_AGES = (
    frozenset({"primary", "infant", "infants", "junior", "juniors", "cynradd", "gynradd", "babanod", "iau"}),
    frozenset({"secondary", "grammar", "comprehensive", "high", "uwchradd", "gyfun", "ramadeg"}),
)
_OTHER_HEADS = frozenset(
    {"church", "chapel", "cathedral", "hospice", "cemetery", "abbey", "inn", "pub", "arms", "tavern"}
    | {"garage", "brewery", "hotel", "theatre", "cinema", "museum", "stadium", "racecourse"}
)
_OTHER_CARE = frozenset(
    {"dental", "veterinary", "vets", "pharmacy", "chemist", "chemists", "opticians", "dentist"}
)
# general words of firms that tell no trade
_NO_TRADE = frozenset(
    {
        "ltd",
        "limited",
        "plc",
        "llp",
        "inc",
        "cyf",
        "co",
        "company",
        "group",
        "holdings",
        "international",
        "uk",
    }
    | {"services", "service", "solutions", "enterprises", "associates", "partners", "partnership", "sons"}
    | {"office", "headquarters", "factory", "warehouse", "shop", "branch", "department", "team", "centre"}
    | {"unit", "works", "industries", "corporation", "staff", "general", "and", "of", "the", "in", "s"}
)
_STEM = 4
_LONGER_LEAST = 4


class OtherSorts:
    """Weighs the general words of names of institutions in one page."""

    def __init__(self, page: Page, compiled: Compiled) -> None:
        """Keep the page and the general words of each sort."""
        self._tokens = page.tokens
        self._around = AroundNames(page, compiled)
        lexicon = compiled.lexicon
        contexts = lexicon.contexts
        self._elsewhere = contexts.get("other_places", frozenset()) | contexts.get("trade", frozenset())
        self._small_places = contexts.get("other_places_small", frozenset())
        self._forms = lexicon.organisations.forms
        self._kinds = lexicon.organisations.kinds
        self._words, self._surnames = lexicon.words, lexicon.names.common
        self._trades = lexicon.organisations.generic - _NO_TRADE
        self._saints = frozenset(lexicon.streets.saints)

    def many_bear(self, target: Target) -> bool:
        """Say whether many bear a name: a saint's, one of ordinary words or of usual surnames."""
        core = words_of(target, "core")
        return not core.isdisjoint(self._saints) or all(
            word in self._words or word in self._surnames or len(word) < _LONGER_LEAST for word in core
        )

    def other(self, target: Target, hit: Hit) -> bool:
        """Say whether the general words beside a name are all of another sort: an inn's, another age's."""
        own, cores = words_of(target, "name"), words_of(target, "core")
        texts = [text for text in self._tokens.text[hit.first : hit.last + 1] if text not in _JOINTS]
        general = [text for text in texts if not any(text in core for core in cores)]
        foreign = any(word.isalpha() and word not in self._words for word in own - cores)
        if general and (self._other_calling(target, hit, general) or self._other_trade(target, hit)):
            return True
        aged = target.kind is Kind.SCHOOL and own.isdisjoint(frozenset(general) - _SCHOOLS)
        told = self.many_bear(target) or not own.isdisjoint(_WELSH_AGES)
        if aged and told and self._ages_apart(own, self._capitals(hit, general)):
            # "Priory Hill High School" for a primary school: "school" says nothing
            return True
        if not general or foreign or any(text in own for text in general):
            return False
        if hit.rule == NEAR_MISS and frozenset(texts) >= cores:
            # the words of the name in another order, and no general word of its own
            return True
        if target.kind is Kind.SCHOOL:
            aged = self._other_age(own, self._capitals(hit, general))
            return aged and not self._around.thing_after(hit.last)
        # the last general word says what it is: "Primary Care Centre", "Blue Bell Inn"
        head = max(at for at in range(hit.first, hit.last + 1) if self._tokens.text[at] in general)
        return self._of_another(target, head) and not self._same(self._tokens.text[head], own)

    def _other_calling(self, target: Target, hit: Hit, general: list[str]) -> bool:
        """Say whether a word tells another trade: "St Wilfrid's Church", "Dental Surgery"."""
        own = words_of(target, "name")
        if general[-1] in _OTHER_HEADS - own:
            return True
        if target.kind is Kind.SCHOOL:
            return general[-1] == "church"
        tokens, cares = self._tokens, _OTHER_CARE - own
        return target.kind is Kind.GP and any(
            tokens.text[at] in cares and tokens.capital(at) and tokens.gap(at - 1) == " "
            for at in range(hit.first + 1, hit.last + 1)
        )

    def _other_trade(self, target: Target, hit: Hit) -> bool:
        """Say whether a firm whose name tells its trade stands with another trade: "Hale Plumbing Ltd"."""
        cores, tokens = words_of(target, "core"), self._tokens
        own = words_of(target, "name") - cores - _NO_TRADE
        if target.kind is not Kind.ORGANISATION or not own & self._trades or not self.many_bear(target):
            return False
        seen = [at for at in range(hit.first, hit.last + 1) if tokens.text[at] not in cores | _NO_TRADE]
        capital = [tokens.text[at] for at in seen if tokens.capital(at) and tokens.gap(at - 1) == " "]
        trades = self._trades.intersection(capital)
        alike = any(one[:_STEM] == two[:_STEM] for one in capital for two in own)
        return bool(trades) and not alike and not any(self._same(one, own) for one in capital)

    def _of_another(self, target: Target, token: int) -> bool:
        """Say whether a word is a place's or a trade's, and none of the item's kind."""
        text = self._tokens.text[token]
        apart = token > 0 and "\n" in self._tokens.gap(token - 1)
        if apart or (target.kind is Kind.GP and str(target.kind) in self._kinds.get(text, ())):
            return False
        return text in (self._elsewhere if self._tokens.capital(token) else self._small_places)

    def _same(self, word: str, own: frozenset[str]) -> bool:
        """Say whether a general word is another form of one of the name's: "Bakery" for Becws."""
        return any(word in forms and own & {full, *forms} for full, forms in self._forms.items())

    def _capitals(self, hit: Hit, general: list[str]) -> frozenset[str]:
        """Return the general words that stand with a capital: "the Ravenhurst nursery" is a part of it."""
        tokens = self._tokens
        every = range(hit.first, hit.last + 1)
        return frozenset(tokens.text[at] for at in every if tokens.capital(at)) & frozenset(general)

    def _other_age(self, own: frozenset[str], general: frozenset[str]) -> bool:
        if general & _NURSERIES:
            return not own & _NURSERIES
        return self._ages_apart(own, general)

    def _ages_apart(self, own: frozenset[str], general: frozenset[str]) -> bool:
        """Say whether both tell an age, and not the same."""
        mine = [age for age in _AGES if age & own]
        seen = [age for age in _AGES if age & general]
        return bool(mine and seen) and not any(age in mine for age in seen)


def words_of(target: Target, fact: str) -> frozenset[str]:
    """Return the words of all names of an institution."""
    return frozenset(word for name in target.names for word in name.facts.get(fact, ()))
