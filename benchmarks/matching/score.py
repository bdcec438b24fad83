"""The scores: what became of each mention, and what was redacted that nobody asked for.

* A *certain* mention is **full** when every letter and digit of its gold spans lies inside the
  union of ``redact`` findings (of any item), **partly** when only some do, **asked** when none
  does but an ``ask`` finding overlaps, **missed** when nothing overlaps. Letters inside a markup
  tag (``<b>``) do not count.
* A *doubtful* mention is **handled** when a ``redact`` or ``ask`` finding overlaps it.
* A *distractor* is **hit** when ``redact`` findings cover at least three of its letters and
  digits, or half of them if it has fewer than six.
* *Over-redaction* is the share of letters and digits outside everything tolerated that
  ``redact`` findings cover. Tolerated are: gold, marker and evidence pieces, soft distractors and
  human-only mentions; up to six neighbouring words on either side of a gold span, each at most
  four separators and no blank line away, as long as they are absorbable (``ABSORBED`` and the
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
from .world import Case

WORD = re.compile(r"\w+", re.UNICODE)
TAG = re.compile(r"</?[a-z]+/?>")
ABSORBED = set(
    "no nos number house flat apartment apt unit floor the at of st saint mr mrs miss ms dr and s "
    "tel mob mobile phone ext email mailto dob born née nee aka formerly previously known as "
    "school primary surgery practice centre ltd limited county lat lon w3w uprn house_number".split()
)


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
        found += [i for i in range(start, end) if text[i].isalnum() and i not in tags]
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


def absorbable(case: Case) -> set[str]:
    """Words of a case that an address or organisation finding may take along."""
    found = set(ABSORBED)
    for home in case.homes:
        texts = (home.town.name, home.town.county, home.town.also, home.locality, home.postcode, home.house_name, home.stype)
        found.update(w.casefold() for text in texts for w in WORD.findall(text))
    for org in case.orgs:
        found.update(w.casefold() for w in WORD.findall(org.generic))
    return found


def tolerated(document: Document, words: set[str]) -> bytearray:
    """Characters whose redaction is nobody's business."""
    text = document.text
    mask = bytearray(len(text))

    def mark(start: int, end: int) -> None:
        mask[start:end] = b"\x01" * (end - start)

    tokens = [(m.start(), m.end()) for m in WORD.finditer(text)]
    starts = {start: i for i, (start, _) in enumerate(tokens)}
    ends = {end: i for i, (_, end) in enumerate(tokens)}
    for mention in document.mentions:
        if mention.expect == HARD:
            continue
        for span in (*mention.spans, *mention.tolerated, *mention.known):
            mark(*span)
            _absorb(text, span, tokens, starts, ends, words, mark)
            _token(text, span, mark)
    return mask


def _absorb(
    text: str,
    span: tuple[int, int],
    tokens: list[tuple[int, int]],
    starts: dict[int, int],
    ends: dict[int, int],
    words: set[str],
    mark: Callable[[int, int], None],
) -> None:
    """Mark absorbable neighbours on both sides."""
    edge, at = span[1], next((starts[p] for p in range(span[1], min(len(text), span[1] + 5)) if p in starts), None)
    for i in range(at, min(len(tokens), at + 6)) if at is not None else ():
        start, end = tokens[i]
        if start - edge > 4 or "\n\n" in text[edge:start] or text[start:end].casefold() not in words:
            break
        mark(start, end)
        edge = end
    edge, at = span[0], next((ends[p] for p in range(span[0], max(-1, span[0] - 5), -1) if p in ends), None)
    for i in range(at, max(-1, at - 6), -1) if at is not None else ():
        start, end = tokens[i]
        if edge - end > 4 or "\n\n" in text[end:edge] or text[start:end].casefold() not in words:
            break
        mark(start, end)
        edge = start


def _token(text: str, span: tuple[int, int], mark: Callable[[int, int], None]) -> None:
    """Mark the rest of a handle, file name or link around a span."""
    start, end = span
    while start > 0 and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    if re.search(r"\w[@/_.\-&=+]+\w|[@#]\w", text[start:end]):
        mark(start, end)


def score_document(document: Document, found: Sequence[Found], words: set[str], scores: Scores, keep: bool) -> None:
    """Add one document to the scores."""
    text = document.text
    redact, ask = masks(text, found)
    for mention in document.mentions:
        outcome = outcome_of(text, mention, redact, ask)
        scores.note(mention, outcome)
        if keep and _unexpected(mention, outcome):
            low, high = max(0, mention.spans[0][0] - 60), mention.spans[-1][1] + 60
            near = [f for f in found if f.start < high and f.end > low]
            told = "; ".join(f"{disposition(f)} {getattr(f, 'item_id', '?')} {text[f.start : f.end]!r} [{getattr(f, 'rule', '')}]" for f in near)
            scores.misses.append(Miss(mention.cls, mention.expect, outcome, f"{text[low:high]!r} gold={mention.gold!r} case={document.case_index}", told))
    free = tolerated(document, words)
    hard = bytearray(len(text))
    for mention in document.mentions:
        if mention.expect == HARD:
            for start, end in mention.spans:
                hard[start:end] = b"\x01" * (end - start)
    scores.words += document.words
    for i, char in enumerate(text):
        if not free[i] and char.isalnum():
            scores.outside += 1
            if redact[i]:
                scores.over += 1
                scores.over_distractor += hard[i]


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
        score_document(document, found, words[case.index], scores, keep_misses)
    return scores
