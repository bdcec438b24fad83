"""What a text shows of anchors: the hashes of its stretches and of its neighbouring words.

Takes one reading of a text, gives keys to look up with the tokens they stand at. The very folds
and streams of the matcher are used, so that what it can read is seen here. It decides nothing.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

import numpy as np

from redactor.detect.cases.anchors import TITLE, generic_class
from redactor.detect.cases.block import LONGEST, Block, Seen, blocks, squeezed, stretches
from redactor.detect.cases.hashing import TWICE_LEAST, Hashes, Hashing, Places
from redactor.detect.cases.points import cells_in
from redactor.detect.known.canonical import Canon, Folding
from redactor.detect.known.compile import Compiled, ready
from redactor.detect.known.digits import read_digits
from redactor.detect.known.fold import look_alike
from redactor.detect.known.page import Page
from redactor.detect.known.streams import Stream
from redactor.model.lexicon import Lexicon

_NAME_REACH, _SLIP_REACH, _CLASS_REACH, _NUMBER_REACH = 4, 3, 5, 7
_RANGE_MOST = 40
_GIANT = 65_536
_SLIP_LEAST, _SLIP_MOST = 4, 20


class Sight:
    """Reads texts under one secret key."""

    def __init__(self, lexicon: Lexicon, hashing: Hashing) -> None:
        """Prepare an empty search, whose folds and number words are used."""
        self._hashing = hashing
        self._words = lexicon.words
        self.folding = Folding(lexicon.confusables)
        self._empty: Compiled = ready(lexicon, self.folding, [])
        self._classes: dict[str, list[np.uint64]] = {}
        kinds = lexicon.organisations.kinds
        for word in (*lexicon.names.titles, *kinds, *lexicon.organisations.generic):
            if " " in word:
                continue
            names = [TITLE] if word in lexicon.names.titles else []
            names += [generic_class(kind) for kind in kinds.get(word, ())]
            if names:
                self._classes[word] = list(hashing.all(names, "class"))

    def page(self, canon: Canon) -> Page:
        """Return a reading with its tokens and streams."""
        return Page(canon, self._empty)

    def seen(self, page: Page) -> Iterator[Seen]:
        """Yield the keys of a reading."""
        tokens = page.tokens
        if not tokens:
            return
        for span in blocks(page.plain):
            yield from Block(page, span, page.plain, self._hashing, _GIANT).runs("plain")
        for span in blocks(page.alike):
            block = Block(page, span, page.alike, self._hashing, LONGEST)
            yield from block.runs("alike")
            yield from self._pairs(page, block)
        for stream, salt in ((page.spoken, "plain"), (page.digits, "digits")):
            yield from self._sparse(stream, salt)
        yield from self._points(page)

    def _sparse(self, stream: Stream, salt: str) -> Iterator[Seen]:
        """The streams of number words and of digits."""
        first = np.asarray(stream.first, dtype=np.int64)
        for low, high in blocks(stream):
            text, begin, after = squeezed(stream, low, high, LONGEST)
            start, end = stretches(begin, after)
            element = np.searchsorted(begin, start, "right") - 1 + low
            yield Seen(
                self._hashing.salted(self._hashing.rolling(text).windows(start, end), salt), first[element]
            )

    def _points(self, page: Page) -> Iterator[Seen]:
        found = list(cells_in(page.canon.text))
        if found:
            token = np.array([page.tokens.at(start) for _, start in found], dtype=np.int64)
            yield Seen(self._hashing.all([cell for cell, _ in found], "point"), token)

    # ---- pairs of words -------------------------------------------------------------------

    def _pairs(self, page: Page, block: Block) -> Iterator[Seen]:
        hashing = self._hashing
        word = hashing.salted(block.rolling.windows(block.start, block.end), "word")
        texts = block.texts
        plainly = np.fromiter((text in self._words for text in texts), dtype=np.bool_, count=len(texts))
        plainly &= ~block.capital
        for apart in range(1, _NAME_REACH + 1):
            one = np.flatnonzero(~(plainly[:-apart] & plainly[apart:]))
            yield Seen(hashing.pairs(word[one], word[one + apart]), block.low + one)
        unusual = np.flatnonzero(~plainly)
        yield from self._slipped(block, word, unusual)
        yield from self._twice(block, word, unusual)
        numbers = _numbers(page, block)
        yield from self._numbered(block, word, numbers)
        yield from self._classed(block, word)

    def _slipped(self, block: Block, word: Hashes, unusual: Places) -> Iterator[Seen]:
        """Words that are no ordinary ones with a sign left out, beside their neighbours."""
        whose, short = self._shortened(block, unusual)
        for apart in (*range(-_SLIP_REACH, 0), *range(1, _SLIP_REACH + 1)):
            inside = (whose + apart >= 0) & (whose + apart < len(word))
            yield Seen(
                self._hashing.pairs(short[inside], word[whose[inside] + apart]), block.low + whose[inside]
            )

    def _twice(self, block: Block, word: Hashes, unusual: Places) -> Iterator[Seen]:
        """Two unusual neighbours, each with a sign left out; a long one with two left out."""
        whose, short = self._shortened(block, unusual)
        first = np.searchsorted(whose, np.arange(len(word) + 1))
        count = np.diff(first)
        for apart in range(1, _SLIP_REACH + 1):
            one = np.flatnonzero((count[:-apart] > 0) & (count[apart:] > 0))
            size = count[one] * count[one + apart]
            pair = np.repeat(np.arange(len(one)), size)
            place = np.arange(len(pair)) - np.repeat(np.cumsum(size) - size, size)
            mine, other = one[pair], one[pair] + apart
            left, right = first[mine] + place // count[other], first[other] + place % count[other]
            yield Seen(self._hashing.pairs(short[left], short[right]), block.low + mine)
        length = block.end[unusual] - block.start[unusual]
        long = unusual[(length >= TWICE_LEAST - 1) & (length <= _SLIP_MOST)]
        owner, hashes = block.rolling.twice(block.start[long], block.end[long])
        whose, short = long[owner], self._hashing.salted(hashes, "word")
        for apart in (*range(-_SLIP_REACH, 0), *range(1, _SLIP_REACH + 1)):
            inside = (whose + apart >= 0) & (whose + apart < len(word))
            yield Seen(
                self._hashing.pairs(short[inside], word[whose[inside] + apart]), block.low + whose[inside]
            )

    def _shortened(self, block: Block, chosen: Places) -> tuple[Places, Hashes]:
        length = block.end[chosen] - block.start[chosen]
        chosen = chosen[(length >= _SLIP_LEAST) & (length <= _SLIP_MOST)]
        whose, short = block.rolling.shortened(block.start[chosen], block.end[chosen])
        return chosen[whose], self._hashing.salted(short, "word")

    def _numbered(self, block: Block, word: Hashes, numbers: Sequence[tuple[int, str]]) -> Iterator[Seen]:
        if not numbers:
            return
        token = np.array([at for at, _ in numbers], dtype=np.int64)
        number = self._hashing.all([text for _, text in numbers], "number")
        near = np.unique(
            np.concatenate([token + apart for apart in range(-_NUMBER_REACH, _NUMBER_REACH + 1)])
        )
        whose, short = self._shortened(block, near[(near >= 0) & (near < len(word))])
        first = np.searchsorted(whose, np.arange(len(word) + 1))
        for apart in range(-_NUMBER_REACH, _NUMBER_REACH + 1):
            at = token + apart
            inside = np.flatnonzero((at >= 0) & (at < len(word)) & (apart != 0))
            at, mine = at[inside], number[inside]
            yield Seen(self._hashing.pairs(mine, word[at]), block.low + at)
            count = first[at + 1] - first[at]
            each = np.repeat(np.arange(len(at)), count)
            place = (
                np.repeat(first[at], count)
                + np.arange(len(each))
                - np.repeat(np.cumsum(count) - count, count)
            )
            yield Seen(self._hashing.pairs(mine[each], short[place]), block.low + at[each])

    def _classed(self, block: Block, word: Hashes) -> Iterator[Seen]:
        """Titles and general words beside the words that stand near them; initials written together."""
        found = [(at, key) for at, text in enumerate(block.texts) for key in self._classes.get(text, ())]
        found += [(at, key) for at, key in self._initials(block)]
        if not found:
            return
        token = np.array([at for at, _ in found], dtype=np.int64)
        key = np.array([key for _, key in found], dtype=np.uint64)
        for apart in range(-_CLASS_REACH, _CLASS_REACH + 1):
            at = token + apart
            inside = (at >= 0) & (at < len(word)) & (apart != 0)
            yield Seen(self._hashing.pairs(key[inside], word[at[inside]]), block.low + at[inside])

    def _initials(self, block: Block) -> Iterator[tuple[int, np.uint64]]:
        places = [
            at
            for at in np.flatnonzero(block.capital).tolist()
            if len(block.texts[at]) in (2, 3) and block.texts[at].isalpha()
        ]
        if places:
            keys = self._hashing.all([look_alike(block.texts[at][0]) for at in places], "word")
            yield from zip(places, keys, strict=True)


def _numbers(page: Page, block: Block) -> list[tuple[int, str]]:
    """Return the house numbers in a block: in digits, as OCR reads them, in words, within a range."""
    low, high = block.low, block.low + len(block.texts)
    numeric = page.numeric[bisect_left(page.numeric, low) : bisect_left(page.numeric, high)]
    found = [(token - low, one) for token in numeric for one in _leading(page.tokens.text[token])]
    first = bisect_left(page.runs, low, key=lambda run: run.first)
    last = bisect_left(page.runs, high, key=lambda run: run.first)
    found += [(run.first - low, run.signs) for run in page.runs[first:last] if run.signs.isdigit()]
    return [*found, *_ranges(block.texts, [token - low for token in numeric])]


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
