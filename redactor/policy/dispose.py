"""Findings x rules x answers -> Plan: what is removed, what is asked, and under which label.

Pure. Takes the findings of all views of one document; gives disjoint marks that cover every span
to be redacted. Unsure means ask; a redaction is never weakened except by a named person's answer.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from redactor.model.case import ProtectedItem, Withholding
from redactor.model.document import Digest
from redactor.model.errors import AnswersInvalid, CannotRedact
from redactor.model.finding import Decision, Disposition, Finding, Mark, Override, Plan
from redactor.model.kind import Severity
from redactor.model.rules import Profile, RuleSet
from redactor.model.text import Place, Reading

Span = tuple[str, int, int]
UNLISTED = "unlisted"


@dataclass(frozen=True, slots=True)
class Rules:
    """What a plan depends on besides the document: rules, profile, people, language, answers."""

    rules: RuleSet
    profile: Profile
    withholding: Withholding
    language: str
    overrides: Mapping[str, Override]


@dataclass(frozen=True, slots=True)
class _Seen:
    """A finding with its spans (location key, start, end), sorted."""

    finding: Finding
    places: tuple[Place, ...]
    spans: frozenset[Span]


_Pair = tuple[_Seen, Decision]


def dispose(reading: Reading, findings: Sequence[Finding], path: str, digest: Digest, by: Rules) -> Plan:
    """Return the plan for one document.

    Raises:
        CannotRedact: a finding lies in text that has no place in the document.
    """
    items = {item.id: item for item in (*by.withholding.withheld, *by.withholding.linked)}
    seen = _without_repeats(_located(reading, findings))
    pairs = _without_moot([(one, _decision(one, path, digest, items, by)) for one in seen])
    order = _order(reading)
    pairs.sort(key=lambda pair: _rank(order, pair[0].places[0]))
    marks = _marks([(one, decision) for one, decision in pairs if _redacts(decision)], order, by)
    return Plan(digest, tuple(decision for _, decision in pairs), marks)


def _without_moot(pairs: Sequence[_Pair]) -> list[_Pair]:
    """Drop questions about words that go anyway, and unlisted details that are an item's own words."""
    taken = _Cover(place for one, decision in pairs if _redacts(decision) for place in one.places)
    required = _Cover(
        place for one, decision in pairs if _redacts(decision) and one.finding.item_id for place in one.places
    )

    def moot(one: _Seen, decision: Decision) -> bool:
        if decision.answered_by:
            return False  # a person's answer is recorded, whatever else covers the words
        asked = decision.disposition is Disposition.ASK and all(taken.covers(place) for place in one.places)
        return asked or (not one.finding.item_id and all(required.covers(place) for place in one.places))

    return [(one, decision) for one, decision in pairs if not moot(one, decision)]


def _redacts(decision: Decision) -> bool:
    return decision.disposition is Disposition.REDACT


def _located(reading: Reading, findings: Sequence[Finding]) -> list[_Seen]:
    views = {view.view: view for view in reading.views}
    located = []
    for finding in findings:
        places = views[finding.view].locate(finding.start, finding.end)
        if not places:
            raise CannotRedact("Something was found in text that has no place in the document")
        spans = frozenset((place.location.key, place.start, place.end) for place in places)
        located.append(_Seen(finding, places, spans))
    return located


def _without_repeats(located: Sequence[_Seen]) -> list[_Seen]:
    """Keep, of one item's findings, those not covered by others that are at least as strict."""
    covers: dict[tuple[str, str], _Cover] = defaultdict(_Cover)
    kept = []
    for one in sorted(located, key=lambda s: (_STRICTNESS[s.finding.disposition], -_length(s.places))):
        cover = covers[one.finding.item_id, one.finding.kind]
        if not all(cover.covers(place) for place in one.places):
            kept.append(one)
            cover.add(one.places)
    return kept


_STRICTNESS = {Disposition.REDACT: 0, Disposition.ASK: 1, Disposition.KEEP: 2}


def _length(places: Sequence[Place]) -> int:
    return sum(place.end - place.start for place in places)


class _Cover:
    """Which characters are covered, by location."""

    def __init__(self, places: Iterable[Place] = ()) -> None:
        self._characters: dict[str, set[int]] = defaultdict(set)
        self.add(places)

    def add(self, places: Iterable[Place]) -> None:
        for place in places:
            self._characters[place.location.key].update(range(place.start, place.end))

    def covers(self, place: Place) -> bool:
        return self._characters.get(place.location.key, set()).issuperset(range(place.start, place.end))


