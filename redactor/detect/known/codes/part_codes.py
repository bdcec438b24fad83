"""Ends of codes told with other words than "ending", and references cut short or without their year.

Takes a page, gives questions: "NHS no 4527", "638 at the end", "last three: six three eight", "the 638
number", "HS 08815", "HS/2024/088". What is behind "ending" is for hidden_codes.py as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from redactor.detect.known.against.codes import in_amount
from redactor.detect.known.compile import Compiled
from redactor.detect.known.forms import Hit, Strength, Target
from redactor.detect.known.once import once_a_case
from redactor.detect.known.page import Page
from redactor.detect.known.tables.slips import CODED, own_number
from redactor.detect.known.text.streams import ends_sentence
from redactor.model.kind import Kind

_LEAST, _LABELLED_LEAST, _BEFORE, _SPOKEN_REACH = 3, 4, 3, 6
_HEAD_LOST, _JOINED, _LONGEST = 3, 6, 12
_PIECES_LEAST, _PIECES_MOST = 5, 4
_YEAR = re.compile(r"(?:19|20)\d\d")
# words between the pieces of a reference: "LAC no 93", "4187 of 2025"
_OF = frozenset({"of", "no", "nr", "number"})
# a number of its own: "extension 0587"
_WHOSE = frozenset({"the", "her", "his", "their", "my", "your"})
_OTHER_LABELS = frozenset({"extension", "ext", "x", "est", "estyniad"})
_LABELS = {Kind.PHONE: "phone", Kind.BANK_ACCOUNT: "bank", Kind.VEHICLE: "vehicle"}
_BEHIND = re.compile(
    r"[\s,]{1,2}(?:(?:at|on|in|is|are|was|were|as|being|its|the|her|his|their)\s){0,3}"
    r"(?:end|ending|last|final)(?!\w)"
)
_NAMED = re.compile(r"\s(?:number|mobile|phone|landline|account|plate|reg)(?!\w)")
# what stands for signs that somebody has forgotten
_DOUBTED = frozenset(
    {"something", "somethin", "summat", "sth", "smth", "whatever", "dunno", "rhywbeth", "partial"}
)
_TIGHT = re.compile(r"\s?[/.-]?\s?")
_JOINT = re.compile(r"[/.,:_-]\w")


class PartCodes:
    """Finds parts of codes in one page."""

    def __init__(self, page: Page, compiled: Compiled) -> None:
        """Keep the page and the words of labels."""
        self._page = page
        self._tokens = page.tokens
        self._text = page.canon.text
        self._contexts = compiled.lexicon.contexts
        self._ending = self._contexts.get("ending", frozenset())
        self._tails = _tails(compiled)
        self._references = _references(compiled)
        self._inner = _inner(compiled)

    def hits(self) -> Iterator[Hit]:
        """Yield the questions."""
        for token in self._page.standing(self._tails.keys()):
            for target in self._tails[self._tokens.text[token]]:
                if not self._goes_on(token, token) and self._told(token, target):
                    yield self._hit(target, token, token, "phone_last_digits", "last signs with their label")
        yield from self._spoken()
        yield from self._pieces()
        yield from self._half_remembered()

    def _told(self, token: int, target: Target) -> bool:
        """Say whether words say that a number is the end of a code of some kind."""
        tokens, texts = self._tokens, self._tokens.text
        end = tokens.end[token]
        named = token > 0 and texts[token - 1] in _WHOSE and _NAMED.match(self._text, end)
        if named or _BEHIND.match(self._text, end):
            return True
        return len(texts[token]) >= _LABELLED_LEAST and self._labelled(token, target)

    def _labelled(self, token: int, target: Target) -> bool:
        """Say whether a label of its kind stands before a number: "NHS no 4527"."""
        tokens, texts = self._tokens, self._tokens.text
        labels = self._contexts.get(_LABELS.get(target.kind, "identifier"), frozenset())
        for at in range(token - 1, max(-1, token - 1 - _BEFORE), -1):
            if ends_sentence(tokens.gap(at)) and len(texts[at]) > _LEAST:
                return False
            if texts[at] in _OTHER_LABELS:
                return False
            if texts[at] in labels or (target.kind is Kind.BANK_ACCOUNT and self._account(at)):
                return True
        return False

    def _account(self, token: int) -> bool:
        """Say whether "a/c" ends at a token."""
        return self._tokens.text[max(0, token - 1) : token + 1] == ["a", "c"]

    def _spoken(self) -> Iterator[Hit]:
        """Yield ends in words behind "last", "ending": "last three digits are six three eight"."""
        runs = self._page.number_at
        for token in self._page.standing(self._ending) if runs else ():
            for first in range(token + 1, min(token + _SPOKEN_REACH, len(self._tokens))):
                told, last = "", first - 1
                while (run := runs.get(last + 1)) is not None and len(told) <= _LONGEST:
                    told, last = told + run.signs, run.last
                for target in self._tails.get(told, ()):
                    yield self._hit(target, first, last, "phone_last_digits", "last signs in words")

    def _pieces(self) -> Iterator[Hit]:
        """Yield references told by some of their pieces: cut short, without prefix, year or zeros, turned."""
        begins, whole = self._references
        tokens = self._tokens
        for first in self._page.standing(begins):
            told, best, of = "", None, False
            for last in range(first, min(first + _JOINED, len(tokens))):
                if told and not self._tight(last - 1):
                    break
                if told and tokens.text[last] in _OF:
                    of = of or tokens.text[last] == "of"
                    continue
                told += tokens.text[last]
                # "page 419 of 22 volumes"
                short = of and len(tokens.text[last]) < len("2022")
                best = (last, told) if told in whole and not short else best
                if told not in begins:
                    break
            if best is not None and not self._goes_on(first, best[0]) and not self._amount(best[0]):
                for target in whole[best[1]]:
                    yield self._hit(target, first, best[0], "code_partly_hidden", "reference in part")

    def _half_remembered(self) -> Iterator[Hit]:
        """Yield a piece of a code that somebody remembers: "something 483", "999 something 2040"."""
        tokens = self._tokens
        for doubt in self._page.standing(_DOUBTED):
            for token in (doubt - 2, doubt - 1, doubt + 1, doubt + 2):
                text = tokens.text[token] if 0 <= token < len(tokens) else ""
                if len(text) < _LEAST or not text.isdigit() or self._goes_on(token, token):
                    continue
                if self._amount(token) or not self._beside_doubt(token, doubt):
                    continue
                for target in self._inner.get(text, ()):
                    yield self._hit(target, token, token, "code_partly_hidden", "piece of a code in doubt")

    def _beside_doubt(self, token: int, doubt: int) -> bool:
        """Say whether a word of doubt stands for what is beside a number: not "something like 483"."""
        tokens, low, high = self._tokens, min(token, doubt), max(token, doubt)
        together = all(tokens.joined(at) and "\n" not in tokens.gap(at) for at in range(low, high))
        return together and all(text in _DOUBTED or len(text) == 1 for text in tokens.text[low + 1 : high])

    def _amount(self, token: int) -> bool:
        return in_amount(self._text, self._tokens.end[token])

    def _tight(self, token: int) -> bool:
        """Say whether what stands behind a token may part two pieces of a reference."""
        of = self._tokens.text[token] in _OF or self._tokens.text[token + 1] in _OF
        return self._tokens.gap(token) == " " if of else _TIGHT.fullmatch(self._tokens.gap(token)) is not None

    def _goes_on(self, first: int, last: int) -> bool:
        """Say whether tokens are a part of something longer."""
        text, at, to = self._text, self._tokens.start[first], self._tokens.end[last]
        return bool(_JOINT.match(text[max(0, at - 2) : at][::-1]) or _JOINT.match(text, to))

    def _hit(self, target: Target, first: int, last: int, rule: str, name: str) -> Hit:
        start, end = self._tokens.span(first, last)
        return Hit(target.index, rule, start, end, Strength.WEAK, rule, name, first, last)


@once_a_case
def _tails(compiled: Compiled) -> dict[str, list[Target]]:
    """Return whose end each number is; the ends of references are for hidden_codes.py."""
    found: dict[str, list[Target]] = {}
    for target, kind, forms in compiled.codes:
        if kind in {"postcode", str(Kind.CASE_REFERENCE), str(Kind.VEHICLE)}:
            continue
        own = forms[0]
        for size in range(_LEAST, len(own)):
            if any(map(str.isdigit, own[-size:])):
                found.setdefault(own[-size:], []).append(target)
    return found


@once_a_case
def _inner(compiled: Compiled) -> dict[str, list[Target]]:
    """Return whose piece each run of three to six figures is, wherever it stands in a code."""
    found: dict[str, list[Target]] = {}
    for target in compiled.targets:
        if target.allowed or target.kind not in CODED:
            continue
        runs = re.findall(r"\d{3,}", own_number(target))
        pieces = {
            run[at : at + size]
            for run in runs
            for size in range(_LEAST, 7)
            for at in range(len(run) - size + 1)
        }
        for piece in sorted(pieces):
            found.setdefault(piece, []).append(target)
    return found


@once_a_case
def _references(compiled: Compiled) -> tuple[frozenset[str], dict[str, list[Target]]]:
    """Return how references told by some of their pieces begin, and whose each such way is."""
    begins, whole = set[str](), dict[str, list[Target]]()
    for target in compiled.targets:
        if target.allowed or target.kind is not Kind.CASE_REFERENCE:
            continue
        pieces = re.findall(r"[a-z]+|\d+", target.value.text.reveal().lower())
        for told in _told_pieces(pieces):
            key = "".join(told)
            if len(key) >= _PIECES_LEAST and key != "".join(pieces):
                whole.setdefault(key, []).append(target)
                begins.update("".join(told[:size]) for size in range(1, len(told) + 1))
    return frozenset(begins), whole


def _told_pieces(pieces: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Yield some pieces of a reference with its telling number; and the whole without its last signs.

    >>> list(_told_pieces(["cf", "2026", "0417"]))[:3]
    [('cf', '0417'), ('cf', '417'), ('0417', 'cf')]
    """
    numbers = [
        piece for piece in pieces if len(piece) >= _LEAST and piece.isdigit() and not _YEAR.fullmatch(piece)
    ]
    telling = max(numbers, key=len, default="")
    others = [piece for piece in pieces if piece != telling][:_PIECES_MOST]
    for size in range(1, len(others) + 1) if telling else ():
        for some in combinations(others, size):
            for number in dict.fromkeys((telling, telling.lstrip("0"))):
                for told in _short_years(some):
                    yield (*told, number)
                    yield (number, *told)
    if telling and pieces[-1] == telling:
        yield from (
            (*pieces[:-1], telling[:-lost]) for lost in range(1, _HEAD_LOST) if len(telling) > lost + 1
        )


def _short_years(pieces: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Yield pieces with their year in full and without its century."""
    yield tuple(pieces)
    if any(map(_YEAR.fullmatch, pieces)):
        yield tuple(piece[2:] if _YEAR.fullmatch(piece) else piece for piece in pieces)
