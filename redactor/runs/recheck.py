"""Every document already released in a case, checked again by the register as it now stands.

Takes a register; gives the exposures: which item went to whom, when, in which document. A detail that
was entered late is the common case. What is no longer kept is named, never counted as checked.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Final

from redactor.assemble import House
from redactor.model.case import Register
from redactor.model.certificate import Statement
from redactor.model.errors import DatabaseInvalid, KeyLost, UnknownRecipient
from redactor.model.finding import Disposition
from redactor.model.order import Order
from redactor.policy.withhold import recipients_of
from redactor.runs.look import look_of, worked
from redactor.runs.statement import answered
from redactor.store.sql.releases import Kept, Release

KIND: Final = "recheck"
EXPOSED, NONE, OPEN = "exposed", "no exposure", "not covered"


def recheck(at: House, register: Register) -> Statement:
    """Check every kept copy of the case again, for whom it went to; answer signed and on record.

    Raises:
        Misconfigured: there is no database.
    """
    at.releases.expire()
    now = replace(register, stops=(), version=f"{register.version}|recheck")
    unchecked: list[dict[str, Any]] = []
    sent: list[tuple[Release, Kept]] = []
    releases = at.releases.of_case(register.reference)
    withdrawn = [one for one in releases if one.withdrawn]
    unchecked += _never_kept(at, register.reference, {one.seq for one in releases})

    def orders() -> Iterator[Order]:
        for release in releases:
            if release.withdrawn:
                continue
            kept = _kept(at, now, release, unchecked)
            if kept is not None:
                sent.append((release, kept))
                yield Order(
                    kept.output, now, release.recipients, "register-only", actor=at.actor, number=kept.number
                )

    exposures: list[dict[str, Any]] = []
    doubtful: list[dict[str, Any]] = []
    checked = 0
    for number, (order, report) in enumerate(worked(at, orders())):
        release, kept = sent[number]
        look = look_of(at, order, report, register)
        entry = _entry(release) | {"document": look.name, "kept_on_purpose": _answers(kept)}
        exposures += _by_item(entry, look.found)
        doubtful += _by_item(entry, look.doubtful)
        if look.unread:
            unchecked.append(entry | {"why": look.unread[0][1]})
        else:
            checked += 1
    content = {
        "exposures": exposures,
        "doubtful": doubtful,
        "unchecked": unchecked,
        "coverage": {"checked": checked, "unchecked": len(unchecked), "not_published": len(withdrawn)},
        "register": at.audit.fingerprint(register.document),
    }
    rest = OPEN if unchecked or doubtful else NONE
    return answered(
        at,
        KIND,
        register.reference,
        content,
        answer=EXPOSED if exposures else rest,
        recipients=tuple(dict.fromkeys(name for one in exposures for name in one["to"])),
        findings=_counted(exposures),
    )


def _never_kept(at: House, case: str, known: set[int]) -> Iterator[dict[str, Any]]:
    """Yield what the ledger says was released and of which nothing was kept."""
    for row in at.ledger.rows(case):
        if row["action"] == "redact" and row["outcome"] == "released" and row["seq"] not in known:
            yield {
                "when": row["when"],
                "to": row["recipients"],
                "by": row["actor"],
                "digest": row["output"],
                "ledger": row["seq"],
                "why": "It was released, and nothing was kept of it",
            }


def _kept(at: House, register: Register, release: Release, unchecked: list[dict[str, Any]]) -> Kept | None:
    """Return what was kept of a release; what cannot be checked is noted."""
    try:
        recipients_of(register, release.recipients)
        kept = at.releases.content(release)
        why = "It is no longer kept: its time is over"
    except (KeyLost, DatabaseInvalid, UnknownRecipient) as error:
        kept, why = None, str(error)
    if kept is None:
        unchecked.append(_entry(release) | {"why": why})
    return kept


def _entry(release: Release) -> dict[str, Any]:
    return {
        "when": release.made.isoformat(timespec="seconds"),
        "to": list(release.recipients),
        "by": release.actor,
        "digest": release.output,
        "ledger": release.seq,
    }


def _answers(kept: Kept) -> list[str]:
    """Return who said of something in this copy that it may stay: an exposure may have been meant."""
    return sorted({one.by for one in kept.overrides if one.disposition is Disposition.KEEP})


def _by_item(entry: dict[str, Any], seen: tuple[tuple[str, str], ...]) -> list[dict[str, Any]]:
    items = dict.fromkeys(item for item, _ in seen)
    return [entry | {"item": i, "places": [place for item, place in seen if item == i]} for i in items]


def _counted(exposures: list[dict[str, Any]]) -> dict[str, int]:
    items = [f"{one['item']}:exposed" for one in exposures]
    return {item: items.count(item) for item in dict.fromkeys(items)}
