"""Ends of codes told with other words than "ending", and references cut short or without their year.

Takes a page, gives questions: "NHS no 4527", "638 at the end", "last three: six three eight", "the 638
number", "HS 08815", "HS/2024/088". What is behind "ending" is for hidden_codes.py as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from redactor.detect.known.compile import Compiled
from redactor.detect.known.forms import Hit, Strength, Target
from redactor.detect.known.once import once_a_case
from redactor.detect.known.page import Page
from redactor.detect.known.text.streams import ends_sentence
from redactor.model.kind import Kind

_LEAST, _LABELLED_LEAST, _BEFORE, _SPOKEN_REACH = 3, 4, 3, 6
_HEAD_LOST, _JOINED, _LONGEST = 3, 5, 12
# a number of its own: "extension 0587"
_OTHER_LABELS = frozenset({"extension", "ext", "x", "est", "estyniad"})
_LABELS = {Kind.PHONE: "phone", Kind.BANK_ACCOUNT: "bank", Kind.VEHICLE: "vehicle"}
_BEHIND = re.compile(
    r"[\s,]{1,2}(?:(?:at|on|in|is|are|was|were|as|being|its|the|her|his|their)\s){0,3}"
    r"(?:end|ending|last|final)(?!\w)"
)
_NAMED = re.compile(r"\s(?:number|mobile|phone|landline|account|plate|reg)(?!\w)")
_TIGHT = re.compile(r"\s?[/.-]?\s?")
_JOINT = re.compile(r"[/.,:_-]\w")


@dataclass(frozen=True, slots=True)
class _Reference:
    """A reference: its letters, its whole, its telling number without zeros."""

    target: Target
    letters: str
    whole: str
    number: str


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

    def hits(self) -> Iterator[Hit]:
        """Yield the questions."""
        for token in self._page.standing(self._tails.keys()):
            for target in self._tails[self._tokens.text[token]]:
                if not self._goes_on(token, token) and self._told(token, target):
                    yield self._hit(target, token, token, "phone_last_digits", "last signs with their label")
        yield from self._spoken()
        for reference in self._references:
            yield from self._cut(reference)

    def _told(self, token: int, target: Target) -> bool:
        """Say whether words say that a number is the end of a code of some kind."""
        tokens, texts = self._tokens, self._tokens.text
        end = tokens.end[token]
        named = token > 0 and texts[token - 1] == "the" and _NAMED.match(self._text, end)
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
            if texts[at] in labels:
                return True
        return False

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

    def _cut(self, reference: _Reference) -> Iterator[Hit]:
        """Yield a reference behind its own letters, cut short or without its year."""
        tokens = self._tokens
        for first in self._page.standing({reference.letters}):
            told = reference.letters
            for last in range(first + 1, min(first + _JOINED, len(tokens))):
                text = tokens.text[last]
                if not _TIGHT.fullmatch(tokens.gap(last - 1)) or not text.isdigit():
                    break
                told += text
                # of another year it is another one
                number = last == first + 1 and text.lstrip("0") == reference.number
                part = number or self._short(told, reference.whole)
                if part and not self._goes_on(first, last):
                    yield self._hit(reference.target, first, last, "code_partly_hidden", "reference in part")
                    break

    def _short(self, told: str, whole: str) -> bool:
        """Say whether a reference is cut at its end."""
        lost = len(whole) - len(told)
        return whole.startswith(told) and 0 < lost < _HEAD_LOST

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
def _references(compiled: Compiled) -> tuple[_Reference, ...]:
    """Return the references of letters and several numbers."""
    found = []
    for target in compiled.targets:
        if target.allowed or target.kind is not Kind.CASE_REFERENCE:
            continue
        pieces = re.findall(r"[a-z]+|\d+", target.value.text.reveal().lower())
        numbers = [piece for piece in pieces[1:] if piece.isdigit()]
        if len(pieces) > 1 and pieces[0].isalpha() and len(numbers) == len(pieces) - 1:
            telling = numbers[-1].lstrip("0")
            if len(telling) >= _LEAST:
                found.append(_Reference(target, pieces[0], "".join(pieces), telling))
    return tuple(found)
