"""An address's own flat in any words: "flat number 5", "the fifth flat", "Flat V", "5 of the flats", "кв. 5".

Takes a page, gives where the flat that begins at a token ends: digits, words, ordinal, Roman, by its stair
("second floor left" for 2/1), behind what is rung. It knows only the own flat, and no other address.
"""

from __future__ import annotations

import re

from redactor.detect.known.compile import Compiled
from redactor.detect.known.expand.address import roman_number
from redactor.detect.known.forms import Target
from redactor.detect.known.once import once_a_case
from redactor.detect.known.page import Page
from redactor.detect.known.places.house_numbers import HouseNumbers
from redactor.detect.known.text.numbers import letter_names

_FILLER_MOST = 3
# what is rung or opened bears the number of the flat
_RUNG = frozenset(
    [
        *("bell", "buzzer", "buzz", "ring", "press", "push", "dial", "button", "intercom", "doorbell"),
        *("entryphone", "cloch"),
    ]
)
_OWNED = frozenset(
    [
        *("of", "is", "was", "s", "the", "in", "as", "her", "his", "their", "my", "a", "ydi", "yw"),
        *("marked", "numbered", "called", "labelled"),
    ]
)
# words for a flat in the languages of people who write to a council
_ABROAD = (
    *("whg", "wohnung", "квартира", "квартиры", "квартире", "кв", "помешкання", "apto", "apartado"),
    *("appartement", "appt", "lokal", "lok", "mieszkanie", "mieszkania", "mieszkaniu", "ap", "apart"),
    *("apartament", "apartamentul", "apartamento", "appartamento", "piso", "puerta", "interno", "int"),
    *("daire", "byt", "butas", "dzivoklis", "korter", "lakas", "lägenhet", "lgh", "leilighet", "διαμέρισμα"),
    *("διαμ", "شقة", "الشقة", "شقه", "آپارتمان", "فلیٹ", "דירה", "फ्लैट", "ফ্ল্যাট", "ਫਲੈਟ", "ફ્લેટ", "apartmani"),
    *("banesa", "shuqa", "flet", "fleti", "stan", "guriga"),
)
_ORDINAL = re.compile(r"(\d{1,3})(?:st|nd|rd|th|ed|fed)")
_SHORT_ROMAN = {"1": "i", "5": "v", "10": "x"}
_STAIR = re.compile(r"\d{1,2}\s?/\s?\d{1,2}")
_ON_STAIR = re.compile(r"(\d{1,2})f?([lrm]|\d{1,2})")
_SIDES = {"left": "1", "l": "1", "right": "2", "r": "2", "middle": "2", "centre": "2", "m": "2"}
_FLOOR = frozenset(["floor", "up", "f", "flr", "storey", "level", "stair", "on", "the", "to", "hand", "flat"])
_STAIR_MOST = 5


