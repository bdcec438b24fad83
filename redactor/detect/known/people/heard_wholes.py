"""A whole name that a machine or a person heard as other words: "sean addy by oh", "a mecca obi aura".

Takes a page, compares how neighbouring words sound together with how each protected name sounds; gives
questions only. A name one half of which stands there as it is, is for other_halves.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import product

from rapidfuzz.distance import OSA

from redactor.detect.known.compile import Compiled
from redactor.detect.known.forms import Hit, Strength, Target
from redactor.detect.known.once import once_a_case
from redactor.detect.known.page import Page
from redactor.detect.known.tables.vocabulary import sound
from redactor.model.kind import Kind
from redactor.model.lexicon import plain

_SILENT = re.compile(r"^(?:kn(?=[aeiouy])|wr(?=[aeiouy]))")
_OPENING = {"k": "n", "w": "r"}
_BREATH = re.compile(r"h\b|gh")
_AGAIN = re.compile(r"a{2,}")
_CONSONANT = re.compile(r"[^a]")
_KEY_LEAST, _SOUNDS_LEAST, _SLIP_LEAST = 7, 4, 10
_WORDS_MOST, _MORE_MOST, _BEGINNING, _FEW = 6, 6, 4, 2
_BLANK = frozenset({" ", "-", "  "})
_LONGEST, _REMEMBERED = 20, 50_000


class HeardWholes:
    """Listens to the words of one page."""

    def __init__(self, page: Page, compiled: Compiled) -> None:
        """Keep the page and how the names sound."""
        self._page, self._tokens = page, page.tokens
        self._stated = compiled.vocabulary.stated
        self._names, self._begins = _names(compiled)

    def hits(self) -> Iterator[Hit]:
        """Yield where words sound like a whole name."""
        if not self._names:
            return
        tokens, begins = self._tokens, self._begins
        sounds = {text: _heard(text) if len(text) <= _LONGEST else "" for text in self._page.where}
        starts = [text for text, heard in sounds.items() if heard[:_FEW] in begins or len(heard) < _FEW]
        for text in starts:
            for token in self._page.where[text]:
                after = sounds[tokens.text[token + 1]] if token + 1 < len(tokens) else ""
                # two vowels that meet are one sound
                both = sounds[text] + (after[1:] if sounds[text][-1:] == after[:1] else after)
                for target, key, name in self._names.get(both[:_BEGINNING], ()):
                    last = self._said(token, key, name)
                    if last > token and not self._own(target, token, last):
                        yield self._hit(target, token, last)

    def _said(self, first: int, key: str, name: str) -> int:
        """Return the last of the words that sound like a name from a token on, or -1."""
        tokens, text, found = self._tokens, self._tokens.text[first], -1
        for last in range(first + 1, min(first + _WORDS_MOST, len(tokens))):
            if tokens.gap(last - 1) not in _BLANK or not tokens.text[last].isalpha():
                break
            text += " " + tokens.text[last]
            if len(text) > len(name) + _MORE_MOST + last - first:
                break
            if text.replace(" ", "") == name:  # its very letters in pieces are mended elsewhere
                return -1
            if len(text) + _MORE_MOST >= len(name) and _alike(_heard(text), key):
                found = last
        return found

    def _own(self, target: int, first: int, last: int) -> bool:
        """Say whether a word of the name stands there as it is."""
        return any(
            use.target == target
            for token in range(first, last + 1)
            for use in self._stated(self._tokens.text[token])
        )

    def _hit(self, target: int, first: int, last: int) -> Hit:
        span, name = self._tokens.span(first, last), "whole name as it sounds"
        return Hit(target, "slip", *span, Strength.WEAK, "name_as_heard", name, first, last)


def _alike(heard: str, key: str) -> bool:
    if heard == key:
        return True
    return len(key) >= _SLIP_LEAST and OSA.distance(heard, key, score_cutoff=1) <= 1


@lru_cache(maxsize=_REMEMBERED)
def _heard(words: str) -> str:
    """Return how words sound one behind the other, without what is not said.

    >>> _heard("addy by oh") == _heard("adebayo"), _heard("tree garth en") == _heard("tregarthen")
    (True, True)
    """
    said = "".join(
        _BREATH.sub("", _SILENT.sub(lambda m: _OPENING[m.group()[0]], word)) for word in words.split()
    )
    return _AGAIN.sub("a", sound(said).replace("h", ""))


@once_a_case
def _names(compiled: Compiled) -> tuple[dict[str, list[tuple[int, str, str]]], frozenset[str]]:
    """Return how the protected names sound, by what they begin with: target, key, name."""
    found: dict[str, list[tuple[int, str, str]]] = {}
    for target in compiled.targets:
        for key, name in _keys(target) if target.kind is Kind.PERSON and not target.allowed else ():
            # its first sound is the one that is lost most easily
            for begin in {key[:_BEGINNING], key[1 : 1 + _BEGINNING]}:
                found.setdefault(begin, []).append((target.index, key, name))
    return found, frozenset(begin[:_FEW] for begin in found)


def _keys(target: Target) -> set[tuple[str, str]]:
    """Return how a name sounds in its forms, with its letters."""
    value = target.value
    firsts = {name.split()[0] for name in (value.first("forenames"), *value.all("known_as")) if name.strip()}
    lasts = {value.first("surname"), *value.all("previous_surnames")}
    whole = [*firsts, *lasts, *(one + two for one, two in product(firsts, lasts))]
    folded = [plain(each).replace(" ", "") for each in whole]
    keys = {(_heard(each), each) for each in folded if each.isalpha()}
    return {each for each in keys if len(each[0]) >= _KEY_LEAST and _rich(each[0])}


def _rich(key: str) -> bool:
    return len(_CONSONANT.findall(key)) >= _SOUNDS_LEAST
