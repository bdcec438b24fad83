"""One pass over a text for every pattern of every withheld item, and the judgement of each hit.

Takes text, gives `Hit`s (item, fragment, leak or doubt). It does not know the document's structure;
its rules on borders err to noise for long patterns and to doubt for short ones.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

import ahocorasick_rs

from redactor.model.kind import Permitted, Value, Withheld
from redactor.verify.edges import weigh
from redactor.verify.fold import Squeezed
from redactor.verify.lookalikes import BREAK
from redactor.verify.organisations import text_patterns
from redactor.verify.pattern import Pattern, Rule, Weight
from redactor.verify.values import permitted_patterns, permitted_texts, withheld_patterns

_LEAST: Final = 2


@dataclass(frozen=True, slots=True)
class Hit:
    """A pattern seen. `start` and `end` are squeezed offsets."""

    item_id: str
    fragment: str
    weight: Weight
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Sought:
    """A pattern of an item; without item or with `excuses`, it excuses what lies inside it."""

    pattern: Pattern
    item_id: str = ""
    excuses: bool = False


class Search:
    """The patterns of a whole withholding, compiled once for one document."""

    def __init__(
        self, withheld: Sequence[Withheld], permitted: Sequence[Permitted], labels: frozenset[str]
    ) -> None:
        """Compile; fragments that also stand in a permitted value become doubts."""
        self._labels = _label_expression(labels)
        sought = [_Sought(one, item.item_id) for item in withheld for one in withheld_patterns(item)]
        if permitted:
            self._compile(sought)
        shared = self._shared(permitted)
        sought = [_demoted(one, shared) for one in sought]
        for item in withheld:
            for text in item.never_match:
                sought += [_Sought(one, item.item_id, excuses=True) for one in text_patterns(Value(text))]
        for value in permitted:
            sought += [_Sought(one, excuses=True) for one in permitted_patterns(value)]
        self._compile(sought)

    def _compile(self, sought: Iterable[_Sought]) -> None:
        by_text: dict[str, list[_Sought]] = defaultdict(list)
        for one in sought:
            if len(one.pattern.text) >= _LEAST:
                by_text[one.pattern.skeleton].append(one)
        self._sought = list(by_text.values())
        self._automaton = ahocorasick_rs.AhoCorasick(list(by_text)) if by_text else None

    def _shared(self, permitted: Sequence[Permitted]) -> frozenset[str]:
        """Return the pattern texts that also occur in permitted values."""
        found = {text for one in permitted for text in permitted_texts(one)}
        for one in permitted:
            texts = [one.value.text, *(secret for _, secrets in one.value.parts for secret in secrets)]
            squeezed = Squeezed(BREAK.join(secret.reveal() for secret in texts))
            for sought, start, end in self._raw(squeezed):
                if weigh(squeezed, sought.pattern, start, end) is not None:
                    found.add(sought.pattern.text)
        return frozenset(found)

    def _raw(self, squeezed: Squeezed) -> Iterator[tuple[_Sought, int, int]]:
        if self._automaton is None:
            return
        matches = self._automaton.find_matches_as_indexes(squeezed.skeleton, overlapping=True)
        for index, start, end in matches:
            for sought in self._sought[index]:
                yield sought, start, end

    def crosses(self, before: str, after: str) -> bool:
        """Say whether a pattern begins in one skeleton and ends in the one that follows."""
        if self._automaton is None:
            return False
        seam = len(before)
        found = self._automaton.find_matches_as_indexes(before + after, overlapping=True)
        return any(start < seam < end for _, start, end in found)

    def squeezed(self, text: str) -> Squeezed:
        """Squeeze `text` with our own labels replaced by hard borders."""
        if self._labels is not None and "[" in text:
            text = self._labels.sub(BREAK, text)
        return Squeezed(text)

    def hits(self, squeezed: Squeezed, *, data: bool = False) -> list[Hit]:
        """Return the hits in a text; `data` means that it is not prose (see `edges.weigh`)."""
        found: list[Hit] = []
        excused: list[tuple[str, int, int]] = []
        for sought, start, end in self._raw(squeezed):
            weight = weigh(squeezed, sought.pattern, start, end, data=data)
            if weight is None:
                continue
            if sought.excuses:
                excused.append((sought.item_id, start, end))
            else:
                found.append(Hit(sought.item_id, sought.pattern.fragment, weight, start, end))
        return _told_once([hit for hit in found if not _is_excused(hit, excused)])


def _is_excused(hit: Hit, excused: Sequence[tuple[str, int, int]]) -> bool:
    return any(
        start <= hit.start and hit.end <= end and end - start > hit.end - hit.start
        for item_id, start, end in excused
        if item_id in {"", hit.item_id}
    )


def _told_once(hits: list[Hit]) -> list[Hit]:
    """Leave out the doubts that are but a piece of a leak of the same item."""
    leaks = [hit for hit in hits if hit.weight is Weight.LEAK]
    return leaks + [
        hit
        for hit in hits
        if hit.weight is Weight.DOUBT
        and not any(
            leak.item_id == hit.item_id and leak.start <= hit.start and hit.end <= leak.end for leak in leaks
        )
    ]


def _demoted(one: _Sought, shared: frozenset[str]) -> _Sought:
    if one.pattern.text in shared and Rule.SAID_WHOLE not in one.pattern.rule:
        return replace(one, pattern=replace(one.pattern, weight=Weight.DOUBT))
    return one


def _label_expression(labels: frozenset[str]) -> re.Pattern[str] | None:
    """Our labels, however their words were broken over lines."""
    spelt = [r"\s*".join(map(re.escape, label.split())) for label in sorted(labels, key=len, reverse=True)]
    return re.compile("|".join(spelt)) if spelt else None
