"""The scores: what became of each mention, and what was redacted that nobody asked for.

* A *certain* mention is **full** when every letter and digit of its gold spans lies inside the
  union of ``redact`` findings (of any item), **partly** when only some do, **asked** when none
  does but an ``ask`` finding overlaps, **missed** when nothing overlaps. Letters inside a markup
  tag (``<b>``) and a leading "the" do not count.
* A *doubtful* mention is **handled** when a ``redact`` or ``ask`` finding overlaps it.
* A *distractor* is **hit** when ``redact`` findings cover at least three of its letters and
  digits, or half of them if it has fewer than six.
* *Over-redaction* is the share of letters and digits outside everything tolerated that
  ``redact`` findings cover. Tolerated are: gold, marker and evidence pieces, soft distractors and
  human-only mentions; up to six neighbouring words on either side of a gold span, each at most
  four separators and no blank line away, as long as they are absorbable (``tolerance.ABSORBED`` and the
  places, postcodes and generic words of the case); and the rest of a whitespace-free token that
  contains a gold span and looks like a handle, file name or link (``@ / _ . -`` inside).
  Hard distractors count as outside.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from .compose import Corpus
from .model import CERTAIN, DOUBTFUL, HARD, HUMAN, SOFT, Document, Mention
from .tolerance import absorbable, tolerated
from .world import Case

TAG = re.compile(r"</?[a-z]+/?>")


class Found(Protocol):
    """A finding, as far as the score needs it."""

    start: int
    end: int
    disposition: object


Finder = Callable[[Case, str], Sequence[Found]]


class RegisterRefused(Exception):
    """The matcher would not load a generated register."""


@dataclass
class Tally:
    """Counts of one class or group."""

    counts: Counter[str] = field(default_factory=Counter)

    def of(self, expect: str) -> int:
        """Mentions with an expectation."""
        return sum(n for key, n in self.counts.items() if key.startswith(expect + ":"))

    def rate(self, expect: str, *outcomes: str) -> float | None:
        """Share of the mentions of an expectation with one of the outcomes."""
        total = self.of(expect)
        return sum(self.counts[f"{expect}:{o}"] for o in outcomes) / total if total else None


@dataclass
class Miss:
    """One mention that did not turn out as expected, for ``--show-misses``."""

    cls: str
    expect: str
    outcome: str
    context: str
    findings: str


@dataclass
class Scores:
    """All counts of a run."""

    classes: dict[str, Tally] = field(default_factory=dict)
    groups: dict[str, Tally] = field(default_factory=dict)
    outside: int = 0
    over: int = 0
    over_distractor: int = 0
    words: int = 0
    errors: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    misses: list[Miss] = field(default_factory=list)

    def note(self, mention: Mention, outcome: str) -> None:
        """Count a mention."""
        key = f"{mention.expect}:{outcome}"
        self.classes.setdefault(mention.cls, Tally()).counts[key] += 1
        self.groups.setdefault(mention.group, Tally()).counts[key] += 1

    def total(self) -> Tally:
        """All groups together."""
        merged: Counter[str] = Counter()
        for tally in self.groups.values():
            merged.update(tally.counts)
        return Tally(merged)


def disposition(found: Found) -> str:
    """The disposition as text, be it an enum or a string."""
    value = getattr(found.disposition, "value", found.disposition)
    return str(value)


def masks(text: str, found: Sequence[Found]) -> tuple[bytearray, bytearray]:
    """Which characters redact and ask findings cover."""
    redact, ask = bytearray(len(text)), bytearray(len(text))
    for one in found:
        mask = {"redact": redact, "ask": ask}.get(disposition(one))
        start, end = max(0, one.start), min(len(text), one.end)
        if mask is not None and end > start:
            mask[start:end] = b"\x01" * (end - start)
    return redact, ask


def needed(text: str, mention: Mention) -> list[int]:
    """Positions of the letters and digits a certain mention must lose."""
    found: list[int] = []
    for start, end in mention.spans:
        tags = {i for m in TAG.finditer(text, start, end) for i in range(*m.span())}
        article = 4 if text[start : start + 4].casefold() == "the " else 0  # nobody's secret
        found += [i for i in range(start + article, end) if text[i].isalnum() and i not in tags]
    return found


def outcome_of(text: str, mention: Mention, redact: bytearray, ask: bytearray) -> str:
    """What became of a mention."""
    places = needed(text, mention)
    covered = sum(redact[i] for i in places)
    asked = any(ask[i] for i in places)
    if mention.expect in (HARD, SOFT):
        enough = 3 if len(places) >= 6 else max(1, (len(places) + 1) // 2)
        if covered >= enough:
            return "redacted"
        return "asked" if asked else "left"
    if covered == len(places):
        return "full"
    if covered:
        return "partly"
    return "asked" if asked else "missed"


def score_document(
    document: Document, found: Sequence[Found], words: set[str], scores: Scores, *, keep: bool
) -> None:
    """Add one document to the scores."""
    text = document.text
    redact, ask = masks(text, found)
    hard = bytearray(len(text))
    for mention in document.mentions:
        outcome = outcome_of(text, mention, redact, ask)
        scores.note(mention, outcome)
        if keep and _unexpected(mention, outcome):
            scores.misses.append(_miss(document, mention, outcome, found))
        if mention.expect == HARD:
            for start, end in mention.spans:
                hard[start:end] = b"\x01" * (end - start)
    scores.words += document.words
    free = tolerated(document, words)
    counted = [i for i, char in enumerate(text) if not free[i] and char.isalnum()]
    scores.outside += len(counted)
    scores.over += sum(redact[i] for i in counted)
    scores.over_distractor += sum(redact[i] & hard[i] for i in counted)


def _miss(document: Document, mention: Mention, outcome: str, found: Sequence[Found]) -> Miss:
    """An example with its surroundings and the findings nearby."""
    text = document.text
    low, high = max(0, mention.spans[0][0] - 60), mention.spans[-1][1] + 60
    told = "; ".join(
        f"{disposition(f)} {getattr(f, 'item_id', '?')} {text[f.start : f.end]!r} [{getattr(f, 'rule', '')}]"
        for f in found
        if f.start < high and f.end > low
    )
    where = f"{text[low:high]!r} gold={mention.gold!r} case={document.case_index}"
    return Miss(mention.cls, mention.expect, outcome, where, told)


def _unexpected(mention: Mention, outcome: str) -> bool:
    good = {CERTAIN: {"full"}, DOUBTFUL: {"full", "partly", "asked"}, HARD: {"left", "asked"}}
    return outcome not in good.get(mention.expect, {outcome}) and mention.expect != HUMAN


def score(corpus: Corpus, find: Finder, *, keep_misses: bool = False) -> Scores:
    """Run a finder over a corpus."""
    scores = Scores()
    refused: set[int] = set()
    words = {case.index: absorbable(case) for case in corpus.cases}
    for document in corpus.documents:
        case = corpus.cases[document.case_index]
        if case.index in refused:
            continue
        found: Sequence[Found] = ()
        try:
            found = find(case, document.text)
        except RegisterRefused as error:
            refused.add(case.index)
            scores.refused.append(f"{corpus.set_name} case {case.index}: {error}")
            continue
        except Exception as error:  # noqa: BLE001 - every failure of the matcher is a result
            scores.errors.append(f"{corpus.set_name} case {case.index}: {type(error).__name__}: {error}")
        score_document(document, found, words[case.index], scores, keep=keep_misses)
    return scores
