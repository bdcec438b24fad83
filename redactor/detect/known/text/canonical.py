"""Canonical text with an offset map: lower case, accents and look-alike signs folded.

Takes a source text, gives the canonical text and, for each of its characters, the source span.
It does not decode escapes (readings.py does) and never removes separators.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

_LINES = frozenset("\u2028\u2029\x85\x0b")
# signs that look like a blank or like nothing, though Unicode calls them letters, symbols or controls
_FILLERS = dict.fromkeys("\u115f\u1160\u3164\uffa0\u2800\x1c\x1d", " ")
_UNSEEN = dict.fromkeys([*map(chr, (*range(9), *range(14, 28), *range(0x7F, 0xA0))), "\x1f", "\ufffc"], "")
_BLANK = _UNSEEN | _FILLERS | {"\r": " ", "\x1e": "-", **dict.fromkeys(_LINES, "\n")}
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_ODD = re.compile(r"[^\t\n\f\x20-\x7e]")
# a letter that Unicode calls by the name of ours: with hook, turned, in a black circle, of a flag
_NAMED = re.compile(r"(?:.* )?(?:LATIN|REGIONAL INDICATOR SYMBOL) .*?LETTER (?:\w+ )*?([A-Z])(?: WITH .*)?$")
_ZEROS = "\U0001f10b\U0001f10c"
# symbol fonts keep their signs here, at the place of ours
_SYMBOLS = range(0xF020, 0xF07F)
_APOSTROPHES = frozenset("’‘ʼ`´′‛＇ʹꞌ")
_DASHES = frozenset("‐‑‒–—―−﹣－˗⁃")

_PLAIN = {**dict.fromkeys(_APOSTROPHES, "'"), **dict.fromkeys(_DASHES, "-")}


@dataclass(frozen=True, slots=True)
class Canon:
    """Canonical text; character i comes from source[starts[i]:ends[i]].

    `origin` leads from `source` to the text it was made from, where it is not that text itself;
    a `reordered` one leaves words out between neighbours, which a span must not take along; a `romanised`
    one has words of another alphabet in Latin letters. `doubts` are stretches of the original text that were
    left out though they may part what stands around them.
    """

    source: str
    text: str
    starts: Sequence[int]
    ends: Sequence[int]
    origin: tuple[Sequence[int], Sequence[int]] | None = None
    reordered: bool = False
    romanised: bool = False
    doubts: tuple[tuple[int, int], ...] = ()
    put_right: bool = False

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the span of canonical characters [start, end) in the original text.

        Format characters at its edges (bidi marks, soft hyphens) go with it, and a sign that it begins or
        ends within ("½" reads as "1/2") goes whole.
        """
        low = min(self.ends[start - 1], self.starts[start]) if start else 0
        high = max(self.starts[end], self.ends[end - 1]) if end < len(self.starts) else len(self.source)
        if self.origin is None:
            return low, high
        return self.origin[0][low], self.origin[1][high - 1]

    def pieces(self, start: int, end: int) -> list[tuple[int, int]]:
        """Return the source spans, in order, of the characters that canonical [start, end) comes from."""
        found: list[tuple[int, int]] = []
        origins = self.origin or (range(len(self.source)), range(1, len(self.source) + 1))
        for at in range(self.starts[start], self.ends[end - 1]):
            if self.source[at].isspace():
                continue
            low, high = origins[0][at], origins[1][at]
            if found and found[-1][0] <= low <= found[-1][1]:
                found[-1] = (found[-1][0], max(high, found[-1][1]))
            else:
                found.append((low, high))
        return sorted(found)

    def capital(self, index: int) -> bool:
        """Say whether canonical character `index` is a capital in the source."""
        return self.source[self.starts[index]].isupper()


class Folding:
    """Folds characters one by one, with a memory for each lexicon's look-alike table."""

    def __init__(self, confusables: Mapping[str, str]) -> None:
        """Keep the table of look-alike characters."""
        self._confusables = confusables
        self._memory: dict[str, str] = {chr(code): chr(code).lower() for code in range(128)} | _BLANK

    def canonicalise(self, source: str) -> Canon:
        """Return the canonical text of `source` with its map."""
        if source.isascii() and not _CONTROL.search(source):
            text = source.lower()
            if "\r" in text:
                text = text.replace("\r", " ")
            return Canon(source, text.replace("\x0b", "\n"), range(len(source)), range(1, len(source) + 1))
        memory, pieces, at = self._memory, list[str](), 0
        changed: list[tuple[int, str]] = []
        # nearly every sign is one of ours: whole stretches of them at once
        for odd in _ODD.finditer(source):
            place = odd.start()
            sign = source[place]
            piece = memory[sign] if sign in memory else self._learn(sign)
            pieces += (source[at:place].lower(), piece)
            at = place + 1
            if len(piece) != 1:
                changed.append((place, piece))
        pieces.append(source[at:].lower())
        if not changed:
            return Canon(source, "".join(pieces), range(len(source)), range(1, len(source) + 1))
        return Canon(source, "".join(pieces), *_map(source, changed))

    def fold(self, text: str) -> str:
        """Return only the canonical text."""
        return self.canonicalise(text).text

    def _learn(self, sign: str) -> str:
        found = self._memory[sign] = self._fold_sign(sign)
        return found

    def _fold_sign(self, sign: str) -> str:
        category = unicodedata.category(sign)
        # of a sign of some font alone nobody knows what it looks like
        if category == "Cf" or category[0] == "M" or (category == "Co" and ord(sign) not in _SYMBOLS):
            return ""
        if sign in _PLAIN or category[0] == "Z":
            return _PLAIN.get(sign, " ")
        digit = unicodedata.digit(sign, 0 if sign in _ZEROS else None)
        if digit is not None:
            return str(digit)
        if sign in self._confusables:
            return self._confusables[sign]
        if ord(sign) in _SYMBOLS:
            return chr(ord(sign) - 0xF000).lower()
        return self._fold_composed(sign)

    def _fold_composed(self, sign: str) -> str:
        folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", sign).casefold())
        alike = self._confusables
        kept = "".join(
            _PLAIN.get(c) or alike.get(c, c) for c in folded if unicodedata.category(c)[0] not in "MC"
        )
        if kept.isascii():
            # "⒜" and "⒈" are letter and digit, without the brackets and the point
            return "".join(filter(str.isalnum, kept)) or kept or " "
        named = _NAMED.match(unicodedata.name(sign, "")) if len(kept) == 1 else None
        return named.group(1).lower() if named else kept.replace("\u2044", "/") or " "


def _map(source: str, changed: list[tuple[int, str]]) -> tuple[Sequence[int], Sequence[int]]:
    """Return where each canonical sign comes from; all but the changed ones stand for one sign."""
    starts, ends = array("i"), array("i")
    done = 0
    for index, piece in changed:
        starts.extend(range(done, index))
        ends.extend(range(done + 1, index + 1))
        done = index + 1
        if piece:
            starts.extend([index] * len(piece))
            ends.extend([index + 1] * len(piece))
        elif ends and unicodedata.category(source[index])[0] == "M":
            # a mark goes with its letter, so that redacting the letter takes the mark along
            ends[-1] = index + 1
    starts.extend(range(done, len(source)))
    ends.extend(range(done + 1, len(source) + 1))
    return starts, ends
