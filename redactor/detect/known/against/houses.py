"""What around a house name makes it another thing: "Nelson's Column", "its maltings".

Takes a page and a hit of a house name alone, gives a reason. It finds no houses.
"""

from __future__ import annotations

from rapidfuzz.distance import OSA

from redactor.detect.known.against.plain_words import PlainWords
from redactor.detect.known.compile import Compiled
from redactor.detect.known.forms import Hit, Target
from redactor.detect.known.page import Page

_PARTS = frozenset({"house", "house_core", "alias"})
_OWNED = frozenset(
    {"its", "their", "his", "some", "many", "several", "old", "former", "a", "an", "any", "every", "each"}
)
_OF_PERSONS = frozenset(["aged", "age", "she", "he", "born"])
_CALLINGS = frozenset(
    {
        "teacher",
        "headteacher",
        "governor",
        "school",
        "nurse",
        "midwife",
        "doctor",
        "psychologist",
        "barrister",
    }
    | {
        "magistrate",
        "councillor",
        "chair",
        "mediator",
        "translator",
        "journalist",
        "actor",
        "actress",
        "vicar",
    }
)
_OWNERS = frozenset({"a", "an", "the", "our", "my", "his", "her", "their", "your"})
_PERSONAL = frozenset({"herself", "himself", "who", "whose", "aged"})
_NAME_LEAST = 3


class OtherHouses:
    """Looks around house names in one page."""

    def __init__(self, page: Page, compiled: Compiled) -> None:
        """Keep the page and the words of the lexicon."""
        self._tokens = page.tokens
        self._plain = PlainWords(page, compiled)
        self._fold = compiled.folding.fold
        self._given, self._titles = compiled.given, compiled.lexicon.names.titles
        contexts = compiled.lexicon.contexts
        self._people = compiled.lexicon.names.relations | contexts.get("callings", frozenset()) | _CALLINGS
        self._deeds = contexts.get("deeds", frozenset()) | contexts.get("speech", frozenset()) | {"rang"}
        self._house_words = compiled.lexicon.units.house_words

    def doubt(self, target: Target, hit: Hit) -> str:
        """Return why a house name alone may be something else."""
        if hit.part not in _PARTS:
            return ""
        if not self._tokens.capital(hit.first):
            return "perhaps a person" if self._person(hit) else self._common_noun(hit)
        if self._person(hit):
            return "perhaps a person"
        other = self._goes_on(target, hit.last) or self._led_by_name(target, hit.first)
        return "another thing of that name" if other else ""

    def _person(self, hit: Hit) -> bool:
        """Say whether a title or an age tells that a person's name stands there: "Mrs Hazel Hurst"."""
        tokens, before, after = self._tokens, hit.first - 1, hit.last + 1
        if hit.last - hit.first != 1 or tokens.text[hit.first] not in self._given:
            return False
        titled = before >= 0 and tokens.gap(before) in {" ", ". "} and tokens.text[before] in self._titles
        if titled or (before >= 0 and tokens.gap(before) == " " and tokens.text[before] == "dear"):
            return True
        if after >= len(tokens):
            return False
        gap, text = tokens.gap(hit.last), tokens.text[after]
        done = gap == " " and text in self._deeds | _PERSONAL
        return done or (gap in {", ", " ("} and self._told_of_person(after))

    def _told_of_person(self, token: int) -> bool:
        """Say whether a word set off behind a name is a person's: ", aged 9", " (she", ", our clerk"."""
        tokens, text = self._tokens, self._tokens.text[token]
        if text in _OF_PERSONS or text in self._people:
            return True
        led = text in _OWNERS and token + 1 < len(tokens) and tokens.gap(token) == " "
        return led and tokens.text[token + 1] in self._people

    def _common_noun(self, hit: Hit) -> str:
        """Doubt a house name in small letters behind a word of owning: "barley for its maltings"."""
        tokens, before = self._tokens, hit.first - 1
        owned = before >= 0 and tokens.gap(before) == " " and tokens.text[before] in _OWNED
        return "small letters" if owned else ""

    def _goes_on(self, target: Target, last: int) -> bool:
        """Say whether another word with a capital goes on the name: "Windrush Day", "Nelson's Column"."""
        tokens = self._tokens
        if last + 2 < len(tokens) and tokens.gap(last) == "'" and tokens.text[last + 1] == "s":
            last += 1
        after = last + 1
        if after >= len(tokens) or tokens.gap(last) not in {" ", "-"} or not tokens.capital(after):
            return False
        if tokens.gap(last) == "-":
            return tokens.text[after] not in self._own(target) and tokens.text[after].isalpha()
        return self._another(target, after)

    def _led_by_name(self, target: Target, first: int) -> bool:
        """Say whether a word with a capital leads to the name within a sentence: "the Empire Windrush"."""
        tokens, before = self._tokens, first - 1
        if before < 1 or tokens.gap(before) != " " or not tokens.capital(before):
            return False
        within = tokens.gap(before - 1) == " " and tokens.text[before - 1] == "the"
        return within and self._another(target, before)

    def _another(self, target: Target, token: int) -> bool:
        """Say whether a word is none of the address's, nobody's name, no day and no word for a house."""
        text = self._tokens.text[token]
        if text == "homes":
            return True
        if len(text) < _NAME_LEAST or not text.isalpha() or self._plain.all_capital(token):
            return False
        if text in self._house_words or self._plain.person_or_day(text):
            return False
        return all(OSA.distance(text, own, score_cutoff=1) > 1 for own in self._own(target))

    def _own(self, target: Target) -> set[str]:
        values = [value for name, _ in target.value.parts for value in target.value.all(name)]
        return {word for value in values for word in self._fold(value).split()}
