"""Which words of a text stand near each other: the parts of a name, number and street, title and name.

Takes all readings of a text, gives the keys of the pairs in them. Only words that are pieces of anchors
are paired: the others are in no case. It decides nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Container, Iterable, Iterator, Sequence
from string import ascii_lowercase

import numpy as np
from numpy.typing import NDArray

from redactor.detect.cases.anchors import TITLE, cut_class, generic_class, short_class
from redactor.detect.cases.hashing import Hashing, Places
from redactor.detect.cases.runs import Seen
from redactor.detect.cases.sheets import APART, Sheets
from redactor.detect.cases.signs import capitals, odd_gaps
from redactor.detect.cases.strips import BLOCK, blocks
from redactor.detect.cases.words import Spread, Word, Words, spread
from redactor.detect.known.expand.address import roman_number
from redactor.detect.known.page import Page
from redactor.detect.known.text.digits import read_digits
from redactor.detect.known.text.fold import look_alike
from redactor.model.lexicon import Lexicon

_NAME_REACH, _SLIP_REACH, _CLASS_REACH, _NUMBER_REACH = 4, 3, 5, 7
_PLACE_REACH = 3
_RANGE_MOST = 40
_CLOCK_DIGITS = 2
_INITIALS_MOST = 3
_NAME_LEAST, _SHORT_MOST, _OUTWARD_MOST, _DIGITS_MOST, _RUN_MOST = 3, 6, 4, 4, 3
_GLUED_TITLES = frozenset({"mr", "mrs", "miss", "ms", "dr"})
_ROMAN = {roman: str(number) for number in range(2, 90) if (roman := roman_number(str(number)))}
_APART = ("",) * APART
# what stands behind a word that is cut short
_CUT = re.compile(r"\.\.|[*•●■□#?_~…\u2580-\u259f]|[—–-](?!\w)")


class PairSight:
    """Sees pairs of words under one secret key."""

    def __init__(self, lexicon: Lexicon, hashing: Hashing) -> None:
        """Prepare the classes of words: titles, and general words of organisations."""
        self._hashing = hashing
        self._words = lexicon.words
        self._titles = tuple(title for title in lexicon.names.titles if title in _GLUED_TITLES)
        short = hashing.all([short_class(letter) for letter in ascii_lowercase], "class").tolist()
        self._short = dict(zip(ascii_lowercase, short, strict=True))
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
        cut: list[int] = []
        for page, base, low, high in some:
            mine = page.tokens.text[low:high]
            said = _numbers(page, low, mine)
            great, place = capitals(page, low, high), np.arange(base + low, base + high)
            numbers += [(len(texts) + at, number) for at, number in said]
            cut += [len(texts) + at for at in _cut_short(page, low, great)]
            texts += [*mine, *_APART]
            token += [place, np.zeros(len(_APART), dtype=np.int64)]
            capital += [great, np.zeros(len(_APART), dtype=np.bool_)]
            by_place: dict[int, list[str]] = {}
            for at, number in said:
                by_place.setdefault(at, []).append(number)
            for at, size, word in self._others(page, low, mine, by_place, words):
                # the neighbourhood once more, with another word in its place
                rest = [*range(max(0, at - _NUMBER_REACH), at), at]
                rest += range(at + size, min(len(mine), at + size + _NUMBER_REACH))
                row = {one: len(texts) + number for number, one in enumerate(rest)}
                numbers += [(row[one], n) for one in rest if one != at for n in by_place.get(one, ())]
                texts += [*(word if one == at else mine[one] for one in rest), *_APART]
                token += [place[rest], np.zeros(len(_APART), dtype=np.int64)]
                capital += [great[rest], np.zeros(len(_APART), dtype=np.bool_)]
        telling = words.telling(texts)
        if telling:
            near = _Near(texts, telling, np.concatenate(capital), self._words, self._hashing)
            places = np.concatenate(token)
            for seen in self._found(near, numbers, cut):
                yield Seen(seen.key, places[seen.token])

    def _others(
        self, page: Page, low: int, mine: Sequence[str], numbers: Iterable[int], words: Words
    ) -> list[tuple[int, int, str]]:
        """Return what else may stand somewhere and is a piece: a word some signs cut, one before a title.

        Each is the first token, how many tokens it takes the place of, and the word.
        """
        cut = _cut(page, low, mine, numbers)
        odd = (at for at in cut if not {mine[at], mine[at + 1]} <= self._words)
        found = [(at, 2, mine[at] + mine[at + 1]) for at in odd]
        titled = {text for text in set(mine) if text.endswith(self._titles) and text not in self._words}
        if titled:
            found += [
                (at, 1, text.removesuffix(title))
                for at, text in enumerate(mine)
                if text in titled
                for title in self._titles
                if text.endswith(title) and len(text) > len(title) + _NAME_LEAST
            ]
        return [found[at] for at, _ in words.telling([word for _, _, word in found])]

    def _found(self, near: _Near, numbers: Sequence[tuple[int, str]], cut: Sequence[int]) -> Iterator[Seen]:
        yield near.named()
        yield near.placed()
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
            yield from near.beside_slips(number, _around(_NUMBER_REACH))
        classed = self._classed(near, cut)
        if len(classed.at):
            yield near.beside(classed, _around(_CLASS_REACH))[0]
            yield next(near.beside_slips(classed, _around(_CLASS_REACH)))

    def _classed(self, near: _Near, cut: Sequence[int]) -> Spread:
        """Titles and general words, initials written together, and words that are cut short."""
        classes, texts = self._classes, near.texts
        found = [(at, key) for at, text in enumerate(texts) if text in classes for key in classes[text]]
        great = [at for at in np.flatnonzero(near.capital).tolist() if 1 < len(texts[at]) <= _SHORT_MOST]
        initials = [at for at in great if len(texts[at]) <= _INITIALS_MOST and texts[at].isalpha()]
        short = self._short
        unknown = (at for at in great if texts[at] not in self._words)
        found += [(at, short[texts[at][0]]) for at in unknown if texts[at][0] in short]
        keys = self._hashing.all([look_alike(texts[at][0]) for at in initials], "word") if initials else ()
        begun = self._hashing.all([cut_class(texts[at]) for at in cut], "class") if cut else ()
        return Spread(
            np.array([*(at for at, _ in found), *initials, *cut], dtype=np.int64),
            np.array([*(key for _, key in found), *map(int, keys), *map(int, begun)], dtype=np.uint64),
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
        self._ordinary = ordinary
        great = capital.tolist()
        unusual = [(at, word) for at, word in telling if great[at] or texts[at] not in ordinary]
        self.once = spread((at, word.once) for at, word in unusual)
        self.twice = spread((at, word.twice) for at, word in unusual)
        self._unusual = np.array([at for at, word in unusual if word.whole or word.stems], dtype=np.int64)
        self._named = spread((at, (*word.whole, *word.stems)) for at, word in telling)
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
        kept = self._plainly[two] | (two > one)  # each pair once
        one, two = one[kept], two[kept]
        some, size = self._named, len(self.texts)
        whose, left = _all_at(some.at, one, size)
        number, right = _all_at(some.at, two[whose], size)
        place = np.minimum(one, two)[whose[number]]
        return Seen(self._hashing.pairs(some.key[left[number]], some.key[right]), place)

    def placed(self) -> Seen:
        """Two words that are pieces, side by side, for addresses: both may be ordinary ones."""
        some = np.flatnonzero(self._is)
        number, two = self._numbered(some, range(1, _PLACE_REACH + 1))
        kept = self._is[two]
        one, two = some[number[kept]], two[kept]
        return Seen(self._hashing.places(self._word[one], self._word[two]), one)

    def beside(self, some: Spread, apart: Sequence[int]) -> tuple[Seen, Places]:
        """Some hashes beside the words that are pieces, at the words' places; and which hashes these are."""
        number, other = self._numbered(some.at, apart)
        kept = self._is[other]
        number, other = number[kept], other[kept]
        return Seen(self._hashing.pairs(some.key[number], self._word[other]), other), number

    def beside_slips(self, some: Spread, apart: Sequence[int]) -> Iterator[Seen]:
        """Some hashes, each beside the words that are pieces with a sign left out, and with two."""
        number, other = self._numbered(some.at, apart)
        wanted = set(other.tolist())
        near = [(at, word) for at, word in self._telling if at in wanted]
        for less in (
            spread((at, word.once) for at, word in near),
            spread((at, word.twice) for at, word in near if self.texts[at] not in self._ordinary),
        ):
            whose, place = _all_at(less.at, other, len(self.texts))
            yield Seen(self._hashing.pairs(some.key[number[whose]], less.key[place]), other[whose])

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
    runs = [run for run in page.runs[first:last] if run.signs.isdigit()]
    found += [(run.first - low, run.signs) for run in runs]
    found += [(at, _ROMAN[text]) for at, text in enumerate(texts) if text in _ROMAN]
    numeric = [token - low for token in numeric]
    said = [(at, at, texts[at]) for at in numeric]
    said = sorted([*said, *((run.first - low, run.last - low, run.signs) for run in runs)])
    return [*found, *_ranges(texts, numeric), *_joined(said)]


