"""The answer to somebody who asks before sending: allow, block or unknown, and no more than they may know.

Takes the check's verdict and which cases the asker may see; gives words and labels without values.
It is advice: the gate checks again.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from redactor.model.case import CaseRef
from redactor.model.mail import MailDecision, RecipientVerdict, Verdict

LONGEST: Final = 300
_NO_INSIGHT: Final = "It holds details withheld from a recipient. Ask your supervisor."
_UNREAD: Final = "A part of it could not be checked. It will be held if it is sent."
CHECKING: Final = "It is being checked. The mail will be held if needed."
FAILED: Final = "It could not be checked now. The mail will be held if needed."
_NO_KNOWLEDGE: Final = frozenset({"unread", "late", "too-large"})


class Advice(StrEnum):
    """What the asker is told."""

    ALLOW = "allow"
    BLOCK = "block"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Why:
    """One reason: the item's label, never its value, and where it stands."""

    label: str
    place: str


@dataclass(frozen=True, slots=True)
class ForRecipient:
    """The advice for one recipient."""

    address: str
    decision: Advice
    reasons: tuple[Why, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """The whole answer. `text` is at most 300 characters."""

    decision: Advice
    text: str = ""
    recipients: tuple[ForRecipient, ...] = ()


def answer_of(verdict: Verdict, may_see: Callable[[CaseRef], bool]) -> Answer:
    """Return what the asker is told of a verdict."""
    recipients = tuple(_recipient(one, may_see) for one in verdict.decisions)
    advices = {one.decision for one in recipients}
    if advices <= {Advice.ALLOW}:
        return Answer(Advice.ALLOW, recipients=recipients) if recipients else unknown(FAILED)
    if Advice.BLOCK not in advices:
        return Answer(Advice.UNKNOWN, _UNREAD, recipients)
    labels = dict.fromkeys(why.label for one in recipients for why in one.reasons if why.label)
    text = f"It holds details withheld from a recipient: {'; '.join(labels)}." if labels else _NO_INSIGHT
    return Answer(Advice.BLOCK, text if len(text) <= LONGEST else _NO_INSIGHT, recipients)


def unknown(text: str) -> Answer:
    """Return the answer of somebody who cannot tell."""
    return Answer(Advice.UNKNOWN, text)


def _recipient(one: RecipientVerdict, may_see: Callable[[CaseRef], bool]) -> ForRecipient:
    address = one.address.reveal()
    if one.decision is MailDecision.DELIVER:
        return ForRecipient(address, Advice.ALLOW)
    known = all(reason.code in _NO_KNOWLEDGE for reason in one.reasons)
    seen = [(case, item) for case, item in one.items if may_see(case)]
    places = {reason.item: reason.place for reason in one.reasons if reason.item}
    reasons = tuple(Why(f"{item}, case {case}", places.get(item, "")) for case, item in seen)
    return ForRecipient(address, Advice.UNKNOWN if known and one.reasons else Advice.BLOCK, reasons)
