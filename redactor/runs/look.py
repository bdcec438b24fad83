"""Documents looked at again for a question about the past: the same road, no new line of decision.

Takes orders; gives reports, as they come. Whoever asks puts the question as a whole on record. Each
document has a worker of its own, with the limits that any document has.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from dataclasses import dataclass, replace
from typing import Any

from redactor.assemble import House, house
from redactor.execute import Supervised, failure_of
from redactor.model.case import ANYONE, Recipient, Register
from redactor.model.errors import Misconfigured
from redactor.model.kind import Kind
from redactor.model.order import Order
from redactor.model.outcome import AuditEntry
from redactor.model.report import Report
from redactor.pipeline import Pipeline
from redactor.policy.withhold import withhold
from redactor.settings import Settings

Work = Callable[[Settings, Order], Report]
FOUND, DOUBTFUL, NOT_READ, CLEAN = "found", "doubtful", "not read", "clean"


@dataclass(frozen=True, slots=True)
class Look:
    """What one document shows: per item the places where it is found for sure or in doubt; else why not.

    `name` is neutral where the file's own gives something away.
    """

    state: str
    name: str
    found: tuple[tuple[str, str], ...] = ()
    doubtful: tuple[tuple[str, str], ...] = ()
    unread: tuple[tuple[str, str], ...] = ()


class _Unrecorded:
    """A log that keeps nothing."""

    def append(self, entry: AuditEntry) -> None:
        """Keep nothing."""


def look_one(settings: Settings, order: Order) -> Report:
    """Check anyone's file in a worker process, without a line of its own in the ledger."""
    return _unrecorded(settings).verify(order)


def replay_one(settings: Settings, order: Order) -> Report:
    """Make a decision again in a worker process, without a line of its own in the ledger."""
    return _unrecorded(settings).redact(order).report


def _unrecorded(settings: Settings) -> Pipeline:
    return replace(house(settings).pipeline, audit=_Unrecorded())


def worked(at: House, orders: Iterable[Order], work: Work = look_one) -> Iterator[tuple[Order, Report | str]]:
    """Yield each order with its report, or with why there is none, in their order."""
    limits, jobs = at.settings.limits, at.settings.workers or os.cpu_count() or 1
    waiting: deque[tuple[Order, Future[Any]]] = deque()
    with Supervised(jobs, limits.seconds, limits.memory_bytes) as pool:
        for order in orders:
            waiting.append((order, pool.submit(work, at.settings, order)))
            if len(waiting) > jobs:
                yield _done(*waiting.popleft())
        while waiting:
            yield _done(*waiting.popleft())


def _done(order: Order, future: Future[Any]) -> tuple[Order, Report | str]:
    try:
        report: Report = future.result()
    except Exception as error:  # noqa: BLE001  # whatever became of it, it was not read
        return order, failure_of(error)[1]
    return order, report


def look_of(at: House, order: Order, report: Report | str, register: Register, item: str = "") -> Look:
    """Return what a report says about one item, or about any if none is named.

    The name is judged by the whole `register`, whatever was looked for.
    """
    name = at.pipeline.named(replace(order, register=register, recipients=(ANYONE,)))
    if isinstance(report, str):
        return Look(NOT_READ, name, unread=(("", report),))
    mine = [reason for reason in report.reasons if item in {"", reason.item}]
    found = tuple(dict.fromkeys((r.item, r.place) for r in mine if r.code in {"leak", "linkage"}))
    doubtful = tuple(dict.fromkeys((r.item, r.place) for r in mine if r.code == "question"))
    known = {"leak", "linkage", "question"}
    unread = tuple((r.place, r.message) for r in report.reasons if r.code not in known)
    state = next((s for s, seen in ((FOUND, found), (NOT_READ, unread), (DOUBTFUL, doubtful)) if seen), CLEAN)
    return Look(state, name, found, doubtful, unread)


def only(register: Register, item_id: str, audience: str) -> Register:
    """Return the register with one item, withheld from `audience` whatever was agreed.

    Raises:
        Misconfigured: there is no such item, or it is a linkage.
    """
    # To somebody the case does not know everything is closed, also what is derived.
    closed = withhold(register, [Recipient(ANYONE)]).withheld
    item = next((one for one in (*register.items, *closed) if one.id == item_id), None)
    if item is None:
        known = ", ".join(one.id for one in register.items) or "none"
        raise Misconfigured(f"There is no item '{item_id}' in case {register.reference}; there are: {known}")
    if item.kind is Kind.LINKAGE:
        raise Misconfigured(
            f"'{item_id}' is a linkage; ask about its members one by one: {', '.join(item.members)}"
        )
    alone = replace(item, withhold_from=(audience,), may_see=())
    # Another version: what is compiled from a register is kept under its name.
    version = f"{register.version}|{item_id}|{audience}"
    return replace(register, items=(alone,), stops=(), promises=(), version=version)
