"""One reading of a text, ready to be searched: canonical text, tokens, streams, number runs.

Takes a canonical text, gives everything the scan and the assembly look at, made once.
It does not search.
"""

from __future__ import annotations

import re
from collections.abc import Set
from dataclasses import dataclass
from functools import cached_property

from redactor.detect.known.compile import Compiled
from redactor.detect.known.text.canonical import Canon
from redactor.detect.known.text.digits import OCR_DIGITS, read_digits
from redactor.detect.known.text.numbers import Run, number_stream
from redactor.detect.known.text.streams import (
    Stream,
    Tokens,
    look_alike_stream,
    make_stream,
    skeleton_stream,
    tokenise,
)

_PIECES = re.compile(r"\d+|[^\W\d_]+")
_OCR_LETTERS = frozenset("oilsbz")


@dataclass(frozen=True)
class Page:
    """A reading with its tokens; everything else is made when first asked for."""

    canon: Canon
    compiled: Compiled

    @cached_property
    def tokens(self) -> Tokens:
        """The tokens."""
        return tokenise(self.canon)

    @cached_property
    def numeric(self) -> list[int]:
        """The tokens that hold a digit."""
        return [
            index
            for index, text in enumerate(self.tokens.text)
            if not text.isalpha() and any(map(str.isdigit, text))
        ]

    @cached_property
    def where(self) -> dict[str, list[int]]:
        """The tokens of each word."""
        found: dict[str, list[int]] = {}
        for token, text in enumerate(self.tokens.text):
            found.setdefault(text, []).append(token)
        return found

    def standing(self, words: Set[str]) -> list[int]:
        """Return the tokens that are one of some words, in order."""
        where = self.where
        return sorted(token for word in where.keys() & words for token in where[word])

    @cached_property
    def runs(self) -> list[Run]:
        """Numbers in words and spelled letters."""
        return self.compiled.reader.runs(self.tokens, self.compiled.number_words)

    @cached_property
    def plain(self) -> Stream:
        """S0."""
        return skeleton_stream(self.tokens)

    @cached_property
    def alike(self) -> Stream:
        """S1."""
        return look_alike_stream(self.tokens)

    @cached_property
    def spoken(self) -> Stream:
        """S2, empty where no number is written in words."""
        if not self.runs:
            return make_stream((), (), ())
        return number_stream(self.tokens, self.runs, self.compiled.memory)

    @cached_property
    def digits(self) -> Stream:
        """S3: digits only; elements are the tokens that are numbers."""
        runs = {run.first: run for run in self.runs}
        pieces: list[str] = []
        first: list[int] = []
        last: list[int] = []
        after = 0
        texts = self.tokens.text
        short = [i for i, text in enumerate(texts) if len(text) <= 2 and set(text) <= _OCR_LETTERS]
        for index in sorted({*self.numeric, *runs, *short}):
            if index < after:
                continue
            word = texts[index]
            run = runs.get(index)
            digits = run.signs if run and run.signs.isdigit() else read_digits(word) or self._mixed(word)
            if not digits and len(word) <= 2 and self._in_date(index):
                digits = word.translate(OCR_DIGITS)
            if digits:
                pieces.append(digits)
                first.append(index)
                last.append(run.last if run else index)
                after = last[-1] + 1
        return make_stream(pieces, first, last)

    def _mixed(self, word: str) -> str:
        """Read digits and their names in one word: "4six1"; empty if it is none."""
        if word.isalpha() or word.isdigit():
            return ""
        names, pieces = self.compiled.lexicon.numbers.cardinals, _PIECES.findall(word)
        digits = [piece if piece.isdigit() else str(names.get(piece, "")) for piece in pieces]
        return "".join(digits) if all(map(str.isdigit, digits)) and len(pieces) > 1 else ""

    def _in_date(self, index: int) -> bool:
        """Say whether a token of one or two letters is what OCR made of "05" in "26/05/2017"."""
        tokens = self.tokens
        if not set(tokens.text[index]) <= _OCR_LETTERS:
            return False
        beside = [(other, min(other, index)) for other in (index - 1, index + 1) if 0 <= other < len(tokens)]
        return any(
            tokens.gap(gap) in {"/", ".", "-"} and any(map(str.isdigit, tokens.text[other]))
            for other, gap in beside
        )

    @cached_property
    def number_at(self) -> dict[int, Run]:
        """Runs by their first token."""
        return {run.first: run for run in self.runs}

    @cached_property
    def number_to(self) -> dict[int, Run]:
        """Runs by their last token."""
        return {run.last: run for run in self.runs}
