"""Observing and blocking: which of both the gate does, who said so, and what observing has shown.

Takes a house; gives the mode in force and a report. A gate that was never told blocks.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from redactor.assemble import House
from redactor.model.errors import Misconfigured, NotAllowed
from redactor.model.outcome import AuditEntry
from redactor.model.role import Right
from redactor.policy.override import LEAST_WORDS
from redactor.policy.roles import may, standing
from redactor.runs.mail_record import gate_record
from redactor.store.sql.deliveries import Deliveries
from redactor.store.sql.gate_mode import GateMode, Modes, Switch
from redactor.store.sql.ledger import Ledger
from redactor.store.sql.record import Record


class GateSwitch:
    """The mode in force, as the running gate sees it."""

    def __init__(self, record: Record) -> None:
        """Look for the first time."""
        self._database = record.database
        self._mode = GateMode.BLOCK
        self.look()

    def look(self) -> None:
        """Look again. Raises `DatabaseUnavailable`; the mode stays as it was."""
        with self._database.reading() as connection:
            self._mode = Modes.now(connection)

    def observes(self) -> bool:
        """Say whether mail that should be stopped is only noted."""
        return self._mode is GateMode.OBSERVE


def switches(at: House) -> tuple[Switch, ...]:
    """Return every switch so far, oldest first."""
    record = gate_record(at)
    with record.database.reading() as connection:
        return Modes(record.keys).all(connection)


def switch(at: House, mode: str, why: str) -> None:
    """Switch the gate; running gates follow within seconds.

    Raises:
        NotAllowed: the actor may not.
        Misconfigured: no reason was given.
    """
    if at.settings.database and not may(standing(at.roles.grants(), at.actor).roles, Right.SWITCH_GATE):
        raise NotAllowed(f"{at.actor} may not switch the gate: that is for administrators and managers")
    if len(why.strip()) < LEAST_WORDS:
        raise Misconfigured(f"Give a reason of at least {LEAST_WORDS} letters")
    record = gate_record(at)
    with record.database.writing() as connection:
        Modes(record.keys).switch(connection, GateMode(mode), at.actor, why.strip())
        Ledger(record).append_within(connection, _line(at.actor, mode))


@dataclass(frozen=True, slots=True)
class Week:
    """What the gate saw in a number of days: deliveries, stopped ones, and those that would have been."""

    days: int
    deliveries: int
    stopped: int
    would_stop: int
    reasons: tuple[tuple[str, int], ...]


def report(at: House, days: int) -> Week:
    """Return what the gate saw in the last days."""
    record = gate_record(at)
    since = (datetime.now(UTC) - timedelta(days=days)).isoformat(timespec="milliseconds")
    total = stopped = would = 0
    reasons: Counter[str] = Counter()
    with record.database.reading() as connection:
        for decision, codes in Deliveries.since(connection, since):
            total += 1
            stopped += decision != "deliver"
            would += decision == "deliver" and bool(codes)
            reasons.update(set(codes))
    return Week(days, total, stopped, would, tuple(reasons.most_common()))


def _line(actor: str, mode: str) -> AuditEntry:
    return AuditEntry(
        when=datetime.now(UTC),
        action="mail-mode",
        actor=actor,
        case="",
        recipients=(),
        input_digest="",
        output_digest="",
        outcome=mode,
        reasons=(),
        findings=(),
        answers=(),
        versions=(),
    )
