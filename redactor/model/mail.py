"""A mail before it is sent: its envelope, what ties it to cases, and what is decided for each recipient.

Frozen values. Addresses stand in `Secret`s, because a recipient's address may itself be protected.
Everything else here is free of values and may be logged or stored.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from redactor.model.case import CaseRef
from redactor.model.document import Digest
from redactor.model.outcome import Reason
from redactor.model.secret import Secret


class MailDecision(StrEnum):
    """What happens to a mail for one recipient."""

    DELIVER = "deliver"
    HOLD = "hold"
    REJECT = "reject"


class Mixed(StrEnum):
    """What happens to the others when one recipient must not get it: all wait, or they get it."""

    HOLD_ALL = "hold_all"
    SPLIT = "split"


class TieReason(StrEnum):
    """Why a mail belongs to a case."""

    RECIPIENT = "recipient"
    REFERENCE = "reference"
    HEADER = "header"
    DOCUMENT = "document"
    CONTENT = "content"


@dataclass(frozen=True, slots=True)
class Envelope:
    """Who sends to whom, as the mail servers say it; the headers of the mail may say otherwise.

    The sender is empty for bounces.
    """

    sender: Secret
    recipients: tuple[Secret, ...]


@dataclass(frozen=True, slots=True)
class MailRules:
    """What a council says about its mail.

    `internal` are domains whose addresses are ``role:staff`` unless a case knows them better;
    `aliases` are pairs of domains that are one, the usual name last. `mixed` is for all cases but
    those in `split_cases`. `leaks` says what becomes of a mail with a protected detail.
    """

    internal: frozenset[str] = frozenset()
    aliases: tuple[tuple[str, str], ...] = ()
    mixed: Mixed = Mixed.HOLD_ALL
    split_cases: frozenset[str] = frozenset()
    leaks: MailDecision = MailDecision.HOLD
    case_header: str = "X-Case-Id"


@dataclass(frozen=True, slots=True)
class Tie:
    """A case the mail belongs to, and why."""

    case: CaseRef
    why: TieReason


@dataclass(frozen=True, slots=True)
class RecipientVerdict:
    """What is decided for one recipient, and why; `known_as` are (case, recipient id) pairs.

    `items` are (case, item id) pairs of what stands in the mail and is withheld from them.
    """

    address: Secret
    decision: MailDecision
    reasons: tuple[Reason, ...] = ()
    items: tuple[tuple[CaseRef, str], ...] = ()
    known_as: tuple[tuple[CaseRef, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """The answer for one mail: one decision for each recipient, in the order of the envelope."""

    digest: Digest
    decisions: tuple[RecipientVerdict, ...]
    ties: tuple[Tie, ...] = ()
    unread: int = 0
    versions: tuple[tuple[str, str], ...] = ()

    @property
    def cases(self) -> tuple[CaseRef, ...]:
        """The cases it belongs to, each once."""
        return tuple(dict.fromkeys(tie.case for tie in self.ties))


@dataclass(frozen=True, slots=True)
class Reply:
    """What a mail server says of one recipient. The words may repeat the address.

    `held` is the reference of a mail that was taken but not sent on.
    """

    code: int
    words: Secret
    held: str = ""

    @property
    def accepted(self) -> bool:
        """Whether it took the mail."""
        return 200 <= self.code < 300

    @property
    def temporary(self) -> bool:
        """Whether it may be tried again."""
        return 400 <= self.code < 500
