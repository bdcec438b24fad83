"""Extends what will be redacted over neighbours that belong to it.

Takes redact hits and the parts beside them, gives wider spans: flat, town, county, postcode with
an address; the weekday with a date; the whole handle with a name inside it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from redactor.detect.known.codes.told_mails import ToldMails
from redactor.detect.known.compile import NAMED, Compiled
from redactor.detect.known.forms import Hit
from redactor.detect.known.organisations.rest_of_name import RestOfName
from redactor.detect.known.page import Page
from redactor.detect.known.places.absorb_address import AddressAbsorber
from redactor.detect.known.spans import Beside, Spans
from redactor.detect.known.text.unspaced import unspaced
from redactor.model.kind import Kind

_HANDLE = frozenset("._-+%@#~/")
_HANDLE_MOST, _SHORT_DAY = 254, 4
_STAMPED = re.compile(r"\d{1,4}t\d{2}")
_CLOCK = re.compile(r"(?::\d{2}){0,2}(?:[.,]\d{1,9})?(?:z|[+-]\d{2}:?\d{2})?(?![^\W_])")
_MIDNIGHT = re.compile(
    r",?[ t]00:00(?::00(?:\.0{1,9})?)?(?:z|[+-]\d{2}(?::?\d{2})?|[ ](?:utc|gmt|bst))?(?![^\W_])"
)
_LOCAL = frozenset("@_/")
_ARTICLES = frozenset({"the", "y", "yr"})
# "7.7009E+09"
_POWER = re.compile(r"[eE]\+?\d{1,2}(?!\w)")


_NOTHING = re.compile(r"(?!)")
_EDGE_MOST = 16
# what a code may be written with that the register does not have: "GB11 LOYD", "suffix C"
_EDGES = {
    Kind.BANK_ACCOUNT: (re.compile(r"(?<![^\W_])(?:gb ?\d\d ?[a-z]{4} ?|[a-z]{4})(?=\d{4})"), _NOTHING),
    Kind.NINO: (
        _NOTHING,
        re.compile(r"[ ,(-]{1,3}(?:suffix|final letter|last letter|letter) [a-d](?![^\W_])"),
    ),
}


class Absorber:
    """Extends spans in one text."""

    def __init__(self, pages: Sequence[Page], compiled: Compiled) -> None:
        """Keep the pages and the words of flats."""
        self._pages = pages
        self._targets, self._mails = compiled.targets, compiled.mails
        self._weekdays = compiled.lexicon.dates.weekdays
        self._addresses = [AddressAbsorber(page, compiled) for page in pages]
        self._compiled, self._names = compiled, dict[int, RestOfName]()

    def widen(self, redacted: list[Hit], parts: Sequence[Hit]) -> None:
        """Widen every redacted hit in place."""
        sorted_parts: dict[tuple[int, int], list[Hit]] = defaultdict(list)
        for part in parts:
            sorted_parts[part.target, part.page].append(part)
        beside = {key: Beside(each) for key, each in sorted_parts.items()}
        whole = self._institutions(redacted)
        for hit in redacted:
            words = self._pages[hit.page].tokens.text[hit.first : hit.last + 1]
            if unspaced("".join(words)):  # where its words end nobody can tell
                continue
            kind = self._targets[hit.target].kind
            if kind is Kind.ADDRESS:
                address = self._addresses[hit.page]
                address.widen(hit, beside.get((hit.target, hit.page), Beside(())))
            elif kind in NAMED and whole[hit.target].covers(hit.start, hit.end + 1):
                self._name(hit, kind)
            else:
                self._widen(hit, kind)

    def _widen(self, hit: Hit, kind: Kind) -> None:
        """Widen a hit of any kind but an address."""
        if kind is Kind.DATE_OF_BIRTH:
            self._date(hit)
        elif kind is Kind.PHONE:
            self._signs(hit)
        elif kind in _EDGES:
            self._edges(hit, *_EDGES[kind])
        elif kind in NAMED:
            self._rest_of_name(hit)
            self._name(hit, kind)
        elif kind in {Kind.PERSON, Kind.EMAIL, Kind.URL_OR_HANDLE}:
            self._name(hit, kind)

    def _institutions(self, redacted: Sequence[Hit]) -> dict[int, Spans]:
        """Return where the institutions stand: a part of a name that stands there whole has no rest."""
        found: dict[int, list[Hit]] = defaultdict(list)
        for hit in redacted:
            if self._targets[hit.target].kind in NAMED:
                found[hit.target].append(hit)
        return {target: Spans(hits) for target, hits in found.items()}

    def _spread(self, hit: Hit, first: int, last: int) -> None:
        """Widen a hit to tokens first..last."""
        start, end = self._pages[hit.page].tokens.span(first, last)
        hit.start, hit.end = min(hit.start, start), max(hit.end, end)
        hit.first, hit.last = min(hit.first, first), max(hit.last, last)

    # ---- dates ----------------------------------------------------------------------------

    def _date(self, hit: Hit) -> None:
        """Take the weekday before a date, and the time of day that a program wrote behind it."""
        tokens, before = self._pages[hit.page].tokens, hit.first - 1
        stamped = _STAMPED.fullmatch(tokens.text[hit.last])
        time = (_CLOCK if stamped else _MIDNIGHT).match(tokens.canon.text, tokens.end[hit.last])
        if time and time.end() > tokens.end[hit.last]:
            self._spread(hit, hit.first, tokens.at(time.end() - 1))
        while before >= 0 and hit.first - before <= 3 and tokens.joined(before):
            word = tokens.text[before]
            if word in self._weekdays:
                if "." not in tokens.gap(before) or len(word) <= _SHORT_DAY:
                    self._spread(hit, before, hit.last)
                return
            if word in _ARTICLES and before == hit.first - 1:
                self._spread(hit, before, hit.last)
            elif word not in _ARTICLES and word != "dydd":
                return
            before -= 1

    def _signs(self, hit: Hit) -> None:
        """Take the plus sign or bracket before a phone number, and the power of a spreadsheet behind it."""
        canon, tokens = self._pages[hit.page].canon, self._pages[hit.page].tokens
        low, high = tokens.start[hit.first], tokens.end[hit.last]
        power = None if canon.origin else _POWER.match(canon.source, hit.end)
        hit.end = power.end() if power else hit.end
        if canon.span(low, high)[0] != hit.start:
            return
        while low > 0 and canon.text[low - 1] in "+(":
            low -= 1
        hit.start = min(hit.start, canon.span(low, high)[0])

    def _edges(self, hit: Hit, before: re.Pattern[str], after: re.Pattern[str]) -> None:
        """Take what belongs to a code and stands around it: the head of an IBAN, "suffix C"."""
        text, tokens = self._pages[hit.page].canon.text, self._pages[hit.page].tokens
        low, high = tokens.start[hit.first], tokens.end[hit.last]
        head = before.search(text, max(0, low - _EDGE_MOST), low + _EDGE_MOST)
        tail = after.match(text, high)
        if head or tail:
            first = tokens.at(head.start()) if head else hit.first
            self._spread(hit, min(first, hit.first), tokens.at(tail.end() - 1) if tail else hit.last)

    def _name(self, hit: Hit, kind: Kind) -> None:
        """Widen a name, or what stands online for one."""
        self._handle(hit)
        self._possessive(hit)
        if kind is Kind.EMAIL:
            self._host(hit)

    def _rest_of_name(self, hit: Hit) -> None:
        """Take the rest of an institution's name that goes on behind it: "MARLPIT W/R"."""
        if hit.page not in self._names:
            self._names[hit.page] = RestOfName(self._pages[hit.page], self._compiled)
        last = self._names[hit.page].last(self._targets[hit.target], hit)
        if last > hit.last:
            self._spread(hit, hit.first, last)

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

    def _host(self, hit: Hit) -> None:
        """Take the host that stands or is told behind the name of an e-mail address."""
        last = ToldMails(self._pages[hit.page], self._mails).host(hit.target, hit.last)
        if last > hit.last:
            self._spread(hit, hit.first, last)

    def _possessive(self, hit: Hit) -> None:
        """Take the s of a possessive: "Priya's"."""
        tokens, after = self._pages[hit.page].tokens, hit.last + 1
        whole = tokens.span(hit.first, hit.last)[1] == hit.end
        if whole and after < len(tokens) and tokens.text[after] == "s" and tokens.gap(hit.last) == "'":
            self._spread(hit, hit.first, after)

    def _in_handle(self, sign: str) -> bool:
        return (sign.isascii() and sign.isalnum()) or sign in _HANDLE
