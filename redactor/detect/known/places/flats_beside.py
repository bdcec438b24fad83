"""The own flat beside another part of its address: "flat 9 at 46", "2/1 Dunlochry Road", "flat 9, the Court".

Takes a page and where the number and street of an address stand, gives the places of both together. It does
not say how sure they are: what uses them asks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from redactor.detect.known.compile import Compiled
from redactor.detect.known.forms import Hit, Target
from redactor.detect.known.page import Page
from redactor.detect.known.places.house_numbers import HouseNumbers
from redactor.detect.known.places.told_flats import ToldFlats

_ARTICLES = frozenset({"the", "y", "yr"})
_BETWEEN = _ARTICLES | {"on", "in", "at", "of", "number", "no", "up", "rhif", "yn"}
_BETWEEN_MOST, _FLAT_REACH = 3, 6


class FlatsBeside:
    """Finds the own flats of addresses beside their other parts in one page."""

    def __init__(
        self, page: Page, compiled: Compiled, numbers: HouseNumbers, goes_on: Callable[[int], bool]
    ) -> None:
        """Keep the page; `goes_on` says whether neither a street nor a thing counted follows a number."""
        self._page = page
        self._tokens = page.tokens
        self._house_words = compiled.lexicon.units.house_words
        self._flat_words = ToldFlats(page, compiled, numbers)
        self._goes_on = goes_on

    def places(
        self, target: Target, anchors: list[tuple[int, int]], found: list[Hit]
    ) -> Iterator[tuple[int, int]]:
        """Yield the own flat with the number (`anchors`), the street or the sort of the house."""
        if not target.facts.get("flat"):
            return
        streets = [(hit.first, hit.last) for hit in found if hit.part in {"street", "street_name"}]
        named = [at for at in streets if self._tokens.capital(at[0])] + list(self._own_sorts(target))
        for other, numbered in (*((at, True) for at in anchors), *((at, False) for at in named)):
            for flat in self._flats_near(target, *other):
                one, two = sorted((flat, other))
                if self._parted_little(one[1], two[0]) and (not numbered or self._goes_on(two[1])):
                    yield one[0], two[1]

    def _own_sorts(self, target: Target) -> Iterator[tuple[int, int]]:
        """Yield where only the sort of the own house stands: "flat 9, the Court"."""
        tokens = self._tokens
        words = {word for each in target.facts.get("houses", ()) for word in each.split()}
        for at in (at for word in words & self._house_words for at in self._page.where.get(word, ())):
            named = at + 1 < len(tokens) and tokens.gap(at) == " " and tokens.capital(at + 1)
            if at and tokens.text[at - 1] in _ARTICLES and tokens.capital(at) and not named:
                yield at - 1, at

    def _flats_near(self, target: Target, first: int, last: int) -> Iterator[tuple[int, int]]:
        """Yield the places of the own flat, in any notation, near those of another part."""
        tokens, own = self._tokens, "".join(target.facts.get("flat", ()))
        behind = min(last + 1 + _BETWEEN_MOST, len(tokens))
        for at in (*range(max(0, first - _FLAT_REACH), first), *range(last + 1, behind)):
            end = self._flat_words.ending(target, at)
            if end is None and at + 1 < len(tokens) and tokens.gap(at) == "/":
                end = at + 1 if tokens.text[at] + tokens.text[at + 1] == own else None
            if end is not None and (end < first or at > last):
                yield at, end

    def _parted_little(self, last: int, first: int) -> bool:
        """Say whether only a few small words part two places of a text."""
        tokens = self._tokens
        small = all(tokens.text[at] in _BETWEEN for at in range(last + 1, first))
        near = 0 < first - last <= _BETWEEN_MOST and small
        return near and all(tokens.joined(at) and "." not in tokens.gap(at) for at in range(last, first))
