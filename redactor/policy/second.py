"""The second question put to every output: does the register matcher find anything in it?

Pure. Takes the matcher's findings over the verifier's sightings and the words that a person said
may stay; gives leaks and doubts. Words are compared squeezed to letters and digits.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from redactor.model.case import ProtectedItem, Withholding
from redactor.model.finding import Decision, Disposition, Finding, Override
from redactor.model.outcome import Sighting
from redactor.policy.dispose import answered
from redactor.policy.linkage import broken_linkages
from redactor.policy.release import SecondLook


@dataclass(frozen=True)
class Accepted:
    """Words that stay because a named person said so: (item id, squeezed words)."""

    words: frozenset[tuple[str, str]] = field(default_factory=frozenset)

    def covers(self, item_id: str, text: str) -> bool:
        """Say whether `text` is (a piece of) what may stay for this item."""
        squeezed = squeeze(text)
        return bool(squeezed) and any(item == item_id and squeezed in words for item, words in self.words)


def squeeze(text: str) -> str:
    """Return the letters and digits of `text`, case folded."""
    return "".join(character for character in text.casefold() if character.isalnum())


def second_look(
    seen: Sequence[tuple[Sighting, Sequence[Finding]]],
    withholding: Withholding,
    accepted: Accepted,
    overrides: Mapping[str, Override],
) -> SecondLook:
    """Judge the matcher's findings in the finished file."""
    items = {item.id: item for item in withholding.withheld}
    linked = {item.id for item in withholding.linked}
    leaks: list[tuple[str, str]] = []
    doubts: dict[str, Decision] = {}
    present: set[str] = set()
    for sighting, findings in seen:
        for finding in findings:
            item = items.get(finding.item_id)
            words = sighting.text[finding.start : finding.end]
            if finding.disposition is Disposition.KEEP:
                continue
            if item is None:
                if finding.item_id in linked and _is_there(finding, words, accepted):
                    present.add(finding.item_id)
                continue
            if finding.disposition is Disposition.REDACT:
                # Never excused by an answer: a kept "Tamsin" must not hide one whose mark was dropped.
                leaks.append((item.id, sighting.place))
            elif not accepted.covers(item.id, words):
                doubt = _doubt(finding, item, sighting.place, len(doubts), overrides)
                doubts[doubt.id] = doubt
    still_open = tuple(d for d in doubts.values() if d.disposition is not Disposition.KEEP)
    judged = tuple(d for d in doubts.values() if d.disposition is Disposition.KEEP)
    return SecondLook(tuple(leaks), still_open, judged, broken_linkages(present, withholding))


def _is_there(finding: Finding, words: str, accepted: Accepted) -> bool:
    """Say whether a linked item is there: a hint (its town) that a person let stay is not the item."""
    return finding.disposition is Disposition.REDACT or not accepted.covers(finding.item_id, words)


def _doubt(
    finding: Finding, item: ProtectedItem, place: str, number: int, overrides: Mapping[str, Override]
) -> Decision:
    """Return the question about words in the output; its id is the same on every run.

    The id is made of the number and not of the words: a hash of the words could be guessed. Only
    ``keep`` settles it: what is in the output cannot be redacted by an answer.
    """
    text = f"second|{item.id}|{finding.rule}|{place}|{number}"
    question_id = hashlib.sha256(text.encode()).hexdigest()[:12]
    decision = Decision(question_id, finding, Disposition.ASK, "output", place, item.reason)
    return answered(decision, overrides.get(question_id), item)
