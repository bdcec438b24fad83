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
from redactor.detect.known.expand.address import SMALL_HOUSE
from redactor.detect.known.fold import look_alike, skeleton
from redactor.detect.known.forms import Hit, Strength, Target
from redactor.detect.known.house_numbers import Attached, HouseNumbers
from redactor.detect.known.houses import Houses
from redactor.detect.known.neighbours import Neighbours
from redactor.detect.known.page import Page
from redactor.detect.known.short_streets import ShortStreets
from redactor.detect.known.spans import Spans
from redactor.model.kind import Kind

_SHORT_STREET = 8
_CONNECT = frozenset({"on", "off", "of", "in", "at", "the", "along", "down", "up"})
_STAYS = frozenset({"at", "to", "from", "yn"})
_WORD_LEAST = 4
_TYPE_LEAST = 4
_HESITATION_MOST = 6
_LONG_NAME = 8
_SAID_LEAST = 3
_ALIKE = str.maketrans("cgzvdb", "kjsftp")
_FAINT = frozenset("aeiouywhlr")
_STREET_PARTS = frozenset({"street", "street_name"})


class Places:
    """Assembles addresses in one page."""

    def __init__(self, page: Page, compiled: Compiled) -> None:
        """Keep the page."""
        self._page = page
        self._asked: dict[tuple[str, str], int | None] = {}
        self._tokens = page.tokens
        self._compiled = compiled
        self._words = compiled.lexicon.words
        self._types = compiled.lexicon.streets.form_of
        self._numbers = HouseNumbers(page, compiled)
        contexts = compiled.lexicon.contexts
        self._plain_houses = contexts.get("plain_house", frozenset())
        self._hesitation = contexts.get("hesitation", frozenset())
        self._houses = Houses(page, compiled)
        self._short = ShortStreets(page, compiled)
        self._beside = Neighbours(page, compiled)
        firms = contexts.get("not_a_person", frozenset()) | contexts.get("other_places", frozenset())
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
        own = "".join(target.facts.get("number", ()))
        streets = [hit for hit in found if hit.part in _STREET_PARTS]
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
        yield from self._misspelt(target, anchors, found, certain)
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
        if any(sign in self._tokens.gap(hit.last - 1) for sign in ".;&!?"):
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
            if hit.part == "street" and own and (place := self._hesitant(hit, own)):
                yield self._between_words(hit, *place)
            if hit.part == "street" and hit.strength > Strength.NOTE and not covered:
                hit.shaky = self._doubt(hit, left, right)
                yield hit

    def _hesitant(self, hit: Hit, own: str) -> tuple[int, int] | None:
        """Return the tokens from the own number to the street, or back, if only hesitation parts them."""
        tokens = self._tokens
        at = hit.first - 1
        while at >= 0 and hit.first - at <= _HESITATION_MOST and tokens.joined(at) and self._filler(at):
            at -= 1
        if hit.first - 1 > at >= 0 and tokens.joined(at) and (found := self._numbers.ending_at(at, own)):
            return (found[1], hit.last) if found[0] == own else None
        at = hit.last + 1
        while (
            at < len(tokens)
            and at - hit.last <= _HESITATION_MOST
            and tokens.joined(at - 1)
            and self._filler(at)
        ):
            at += 1
        if hit.last + 1 < at < len(tokens) and tokens.joined(at - 1):
            found = self._numbers.starting_at(at, own)
            return (hit.first, found[2]) if found and found[0] == own else None
        return None

    def _filler(self, token: int) -> bool:
        return self._tokens.text[token] in self._hesitation and token not in self._page.number_at

    def _between_words(self, hit: Hit, first: int, last: int) -> Hit:
        start, end = self._tokens.span(first, last)
        name = "number and street with words of hesitation"
        return Hit(
            hit.target, "slip", start, end, Strength.MEDIUM, "number_street", name, first, last, "hesitation"
        )

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
            kind = self._misspelt_type(hit, last)
            if kind is not None:
                strength, shaky, last = Strength.STRONG, "", kind
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
        common = all(tokens.text[t] in self._words for t in range(hit.first, hit.last + 1))
        if common and not tokens.capital(hit.first):
            at = hit.first > 1 and tokens.text[hit.first - 2] in _STAYS
            if self._like_type(hit):
                return Strength.MEDIUM, "no street type"
            return (Strength.WEAK, "no street type") if at else (Strength.NOTE, "ordinary word")
        return (Strength.WEAK, "no street type") if common else (Strength.MEDIUM, "")

    def _like_type(self, hit: Hit) -> bool:
        """Say whether a word that sounds like the type follows a name: "old brewery muse"."""
        tokens, after = self._tokens, hit.last + 1
        if after >= len(tokens) or tokens.gap(hit.last) not in {" ", "-", "\n"}:
            return False
        facts = self._compiled.targets[hit.target].facts
        seen = _heard(tokens.text[after])
        long = hit.last > hit.first or len(tokens.text[hit.first]) >= _LONG_NAME
        heads = {_heard(kind)[:1] for kind in facts.get("street_kind", ())}
        return any(seen == _heard(kind) for kind in facts.get("street_kinds", ())) or (
            long and seen[:1] in heads and len(tokens.text[after]) >= _SAID_LEAST
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

    # ---- misspelt street ------------------------------------------------------------------

    def _misspelt(
        self, target: Target, anchors: list[tuple[int, int]], found: list[Hit], certain: list[Hit]
    ) -> Iterator[Hit]:
        spellings = list(target.facts.get("street_spellings", ()))
        if not spellings:
            return
        places = [(first, last, True) for first, last in anchors]
        places += [(hit.first, hit.last, False) for hit in found if hit.part in {"house", "alias"}]
        known = Spans(certain)
        for first, last, numbered in places:
            span = self._tokens.span(first, last)
            if known.covers(span[0], span[0] + 1):
                continue
            yield from self._near(target, (first, last), spellings, known, numbered=numbered)

    def _near(
        self, target: Target, anchor: tuple[int, int], spellings: list[str], known: Spans, *, numbered: bool
    ) -> Iterator[Hit]:
        first, last = anchor
        after = self._window_right(last + 1, spellings)
        before = None if after or not numbered else self._window_left(first - 1, spellings)
        if before and known.covers(*self._tokens.span(*before)):
            before = None  # that street has its number before it
        if after is None and before is None:
            return
        one = first if after else before[0]  # type: ignore[index]
        two = after[1] if after else last
        low, high = after if after else before  # type: ignore[misc]
        words = [self._tokens.text[t] for t in range(low, high + 1)]
        ordinary = all(word in self._words or word in self._types for word in words)
        typeless = words[-1] not in self._types and not self._tokens.capital(low)
        ordinary = ordinary and (typeless or self._tokens.end[last] - self._tokens.start[first] < 2)
        ordinary = ordinary or self._other_type(high) or self._firm_after(high)
        start, end = self._tokens.span(one, two)
        yield Hit(
            target.index,
            "number_street",
            start,
            end,
            Strength.WEAK if ordinary else Strength.STRONG,
            "number_street",
            "number and misspelt street" if numbered else "house name and misspelt street",
            one,
            two,
            "similar street" if ordinary else "",
        )

    def _other_type(self, token: int) -> bool:
        """Say whether another sort of street follows a street's last word: "Roseland Avenue"."""
        tokens, after = self._tokens, token + 1
        if after >= len(tokens) or tokens.gap(token) != " " or tokens.text[token] in self._types:
            return False
        return tokens.text[after] in self._types and tokens.capital(after)

    def _nearest(self, text: str, spellings: list[str]) -> int | None:
        """Ask `nearest` once for each text: the same words stand beside the same number often."""
        key = (spellings[0], text)
        if key not in self._asked:
            self._asked[key] = nearest(text, spellings)
        return self._asked[key]

    def _window_right(self, start: int, spellings: list[str]) -> tuple[int, int] | None:
        """Return the tokens from `start` that are nearly one of the spellings."""
        tokens = self._tokens
        steps = 0
        while (
            start < len(tokens) and tokens.joined(start - 1) and steps < 3 and tokens.text[start] in _CONNECT
        ):
            start, steps = start + 1, steps + 1
        if start < len(tokens) and tokens.text[start].isdigit():
            return None
        longest = max(map(len, spellings)) + 2
        text, bare, end, best = "", "", start, None
        while end < len(tokens) and tokens.joined(end - 1) and len(text) <= longest:
            text += look_alike(tokens.text[end])
            bare += skeleton(tokens.text[end])
            slips = least(self._nearest(text, spellings), self._nearest(bare, spellings))
            if slips is not None and (best is None or slips <= best[0]):
                best = (slips, end)
            end += 1
        return (start, best[1]) if best else None

    def _window_left(self, end: int, spellings: list[str]) -> tuple[int, int] | None:
        tokens = self._tokens
        markers = self._compiled.lexicon.units.markers | {"at"}
        steps = 0
        while end >= 0 and tokens.joined(end) and steps < 3 and tokens.text[end] in markers:
            end, steps = end - 1, steps + 1
        if end >= 0 and tokens.text[end].isdigit():
            return None
        longest = max(map(len, spellings)) + 2
        text, bare, start, best = "", "", end, None
        while start >= 0 and tokens.joined(start) and len(text) <= longest:
            text = look_alike(tokens.text[start]) + text
            bare = skeleton(tokens.text[start]) + bare
            slips = least(self._nearest(text, spellings), self._nearest(bare, spellings))
            if slips is not None and (best is None or slips <= best[0]):
                best = (slips, start)
            start -= 1
        return (best[1], end) if best else None


def _heard(word: str) -> str:
    """Return what an ear keeps of a word: its consonants, those that sound alike as one."""
    word = word.replace("ck", "k").replace("qu", "k").replace("ph", "f")
    sounds = word.translate(_ALIKE)
    kept = "".join(sign for sign in sounds if sign not in _FAINT)
    return re.sub(r"(.)\1+", r"\1", kept)


def least(one: int | None, two: int | None) -> int | None:
    """Return the smaller number, if any."""
    return min((slips for slips in (one, two) if slips is not None), default=None)


def nearest(text: str, spellings: list[str]) -> int | None:
    """Return the fewest edits (OSA) from `text` to a spelling, if they are few enough for its length."""
    best: int | None = None
    for spelling in spellings:
        most = 1 if len(spelling) <= _SHORT_STREET else 2
        if abs(len(spelling) - len(text)) > most:
            continue
        slips = OSA.distance(text, spelling, score_cutoff=most)
        if slips <= most and (best is None or slips < best):
            best = slips
    return best
