"""Numbers told in pieces, with other words between: "07700 - yeah - 900 - yep - 123", "900123 (07700)".

Takes a page, gives hits at each piece where together they are a whole number of the register: surely where a
speaker tells it from its beginning to its end, questions in any order. Pieces that only a few words part are
found by the scan.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from redactor.detect.known.against.codes import counts
from redactor.detect.known.compile import Compiled
from redactor.detect.known.forms import Hit, Strength
from redactor.detect.known.page import Page
from redactor.detect.known.tables.number_pieces import PIECE_LEAST

_TIGHT = re.compile(r"[ ./-]{0,3}")
_REACH, _PIECES_MOST, _WHOLE = 40, 5, 10
# words between two pieces that are told one after the other
_TOLD_MOST, _PUT_RIGHT_MOST = 14, 4
_PUT_RIGHT = frozenset({"sorry", "no", "mean", "meant", "correction", "rather", "wait", "sori", "na", "oops"})


@dataclass(frozen=True, slots=True)
class _Chunk:
    """Digits that stand together, and their tokens."""

    digits: str
    first: int
    last: int


class Pieces:
    """Finds numbers in pieces in one page."""

    def __init__(self, page: Page, compiled: Compiled) -> None:
        """Keep the page and the beginnings of the numbers."""
        self._page = page
        self._tokens = page.tokens
        self._numbers = compiled.number_pieces
        self._words = compiled.lexicon.words
        self._months = compiled.lexicon.dates.months

    def hits(self) -> Iterator[Hit]:
        """Yield the hits."""
        if not self._numbers:
            return
        chunks = self._chunks()
        for at, chunk in enumerate(chunks):
            for target, rest in self._numbers.get(chunk.digits, ()):
                near = [c for c in chunks[max(0, at - _REACH) : at + _REACH] if self._beside(chunk, c)]
                found = _cover(rest, near, [chunk])
                again = self._in_order(found, near) if len(chunk.digits + rest) >= _WHOLE else None
                for piece in found + (again or []):
                    yield self._hit(target, piece, sure=again is not None)

    def _hit(self, target: int, piece: _Chunk, *, sure: bool) -> Hit:
        start, end = self._tokens.span(piece.first, piece.last)
        part, rule = ("number", "number") if sure else ("slip", "code_in_pieces")
        strength = Strength.STRONG if sure else Strength.WEAK
        return Hit(target, part, start, end, strength, rule, "number in pieces", piece.first, piece.last)

    def _in_order(self, pieces: Sequence[_Chunk], near: Sequence[_Chunk]) -> list[_Chunk] | None:
        """Return what is said twice where pieces are told one after the other; None where they are not.

        Another number between them must be the same once more, or be put right: "684, sorry, 648".
        """
        again: list[_Chunk] = []
        for one, two in pairwise(pieces):
            if not 0 < two.first - one.last <= _TOLD_MOST or counts(self._tokens, one.last, self._words):
                return None
            if self._dated(one.last + 1, two.first):
                return None
            between = [each for each in near if one.last < each.first and each.last < two.first]
            known = {piece.digits for piece in pieces}
            again += [each for each in between if each.digits in known]
            wrong = [each for each in between if each.digits not in known and len(each.digits) >= PIECE_LEAST]
            words = self._tokens.text[max(one.last, two.first - _PUT_RIGHT_MOST) : two.first]
            if wrong and _PUT_RIGHT.isdisjoint(words):
                return None
        return again if len(pieces) > 1 else None

    def _dated(self, first: int, last: int) -> bool:
        """Say whether a month stands between two pieces: "999: 371 in May, 4062 in the year"."""
        tokens = self._tokens
        return any(tokens.text[at] in self._months and tokens.capital(at) for at in range(first, last))

    def _beside(self, one: _Chunk, other: _Chunk) -> bool:
        return len(other.digits) >= PIECE_LEAST and 0 < abs(one.first - other.first) <= _REACH

    def _chunks(self) -> list[_Chunk]:
        """Return the numbers of the page, and those together that no word parts."""
        stream, found = self._page.digits, list[_Chunk]()
        together: list[_Chunk] = []
        for element in range(len(stream.first)):
            digits = stream.text[stream.at[element] : stream.at[element + 1]]
            one = _Chunk(digits, stream.first[element], stream.last[element])
            if together and not self._tight(together[-1].last, one.first):
                found += _joined(together)
                together = []
            together.append(one)
        return found + _joined(together)

    def _tight(self, last: int, first: int) -> bool:
        return last + 1 == first and _TIGHT.fullmatch(self._tokens.gap(last)) is not None


def _joined(chunks: Sequence[_Chunk]) -> list[_Chunk]:
    """Return numbers beside each other as one, and each that tells something by itself.

    The groups of a long number are none of another number.
    """
    if len(chunks) < 2:
        return list(chunks)
    whole = _Chunk("".join(c.digits for c in chunks), chunks[0].first, chunks[-1].last)
    apart = [chunk for chunk in chunks if len(chunk.digits) >= PIECE_LEAST]
    return [whole, *apart] if len(whole.digits) < _WHOLE else [whole]


def _cover(rest: str, near: Sequence[_Chunk], taken: list[_Chunk]) -> list[_Chunk]:
    """Return pieces that make a whole number with those taken, or none."""
    if not rest:
        return taken
    if len(taken) == _PIECES_MOST:
        return []
    for chunk in near:
        if rest.startswith(chunk.digits) and all(
            chunk.last < other.first or other.last < chunk.first for other in taken
        ):
            found = _cover(rest[len(chunk.digits) :], near, [*taken, chunk])
            if found:
                return found
    return []
