"""Codes told sign by sign, written out: "aitch R six, eight X Q" is looked up as "hr68xq".

Takes a page, gives strips of what the names of letters, single signs and number words beside each other say.
Words that may be the name of a letter ("are") count only among such signs; whose code it is is not known.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from redactor.detect.cases.strips import Strip
from redactor.detect.known.page import Page
from redactor.detect.known.text.fold import skeleton
from redactor.detect.known.text.numbers import letter_names
from redactor.model.lexicon import Lexicon

_LEAST, _FILLER_MOST, _SIGNS_MOST = 5, 3, 4
_FOR = frozenset({"for", "as", "like", "in"})
_TWICE = "double"


class Told:
    """Reads told codes."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Keep the names of letters, and what stands between them."""
        contexts = lexicon.contexts
        self._names = letter_names(contexts.get("letter_names", frozenset()))
        self._spoken = contexts.get("spoken_sign", frozenset())
        self._filler = self._spoken | contexts.get("letter_filler", frozenset())
        self._digits = {word: str(n) for word, n in lexicon.numbers.cardinals.items() if " " not in word}

    def strips(self, page: Page) -> Iterator[Strip]:
        """Yield every row of told signs."""
        texts, at = page.tokens.text, 0
        while at < len(texts):
            run = page.number_at.get(at)
            spelt = run is not None and not run.signs.isdigit()
            begun = len(texts[at]) == 1 or (len(texts[at]) <= _SIGNS_MOST and _mixed(texts[at]))
            begun = begun or self._divided(texts, at)
            if not spelt and texts[at] not in self._names and not begun:
                at += 1
                continue
            row, after = self._row(page, at)
            text = "".join(signs for _, signs in row)
            named = after - at > len(row) or any(texts[t] in self._names for t, _ in row)
            if named and len(text) >= _LEAST:
                yield _strip(row)
            at = max(at + 1, after)

    def _row(self, page: Page, at: int) -> tuple[list[tuple[int, str]], int]:
        """Return the signs told from a token on, with their tokens, and the token behind."""
        texts, row, filled, twice = page.tokens.text, list[tuple[int, str]](), 0, False
        while at < len(texts) and filled <= _FILLER_MOST:
            signs, after = self._signs(page, at)
            if row and texts[at] in _FOR and at + 1 < len(texts):
                # "as in Harry", "for X-ray"
                at += 1 if texts[at + 1] == "in" else 2
                at += at < len(texts) and page.tokens.gap(at - 1) == "-"
            elif texts[at] == _TWICE:
                at, twice = at + 1, True
            elif signs:
                row.append((at, signs * (2 if twice and len(signs) == 1 else 1)))
                at, filled, twice = after, 0, False
            elif row and texts[at] in self._filler:
                at, filled = at + 1, filled + 1
            else:
                break
        return row, at

    def _signs(self, page: Page, at: int) -> tuple[str, int]:
        """Return the signs that a token, or a run of number words, tells, and the token behind."""
        text, run = page.tokens.text[at], page.number_at.get(at)
        if text in self._names:
            return self._names[text], at + 1
        if run and run.signs:
            return run.signs, run.last + 1
        short = len(text) == 1 or (len(text) <= _SIGNS_MOST and not text.isalpha())
        short = short or self._divided(page.tokens.text, at)
        return (text if short else self._digits.get(text, "")), at + 1

    def _divided(self, texts: Sequence[str], at: int) -> bool:
        """Say whether a few signs stand before or behind a told one: "QQ dash 12", "AB 12 dash CDE"."""
        if len(texts[at]) > _SIGNS_MOST or texts[at] in self._filler:
            return False
        beside = [*texts[max(at - 1, 0) : at], *texts[at + 1 : at + 2]]
        further = [*texts[at + 2 : at + 3]] if beside and beside[-1].isdigit() else []
        return not self._spoken.isdisjoint(beside + further)


def _mixed(text: str) -> bool:
    """Say whether letters and then digits stand there: "DY12 3 Q for queen, P for papa"."""
    return text[0].isalpha() and not text.isalpha()


def _strip(row: list[tuple[int, str]]) -> Strip:
    length = np.array([len(signs) for _, signs in row], dtype=np.int64)
    end = np.cumsum(length)
    token = np.array([at for at, _ in row], dtype=np.int64)
    return Strip(skeleton("".join(signs for _, signs in row)), "plain", end - length, token, end)
