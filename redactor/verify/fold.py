r"""Deliberately crude text: letters and digits only, small, without accents, look-alikes folded.

Takes any text, gives its squeezed form with the borders of its tokens, worked out only when asked.
It does not promise to keep meaning: "14, Rose-Lane" and "14roselane" are one and the same here.

    source    "14, Rose-\nLane"      tokens  14 | Rose | Lane
    squeezed  "14roselane"           borders 0 2 6 10
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cached_property
from itertools import accumulate
from typing import Final

from redactor.verify.lookalikes import BREAK, TABLE

_TOKEN: Final = re.compile(rf"[^\W_]+|{BREAK}")
_OTHER: Final = re.compile(rf"[^\w{BREAK}]+")
_FOREIGN: Final = re.compile(r"[^\x00-\x7f]+")
_ASCII_OTHER: Final = bytes(c for c in range(128) if not (chr(c).isalnum() or chr(c) == BREAK))
_SKELETON: Final = str.maketrans("015i8", "olslb")


def skeleton(squeezed: str) -> str:
    """Return small squeezed text with the look-alikes among ASCII letters and digits made one.

    One-to-one on digits, so two different numbers never meet: 0=o, 1=l=i, 5=s, 8=b.
    """
    return squeezed.translate(_SKELETON)


class Squeezed:
    """One text, squeezed. Tokens and source positions cost nothing until a match asks for them."""

    def __init__(self, text: str) -> None:
        """Squeeze `text`; `source` is the text after single characters were folded."""
        # Signs of ASCII stand for themselves: only the others are looked up.
        self.source = text if text.isascii() else _FOREIGN.sub(_folded, text)
        plain = self.source if self.source.isascii() else _FOREIGN.sub(_letters, self.source)
        # UTF-8 keeps the bytes of ASCII for ASCII: they can be left out without looking at the others.
        self.cased = (
            plain.encode("utf-8", "surrogatepass")
            .translate(None, _ASCII_OTHER)
            .decode("utf-8", "surrogatepass")
        )
        self.text = self.cased.lower()
        if len(self.text) != len(self.cased):  # a letter whose small form is longer
            self.cased = self.text

    @cached_property
    def skeleton(self) -> str:
        """The form in which texts and patterns meet."""
        return skeleton(self.text)

    @cached_property
    def _spans(self) -> list[tuple[int, int]]:
        return [match.span() for match in _TOKEN.finditer(self.source)]

    @cached_property
    def borders(self) -> list[int]:
        """Squeezed offsets at which a token starts, and the length at the end."""
        return list(accumulate(map(len, _TOKEN.findall(self.source)), initial=0))

    def is_border(self, offset: int) -> bool:
        """Say whether a token starts or ends at squeezed `offset`."""
        index = bisect_left(self.borders, offset)
        return index < len(self.borders) and self.borders[index] == offset

    def inner(self, start: int, end: int) -> list[int]:
        """Return the token borders strictly inside squeezed [start, end)."""
        low = bisect_left(self.borders, start + 1)
        high = bisect_left(self.borders, end)
        return self.borders[low:high]

    def gap(self, border: int) -> str:
        """Return the source text between the tokens that meet at squeezed offset `border`."""
        index = bisect_left(self.borders, border)
        if index == 0 or index >= len(self._spans):
            return ""
        return self.source[self._spans[index - 1][1] : self._spans[index][0]]

    def source_at(self, offset: int) -> int:
        """Return the place in `source` of squeezed `offset`."""
        index = min(max(bisect_left(self.borders, offset + 1) - 1, 0), len(self._spans) - 1)
        if index < 0:
            return 0
        return self._spans[index][0] + offset - self.borders[index]

    def around(self, start: int, end: int, width: int) -> str:
        """Return the source text of [start, end) with `width` characters on either side, up to a break."""
        first, last = self.source_at(start), self.source_at(end - 1)
        before, after = self.source[max(0, first - width) : first], self.source[last : last + width]
        return before.rpartition(BREAK)[2] + self.source[first:last] + after.partition(BREAK)[0]


def _folded(match: re.Match[str]) -> str:
    return match[0].translate(TABLE)


def _letters(match: re.Match[str]) -> str:
    return _OTHER.sub("", match[0])


def squeeze(text: str) -> str:
    """Return just the squeezed small text."""
    return Squeezed(text).text
