"""One mail in a file, checked once: what the gate would say of it.

Takes a file's bytes and an envelope; gives the verdict as plain values for a door. Recorded like any
other check; nothing is sent or kept.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from redactor.assemble import House
from redactor.gate.active import ActiveCases
from redactor.model.errors import Misconfigured
from redactor.model.mail import Envelope, MailDecision, Verdict
from redactor.model.secret import Secret
from redactor.runs.mail_account import ledger_entries
from redactor.runs.mail_documents import documents_of
from redactor.runs.mail_editions import Editor, Reader
from redactor.runs.mail_ready import made_ready
from redactor.runs.mail_sources import source_of

_OUTCOMES = {MailDecision.DELIVER: "released", MailDecision.HOLD: "held", MailDecision.REJECT: "blocked"}


@dataclass(frozen=True, slots=True)
class Asked:
    """The answer for one recipient, ready to be shown."""

    line: dict[str, Any]

    @property
    def decision(self) -> str:
        """Deliver, hold or reject."""
        return str(self.line["decision"])


def ask(at: House, file: Path, sender: str, recipients: tuple[str, ...]) -> list[Asked]:
    """Return the answer for each recipient.

    Raises:
        Misconfigured: the file cannot be read, or a register is not valid.
        Unavailable: the record cannot be reached or written.
    """
    try:
        message = file.read_bytes()
    except OSError as error:
        raise Misconfigured(f"{file} cannot be read: {error.strerror}") from None
    envelope = Envelope(Secret(sender), tuple(map(Secret, recipients)))
    verdict = at.mail_check(active_cases(at)).check(message, envelope)
    for entry in ledger_entries("check-mail", verdict, at.actor):
        at.audit.append(entry)
    return list(_told(str(file), verdict))


def active_cases(at: House) -> ActiveCases:
    """Return all active cases, for one mail; what a gate has made ready of them is not made again."""
    key, ready = made_ready(at) or (secrets.token_bytes(32), None)
    editor = Editor(at, source_of(at), key, ready, documents_of(at))
    editor.look()
    cases = Reader(at).cases(editor.edition)
    editor.close()
    return cases


def _told(file: str, verdict: Verdict) -> list[Asked]:
    lines = []
    for one in verdict.decisions:
        codes = [reason.code for reason in one.reasons]
        counts = {
            "redacted": 0,
            "asked": codes.count("question"),
            "leaks": codes.count("leak"),
            "unread": codes.count("unread"),
        }
        reasons = [
            {"code": r.code, "message": r.message, "place": r.place, "item": r.item} for r in one.reasons
        ]
        lines.append(
            Asked(
                {
                    "input": file,
                    "recipient": one.address.reveal(),
                    "outcome": _OUTCOMES[one.decision],
                    "output": None,
                    "report": None,
                    "reasons": reasons,
                    "counts": counts,
                    "decision": one.decision.value,
                    "cases": list(verdict.cases),
                }
            )
        )
    return lines
