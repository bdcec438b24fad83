"""The drill: test mails through the live path, and what became of each.

Takes the door where mail comes in and how long to wait; gives one result for each test mail, and puts the
drill on record. It looks into the gate's own record: a mail that never came there passed by the gate.
"""

from __future__ import annotations

import smtplib
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Final

from redactor.assemble import House
from redactor.model.errors import Misconfigured, Unavailable
from redactor.model.outcome import AuditEntry
from redactor.policy.mail import normal_address
from redactor.runs.mail_canary import HEADER, TestMail, test_mails
from redactor.runs.mail_canary_case import CASE
from redactor.runs.mail_record import gate_record
from redactor.store.sql.deliveries import ACCEPTED, Deliveries
from redactor.store.sql.ledger import Ledger
from redactor.store.sql.quarantine import DROPPED, WAITING, HeldMail, Quarantine
from redactor.store.sql.record import Record

_PAUSE: Final = 0.5


class Found(StrEnum):
    """What became of a test mail."""

    HELD = "held"
    PASSED = "passed"
    NEVER_SEEN = "never came to the gate"


@dataclass(frozen=True, slots=True)
class Tested:
    """One test mail and what became of it. `good` says whether that is what should have."""

    where: str
    found: Found
    good: bool


def drill(at: House, door: str, sender: str, seconds: float) -> tuple[Tested, ...]:
    """Send every test mail by SMTP to `door` (HOST:PORT) and return what became of each.

    Raises:
        Misconfigured: the settings name no canary's address.
        Unavailable: the door does not take mail, or the gate's record cannot be read.
    """
    canary = at.settings.mail.canary
    if not canary:
        raise Misconfigured("There is no canary: set 'mail.canary' to an outside address for test mail")
    record = gate_record(at)
    began = datetime.now(UTC).isoformat(timespec="milliseconds")
    mails = test_mails(sender, canary)
    _send(door, sender, canary, mails)
    watched = _Watched(record, at, canary, began)
    end = time.monotonic() + seconds
    while not watched.complete(mails) and time.monotonic() < end:
        time.sleep(_PAUSE)
    results = watched.results(mails)
    watched.tidy()
    _note(record, at.actor, results)
    return results


def _send(door: str, sender: str, canary: str, mails: tuple[TestMail, ...]) -> None:
    host, _, port = door.rpartition(":")
    try:
        with smtplib.SMTP(host.strip("[]"), int(port), timeout=30) as server:
            for one in mails:
                server.sendmail(sender, [canary], one.message)
    except smtplib.SMTPDataError:
        raise Unavailable(f"{door} refuses mail itself, so nothing can be said of the gate") from None
    except (OSError, smtplib.SMTPException, ValueError) as error:
        raise Unavailable(f"{door} does not take the test mails ({type(error).__name__})") from None


class _Watched:
    """Looks for test mails in the gate's record."""

    def __init__(self, record: Record, at: House, canary: str, began: str) -> None:
        self._database = record.database
        self._quarantine = Quarantine(record.keys, at.settings.mail.keep_days)
        self._deliveries = Deliveries(record.keys)
        self._to = self._deliveries.fingerprint(normal_address(canary, at.settings.mail.rules))
        self._began = began
        self._held: dict[str, HeldMail] = {}
        self._opened: set[str] = set()
        self._accepted = 0

    def complete(self, mails: tuple[TestMail, ...]) -> bool:
        """Look again; say whether every mail was found."""
        with self._database.reading() as connection:
            states = self._deliveries.states(connection, self._to, self._began)
            self._accepted = sum(state == ACCEPTED for state, _ in states)
            for _, ref in states:
                if ref and ref not in self._opened:
                    self._opened.add(ref)
                    held = self._quarantine.get(connection, ref)
                    message = self._quarantine.message(connection, ref)
                    marks = [one.mark for one in mails if f"{HEADER}: {one.mark}".encode() in message]
                    if held is not None:
                        self._held |= dict.fromkeys(marks, held)
        return len(self._held) + self._accepted >= len(mails)

    def results(self, mails: tuple[TestMail, ...]) -> tuple[Tested, ...]:
        """Return what became of each. What passed leaves no text behind, so it is told by counting."""
        missing = [one for one in mails if one.mark not in self._held]
        seen = self._accepted >= len(missing)
        passed = {one.mark for one in missing if seen or (one.clean and self._accepted)}
        return tuple(self._tested(one, passed) for one in mails)

    def _tested(self, one: TestMail, passed: set[str]) -> Tested:
        found = (
            Found.HELD if one.mark in self._held else Found.PASSED if one.mark in passed else Found.NEVER_SEEN
        )
        return Tested(one.where, found, found is (Found.PASSED if one.clean else Found.HELD))

    def tidy(self) -> None:
        """End the waiting of held test mails: nobody is to be asked about them."""
        with self._database.writing() as connection:
            for held in {one.ref: one for one in self._held.values() if one.state == WAITING}.values():
                self._quarantine.settle(connection, held.ref, DROPPED)


def _note(record: Record, actor: str, results: tuple[Tested, ...]) -> None:
    bad = tuple(f"{one.where}: {one.found.value}" for one in results if not one.good)
    entry = AuditEntry(
        when=datetime.now(UTC),
        action="mail-drill",
        actor=actor,
        case=CASE,
        recipients=("canary",),
        input_digest="",
        output_digest="",
        outcome="blocked" if not bad else "failed",
        reasons=bad,
        findings=(),
        answers=(),
        versions=(),
    )
    with record.database.writing() as connection:
        Ledger(record).append_within(connection, entry)
