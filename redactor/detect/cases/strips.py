"""A reading as strips of squeezed text: each stream a strip, and each word of very many signs some more.

Takes pages, gives texts with the places where words, or parts of words, begin and end. Texts and words
of any length become strips of bounded length.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from redactor.detect.cases.hashing import Places
from redactor.detect.cases.signs import turns
from redactor.detect.cases.words import LONGEST
from redactor.detect.known.page import Page
from redactor.detect.known.text.streams import Stream

BLOCK, OVERLAP = 40_000, 24
_TEXT_MOST = 1_000_000
_GIANT = 65_536
_HANDLE_LEAST = 12
_LABEL_LEAST, _LABELLED_MOST = 2, 14
_NONE = np.zeros(0, dtype=np.int64)


@dataclass(frozen=True, slots=True)
class Strip:
    """Some text under one salt: where stretches may begin, in which tokens, and where they may end.

    Within `handles`, which are words with a begin and an end, they may begin and end anywhere.
    """

    text: str
    salt: str
    start: Places
    token: Places
    end: Places
    handles: tuple[tuple[int, int, int], ...] = ()


def strips(page: Page) -> Iterator[Strip]:
    """Yield the strips of a page."""
    for low, high in blocks(page.plain):
        yield from _plain(page, low, high)
    for low, high in blocks(page.alike):
        text, start, end = squeezed(page.alike, low, high, LONGEST)
        yield Strip(text, "alike", start, np.arange(low, high), end)
    for stream, salt in ((page.spoken, "plain"), (page.digits, "digits")):
        for low, high in blocks(stream):
            text, start, end = squeezed(stream, low, high, LONGEST)
            yield Strip(text, salt, start, np.array(stream.first[low:high], dtype=np.int64), end)


def _plain(page: Page, low: int, high: int) -> Iterator[Strip]:
    """Yield a strip that may be parted within words, with handles and file names, and its giant words."""
    text, begin, after = squeezed(page.plain, low, high, _GIANT)
    tokens, words = page.tokens, page.compiled.lexicon.words
    length = after - begin
    first = np.array(tokens.start[low:high], dtype=np.int64)
    found = turns(page.canon, int(first[0]), tokens.end[high - 1])
    owner = np.searchsorted(first, found, "right") - 1
    within = found - first[owner]
    kept = (within > 0) & (within < length[owner]) & (length[owner] > 2)
    soft = begin[owner[kept]] + within[kept]
    start, end = begin, after
    if len(soft):
        start, end = np.union1d(begin, soft), np.union1d(after, soft)
    glued = _glued(page, low, begin, length)
    if len(glued):
        start = np.union1d(start, glued)
    token = np.searchsorted(begin, start, "right") - 1 + low
    long = np.flatnonzero((length >= _HANDLE_LEAST) & (length <= LONGEST)).tolist()
    handles = [
        (int(begin[at]), int(after[at]), low + at) for at in long if tokens.text[low + at] not in words
    ]
    yield Strip(text, "plain", start, token, end, tuple(handles))
    for at in np.flatnonzero(length == 0).tolist():
        yield from _giant(page, low + at)


def _glued(page: Page, low: int, begin: Places, length: Places) -> Places:
    """Return where a number may begin behind a label printed into its first letters: "NIQQ 12 34 56 C"."""
    high = low + len(begin)
    numeric = page.numeric[bisect_left(page.numeric, low) : bisect_left(page.numeric, high)]
    some = sorted({at - low for token in numeric for at in (token - 1, token) if at >= low})
    found = [
        begin[at] + np.arange(_LABEL_LEAST, length[at])
        for at in some
        if _LABEL_LEAST < length[at] <= _LABELLED_MOST and page.tokens.text[low + at][0].isalpha()
    ]
    return np.concatenate(found) if found else _NONE


def _giant(page: Page, token: int) -> Iterator[Strip]:
    """Yield a word of very many signs, piece by piece."""
    begin, first = page.plain.at[token], page.tokens.start[token]
    size = page.plain.at[token + 1] - begin
    for low in range(0, size, _GIANT):
        high = min(size, low + _GIANT + LONGEST)
        inside = turns(page.canon, first + low, first + high) - (first + low)
        soft = np.array([0, *inside.tolist(), high - low], dtype=np.int64)
        text = page.plain.text[begin + low : begin + high]
        yield Strip(text, "plain", soft[:-1], np.full(len(soft) - 1, token, dtype=np.int64), soft[1:])


def blocks(stream: Stream) -> Iterator[tuple[int, int]]:
    """Yield first and last element of blocks that are neither many words nor much text."""
    size = len(stream.at) - 1
    if size <= BLOCK and stream.at[-1] <= _TEXT_MOST:
        if size:
            yield 0, size
        return
    at = np.asarray(stream.at, dtype=np.int64)
    low = 0
    while low < size:
        full = int(np.searchsorted(at, at[low] + _TEXT_MOST))
        after = min(size, low + BLOCK, max(low + 1, full))
        yield low, min(size, after + OVERLAP)
        low = after


def squeezed(stream: Stream, low: int, high: int, most: int) -> tuple[str, Places, Places]:
    """Return the text of elements [low, high) and where each begins and ends; longer ones are left out."""
    at = np.array(stream.at[low : high + 1], dtype=np.int64)
    length = np.diff(at)
    if length.max(initial=0) <= most:
        return stream.text[at[0] : at[-1]], at[:-1] - at[0], at[1:] - at[0]
    length[length > most] = 0
    pieces = [
        stream.text[begin : begin + size] for begin, size in zip(at.tolist(), length.tolist(), strict=False)
    ]
    end = np.cumsum(length)
    return "".join(pieces), end - length, end
