"""Was this item ever released to this person? Yes, no in the recorded channels, or not covered.

Takes a case, an item and a party; looks into every kept copy that went to them, with the item as it is
known now, and into what the mail gate let through. It does not know what was said or sent otherwise,
and says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Final

from redactor.assemble import House
from redactor.model.case import ANYONE, Register
from redactor.model.certificate import Statement
from redactor.model.errors import DatabaseInvalid, KeyLost
from redactor.model.order import Order
from redactor.policy.withhold import recipients_of
from redactor.runs.look import DOUBTFUL, FOUND, NOT_READ, Look, look_of, only, worked
from redactor.runs.statement import NO, NOT_COVERED, YES, answered
from redactor.store.sql.delivered import Delivered, delivered
from redactor.store.sql.releases import Release

KIND: Final = "was-shared"
_LIMITS: Final = (
    "Recorded channels are the copies that Redactor released and the mail that its gate let through. "
    "What was said, posted, or sent in another way is not known to Redactor.",
)
_COPIES, _MAIL = "copies released by Redactor", "mail let through by the gate"


@dataclass
class _Found:
    """What has come to light so far."""

    yes: list[dict[str, Any]] = field(default_factory=list)
    doubtful: list[dict[str, Any]] = field(default_factory=list)
    open: list[dict[str, Any]] = field(default_factory=list)
    read: int = 0

    @property
    def answer(self) -> str:
        if self.yes:
            return YES
        return NOT_COVERED if self.open or self.doubtful else NO


def was_shared(
    at: House, register: Register, item: str, party: str, since: datetime | None = None
) -> Statement:
    """Answer the question, signed, with its coverage, and put it on record.

    Raises:
        Misconfigured: there is no such item or party, or there is no database.
    """
    alone = only(register, item, party)
    recipients_of(register, [party])
    at.releases.expire()
    names = _names(register, party)
    found = _Found()
    rows = {row["seq"]: row for row in at.ledger.rows(register.reference)}
    copies = [row for row in rows.values() if _released(row) and not names.isdisjoint(row["recipients"])]
    copies = [row for row in copies if since is None or datetime.fromisoformat(row["when"]) >= since]
    _look_into_copies(at, register, alone, party, copies, found)
    mails = [mail for mail in delivered(at.record, register.reference) if not names.isdisjoint(mail.known_as)]
    mails = [mail for mail in mails if since is None or mail.when >= since]
    _look_into_mail(at, alone, mails, found)
    begin = at.ledger.began()
    if since is not None and (begin is None or since < begin):
        found.open.append({"why": "The record begins later than the time that was asked about"})
    content = {
        "question": {"item": item, "with": party, "since": _moment(since)},
        "found": found.yes,
        "doubtful": found.doubtful,
        "not_covered": found.open,
        "coverage": {
            "from": _moment(max(filter(None, (since, begin)), default=None)),
            "to": _moment(datetime.now(UTC)),
            "recipients": sorted(names),
            "channels": {
                _COPIES: {"recorded": len(copies), "read": found.read},
                _MAIL: {"recorded": len(mails)},
            },
            "only_checked": _checked(rows.values(), names),
            "limits": list(_LIMITS),
        },
    }
    return answered(
        at,
        KIND,
        register.reference,
        content,
        answer=found.answer,
        recipients=(party,),
        findings={f"{item}:found": len(found.yes), f"{item}:doubtful": len(found.doubtful)},
    )


def _names(register: Register, party: str) -> frozenset[str]:
    """Return everything a copy for this person may have been addressed to."""
    (recipient,) = recipients_of(register, [party])
    role = {f"role:{recipient.role}"} if recipient.role else set()
    return frozenset({recipient.id, ANYONE} | role)


def _released(row: Mapping[str, Any]) -> bool:
    return bool(row["action"] == "redact" and row["outcome"] == "released")


def _checked(rows: Any, names: frozenset[str]) -> dict[str, Any]:
    """Count files of others that were found clean for this person: whether they were sent, nobody knows."""
    clean = [row for row in rows if row["action"] == "verify" and row["outcome"] == "clean"]
    number = sum(not names.isdisjoint(row["recipients"]) for row in clean)
    return {"files": number, "note": "checked by 'redactor verify'; whether they were sent is not known"}


def _look_into_copies(  # noqa: PLR0913, PLR0917  # the question and where to look
    at: House,
    register: Register,
    alone: Register,
    party: str,
    rows: Sequence[Mapping[str, Any]],
    found: _Found,
) -> None:
    item = alone.items[0].id
    known = at.audit.fingerprint(alone.items[0].value.text)
    kept: list[Mapping[str, Any]] = []

    def orders() -> Iterator[Order]:
        for row in rows:
            order = _order(at, alone, party, row, found)
            if order is not None:
                kept.append(row)
                yield order

    for number, (order, report) in enumerate(worked(at, orders())):
        row, look = kept[number], look_of(at, order, report, register, item)
        found.read += look.state != NOT_READ
        entry = _entry(row, look) | {"known_then": row.get("checked", {}).get(item) == known}
        if look.state == FOUND:
            found.yes.append(entry | {"places": [place for _, place in look.found]})
        elif look.state == DOUBTFUL:
            found.doubtful.append(entry | {"places": [place for _, place in look.doubtful]})
        elif look.state == NOT_READ:
            found.open.append(entry | {"why": look.unread[0][1]})


def _order(at: House, alone: Register, party: str, row: Mapping[str, Any], found: _Found) -> Order | None:
    """Return the order to look into a kept copy; what is not kept is noted as not covered."""
    release = at.releases.by_seq(row["seq"])
    if release is not None and release.withdrawn:
        return None
    try:
        kept = at.releases.content(release) if release is not None else None
    except (KeyLost, DatabaseInvalid) as error:
        found.open.append(_entry(row) | {"why": str(error)})
        return None
    if kept is None:
        found.open.append(_entry(row) | {"why": _why_not(release)})
        return None
    return Order(kept.output, alone, (party,), "register-only", actor=at.actor, number=kept.number)


def _why_not(release: Release | None) -> str:
    if release is None:
        return "It was released, and nothing was kept of it"
    return "It was released, and is no longer kept: its time is over"


def _entry(row: Mapping[str, Any], look: Look | None = None) -> dict[str, Any]:
    return {
        "channel": _COPIES,
        "when": row["when"],
        "to": row["recipients"],
        "by": row["actor"],
        "document": look.name if look else "",
        "digest": row["output"],
        "ledger": row["seq"],
    }


def _look_into_mail(at: House, alone: Register, mails: Sequence[Delivered], found: _Found) -> None:
    item = alone.items[0].id
    known = _known_since(at, alone)
    for mail in mails:
        entry = {
            "channel": _MAIL,
            "when": _moment(mail.when),
            "to": list(mail.known_as),
            "by": "the mail gate",
            "digest": mail.digest,
        }
        if item in mail.items:
            found.yes.append(entry)
        elif known is None or mail.when < known:
            why = "The item was not in the register yet as it is now, and mail is not kept once delivered"
            found.open.append(entry | {"why": why})


def _known_since(at: House, alone: Register) -> datetime | None:
    """Return since when the item, and whom it is about, stand as now; None if nobody recorded it."""
    if alone.reference not in at.registers.cases():
        return None
    changes, (item,) = at.registers.changes(alone.reference), alone.items
    subjects = {item.id, item.about} - {""}
    return max((change.recorded for change in changes if change.subject_id in subjects), default=None)


def _moment(moment: datetime | None) -> str | None:
    return None if moment is None else moment.isoformat(timespec="seconds")
