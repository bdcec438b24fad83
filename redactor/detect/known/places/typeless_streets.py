"""Streets without their type: "14 Rose", "14 Rose, Leominster", "the Larchmont tenancy", "on Marlpit".

Takes the name of an address's street where it stands, says how sure it is beside its number, and asks
about it without one. The street with its type stands in places.py.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from rapidfuzz.distance import OSA

from redactor.detect.known.compile import Compiled
from redactor.detect.known.forms import Hit, Strength, Target
from redactor.detect.known.neighbours import Neighbours
from redactor.detect.known.once import once_a_case
from redactor.detect.known.page import Page
from redactor.detect.known.places.between import Between
from redactor.detect.known.spans import Beside
from redactor.model.case import AloneRule
from redactor.model.kind import Severity

_LEADS = frozenset({"the", "their", "her", "his", "our", "this", "that", "at", "new", "old"})
_ON = frozenset({"on", "in", "at", "off", "down", "along", "up", "near", "outside", "from", "to", "onto"})
_STAYS = frozenset({"at", "to", "from", "yn"})
_RARE_LEAST = 5
_APART_MOST = 3
_TYPE_LEAST, _CUT_LEAST = 4, 2
_LONG_NAME = 8
_SAID_LEAST = 3
_ALIKE = str.maketrans("cgzvdb", "kjsftp")
_FAINT = frozenset("aeiouywhlr")
_PLACE_PARTS = frozenset({"town", "locality", "postcode", "district"})
_BESIDE = re.compile(r"[ ,;/|()\n-]{1,4}")
_NO_TYPE = "no street type"
_MARKERS = frozenset({"no", "number", "nr", "num", "rhif"})


class TypelessStreets:
    """Weighs the names of streets in one page."""

    def __init__(
        self, page: Page, compiled: Compiled, between: Between, firm_after: Callable[[int], bool]
    ) -> None:
        """Keep the page; `firm_after` says whether a firm's word follows a token."""
        self._tokens = page.tokens
        self._targets = compiled.targets
        self._words = compiled.lexicon.words
        self._types = compiled.lexicon.streets.form_of
        self._titles = compiled.lexicon.names.titles
        self._usual_words = _usual_words(compiled)
        contexts = compiled.lexicon.contexts
        self._small = contexts.get("after_house_number", frozenset()) | contexts.get("came", frozenset())
        self._signs = contexts.get("spoken_sign", frozenset()) | {"er", "erm", "um", "uh"}
        self._dwellings = contexts.get("dwelling", frozenset())
        self._between = between
        self._beside = Neighbours(page, compiled)
        self._firm_after = firm_after

    def questions(self, target: Target, hit: Hit, own: str, parts: Beside) -> Iterator[Hit]:
        """Yield the questions about a street's name that has no number beside it."""
        if hit.part == "street_name":
            yield from self._dwelling(target, hit, own, parts)
            yield from self._alone(target, hit)
            yield from self._cut_type(target, hit)

    def _cut_type(self, target: Target, hit: Hit) -> Iterator[Hit]:
        """Yield a street whose type is cut off or misspelt: "the turning for Marlpit Ro", "Marlpit Raod"."""
        tokens, after = self._tokens, hit.last + 1
        if after >= len(tokens) or tokens.gap(hit.last) != " " or not tokens.capital(hit.first):
            return
        text, kinds = tokens.text[after], target.facts.get("street_kind", ())
        if len(kinds) != 1 or target.facts.get("street_front") or not tokens.capital(after):
            return
        short = len(text) >= _CUT_LEAST and kinds[0].startswith(text) and text not in self._types
        known = text in self._words or text in self._types
        if not known and (short or (len(kinds[0]) >= _TYPE_LEAST and _swapped(text, kinds[0]))):
            start, end = self._tokens.span(hit.first, after)
            name = "street, its type cut off or misspelt"
            yield Hit(target.index, "street", start, end, Strength.MEDIUM, "street", name, hit.first, after)

    def _dwelling(self, target: Target, hit: Hit, own: str, parts: Beside) -> Iterator[Hit]:
        """Ask about a street without its type before a dwelling: "the Larchmont tenancy, number 2"."""
        tokens, after = self._tokens, hit.last + 1
        if not tokens.capital(hit.first) or after >= len(tokens):
            return
        if tokens.gap(hit.last) not in {" ", "-", "\n"} or tokens.text[after] not in self._dwellings:
            return
        way = self._between.bridge(target, hit, own, parts) if own else None
        if way is None and (target.rule("street") is AloneRule.OPEN or not self._led(hit.first)):
            return
        first, last = (way.first, way.last) if way else (hit.first, hit.last)
        yield self._asked(target, first, last, "street without its type, of a dwelling", Strength.MEDIUM)

    def _alone(self, target: Target, hit: Hit) -> Iterator[Hit]:
        """Ask about a street's unusual name without its type: "she is on Marlpit."; critical: anywhere."""
        tokens, after = self._tokens, hit.last + 1
        words = [tokens.text[t] for t in range(hit.first, after)]
        telling = any(len(word) > _RARE_LEAST and word not in self._words for word in words)
        if not telling or target.rule("street") is AloneRule.OPEN:
            return
        capital = all(tokens.capital(t) for t in range(hit.first, after))
        named = after < len(tokens) and tokens.gap(hit.last) == " " and tokens.capital(after)
        before = hit.first - 1
        led = before >= 0 and tokens.text[before] in _ON and tokens.gap(before) == " "
        plainly = led and len(words) == 1 and (capital or self._beside.typed_small(hit.first))
        if named or not (plainly or (capital and self._critical(target, hit))):
            return
        name = "street without its type, behind a word of place" if plainly else "street without its type"
        yield self._asked(target, hit.first, hit.last, name, Strength.WEAK)

    def _critical(self, target: Target, hit: Hit) -> bool:
        """Say whether an unusual name behind no other name is asked about; of high items in a sentence."""
        tokens, before = self._tokens, hit.first - 1
        behind_name = before >= 0 and tokens.gap(before) in {" ", "-"} and tokens.capital(before)
        behind_name = behind_name and (
            tokens.text[before] in self._titles or tokens.text[before] not in self._words
        )
        inside = before >= 0 and tokens.gap(before) == " " and not tokens.capital(before)
        severe = target.severity is Severity.CRITICAL or (target.severity is Severity.HIGH and inside)
        return severe and not behind_name and not self._usual(hit)

    def _usual(self, hit: Hit) -> bool:
        """Say whether each word of a street's name is an ordinary word, or a usual name of people."""
        texts = (self._tokens.text[t].removesuffix("s") for t in range(hit.first, hit.last + 1))
        return all(len(text) <= _RARE_LEAST or text in self._usual_words for text in texts)

    def _asked(self, target: Target, first: int, last: int, name: str, strength: Strength) -> Hit:
        start, end = self._tokens.span(first, last)
        rule = "number_street" if strength is Strength.MEDIUM else "street_misspelt"
        return Hit(target.index, "slip", start, end, strength, rule, name, first, last, _NO_TYPE)

    def _led(self, token: int) -> bool:
        """Say whether a small word leads to a name: "the Larchmont flat", "at the Larchmont house"."""
        return token > 0 and self._tokens.joined(token - 1) and self._tokens.text[token - 1] in _LEADS

    def strength(self, hit: Hit, parts: Beside, behind: int) -> tuple[Strength, str]:
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
        if self._place_behind(hit, parts):
            return Strength.STRONG, ""
        common = all(tokens.text[t] in self._words for t in range(hit.first, hit.last + 1))
        if common and not tokens.capital(hit.first):
            at = hit.first > 1 and tokens.text[hit.first - 2] in _STAYS
            if self._like_type(hit):
                return Strength.MEDIUM, _NO_TYPE
            return (Strength.MEDIUM, _NO_TYPE) if at else (Strength.NOTE, "ordinary word")
        counted = (self._thing_behind(hit) and not self._told_before(hit)) or self._counted(behind)
        unsure = common or counted
        return Strength.MEDIUM, _NO_TYPE if unsure else ""

    def _place_behind(self, hit: Hit, parts: Beside) -> bool:
        """Say whether the own town or postcode follows: "14 Rose, Leominster HR6 8XQ"."""
        tokens, after = self._tokens, hit.last + 1
        if after >= len(tokens) or not _BESIDE.fullmatch(tokens.gap(hit.last)):
            return False
        return any(p.part in _PLACE_PARTS and p.first == after for p in parts.near(after, after, 0))

    def _told_before(self, hit: Hit) -> bool:
        """Say whether the number before a name is told as a house's: "the close at 46 Kilmahew smells"."""
        tokens, before = self._tokens, hit.first - 1
        while before >= 0 and tokens.text[before][:1].isdigit() and hit.first - before <= _APART_MOST:
            before -= 1
        return before >= 0 and tokens.joined(before) and tokens.text[before] in _STAYS | _MARKERS

    def _thing_behind(self, hit: Hit) -> bool:
        """Say whether an ordinary word follows that may be what is counted: "14 hollybush cuttings"."""
        tokens, after = self._tokens, hit.last + 1
        if after >= len(tokens) or tokens.gap(hit.last) != " " or tokens.capital(after):
            return False
        text, facts = tokens.text[after], self._targets[hit.target].facts
        return text.isalpha() and text not in self._small and text not in facts.get("street_kinds", ())

    def _counted(self, number: int) -> bool:
        """Say whether what a number behind a street counts follows: "the Slad brook, 88 steps"."""
        tokens, after = self._tokens, number + 1
        if not tokens.text[number][:1].isdigit() or after >= len(tokens) or tokens.gap(number) != " ":
            return False
        text = tokens.text[after]
        thing = text in self._words and text not in self._small
        return thing and text.isalpha() and not tokens.capital(after)

    def _like_type(self, hit: Hit) -> bool:
        """Say whether a word that sounds like the type follows a name: "old brewery muse"."""
        tokens, after = self._tokens, hit.last + 1
        if after >= len(tokens) or tokens.gap(hit.last) not in {" ", "-", "\n"}:
            return False
        facts = self._targets[hit.target].facts
        seen = _heard(tokens.text[after])
        long = hit.last > hit.first or len(tokens.text[hit.first]) >= _LONG_NAME
        heads = {_heard(kind)[:1] for kind in facts.get("street_kind", ())}
        heads |= {kind[:1] for kind in facts.get("street_kind", ())}
        starts = seen[:1] in heads or tokens.text[after][:1] in heads
        return any(seen == _heard(kind) for kind in facts.get("street_kinds", ())) or (
            long and starts and len(tokens.text[after]) >= _SAID_LEAST
        )

    def kind(self, hit: Hit, last: int) -> int | None:
        """Return the token of the type behind a street's name, if misspelt or behind filler."""
        return self._misspelt_type(hit, last) or self._type_behind(hit)

    def _misspelt_type(self, hit: Hit, last: int) -> int | None:
        """Return the token after a street's name that is nearly its type: "Rose Larie"."""
        tokens, after = self._tokens, hit.last + 1
        if after != last + 1 or after >= len(tokens) or tokens.gap(hit.last) not in {" ", "-"}:
            return None
        kinds = self._targets[hit.target].facts.get("street_kind", ())
        text = tokens.text[after]
        if len(kinds) != 1 or len(kinds[0]) < _TYPE_LEAST or text in self._types or text in self._words:
            return None
        return after if text[0] == kinds[0][0] and OSA.distance(text, kinds[0]) <= 2 else None

    def _type_behind(self, hit: Hit) -> int | None:
        """Return the token of the street's type behind words that fill: "14 Rose comma Lane"."""
        tokens, at = self._tokens, hit.last + 1
        kinds = self._targets[hit.target].facts.get("street_kinds", ())
        while at < len(tokens) and at - hit.last <= _APART_MOST and tokens.joined(at - 1):
            if tokens.text[at] in kinds:
                return at
            if tokens.text[at] not in self._signs:
                return None
            at += 1
        return None


@once_a_case
def _usual_words(compiled: Compiled) -> frozenset[str]:
    """Return ordinary words, usual names of people and the places everybody knows."""
    lexicon = compiled.lexicon
    return lexicon.words | frozenset(lexicon.names.common) | compiled.given


def _swapped(seen: str, kind: str) -> bool:
    """Say whether a word is a type of street with one slip."""
    return seen[0] == kind[0] and OSA.distance(seen, kind, score_cutoff=1) == 1


def _heard(word: str) -> str:
    """Return what an ear keeps of a word: its consonants, those that sound alike as one."""
    word = word.replace("ck", "k").replace("qu", "k").replace("ph", "f")
    sounds = word.translate(_ALIKE)
    kept = "".join(sign for sign in sounds if sign not in _FAINT)
    return re.sub(r"(.)\1+", r"\1", kept)
