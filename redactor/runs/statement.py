"""An answer that stands up later: signed, and its digest in the ledger.

Takes what was asked and found; gives the statement. It adds who asked, when, and where the ledger then
stood; nothing is shown before the ledger has the question.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from redactor import __version__
from redactor.assemble import House
from redactor.model.certificate import Statement, stated
from redactor.model.outcome import AuditEntry

YES, NO, NOT_COVERED = "yes", "no, in the recorded channels", "not covered"


def answered(  # noqa: PLR0913  # one value of everything a line of the ledger is made of
    at: House,
    kind: str,
    case: str,
    content: Mapping[str, Any],
    *,
    answer: str,
    recipients: Sequence[str] = (),
    findings: Mapping[str, int] | None = None,
) -> Statement:
    """Sign an answer and put it on record.

    Raises:
        AuditUnavailable: it could not be recorded, so it is not given.
    """
    now = datetime.now(UTC)
    position = at.audit.position()
    whole = {
        "answer": answer,
        "asked": now.isoformat(timespec="seconds"),
        "by": at.actor,
        "case": case,
        "ledger": {"seq": position.seq, "hash": position.hash} if position else None,
        "versions": {"redactor": __version__, "rules": at.rules.version},
        **content,
    }
    statement = stated(kind, whole, at.keys.public, at.keys.sign)
    at.audit.append(
        AuditEntry(
            when=now,
            action=kind,
            actor=at.actor,
            case=case,
            recipients=tuple(recipients),
            input_digest="",
            output_digest=hashlib.sha256(statement.data).hexdigest(),
            outcome=answer,
            reasons=(),
            findings=tuple((findings or {}).items()),
            answers=(),
            versions=(("redactor", __version__), ("rules", at.rules.version)),
        )
    )
    return statement