def _leading(text: str) -> set[str]:
    """Return the digits of "14", "14b", "no14", "0014" or, read by OCR, "l4"; and a postcode's first half."""
    digits = "".join(sign for sign in text if sign.isdigit())
    found = {digits, read_digits(text)}
    if len(digits) > _CLOCK_DIGITS:  # "09" is a part of a time in the head of every mail
        found.add(digits.lstrip("0"))
    found.add(read_digits(text[:-1]) if text[-1].isalpha() else "")
    return (found | {text} if text[0].isalpha() and len(text) <= _OUTWARD_MOST else found) - {""}


def _joined(said: Sequence[tuple[int, int, str]]) -> Iterator[tuple[int, str]]:
    """Yield the numbers that two or three beside each other make: "one six three", "one thirty eight"."""
    for number, (first, end, digits) in enumerate(said):
        last, signs = end, digits
        for _, after, more in said[number + 1 : number + 3]:
            if after > last + _RUN_MOST or len(signs + more) > _DIGITS_MOST:
                break
            last, signs = after, signs + more
            yield first, signs


def _cut_short(page: Page, low: int, great: NDArray[np.bool_]) -> Iterator[int]:
    """Yield the words with a capital that a sign directly behind cuts short: "Catterm…", "Oyel-"."""
    tokens, text = page.tokens, page.canon.text
    for at in np.flatnonzero(great).tolist():
        if len(tokens.text[low + at]) > 1 and _CUT.match(text, tokens.end[low + at]):
            yield at


def _cut(page: Page, low: int, mine: Sequence[str], numbers: Iterable[int]) -> Iterator[int]:
    """Yield the words that go on behind a sign ("Hi*hfield"), or behind a blank near a house number."""
    near = {at + step for at in numbers for step in (-3, -2, 1, 2)}
    for at in sorted({*near, *odd_gaps(page, low, low + len(mine))}):
        if 0 <= at < len(mine) - 1 and mine[at].isalpha() and mine[at + 1].isalpha():
            yield at


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
