"""Postcodes and plates told in halves: "HR6, then 8XQ", "AB12, second half CDE", "part 1: HR6 / part 2: 8XQ".

Takes a page, gives hits where both halves stand near each other in their order; questions where other words
than those of telling and of forms stand between. A half alone is no hit here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from redactor.detect.known.compile import Compiled
from redactor.detect.known.forms import Hit, Strength, Target
from redactor.detect.known.page import Page
from redactor.detect.known.tables.slips import own_postcode, plate_halves
from redactor.model.kind import Kind

_SECOND = re.compile("[0-9][a-z]{2}")
_INWARD = 3
_PIECES = 4
_BETWEEN_MOST = 8
_APART_MOST = 5
_TOLD_MOST = 5
_CLOSE = 3


class Halves:
    """Finds postcodes in two halves in one page."""

    def __init__(self, page: Page, compiled: Compiled) -> None:
        """Keep the page and the words of telling."""
        self._page = page
        self._tokens = page.tokens
        self._told = compiled.lexicon.contexts.get("postcode_halves", frozenset())
        self._codes: dict[str, list[tuple[Target, str]]] = {}
        for target in compiled.targets:
            if not target.allowed and (code := own_postcode(target)):
                self._codes.setdefault(code[:-_INWARD], []).append((target, code[-_INWARD:]))
            elif not target.allowed and (halves := plate_halves(target)):
                self._codes.setdefault(halves[0], []).append((target, halves[1]))
        self._heads = {code[:size] for code in self._codes for size in range(1, len(code) + 1)}

    def hits(self) -> Iterator[Hit]:
        """Yield the hits."""
        for first in self._starts() if self._codes else ():
            for code, codes in self._codes.items():
                last = self._read(first, code)
                if last is not None:
                    yield from self._second(first, last, codes)

    def _starts(self) -> Iterator[int]:
        spelt = self._page.number_at
        for token, text in enumerate(self._tokens.text):
            if text in self._heads or (token in spelt and spelt[token].signs in self._heads):
                yield token

    def _second(self, first: int, last: int, codes: list[tuple[Target, str]]) -> Iterator[Hit]:
        for target, inward in codes:
            if self._whole(last, target, inward):
                continue
            for begin in range(last + 2, min(last + 2 + _BETWEEN_MOST, len(self._tokens))):
                end = self._read(begin, inward)
                if end is None:
                    continue
                if all(self._tokens.joined(t) for t in range(last, begin)):
                    yield from self._hit(target, (first, last), (begin, end))
                break

    def _whole(self, last: int, target: Target, second: str) -> bool:
        """Say whether the second half of some other code stands directly behind: "HR6 2PD, ... HR6 8XQ"."""
        after = self._tokens.text[last + 1 : last + 2]
        if not after or target.kind is not Kind.VEHICLE:
            return bool(after) and _SECOND.fullmatch(after[0]) is not None
        alike = len(after[0]) == len(second) and after[0].isalpha() == second.isalpha()
        return alike and self._tokens.capital(last + 1)

    def _hit(self, target: Target, one: tuple[int, int], two: tuple[int, int]) -> Iterator[Hit]:
        """Yield both halves as one, or each by itself where other words stand between that are no numbers."""
        (first, last), (begin, end) = one, two
        between = self._tokens.text[last + 1 : begin]
        told = len(between) <= _TOLD_MOST and all(word in self._told for word in between)
        apart = not told and len(between) <= _APART_MOST and all(map(self._no_code, range(last + 1, begin)))
        plate = target.kind is Kind.VEHICLE
        sure = told or (apart and not plate and self._as_codes(one, two))
        if plate and not told and not (apart and self._as_codes(one, two)):
            return
        strength = Strength.STRONG if sure else Strength.WEAK
        part = "number" if plate else "postcode"
        part, rule = (part, part) if sure else ("slip", "code_in_pieces" if plate else "postcode_slip")
        for low, high in (one, two) if apart and sure else ((first, end),):
            span = self._tokens.span(low, high)
            yield Hit(target.index, part, *span, strength, rule, "code in two halves", low, high)

    def _no_code(self, token: int) -> bool:
        """Say whether a word between two halves is an ordinary one: no number, code or name."""
        tokens, spelt = self._tokens, self._page.number_at.get(token)
        plain = tokens.text[token].isalpha() and not tokens.capital(token)
        return plain and (spelt is None or len(spelt.signs) == 1)

    def _as_codes(self, *halves: tuple[int, int]) -> bool:
        """Say whether both halves are written as codes are: in signs, their letters all capital."""
        canon = self._tokens.canon
        places = (self._tokens.span(*half) for half in halves)
        return all(not any(map(str.islower, canon.source[low:high])) for low, high in places)

    def _read(self, first: int, wanted: str) -> int | None:
        """Return the last token of a code that begins at a token, in signs or spelt; or None."""
        tokens, spelt, told, token = self._tokens, self._page.number_at, "", first
        for _ in range(_PIECES):
            if token >= len(tokens) or (told and not self._tight(token - 1)):
                return None
            run = spelt.get(token)
            told += run.signs if run else tokens.text[token]
            last = run.last if run else token
            if told == wanted:
                return last
            if not wanted.startswith(told):
                return None
            token = last + 1
        return None

    def _tight(self, token: int) -> bool:
        return len(self._tokens.gap(token)) <= _CLOSE and self._tokens.joined(token)
