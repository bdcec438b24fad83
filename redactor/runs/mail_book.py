"""The gate's book: decisions, replies, held mail and faults, each on the disk before anything follows.

Takes what is to be written from the event loop; a single thread writes, several mails in one
transaction, so that one wait for the disk serves them all. Whatever fails, fails for its mail.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence

from redactor.model.mail import MailDecision, MailRules, RecipientVerdict, Reply, Verdict
from redactor.model.outcome import AuditEntry
from redactor.policy.mail import normal_address
from redactor.runs.mail_values import Posted, reply
from redactor.store.sent_journal import SentJournal
from redactor.store.sql.deliveries import Addressed, Deliveries, Known
from redactor.store.sql.ledger import Ledger
from redactor.store.sql.quarantine import Quarantine
from redactor.store.sql.record import Record
from redactor.store.sql.writer import Transaction, Writer

_BEFORE = "taken just before the gate was stopped"
Holding = Callable[[Transaction, str, Posted, Verdict], None]
"""Called inside the transaction that holds a mail: what it writes stands, or the mail is not held."""


class MailBook:
    """The tables of the gate in one database."""

    def __init__(
        self,
        record: Record,
        rules: MailRules,
        keep_days: int,
        holding: Holding | None = None,
        journal: SentJournal | None = None,
    ) -> None:
        """Use the tables of `record`; `journal` bridges the moment from an answer to its row."""
        self.deliveries = Deliveries(record.keys)
        self.quarantine = Quarantine(record.keys, keep_days)
        self._ledger = Ledger(record)
        self._rules = rules
        self._holding = holding
        self._database = record.database
        self._journal = journal
        self._writer = Writer(record)

    def addressed(self, mail: Posted, message_id: str) -> tuple[Addressed, ...]:
        """Return the names of a mail's deliveries, in the order of its envelope."""
        return tuple(
            self.deliveries.addressed(
                message_id, mail.digest, one.reveal(), normal_address(one.reveal(), self._rules)
            )
            for one in mail.envelope.recipients
        )

    async def known(self, ids: Sequence[str], digest: str) -> tuple[dict[str, Known], int]:
        """Return what is known of deliveries, and how often the check failed on this mail.

        Raises:
            Unavailable: the database cannot be used.
        """

        def read() -> tuple[dict[str, Known], int]:
            with self._database.reading() as connection:
                known = self.deliveries.known(connection, ids)
                return known, self.deliveries.faults(connection, digest)

        return await asyncio.to_thread(read)

    async def fault(self, digest: str) -> int:
        """Count a fault."""
        return await self._writer.do(lambda connection: self.deliveries.fault(connection, digest))

    async def decide(
        self,
        mail: Posted,
        decided: Sequence[tuple[Addressed, RecipientVerdict]],
        verdict: Verdict,
        entries: Sequence[AuditEntry],
        *,
        again: bool = True,
    ) -> str:
        """Write down decisions, and keep the mail if it is held for anybody; return its reference.

        A mail of which nothing is `known` does not come `again`.
        """
        held = any(one.decision is MailDecision.HOLD for _, one in decided)
        parcel = None
        if held:
            parcel = await asyncio.to_thread(
                self.quarantine.parcel, mail.message, mail.envelope, mail.options, verdict
            )

        def write(connection: Transaction) -> str:
            ref = self.quarantine.put(connection, parcel) if parcel is not None else ""
            self.deliveries.decide(connection, decided, verdict, ref, again=again)
            if ref and self._holding is not None:
                self._holding(connection, ref, mail, verdict)
            for entry in entries:
                self._ledger.append_within(connection, entry)
            return ref

        return await self._writer.do(write)

    async def finish(self, replies: Mapping[str, Reply], entries: Sequence[AuditEntry]) -> None:
        """Write down what the next server said."""
        if self._journal is not None:
            self._journal.note({name: one.code for name, one in replies.items()})

        def write(connection: Transaction) -> None:
            self.deliveries.finish(connection, replies)
            for entry in entries:
                self._ledger.append_within(connection, entry)

        await self._writer.do(write)
        if self._journal is not None:
            self._journal.written(replies)

    async def recover(self) -> None:
        """Write down what a gate that was killed could not. Raises `Unavailable`."""
        left = self._journal.left() if self._journal is not None else {}
        if left:
            await self.finish({name: reply(code, _BEFORE) for name, code in left.items()}, ())

    def close(self) -> None:
        """Write what waits, and stop."""
        self._writer.close()
        if self._journal is not None:
            self._journal.close()
