"""Texts, places and institutions of several telling words, not written as they stand in the register.

Takes a page, finds where enough of the telling words stand close together, as they are, with other endings,
slips or shortened, in their order or another. It weighs only how much of the whole stands there.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from redactor.detect.known.compile import Compiled
from redactor.detect.known.forms import Hit, Strength
from redactor.detect.known.page import Page
from redactor.detect.known.tables.phrase_words import (
    CHANGED,
    INITIAL,
    PLACING,
    RARE,
    SAME,
    SHORT,
    SLIPPED,
    SMALL,
    TELLING,
    Phrase,
    likeness,
)
from redactor.detect.known.text.streams import ends_sentence
from redactor.model.kind import Kind

_REACH, _AROUND, _WINDOW_MOST, _DOTTED_MOST = 7, 4, 26, 5
_UNKNOWN_LEAST = 4
# without each letter in turn: a longer token would be quadratic
_LETTERS_KNOWN = 30
_LOOK_SHARE, _LETTERS_MOST = 0.25, 4
_SURE_LEAST, _SLIPS_MOST = 3, 2
_ASK_SHARE, _PAIR_SHARE, _LOOSE_SHARE, _TURNED_SHARE = 0.66, 0.8, 0.8, 0.72
_NAMED_SHARE, _BARE_SHARE, _VERBATIM_SHARE = 0.6, 0.7, 0.7
_FEW, _LONG_NAME = 2, 4
_ARTICLES = frozenset({"the", "a", "an", "that", "this"})
_BEFORE_VERB = frozenset({"is", "was", "are", "were", "been", "be"})


@dataclass(frozen=True, slots=True)
class Found:
    """Which words of a phrase stand in a stretch of text: (word, token, likeness), and what parts them."""

    phrase: Phrase
    at: tuple[tuple[int, int, float], ...]
    foreign: int

    @property
    def telling(self) -> list[tuple[int, int, float]]:
        """The telling words that stand there."""
        return [each for each in self.at if self.phrase.weights[each[0]] >= TELLING]

    @property
    def share(self) -> float:
        """How much of the telling words stands there, by weight."""
        return sum(self.phrase.weights[word] * like for word, _, like in self.telling) / self.phrase.total

    @property
    def usual(self) -> bool:
        """Whether they are ordinary words."""
        return all(self.phrase.weights[word] == TELLING for word, _, _ in self.telling)

    @property
    def words(self) -> int:
        """How many of the telling words that stand there are no numbers."""
        return sum(self.phrase.words[word].isalpha() for word, _, _ in self.telling)

    @property
    def ordered(self) -> bool:
        """Whether they stand in the order of the phrase."""
        tokens = [token for _, token, _ in self.at]
        return tokens == sorted(tokens)

    @property
    def first(self) -> int:
        """The first token."""
        return min(token for _, token, _ in self.at)

    @property
    def last(self) -> int:
        """The last token."""
        return max(token for _, token, _ in self.at)

    @property
    def complete(self) -> bool:
        """Whether every telling word stands there, in order, with few slips and nothing between."""
        likes = [like for _, _, like in self.telling]
        slips = sum(like < CHANGED for like in likes)
        whole = len(likes) == len(self.phrase.telling) and min(likes, default=0) >= SLIPPED
        return whole and slips <= _SLIPS_MOST and self.ordered and not self.foreign

    @property
    def whole(self) -> bool:
        """Whether every telling word stands there as it is or in another notation, in any order."""
        likes = [like for _, _, like in self.telling]
        return len(likes) == len(self.phrase.telling) and min(likes) >= CHANGED

    @property
    def shortened(self) -> bool:
        """Whether every telling word stands there, in order, a rare one as it is: "Whitcliffe Cmn c/pk"."""
        every = len(self.telling) == len(self.phrase.telling) and not self.foreign
        initials = sum(like < SHORT for _, _, like in self.telling)
        shown = not initials or (initials == 1 and len(self.telling) > _FEW)
        return every and shown and self.ordered and self.rare

    @property
    def rare(self) -> bool:
        """Whether a word that is rare stands there as it is."""
        weights = self.phrase.weights
        return any(weights[word] >= RARE and like == SAME for word, _, like in self.telling)

    @property
    def rare_nearly(self) -> bool:
        """Whether a rare word stands there, be it with a slip, and another one."""
        weights = self.phrase.weights
        return len(self.telling) > 1 and any(
            weights[word] >= RARE and like >= SLIPPED and self.phrase.words[word].isalpha()
            for word, _, like in self.telling
        )

    @property
    def verbatim(self) -> bool:
        """Whether the words of a stretch of the phrase stand there one by one, and most of it."""
        steps = {token - word for word, token, _ in self.at}
        same = all(like == SAME for _, _, like in self.at)
        return same and len(steps) == 1 and not self.foreign and self.share >= _VERBATIM_SHARE

    @property
    def begins(self) -> bool:
        """Whether the first telling words stand there, one behind the other, of a name that goes on."""
        places = [word for word, _, _ in self.telling]
        whole = all(like >= SLIPPED for _, _, like in self.telling)
        return whole and self.ordered and not self.foreign and places == self.phrase.telling[: len(places)]

    @property
    def but_one(self) -> bool:
        """Whether every word of a longer name stands there in order, one of them only by its first letter."""
        likes = sorted(like for _, _, like in self.at)
        every = len(likes) == sum(weight > 0 for weight in self.phrase.weights) >= _LONG_NAME
        whole = every and likes[0] >= INITIAL and likes[1] >= CHANGED
        return whole and self.ordered and not self.foreign

    @property
    def without_middle(self) -> bool:
        """Whether only a word in the middle of a name is left out, and the first one is rare: "Dyfi Wool"."""
        places, weights = [word for word, _, _ in self.telling], self.phrase.weights
        ends = places[:1] + places[-1:] == self.phrase.telling[:1] + self.phrase.telling[-1:]
        one = ends and len(places) == len(self.phrase.telling) - 1 and self.ordered and not self.foreign
        return one and weights[places[0]] >= RARE and all(like >= CHANGED for _, _, like in self.telling)

    @property
    def turned(self) -> bool:
        """Whether every word stands there, the general ones before the others: "School, Hope Park"."""
        every = sum(weight > 0 for weight in self.phrase.weights)
        tokens = [token for _, token, _ in self.telling]
        whole = len(self.at) == every > len(tokens) and all(like >= CHANGED for _, _, like in self.at)
        return whole and tokens == sorted(tokens) and not self.foreign


class Phrases:
    """Finds changed phrases in one page."""

    def __init__(self, page: Page, compiled: Compiled) -> None:
        """Keep the page and the phrases."""
        self._tokens = page.tokens
        self._index = compiled.phrases
        self._words = compiled.lexicon.words
        self._given = compiled.lexicon.names.given
        self._common = compiled.lexicon.names.common
        self._types = compiled.lexicon.streets.form_of
        dedications = compiled.lexicon.contexts.get("dedication", frozenset())
        self._shared = dedications | frozenset(compiled.lexicon.streets.saints)
        self._grounds = {t.index for t in compiled.targets if t.kind is Kind.LOCATION}

    def hits(self) -> Iterator[Hit]:
        """Yield where enough of a phrase stands."""
        if not self._index.phrases:
            return
        for number, places in self._places().items():
            phrase = self._index.phrases[number]
            for low, high in self._windows(phrase, places):
                found = self._read(phrase, low, high)
                if found is not None and (hit := self._judge(found)) is not None:
                    yield hit

    # ---- where to look --------------------------------------------------------------------

    def _places(self) -> dict[int, list[tuple[int, int]]]:
        """Return the tokens that may be a word of each phrase: (token, word)."""
        found: dict[int, list[tuple[int, int]]] = defaultdict(list)
        words, beginnings = self._index.words, self._index.beginnings
        for token, text in enumerate(self._tokens.text):
            if text in words:
                for number, at in words[text]:
                    found[number].append((token, at))
            elif text not in self._words:
                known = _UNKNOWN_LEAST <= len(text) <= _LETTERS_KNOWN
                for number, at in self._index.nearly(text) if known else ():
                    found[number].append((token, at))
                for number, at, word in beginnings.get(text[:3], ()):
                    if len(text) < len(word):
                        found[number].append((token, at))
        return found

    def _windows(self, phrase: Phrase, places: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
        """Yield stretches with enough words of a phrase close together."""
        group: list[tuple[int, int]] = []
        for place in (*places, (10**9, 0)):
            if group and (place[0] - group[-1][0] > _REACH or place[0] - group[0][0] > _WINDOW_MOST):
                if sum(phrase.weights[at] for at in {at for _, at in group}) >= _LOOK_SHARE * phrase.total:
                    yield self._widened(group[0][0], group[-1][0])
                group = []
            group.append(place)

    def _widened(self, low: int, high: int) -> tuple[int, int]:
        first, last = low, high
        while first > max(0, low - _AROUND) and self._goes_on(first - 1):
            first -= 1
        while last < min(len(self._tokens) - 1, high + _AROUND) and self._goes_on(last):
            last += 1
        return first, last

    def _goes_on(self, token: int) -> bool:
        """Say whether a phrase may go on after a token."""
        tokens = self._tokens
        if not tokens.joined(token) or "\t" in tokens.gap(token):
            return False
        return len(tokens.text[token]) <= _DOTTED_MOST or not ends_sentence(tokens.gap(token))

    # ---- which words stand there ------------------------------------------------------------

    def _read(self, phrase: Phrase, low: int, high: int) -> Found | None:
        """Return the words of a phrase that stand in a stretch, each token taken once."""
        found: list[tuple[int, int, float]] = []
        free, last = dict.fromkeys(range(low, high + 1)), low - 1
        for at, word in enumerate(phrase.words):
            if phrase.weights[at]:
                likes = ((self._like(phrase, at, token, word), token) for token in free)
                # the next word behind the last one is preferred
                best = max(
                    ((like, -abs(token - last - 1), token) for like, token in likes if like), default=None
                )
                if best is not None:
                    last = best[2]
                    del free[last]
                    found.append((at, last, best[0]))
        found += self._in_one(phrase, {at for at, _, _ in found}, free)
        return Found(phrase, tuple(sorted(found)), self._foreign({t for _, t, _ in found})) if found else None

    def _like(self, phrase: Phrase, at: int, token: int, word: str) -> float:
        tokens, text = self._tokens, self._tokens.text[token]
        if text == word:
            return SAME
        if text in SMALL and len(text) > 1:
            return 0.0
        if len(text) < len(word) and text + self._next(token) == word:
            return CHANGED
        dotted = token + 1 < len(tokens) and tokens.gap(token).startswith((".", "'"))
        known = (text in self._words or text in self._given) and not dotted
        marked = dotted or tokens.capital(token)
        return likeness(text, word, phrase.forms[at], known=known, marked=marked)

    def _next(self, token: int) -> str:
        tokens = self._tokens
        beside = token + 1 < len(tokens) and tokens.gap(token) in {" ", "-"}
        return tokens.text[token + 1] if beside else ""

    def _in_one(
        self, phrase: Phrase, held: set[int], free: dict[int, None]
    ) -> Iterator[tuple[int, int, float]]:
        """Yield what stands for several words: "CP" and "C.P." for "car park", "coldash" for "Cold Ash"."""
        missing = [at for at, weight in enumerate(phrase.weights) if weight and at not in held]
        for size in range(min(_LETTERS_MOST, len(missing)), 1, -1):
            for begin in range(len(missing) - size + 1):
                run = missing[begin : begin + size]
                between = set(range(run[0], run[-1])) - set(run)
                if held & set(run) or any(phrase.weights[at] for at in between):
                    continue
                tokens = next((t for token in free if (t := self._written(phrase, run, token, free))), ())
                held |= set(run) if tokens else set()
                for number, at in enumerate(run) if tokens else ():
                    token = tokens[min(number, len(tokens) - 1)]
                    free.pop(token, None)
                    yield at, token, CHANGED

    def _written(
        self, phrase: Phrase, run: Sequence[int], token: int, free: dict[int, None]
    ) -> tuple[int, ...]:
        """Return the tokens from one on that are words in one, or their first letters."""
        tokens, words = self._tokens, [phrase.words[at] for at in run]
        letters = "".join(word[0] for word in words)
        text = tokens.text[token]
        if text == "".join(words) or (text == letters and tokens.capital(token)):
            return (token,)
        after = tuple(range(token, token + len(words)))
        if not all(t in free and tokens.text[t] == letter for t, letter in zip(after, letters, strict=True)):
            return ()
        return after if all(tokens.gap(t).strip() in {".", "/"} for t in after[:-1]) else ()

    def _foreign(self, held: set[int]) -> int:
        """Return how many words of other things stand between."""
        texts = self._tokens.text
        between = (texts[t] for t in range(min(held), max(held)) if t not in held)
        return sum(text not in SMALL and text not in PLACING for text in between)

    # ---- what it means ------------------------------------------------------------------------

    def _judge(self, found: Found) -> Hit | None:
        if len(found.telling) < _FEW:
            return None
        sure, ask = self._named(found) if found.phrase.named else self._said(found)
        return self._hit(found, sure=sure) if sure or ask else None

    def _said(self, found: Found) -> tuple[bool, bool]:
        """Say whether a text stands there surely, and whether it may."""
        least = _ASK_SHARE
        if found.usual and (len(found.at) == _FEW or not found.ordered):
            least = _PAIR_SHARE if found.foreign else _turned_share(len(found.telling))
        size = len(found.telling)
        sure = size >= _SURE_LEAST and (found.complete or found.verbatim)
        sure = sure or (found.words > _SURE_LEAST and found.whole and found.foreign < _FEW)
        most = max(_FEW, size - 1) if found.ordered and found.share >= _PAIR_SHARE else _FEW
        return sure, found.share >= least and found.foreign <= most

    def _named(self, found: Found) -> tuple[bool, bool]:
        """Say whether a name stands there surely, and whether it may: names have capitals, messages none."""
        telling = found.telling
        capitals = sum(self._tokens.capital(token) for _, token, _ in telling)
        general = len(found.at) > len(telling)
        known = (found.whole and found.rare and not found.foreign) or found.shortened
        known = known and len(telling) >= _SURE_LEAST
        if known and any(self._tokens.capital(token) for _, token, _ in telling[:1]):
            return True, True
        if capitals < _FEW and capitals * 2 < len(telling) + 1:
            plain = len(telling) == _FEW and found.usual and not general
            least = _NAMED_SHARE if found.rare_nearly else _LOOSE_SHARE
            return False, found.ordered and not (found.foreign or plain) and found.share >= least
        sure = found.complete and (len(telling) >= _SURE_LEAST or general) and capitals * 2 > len(telling)
        sure = sure or (found.turned and capitals == len(telling))
        named = capitals == len(telling) and (found.but_one or (found.without_middle and self._ends(found)))
        sure = sure or named or (capitals == len(telling) and self._opens(found))
        most = general or len(telling) > _FEW or len(telling) == len(found.phrase.telling)
        least = _NAMED_SHARE if most else _BARE_SHARE
        begins = found.begins and capitals == len(telling)
        return sure, begins or (found.share >= least and found.foreign < _FEW)

    def _opens(self, found: Found) -> bool:
        """Say whether the first two words of a longer name stand there, and no longer name of another."""
        texts = [self._tokens.text[token] for _, token, _ in found.telling]
        exact = found.begins and all(like >= CHANGED for _, _, like in found.telling)
        if not exact or found.phrase.target in self._grounds or texts[-1] in self._types:
            return False
        if texts[0] in self._shared or all(text in self._common or text in self._given for text in texts):
            return False
        return self._ends(found)

    def _ends(self, found: Found) -> bool:
        """Say whether no further word with a capital follows, as in a longer name of another."""
        tokens, after = self._tokens, found.last + 1
        if after + 1 < len(tokens) and tokens.text[after] == "s" and tokens.gap(found.last) == "'":
            after += 1
        return after >= len(tokens) or not tokens.capital(after) or tokens.gap(after - 1) not in {" ", "-"}

    def _hit(self, found: Found, *, sure: bool) -> Hit:
        first, last = found.first, found.last
        if sure and self._leads(found, first - 1):
            first -= 1
        elif sure and found.verbatim and not found.phrase.named:
            first = self._beginning(found)
        start, end = self._tokens.span(first, last)
        part, name = ("phrase", "changed in a word or two") if sure else ("slip", "much of its words")
        strength = Strength.MEDIUM if sure else Strength.WEAK
        return Hit(found.phrase.target, part, start, end, strength, "words_nearly", name, first, last)

    def _beginning(self, found: Found) -> int:
        """Return where a text begins whose first word stands there otherwise: "sang in the choir"."""
        texts, words, (word, token, _) = self._tokens.text, found.phrase.words, min(found.at)
        while token and word and texts[token - 1] == words[word - 1]:
            token, word = token - 1, word - 1
        alike = token and word and texts[token - 1][0] == words[word - 1][0]
        return token - 1 if alike else token

    def _leads(self, found: Found, token: int) -> bool:
        """Say whether an article, or the small word of another tense, belongs to the words: "is cleaning"."""
        if token < 0 or self._tokens.gap(token) not in {" ", "  ", "\n"}:
            return False
        text, word = self._tokens.text[token], found.phrase.words[0]
        verb = found.at[0][0] == 0 and found.at[0][2] < 1 and not found.phrase.named
        return (text in _ARTICLES and word in _ARTICLES) or (verb and text in _BEFORE_VERB)


def _turned_share(size: int) -> float:
    """Return how much of ordinary words must stand there in another order: the more words, the less."""
    return _ASK_SHARE if size > _SURE_LEAST else _PAIR_SHARE if size <= _FEW else _TURNED_SHARE
