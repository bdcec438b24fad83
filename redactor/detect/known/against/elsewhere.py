"""What behind a street puts it elsewhere: another town, another postcode, another sort of street.

Takes a page, an address and a hit of it, answers yes or no. One of the address's own places beside it, also
misspelt, says that it is no other. There is no list of towns: a word with a capital that is nothing else.
"""

from __future__ import annotations

import re

from rapidfuzz.distance import OSA

from redactor.detect.known.against.plain_words import PlainWords
from redactor.detect.known.compile import Compiled
from redactor.detect.known.forms import Hit, Target
from redactor.detect.known.page import Page
from redactor.detect.known.text.streams import ends_sentence
from redactor.model.kind import Kind

_OUTWARD, _INWARD = re.compile(r"[a-z]{1,2}\d[a-z\d]?"), re.compile(r"\d[a-z]{2}")
_POSTCODE = re.compile(r"[a-z]{1,2}\d[a-z\d]?\d[a-z]{2}")
_WORD = re.compile(r"[^\W_]+")
_BORDER = re.compile(r"\n\s*\n|[\t\f|;]")
_STREET = frozenset({"street", "number"})
_LEADS = frozenset({"in", "at", "yn", "ym", "yng"})
_SET_OFF = frozenset({", ", " (", " - ", " – "})
_REACH, _TOWN_LEAST, _SLIPS, _OTHER_CODE, _WORDS_MOST = 8, 3, 2, 3, 2
_TYPE_LEAST, _NEXT = 4, 3


