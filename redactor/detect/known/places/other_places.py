"""Says what around an address makes it another place: another street or number, a play on words.

Takes a page and a hit of an address, gives a reason or an empty string: "The Gables, 7 Mill Lane",
"page 14, Rose Lane", "a room with one park view". It finds nothing.
"""

from __future__ import annotations

import re

from redactor.detect.known.compile import Compiled
from redactor.detect.known.forms import Hit, Strength, Target
from redactor.detect.known.page import Page
from redactor.detect.known.people.strangers import ANOTHER

_AFTER_HOUSE = re.compile(r",? |, ?\n| ?\n|,")
_NUMBER = re.compile(r"\d{1,4}[a-z]?")
_STREET_MOST, _WORDS_SURE = 3, 3
_PAGES = frozenset(
    [
        "page",
        "pages",
        "pp",
        "para",
        "paragraph",
        "bus",
        "route",
        "section",
        "chapter",
        "line",
        "item",
        "ward",
        "bed",
    ]
)
_STREETS = frozenset(
    [
        "road",
        "street",
        "lane",
        "avenue",
        "close",
        "drive",
        "terrace",
        "mews",
        "way",
        "crescent",
        "row",
        "gardens",
        "rise",
        "view",
        "place",
        "square",
        "hill",
        "grove",
        "stryd",
        "heol",
        "ffordd",
        "lon",
    ]
)
_FEW = frozenset(["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"])
_LEADS = frozenset(
    [
        "at",
        "to",
        "on",
        "in",
        "of",
        "from",
        "near",
        "live",
        "lives",
        "lived",
        "living",
        "stay",
        "stays",
        "staying",
        "address",
        "is",
        "house",
        "no",
        "number",
        "flat",
        "by",
        "outside",
        "yn",
        "ar",
        "i",
        "and",
        "or",
    ]
)


class OtherPlaces:
    """Looks around the hits of addresses in one page."""

    def __init__(self, page: Page, compiled: Compiled) -> None:
        """Keep the page."""
        self._tokens = page.tokens
        self._words = compiled.lexicon.words
        self._types = compiled.lexicon.streets.form_of
        lexicon = compiled.lexicon
        self._units = {form for forms in lexicon.units.units.values() for form in forms}
        self._numbers = frozenset(lexicon.numbers.cardinals) | frozenset(lexicon.numbers.multipliers)

    def doubt(self, target: Target, hit: Hit) -> str:
        """Return why a hit may be another place."""
        if hit.part in {"house", "alias"} and hit.strength is Strength.MEDIUM:
            return self._house(target, hit)
        if hit.part == "number_street":
            return self._page_number(hit) or self._plain_words(hit)
        return self._parted_words(hit) if hit.part == "street" else ""

    # ---- houses ---------------------------------------------------------------------------

    def _house(self, target: Target, hit: Hit) -> str:
        """Doubt a house name before or inside another street: "The Gables, 7 Mill Lane", "Gables Mews"."""
        tokens, after = self._tokens, hit.last + 1
        if after >= len(tokens):
            return ""
        gap = tokens.gap(hit.last)
        if gap == " " and tokens.capital(after) and self._other_type(target, after):
            return "another place of that name"
        if not _AFTER_HOUSE.fullmatch(gap):
            return ""
        number = tokens.text[after] if _NUMBER.fullmatch(tokens.text[after]) else ""
        start = after + bool(number)
        end = self._street_end(start)
        if end is None:
            return ""
        name = "".join(tokens.text[start : end + 1])
        if any(name == spelling for spelling in target.facts.get("street_spellings", ())):
            flat = any(map(str.isdigit, "".join(tokens.text[hit.first : hit.last + 1])))
            other = number and target.facts.get("numbers") and number not in target.facts["numbers"]
            return (ANOTHER if flat else "other number") if other else ""
        return "another street" if self._other_type(target, end) or number else ""

    def _street_end(self, start: int) -> int | None:
        """Return the token of the type that ends a street of words with capitals."""
        tokens = self._tokens
        for at in range(start, min(start + _STREET_MOST, len(tokens))):
            if not tokens.capital(at) or (at > start and tokens.gap(at - 1) not in {" ", "'", "-"}):
                return None
            if at > start and tokens.text[at] in self._types:
                return at
        return None

    def _other_type(self, target: Target, token: int) -> bool:
        text = self._tokens.text[token]
        return text in _STREETS and text not in target.facts.get("street_kinds", ())

    # ---- numbers and streets ----------------------------------------------------------------

    def _page_number(self, hit: Hit) -> str:
        """Doubt a number that something else counts, parted from the street: "page 14, Rose Lane"."""
        tokens, before = self._tokens, hit.first - 1
        counted = before >= 0 and tokens.text[before] in _PAGES and tokens.gap(before).strip(". ") == ""
        return "other number" if counted and "," in tokens.gap(hit.first) else ""

    def _plain_words(self, hit: Hit) -> str:
        """Doubt ordinary words in small letters within a sentence: "three abbots walk into a bar".

        Three words of a street behind its number stand there by no chance.
        """
        tokens = self._tokens
        texts = tokens.text[hit.first : hit.last + 1]
        if (
            texts[0] not in _FEW
            or len(texts) > _WORDS_SURE
            or texts[1] in self._numbers
            or any(t not in self._words for t in texts if t != "s")
        ):
            return ""
        if any(tokens.capital(t) for t in range(hit.first, hit.last + 1)):
            return ""
        after = tokens.text[hit.last + 1] if hit.last + 1 < len(tokens) else ""
        goes_on = after and tokens.gap(hit.last) == " " and after not in self._units
        before = tokens.text[hit.first - 1] if hit.first and tokens.joined(hit.first - 1) else ""
        if before in _LEADS or not (before or goes_on):
            return ""
        return "ordinary words"

    def _parted_words(self, hit: Hit) -> str:
        """Doubt a street whose type is only beside it: "Otley, Street View", "Tanner's fold-up pushchair"."""
        tokens, after = self._tokens, hit.last + 1
        if after >= len(tokens) or hit.last <= hit.first or tokens.text[hit.last] not in self._types:
            return ""
        view = tokens.gap(hit.last - 1) == ", " and tokens.gap(hit.last) == " " and tokens.capital(after)
        joined = tokens.gap(hit.last) == "-" and not tokens.capital(hit.last) and tokens.text[after].isalpha()
        return "place or firm" if view or joined else ""
