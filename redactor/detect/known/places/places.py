"""Joins the parts of an address as they stand in the text.

Takes a page and the hits of the scan, gives stronger hits: number with street, house name with
street, a misspelt street beside its own number. It does not decide what a street alone means.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from rapidfuzz.distance import OSA

from redactor.detect.known.compile import Compiled
from redactor.detect.known.expand.address import MUTATED_TOWN, SMALL_HOUSE
from redactor.detect.known.forms import Hit, Strength, Target
from redactor.detect.known.neighbours import Neighbours
from redactor.detect.known.once import once_a_case
from redactor.detect.known.page import Page
from redactor.detect.known.places.between import Between
from redactor.detect.known.places.house_numbers import Attached, HouseNumbers
from redactor.detect.known.places.houses import Houses
from redactor.detect.known.places.misspelt_streets import MisspeltStreets
from redactor.detect.known.places.other_places import OtherPlaces
from redactor.detect.known.places.short_streets import ShortStreets
from redactor.detect.known.places.told_houses import ToldHouses
from redactor.detect.known.places.typeless_streets import TypelessStreets
from redactor.detect.known.places.weighing import Weighing
from redactor.detect.known.spans import Beside, Spans
from redactor.model.kind import Kind

_STAYS = frozenset({"at", "to", "from", "yn"})
# behind these Welsh changes the first letter of a town
_MUTATING = frozenset(
    [
        "i",
        "o",
        "yn",
        "ym",
        "yng",
        "am",
        "ar",
        "at",
        "dan",
        "dros",
        "drwy",
        "heb",
        "hyd",
        "gan",
        "neu",
        "a",
        "ger",
    ]
)
_LEADS = frozenset({"on", "in", "along", "down", "up", "off", "into", "at", "near", "ar", "yn"})
_WORD_LEAST, _NUMBER_WORDS = 4, 4
_BESIDE = re.compile(r"[ ,;/|()\n-]{1,4}")
_OWN_PARTS = frozenset({"town", "postcode", "locality", "district"})
_OWN_REACH = 6
# what tells a house by the one beside it or across the street
_NEXT_DOOR = frozenset(
    {"next", "door", "opposite", "between", "beside", "across", "facing", "adjacent", "doors", "after"}
)
_BESIDE_REACH, _DOORS_MOST, _TWO_DOORS = 4, 2, 4
_SET_OFF = re.compile(r"[ ,(:-]{1,3}")
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
        self._said = compiled.lexicon.units.markers
        self._plain_houses = contexts.get("plain_house", frozenset())
        self._between = Between(page, compiled, self._numbers)
        self._parts = Beside(())
        self._houses = Houses(page, compiled)
        self._short = ShortStreets(page, compiled)
        self._told = ToldHouses(page, compiled, self._numbers)
        self._beside = Neighbours(page, compiled)
        self._others = OtherPlaces(page, compiled)
        self._misspelt = MisspeltStreets(page, compiled, self._numbers, self._firm_after)
        self._weighing = Weighing(page, compiled, self._numbers)
        self._typeless = TypelessStreets(page, compiled, self._between, self._firm_after)
        self._firms = _firms(compiled)

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
        joined: list[Hit] = []
        for own in numbers:
            for hit in self._numbered_address(target, own, found):
                hit.shaky = hit.shaky or self._others.doubt(target, hit)
                joined.append(hit)
        yield from joined
        for hit in self._weighing.hits(target, found, joined):
            hit.shaky = hit.shaky or self._others.doubt(target, hit)
            yield hit

    def _numbered_address(self, target: Target, own: str, found: list[Hit]) -> Iterator[Hit]:
        streets = [hit for hit in found if hit.part in _STREET_PARTS]
        self._parts = Beside(hit for hit in found if hit.part not in _STREET_PARTS)
        parted = {id(hit) for hit in found if hit.part == "number_street" and self._parted(hit, own)}
        whole = [hit for hit in found if hit.part == "number_street" and id(hit) not in parted]
        for hit in found:
            if hit.part not in _STREET_PARTS and id(hit) not in parted and self._plausible(hit):
                named = hit.part == "house" and hit.strength is Strength.MEDIUM
                hit.shaky = hit.shaky or (self._another_house(hit, own) if named else "")
                hit.shaky = hit.shaky or ("another number" if self._paged(hit) else "")
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
            if not target.allowed and self._numbers.visited(target.severity, first, last):
                name = "house number where somebody calls"
                yield Hit(target.index, "slip", start, end, Strength.WEAK, "slip", name, first, last)
        yield from self._houses.hits(target, found)
        yield from self._short.hits(target, anchors, Spans([*certain, *whole]))
        if not target.allowed:
            yield from self._told.hits(target, anchors, found)

    def _another_house(self, hit: Hit, own: str) -> str:
        """Say why a house name may be another's: "The Gables, 7 Mill Lane", "Bryn Awel Terrace"."""
        tokens, after = self._tokens, hit.last + 1
        if any(part.part in _OWN_PARTS for part in self._parts.near(hit.first, hit.last, _OWN_REACH)):
            return ""
        if self._firm_after(hit.last) or self._type_after(hit.last):
            return "place or firm"
        if after + 2 >= len(tokens) or not _BESIDE.fullmatch(tokens.gap(hit.last)):
            return ""
        found = self._numbers.starting_at(after, own)
        if found is None or found[0] == own or not tokens.text[after][:1].isdigit():
            return ""
        behind = tokens.text[found[2] + 1 : found[2] + 4]
        mine = self._compiled.targets[hit.target].facts.get("street_words", ())
        own_street = bool(mine) and behind[:1] == [mine[0]]
        street = tokens.capital(min(found[2] + 1, len(tokens) - 1)) and any(w in self._types for w in behind)
        return "another street behind it" if street and not own_street else ""

    def _type_after(self, last: int) -> bool:
        """Say whether a street's type follows with a capital: "Coach House Mews"."""
        tokens, after = self._tokens, last + 1
        beside = after < len(tokens) and tokens.gap(last) == " " and tokens.capital(after)
        return beside and tokens.text[after] in self._types and len(tokens.text[after]) > 2

    def _paged(self, hit: Hit) -> bool:
        """Say whether a page or paragraph has the number before a street: "page 14, Rose Lane"."""
        tokens = self._tokens
        counted = hit.part == "number_street" and hit.first < hit.last and self._numbers.paged(hit.first)
        return counted and bool(tokens.gap(hit.first).strip())

    def _plausible(self, hit: Hit) -> bool:
        """Say whether a form may stand for its part here.

        "the gables" in small letters only in a message without capitals, "Nhregaron" only behind "yn".
        """
        if hit.name == MUTATED_TOWN:
            return hit.first > 0 and self._tokens.text[hit.first - 1] in _MUTATING
        if hit.name != SMALL_HOUSE:
            return True
        plain = self._tokens.text[hit.last] in self._plain_houses
        before = self._tokens.text[hit.first - 1] if hit.first else ""
        return self._beside.typed_small(hit.first) and (not plain or before in _STAYS)

    def _parted(self, hit: Hit, own: str) -> bool:
        """Say whether the number after a street is none of it: "Rose Lane. 14 people", "Rose Lane: 14 men".

        A street that has a number before it needs none behind: "14 Rose Lane, 14 Larch Avenue".
        """
        if hit.name.startswith("number") and hit.first < hit.last and self._numbers.a_word(hit.first):
            return True
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
            last = self._worded_behind(target, hit)
            if last is not None:
                yield self._numbered(hit, hit.first, last, "", " and number in words")
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
            yield from self._questions(target, hit, own, left)
            if hit.part == "street" and hit.strength > Strength.NOTE and not covered:
                hit.shaky = self._doubt(hit, left, right)
                yield hit

    def _questions(self, target: Target, hit: Hit, own: str, left: Attached | None) -> Iterator[Hit]:
        """Yield the questions about a street without its number, or beside a neighbour's."""
        yield from self._typeless.questions(target, hit, own, self._parts)
        if left and not target.allowed and hit.part == "street" and self._next_door(left, own):
            first, rule, why = left.values[0][1], "number_street", "tells where it is"
            start, end = self._tokens.span(first, hit.last)
            name, strength = "house beside it", Strength.MEDIUM
            yield Hit(target.index, "slip", start, end, strength, rule, name, first, hit.last, why)

    def _next_door(self, left: Attached, own: str) -> bool:
        """Say whether a house is told by one beside it or across: "next door to 25", "between 25 and 29"."""
        before = self._tokens.text[max(0, left.values[0][1] - _BESIDE_REACH) : left.values[0][1]]
        if not own.isdigit() or _NEXT_DOOR.isdisjoint(before):
            return False
        numbers = [int(value) for value, _, _ in left.values if value.isdigit()]
        most = _TWO_DOORS if "doors" in before else _DOORS_MOST
        return any(0 < abs(number - int(own)) <= most for number in numbers)

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

    def _worded(self, target: Target, hit: Hit) -> int | None:
        """Return where the item's number in words, Roman signs or a misspelling stands before a street."""
        tokens, words = self._tokens, target.facts.get("number_words", ())
        for size in range(1, _NUMBER_WORDS + 1):
            first = hit.first - size
            if first < 0 or not all(tokens.joined(t) for t in range(first, hit.first)):
                break
            text = "".join(tokens.text[first : hit.first])
            near = size == 1 and any(len(w) > _WORD_LEAST and OSA.distance(text, w) <= 1 for w in words)
            if text in words or (near and text not in self._words):
                return first
        return None

    def _worded_behind(self, target: Target, hit: Hit) -> int | None:
        """Return where the number in one word or Roman signs ends behind a street: "Rose Lane (XIV)"."""
        tokens, at = self._tokens, hit.last + 1
        while at < len(tokens) - 1 and tokens.text[at] in self._said and tokens.joined(at - 1):
            at += 1
        if at >= len(tokens) or not tokens.joined(at - 1) or not _SET_OFF.fullmatch(tokens.gap(at - 1)):
            return None
        text = tokens.text[at]
        told = len(text) > 1 and text in target.facts.get("number_words", ())
        return at if told and (text not in self._words or tokens.capital(at)) else None

    def _numbered(self, hit: Hit, first: int, last: int, before: str, after: str = "") -> Hit:
        start, end = self._tokens.span(first, last)
        start, end = min(start, hit.start), max(end, hit.end)
        strength, shaky = Strength.STRONG, ""
        if hit.part == "street_name":
            strength, shaky = self._typeless.strength(hit, self._parts, last if after else hit.last)
            kind = self._typeless.kind(hit, last)
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
            typed = (
                self._led(hit.first)
                or self._beside.all_small(hit.first)
                or self._beside.typed_small(hit.first)
            )
            return "small letters" if typed else "ordinary words"
        return "place or firm" if self._firm_after(hit.last) else ""

    def _led(self, first: int) -> bool:
        """Say whether a word of place leads to a street in small letters: "roadworks on damask gardens"."""
        tokens = self._tokens
        return first > 0 and tokens.gap(first - 1) in {" ", "\n"} and tokens.text[first - 1] in _LEADS

    def _firm_after(self, last: int) -> bool:
        """Say whether a word of another place or of a firm follows with a capital: "Rose Lane Allotments"."""
        tokens, after = self._tokens, last + 1
        beside = after < len(tokens) and tokens.gap(last) in {" ", "  "} and tokens.capital(after)
        return beside and tokens.text[after] in self._firms


@once_a_case
def _firms(compiled: Compiled) -> frozenset[str]:
    """Return the words of firms and places that are no types of street."""
    lexicon = compiled.lexicon
    names = ("not_a_person", "other_places")
    words = lexicon.organisations.generic.union(*(lexicon.contexts.get(name, frozenset()) for name in names))
    return words - lexicon.streets.form_of.keys()