class ToldFlats:
    """Reads the own flats of addresses in one page."""

    def __init__(self, page: Page, compiled: Compiled, numbers: HouseNumbers) -> None:
        """Keep the page and the words around flats."""
        self._tokens = page.tokens
        self._numbers = numbers
        lexicon, contexts = compiled.lexicon, compiled.lexicon.contexts
        self._units = _units(compiled)
        self._filler = lexicon.units.markers | contexts.get("hesitation", frozenset()) | _OWNED
        self._letters = letter_names(contexts.get("letter_names", frozenset()))
        self._ordinals = lexicon.numbers.ordinals

    def ending(self, target: Target, at: int) -> int | None:
        """Return the last token of the own flat that begins at a token."""
        own = "".join(target.facts.get("flat", ()))
        if not own:
            return None
        unit = target.value.first("flat")[:1].lower()
        # "R9" for Room 9
        if unit.isalpha() and self._tokens.text[at] == unit + own:
            return at
        if _STAIR.search(target.value.first("flat")):
            return self._on_stair(at, own)
        tokens = self._tokens
        if tokens.text[at] in self._units:
            after = self._over(at + 1)
            return self._own_number(after, own, marked=True) if after < len(tokens) else None
        last = self._own_number(at, own)
        if last is None:
            return None
        after = self._over(last + 1)
        # "5 of the flats", "the fifth flat", but not "5 flats"
        told = last + 1 < after < len(tokens) or (after < len(tokens) and self._ordinal(at) == own)
        return after if told and tokens.joined(last) and tokens.text[after] in self._units else None

    def _over(self, at: int) -> int:
        """Return the token behind a few small words."""
        tokens, first = self._tokens, at
        while at < len(tokens) and at - first < _FILLER_MOST and tokens.joined(at - 1):
            if tokens.text[at] not in self._filler:
                break
            at += 1
        return at

    def _own_number(self, at: int, own: str, *, marked: bool = False) -> int | None:
        """Return the last token of the own flat's number or letter that begins here."""
        tokens, text = self._tokens, self._tokens.text[at]
        if not tokens.joined(at - 1) and marked:
            return None
        named = len(own) == 1 and self._letters.get(text) == own
        roman = marked and text in {roman_number(own), _SHORT_ROMAN.get(own)}
        if text == own or named or roman or self._ordinal(at) == own:
            return at
        found = self._numbers.starting_at(at, own) if self._numbers.numeric(at) else None
        if found is None or found[1] != at or not own[0].isdigit():
            return None
        if found[0] == own:
            return found[2]
        after = found[2] + 1
        lettered = found[0] == own[:-1] and after < len(tokens) and tokens.joined(found[2])
        return after if lettered and self._letters.get(tokens.text[after]) == own[-1] else None

    def _ordinal(self, at: int) -> str:
        """Return the number that an ordinal stands for: "third", "3rd"."""
        text = self._tokens.text[at]
        found = _ORDINAL.fullmatch(text)
        return found[1] if found else str(self._ordinals.get(text, ""))

    def _on_stair(self, at: int, own: str) -> int | None:
        """Return the last token of a flat told by its stair: "2F1", "second floor left", "two up, right"."""
        text = self._tokens.text[at]
        short = _ON_STAIR.fullmatch(text)
        if short and short[1] + _SIDES.get(short[2], short[2]) == own:
            return at
        if text in self._units:
            return self._behind_unit(self._over(at + 1), own)
        floor = self._ordinal(at)
        if not floor and self._numbers.numeric(at):
            floor = (self._numbers.starting_at(at, "") or ("",))[0]
        return self._side(at, own[len(floor) :]) if floor and own.startswith(floor) else None

    def _side(self, floor: int, door: str) -> int | None:
        """Return the last token that tells the own door behind a floor: "second floor left", "first door"."""
        tokens = self._tokens
        for last in range(floor + 1, min(floor + 1 + _STAIR_MOST, len(tokens))):
            if not tokens.joined(last - 1):
                return None
            if self._ordinal(last) == door:
                return last + (last + 1 < len(tokens) and tokens.text[last + 1] in self._units)
            side = _SIDES.get(tokens.text[last])
            if side is not None or tokens.text[last] not in _FLOOR:
                return last if side is not None and _same_side(side, door) else None
        return None

    def _behind_unit(self, at: int, own: str) -> int | None:
        """Return the last token of a flat on a stair whose word stands before a token."""
        if at >= len(self._tokens):
            return None
        return self._own_number(at, own, marked=True)


@once_a_case
def _units(compiled: Compiled) -> frozenset[str]:
    """Return the words for flats, in many languages, and for what is rung."""
    own = frozenset(form for forms in compiled.lexicon.units.units.values() for form in forms)
    return _RUNG | own | frozenset(map(compiled.folding.fold, _ABROAD))


def _same_side(side: str, own: str) -> bool:
    """Say whether a side of a stair is that of the own flat: the first is left, the others are not."""
    return (side == "1") == (own == "1")
