"""Halves of plates and near misses of numbers; asks the other rooms of codes.

Takes a page, gives hits that are mostly questions: one digit changed is another number, unless its
check digit fails or two neighbours changed places.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from redactor.detect.known.against.codes import in_amount, numbers_a_thing
from redactor.detect.known.codes.coordinates import Coordinates
from redactor.detect.known.codes.foreign_digits import ForeignDigits
from redactor.detect.known.codes.halves import Halves
from redactor.detect.known.codes.online_names import OnlineNames
from redactor.detect.known.codes.part_codes import PartCodes
from redactor.detect.known.codes.pieces import Pieces
from redactor.detect.known.codes.three_words import ThreeWords
from redactor.detect.known.codes.told_codes import ToldCodes
from redactor.detect.known.codes.told_mails import ToldMails
from redactor.detect.known.codes.told_parts import ToldParts
from redactor.detect.known.compile import Compiled
from redactor.detect.known.forms import Hit, Strength, Target
from redactor.detect.known.once import once_a_case
from redactor.detect.known.page import Page
from redactor.detect.known.tables.slips import Slip, plate_halves
from redactor.detect.known.text.fold import skeleton
from redactor.model.kind import Kind

_CLOSE = re.compile(r"[ ()/.-]{0,3}")
_JOINED, _HALF_LEAST = 6, 3
_LONG_LEAST = 8
_BEFORE_MOST = 3
_WORD_REACH = 8
_ENDS = frozenset({"phone_without_area_code", "identifier_last_digits"})


class Typed:
    """Finds what needs its own grammar, in one page."""

    def __init__(self, page: Page, compiled: Compiled) -> None:
        """Keep the page and the context words."""
        self._page = page
        self._tokens = page.tokens
        self._canon = page.canon
        self._compiled = compiled
        contexts = compiled.lexicon.contexts
        self._words = compiled.lexicon.words
        self._vehicle = contexts.get("vehicle", frozenset())

    def hits(self) -> Iterator[Hit]:
        """Yield the hits of all kinds."""
        targets = [target for target in self._compiled.targets if not target.allowed]
        yield from Coordinates(self._page, self._compiled).hits([t for t in targets if t.facts.get("point")])
        yield from Halves(self._page, self._compiled).hits()
        yield from ThreeWords(self._page, self._compiled).hits()
        yield from ToldCodes(self._page, self._compiled).hits()
        yield from Pieces(self._page, self._compiled).hits()
        yield from PartCodes(self._page, self._compiled).hits()
        yield from ForeignDigits(self._page, self._compiled).hits()
        yield from self._near_numbers()
        yield from self._longer_runs()
        yield from self._plates([t for t in targets if t.kind is Kind.VEHICLE])
        yield from OnlineNames(self._page, self._compiled).hits()
        yield from ToldMails(self._page, self._compiled.mails).hits()
        yield from ToldParts(self._page, self._compiled).hits()

    # ---- near misses ----------------------------------------------------------------------

    def _near_numbers(self) -> Iterator[Hit]:
        near, alike = self._compiled.slips, self._compiled.alike_codes
        for start, end, text in self._windows(max(map(len, near))) if near else ():
            for target in self._alike(text, start, end) if len(text) in alike.sizes else ():
                name = "number with signs that look alike"
                hit = self._token_hit(target, start, end, "identifier_letter_wrong", name)
                yield replace(hit, part="slip")
            for slip in near.get(text, ()):
                if self._fits(slip, start, end):
                    target = self._compiled.targets[slip.target]
                    hit = self._token_hit(target, start, end, slip.rule, "number with a slip")
                    yield hit if slip.rule == "postcode_slip" else replace(hit, part="slip")

    def _windows(self, longest: int) -> Iterator[tuple[int, int, str]]:
        """Yield the tokens beside each other where a code may stand, and their signs folded."""
        tokens = self._tokens
        for start in sorted({start for token in self._page.numeric for start in self._starts(token)}):
            text = ""
            for end in range(start, min(start + _JOINED, len(tokens))):
                if end > start and not tokens.joined(end - 1):
                    break
                text += skeleton(tokens.text[end])
                if len(text) > longest:
                    break
                yield start, end, text

    def _alike(self, folded: str, start: int, end: int) -> Iterator[Target]:
        """Yield the targets whose code was read with several wrong signs; a plate needs a vehicle."""
        written = "".join(self._tokens.text[start : end + 1])
        for target in self._compiled.alike_codes.of(written, folded):
            if target.kind is not Kind.VEHICLE or self._near_vehicle(start):
                yield target

    def _starts(self, token: int) -> Iterator[int]:
        """Yield where a code that holds a number may begin: there, a token before, or at its letters."""
        yield token
        for back in range(1, _BEFORE_MOST + 1):
            if token - back < 0:
                return
            yield token - back
            if not self._tokens.text[token - back].isalpha() or self._tokens.gap(token - back).isspace():
                return

    def _fits(self, slip: Slip, first: int, last: int) -> bool:
        """Say whether what a slip needs stands near, and a code and no words stand there."""
        tokens = self._tokens
        if slip.alone and (self._goes_on(first - 1, -1) or self._goes_on(last, 1)):
            return False
        if slip.rule in _ENDS and self._counted(first, last):
            return False
        if slip.rule == "postcode_slip":
            end = tokens.text[last][-2:]
            if first < last and 1 in {len(tokens.text[first]), len(tokens.text[last])}:
                return False
            small = (t for t in range(first, last + 1) if not self._all_capital(t))
            if (end.isdigit() and len(end) > 1) or any(tokens.text[t] in self._words for t in small):
                return False
        wanted = self._compiled.lexicon.contexts.get(slip.need, frozenset())
        around = tokens.text[max(0, first - _WORD_REACH) : last + _WORD_REACH]
        return not slip.need or any(word in wanted for word in around)

    def _counted(self, first: int, last: int) -> bool:
        """Say whether the end of a number is rather a list or an amount: "577, 2019", "960 770 tonnes"."""
        tokens = self._tokens
        listed = any("," in tokens.gap(token) for token in range(first, last))
        return listed or in_amount(self._canon.text, tokens.end[last])

    def _goes_on(self, token: int, step: int) -> bool:
        """Say whether a number goes on over the gap after `token`: what stands there is a part of it."""
        tokens, other = self._tokens, token if step < 0 else token + 1
        if not 0 <= token < len(tokens) - 1 or not _CLOSE.fullmatch(tokens.gap(token)):
            return False
        letter = step > 0 and len(tokens.text[other]) == 1 and tokens.capital(other)
        return letter or any(map(str.isdigit, tokens.text[other]))

    # ---- inside longer numbers --------------------------------------------------------------

    def _longer_runs(self) -> Iterator[Hit]:
        """Yield long numbers within a longer run of figures: "20000055779911 0Z1" in a bank's record."""
        tokens, longs = self._tokens, _long_numbers(self._compiled)
        least = min((len(number) for number, _ in longs), default=0)
        for token in self._page.numeric if longs else ():
            text = tokens.text[token]
            if len(text) <= least or numbers_a_thing(self._canon.text, tokens.start[token]):
                continue
            for number, target in longs:
                at = text.find(number)
                if at >= 0 and len(text) > len(number):
                    start = tokens.start[token] + at
                    span = self._canon.span(start, start + len(number))
                    name, rule = "number inside a longer one", "identifier_sign_lost"
                    yield Hit(target.index, "slip", *span, Strength.WEAK, rule, name, token, token)
                    break

    # ---- plates ---------------------------------------------------------------------------

    def _plates(self, targets: list[Target]) -> Iterator[Hit]:
        for target in targets:
            halves = {half for half in plate_halves(target) if len(half) >= _HALF_LEAST}
            for token, text in enumerate(self._tokens.text):
                if text in halves and self._all_capital(token) and self._near_vehicle(token):
                    yield self._token_hit(
                        target, token, token, "plate_half_with_vehicle_word", "half of the plate"
                    )

    def _near_vehicle(self, token: int) -> bool:
        words = self._tokens.text[max(0, token - _WORD_REACH) : token + _WORD_REACH]
        return any(word in self._vehicle for word in words)

    def _all_capital(self, token: int) -> bool:
        canon, start = self._canon, self._tokens.start[token]
        signs = self._tokens.text[token]
        return all(canon.capital(start + i) for i, sign in enumerate(signs) if sign.isalpha())

    # ---- hits -----------------------------------------------------------------------------

    def _token_hit(self, target: Target, first: int, last: int, rule: str, name: str) -> Hit:
        start, end = self._tokens.span(first, last)
        return Hit(target.index, rule, start, end, Strength.WEAK, rule, name, first, last)


@once_a_case
def _long_numbers(compiled: Compiled) -> tuple[tuple[str, Target], ...]:
    """Return the numbers of figures alone that are too long to meet by chance, the longest first."""
    found = {
        (form, target.index): target
        for target, _, forms in compiled.codes
        for form in forms
        if form.isdigit()
    }
    for target in compiled.targets:
        whole = re.sub(r"\D", "", target.value.first("sort_code") + target.value.first("account"))
        if target.kind is Kind.BANK_ACCOUNT and not target.allowed:
            found[whole, target.index] = target
    long = ((form, target) for (form, _), target in found.items() if len(form) >= _LONG_LEAST)
    return tuple(sorted(long, key=lambda each: (-len(each[0]), each[0])))
