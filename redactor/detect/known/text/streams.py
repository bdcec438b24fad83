"""Tokens of a canonical text, and squeezed streams of letters and digits only.

Takes a `Canon`, gives its tokens and streams whose elements know their tokens.
It does not find anything.

    canonical  "no. 14, rose lane"
    tokens      no | 14 | rose | lane
    squeezed   "no14roselane"          at = 0, 2, 4, 8, 12
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from redactor.detect.known.text.canonical import Canon
from redactor.detect.known.text.fold import look_alike, skeleton

_TOKEN = re.compile(r"[^\W_]+")
GAP_MOST = 45
_PARAGRAPH = re.compile(r"\n[ \t]*\n")
_SENTENCE = re.compile(r"[.!?;]\W*\s")


@dataclass(frozen=True, slots=True)
class Tokens:
    """Runs of letters and digits: their text, and where they stand in the canonical text."""

    canon: Canon
    text: Sequence[str]
    start: Sequence[int]
    end: Sequence[int]

    def __len__(self) -> int:
        return len(self.text)

    def gap(self, index: int) -> str:
        """Return what stands between token `index` and the next one."""
        return self.canon.text[self.end[index] : self.start[index + 1]]

    def joined(self, index: int) -> bool:
        """Say whether token `index` and the next one may belong to one written form."""
        if not 0 <= index < len(self.text) - 1:
            return False
        # mostly one blank
        return self.start[index + 1] - self.end[index] <= 1 or gap_allowed(self.gap(index))

    def capital(self, index: int) -> bool:
        """Say whether token `index` begins with a capital, or would but for the caps lock: "nORTHWOLD"."""
        source, signs = self.canon.source, self.canon.starts
        start, end = self.start[index], self.end[index]
        if source[signs[start]].isupper():
            return True
        return end - start > 1 and source[signs[start + 1]].isupper() and source[signs[end - 1]].isupper()

    def at(self, position: int) -> int:
        """Return the token that holds canonical character `position`, or the one before it."""
        return max(0, bisect_right(self.start, position) - 1)

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Return the source span of tokens first..last."""
        return self.canon.span(self.start[first], self.end[last])


def gap_allowed(gap: str) -> bool:
    """Say whether a form may go on across this gap: short, and no paragraph between."""
    if len(gap) <= 1:
        return True
    return len(gap) <= GAP_MOST and not _PARAGRAPH.search(gap)


def ends_sentence(gap: str) -> bool:
    """Say whether a gap holds the end of a sentence."""
    return bool(_SENTENCE.search(gap))


def tokenise(canon: Canon) -> Tokens:
    """Return the tokens of a canonical text."""
    # A long document has millions of them: numbers of four bytes, and each word but once.
    starts, ends, words = array("i"), array("i"), dict[str, str]()
    texts: list[str] = []
    for match in _TOKEN.finditer(canon.text):
        word = match[0]
        texts.append(words.setdefault(word, word))
        starts.append(match.start())
        ends.append(match.end())
    return Tokens(canon, texts, starts, ends)


@dataclass(frozen=True, slots=True)
class Stream:
    """Squeezed text. Element i is text[at[i]:at[i+1]] and stands for tokens first[i]..last[i]."""

    text: str
    at: Sequence[int]
    first: Sequence[int]
    last: Sequence[int]

    def element(self, position: int) -> int:
        """Return the element that holds squeezed character `position`."""
        return bisect_right(self.at, position) - 1


def make_stream(pieces: Iterable[str], first: Sequence[int], last: Sequence[int]) -> Stream:
    """Return the stream of `pieces`; piece i stands for tokens first[i]..last[i]."""
    kept = list(pieces)
    return Stream("".join(kept), _ends(kept), _packed(first), _packed(last))


def _ends(pieces: Iterable[str]) -> Sequence[int]:
    """Return where each piece begins when they are put together, and where the last one ends."""
    return array("i", accumulate(map(len, pieces), initial=0))


def _packed(numbers: Sequence[int]) -> Sequence[int]:
    return numbers if isinstance(numbers, range) else array("i", numbers)


def skeleton_stream(tokens: Tokens) -> Stream:
    """Return S0: one sign for one."""
    every = range(len(tokens))
    return Stream(skeleton("".join(tokens.text)), _ends(tokens.text), every, every)


def look_alike_stream(tokens: Tokens) -> Stream:
    """Return S1: look-alikes of several signs, token by token."""
    every = range(len(tokens))
    return make_stream(map(look_alike, tokens.text), every, every)
