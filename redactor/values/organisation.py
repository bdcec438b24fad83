"""Reads organisations, places and free texts.

Takes the register's text, gives a value with a `name` and, for places, where they lie.
It does not check that the organisation exists.
"""

from __future__ import annotations

import re

from redactor.model.kind import Kind, Value
from redactor.model.lexicon import Lexicon, plain
from redactor.values.dates import check_coordinates, read_coordinates
from redactor.values.invalid import ValueInvalid
from redactor.values.parts import Given, make_value, read_mapping
from redactor.values.postcode import POSTCODE, canonical_postcode
from redactor.values.three_words import three_words

PARTS = ("name", "place", "postcode", "what3words", "latitude", "longitude")
_LEAST = 3


def parse_organisation(given: Given, lexicon: Lexicon) -> Value:
    """Read a school, a surgery, an organisation or a place.

    Raises:
        ValueInvalid: only generic words, or nothing to look for.
    """
    if isinstance(given, str):
        text, parts = given.strip(), _split(given, lexicon)
    else:
        parts = read_mapping(given, PARTS)
        text = ", ".join(" ".join(values) for values in parts.values())
    if parts.get("latitude") or parts.get("longitude"):
        check_coordinates("".join(parts.get("latitude", [])), "".join(parts.get("longitude", [])))
    if parts.get("what3words"):
        parts = {**parts, "what3words": [three_words(" ".join(parts["what3words"]))]}
    if not any(parts.get(name) for name in ("name", "postcode", "what3words", "latitude")):
        raise ValueInvalid("The value is empty", "Give the name")
    check_distinct(" ".join(parts.get("name", [])), lexicon)
    return make_value(text, parts)


def _split(text: str, lexicon: Lexicon) -> dict[str, list[str]]:
    point = read_coordinates(text)
    if point:
        return {"latitude": [point[0]], "longitude": [point[1]]}
    words = re.fullmatch(r"\s*/{0,3}([^\W\d_]{3,}\.[^\W\d_]{3,}\.[^\W\d_]{3,})\s*", text)
    if words:
        return {"what3words": [words.group(1)]}
    code = POSTCODE.search(text)
    postcode = canonical_postcode(code.group(1), lexicon) if code else ""
    if code and postcode:
        text = text[: code.start()] + text[code.end() :]
    pieces = [piece.strip() for piece in re.split(r"[,;\n]", text) if piece.strip()]
    return {
        "name": pieces[:1],
        "place": pieces[1:],
        "postcode": [postcode] if postcode else [],
    }


def check_distinct(name: str, lexicon: Lexicon) -> None:
    """Refuse a name that is only generic words ("Primary School")."""
    words = plain(name).split()
    general = lexicon.organisations.generic | lexicon.contexts.get("too_broad", frozenset())
    if name and (sum(map(len, words)) < _LEAST or all(word in general for word in words)):
        raise ValueInvalid(
            "The name is made of general words only; it would remove far too much",
            "Give the name that tells it from others",
        )


def broad_words(lexicon: Lexicon) -> frozenset[str]:
    """Return the words that never identify anything by themselves."""
    found = _BROAD.get(id(lexicon))
    if found is None or found[0] is not lexicon:
        words = set(lexicon.contexts.get("too_broad", ())) | lexicon.units.house_words
        words |= set(lexicon.streets.form_of) | set(lexicon.organisations.generic)
        words |= lexicon.units.articles | {f for forms in lexicon.units.units.values() for f in forms}
        words |= set(lexicon.names.titles) | lexicon.names.relations
        found = (lexicon, frozenset(words))
        _BROAD[id(lexicon)] = found
    return found[1]


_DESCRIPTION = 4
_BROAD: dict[int, tuple[Lexicon, frozenset[str]]] = {}


def parse_text(given: Given, lexicon: Lexicon) -> Value:
    """Read a free text to look for."""
    if isinstance(given, str):
        text = given.strip()
    else:
        text = " ".join(read_mapping(given, ("text",)).get("text", []))
    check_broad(text, lexicon)
    return make_value(text, {"text": text})


def check_broad(text: str, lexicon: Lexicon, kind: Kind = Kind.TEXT) -> None:
    """Refuse a text that would be found on every page."""
    words = plain(text).split()
    letters = sum(map(len, words))
    # Four general words together are a description of one place ("the cottage by the weir").
    general = [word for word in words if word in broad_words(lexicon)]
    broad = len(words) < _DESCRIPTION and len(general) == len(words) and not _house_name(text, kind, lexicon)
    short = letters < _LEAST and kind is not Kind.PERSON
    if letters < 2 or short or broad:
        raise ValueInvalid(
            "The wording is too general; it would be found on every page",
            "Give a longer wording, or remove it",
        )


def _house_name(text: str, kind: Kind, lexicon: Lexicon) -> bool:
    """Say whether general words are a name all the same: "Mill House", not "the house"."""
    names = [word for word in text.split() if word.casefold() not in lexicon.units.articles]
    return kind is Kind.ADDRESS and len(names) > 1 and all(word[:1].isupper() for word in names)
