"""Reads addresses into their parts.

Takes "Flat 2, 14 Rose Lane, Leominster, HR6 8XQ" or a mapping; gives the same parts.
A text that can be read in two ways is read in the usual order; a mapping leaves nothing to guess.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from redactor.model.kind import Value
from redactor.model.lexicon import Lexicon, plain
from redactor.values.dates import check_coordinates
from redactor.values.invalid import ValueInvalid
from redactor.values.parts import Given, make_value, read_mapping
from redactor.values.postcode import LIKE_POSTCODE, POSTCODE, canonical_postcode
from redactor.values.three_words import three_words

PARTS = (
    "flat",
    "house_name",
    "number",
    "street",
    "locality",
    "town",
    "town_also",
    "county",
    "postcode",
    "uprn",
    "what3words",
    "latitude",
    "longitude",
)
_NUMBER = r"\d{1,5}(?:\s?[A-Za-z](?![A-Za-z]))?(?:\s?[-–/]\s?\d{1,5}[A-Za-z]?)?"
_NUMBERED = re.compile(rf"(?:no\.?|number|nº|#)?\s*({_NUMBER})\s*,?\s+(\S.*)", re.IGNORECASE)
_ONLY_NUMBER = re.compile(rf"(?:no\.?|number|nº|#)?\s*({_NUMBER})", re.IGNORECASE)
_SLASHED = re.compile(r"(\w{1,4})\s?/\s?(\d{1,5}[A-Za-z]?)")
# where a flat lies on a stair: "Flat 2/1"
_ON_STAIR = re.compile(r"\S+\s+\d{1,3}\s?[/.-]\s?\d{1,3}")
_WORDS3 = re.compile(r"/{0,3}([^\W\d_]{3,}\.[^\W\d_]{3,}\.[^\W\d_]{3,})")
_BROAD = ValueInvalid(
    "The address has neither street, house name, postcode nor coordinates",
    "Give at least one of them; a town alone would remove far too much",
)


def parse_address(given: Given, lexicon: Lexicon) -> Value:
    """Read an address.

    Raises:
        ValueInvalid: a malformed postcode or coordinates, or nothing specific enough to look for.
    """
    if isinstance(given, str):
        text, parts = given.strip(), _Reader(lexicon).read(given)
    else:
        parts = read_mapping(given, PARTS)
        text = _join(parts)
    return make_value(text, _checked(parts, lexicon))


def _join(parts: Mapping[str, list[str]]) -> str:
    line = " ".join([*parts.get("number", []), *parts.get("street", [])])
    names = ("flat", "house_name", "", "locality", "town", "county", "postcode")
    pieces = [" ".join(parts.get(name, [])) if name else line for name in names]
    return ", ".join(piece for piece in pieces if piece)


def _checked(parts: Mapping[str, list[str]], lexicon: Lexicon) -> dict[str, list[str]]:
    found = {name: list(parts.get(name, [])) for name in PARTS}
    if found["postcode"]:
        code = canonical_postcode(found["postcode"][0], lexicon)
        if not code:
            raise ValueInvalid("The postcode is not a postcode", "Write it like HR6 8XQ")
        found["postcode"] = [code]
    if found["latitude"] or found["longitude"]:
        check_coordinates("".join(found["latitude"]), "".join(found["longitude"]))
    if found["uprn"] and not re.fullmatch(r"\d{1,12}", found["uprn"][0]):
        raise ValueInvalid("The UPRN is not a number of at most twelve digits", "Copy it again")
    if found["what3words"]:
        found["what3words"] = [three_words(found["what3words"][0])]
    sure = ("house_name", "street", "postcode", "uprn", "what3words", "latitude")
    if not any(len(plain(value)) > 2 for name in sure for value in found[name]):
        raise _BROAD
    return found


class _Reader:
    """Reads one address text; keeps what it found so far."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._parts: dict[str, list[str]] = {}

    def read(self, text: str) -> dict[str, list[str]]:
        rest = self._codes(text)
        segments = [piece.strip(" .") for piece in re.split(r"[,;\n]", rest)]
        segments = [piece for piece in segments if piece]
        if len(segments) == 1 and not self._parts and not self._specific(segments[0]):
            raise _BROAD
        while segments and not self._parts.get("street"):
            self._front(segments.pop(0), segments)
        self._back(segments)
        return self._parts

    def _specific(self, piece: str) -> bool:
        words = plain(piece).split()
        named = len(words) > 1 and (words[-1] in self._lexicon.units.house_words)
        return bool(re.search(r"\d", piece)) or named or self._is_street(piece)

    def _codes(self, text: str) -> str:
        code = None
        for code in POSTCODE.finditer(text):
            self._parts["postcode"] = [code.group(1)]
        if code:
            text = text[: code.start()] + "," + text[code.end() :]
        words = _WORDS3.search(text)
        if words:
            self._parts["what3words"] = [words.group(1)]
            text = text[: words.start()] + "," + text[words.end() :]
        last = re.split(r"[,;\n]", text.strip(" ,.\n"))[-1].strip()
        if not code and LIKE_POSTCODE.fullmatch(last):
            raise ValueInvalid("The last part looks like a postcode but is none", "Write it like HR6 8XQ")
        return text

    def _front(self, piece: str, rest: list[str]) -> None:
        """Read flat, number, house name and street, up to the street."""
        if self._flat(piece):
            return
        only = _ONLY_NUMBER.fullmatch(piece)
        if only and rest:
            self._parts["number"] = [only.group(1)]
            self._street(rest.pop(0), rest)
            return
        slashed = _SLASHED.match(piece)
        if slashed and piece[slashed.end() :].strip() and re.match(r"\d", slashed.group(1)):
            self._parts["flat"] = [slashed.group(1)]
            piece = piece[slashed.start(2) :]
        numbered = _NUMBERED.fullmatch(piece)
        if numbered:
            self._parts["number"] = [numbered.group(1)]
            self._street(numbered.group(2), rest)
        elif self._is_street(piece) and not self._names_house(piece, rest):
            self._street(piece, rest)
        elif not self._parts.get("house_name") and not self._is_county(piece):
            self._parts["house_name"] = [piece]
        else:
            rest.insert(0, piece)
            self._parts.setdefault("street", [])
            self._unnamed(rest)

    def _names_house(self, piece: str, rest: list[str]) -> bool:
        """Say whether a line that might be a street is the name of a house."""
        if self._parts.get("house_name"):
            return False
        if any(_NUMBERED.fullmatch(later) or self._is_street(later) for later in rest):
            return True
        words = plain(piece).split()
        units = self._lexicon.units
        return words[-1] in units.house_words or words[0] in units.articles

    def _unnamed(self, rest: list[str]) -> None:
        """A house name without a street: the rest is where it lies."""
        self._back(rest)
        rest.clear()

    def _flat(self, piece: str) -> bool:
        words = plain(piece).split()
        units = {form for forms in self._lexicon.units.units.values() for form in forms} - {
            "house",
            "cottage",
        }
        floors = {form for forms in self._lexicon.units.floors.values() for form in forms}
        if len(words) > 1 and (words[0] in units) and re.fullmatch(r"\d+[a-z]?|[a-z]|[a-z]+", words[1]):
            inline = re.fullmatch(rf"(\S+\s+\w+)\s+({_NUMBER}\s+\D.*)", piece)
            if inline and re.search(r"\d|^\S+\s+[A-Za-z]$", inline.group(1)):
                self._parts["flat"] = [inline.group(1)]
                self._front(inline.group(2), [])
                return True
            if len(words) == 2 and (
                re.search(r"\d", words[1]) or len(words[1]) < 2 or self._is_number(words[1])
            ):
                self._parts["flat"] = [piece]
                return True
        on_stair = words[:1] and words[0] in units and _ON_STAIR.fullmatch(piece)
        if " ".join(words) in floors or on_stair:
            self._parts["flat"] = [piece]
            return True
        return False

    def _is_number(self, word: str) -> bool:
        return word in self._lexicon.numbers.cardinals

    def _street(self, piece: str, rest: list[str]) -> None:
        """Take the street, and what follows it where commas are missing."""
        words = piece.split()
        types = self._lexicon.streets.form_of
        at = len(words)
        if not rest and plain(words[0]) not in self._lexicon.streets.prefixes:
            ends = [i for i, word in enumerate(words) if i and plain(word) in types]
            at = ends[0] + 1 if ends else len(words)
            while at < len(words) and plain(words[at]) in types:
                at += 1
        self._parts["street"] = [" ".join(words[:at])]
        if at < len(words):
            rest.insert(0, " ".join(words[at:]))

    def _is_street(self, piece: str) -> bool:
        words = plain(piece).split()
        houses = {
            "cottage",
            "house",
            "farm",
            "lodge",
            "barn",
            "bungalow",
            "villa",
            "mill",
            "hall",
            "cottages",
        }
        streets = self._lexicon.streets
        if not words:
            return False
        return (len(words) > 1 and words[-1] in streets.form_of and words[-1] not in houses) or (
            len(words) > 1 and words[0] in streets.prefixes
        )

    def _is_county(self, piece: str) -> bool:
        key = plain(piece)
        units = self._lexicon.units
        return any(key in forms for forms in units.counties.values()) or key in units.nations

    def _back(self, segments: list[str]) -> None:
        """Read locality, town, county from what follows the street."""
        places = [piece for piece in segments if plain(piece)]
        while len(places) > 1 and self._is_county(places[-1]):
            if plain(places[-1]) not in self._lexicon.units.nations:
                self._parts["county"] = [places[-1]]
            places.pop()
        if places:
            town, _, also = places.pop().partition("(")
            self._parts["town"] = [town.strip()]
            if also:
                self._parts["town_also"] = [also.strip(" )")]
        if places:
            self._parts["locality"] = places
