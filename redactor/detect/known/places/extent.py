"""What near an address that will be redacted tells the same address once more, or more of it.

Takes redacted hits and the parts of the same address, gives further hits: its flat in any words before or
behind it, its street or house spelt out or said again. It goes over no other address.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from redactor.detect.known.compile import Compiled
from redactor.detect.known.forms import Hit, Target
from redactor.detect.known.once import once_a_case
from redactor.detect.known.page import Page
from redactor.detect.known.places.house_numbers import HouseNumbers
from redactor.detect.known.places.told_flats import ToldFlats
from redactor.detect.known.spans import Beside
from redactor.detect.known.text.streams import ends_sentence
from redactor.model.kind import Kind

_NO_ANCHORS = frozenset({"town", "locality", "county", "district", "sector", "slip"})
# words that put a number right and mean nothing else beside one: "142, sorry 141"
_PUTS_RIGHT = frozenset(
    [
        "sorry",
        "soz",
        "mean",
        "meant",
        "rather",
        "correction",
        "corrected",
        "wait",
        "oops",
        "typo",
        "apologies",
    ]
)
# what people say between a number and the same number said again: "27, I repeat, two seven"
_SAYS = frozenset(
    [
        *(
            "repeat",
            "repeating",
            "again",
            "ll",
            "yes",
            "yep",
            "yeah",
            "confirm",
            "confirmed",
            "figures",
            "words",
        ),
        *(
            "digits",
            "numerals",
            "written",
            "spelt",
            "read",
            "back",
            "ie",
            "i",
            "e",
            "as",
            "and",
            "to",
            "please",
        ),
        *(
            "clear",
            "for",
            "you",
            "be",
            "over",
            "copy",
            "that",
            "s",
            "is",
            "so",
            "once",
            "more",
            "twice",
            "both",
        ),
        *(
            "all",
            "one",
            "word",
            "caller",
            "operator",
            "q",
            "a",
            "figure",
            "double",
            "check",
            "checking",
            "also",
        ),
        *("iawn", "eto", "sef", "hynny", "yw", "powtarzam", "czyli", "tzn"),
    ]
)
_SAYS_MOST = 8
# beside a postcode they lead to another thing
_NUMBERED = frozenset({"for", "to", "a", "also", "all", "over", "up", "down", "along", "about"})
_PARTS = frozenset({"flat", "house", "house_core", "postcode"})
_REACH, _SENTENCES_MOST = 14, 2
_TYPE_LEAST, _SPELT_LEAST = 4, 3
_RARE, _RIGHTED_MOST, _INSIDE = 2.0, 5, 3
_ANSWER_ENDS, _ANSWER_STARTS = re.compile(r"\s?[.,;?!)\"'\n]"), re.compile(r"[:?!.\"'(\n]\s*$")
# a number in a cell of its own has line ends on both sides, and answers nothing
_CELL, _NEXT = re.compile(r"[\t|\f]"), re.compile(r"[ ,/()'\"-]{1,3}\n?")
_LINE_END = re.compile(r"\s*")


class Extent:
    """Looks around redacted addresses in the pages of one text."""

    def __init__(self, pages: Sequence[Page], compiled: Compiled) -> None:
        """Keep the pages; one is looked at only where an address was found."""
        self._pages = pages
        self._compiled = compiled
        self._made: dict[int, _Around] = {}

    def further(self, redacted: Sequence[Hit], parts: Sequence[Hit]) -> Iterator[tuple[Hit, Hit]]:
        """Yield further hits, each with the one that it belongs to."""
        near: dict[tuple[int, int], list[Hit]] = defaultdict(list)
        for part in parts:
            if part.part in _PARTS and not part.shaky:
                near[part.target, part.page].append(part)
        for hit in redacted:
            target = self._compiled.targets[hit.target]
            if target.kind is not Kind.ADDRESS or hit.part in _NO_ANCHORS or hit.first < 0:
                continue
            if hit.page not in self._made:
                self._made[hit.page] = _Around(self._pages[hit.page], self._compiled)
            beside = Beside(near.get((hit.target, hit.page), ()))
            for each in self._made[hit.page].hits(hit, target, beside):
                yield each, hit


class _Around:
    """Looks around one address in one page."""

    def __init__(self, page: Page, compiled: Compiled) -> None:
        self._tokens = page.tokens
        self._numbers = HouseNumbers(page, compiled)
        self._flats = ToldFlats(page, compiled, self._numbers)
        self._names = compiled.names
        contexts = compiled.lexicon.contexts
        self._corrects = contexts.get("number_correction", frozenset())
        self._corrects |= contexts.get("hesitation", frozenset())
        self._says = self._corrects | _SAYS | compiled.lexicon.units.markers
        self._says |= contexts.get("spoken_sign", frozenset())
        self._labels = (self._says | contexts.get("dwelling", frozenset()) | {"bear", "with"}) - _NUMBERED
        self._types = _streets(compiled)
        self._saints = frozenset(compiled.lexicon.streets.saints)

    def hits(self, hit: Hit, target: Target, parts: Beside) -> Iterator[Hit]:
        """Yield what belongs to a hit."""
        words, kinds = self._words(target)
        low, high = self._limit(hit.first, -1, kinds), self._limit(hit.last, 1, kinds)
        for part in parts.near(hit.first, hit.last, _REACH):
            if (low <= part.first and part.last < hit.first) or (
                hit.last < part.first and part.last <= high and not self._another(part.last)
            ):
                yield self._piece(hit, part.first, part.last)
        # also what begins inside and is longer: "flat two ay"
        for at in (*range(low, hit.first), *range(max(hit.first, hit.last - _INSIDE), high + 1)):
            last = self._ending(target, words, kinds, at)
            behind = hit.first <= at and hit.last < last <= high and not self._another(last)
            if at <= last < hit.first or behind:
                yield self._piece(hit, at if last < hit.first else max(at, hit.last + 1), last)
        if hit.part == "number_street":
            yield from self._numbers_near(hit, target, range(low, high + 1))
            yield from self._in_cells(hit, target)
            yield from self._own_words(hit, target, kinds)
        elif hit.part == "postcode":
            for own in target.facts.get("numbers", ()):
                places = self._repeated(hit, own, range(low, high + 1), self._labels)
                yield from (self._piece(hit, *place) for place in places)

    def _another(self, last: int) -> bool:
        """Say whether the number of another address follows: "Flat 2, 9 Mill Road"."""
        after = last + 1
        follows = after < len(self._tokens) and self._tokens.joined(last) and self._numbers.numeric(after)
        return follows and self._numbers.begins_other(after)

    def _ending(self, target: Target, words: dict[str, float], kinds: frozenset[str], at: int) -> int:
        """Return the last token of what belongs to the address and begins here, or -1."""
        ends = (self._flats.ending(target, at), self._again(words, kinds, at))
        return max((end for end in ends if end is not None), default=-1)

    def _piece(self, hit: Hit, first: int, last: int) -> Hit:
        start, end = self._tokens.span(first, last)
        return replace(hit, first=first, last=last, start=start, end=end)

    def _words(self, target: Target) -> tuple[dict[str, float], frozenset[str]]:
        """Return the telling words of an address with what each weighs, and its general words."""
        words: dict[str, float] = {}
        kinds: frozenset[str] = frozenset()
        for name in self._names.get(target.index, ()):
            kinds |= name.kinds
            for word, weight in zip(name.words, name.weights, strict=True):
                words[word] = max(weight, words.get(word, 0.0))
        return words, kinds | frozenset(words)

    def _limit(self, token: int, step: int, own: frozenset[str]) -> int:
        """Return how far words may belong to an address on one side: up to a paragraph or another address."""
        tokens, sentences, at = self._tokens, 0, token
        for here in range(token + step, token + step * (_REACH + 1), step):
            between = min(here, here - step)
            if not (0 <= here < len(tokens) and tokens.joined(between)):
                break
            sentences += ends_sentence(tokens.gap(between))
            if sentences > _SENTENCES_MOST or self._other_street(here, own):
                break
            at = here
        return at

    def _other_street(self, at: int, own: frozenset[str]) -> bool:
        text = self._tokens.text[at]
        kind = text in self._types and text not in own and len(text) >= _TYPE_LEAST
        # "Building:" is a label
        label = at + 1 < len(self._tokens) and self._tokens.gap(at).startswith(":")
        return kind and not label and self._tokens.capital(at)

    def _numbers_near(self, hit: Hit, target: Target, around: range) -> Iterator[Hit]:
        """Yield the house number said once more, and a wrong one that was put right before the address."""
        for own in target.facts.get("numbers", ()):
            for first, last in self._numbers.positions(own) if len(own) > 1 else ():
                outside = first in around and last in around and not hit.first <= first <= hit.last
                if outside and self._said(first, last):
                    yield self._piece(hit, first, last)
            said = self._says.union(target.facts.get("numbers", ()))
            places = self._repeated(hit, own, around, said)
            yield from (self._piece(hit, *place) for place in places)
        for at in (self._wrong(hit.first), self._letter(hit, target)):
            if at is not None and at in around:
                yield self._piece(hit, at, at)

    def _repeated(self, hit: Hit, own: str, around: range, says: frozenset[str]) -> Iterator[tuple[int, int]]:
        """Yield where the number stands with only words of saying between: "27, I repeat, two seven"."""
        low, high = hit.first, hit.last
        places = sorted(self._numbers.positions(own))
        for first, last in reversed(places):
            if last < low and first in around and self._only_said(last + 1, low, says):
                low = first
                yield first, last
        for first, last in places:
            said = first > high + 1 and last in around and self._only_said(high + 1, first, says)
            if said and self._numbers.may_stand(first, last) and not self._another(last):
                high = last
                yield first, last

    def _only_said(self, begin: int, end: int, says: frozenset[str]) -> bool:
        """Say whether only words of saying stand in a stretch."""
        tokens = self._tokens
        gaps = range(begin - 1, end)
        joined = end - begin <= _SAYS_MOST and all(
            tokens.joined(at) and "\t" not in tokens.gap(at) for at in gaps
        )
        return joined and all(tokens.text[at] in says for at in range(begin, end))

    def _letter(self, hit: Hit, target: Target) -> int | None:
        """Return the letter of the house number in brackets behind the address: "236 Rose Road (B)"."""
        tokens, after = self._tokens, hit.last + 1
        own = "".join(target.facts.get("number", ())) or "0"
        flat = "".join(target.facts.get("flat", ()))
        if (
            after >= len(tokens)
            or tokens.text[after] not in {own[-1], flat}
            or not tokens.text[after].isalpha()
        ):
            return None
        return (
            after
            if "(" in tokens.gap(hit.last) and ")" in tokens.canon.text[tokens.end[after] :][:1]
            else None
        )

    def _said(self, first: int, last: int) -> bool:
        """Say whether a number stands alone as an answer does: "And the number? 41." "Twenty-seven?"."""
        tokens = self._tokens
        before = tokens.gap(first - 1) if first else "."
        behind = tokens.gap(last) if last + 1 < len(tokens) else "."
        if _LINE_END.fullmatch(before) and _LINE_END.fullmatch(behind):
            return False
        answers = _ANSWER_ENDS.match(behind) and _ANSWER_STARTS.search(before)
        return answers is not None and self._numbers.may_stand(first, last)

    def _wrong(self, first: int) -> int | None:
        """Return the number directly before an address that puts it right: "72, sorry, 27 Rose Rise"."""
        tokens, at = self._tokens, first - 1
        while (
            at > 0 and first - at <= _RIGHTED_MOST and tokens.joined(at) and tokens.text[at] in self._corrects
        ):
            at -= 1
        between = tokens.text[at + 1 : first] if at >= 0 and tokens.joined(at) else []
        sure = not _PUTS_RIGHT.isdisjoint(between)
        return at if sure and self._numbers.numeric(at) else None

    def _in_cells(self, hit: Hit, target: Target) -> Iterator[Hit]:
        """Yield the bare number of the own flat in a cell beside the address, or behind a sign: "#22"."""
        own, tokens = "".join(target.facts.get("flat", ())), self._tokens
        for at, near, far in (
            (hit.first - 1, hit.first - 1, hit.first - 2),
            (hit.last + 1, hit.last, hit.last + 1),
        ):
            if not own or not 0 <= at < len(tokens) or tokens.text[at] != own:
                continue
            alone = not 0 <= far < len(tokens) - 1 or _CELL.search(tokens.gap(far))
            if (_CELL.search(tokens.gap(near)) and alone) or (at > hit.last and "#" in tokens.gap(near)):
                yield self._piece(hit, at, at)

    def _own_words(self, hit: Hit, target: Target, kinds: frozenset[str]) -> Iterator[Hit]:
        """Yield further words of the own name directly beside: "Llwyn, 14 Heol y Bryn", "Terrace Upper"."""
        tokens = self._tokens
        own = {word for word in target.facts.get("street_words", ()) if word not in self._types}
        own |= {word for name in target.facts.get("houses", ()) for word in name.split()}
        own = {word for word in own if len(word) >= _TYPE_LEAST}
        for step, edge in ((-1, hit.first), (1, hit.last)):
            at = end = edge
            while 0 <= at + step < len(tokens) and _NEXT.fullmatch(tokens.gap(min(at, at + step))):
                at += step
                if tokens.text[at] not in own | kinds or not tokens.capital(at):
                    break
                end = at if tokens.text[at] in own else end
            if end != edge:
                yield self._piece(hit, min(end, hit.first), max(end, hit.last))

    # ---- the name said again ------------------------------------------------------------------

    def _again(self, words: dict[str, float], kinds: frozenset[str], at: int) -> int | None:
        """Return the end of a rare word of the address said again, or of any that was spelt out."""
        text, after = self._tokens.text[at], at + 1
        if text in self._saints and after < len(self._tokens) and self._tokens.joined(at):
            return self._again(words, kinds, after)
        if text not in words:
            return None
        start, end = self._tokens.span(at, at)
        spelt = len(text) >= _SPELT_LEAST and end - start >= 2 * len(text) - 1
        if not spelt and words[text] < _RARE:
            return None
        last = at
        while (
            last + 1 < len(self._tokens)
            and self._tokens.joined(last)
            and self._tokens.text[last + 1] in kinds
        ):
            last += 1
        return last


@once_a_case
def _streets(compiled: Compiled) -> frozenset[str]:
    """Return the types of streets that are no words for a flat."""
    units = compiled.lexicon.units.units.values()
    return frozenset(compiled.lexicon.streets.form_of) - {form for forms in units for form in forms}
