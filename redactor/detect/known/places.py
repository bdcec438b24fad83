"""Joins the parts of an address as they stand in the text.

Takes a page and the hits of the scan, gives stronger hits: number with street, house name with
street, a misspelt street beside its own number. It does not decide what a street alone means.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from rapidfuzz.distance import OSA

from redactor.detect.known.between import Between
from redactor.detect.known.compile import Compiled
from redactor.detect.known.expand.address import SMALL_HOUSE
from redactor.detect.known.forms import Hit, Strength, Target
from redactor.detect.known.house_numbers import Attached, HouseNumbers
from redactor.detect.known.houses import Houses
from redactor.detect.known.misspelt_streets import MisspeltStreets
from redactor.detect.known.neighbours import Neighbours
from redactor.detect.known.page import Page
from redactor.detect.known.short_streets import ShortStreets
from redactor.detect.known.spans import Beside, Spans
from redactor.model.case import AloneRule
from redactor.model.kind import Kind

_LEADS = frozenset({"the", "their", "her", "his", "our", "this", "that", "at", "new", "old"})
_STAYS = frozenset({"at", "to", "from", "yn"})
_WORD_LEAST = 4
_APART_MOST = 3
_TYPE_LEAST = 4
_LONG_NAME = 8
_SAID_LEAST = 3
_ALIKE = str.maketrans("cgzvdb", "kjsftp")
_FAINT = frozenset("aeiouywhlr")
_PLACE_PARTS = frozenset({"town", "locality", "postcode", "district"})
_BESIDE = re.compile(r"[ ,;/|()\n-]{1,4}")
_STREET_PARTS = frozenset({"street", "street_name"})


class Places:
    """Assembles addresses in one page."""

    def __init__(self, page: Page, compiled: Compiled) -> None:
        """Keep the page."""
        self._page = page
        self._tokens = page.tokens
        self._compiled = compiled
        self._words = compiled.lexicon.words
        self._types = compiled.lexicon.streets.form_of
        self._numbers = HouseNumbers(page, compiled)
        contexts = compiled.lexicon.contexts
        self._small = contexts.get("after_house_number", frozenset()) | contexts.get("came", frozenset())
        self._signs = contexts.get("spoken_sign", frozenset()) | {"er", "erm", "um", "uh"}
        self._dwellings = contexts.get("dwelling", frozenset())
        self._plain_houses = contexts.get("plain_house", frozenset())
        self._between = Between(page, compiled, self._numbers)
        self._parts = Beside(())
        self._houses = Houses(page, compiled)
        self._short = ShortStreets(page, compiled)
        self._beside = Neighbours(page, compiled)
        firms = contexts.get("not_a_person", frozenset()) | contexts.get("other_places", frozenset())
        self._misspelt = MisspeltStreets(page, compiled, self._numbers, self._firm_after)
        self._firms = (firms | compiled.lexicon.organisations.generic) - frozenset(self._types)

    def hits(self, found: list[Hit]) -> Iterator[Hit]:
        """Yield what the scan found and what joins it, for all addresses."""
        by_target: dict[int, list[Hit]] = defaultdict(list)
        for hit in found:
            by_target[hit.target].append(hit)
        for target in self._compiled.targets:
            if target.kind is Kind.ADDRESS:
                yield from self._address(target, by_target[target.index])

    def _address(self, target: Target, found: list[Hit]) -> Iterator[Hit]:
        numbers = target.facts.get("numbers", ()) or ("",)
        for own in numbers:
            yield from self._numbered_address(target, own, found)

    def _numbered_address(self, target: Target, own: str, found: list[Hit]) -> Iterator[Hit]:
        streets = [hit for hit in found if hit.part in _STREET_PARTS]
        self._parts = Beside(hit for hit in found if hit.part not in _STREET_PARTS)
        parted = {id(hit) for hit in found if hit.part == "number_street" and self._parted(hit, own)}
        whole = [hit for hit in found if hit.part == "number_street" and id(hit) not in parted]
        for hit in found:
            if hit.part not in _STREET_PARTS and id(hit) not in parted and self._plausible(hit):
                named = hit.part == "house" and hit.strength is Strength.MEDIUM
                hit.shaky = hit.shaky or ("place or firm" if named and self._firm_after(hit.last) else "")
                yield hit
        joined = list(self._streets(target, own, streets, Spans(whole)))
        yield from joined
        anchors = self._numbers.positions(own) if own else []
        certain = [hit for hit in (*joined, *whole) if hit.strength is Strength.STRONG]
        inside = Spans(hit for hit in found if id(hit) in parted)
        free = [at for at in anchors if not inside.covers(*self._tokens.span(*at))]
        yield from self._misspelt.hits(target, free, found, certain)
        for first, last in self._numbers.marked_alone(anchors):
            start, end = self._tokens.span(first, last)
            yield Hit(
                target.index, "number", start, end, Strength.WEAK, "number", "house number alone", first, last
            )
        yield from self._houses.hits(target, found)
        yield from self._short.hits(target, anchors, Spans([*certain, *whole]))

    def _plausible(self, hit: Hit) -> bool:
        """Say whether "the gables" in small letters may be a house: in a message typed without capitals."""
        if hit.name != SMALL_HOUSE:
            return True
        plain = self._tokens.text[hit.last] in self._plain_houses
        before = self._tokens.text[hit.first - 1] if hit.first else ""
        return self._beside.typed_small(hit.first) and (not plain or before in _STAYS)

    def _parted(self, hit: Hit, own: str) -> bool:
        """Say whether the number after a street is none of it: "Rose Lane. 14 people", "Rose Lane: 14 men".

        A street that has a number before it needs none behind: "14 Rose Lane, 14 Larch Avenue".
        """
        if not hit.name.endswith("and number") or hit.first == hit.last:
            return False
        left = self._numbers.left(hit.first, own)
        if left is not None and left.apart == 0:
            return True
        gap = self._tokens.gap(hit.last - 1)
        if any(sign in gap for sign in ".;&!?") and ".," not in gap:
            return True
        number = self._numbers.ending_at(hit.last, own)
        return bool(number and number[1] > hit.first and self._numbers.right(number[1] - 1, own) is None)

    # ---- street with number ---------------------------------------------------------------

    def _streets(self, target: Target, own: str, streets: list[Hit], whole: Spans) -> Iterator[Hit]:
        for hit in streets:
            covered = whole.covers(hit.start, hit.end)
            first = self._worded(target, hit)
            if first is not None:
                yield self._numbered(hit, first, hit.last, "number in words and ")
                continue
            left = self._numbers.left(hit.first, own)
            if left and own and (place := left.place_of(own)):
                yield self._numbered(hit, place[0], hit.last, "number and ")
                continue
            right = self._numbers.right(hit.last, own)
            if right and own and (place := right.place_of(own)) and not (left and left.apart == 0):
                yield self._numbered(hit, hit.first, place[1], "", " and number")
                continue
            bridged = list(self._bridged(target, hit, own, left))
            yield from bridged
            if bridged and not bridged[0].shaky:
                continue
            yield from self._dwelling(target, hit, own)
            if hit.part == "street" and hit.strength > Strength.NOTE and not covered:
                hit.shaky = self._doubt(hit, left, right)
                yield hit

    def _bridged(self, target: Target, hit: Hit, own: str, left: Attached | None) -> Iterator[Hit]:
        """Yield a street with its number where only filler, or a few other words, part them."""
        if hit.part != "street" or not own:
            return
        way = self._between.bridge(target, hit, own, self._parts, behind=not (left and left.apart == 0))
        if way is None:
            return
        start, end = self._tokens.span(way.first, way.last)
        sure = not way.doubt
        yield Hit(
            hit.target,
            "number_street" if sure else "slip",
            start,
            end,
            Strength.STRONG if sure else Strength.MEDIUM,
            "number_street",
            "number and street with filler between" if sure else "number and street with words between",
            way.first,
            way.last,
            way.doubt,
        )

    def _dwelling(self, target: Target, hit: Hit, own: str) -> Iterator[Hit]:
        """Ask about a street without its type before a dwelling: "the Larchmont tenancy, number 2"."""
        tokens, after = self._tokens, hit.last + 1
        if hit.part != "street_name" or not tokens.capital(hit.first) or after >= len(tokens):
            return
        if tokens.gap(hit.last) not in {" ", "-", "\n"} or tokens.text[after] not in self._dwellings:
            return
        way = self._between.bridge(target, hit, own, self._parts) if own else None
        if way is None and (target.rule("street") is AloneRule.OPEN or not self._led(hit.first)):
            return
        first, last = (way.first, way.last) if way else (hit.first, hit.last)
        start, end = tokens.span(first, last)
        name = "street without its type, of a dwelling"
        yield Hit(
            hit.target,
            "slip",
            start,
            end,
            Strength.MEDIUM,
            "number_street",
            name,
            first,
            last,
            "no street type",
        )

    def _led(self, token: int) -> bool:
        """Say whether a small word leads to a name: "the Larchmont flat", "at the Larchmont house"."""
        return token > 0 and self._tokens.joined(token - 1) and self._tokens.text[token - 1] in _LEADS

    def _worded(self, target: Target, hit: Hit) -> int | None:
        """Return where the item's number in words, Roman signs or a misspelling stands before a street."""
        tokens, words = self._tokens, target.facts.get("number_words", ())
        for size in (1, 2):
            first = hit.first - size
            if first < 0 or not all(tokens.joined(t) for t in range(first, hit.first)):
                break
            text = "".join(tokens.text[first : hit.first])
            near = size == 1 and any(len(w) > _WORD_LEAST and OSA.distance(text, w) <= 1 for w in words)
            if text in words or (near and text not in self._words):
                return first
        return None

    def _numbered(self, hit: Hit, first: int, last: int, before: str, after: str = "") -> Hit:
        start, end = self._tokens.span(first, last)
        start, end = min(start, hit.start), max(end, hit.end)
        strength, shaky = Strength.STRONG, ""
        if hit.part == "street_name":
            strength, shaky = self._nameless(hit)
            kind = self._misspelt_type(hit, last) or self._type_behind(hit)
            if kind is not None:
                strength, shaky, last = Strength.STRONG, "", max(last, kind)
                end = max(end, self._tokens.span(kind, kind)[1])
        return Hit(
            hit.target,
            "number_street",
            start,
            end,
            strength,
            "number_street",
            f"{before}{hit.name}{after}",
            first,
            last,
            shaky,
            hit.evidence,
        )

    def _nameless(self, hit: Hit) -> tuple[Strength, str]:
        """A number and the street's name without its type: another street may bear that name."""
        tokens = self._tokens
        after = hit.last + 1
        if (
            after < len(tokens)
            and tokens.joined(hit.last)
            and tokens.text[after] in self._types
            and tokens.capital(after)
        ):
            return Strength.WEAK, "other street type"
        if self._firm_after(hit.last):
            return Strength.WEAK, "another place of that name"
        if self._place_behind(hit):
            return Strength.STRONG, ""
        common = all(tokens.text[t] in self._words for t in range(hit.first, hit.last + 1))
        if common and not tokens.capital(hit.first):
            at = hit.first > 1 and tokens.text[hit.first - 2] in _STAYS
            if self._like_type(hit):
                return Strength.MEDIUM, "no street type"
            return (Strength.WEAK, "no street type") if at else (Strength.NOTE, "ordinary word")
        counted = self._thing_behind(hit)
        unsure = common or counted
        return (Strength.WEAK if common else Strength.MEDIUM, "no street type" if unsure else "")

    def _place_behind(self, hit: Hit) -> bool:
        """Say whether the own town or postcode follows: "14 Rose, Leominster HR6 8XQ"."""
        tokens, after = self._tokens, hit.last + 1
        if after >= len(tokens) or not _BESIDE.fullmatch(tokens.gap(hit.last)):
            return False
        return any(p.part in _PLACE_PARTS and p.first == after for p in self._parts.near(after, after, 0))

    def _thing_behind(self, hit: Hit) -> bool:
        """Say whether an ordinary word follows that may be what is counted: "14 hollybush cuttings"."""
        tokens, after = self._tokens, hit.last + 1
        if after >= len(tokens) or tokens.gap(hit.last) != " " or tokens.capital(after):
            return False
        text, facts = tokens.text[after], self._compiled.targets[hit.target].facts
        return text.isalpha() and text not in self._small and text not in facts.get("street_kinds", ())

    def _like_type(self, hit: Hit) -> bool:
        """Say whether a word that sounds like the type follows a name: "old brewery muse"."""
        tokens, after = self._tokens, hit.last + 1
        if after >= len(tokens) or tokens.gap(hit.last) not in {" ", "-", "\n"}:
            return False
        facts = self._compiled.targets[hit.target].facts
        seen = _heard(tokens.text[after])
        long = hit.last > hit.first or len(tokens.text[hit.first]) >= _LONG_NAME
        heads = {_heard(kind)[:1] for kind in facts.get("street_kind", ())}
        heads |= {kind[:1] for kind in facts.get("street_kind", ())}
        starts = seen[:1] in heads or tokens.text[after][:1] in heads
        return any(seen == _heard(kind) for kind in facts.get("street_kinds", ())) or (
            long and starts and len(tokens.text[after]) >= _SAID_LEAST
        )

    def _misspelt_type(self, hit: Hit, last: int) -> int | None:
        """Return the token after a street's name that is nearly its type: "Rose Larie"."""
        tokens, after = self._tokens, hit.last + 1
        if after != last + 1 or after >= len(tokens) or tokens.gap(hit.last) not in {" ", "-"}:
            return None
        kinds = self._compiled.targets[hit.target].facts.get("street_kind", ())
        text = tokens.text[after]
        if len(kinds) != 1 or len(kinds[0]) < _TYPE_LEAST or text in self._types or text in self._words:
            return None
        return after if text[0] == kinds[0][0] and OSA.distance(text, kinds[0]) <= 2 else None

    def _type_behind(self, hit: Hit) -> int | None:
        """Return the token of the street's type behind words that fill: "14 Rose comma Lane"."""
        tokens, at = self._tokens, hit.last + 1
        kinds = self._compiled.targets[hit.target].facts.get("street_kinds", ())
        while at < len(tokens) and at - hit.last <= _APART_MOST and tokens.joined(at - 1):
            if tokens.text[at] in kinds:
                return at
            if tokens.text[at] not in self._signs:
                return None
            at += 1
        return None

    def _doubt(self, hit: Hit, left: Attached | None, right: Attached | None) -> str:
        if left and left.apart <= 1:
            return "other number"
        if right and right.marked:
            return "other number"
        tokens = self._tokens
        head = tokens.canon.starts[tokens.start[hit.first]]
        if hit.start > head and tokens.text[hit.first][:1].isdigit():
            return "other number"
        common = all(tokens.text[t] in self._words for t in range(hit.first, hit.last + 1))
        if common and not tokens.capital(hit.first):
            typed = self._beside.all_small(hit.first) or self._beside.typed_small(hit.first)
            return "small letters" if typed else "ordinary words"
        return "place or firm" if self._firm_after(hit.last) else ""

    def _firm_after(self, last: int) -> bool:
        """Say whether a word of another place or of a firm follows with a capital: "Rose Lane Allotments"."""
        tokens, after = self._tokens, last + 1
        beside = after < len(tokens) and tokens.gap(last) in {" ", "  "} and tokens.capital(after)
        return beside and tokens.text[after] in self._firms


def _heard(word: str) -> str:
    """Return what an ear keeps of a word: its consonants, those that sound alike as one."""
    word = word.replace("ck", "k").replace("qu", "k").replace("ph", "f")
    sounds = word.translate(_ALIKE)
    kept = "".join(sign for sign in sounds if sign not in _FAINT)
    return re.sub(r"(.)\1+", r"\1", kept)
