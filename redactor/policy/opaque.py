"""What is done with parts nobody can read: leave them out, ask a person, or block.

Pure. Takes the opaque parts of one document and the rules; nothing is dropped silently (law 4).
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from redactor.model.document import Digest
from redactor.model.finding import Decision, Disposition, Finding
from redactor.model.kind import Kind
from redactor.model.outcome import Reason
from redactor.model.report import Removed
from redactor.model.rules import OpaqueRule, RuleSet
from redactor.model.text import Location, OpaquePart
from redactor.policy.dispose import Rules, answered

UNKNOWN = "unknown-part"


@dataclass(frozen=True, slots=True)
class OpaquePlan:
    """Which parts are left out, which are asked about, and which block."""

    dropped: tuple[Location, ...] = ()
    removed: tuple[Removed, ...] = ()
    decisions: tuple[Decision, ...] = ()
    blocking: tuple[Reason, ...] = ()


def plan_opaque(parts: Sequence[OpaquePart], path: str, digest: Digest, by: Rules) -> OpaquePlan:
    """Return what is done with `parts`; a code the rules do not know blocks."""
    dropped: list[Location] = []
    removed: list[Removed] = []
    decisions: list[Decision] = []
    blocking: list[Reason] = []
    for part in parts:
        match _rule(by.rules, part.what):
            case OpaqueRule.BLOCK:
                message = f"A part of the document could not be examined ({words(part.what)})"
                place = f"{path}: {part.location.label}" if path else part.location.label
                blocking.append(Reason("opaque", message, place))
                continue
            case OpaqueRule.HOLD:
                decisions.append(_question(part, path, digest, by))
            case OpaqueRule.DROP:
                pass
        dropped.append(part.location)
        removed.append(Removed(part.location.label, part.what))
    return OpaquePlan(tuple(dropped), tuple(removed), tuple(decisions), tuple(blocking))


def _rule(rules: RuleSet, what: str) -> OpaqueRule:
    return rules.opaque.get(what) or rules.opaque.get(UNKNOWN, OpaqueRule.BLOCK)


def words(what: str) -> str:
    """Return the code of an opaque part as words for a sentence."""
    return what.replace("-", " ")


def _question(part: OpaquePart, path: str, digest: Digest, by: Rules) -> Decision:
    finding = Finding(
        start=0,
        end=0,
        kind=Kind.TEXT,
        disposition=Disposition.ASK,
        rule=f"opaque:{part.what}",
        score=1.0,
        explanation=f"This part cannot be examined and would be left out: {words(part.what)}. "
        "Answer 'redact' to leave it out.",
        detector="policy",
    )
    text = f"{digest}|{path}|opaque|{part.what}|{part.location.key}"
    question_id = hashlib.sha256(text.encode()).hexdigest()[:12]
    decision = Decision(question_id, finding, Disposition.ASK, path, part.location.label, "")
    settled = answered(decision, by.overrides.get(question_id), None)
    # It cannot be kept: nobody can say what is in it. A 'keep' leaves the question open.
    return decision if settled.disposition is Disposition.KEEP else settled
