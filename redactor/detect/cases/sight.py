"""What a text shows of anchors: the hashes of its stretches and of its neighbouring words.

Takes the readings of a text, gives keys to look up with the tokens they stand at. The very folds and
streams of the matcher are used, so that what it can read is seen here. It decides nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

import numpy as np

from redactor.detect.cases.hashing import Hashing
from redactor.detect.cases.pairs import PairSight
from redactor.detect.cases.points import cells_in
from redactor.detect.cases.runs import Seen, runs
from redactor.detect.cases.sheets import Sheets, laid_together
from redactor.detect.cases.strips import strips
from redactor.detect.cases.told import Told
from redactor.detect.cases.words import Words
from redactor.detect.known.compile import Compiled, ready
from redactor.detect.known.page import Page
from redactor.detect.known.text.canonical import Canon, Folding
from redactor.model.lexicon import Lexicon

_LOOK_AT_ONCE = 200_000


class Sight:
    """Reads texts under one secret key."""

    def __init__(self, lexicon: Lexicon, hashing: Hashing) -> None:
        """Prepare an empty search, whose folds and number words are used."""
        self._hashing = hashing
        self.folding = Folding(lexicon.confusables)
        self._empty: Compiled = ready(lexicon, self.folding, [])
        self.spelling = self._empty.spelling
        self._pairs = PairSight(lexicon, hashing)
        self._told = Told(lexicon)

    def sheets(self, canons: Sequence[Canon]) -> Sheets:
        """Return the readings of a text with their tokens and streams."""
        return Sheets([Page(canon, self._empty) for canon in laid_together(canons)])

    def seen(self, sheets: Sheets, words: Words) -> Iterator[Seen]:
        """Yield the keys that may be anchors: `words` knows what anchors are made of."""
        laid = (
            (strip, base)
            for page, base in sheets.each()
            for strip in chain(strips(page), self._told.strips(page))
        )
        found = chain(runs(laid, self._hashing, words), self._pairs.seen(sheets, words), self._points(sheets))
        return _gathered(found)

    def _points(self, sheets: Sheets) -> Iterator[Seen]:
        for page, base in sheets.each():
            found = list(cells_in(page.canon.text))
            if found:
                token = np.array([page.tokens.at(start) + base for _, start in found], dtype=np.int64)
                yield Seen(self._hashing.all([cell for cell, _ in found], "point"), token)


def _gathered(pieces: Iterable[Seen]) -> Iterator[Seen]:
    """Yield the same keys in few large pieces: each look-up has a cost of its own."""
    waiting, size = list[Seen](), 0
    for seen in pieces:
        if len(seen.key):
            waiting.append(seen)
            size += len(seen.key)
        if size >= _LOOK_AT_ONCE:
            yield _joined(waiting)
            waiting, size = [], 0
    if size:
        yield _joined(waiting)


def _joined(pieces: Sequence[Seen]) -> Seen:
    key, token = (np.concatenate([getattr(one, name) for one in pieces]) for name in ("key", "token"))
    return Seen(key, token)
