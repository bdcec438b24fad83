"""Which words of a text stand near each other: the parts of a name, number and street, title and name.

Takes all readings of a text, gives the keys of the pairs in them. Only words that are pieces of anchors
are paired: the others are in no case. It decides nothing.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Container, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from redactor.detect.cases.anchors import TITLE, generic_class
from redactor.detect.cases.hashing import Hashing, Places
from redactor.detect.cases.runs import Seen
from redactor.detect.cases.sheets import APART, Sheets
from redactor.detect.cases.signs import capitals
from redactor.detect.cases.strips import BLOCK, blocks
from redactor.detect.cases.words import Spread, Word, Words, spread
from redactor.detect.known.digits import read_digits
from redactor.detect.known.fold import look_alike
from redactor.detect.known.page import Page
from redactor.model.lexicon import Lexicon

_NAME_REACH, _SLIP_REACH, _CLASS_REACH, _NUMBER_REACH = 4, 3, 5, 7
_RANGE_MOST = 40
_APART = ("",) * APART


class PairSight:
    """Sees pairs of words under one secret key."""

    def __init__(self, lexicon: Lexicon, hashing: Hashing) -> None:
        """Prepare the classes of words: titles, and general words of organisations."""
        self._hashing = hashing
        self._words = lexicon.words
        self._classes: dict[str, list[int]] = {}
        kinds = lexicon.organisations.kinds
        for word in (*lexicon.names.titles, *kinds, *lexicon.organisations.generic):
            if " " in word:
                continue
            names = [TITLE] if word in lexicon.names.titles else []
            names += [generic_class(kind) for kind in kinds.get(word, ())]
            if names:
                self._classes[word] = hashing.all(names, "class").tolist()

    def seen(self, sheets: Sheets, words: Words) -> Iterator[Seen]:
        """Yield the keys of pairs in all readings."""
        waiting, size = list[tuple[Page, int, int, int]](), 0
        for page, base in sheets.each():
            for low, high in blocks(page.alike):
                waiting.append((page, base, low, high))
                size += high - low
                if size >= BLOCK:
                    yield from self._together(waiting, words)
                    waiting, size = [], 0
        if waiting:
            yield from self._together(waiting, words)

    def _together(self, some: Sequence[tuple[Page, int, int, int]], words: Words) -> Iterator[Seen]:
        texts, token, capital = list[str](), list[Places](), list[NDArray[np.bool_]]()
        numbers: list[tuple[int, str]] = []
        for page, base, low, high in some:
            mine = page.tokens.text[low:high]
            numbers += [(len(texts) + at, said) for at, said in _numbers(page, low, mine)]
            texts += [*mine, *_APART]
            token += [np.arange(base + low, base + high), np.zeros(len(_APART), dtype=np.int64)]
            capital += [capitals(page, low, high), np.zeros(len(_APART), dtype=np.bool_)]
        telling = words.telling(texts)
        if telling:
            near = _Near(texts, telling, np.concatenate(capital), self._words, self._hashing)
            places = np.concatenate(token)
            for seen in self._found(near, numbers):
                yield Seen(seen.key, places[seen.token])

    def _found(self, near: _Near, numbers: Sequence[tuple[int, str]]) -> Iterator[Seen]:
        yield near.named()
        for some in (near.once, near.twice):
            if len(some.at):
                seen, whose = near.beside(some, _around(_SLIP_REACH))
                yield Seen(seen.key, some.at[whose])
        if len(near.once.at):
            yield near.together()
        if numbers:
            keys = self._hashing.all([text for _, text in numbers], "number")
            number = Spread(np.array([at for at, _ in numbers], dtype=np.int64), keys)
            yield near.beside(number, _around(_NUMBER_REACH))[0]
            yield near.beside_slips(number, _around(_NUMBER_REACH))
        classed = self._classed(near)
        if len(classed.at):
            yield near.beside(classed, _around(_CLASS_REACH))[0]

    def _classed(self, near: _Near) -> Spread:
        """Titles and general words, and initials written together."""
        classes, texts = self._classes, near.texts
        found = [(at, key) for at, text in enumerate(texts) if text in classes for key in classes[text]]
        initials = [
            at
            for at in np.flatnonzero(near.capital).tolist()
            if len(texts[at]) in (2, 3) and texts[at].isalpha()
        ]
        keys = self._hashing.all([look_alike(texts[at][0]) for at in initials], "word") if initials else ()
        return Spread(
            np.array([*(at for at, _ in found), *initials], dtype=np.int64),
            np.array([*(key for _, key in found), *map(int, keys)], dtype=np.uint64),
        )


class _Near:
    """The telling words among some thousand, and what stands near them."""

    def __init__(
        self,
        texts: Sequence[str],
        telling: Sequence[tuple[int, Word]],
        capital: NDArray[np.bool_],
        ordinary: Container[str],
        hashing: Hashing,
    ) -> None:
        """Lay the words out by their places; a small ordinary word is no misspelt name."""
        self.texts = texts
        self.capital = capital
        self._telling = telling
        self._hashing = hashing
        great = capital.tolist()
        unusual = [(at, word) for at, word in telling if great[at] or texts[at] not in ordinary]
        self.once = spread((at, word.once) for at, word in unusual)
        self.twice = spread((at, word.twice) for at, word in unusual)
        self._unusual = np.array([at for at, word in unusual if word.whole], dtype=np.int64)
        self._plainly = np.ones(len(texts), dtype=np.bool_)
        self._plainly[self._unusual] = False
        whole = spread((at, word.whole) for at, word in telling)
        self._is = np.zeros(len(texts), dtype=np.bool_)
        self._is[whole.at] = True
        self._word = np.zeros(len(texts), dtype=np.uint64)
        self._word[whole.at] = whole.key

    def named(self) -> Seen:
        """Two words that are pieces, unless both are ordinary ones."""
        number, two = self._numbered(self._unusual, _around(_NAME_REACH))
        one = self._unusual[number]
        kept = self._is[two] & (self._plainly[two] | (two > one))  # each pair once
        one, two = one[kept], two[kept]
        return Seen(self._hashing.pairs(self._word[one], self._word[two]), np.minimum(one, two))

    def beside(self, some: Spread, apart: Sequence[int]) -> tuple[Seen, Places]:
        """Some hashes beside the words that are pieces, at the words' places; and which hashes these are."""
        number, other = self._numbered(some.at, apart)
        kept = self._is[other]
        number, other = number[kept], other[kept]
        return Seen(self._hashing.pairs(some.key[number], self._word[other]), other), number

    def beside_slips(self, some: Spread, apart: Sequence[int]) -> Seen:
        """Some hashes, each beside the words that are pieces with a sign left out."""
        number, other = self._numbered(some.at, apart)
        wanted = set(other.tolist())
        once = spread((at, word.once) for at, word in self._telling if at in wanted)
        whose, place = _all_at(once.at, other, len(self.texts))
        number = number[whose]
        return Seen(self._hashing.pairs(some.key[number], once.key[place]), other[whose])

    def together(self) -> Seen:
        """Every two words that stand near each other, each with a sign left out."""
        some = self.once
        number, other = self._numbered(some.at, range(1, _SLIP_REACH + 1))
        whose, place = _all_at(some.at, other, len(self.texts))
        number = number[whose]
        return Seen(self._hashing.pairs(some.key[number], some.key[place]), some.at[number])

    def _numbered(self, at: Places, apart: Sequence[int]) -> tuple[Places, Places]:
        """Return, for every place and distance within the words, the number of the place and the other."""
        other = at[:, None] + np.array(apart, dtype=np.int64)
        number, column = np.nonzero((other >= 0) & (other < len(self.texts)))
        return number, other[number, column]


