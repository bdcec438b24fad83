"""Letters to senders of held mail, and the end of mail that waited too long.

Takes what was held; writes a letter in the same transaction, and later hands letters to the next server
until it takes them. Only senders of the council's own domains are written to: nobody else ever learns
that something was held.
"""

from __future__ import annotations

import asyncio
import logging
from datetime import UTC, datetime, timedelta
from typing import Final

from redactor.model.errors import RedactorError
from redactor.model.mail import Envelope, Verdict
from redactor.model.secret import Secret
from redactor.policy.mail import is_internal
from redactor.report.notice import ended_notice, held_notice
from redactor.runs.mail_account import ledger_entries
from redactor.runs.mail_pass import Passes
from redactor.runs.mail_values import NextHop, Posted
from redactor.settings import Mail
from redactor.store.keyring import KeyRing
from redactor.store.sql.ledger import Ledger
from redactor.store.sql.notices import Notice, Notices
from redactor.store.sql.quarantine import EXPIRED, HeldMail, Quarantine
from redactor.store.sql.record import Record
from redactor.store.sql.writer import Transaction

_LOG = logging.getLogger("redactor.mail")
_NOBODY: Final = Secret("")
_TRIES_MOST: Final = 2_000
"""With a pause that grows to five minutes, about a week."""
_PAUSE: Final = 1.0
_PAUSE_MOST: Final = 300.0


class Letters:
    """Writes letters into the book."""

    def __init__(self, keys: KeyRing, mail: Mail) -> None:
        """Write in the name that the settings give."""
        self._notices = Notices(keys)
        self._mail = mail

    def held(self, connection: Transaction, ref: str, posted: Posted, verdict: Verdict) -> None:
        """Tell a sender that their mail is held: the gate's `Holding`."""
        to = posted.envelope.sender
        if not self._may_write(to):
            return
        now = datetime.now(UTC)
        letter = held_notice(
            ref,
            verdict,
            sender=self._mail.notice_from,
            to=to.reveal(),
            expires=now + timedelta(days=self._mail.keep_days),
            now=now,
            link=self._mail.review_link,
        )
        self._notices.queue(connection, ref, to, letter)

    def ended(self, connection: Transaction, held: HeldMail, what: str) -> None:
        """Tell a sender what became of their held mail."""
        to = held.envelope.sender
        if self._may_write(to):
            now, sender = datetime.now(UTC), self._mail.notice_from
            letter = ended_notice(held.ref, what, sender=sender, to=to.reveal(), now=now)
            self._notices.queue(connection, held.ref, to, letter)

    def _may_write(self, to: Secret) -> bool:
        """Say whether this is one of ours; bounces and strangers are never written to."""
        address = to.reveal().strip("<>")
        return bool(address) and address.isprintable() and is_internal(address, self._mail.rules)


class Postman:
    """Sends letters, and ends what waited too long, as long as the gate runs."""

    def __init__(self, record: Record, mail: Mail, following: NextHop, actor: str) -> None:
        """Work on the tables of `record`."""
        self._database = record.database
        self._notices = Notices(record.keys)
        self._letters = Letters(record.keys, mail)
        self._quarantine = Quarantine(record.keys, mail.keep_days)
        self._ledger = Ledger(record)
        self._passes = Passes(record.keys.chain)
        self._next = following
        self._actor = actor

    async def work(self) -> None:
        """Go round for ever; whatever fails is tried again, ever more slowly."""
        pause = _PAUSE
        while True:
            await asyncio.sleep(pause)
            try:
                done = await self.round()
                pause = _PAUSE if done else min(pause * 2, _PAUSE_MOST)
                pause = _PAUSE * 5 if done is None else pause
            except RedactorError as error:
                _LOG.warning("letters wait", extra={"fields": {"error": error.code}})
                pause = min(pause * 2, _PAUSE_MOST)

    async def round(self) -> bool | None:
        """Send what waits and end what is over; return whether all went, None if there was nothing."""
        await asyncio.to_thread(self._expire)
        waiting = await asyncio.to_thread(self._waiting)
        if not waiting:
            return None
        taken = [await self._sent(one) for one in waiting]
        return all(taken)

    def _waiting(self) -> list[Notice]:
        with self._database.reading() as connection:
            return self._notices.waiting(connection)

    def _expire(self) -> None:
        with self._database.reading() as connection:
            late = self._quarantine.expired(connection, datetime.now(UTC))
        for held in late:
            with self._database.writing() as connection:
                if self._quarantine.settle(connection, held.ref, EXPIRED):
                    for entry in ledger_entries("mail-expired", held.verdict, self._actor):
                        self._ledger.append_within(connection, entry)
                    self._letters.ended(connection, held, EXPIRED)

    async def _sent(self, one: Notice) -> bool:
        """Send one letter from nobody, so that it is never answered by a machine."""
        mail = Posted(self._passes.stamped(one.message, 0), Envelope(_NOBODY, (one.to,)))
        (answer,) = await self._next.send(mail)
        over = answer.accepted or not answer.temporary or one.tries >= _TRIES_MOST
        with self._database.writing() as connection:
            (self._notices.sent if over else self._notices.tried)(connection, one.number)
        if over and not answer.accepted:
            _LOG.error("a letter was refused", extra={"fields": {"ref": one.ref, "code": answer.code}})
        return over
