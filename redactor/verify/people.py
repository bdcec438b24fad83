"""Patterns of a person's name: whole, forename with surname, surname alone, initial with surname.

Takes a `Value` of kind person, with or without parts. It knows no lexicon of words or nicknames:
what might be an ordinary word comes out as a doubt.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from redactor.model.kind import Value
from redactor.verify.fold import squeeze
from redactor.verify.pattern import Pattern, Rule, Weight

_SPLIT: Final = re.compile(r"[\s\-‐‑‒–—,]+")
_TITLES_TEXT: Final = "mr mrs miss ms mx dr prof professor sir dame lord lady rev reverend master"
_TITLES: Final = frozenset(_TITLES_TEXT.split())
_PARTICLES_TEXT: Final = "de da di du del della van von der den la le el al bin ibn ap ab o mac mc st"
_PARTICLES: Final = frozenset(_PARTICLES_TEXT.split())
_PAIR: Final = Rule.TITLED
_ALONE: Final = Rule.WORD | Rule.TITLED


def person_patterns(value: Value) -> Iterator[Pattern]:
    """Yield the patterns of one person."""
    forenames, surnames = _names(value)
    whole = " ".join(word for word in _words(value.text.reveal()) if squeeze(word) not in _TITLES)
    yield Pattern(squeeze(whole), "whole value", rule=_rule_of(whole) | Rule.SAID_WHOLE)
    if forenames and surnames:
        full = squeeze("".join(_forenames(value)) + surnames[0])
        yield Pattern(full, "whole value", rule=_PAIR | Rule.SAID_WHOLE)
    for surname in surnames:
        yield from _with_forenames(surname, forenames)
        yield Pattern(squeeze(surname), "surname", rule=_rule_of(surname))
    for forename in forenames:
        yield Pattern(squeeze(forename), "forename", Weight.DOUBT, _ALONE)


def _with_forenames(surname: str, forenames: list[str]) -> Iterator[Pattern]:
    last = squeeze(surname)
    for forename in forenames:
        first = squeeze(forename)
        yield Pattern(first + last, "forename and surname", rule=_PAIR | Rule.SAID_WHOLE)
        yield Pattern(last + first, "forename and surname", rule=_PAIR | Rule.SAID_WHOLE)
        if len(first) > 1:
            rule = _PAIR | Rule.TIGHT
            yield Pattern(first[0] + last, "initial and surname", rule=rule, joints=(1,), compact=False)


def _rule_of(name: str) -> Rule:
    return _ALONE if len(_words(name)) == 1 else _PAIR


def _names(value: Value) -> tuple[list[str], list[str]]:
    """Return forenames and surnames, each in every usual reading."""
    forenames = [*_forenames(value), *value.all("known_as")]
    surnames = [name for part in ("surname", "previous_surnames") for name in value.all(part)]
    if not surnames:
        words = [word for word in value.text.reveal().split() if squeeze(word) not in _TITLES]
        if len(words) > 1:
            forenames += words[:-1]
            surnames = [words[-1]]
    halves = [half for name in surnames for half in _words(name) if squeeze(half) not in _PARTICLES]
    return _distinct(forenames), _distinct(surnames + halves)


def _forenames(value: Value) -> list[str]:
    return [word for name in value.all("forenames") for word in name.split()]


def _words(name: str) -> list[str]:
    return [word for word in _SPLIT.split(name) if word]


def _distinct(names: list[str]) -> list[str]:
    """Return the names that leave something when squeezed, once each, in order."""
    return list({squeeze(name): name for name in reversed(names) if squeeze(name)}.values())[::-1]
