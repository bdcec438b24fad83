"""Weighs the parts of an address that stand near each other: names, numbers, town, postcode, in any order.

Takes a page and the hits of one address, gives what its other rules leave: its number and its name with words
between that tell nothing are certain; what may be both, slips and all, is a question. Each word weighs by how
rare it is and how well it is written, each word between takes away. One part alone is weighed elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from redactor.detect.known.compile import Compiled
from redactor.detect.known.forms import Hit, Strength, Target
from redactor.detect.known.page import Page
from redactor.detect.known.places.apart import Apart, Stretch
from redactor.detect.known.places.house_numbers import HouseNumbers
from redactor.detect.known.places.likeness import SHORT, SLIPPED, SURE, Likeness
from redactor.detect.known.places.near_numbers import HIDDEN, Near, NearNumbers
from redactor.detect.known.spans import Spans
from redactor.detect.known.tables.address_names import AddressName

_ASKED = 3.0
_KIND, _OTHER_KIND = 1.0, -0.5
_BESIDE, _MARKED, _LETTER = 0.5, 0.5, 0.5
_SMALL_LETTERS = -0.5
_MISSING = -0.5
_FLAT, _OWN_SIGN = 1.0, 0.5
_DIGITS = (0.0, 1.0, 1.5, 2.0)
_REACH, _NUMBER_REACH, _JOINED, _INSIDE = 8, 12, 3, 3
_RARE, _SLIPS_MOST = 2.0, 0.64


@dataclass(frozen=True, slots=True)
class Seen:
    """An address's name where it may stand: how well each of its words is written, and its general word."""

    name: AddressName
    first: int
    last: int
    qualities: tuple[float, ...]
    kind: bool
    other_kind: bool
    capital: bool

    @property
    def whole(self) -> bool:
        """Say whether all telling words stand there beyond doubt."""
        return all(quality >= SURE for quality in self.qualities)

    @property
    def nearly(self) -> bool:
        """Say whether a rare name stands there with its general word and one or two slips."""
        return self.kind and self.rare and all(quality >= _SLIPS_MOST for quality in self.qualities)

    @property
    def rare(self) -> bool:
        """Say whether one of its words is no ordinary word."""
        return max(self.name.weights) >= _RARE

    @property
    def points(self) -> float:
        """What the name weighs as it is written."""
        told = sum(
            weight * quality if quality else weight * _MISSING
            for weight, quality in zip(self.name.weights, self.qualities, strict=True)
        )
        told += _KIND * self.kind + _OTHER_KIND * self.other_kind
        return told if self.capital or self.rare else told + _SMALL_LETTERS


