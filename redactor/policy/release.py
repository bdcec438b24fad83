"""When a document may leave. The only place in the house that says RELEASE.

Pure. Takes what the plan left open and what two independent looks at the finished file found;
gives the decision with its reasons. A leak is never answerable, a question is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from redactor.model.document import Digest
from redactor.model.finding import Decision
from redactor.model.outcome import Outcome, Reason, ReleaseDecision, VerificationReport
from redactor.model.record import Stop


@dataclass(frozen=True, slots=True)
class SecondLook:
    """What the register matcher found in the verifier's sightings, answers already applied.

    `leaks` are (item id, place); `doubts` are open, `judged`
    were answered; `linkages` are ids of linkages whose members meet in the file.
    """

    leaks: tuple[tuple[str, str], ...] = ()
    doubts: tuple[Decision, ...] = ()
    judged: tuple[Decision, ...] = ()
    linkages: tuple[str, ...] = ()


def decide(verification: VerificationReport, second: SecondLook, digest: Digest) -> ReleaseDecision:
    """Return RELEASE only if nothing is open, unread or left in the file with this digest."""
    stopped = undecided(second.doubts, _blocks(verification, second))
    return stopped or ReleaseDecision(Outcome.RELEASE, (), digest)


def undecided(questions: Sequence[Decision], blocking: Sequence[Reason]) -> ReleaseDecision | None:
    """Return BLOCK or HOLD where the plan alone forbids release, else None: the file must be checked."""
    holds = tuple(_asks(decision) for decision in questions)
    if blocking:
        return ReleaseDecision(Outcome.BLOCK, (*blocking, *holds))
    return ReleaseDecision(Outcome.HOLD, holds) if holds else None


def stopped(decision: ReleaseDecision, stops: Sequence[Stop]) -> ReleaseDecision:
    """Return `decision`, or a BLOCK where a promise or a quarantined change stands against any release."""
    if not stops:
        return decision
    reasons = tuple(Reason(stop.code, stop.message, "", stop.reference) for stop in stops)
    return ReleaseDecision(Outcome.BLOCK, (*reasons, *decision.reasons))


def _asks(decision: Decision) -> Reason:
    return Reason(
        "question",
        f"A person must decide: {decision.finding.explanation}",
        f"{decision.path}: {decision.place}" if decision.path else decision.place,
        decision.finding.item_id,
    )


def _blocks(verification: VerificationReport, second: SecondLook) -> list[Reason]:
    blocks = [
        Reason("leak", f"A protected detail is still in the file ({leak.fragment})", leak.place, leak.item_id)
        for leak in verification.leaks
    ]
    told = {(leak.item_id, leak.place) for leak in verification.leaks}
    blocks += [
        Reason("leak", "A protected detail is still in the file", place, item_id)
        for item_id, place in dict.fromkeys(second.leaks)
        if (item_id, place) not in told
    ]
    blocks += [
        Reason("linkage", "Two details that must not appear together are both in the file", "", linkage)
        for linkage in second.linkages
    ]
    blocks += [
        Reason("unread", f"Could not be examined: {unread.why}", unread.place)
        for unread in verification.unread
    ]
    return blocks


def blocked(code: str, message: str, place: str = "") -> ReleaseDecision:
    """Return a BLOCK for one reason."""
    return ReleaseDecision(Outcome.BLOCK, (Reason(code, message, place),))
