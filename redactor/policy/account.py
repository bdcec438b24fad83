"""What the report and the audit say about one document; no value passes through here.

Pure. Takes the order, the decision and what each step left behind; gives `Report` and `AuditEntry`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from redactor.model.case import ProtectedItem
from redactor.model.finding import Decision, Disposition, Plan
from redactor.model.order import Order
from redactor.model.outcome import AuditEntry, ReleaseDecision, VerificationReport
from redactor.model.report import OverRedaction, Removed, Report


@dataclass(frozen=True, slots=True)
class Account:
    """What the road left behind, as far as it was gone; empty where it ended early."""

    plans: tuple[Plan, ...] = ()
    opaque: tuple[Decision, ...] = ()
    doubts: tuple[Decision, ...] = ()
    removed: tuple[Removed, ...] = ()
    notes: tuple[str, ...] = ()
    characters: int = 0
    verification: VerificationReport = field(default_factory=VerificationReport)
    seconds: tuple[tuple[str, float], ...] = ()
    versions: tuple[tuple[str, str], ...] = ()


def report_of(  # noqa: PLR0913, PLR0917  # one value of everything a report is made of
    order: Order,
    name: str,
    decision: ReleaseDecision,
    account: Account,
    when: datetime,
    versions: tuple[tuple[str, str], ...],
) -> Report:
    """Return the report of one document."""
    decisions = [d for plan in account.plans for d in plan.decisions]
    people = [d for d in decisions if d.disposition is Disposition.KEEP and not d.finding.item_id]
    return Report(
        name=name,
        case=order.register.reference,
        recipients=order.recipients,
        profile=order.profile,
        outcome=decision.outcome,
        when=when,
        input_digest=order.document.digest,
        output_digest=decision.digest,
        reasons=decision.reasons,
        decisions=(*(d for d in decisions if d not in people), *account.opaque, *account.doubts),
        removed=account.removed,
        leaks=account.verification.leaks,
        unread=account.verification.unread,
        coverage=account.verification.coverage,
        notes=(*account.notes, *account.verification.notes),
        people=tuple(people),
        over_redaction=_over_redaction(account),
        versions=(*versions, *account.versions),
        seconds=account.seconds,
    )


def _over_redaction(account: Account) -> OverRedaction:
    removed = not_required = 0
    for plan in account.plans:
        for mark in plan.marks:
            length = sum(place.end - place.start for place in mark.places)
            removed += length
            not_required += 0 if mark.item_ids else length
    return OverRedaction(account.characters, removed, not_required)


def audit_entry(
    report: Report, action: str, actor: str, withheld: Sequence[ProtectedItem] = ()
) -> AuditEntry:
    """Return the audit line for a report; `withheld` is what was looked for."""
    return AuditEntry(
        when=report.when,
        action=action,
        actor=actor,
        case=report.case,
        recipients=report.recipients,
        input_digest=report.input_digest,
        output_digest=report.output_digest or "",
        outcome=report.outcome.value,
        reasons=tuple(dict.fromkeys(reason.code for reason in report.reasons)),
        findings=_counts(report.decisions),
        answers=tuple((d.id, d.disposition.value, d.answered_by) for d in report.decisions if d.answered_by),
        versions=report.versions,
        checked=tuple((item.id, item.value.text) for item in withheld),
        profile=report.profile,
    )


def _counts(decisions: Sequence[Decision]) -> tuple[tuple[str, int], ...]:
    counted = Counter(f"{d.finding.item_id or 'unlisted'}:{d.disposition.value}" for d in decisions)
    return tuple(sorted(counted.items()))
