"""What the gate tells about itself: log lines, figures and lines for the ledger. Never a value.

Takes mails, verdicts and replies; gives JSON fields for the log, Prometheus figures, `AuditEntry`s.
A recipient is named by the id they have in a case, never by address.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from datetime import UTC, datetime

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram

from redactor.model.errors import RedactorError, Unavailable
from redactor.model.mail import MailDecision, RecipientVerdict, Reply, Verdict
from redactor.model.outcome import AuditEntry, Outcome
from redactor.runs.mail_values import Posted
from redactor.store.sql.deliveries import Addressed

LOG = logging.getLogger("redactor.mail")
_OUTCOMES = {
    MailDecision.DELIVER: Outcome.RELEASE,
    MailDecision.HOLD: Outcome.HOLD,
    MailDecision.REJECT: Outcome.BLOCK,
}
_SECONDS = (0.01, 0.02, 0.03, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 30, 60, 120)
Decided = Sequence[tuple[Addressed, RecipientVerdict]]


class Account:
    """Counts and tells."""

    def __init__(self, actor: str) -> None:
        """Begin at nothing; `actor` stands in the ledger."""
        self.actor = actor
        self.trouble = ""
        self.registry = CollectorRegistry()
        self.decisions = Counter(
            "redactor_mail_decisions",
            "Decisions, one for each recipient",
            ["decision"],
            registry=self.registry,
        )
        self.reasons = Counter(
            "redactor_mail_reasons", "Why mail was not delivered", ["code"], registry=self.registry
        )
        self.replies = Counter(
            "redactor_mail_replies", "Replies, one for each recipient", ["code"], registry=self.registry
        )
        self.faults = Counter(
            "redactor_mail_faults", "Mails on which the check failed", ["error"], registry=self.registry
        )
        self.refused = Counter(
            "redactor_mail_refused_for_now",
            "Mails that could not be checked",
            ["error"],
            registry=self.registry,
        )
        self.seconds = Histogram(
            "redactor_mail_seconds",
            "From the end of a mail to its replies",
            buckets=_SECONDS,
            registry=self.registry,
        )
        self.bytes = Counter("redactor_mail_bytes", "Bytes of mail taken", registry=self.registry)
        self.cases = Gauge("redactor_mail_cases", "Active cases in force", registry=self.registry)
        self.open = Gauge("redactor_mail_in_hand", "Mails being worked on", registry=self.registry)
        self.ready = Gauge("redactor_mail_ready", "1 while mail can be checked", registry=self.registry)

    def decided(self, mail: Posted, verdict: Verdict, decided: Decided, ref: str) -> None:
        """Tell what was decided; whatever was wrong with the record is over."""
        self.trouble = ""
        for _, one in decided:
            self.decisions.labels(one.decision.value).inc()
            for code in {reason.code for reason in one.reasons}:
                self.reasons.labels(code).inc()
        self._log(
            "decided",
            mail,
            ref=ref,
            decisions=[one.decision.value for _, one in decided],
            reasons=sorted({reason.code for _, one in decided for reason in one.reasons}),
            items=sorted({f"{case}/{item}" for _, one in decided for case, item in one.items}),
            cases=list(verdict.cases),
        )

    def answered(self, mail: Posted, replies: Sequence[Reply], seconds: float) -> None:
        """Tell what was answered."""
        self.seconds.observe(seconds)
        self.bytes.inc(len(mail.message))
        for one in replies:
            self.replies.labels(str(one.code)).inc()
        self._log("answered", mail, replies=[one.code for one in replies], milliseconds=round(1000 * seconds))

    def unavailable(self, mail: Posted, error: RedactorError) -> None:
        """Tell that a mail was refused for now."""
        self.refused.labels(error.code).inc()
        if error.code != Unavailable.code:  # a single mail's trouble is not the gate's
            self.trouble = str(error)
        self._log("refused for now", mail, error=error.code, why=str(error), level=logging.WARNING)

    def broken(self, mail: Posted, error: Exception) -> None:
        """Tell of an error of our own."""
        self.refused.labels(type(error).__name__).inc()
        self._log("internal error", mail, error=type(error).__name__, level=logging.ERROR)

    def fault(self, mail: Posted, error: Exception) -> None:
        """Tell that the check failed on a mail."""
        name = getattr(error, "code", type(error).__name__)
        self.faults.labels(name).inc()
        self._log("check failed", mail, error=name, level=logging.WARNING)

    def registers_found(self, cases: int) -> None:
        """Tell how many cases are in force."""
        self.cases.set(cases)
        self.ready.set(1)

    def registers_lost(self, error: Exception) -> None:
        """Tell that no mail can be checked."""
        if self.ready._value.get():  # noqa: SLF001  # told once, not every two seconds
            name = getattr(error, "code", type(error).__name__)
            LOG.error("registers cannot be read", extra={"fields": {"error": name, "why": str(error)}})
        self.ready.set(0)

    @staticmethod
    def _log(event: str, mail: Posted, *, level: int = logging.INFO, **fields: object) -> None:
        told = {"digest": mail.digest[:16], "size": len(mail.message), **fields}
        LOG.log(level, event, extra={"fields": told})


def ledger_entries(
    action: str,
    verdict: Verdict,
    actor: str,
    decisions: Sequence[RecipientVerdict] | None = None,
    answers: tuple[tuple[str, str, str], ...] = (),
) -> tuple[AuditEntry, ...]:
    """Return the ledger's lines: one for each case, one for mail that is stopped without a case."""
    given = verdict.decisions if decisions is None else decisions
    if verdict.cases:
        return tuple(_entry(action, case, verdict, given, actor, answers) for case in verdict.cases)
    if any(one.decision is not MailDecision.DELIVER for one in given):
        return (_entry(action, "", verdict, given, actor, answers),)
    return ()


def _entry(  # noqa: PLR0913, PLR0917  # one line of the ledger
    action: str,
    case: str,
    verdict: Verdict,
    given: Sequence[RecipientVerdict],
    actor: str,
    answers: tuple[tuple[str, str, str], ...],
) -> AuditEntry:
    names = {name for one in given for known, name in one.known_as if known == case}
    items = sorted({item for one in given for known, item in one.items if known == case})
    worst = max((one.decision for one in given), key=list(MailDecision).index)
    return AuditEntry(
        when=datetime.now(UTC),
        action=action,
        actor=actor,
        case=case,
        recipients=tuple(sorted(names)) or ("anyone",),
        input_digest=verdict.digest,
        output_digest="",
        outcome=_OUTCOMES[worst].value,
        reasons=tuple(dict.fromkeys(reason.code for one in given for reason in one.reasons)),
        findings=tuple((f"{item}:present", 1) for item in items),
        answers=answers,
        versions=verdict.versions,
    )