class Elsewhere:
    """Looks behind the streets of one page."""

    def __init__(self, page: Page, compiled: Compiled) -> None:
        """Keep the page and the words of the lexicon."""
        self._tokens = page.tokens
        self._words = compiled.lexicon.words
        self._types = compiled.lexicon.streets.form_of
        self._months = compiled.lexicon.dates.months
        self._common = compiled.lexicon.names.common
        self._fold = compiled.folding.fold
        self._plain = PlainWords(page, compiled)

    def differs(self, target: Target, hit: Hit) -> bool:
        """Say whether a hit does not hold the street's name as the register writes it."""
        seen = "".join(self._tokens.text[hit.first : hit.last + 1])
        names = [name.facts.get("street_name", ("",)) for name in target.names]
        return not any(name and name[0] and name[0] in seen for name in names)

    def ordinary(self, hit: Hit) -> bool:
        """Say whether all words of a hit are ordinary ones, so that many streets are called so."""
        tokens = self._tokens
        every = [tokens.text[at] for at in range(hit.first, hit.last + 1)]
        return all(text in self._words or not text.isalpha() or len(text) == 1 for text in every)

    def town(self, target: Target, hit: Hit) -> bool:
        """Say whether another town, or postcode, stands behind a hit, and no place of the address."""
        return self._behind(target, hit, towns=True)

    def postcode(self, target: Target, hit: Hit) -> bool:
        """Say whether a postcode of another area stands behind a hit, and no place of the address."""
        return self._behind(target, hit, towns=False)

    def other_sort(self, target: Target, hit: Hit) -> bool:
        """Say whether another sort of street ends a hit or follows it: "St George's Road" for Crescent."""
        tokens, last = self._tokens, hit.last
        own = {kind for name in target.names for kind in name.facts.get("street_kinds", ())}
        if not own or any(text in own for text in tokens.text[hit.first : last + 1]):
            return False
        if last + 2 < len(tokens) and tokens.gap(last) == "'" and tokens.text[last + 1] == "s":
            last += 1
        beside = last + 1 < len(tokens) and tokens.gap(last) == " "
        ends = (hit.last, last + 1) if beside else (hit.last,)
        if beside and tokens.text[last + 1] in own:
            return False
        return any(self._sort(target, at, own) for at in ends)

    def goes_on(self, target: Target, hit: Hit) -> bool:
        """Say whether a further sort of street or house goes on a street's name: "Quarry Bank Mill"."""
        tokens, after = self._tokens, hit.last + 1
        if after >= len(tokens) or tokens.gap(hit.last) != " " or not self._sort(target, after, set()):
            return False
        own = self._own(target)
        return not any(_own_place(text, own) for text in tokens.text[after : after + _NEXT])

    def _sort(self, target: Target, token: int, own: set[str]) -> bool:
        text = self._tokens.text[token]
        full = len(text) >= _TYPE_LEAST and text in self._types and self._tokens.capital(token)
        if not full or any(OSA.distance(text, kind, score_cutoff=1) <= 1 for kind in own):
            # "Fletchers Ride" for Rise is a slip
            return False
        name = "".join(word for each in target.names for word in each.facts.get("street_name", ()))
        return text not in name

    # ---- what stands behind ---------------------------------------------------------------

    def _behind(self, target: Target, hit: Hit, *, towns: bool) -> bool:
        tokens, other, words = self._tokens, False, 0
        own = self._own(target)
        towns = towns and bool(own)
        # "11 Back Lane S70 2AA": the S alone reads as South
        first = hit.last if self._code(hit.last) else hit.last + 1
        for at in range(first, min(len(tokens), first + _REACH)):
            gap, text = tokens.gap(at - 1), tokens.text[at]
            if ends_sentence(gap) or _BORDER.search(gap):
                break
            code = self._code(at)
            if code:
                return self._other_code(target, code, other=other)
            if text[0].isdigit():
                break
            if _own_place(text, own):
                return False
            if towns and not other:
                within = gap == " " and tokens.text[at - 1] in _LEADS and words <= _WORDS_MOST
                other = (within or (gap in _SET_OFF and not words)) and self._place(at, named=not within)
            words += text not in _LEADS
        return other

    def _own(self, target: Target) -> set[str]:
        """Return the words of a name's place, or of all the register says of an address but its street."""
        parts = [part for part, _ in target.value.parts if part not in _STREET]
        stated = [value for part in parts for value in target.value.all(part)]
        known = (place for name in target.names for place in name.facts.get("places", ()))
        if target.kind is not Kind.ADDRESS:
            stated = list(target.value.all("place"))
        return {*known, *(word for value in stated for word in _WORD.findall(self._fold(value)))}

    def _place(self, token: int, *, named: bool) -> bool:
        """Say whether a word with a capital is no ordinary word and, where a name may stand, nobody's."""
        text = self._tokens.text[token]
        if not self._tokens.capital(token) or len(text) < _TOWN_LEAST or not text.isalpha():
            return False
        if text in self._words or text in self._types or text in self._months or self._plain.known(text):
            return False
        person = text in self._common or self._plain.person_or_day(text)
        return not (named and person) or self._two_words(token)

    def _two_words(self, token: int) -> bool:
        """Say whether a second word with a capital, no forename, goes on a name: "Newton Abbot"."""
        tokens, after = self._tokens, token + 1
        if after >= len(tokens) or tokens.gap(token) != " " or not tokens.capital(after):
            return False
        text = tokens.text[after]
        return len(text) >= _TOWN_LEAST and text.isalpha() and not self._plain.person_or_day(text)

    def _code(self, token: int) -> str:
        """Return the postcode that begins at a token, without blank."""
        tokens, text = self._tokens, self._tokens.text[token]
        if _POSTCODE.fullmatch(text):
            return text
        if not _OUTWARD.fullmatch(text) or token + 1 >= len(tokens) or tokens.gap(token) not in {" ", "  "}:
            return ""
        return text + tokens.text[token + 1] if _INWARD.fullmatch(tokens.text[token + 1]) else ""

    def _other_code(self, target: Target, code: str, *, other: bool) -> bool:
        """Say whether a postcode is none of the address's, not even with slips, and of another district."""
        own = [self._fold(value).replace(" ", "") for value in target.value.all("postcode")]
        return all(OSA.distance(code, one) >= _OTHER_CODE and code[:-3] != one[:-3] for one in own) and (
            bool(own) or other
        )


def _own_place(text: str, own: set[str]) -> bool:
    """Say whether a word is one of the address's places, also misspelt."""
    if text in own:
        return True
    long = [word for word in own if len(word) > _SLIPS + 1]
    return len(text) > _SLIPS + 1 and any(
        OSA.distance(text, word, score_cutoff=_SLIPS) <= _SLIPS for word in long
    )
