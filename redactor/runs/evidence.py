"""The questions a record answers, each by whoever may ask it.

Takes what a door was asked for; gives signed statements and checks. The answers are made in `shared`,
`why`, `recheck` and `sweep`; this opens the record, and refuses who may not ask.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from redactor.assemble import House, house
from redactor.model.case import CaseRef, Register
from redactor.model.certificate import Statement
from redactor.model.errors import CertificateInvalid, Misconfigured
from redactor.model.role import Right
from redactor.runs.certificates import read_evidence
from redactor.runs.recheck import recheck
from redactor.runs.record import CaseRecord
from redactor.runs.registers import record_house
from redactor.runs.shared import was_shared
from redactor.runs.sweep import sweep
from redactor.runs.why import why
from redactor.settings import load_settings, with_database
from redactor.store.audit_row import AuditCheck
from redactor.store.sql.anchors import anchor, anchored, text_of

_CURE: Final = (
    "Without a database Redactor keeps no released copies, so it cannot say. Set 'database' in redactor.toml "
    "(docs/evidence.md); what is released from then on can be asked about."
)


def evidence_house(database: str | None) -> House:
    """Return the house with its record open.

    Raises:
        Misconfigured: there is no database: the question is not covered.
    """
    if not with_database(load_settings(), database).database:
        raise Misconfigured("Not covered: this needs the record in a database", advice=_CURE)
    return record_house(database)


def any_house(database: str | None) -> House:
    """Return the house with its record open if there is one, and with files otherwise."""
    settings = with_database(load_settings(), database)
    return record_house(database) if settings.database else house(settings)


def ask_was_shared(  # noqa: PLR0913, PLR0917  # as asked
    database: str | None,
    register_file: Path | None,
    case: str,
    item: str,
    party: str,
    since: datetime | None,
) -> Statement:
    """Answer whether an item ever went to a person. Raises `Misconfigured`, `NotAllowed`."""
    at = evidence_house(database)
    return was_shared(at, _register(at, register_file, case), item, party, since)


def ask_why(database: str | None, certificate: Path) -> Statement:
    """Replay a decision. Raises `CertificateInvalid`, `Misconfigured`, `NotAllowed`."""
    at = evidence_house(database)
    return why(at, certificate, lambda case: CaseRecord(at, CaseRef(case)).require(Right.ASK_RECORD))


def ask_recheck(database: str | None, register_file: Path | None, case: str) -> Statement:
    """Check every released copy of a case again. Raises `Misconfigured`, `NotAllowed`."""
    at = evidence_house(database)
    return recheck(at, _register(at, register_file, case))


def ask_sweep(
    database: str | None, register_file: Path | None, case: str, item: str, paths: Sequence[str]
) -> Statement:
    """Look for an item anywhere. Raises `Misconfigured`, `NotAllowed`."""
    at = any_house(database)
    return sweep(at, _register(at, register_file, case), item, paths)


def _register(at: House, register_file: Path | None, case: str) -> Register:
    """Return the register of a question, for somebody who may ask it."""
    if register_file is None:
        if not at.settings.database:
            at.record  # noqa: B018  # says what is missing
        CaseRecord(at, CaseRef(case)).require(Right.ASK_RECORD)
        return at.registers.register(CaseRef(case))
    register = at.load_register(register_file)
    if at.settings.database:
        CaseRecord(at, register.reference).require(Right.ASK_RECORD)
    return register


# The chain


def check_record(database: str | None, anchors: Sequence[Path], since: int) -> AuditCheck:
    """Prove the record's chain, and that it still has every row that an anchor names.

    Raises:
        Misconfigured: an anchor cannot be read.
    """
    at = any_house(database)
    data = [read_evidence(path) for path in anchors]
    if at.settings.database:
        return at.ledger.check(data, since)
    result = at.check_audit()
    return _with_anchors(at, data, result) if result.ok and data else result


def _with_anchors(at: House, anchors: Sequence[bytes], result: AuditCheck) -> AuditCheck:
    """Compare an audit file, whose chain is whole, with anchors."""
    hashes = {row["seq"]: row["hash"] for row in at.audit_rows()}
    for data in anchors:
        try:
            place = anchored(data, at.keys)
        except CertificateInvalid:
            return AuditCheck(result.rows, ok=False, why="an anchor is not genuine, or has another key")
        if place.seq > result.rows:
            missing = f"rows are missing at the end: there should be at least {place.seq}"
            return AuditCheck(result.rows, ok=False, bad_row=result.rows + 1, why=missing)
        if hashes[place.seq] != place.hash:
            rewritten = "an anchor names another row here: the audit was rewritten"
            return AuditCheck(result.rows, ok=False, bad_row=place.seq, why=rewritten)
    return result


def record_rows(database: str | None, case: str, last: int) -> Iterator[dict[str, Any]]:
    """Yield the rows of the record, of one case or all, the `last` ones or all, oldest first."""
    at = any_house(database)
    if at.settings.database:
        yield from at.ledger.rows(case, last)
        return
    rows = [row for row in at.audit_rows() if case in {"", row["case"]}]
    yield from rows[-last:] if last else rows


def make_anchor(database: str | None) -> tuple[Statement, str]:
    """Return a signed anchor for where the record stands, and the same as a page to print."""
    at = any_house(database)
    position = at.audit.position()
    if position is None or not position.seq:
        raise Misconfigured("There is nothing in the record yet")
    statement = anchor(position, at.keys)
    return statement, text_of(statement)
