"""Reads personal names into title, forenames and surname.

Takes "Miss Tamsin Grace Okoro-Bell", "OKORO-BELL, Tamsin" or a mapping; gives the same parts.
It cannot know a double surname without a hyphen: give such a name as a mapping.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from redactor.model.kind import Value
from redactor.model.lexicon import Lexicon, plain
from redactor.values.invalid import ValueInvalid
from redactor.values.parts import Given, make_value, read_mapping

PARTS = ("title", "forenames", "surname", "known_as", "previous_surnames")
_LEAST = 3
_CURE = "Give forename and surname, at least three letters in all"


def parse_person(
    name: str,
    *,
    title: str = "",
    known_as: Iterable[str] = (),
    previous_names: Iterable[str] = (),
    lexicon: Lexicon,
) -> Value:
    """Read a party's name with what else the register says of it.

    Raises:
        ValueInvalid: the name is too short, or no name.
    """
    parts = _split(name, lexicon)
    if title:
        parts["title"] = title
    return _make(name.strip(), parts, known_as, previous_names)


def parse_person_value(given: Given, lexicon: Lexicon) -> Value:
    """Read a person item's own value."""
    if isinstance(given, str):
        return parse_person(given, lexicon=lexicon)
    read = read_mapping(given, PARTS)
    parts = {name: " ".join(read.get(name, [])) for name in PARTS[:3]}
    text = " ".join(part for part in parts.values() if part)
    return _make(text, parts, read.get("known_as", []), read.get("previous_surnames", []))


def _make(text: str, parts: dict[str, str], known_as: Iterable[str], previous: Iterable[str]) -> Value:
    letters = [c for c in parts.get("forenames", "") + parts.get("surname", "") if c.isalpha()]
    # a Chinese, Japanese or Korean sign is a syllable or a word: two of them are a whole name
    syllables = [c for c in letters if c >= "\u2e80"]
    if len(letters) + len(syllables) < _LEAST:
        raise ValueInvalid("The name is too short to look for", _CURE)
    if any(c.isdigit() for c in text):
        raise ValueInvalid("A person's name holds a digit", _CURE)
    ordered = {name: parts.get(name, "") for name in PARTS[:3]}
    return make_value(text, {**ordered, "known_as": tuple(known_as), "previous_surnames": tuple(previous)})


def _split(name: str, lexicon: Lexicon) -> dict[str, str]:
    bare = re.sub(r"\s+", " ", re.sub(r"\([^)]*\)|[\"“”][^\"“”]*[\"“”]", " ", name)).strip(" ,")
    if "," in bare:
        last, _, first = bare.partition(",")
        title, words = _title(first.split(), lexicon)
        return {"title": title, "forenames": " ".join(words), "surname": last.strip()}
    title, words = _title(bare.split(), lexicon)
    if len(words) < 2:
        only = "surname" if title else "forenames"
        return {"title": title, only: " ".join(words)}
    at = len(words) - 1
    while at > 1 and plain(words[at - 1]) in lexicon.names.particles:
        at -= 1
    return {"title": title, "forenames": " ".join(words[:at]), "surname": " ".join(words[at:])}


def _title(words: list[str], lexicon: Lexicon) -> tuple[str, list[str]]:
    if len(words) > 1 and plain(words[0]) in lexicon.names.titles and len(plain(words[0])) > 1:
        return words[0], words[1:]
    return "", words
