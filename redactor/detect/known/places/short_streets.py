"""Streets shortened or partly hidden beside their own number, and misspelt streets without a number.

Takes a page and the places of an address's number, gives questions: "14 R Lane", "14 RL", "14 R*** Lane",
"Rosse Lane". A street misspelt beside its number is certain and stands in places.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache

from rapidfuzz.distance import OSA

from redactor.detect.known.compile import Compiled
from redactor.detect.known.forms import Hit, Strength, Target
from redactor.detect.known.page import Page
from redactor.detect.known.shortened import shorten_all
from redactor.detect.known.spans import Spans
from redactor.detect.known.tables.vocabulary import sound
from redactor.detect.known.text.fold import look_alike
from redactor.model.case import AloneRule

_HIDDEN = re.compile(
    r"[\s,]{1,3}([a-z]{0,14}?)(?:[*•●■█▇▓░#?_]{1,20}|x{2,20}|\.{2,20}|[-–—]{2,20}"
    r"|\[?(?:redacted|removed|hidden|withheld|illegible|unclear|unreadable|blank)\]?"
    r"|[\s-]{0,2}(?:something|summat|sommat|whatever|whatsit|thingy)\b)[a-z]{0,3}[\s-]{0,3}([a-z]{0,14})"
)
_VAGUE = re.compile(r"\b(?:something|summat|sommat|whatever|whatsit|thingy)\b")
_BORDER = re.compile(r"[\n\t\f|>\"]|\.{2}|\.$")
_CUT_LEAST, _CUT_SURE = 3, 5
_CUT_MOST = 5
_ACRONYM_LEAST = 2
_NAME_LEAST = 4
_TIED = frozenset({" ", "-", "'", "\n", "  "})
# who hears makes several ordinary words of a name; one word must be nearer
_BONES_LEAST, _ALIKE, _ALIKE_STRANGE = 3, 0.6, 0.75
_NAME_WORDS_MOST = 3


class ShortStreets:
    """Finds what may be streets in one page."""

    def __init__(self, page: Page, compiled: Compiled) -> None:
        """Keep the page and the ordinary words."""
        self._page = page
        self._tokens = page.tokens
        self._lexicon = compiled.lexicon

    def hits(self, target: Target, anchors: list[tuple[int, int]], known: Spans) -> Iterator[Hit]:
        """Yield the questions about one address; `anchors` are the places of its number."""
        words = target.facts.get("street_words", ())
        if not words:
            return
        for first, last in anchors:
            start, _ = self._tokens.span(first, last)
            if not known.covers(start, start + 1):
                yield from self._shortened(target, first, last, words)
                yield from self._hidden(target, first, last, words)
                yield from self._sounding(target, first, last, words)
                yield from self._cut(target, first, last)
        yield from self._misspelt(target, words, known)

    def _shortened(self, target: Target, first: int, last: int, words: Sequence[str]) -> Iterator[Hit]:
        tokens, begin = self._tokens, last + 1
        end = begin + len(words) - 1
        if begin >= len(tokens) or not tokens.capital(begin) or not tokens.joined(last):
            return
        together = end < len(tokens) and all(
            tokens.joined(t) and (tokens.capital(t + 1) or tokens.text[t + 1] == "s")
            for t in range(last, end)
        )
        if together and self._short(tokens.text[begin : end + 1], target, words):
            name = "number and shortened street"
            yield _told(self._hit(target, first, end, "street_shortened", name))
            return
        signs = "".join(word[0] for word in words)
        canon, at = self._page.canon, tokens.start[begin]
        capital = all(canon.capital(at + i) for i in range(len(tokens.text[begin])))
        if len(signs) >= _ACRONYM_LEAST and tokens.text[begin] == signs and capital:
            yield self._hit(
                target, first, begin, "street_shortened", "number and first letters of the street"
            )

    def _sounding(self, target: Target, first: int, last: int, words: Sequence[str]) -> Iterator[Hit]:
        """Ask about a street behind its own number that only sounds like it: "14 Rows Lane"."""
        heard = self._heard_before_kind(target, last)
        if heard:
            name = "number and words that sound like the street"
            yield _told(self._hit(target, first, heard, "street_misspelt", name))
            return
        tokens, end = self._tokens, last + len(words)
        if len(words) < 2 or end >= len(tokens) or not all(tokens.joined(t) for t in range(last, end)):
            return
        seen = tokens.text[last + 1 : end + 1]
        kinds = target.facts.get("street_kinds", ())
        alike = all(
            a == b or (a in kinds and b in kinds) or _sound(a) == _sound(b)
            for a, b in zip(seen, words, strict=True)
        )
        if alike and tuple(seen) != tuple(words):
            name = "number and a street that sounds alike"
            yield _told(self._hit(target, first, end, "street_misspelt", name))

    def _heard_before_kind(self, target: Target, last: int) -> int:
        """Return the token of the own type behind words that together sound like the name, or nothing.

        "fourteen mall brother gardens" for Marlborough Gardens.
        """
        tokens, seen, kinds = self._tokens, "", target.facts.get("street_kinds", ())
        name = "".join(target.facts.get("street_name", ()))
        if not kinds or target.facts.get("street_front") or len(_bones(name)) < _BONES_LEAST:
            return 0
        for at in range(last + 1, min(last + 1 + _CUT_MOST, len(tokens))):
            text = tokens.text[at]
            if tokens.gap(at - 1) not in _TIED or text.isdigit() or text in self._lexicon.dates.months:
                return 0
            if seen and (text in kinds or any(_like_kind(text, kind) for kind in kinds)):
                words = tokens.text[last + 1 : at]
                plain = len(words) > 1 and all(word in self._lexicon.words for word in words)
                alike = _heard_alike(seen, name, _ALIKE if plain else _ALIKE_STRANGE)
                return at if name not in seen and alike and seen not in self._lexicon.numbers.ordinals else 0
            seen += text
        return 0

    def _cut(self, target: Target, first: int, last: int) -> Iterator[Hit]:
        """Ask about a street behind its own number that a field cuts off: "14 ROSE LA", "14 THISTLED..."."""
        tokens, text = self._tokens, ""
        for at in range(last + 1, min(last + 1 + _CUT_MOST, len(tokens))):
            if not tokens.joined(at - 1) or _BORDER.search(tokens.gap(at - 1)):
                return
            text += tokens.text[at]
            ends = at + 1 >= len(tokens) or _BORDER.search(tokens.gap(at))
            if ends and self._begins(target, text, at, alone=at == last + 1):
                hit = self._hit(target, first, at, "street_shortened", "number and a street cut off")
                if len(text) >= _CUT_SURE:
                    hit.strength, hit.shaky = Strength.MEDIUM, "cut off"
                yield hit

    def _begins(self, target: Target, text: str, token: int, *, alone: bool) -> bool:
        """Say whether letters are the beginning of the street, and no short or small ordinary word."""
        word = alone and text in self._lexicon.words
        if len(text) < _CUT_LEAST or (word and not (self._tokens.capital(token) and len(text) >= _CUT_SURE)):
            return False
        spellings = target.facts.get("street_spellings", ())
        return any(look_alike(text) == one[: len(look_alike(text))] != one for one in spellings)

    def _short(self, texts: Sequence[str], target: Target, words: Sequence[str]) -> bool:
        kinds = target.facts.get("street_kinds", ())
        plain = [
            word if text in kinds and word in target.facts.get("street_kind", ()) else text
            for text, word in zip(texts, words, strict=True)
        ]
        return shorten_all(plain, words)

    def _hidden(self, target: Target, first: int, last: int, words: Sequence[str]) -> Iterator[Hit]:
        tokens = self._tokens
        found = _HIDDEN.match(self._page.canon.text, tokens.end[last])
        if not found:
            return
        head, tail = found.groups()
        # "5 or something"
        if head and _VAGUE.search(found.group()) and not tokens.capital(last + 1):
            return
        kinds = target.facts.get("street_kinds", ())
        if (head and words[0].startswith(head)) or (not head and tail in kinds):
            low, _ = tokens.span(first, last)
            _, high = self._page.canon.span(found.start(), found.end())
            rule, name = "street_shortened", "number and street with hidden letters"
            yield Hit(
                target.index, "slip", low, high, Strength.MEDIUM, rule, name, first,
                tokens.at(found.end() - 1), "hidden letters",
            )  # fmt: skip

    # ---- without a number -----------------------------------------------------------------

    @cached_property
    def _kinds(self) -> list[int]:
        """The tokens that are street types with a capital."""
        types = self._lexicon.streets.form_of
        return [
            t for t, text in enumerate(self._tokens.text) if text in types and t and self._tokens.capital(t)
        ]

    def _misspelt(self, target: Target, words: Sequence[str], known: Spans) -> Iterator[Hit]:
        kinds = target.facts.get("street_kinds", ())
        name = "".join(target.facts.get("street_name", ()))
        if not kinds or len(name) < _NAME_LEAST or target.facts.get("street_front"):
            return
        size = len(words) - len(target.facts.get("street_kind", ()))
        tokens = self._tokens
        for kind in self._kinds:
            # "Shephend's Street": the s of the genitive stands apart
            first = kind - size - (kind > 0 and tokens.text[kind - 1] == "s")
            if tokens.text[kind] not in kinds or not 0 < size <= _NAME_WORDS_MOST or first < 0:
                continue
            plain = (not tokens.capital(t) and tokens.text[t] != "s" for t in range(first, kind))
            if any(plain) or not all(tokens.joined(t) for t in range(first, kind)):
                continue
            texts = [text for text in tokens.text[first:kind] if text != "s"]
            seen = "".join(tokens.text[first:kind])
            if self._slip(texts, seen, name) and not known.covers(*tokens.span(first, kind)):
                hit = self._hit(target, first, kind, "street_misspelt", "misspelt street")
                yield hit if target.rule("street") is AloneRule.OPEN else _told(hit)

    def _slip(self, texts: Sequence[str], seen: str, name: str) -> bool:
        if all(text in self._lexicon.words or text in self._lexicon.names.common for text in texts):
            return False
        return any(OSA.distance(a, b) == 1 for a, b in ((seen, name), (look_alike(seen), look_alike(name))))

    def _hit(self, target: Target, first: int, last: int, rule: str, name: str) -> Hit:
        start, end = self._tokens.span(first, last)
        return Hit(target.index, "slip", start, end, Strength.WEAK, rule, name, first, last)


def _told(hit: Hit) -> Hit:
    """Return a question that its number or type tells, so that it is asked at any severity."""
    hit.strength, hit.shaky = Strength.MEDIUM, "a slip of the pen"
    return hit


def _like_kind(text: str, kind: str) -> bool:
    """Say whether a word is nearly a type of street to an ear: "clothes" for Close."""
    short = min(len(text), len(kind)) < _NAME_LEAST
    return not short and text[0] == kind[0] and OSA.distance(_bones(text), _bones(kind)) <= 1


def _heard_alike(seen: str, name: str, share: float) -> bool:
    """Say whether a share of the consonants of words put together are those of a name, in order."""
    one, two = _bones(seen), _bones(name)
    if one[:1] != two[:1]:
        return False
    return OSA.distance(one, two) <= (1 - share) * max(len(one), len(two))


@lru_cache(maxsize=4_096)
def _bones(word: str) -> str:
    """Return the consonants of what an ear makes of a word."""
    return sound(word.replace("z", "s")).replace("a", "")


@lru_cache(maxsize=4_096)
def _sound(word: str) -> str:
    # what another alphabet or an ear makes of it
    return sound(word.replace("z", "s")).rstrip("a")
