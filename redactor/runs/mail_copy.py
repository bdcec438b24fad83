"""A redacted copy of a held mail, made and proved like any other, for somebody to look at.

Takes a reference and a party; writes the copy, if it is released, and always a report. It sends nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from redactor.assemble import run_one
from redactor.execute import Supervised, failure_of
from redactor.model.case import AllowedItem, CaseRef, Register
from redactor.model.document import Document
from redactor.model.errors import Misconfigured
from redactor.model.kind import Kind
from redactor.model.outcome import Outcome
from redactor.model.report import Result
from redactor.policy.mail import is_internal, normal_address
from redactor.policy.withhold import recipients_of
from redactor.report.as_json import report_json
from redactor.report.html import report_html
from redactor.runs.mail_held import HeldDesk
from redactor.store.outbox import SUFFIXES, Outbox
from redactor.store.sql.quarantine import HeldMail
from redactor.values.invalid import ValueInvalid
from redactor.values.parse import parse_value


@dataclass(frozen=True, slots=True)
class Copied:
    """What became of it: the copy's path if it is released, and the report's."""

    outcome: str
    path: str
    report: str


def redacted_copy(desk: HeldDesk, ref: str, recipient: str, case: str, out: Path) -> Copied:
    """Make a copy of a held mail for a party of its case.

    Raises:
        Misconfigured: the mail belongs to no case or to several, or the party is none of it.
        NotAllowed: the actor may not read it.
        OutputUnavailable: nothing can be written there.
    """
    register = desk.register(_case(desk, ref, case))
    recipients_of(register, (recipient,))
    outbox = Outbox(out)
    outbox.prepare()
    held, message = desk.message(ref, "mail-read")
    register = _with_sender(desk, register, held)
    name = f"{ref}.eml"
    outbox.supersede(recipient, name)
    order = desk.house.order(Document(name, message), register, (recipient,), desk.settings.profile)
    limits = desk.settings.limits
    with Supervised(1, limits.seconds, limits.memory_bytes) as pool:
        try:
            result: Result = pool.submit(run_one, desk.settings, order).result()
        except Exception as error:  # noqa: BLE001  # whatever became of the worker, there is no copy
            result = desk.house.pipeline.stopped(order, *failure_of(error))
    released = result.outcome is Outcome.RELEASE
    path = str(outbox.publish(result, recipient, name)) if released else ""
    shown = {"input": ref, "output": path, "answers": ""}
    json_suffix, html_suffix, _ = SUFFIXES
    outbox.write_report(recipient, name, html_suffix, report_html(result.report, **shown))
    report = outbox.write_report(recipient, name, json_suffix, report_json(result.report, **shown))
    return Copied(result.outcome.value, path, str(report))


def _with_sender(desk: HeldDesk, register: Register, held: HeldMail) -> Register:
    """Return the register with the sender's own mailbox allowed, where that is the council's."""
    sender = held.envelope.sender
    if not is_internal(sender.reveal(), desk.settings.mail.rules):
        return register
    mailbox = normal_address(sender.reveal(), desk.settings.mail.rules)
    try:
        value = parse_value(Kind.EMAIL, mailbox, desk.house.rules.lexicon)
    except ValueInvalid:
        return register
    return replace(register, allowed=(*register.allowed, AllowedItem(Kind.EMAIL, value)))


def _case(desk: HeldDesk, ref: str, case: str) -> CaseRef:
    cases = desk.one(ref).verdict.cases
    if case:
        return CaseRef(case)
    if len(cases) != 1:
        how = f"to {len(cases)} cases" if cases else "to no case, so nothing says what to redact in it"
        raise Misconfigured(f"{ref} belongs {how}", advice="Say with --case which case it is about.")
    return cases[0]