def _decision(
    one: _Seen, path: str, digest: Digest, items: Mapping[str, ProtectedItem], by: Rules
) -> Decision:
    finding = one.finding
    item = items.get(finding.item_id)
    decision = Decision(
        id=question_id(digest, path, finding, one.spans),
        finding=finding,
        disposition=finding.disposition,
        path=path,
        place=one.places[0].location.label,
        reason=(item.reason if item else UNLISTED) or "",
    )
    return answered(decision, by.overrides.get(decision.id), item)


def answered(decision: Decision, override: Override | None, item: ProtectedItem | None) -> Decision:
    """Apply a person's answer to a question; anything but a question is left as it is.

    Raises:
        AnswersInvalid: a critical item is kept without a second person.
    """
    if override is None or decision.disposition is not Disposition.ASK:
        return decision
    critical = item is not None and item.severity is Severity.CRITICAL
    second = override.confirmed_by.strip().casefold()
    if (
        override.disposition is Disposition.KEEP
        and critical
        and second in {"", override.by.strip().casefold()}
    ):
        raise AnswersInvalid(
            f"Question {decision.id}: to keep a critical item, a second person must confirm",
            advice="Fill in 'confirmed_by' with the name of a different person.",
        )
    who = " and ".join(name for name in (override.by, override.confirmed_by) if name)
    return replace(decision, disposition=override.disposition, answered_by=who)


def question_id(digest: Digest, path: str, finding: Finding, spans: frozenset[Span]) -> str:
    """Return the stable id of a finding: the same input, place and rule give the same id."""
    where = ";".join(f"{key}:{start}-{end}" for key, start, end in sorted(spans))
    text = f"{digest}|{path}|{finding.item_id}|{finding.kind}|{finding.rule}|{where}"
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def _order(reading: Reading) -> dict[str, int]:
    """Number the locations in reading order: the first view decides."""
    order: dict[str, int] = {}
    for view in reading.views:
        for segment in view.segments:
            order.setdefault(segment.location.key, len(order))
    return order


def _rank(order: Mapping[str, int], place: Place) -> tuple[int, int]:
    return order[place.location.key], place.start


def _marks(
    pairs: Sequence[_Pair],
    order: Mapping[str, int],
    by: Rules,
) -> tuple[Mark, ...]:
    """Join findings that share a character into one mark; marks come out disjoint and in order."""
    # Sweep over all places in order; `root` is a union-find over the findings.
    root = list(range(len(pairs)))

    def find(index: int) -> int:
        while root[index] != index:
            root[index] = root[root[index]]
            index = root[index]
        return index

    swept = sorted(
        ((_rank(order, place), place, index) for index, (one, _) in enumerate(pairs) for place in one.places),
        key=lambda entry: entry[0],
    )
    reach: tuple[int, int, int] | None = None  # location, end, finding
    for (location, start), place, index in swept:
        if reach is not None and reach[0] == location and start < reach[1]:
            root[find(index)] = find(reach[2])
            reach = (location, max(reach[1], place.end), index)
        else:
            reach = (location, place.end, index)
    groups: dict[int, list[int]] = defaultdict(list)
    for index in range(len(pairs)):
        groups[find(index)].append(index)
    marks = [_mark([pairs[index] for index in group], order, by) for group in groups.values()]
    return tuple(sorted(marks, key=lambda mark: _rank(order, mark.places[0])))


def _mark(
    group: Sequence[_Pair],
    order: Mapping[str, int],
    by: Rules,
) -> Mark:
    listed = [pair for pair in group if pair[1].finding.item_id]
    # The label is that of a register item before an unlisted detail, of the longest, and of an item that
    # somebody entered before a derived one: "Tamsin" is her name before it is a part of her e-mail address.
    lead, decision = max(
        listed or group, key=lambda pair: (_length(pair[0].places), "." not in pair[1].finding.item_id)
    )
    mark_code = ""
    if by.profile.show_codes:
        mark_code = next((r.mark for r in by.rules.reasons if r.code == decision.reason), "")
    return Mark(
        places=_union([place for one, _ in group for place in one.places], order),
        label=by.rules.label(lead.finding.kind, language=by.language, mark=mark_code),
        kind=lead.finding.kind,
        item_ids=tuple(sorted({pair[1].finding.item_id for pair in listed})),
    )


def _union(places: Sequence[Place], order: Mapping[str, int]) -> tuple[Place, ...]:
    joined: list[Place] = []
    for place in sorted(places, key=lambda p: _rank(order, p)):
        last = joined[-1] if joined else None
        if last is not None and last.location.key == place.location.key and place.start <= last.end:
            joined[-1] = Place(last.location, last.start, max(last.end, place.end))
        else:
            joined.append(place)
    return tuple(joined)
