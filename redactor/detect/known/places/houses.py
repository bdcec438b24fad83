"""House names beside other parts of their address, also misspelt or shortened.

Takes a page and the hits of one address, gives stronger hits: "Weir House, Ludlow" is certain, "Weir Hosue,
Ludlow" too, "W House, Ludlow" a question. A house name alone is not weighed here.
"""

from __future__ import annotations

from collections.abc import Iterator

from rapidfuzz.distance import OSA

from redactor.detect.known.compile import Compiled
from redactor.detect.known.forms import Hit, Strength, Target
from redactor.detect.known.page import Page
from redactor.detect.known.shortened import shorten_all, shortens
from redactor.detect.known.spans import Beside
from redactor.detect.known.text.fold import look_alike

_CONNECT = frozenset({"on", "off", "of", "in", "at", "the", "along", "down", "up"})
_BESIDE = frozenset({"street", "town", "locality", "postcode", "number_street"})
_TELLING = frozenset({"street", "postcode", "number_street"})
_STEPS = 4
_REACH = 3
_SHORT = 8


class Houses:
    """Joins house names in one page."""

    def __init__(self, page: Page, compiled: Compiled) -> None:
        """Keep the page."""
        self._tokens = page.tokens
        self._words = compiled.lexicon.words
        self._house_words = compiled.lexicon.units.house_words

    def hits(self, target: Target, found: list[Hit]) -> Iterator[Hit]:
        """Yield house names beside a street, town, postcode or their own flat."""
        anchors = [hit for hit in found if hit.part in _BESIDE or hit.part == "flat"]
        near = Beside(anchors)
        self._with_sort(target, found)
        houses = [hit for hit in found if hit.part in {"house", "house_core", "alias"}]
        for house in houses:
            for other in near.near(house.first, house.last, _REACH):
                if self._adjacent(house, other):
                    first, last = min(house.first, other.first), max(house.last, other.last)
                    yield self._hit(target, first, last, f"house name and {other.part}")
        taken = {token for house in houses for token in range(house.first, house.last + 1)}
        for name in target.facts.get("houses", ()):
            yield from self._alone(target, name.split(), taken)
            for anchor in anchors:
                yield from self._nearly(target, name.split(), anchor, taken)
                yield from self._one_word(target, name.split(), anchor, taken)

    def _with_sort(self, target: Target, found: list[Hit]) -> None:
        """Take what a house is behind its telling word, in any notation: "Nutley Fm.", "Copthall Ho"."""
        tokens = self._tokens
        kinds = {w for name in target.facts.get("houses", ()) for w in name.split() if w in self._house_words}
        for hit in found:
            after = hit.last + 1
            if hit.part != "house_core" or after >= len(tokens) or tokens.gap(hit.last) != " ":
                continue
            text = tokens.text[after]
            if tokens.capital(after) and any(text == kind or shortens(text, kind) for kind in kinds):
                hit.last, hit.end = after, tokens.span(after, after)[1]
                hit.part, hit.strength, hit.name = "house", Strength.MEDIUM, "house name, abbreviated"

    def _one_word(self, target: Target, words: list[str], anchor: Hit, taken: set[int]) -> Iterator[Hit]:
        """Ask about one word of a longer house name beside its street: "Bryn on Pinfold Square"."""
        telling = {words[0], *(word for word in words if word not in self._house_words and len(word) > 1)}
        if len(words) < 2 or anchor.part not in _TELLING or not telling:
            return
        tokens = self._tokens
        before, after = anchor.first - 1, anchor.last + 1
        while before >= 0 and anchor.first - before <= _STEPS and self._leads(before):
            before -= 1
        while after < len(tokens) and after - anchor.last <= _STEPS and self._leads(after):
            after += 1
        for at in (before, after):
            if (
                not 0 <= at < len(tokens)
                or at in taken
                or tokens.text[at] not in telling
                or not tokens.capital(at)
            ):
                continue
            first, last = min(at, anchor.first), max(at, anchor.last)
            if self._together(first, last):
                hit = self._hit(target, first, last, "one word of the house name", Strength.MEDIUM)
                hit.part, hit.shaky = "slip", "one word of the house name"
                yield hit

    def _leads(self, token: int) -> bool:
        text = self._tokens.text[token]
        return text in _CONNECT or text in {"s", "place", "house", "cottage"}

    def _alone(self, target: Target, words: list[str], taken: set[int]) -> Iterator[Hit]:
        """Ask about a house name of several words with a slip in one of them: "Weir Houuse"."""
        tokens, size = self._tokens, len(words)
        ends = {words[0]: 0, words[-1]: size - 1}
        for token, text in enumerate(tokens.text) if size > 1 else ():
            first = token - ends.get(text, size)
            last = first + size - 1
            if text not in ends or first < 0 or last >= len(tokens) or taken & set(range(first, last + 1)):
                continue
            seen, own = tokens.text[first : last + 1], "".join(words)
            slips = [word for word, right in zip(seen, words, strict=True) if word != right]
            plain = not all(tokens.capital(t) for t in range(first, last + 1)) or not self._together(
                first, last
            )
            if plain or len(slips) != 1 or slips[0] in self._words:
                continue
            if OSA.distance("".join(seen), own) == 1:
                yield self._hit(target, first, last, "misspelt house name", Strength.WEAK)

    def _adjacent(self, house: Hit, other: Hit) -> bool:
        one, two = sorted((house, other), key=lambda hit: hit.first)
        between = range(one.last + 1, two.first)
        if len(between) > 2 or not all(self._tokens.joined(t) for t in range(one.last, two.first)):
            return False
        return all(self._tokens.text[t] in _CONNECT for t in between)

    def _nearly(self, target: Target, words: list[str], anchor: Hit, taken: set[int]) -> Iterator[Hit]:
        """Yield what is nearly the house name, before a street or town, or after its flat."""
        tokens = self._tokens
        for size in {len(words), max(1, len(words) - 1)}:
            first = anchor.last + 1 if anchor.part == "flat" else anchor.first - size
            last = first + size - 1
            if first < 0 or last >= len(tokens) or taken & set(range(first, last + 1)):
                continue
            if not tokens.capital(first) or not self._together(
                min(first, anchor.last), max(last, anchor.first)
            ):
                continue
            texts = tokens.text[first : last + 1]
            low, high = min(first, anchor.first), max(last, anchor.last)
            own, seen = look_alike("".join(words)), look_alike("".join(texts))
            most = 1 if len(own) <= _SHORT else 2
            ordinary = anchor.part != "number_street" and all(text in self._words for text in texts)
            if own[0] == seen[0] and 0 < OSA.distance(own, seen, score_cutoff=most) <= most and not ordinary:
                yield self._hit(target, low, high, f"misspelt house name and {anchor.part}")
            elif shorten_all(texts, words):
                hit = self._hit(target, low, high, "shortened house name", Strength.WEAK)
                hit.shaky = "shortened house name"
                yield hit

    def _together(self, first: int, last: int) -> bool:
        return all(self._tokens.joined(t) for t in range(first, last))

    def _hit(
        self, target: Target, first: int, last: int, name: str, strength: Strength = Strength.STRONG
    ) -> Hit:
        start, end = self._tokens.span(first, last)
        part = "house_street" if strength is Strength.STRONG else "slip"
        return Hit(target.index, part, start, end, strength, "house_street", name, first, last)
