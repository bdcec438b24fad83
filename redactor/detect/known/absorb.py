"""Extends what will be redacted over neighbours that belong to it.

Takes redact hits and the parts beside them, gives wider spans: flat, town, county, postcode with
an address; the weekday with a date; the whole handle with a name inside it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from redactor.detect.known.compile import NAMED, Compiled
from redactor.detect.known.forms import Hit
from redactor.detect.known.page import Page
from redactor.detect.known.spans import Beside
from redactor.detect.known.streams import Tokens
from redactor.model.kind import Kind

_CONNECT = frozenset(
    {"in", "at", "near", "of", "flat", "the", "yn", "on", "postcode", "post", "code", "town", "county"}
)
_ADDRESS_ENDS = frozenset({"town", "locality", "county", "district", "sector"})
_BETWEEN_MOST = 2
_REACH = 60
_HANDLE = frozenset("._-+%@#~/")
_HANDLE_MOST = 254
_LOCAL = frozenset("@_/")
_FLAT_REACH = 50


class Absorber:
    """Extends spans in one text."""

    def __init__(self, pages: Sequence[Page], compiled: Compiled) -> None:
        """Keep the pages and the words of flats."""
        self._pages = pages
        self._targets = compiled.targets
        self._weekdays = compiled.lexicon.dates.weekdays
        self._articles = compiled.lexicon.units.articles
        self._before, self._after = compiled.flats

    def widen(self, redacted: list[Hit], parts: Sequence[Hit]) -> None:
        """Widen every redacted hit in place."""
        sorted_parts: dict[tuple[int, int], list[Hit]] = defaultdict(list)
        for part in parts:
            sorted_parts[part.target, part.page].append(part)
        beside = {key: Beside(each) for key, each in sorted_parts.items()}
        for hit in redacted:
            kind = self._targets[hit.target].kind
            if kind is Kind.ADDRESS:
                self._address(hit, beside.get((hit.target, hit.page), Beside(())))
            elif kind is Kind.DATE_OF_BIRTH:
                self._date(hit)
            elif kind is Kind.PHONE:
                self._signs(hit)
            elif kind in {Kind.PERSON, Kind.EMAIL, Kind.URL_OR_HANDLE} or kind in NAMED:
                self._handle(hit)

    def _spread(self, hit: Hit, first: int, last: int) -> None:
        """Widen a hit to tokens first..last."""
        start, end = self._pages[hit.page].tokens.span(first, last)
        hit.start, hit.end = min(hit.start, start), max(hit.end, end)
        hit.first, hit.last = min(hit.first, first), max(hit.last, last)

    # ---- addresses ------------------------------------------------------------------------

    def _address(self, hit: Hit, parts: Beside) -> None:
        if hit.part in _ADDRESS_ENDS:
            return
        while self._grow(hit, parts):
            pass
        if hit.part in {"house", "house_street", "number_street", "alias"}:
            self._article(hit)
        if hit.part == "number_street":
            self._street_type(hit)
        self._flat(hit)

    def _grow(self, hit: Hit, parts: Beside) -> bool:
        """Take every part beside a hit; say whether it grew."""
        grown = False
        for part in parts.near(hit.first, hit.last, _BETWEEN_MOST + 1):
            apart = part.first > hit.last or part.last < hit.first
            if apart and self._near(hit, part):
                self._spread(hit, part.first, part.last)
                grown = True
            elif not apart and (part.start < hit.start or part.end > hit.end):
                hit.start, hit.end = min(hit.start, part.start), max(hit.end, part.end)
                hit.first, hit.last = min(hit.first, part.first), max(hit.last, part.last)
        return grown

    def _near(self, hit: Hit, part: Hit) -> bool:
        tokens = self._pages[hit.page].tokens
        one, two = (hit, part) if part.first > hit.last else (part, hit)
        if tokens.start[two.first] - tokens.end[one.last] > _REACH:
            return False
        between = tokens.text[one.last + 1 : two.first]
        if len(between) > _BETWEEN_MOST or not all(word in _CONNECT for word in between):
            return False
        # a town on the line or in the cell before ends another address
        return (
            part is two
            or part.part not in _ADDRESS_ENDS
            or not _border(tokens.canon.text[tokens.end[part.last] : tokens.start[hit.first]])
        )

    def _street_type(self, hit: Hit) -> None:
        """Take the type that a street matched without it still has."""
        tokens, after = self._pages[hit.page].tokens, hit.last + 1
        kinds = self._targets[hit.target].facts.get("street_kinds", ())
        if after < len(tokens) and tokens.gap(hit.last).isspace() and tokens.text[after] in kinds:
            self._spread(hit, hit.first, after)

    def _article(self, hit: Hit) -> None:
        """Take "The" of "The Old Forge"."""
        tokens, before = self._pages[hit.page].tokens, hit.first - 1
        if before < 0 or not tokens.joined(before) or tokens.gap(before).strip():
            return
        named = not tokens.text[hit.first][:1].isdigit()
        if named and tokens.text[before] in self._articles and tokens.capital(before):
            self._spread(hit, before, hit.last)

    def _flat(self, hit: Hit) -> None:
        page = self._pages[hit.page]
        text, tokens = page.canon.text, page.tokens
        start, end = tokens.start[hit.first], tokens.end[hit.last]
        before = self._before.search(text, max(0, start - _FLAT_REACH), start)
        after = self._after.match(text, end)
        first, last = hit.first, hit.last
        if before:
            first = tokens.at(before.start())
            first += tokens.start[first] < before.start()
            first = first if self._own_flat_before(tokens, first, hit.first) else hit.first
        if after:
            last = tokens.at(after.end() - 1)
            last = last if self._own_flat_after(tokens, hit.last, last) else hit.last
        self._spread(hit, first, last)

    def _own_flat_before(self, tokens: Tokens, flat: int, here: int) -> bool:
        """Say whether a flat before is this address's: on its line, or alone on the line or in the cell."""
        if not _border(tokens.gap(here - 1)):
            return True
        return flat == 0 or _border(tokens.gap(flat - 1))

    def _own_flat_after(self, tokens: Tokens, here: int, flat: int) -> bool:
        """Say whether a flat after is this address's and begins no other: "Flat 3, 27 Mill Yard"."""
        follows = tokens.text[flat + 1] if flat + 1 < len(tokens) and tokens.joined(flat) else ""
        if follows[:1].isdigit():
            return False
        if not _border(tokens.gap(here)):
            return True
        # on a line of its own, with nothing of another address under it
        return flat + 1 >= len(tokens) or _border(tokens.gap(flat))

    # ---- dates ----------------------------------------------------------------------------

    def _date(self, hit: Hit) -> None:
        tokens, before = self._pages[hit.page].tokens, hit.first - 1
        while before >= 0 and hit.first - before <= 3 and tokens.joined(before):
            word = tokens.text[before]
            if word in self._weekdays:
                self._spread(hit, before, hit.last)
                return
            if word == "the" and before == hit.first - 1:
                self._spread(hit, before, hit.last)
            elif word not in {"the", "y", "yr", "dydd"}:
                return
            before -= 1

    def _signs(self, hit: Hit) -> None:
        """Take the plus sign or bracket before a phone number."""
        canon, tokens = self._pages[hit.page].canon, self._pages[hit.page].tokens
        low, high = tokens.start[hit.first], tokens.end[hit.last]
        if canon.span(low, high)[0] != hit.start:
            return
        while low > 0 and canon.text[low - 1] in "+(":
            low -= 1
        hit.start = min(hit.start, canon.span(low, high)[0])

    # ---- handles --------------------------------------------------------------------------

    def _handle(self, hit: Hit) -> None:
        """Take the whole address, file name or handle that a name stands in."""
        page = self._pages[hit.page]
        text, tokens = page.canon.text, page.tokens
        low = start = tokens.start[hit.first]
        high = end = tokens.end[hit.last]
        while low > 0 and start - low < _HANDLE_MOST and self._in_handle(text[low - 1]):
            low -= 1
        while high < len(text) and high - end < _HANDLE_MOST and self._in_handle(text[high]):
            high += 1
        if any(sign in _LOCAL for sign in text[low:high]):
            while text[high - 1] in "._-/":
                high -= 1
            while text[low] in "._-/":
                low += 1
        else:
            low, high = start, end
        span = page.canon.span(low, high)
        hit.start, hit.end = min(hit.start, span[0]), max(hit.end, span[1])

    def _in_handle(self, sign: str) -> bool:
        return (sign.isascii() and sign.isalnum()) or sign in _HANDLE


def _border(gap: str) -> bool:
    """Say whether a line or a cell ends in a gap."""
    return any(sign in gap for sign in "\n\t\f")
