"""Streets misspelt beside their own house number or house name: "14 Rsoe Lane", "The Gables, Wentwerth Lane".

Takes a page and the places of an address's number, gives strong hits; questions where all words are ordinary.
A street misspelt alone stands in short_streets.py.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from rapidfuzz.distance import OSA

from redactor.detect.known.compile import Compiled
from redactor.detect.known.forms import Hit, Strength, Target
from redactor.detect.known.page import Page
from redactor.detect.known.places.house_numbers import HouseNumbers
from redactor.detect.known.spans import Spans
from redactor.detect.known.text.fold import look_alike, skeleton

_SHORT_STREET = 8
_NO_THINGS = frozenset(
    {"is", "was", "has", "as", "this", "his", "its", "us", "plus", "besides", "s", "lives", "rings"}
)
_CONNECT = frozenset({"on", "off", "of", "in", "at", "the", "along", "down", "up"})


class MisspeltStreets:
    """Finds misspelt streets in one page."""

    def __init__(
        self, page: Page, compiled: Compiled, numbers: HouseNumbers, firm_after: Callable[[int], bool]
    ) -> None:
        """Keep the page; `firm_after` says whether a firm's word follows a token."""
        self._tokens = page.tokens
        self._words = compiled.lexicon.words
        self._types = compiled.lexicon.streets.form_of
        self._markers = compiled.lexicon.units.markers | {"at"}
        self._numbers = numbers
        self._firm_after = firm_after
        self._bare: set[str] = set()
        self._asked: dict[tuple[str, str], int | None] = {}

    def hits(
        self, target: Target, anchors: list[tuple[int, int]], found: list[Hit], certain: list[Hit]
    ) -> Iterator[Hit]:
        """Yield what stands beside the address's own number, house name or alias and is nearly its street."""
        bare = "".join(target.facts.get("street_name", ()))
        # the name without its type is no slip: places.py weighs it
        self._bare = {look_alike(bare), skeleton(bare)} if target.facts.get("street_kind") else set()
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
        if before and (known.covers(*self._tokens.span(*before)) or self._has_number(before[0])):
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
        ordinary = ordinary or self._sentence(low, high) or (after is None and self._counted(last))
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

    def _sentence(self, low: int, high: int) -> bool:
        """Say whether a capital and a small ordinary word only look like a street: "Carter had"."""
        tokens = self._tokens
        plain = (
            tokens.text[t] in self._words and tokens.text[t] not in self._types and not tokens.capital(t)
            for t in range(low + 1, high + 1)
        )
        return tokens.capital(low) and any(plain)

    def _counted(self, number: int) -> bool:
        """Say whether an ordinary word behind a number is what is counted: "Gladstone's 159 letters"."""
        tokens, after = self._tokens, number + 1
        beside = after < len(tokens) and tokens.gap(number) == " " and not tokens.capital(after)
        return (
            beside
            and tokens.text[after].endswith("s")
            and tokens.text[after] not in _NO_THINGS
            and tokens.text[after] in self._words
        )

    def _has_number(self, street: int) -> bool:
        """Say whether a number stands directly before a street: "9 Rose Lane: two adults"."""
        left = self._numbers.left(street, "")
        return left is not None and left.apart == 0

    def _other_type(self, token: int) -> bool:
        """Say whether another sort of street follows a street's last word: "Roseland Avenue"."""
        tokens, after = self._tokens, token + 1
        if after >= len(tokens) or tokens.gap(token) != " " or tokens.text[token] in self._types:
            return False
        return tokens.text[after] in self._types and tokens.capital(after)

    def _nearest(self, text: str, spellings: list[str]) -> int | None:
        """Ask `nearest` once for each text: the same words stand beside the same number often."""
        if text in self._bare:
            return None
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
        steps = 0
        while end >= 0 and tokens.joined(end) and steps < 3 and tokens.text[end] in self._markers:
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