class Weighing:
    """Weighs addresses in one page."""

    def __init__(self, page: Page, compiled: Compiled, numbers: HouseNumbers) -> None:
        """Keep the page and what compares words and numbers."""
        self._page = page
        self._tokens = page.tokens
        self._numbers = numbers
        self._names = compiled.names
        self._near = NearNumbers(page, compiled, numbers)
        self._apart = Apart(page, compiled, numbers)
        self._likeness = Likeness(compiled.lexicon.words)
        self._words = compiled.lexicon.words
        self._types = compiled.lexicon.streets.form_of

    def hits(self, target: Target, found: Sequence[Hit], joined: Sequence[Hit]) -> Iterator[Hit]:
        """Yield what the parts of one address amount to; `joined` are the hits of the other rules."""
        names = self._names.get(target.index, ())
        places = {own: self._numbers.positions(own) for name in names for own in name.numbers}
        known = Spans(_numbered(joined, [at for each in places.values() for at in each]))
        for name in names:
            yield from self._named(target, name, found, known)
            for own in name.numbers:
                for first, last in places[own]:
                    if not self._covered(known, first, last):
                        yield from self._around_number(target, name, Near(1.0, first, last), own, known)

    def _covered(self, known: Spans, first: int, last: int) -> bool:
        start, end = self._tokens.span(first, last)
        return known.covers(start, end)

    # ---- a name that stands there -----------------------------------------------------------

    def _named(self, target: Target, name: AddressName, found: Sequence[Hit], known: Spans) -> Iterator[Hit]:
        """Weigh a name that the scan found with the numbers around it."""
        for hit in found:
            if not _is_name(hit, name) or hit.first < 0 or self._covered(known, hit.first, hit.last):
                continue
            if hit.last > hit.first and self._torn(name, hit.last):
                continue
            seen = self._from_hit(hit, name)
            best = max(self._with_numbers(target, seen, known), key=_weight, default=None)
            if best is not None:
                yield best

    def _from_hit(self, hit: Hit, name: AddressName) -> Seen:
        behind = self._kind_beside(name, hit.first, hit.last)
        kind = bool(name.kinds) and (hit.part in {"street", "house"} or behind is not None)
        texts = self._tokens.text[hit.first : hit.last + 1]
        core = hit.part == "house_core"
        qualities = tuple(float(not core or word in texts) for word in name.words)
        last, capital = max(hit.last, behind or 0), self._tokens.capital(hit.first)
        return Seen(name, hit.first, last, qualities, kind, self._other_kind(name, hit.last), capital)

    def _torn(self, name: AddressName, last: int) -> bool:
        """Say whether a comma parts a name from its general word in small letters: "London, road closed"."""
        tokens = self._tokens
        small = tokens.text[last] in name.kinds and tokens.capital(last - 1) and not tokens.capital(last)
        return small and "," in tokens.gap(last - 1)

    def _with_numbers(self, target: Target, seen: Seen, known: Spans) -> Iterator[Hit]:
        spoken = target.facts.get("number_words", ())
        for own in seen.name.numbers:
            for number in self._numbers_near(seen, own, spoken):
                if not self._covered(known, number.first, number.last):
                    hit = self._judged(target, seen, number, own)
                    if hit is not None:
                        yield hit

    def _numbers_near(self, seen: Seen, own: str, spoken: tuple[str, ...]) -> Iterator[Near]:
        tokens = self._tokens
        low, high = max(0, seen.first - _NUMBER_REACH), min(len(tokens), seen.last + 1 + _NUMBER_REACH)
        for at in (*range(seen.first - 1, low - 1, -1), *range(seen.last + 1, high)):
            near = self._near.at(at, own, spoken)
            if near is not None and not near.first <= seen.first <= near.last:
                yield near

    # ---- a number that stands there -----------------------------------------------------------

    def _around_number(
        self, target: Target, name: AddressName, number: Near, own: str, known: Spans
    ) -> Iterator[Hit]:
        """Weigh what stands behind and before the own number as its name, with any slips."""
        halves = frozenset(name.words) if name.exact else frozenset[str]()
        found = [self._name_in(name, self._window(number, step, halves)) for step in (1, -1)]
        for seen in found:
            if seen is None or self._covered(known, seen.first, seen.last):
                continue
            hit = self._judged(target, seen, number, own)
            if hit is not None:
                yield hit
                return

    def _window(self, number: Near, step: int, halves: frozenset[str]) -> range:
        """Return the tokens on one side of a number, up to the next number or the end of the paragraph.

        Half of a postcode is no number: "163, 8XQ".
        """
        tokens = self._tokens
        at = end = number.last + 1 if step > 0 else number.first - 1
        while 0 <= end < len(tokens) and abs(end - at) < _REACH:
            if not tokens.joined(end - 1 if step > 0 else end):
                break
            if self._numbers.numeric(end) and tokens.text[end] not in halves:
                break
            end += step
        return range(at, end) if step > 0 else range(end + 1, at + 1)

    def _name_in(self, name: AddressName, window: range) -> Seen | None:
        """Return the best reading of a name in a window, its words in any order and with slips."""
        places: list[tuple[int, int] | None] = []
        qualities: list[float] = []
        taken: set[int] = set()
        for word, forms in zip(name.words, name.forms, strict=True):
            quality, place = self._word_in(word, forms, window, taken, exact=name.exact)
            places.append(place)
            qualities.append(quality)
            taken |= set(range(place[0], place[1] + 1)) if place else set()
        seen = [place for place in places if place is not None]
        if not seen or _without_best(name.weights, qualities):
            return None
        first, last = min(low for low, _ in seen), max(high for _, high in seen)
        if last - first + 1 - len(taken) > _INSIDE:
            return None
        kind = self._kind_beside(name, first, last, taken)
        if max(qualities) < SHORT and kind is None:
            return None
        low, high = (min(first, kind), max(last, kind)) if kind is not None else (first, last)
        capital = all(self._capital(place[0], exact=name.exact) for place in seen)
        return Seen(
            name, low, high, tuple(qualities), kind is not None, self._other_kind(name, last), capital
        )

    def _capital(self, token: int, *, exact: bool) -> bool:
        """Say whether a word begins with a capital, or half of a postcode ends with one."""
        return self._tokens.capital(token) or (
            exact and self._tokens.canon.capital(self._tokens.end[token] - 1)
        )

    def _word_in(
        self, word: str, forms: frozenset[str], window: range, taken: set[int], *, exact: bool
    ) -> tuple[float, tuple[int, int] | None]:
        """Return the tokens of a window that stand for a word best: one, or several put together."""
        best, place = 0.0, None
        for first in window:
            text = ""
            for last in range(first, min(first + (1 if exact else _JOINED), window.stop)):
                if last in taken:
                    break
                text += self._tokens.text[last]
                near = len(text) <= len(word) + _JOINED and (not exact or text == word)
                near |= text in forms
                quality = self._likeness.of(text, word, forms) if near else 0.0
                if quality > best and not self._plain(first, last, quality):
                    best, place = quality, (first, last)
        return best, place

    def _plain(self, first: int, last: int, quality: float) -> bool:
        """Say whether a likeness is that of small or ordinary words put together, or of one small letter."""
        tokens = self._tokens
        if last > first and all(tokens.gap(at) == "'" for at in range(first, last)):
            return False
        if last > first:
            return quality < SLIPPED and all(tokens.text[t] in self._words for t in range(first, last + 1))
        return quality <= SHORT and not tokens.capital(first)

    def _kind_beside(
        self, name: AddressName, first: int, last: int, taken: set[int] | frozenset[int] = frozenset()
    ) -> int | None:
        """Return the token of the general word of a name in or around it, over what tells nothing."""
        tokens = self._tokens
        for at in range(first, last + 1):
            if at not in taken and tokens.text[at] in name.kinds and len(tokens.text[at]) > 1:
                return at
        for step, at in ((1, last + 1), (-1, first - 1)):
            end = at
            while 0 <= end < len(tokens) and abs(end - at) <= _INSIDE and tokens.joined(min(end, end - step)):
                if tokens.text[end] in name.kinds:
                    return None if step > 0 and self._torn(name, end) else end
                if not self._apart.links(end):
                    break
                end += step
        return None

    def _other_kind(self, name: AddressName, last: int) -> bool:
        """Say whether another sort of street or house follows directly: "Mafeking Avenue" for Crescent."""
        tokens, after = self._tokens, last + 1
        if after >= len(tokens) or not tokens.capital(after) or tokens.gap(last) not in {" ", "-"}:
            return False
        return tokens.text[after] in self._types and tokens.text[after] not in name.kinds

    # ---- judgment ---------------------------------------------------------------------------

    def _judged(self, target: Target, seen: Seen, number: Near, own: str) -> Hit | None:
        """Return what a name and a number near it amount to, or None."""
        place = (seen.first, seen.last)
        number = self._near.with_letter(number, own, place)
        between = self._apart.between(number, place, seen.name.kinds)
        if between is None:
            return None
        if max(seen.qualities) < SHORT and not (between.beside or between.flat):
            return None
        if (
            seen.name.part in {"street", "district"}
            and _of_flat(target, own)
            and not (between.flat and not between.telling)
        ):
            return None
        points = seen.points + number.quality * _of_number(own) + _MARKED * between.marked - between.cost
        points += _BESIDE * between.beside + _FLAT * between.flat
        # the sign of "1? Tanners Row" ends no sentence
        points += _OWN_SIGN * (number.quality == HIDDEN and between.broken)
        first, last = min(seen.first, number.first), max(seen.last, number.last)
        sure = self._sure(seen, number, between)
        if sure is Strength.NOTE and (points < _ASKED or self._ordinary(seen, between)):
            return None
        start, end = self._tokens.span(first, last)
        name = f"number and {seen.name.part} near each other"
        part, strength, shaky = "number_street", sure, ""
        if sure is Strength.NOTE:
            part, strength, shaky = "slip", Strength.MEDIUM, "perhaps another address"
        return Hit(target.index, part, start, end, strength, "number_street", name, first, last, shaky)

    def _ordinary(self, seen: Seen, between: Stretch) -> bool:
        """Say whether an ordinary word or a quantity beside a bare name tells nothing.

        "the kirk, 57 pews", "210 miles from London".
        """
        if seen.kind or (between.beside and between.marked):
            return False
        return not ((seen.capital or seen.rare) and (between.house or between.marked))

    def _sure(self, seen: Seen, number: Near, between: Stretch) -> Strength:
        """Return how sure it is that number and name are the item's own; NOTE if it is a question."""
        if number.quality < 1.0 or seen.other_kind or not between.tells_nothing:
            return Strength.NOTE
        near = not between.words and (between.marked or between.beside)
        if not seen.whole:
            return Strength.STRONG if near and seen.nearly else Strength.NOTE
        plain = not seen.capital and all(word in self._words for word in seen.name.words)
        if seen.kind:
            doubt = plain and between.words and not between.marked
            return Strength.NOTE if doubt else Strength.STRONG
        told = near and seen.rare and seen.capital and not self._thing_behind(max(seen.last, number.last))
        return Strength.MEDIUM if told else Strength.NOTE

    def _thing_behind(self, last: int) -> bool:
        """Say whether an ordinary word in small letters follows: "210 London office"."""
        tokens, after = self._tokens, last + 1
        if after >= len(tokens) or tokens.gap(last) != " " or tokens.capital(after):
            return False
        return tokens.text[after] in self._words and not self._apart.follows(tokens.text[after])


