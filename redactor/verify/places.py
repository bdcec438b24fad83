"""Patterns of addresses: postcode, number with street, house name with street, exact positions.

Takes a `Value` of kind address or location, with or without parts. Streets, towns and districts on
their own are no matter of this file: what they mean is policy, and the verifier knows none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from redactor.model.kind import Value
from redactor.verify.fold import squeeze
from redactor.verify.pattern import Pattern, Rule, Weight

_POSTCODE: Final = re.compile(r"\b([A-Z]{1,2}[0-9][0-9A-Z]?)\s*([0-9][A-Z]{2})\b", re.IGNORECASE)
_NUMBERED: Final = re.compile(r"(?<![\w/])(\d+\s?[A-Za-z]?)\s*,?\s+([^\W\d][^,;\n]*)")
_SHORT_TYPES: Final = {
    "street": ("st", "str"), "road": ("rd",), "lane": ("ln", "la"), "avenue": ("av", "ave"),
    "close": ("cl", "clo"), "drive": ("dr", "drv"), "crescent": ("cres", "cr", "crs"),
    "court": ("ct", "crt"), "gardens": ("gdns", "gds", "gdn"), "garden": ("gdn",),
    "grove": ("gr", "gro", "grv"), "place": ("pl",), "square": ("sq",), "terrace": ("ter", "terr", "tce"),
    "park": ("pk",), "hill": ("hl",), "way": ("wy",), "view": ("vw",), "green": ("grn",), "walk": ("wlk",),
    "rise": ("ri",), "row": ("rw",), "cottages": ("cotts", "cott"), "house": ("hse", "ho"),
    "cottage": ("cott", "cotg"), "villas": ("vls",), "estate": ("est",), "mews": ("mws",),
    "parade": ("pde",), "meadow": ("mdw",), "meadows": ("mdws",), "heights": ("hts",), "mount": ("mt",),
    "north": ("n",), "south": ("s",), "east": ("e",), "west": ("w",), "saint": ("st",),
    "heol": ("hl",), "ffordd": ("ff",),
}  # fmt: skip
_ONES_TEXT: Final = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen "
)
_ONES: Final = tuple(_ONES_TEXT.split())
_TENS_TEXT: Final = "zero ten twenty thirty forty fifty sixty seventy eighty ninety"
_TENS: Final = tuple(_TENS_TEXT.split())
_MARKERS: Final = ("", "number", "no", "at", "atnumber", "atno")
_LEAST_CORE: Final = 4


def address_patterns(value: Value) -> Iterator[Pattern]:
    """Yield the patterns of one address."""
    text = value.text.reveal()
    yield Pattern(squeeze(text), "whole value", rule=Rule.SAID_WHOLE)
    codes = [match[0] for match in _POSTCODE.finditer(text)]
    for code in dict.fromkeys([*value.all("postcode"), *codes]):
        yield Pattern(squeeze(code), "postcode")
    numbers, streets = value.all("number"), value.all("street")
    if not streets:
        pairs = [(match[1], match[2]) for match in _NUMBERED.finditer(text)]
        numbers, streets = tuple(pair[0] for pair in pairs), tuple(pair[1] for pair in pairs)
    for street in streets:
        for number in numbers:
            yield from _numbered(number, street)
        for name in value.all("house_name"):
            yield from _named(name, street)
    for name in value.all("house_name"):
        yield Pattern(squeeze(name), "house name", Weight.DOUBT, Rule.TITLED)
    yield from _exact(value)


def _numbered(number: str, street: str) -> Iterator[Pattern]:
    fragment = "number and street"
    for said in _said(number):
        for name, rule in _streets(street):
            yield Pattern(said + name, fragment, rule=rule)
            for marker in _MARKERS:
                yield Pattern(name + marker + said, fragment, rule=Rule.TIGHT)
        core = squeeze(" ".join(street.split()[:-1]))
        if len(core) >= _LEAST_CORE:
            yield Pattern(said + core, "number and name of the street", Weight.DOUBT, Rule.TIGHT)


def _named(house: str, street: str) -> Iterator[Pattern]:
    for name, rule in _streets(street):
        yield Pattern(squeeze(house) + name, "house name and street", rule=rule)


def _said(number: str) -> list[str]:
    """Return a house number in figures and, if it is plain, in words."""
    figures = squeeze(number)
    if not figures:
        return []
    words = _in_words(int(figures)) if figures.isdecimal() and len(figures) <= len("999") else ""
    return [figures, words] if words else [figures]


def _in_words(number: int) -> str:
    hundreds, rest = divmod(number, 100)
    said = _ONES[hundreds] + "hundred" + ("and" if rest else "") if hundreds else ""
    if not rest:
        return said
    if rest < len(_ONES):
        return said + _ONES[rest]
    tens, ones = divmod(rest, 10)
    return said + _TENS[tens] + (_ONES[ones] if ones else "")


def _streets(street: str) -> Iterator[tuple[str, Rule]]:
    """Yield the street squeezed, as written and with each word shortened."""
    words = street.split()
    yield squeeze(street), Rule.NONE
    shortened = [_shorter(word) for word in words]
    for index, options in enumerate(shortened):
        for short in options:
            one = [*words[:index], short, *words[index + 1 :]]
            yield squeeze("".join(one)), Rule.TAIL
    if len(words) > 1 and squeeze(words[0]) == "the":
        yield squeeze("".join(words[1:])), Rule.NONE


def _shorter(word: str) -> tuple[str, ...]:
    small = squeeze(word)
    longer = tuple(full for full, shorts in _SHORT_TYPES.items() if small in shorts)
    return _SHORT_TYPES.get(small, ()) + longer


def _exact(value: Value) -> Iterator[Pattern]:
    for name in ("what3words", "uprn"):
        for found in value.all(name):
            yield Pattern(squeeze(found), "exact position", rule=Rule.TIGHT)
    for latitude, longitude in zip(value.all("latitude"), value.all("longitude"), strict=False):
        for places in (3, 4, 5, 6):
            pair = _cut(latitude, places) + _cut(longitude, places)
            yield Pattern(pair, "exact position")


def _cut(degrees: str, places: int) -> str:
    whole, _, rest = degrees.partition(".")
    return squeeze(whole + rest[:places])
