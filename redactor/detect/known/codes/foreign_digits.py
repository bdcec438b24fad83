"""Numbers told digit by digit in another language: "zero siedem siedem zero zero dziewięć ...".

Takes a page, gives hits where such a run is a number of the register, and questions where it holds one.
Digits alone are read, no tens.
"""

from __future__ import annotations

from collections.abc import Iterator
from string import digits

from redactor.detect.known.compile import Compiled
from redactor.detect.known.forms import Hit, Strength
from redactor.detect.known.page import Page
from redactor.detect.known.text.numbers import letter_names

_LEAST, _SURE = 7, 10


class ForeignDigits:
    """Finds numbers told in other languages in one page."""

    def __init__(self, page: Page, compiled: Compiled) -> None:
        """Keep the page and the names of the digits."""
        self._tokens = page.tokens
        self._numbers = compiled.digits
        # a group is the digit and its names, as with the names of letters
        names = letter_names(compiled.lexicon.contexts.get("foreign_digits", frozenset()))
        self._names = names | {digit: digit for digit in digits}

    def hits(self) -> Iterator[Hit]:
        """Yield the hits."""
        for run in self._runs():
            told = "".join(digit for _, digit in run)
            for start, end, patterns in self._numbers.matches(told):
                first, last = run[start][0], run[end - 1][0]
                low, high = self._tokens.span(first, last)
                for pattern in patterns:
                    name = "number told in another language"
                    if (
                        (start, end) == (0, len(told))
                        and end >= _SURE
                        and pattern.form.strength is Strength.STRONG
                    ):
                        yield Hit(
                            pattern.target, "number", low, high, Strength.STRONG, "number", name, first, last
                        )
                        continue
                    rule = "identifier_letter_wrong"
                    yield Hit(pattern.target, "slip", low, high, Strength.WEAK, rule, name, first, last)

    def _runs(self) -> Iterator[list[tuple[int, str]]]:
        """Yield the tokens that are digits one after the other, and the digits."""
        names, run = self._names, list[tuple[int, str]]()
        for token in [token for token, text in enumerate(self._tokens.text) if text in names]:
            if run and (run[-1][0] != token - 1 or not self._tokens.joined(token - 1)):
                yield from [run] if len(run) >= _LEAST else ()
                run = []
            run.append((token, names[self._tokens.text[token]]))
        yield from [run] if len(run) >= _LEAST else ()