def _without_best(weights: Sequence[float], qualities: Sequence[float]) -> bool:
    """Say whether the word that tells most is not there: then it is another name."""
    best = max(weights)
    return all(not quality for weight, quality in zip(weights, qualities, strict=True) if weight == best)


def _of_flat(target: Target, own: str) -> bool:
    """Say whether a number is that of the flat and of no house: it counts only where it is told as one."""
    numbers = target.facts.get("numbers", ())
    return bool(numbers) and own not in numbers and own in target.facts.get("flat", ())


def _of_number(own: str) -> float:
    digits = sum(map(str.isdigit, own))
    return _DIGITS[min(digits, len(_DIGITS) - 1)] + _LETTER * (not own.isdigit())


def _numbered(hits: Sequence[Hit], numbers: list[tuple[int, int]]) -> Iterator[Hit]:
    """Yield the certain addresses that have their number."""
    for hit in hits:
        if hit.strength < Strength.MEDIUM or hit.shaky or hit.part != "number_street":
            continue
        if any(hit.first <= first and last <= hit.last for first, last in numbers):
            yield hit


def _is_name(hit: Hit, name: AddressName) -> bool:
    parts = {"street": {"street", "street_name"}, "house": {"house", "house_core"}, "locality": {"locality"}}
    return hit.part in parts.get(name.part, ())


def _weight(hit: Hit) -> tuple[Strength, int]:
    return hit.strength, hit.first - hit.last