def _around(reach: int) -> Sequence[int]:
    return (*range(-reach, 0), *range(1, reach + 1))


def _all_at(at: Places, places: Places, size: int) -> tuple[Places, Places]:
    """Return everything that stands at each of `places`: which place, and which of the ordered `at`."""
    first = np.searchsorted(at, np.arange(size + 1))
    count = first[places + 1] - first[places]
    whose = np.repeat(np.arange(len(places)), count)
    start = np.cumsum(count) - count
    return whose, np.arange(len(whose)) - start[whose] + first[places][whose]


def _numbers(page: Page, low: int, texts: Sequence[str]) -> list[tuple[int, str]]:
    """Return the house numbers among some tokens: in digits, as OCR reads them, in words, within a range."""
    high = low + len(texts)
    numeric = page.numeric[bisect_left(page.numeric, low) : bisect_left(page.numeric, high)]
    found = [(token - low, one) for token in numeric for one in _leading(page.tokens.text[token])]
    first = bisect_left(page.runs, low, key=lambda run: run.first)
    last = bisect_left(page.runs, high, key=lambda run: run.first)
    found += [(run.first - low, run.signs) for run in page.runs[first:last] if run.signs.isdigit()]
    return [*found, *_ranges(texts, [token - low for token in numeric])]


def _leading(text: str) -> set[str]:
    """Return the digits of "14", "14b", "no14" or, read by OCR, "l4"."""
    digits = "".join(sign for sign in text if sign.isdigit())
    return {digits, read_digits(text), read_digits(text[:-1]) if text[-1].isalpha() else ""} - {""}


def _ranges(texts: Sequence[str], numeric: Sequence[int]) -> Iterator[tuple[int, str]]:
    """Yield the numbers between two that stand beside each other, or with a word between them."""
    for place in numeric:
        for other in texts[place + 1 : place + 3]:
            if _few_digits(texts[place]) and _few_digits(other):
                one, two = int(texts[place]), int(other)
                if one < two <= one + _RANGE_MOST:
                    yield from ((place, str(number)) for number in range(one + 1, two))


def _few_digits(text: str) -> bool:
    return len(text) <= 4 and text.isdecimal()
