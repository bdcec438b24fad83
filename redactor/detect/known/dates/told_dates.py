"""How speakers tell a date: its separators by their names, its year figure by figure.

Takes the words between two parts, or the number words of a page, gives the sign or the year they stand for.
What parts a date otherwise ("of", "the", "erm") is for the parts themselves.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from redactor.detect.known.text.numbers import Run
from redactor.detect.known.text.streams import Tokens

_SIGNS = {
    **dict.fromkeys(("slash", "backslash", "stroke", "oblique", "bar", "slaes", "blaenslaes"), "/"),
    **dict.fromkeys(("dash", "hyphen", "minus", "cysylltnod"), "-"),
    **dict.fromkeys(("dot", "point", "stop", "fullstop", "period", "pwynt", "atalnod"), "."),
}
# words before the name of a sign that belong to it
_BEFORE = frozenset(
    {"forward", "back", "full", "a", "another", "then", "and", "er", "erm", "um", "uh", "wedyn"}
)
SAID = frozenset({*_SIGNS, *_BEFORE})
_WORDS_MOST = 4
_CENTURIES = frozenset({"18", "19", "20"})
# how a year begins that is told figure by figure; "mil" is the thousand of a Welsh one
_FIRST = {"1": "1", "2": "2", "1000": "1"}
_JOINTS = frozenset({" ", "-", ", ", "\n"})


def said_sign(words: Sequence[str]) -> str:
    """Return the separator that words between two numbers name, or an empty string.

    >>> said_sign(["forward", "slash"]), said_sign(["of", "the"])
    ('/', '')
    """
    signs = {_SIGNS[word] for word in words if word in _SIGNS}
    told = all(word in SAID for word in words) and len(words) <= _WORDS_MOST
    return signs.pop() if told and len(signs) == 1 else ""


class SaidYears:
    """Reads the years of one page that are told figure by figure: "one nine double eight"."""

    def __init__(self, tokens: Tokens, starts: Mapping[int, Run], ends: Mapping[int, Run]) -> None:
        """Keep the words and the numbers among them, by their first and their last token."""
        self._tokens = tokens
        self._starts = starts
        self._ends = ends

    def at(self, run: Run) -> Run | None:
        """Return the year that begins with a number; None where more or fewer figures stand there."""
        signs, last = _FIRST.get(run.signs, ""), run.last
        before = self._ends.get(run.first - 1)
        if not signs or (before and len(before.signs) == 1 and self._near(before.last)):
            return None
        while after := self._next(last):
            signs, last = signs + after.signs, after.last
            if len(signs) > len("1988"):
                return None
        return Run(run.first, last, signs) if len(signs) == len("1988") and signs[:2] in _CENTURIES else None

    def _next(self, last: int) -> Run | None:
        """Return the figures that follow directly, one or the same twice: "nine", "double eight"."""
        after = self._starts.get(last + 1)
        told = after is not None and after.signs.isdigit() and len(set(after.signs)) == 1
        return after if told and self._near(last) else None

    def _near(self, token: int) -> bool:
        return self._tokens.gap(token) in _JOINTS
