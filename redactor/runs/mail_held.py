"""The desk for held mail: what waits, why, and what a supervisor may do about it.

Takes a house; gives what waits by label, and carries out a release or a drop. A release is checked again
against the present registers: what is new since the approval holds the mail again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import cached_property

from redactor.assemble import House
from redactor.gate.active import ActiveCases
from redactor.model.case import CaseRef, Register
from redactor.model.errors import Late, Misconfigured, NotAllowed, RedactorError, Unavailable, WorkerDied
from redactor.model.kind import Severity
from redactor.model.mail import Envelope, Verdict
from redactor.model.role import Right
from redactor.model.secret import Secret
from redactor.policy.mail import normal_address
from redactor.policy.override import (
    CATEGORIES,
    Pair,
    approved,
    is_own_mail,
    needed,
    pairs_of,
    refused_approval,
)
from redactor.policy.roles import may, standing
from redactor.runs.ask.service import tokens_of
from redactor.runs.mail import was_unchecked
from redactor.runs.mail_account import ledger_entries
from redactor.runs.mail_ask import active_cases
from redactor.runs.mail_notices import Letters
from redactor.runs.mail_pass import Passes, message_id
from redactor.runs.mail_record import gate_record
from redactor.runs.mail_values import NextHop, Posted
from redactor.store.alone import alone
from redactor.store.sql.approvals import Approval, Approvals, moment
from redactor.store.sql.deliveries import HELD, Addressed, Deliveries
from redactor.store.sql.ledger import Ledger
from redactor.store.sql.quarantine import DROPPED, RELEASED, WAITING, HeldMail, Quarantine
from redactor.store.sql.writer import Transaction

Checker = Callable[[bytes, Envelope], Verdict]


@dataclass(frozen=True, slots=True)
class Released:
    """What became of a release: recipients that have the mail, and why others have not."""

    sent: int = 0
    waits_for: str = ""
    refused: tuple[int, ...] = ()


class HeldDesk:
    """The held mail of one gate, for one person."""

    def __init__(self, at: House, actor: str = "", check: Checker | None = None) -> None:
        """Open the gate's database for `actor`: without one, the operating system's user.

        `check` checks a mail again; without one it is done here.

        Raises:
            Misconfigured: the database is not ours, or its keys are lost.
            DatabaseUnavailable: it cannot be used.
        """
        self._at = self.house = at
        self._actor, self._check = actor or at.actor, check
        self.settings = at.settings
        self._record = gate_record(at)
        keys = self._record.keys
        self._quarantine = Quarantine(keys, at.settings.mail.keep_days)
        self._deliveries = Deliveries(keys)
        self._approvals = Approvals(keys)
        self._ledger = Ledger(self._record)
        self._letters = Letters(keys, at.settings.mail)
        self._passes = Passes(keys.chain)

    def register(self, case: CaseRef) -> Register:
        """Return a case's register as it stands. Raises `RegisterMissing`."""
        if self.settings.database:  # one case; a look-up over all of them is not needed for that
            return self._at.registers.register(case)
        return self._cases.register(case)

    @cached_property
    def _cases(self) -> ActiveCases:
        return active_cases(self._at)

    # What waits

    def waiting(self) -> list[HeldMail]:
        """Return the mail that waits and that the actor may know of."""
        with self._record.database.reading() as connection:
            found = self._quarantine.waiting(connection)
        return [one for one in found if self._may(Right.SEE_LABELS, one.verdict)]

    def one(self, ref: str) -> HeldMail:
        """Return one held mail.

        Raises:
            Misconfigured: there is none of this reference.
            NotAllowed: it is none of the actor's business.
        """
        with self._record.database.reading() as connection:
            found = self._quarantine.get(connection, ref)
        if found is None:
            raise Misconfigured(f"There is no held mail {ref}", advice="See 'redactor mail held'.")
        if not self._may(Right.SEE_LABELS, found.verdict):
            raise NotAllowed(f"{self._actor} may not see {ref}: it belongs to a case of others")
        return found

    def approvals(self, held: HeldMail) -> tuple[Approval, ...]:
        """Return who approved this mail so far."""
        with self._record.database.reading() as connection:
            return self._approvals.of(connection, held.ref, held.verdict.digest)

    def message(self, ref: str, purpose: str) -> tuple[HeldMail, bytes]:
        """Return a held mail with its text, for the pipeline; that it was read is put on record."""
        held = self._waiting(ref)
        if not self._may(Right.READ_VALUES, held.verdict):
            raise NotAllowed(f"{self._actor} may not read {ref}")
        with self._record.database.writing() as connection:
            for entry in ledger_entries(purpose, held.verdict, self._actor):
                self._ledger.append_within(connection, entry)
            return held, self._quarantine.message(connection, ref)

    # What is done about it

    async def release(
        self, ref: str, only: Sequence[str], category: str, why: str, following: NextHop
    ) -> Released:
        """Approve a held mail for all or some of its recipients, and send it once enough people have.

        Raises:
            NotAllowed: the actor may not approve it.
            Misconfigured: it does not wait any more, or a recipient is none of its own.
            RedactorError: it could not be checked or written now; it stays held.
        """
        with self._deciding(ref):
            return await self._release(self._waiting(ref), only, category, why, following)

    async def _release(
        self, held: HeldMail, only: Sequence[str], category: str, why: str, following: NextHop
    ) -> Released:
        chosen = self._chosen(held, only)
        pairs = frozenset(pair for pair in pairs_of(held.verdict) if pair[1] in chosen)
        message = self._message(held.ref)
        verdict = self._checked_again(held, message)  # before anything is put on record
        self._approve(held, pairs, category, why)
        found = frozenset(pair for pair in pairs_of(verdict) if pair[1] in chosen)
        given = [(one.who, one.pairs) for one in self.approvals(held) if one.good(moment())]
        people = needed(critical=self._critical(verdict) or self._critical(held.verdict))
        if not approved(found & pairs, given, people):
            return Released(waits_for="another supervisor: this mail needs two different people")
        if not approved(found, given, people):
            return Released(
                waits_for="a new decision: the registers have changed, and more stands against it now"
            )
        return await self._send(held, message, verdict, chosen, following)

    def drop(self, ref: str, why: str) -> None:
        """Decide that a held mail is never sent; its sender is told. Raises `NotAllowed`, `Misconfigured`."""
        with self._deciding(ref):
            self._drop(self._waiting(ref), why)

    def _drop(self, held: HeldMail, why: str) -> None:
        if not self._may(Right.RELEASE_MAIL, held.verdict):
            raise NotAllowed(
                f"{self._actor} may not decide about {held.ref}: that is for a manager of the case"
            )
        answers = ((held.ref, "dropped", why.strip() or "no reason given"),)
        with self._record.database.writing() as connection:
            for entry in ledger_entries("mail-dropped", held.verdict, self._actor, None, answers):
                self._ledger.append_within(connection, entry)
            self._settle(connection, held, DROPPED)

    # Steps

    def _deciding(self, ref: str) -> AbstractContextManager[None]:
        """Two who decide about one mail at once would send it twice."""
        path = self.settings.state / "deciding" / self._waiting(ref).ref
        return alone(path, f"Somebody else decides about {ref} at this moment")

    def _approve(self, held: HeldMail, pairs: frozenset[Pair], category: str, why: str) -> None:
        if category not in CATEGORIES:
            raise Misconfigured(f"The category must be one of: {', '.join(CATEGORIES)}")
        sender = held.envelope.sender.reveal()
        mine = [
            box for one in tokens_of(self._at).holders() if one.user == self._actor for box in one.mailboxes
        ]
        refused = refused_approval(
            self._actor,
            own=is_own_mail(self._actor, sender, mine),
            editors=dict(self._editors(held.verdict)),
            rights=self._rights(Right.RELEASE_MAIL, held.verdict),
            why=why,
        )
        if refused:
            raise NotAllowed(refused)
        approval = Approval(self._actor, moment(), pairs, category, why.strip())
        codes = tuple(sorted({(what, "approved", category) for what, _ in pairs}))
        with self._record.database.writing() as connection:
            for entry in ledger_entries("mail-approved", held.verdict, self._actor, None, codes):
                self._ledger.append_within(connection, entry)
            self._approvals.add(connection, held.ref, held.verdict.digest, approval)

    def _checked_again(self, held: HeldMail, message: bytes) -> Verdict:
        """Check the mail against the registers as they are now. Raises `RedactorError`."""
        stripped, _ = self._passes.stripped(message)
        check = self._check or self._at.mail_check(self._cases).check
        try:
            return check(stripped, held.envelope)
        except Exception as error:
            if isinstance(error, RedactorError) and not isinstance(error, Late | WorkerDied):
                raise
            if was_unchecked(held.verdict):  # it stopped the check then, too: that is what was approved
                return held.verdict
            raise Unavailable("It could not be checked again, so it stays held") from None

    async def _send(
        self, held: HeldMail, message: bytes, verdict: Verdict, chosen: frozenset[str], following: NextHop
    ) -> Released:
        with self._record.database.reading() as connection:
            waiting = self._held_pairs(connection, held, message)
        to = [pair for pair in waiting if pair[1].reveal() in chosen]
        if not to:
            raise Misconfigured(f"Nobody of {held.ref} waits for it any more")
        given = [one for one in verdict.decisions if one.address.reveal() in {a.reveal() for _, a in to}]
        with self._record.database.writing() as connection:
            for entry in ledger_entries("mail-released", verdict, self._actor, given):
                self._ledger.append_within(connection, entry)
        posted = Posted(message, held.envelope, held.options)
        stripped, passes = self._passes.stripped(message)
        replies = await following.send(posted.to([a for _, a in to], self._passes.stamped(stripped, passes)))
        final = {one.id: reply for (one, _), reply in zip(to, replies, strict=True) if reply.accepted}
        with self._record.database.writing() as connection:
            self._deliveries.finish(connection, final)
            for entry in ledger_entries("mail-sent", verdict, self._actor, given):
                self._ledger.append_within(connection, entry)
            if not self._held_pairs(connection, held, message):
                self._settle(connection, held, RELEASED)
        return Released(len(final), "", tuple(reply.code for reply in replies if not reply.accepted))

    def _held_pairs(
        self, connection: Transaction, held: HeldMail, message: bytes
    ) -> list[tuple[Addressed, Secret]]:
        """Return the recipients for whom this mail still waits."""
        name, rules = message_id(message), self._at.settings.mail.rules
        named = [
            (
                self._deliveries.addressed(
                    name, held.verdict.digest, one.reveal(), normal_address(one.reveal(), rules)
                ),
                one,
            )
            for one in held.envelope.recipients
        ]
        known = self._deliveries.known(connection, [to.id for to, _ in named])
        waits = {to.id for to, _ in named if to.id in known and known[to.id].state == HELD}
        return list({to.id: (to, one) for to, one in named if to.id in waits}.values())

    def _settle(self, connection: Transaction, held: HeldMail, state: str) -> None:
        """End the waiting, and tell the sender."""
        if not self._quarantine.settle(connection, held.ref, state):
            raise Misconfigured(f"{held.ref} does not wait any more")
        self._letters.ended(connection, held, state)

    def _message(self, ref: str) -> bytes:
        with self._record.database.reading() as connection:
            return self._quarantine.message(connection, ref)

    def _waiting(self, ref: str) -> HeldMail:
        held = self.one(ref)
        if held.state != WAITING:
            raise Misconfigured(f"{ref} does not wait any more: it was {held.state}")
        return held

    @staticmethod
    def _chosen(held: HeldMail, only: Sequence[str]) -> frozenset[str]:
        everybody = frozenset(one.reveal() for one in held.envelope.recipients)
        strangers = set(only) - everybody
        if strangers:
            raise Misconfigured(f"{len(strangers)} of the recipients you named are none of {held.ref}")
        return frozenset(only) or everybody

    # Who may

    def _may(self, right: Right, verdict: Verdict) -> bool:
        return all(self._rights(right, verdict).values())

    def _rights(self, right: Right, verdict: Verdict) -> dict[str, bool]:
        """Return by case whether the actor has a right; mail of no case is for those with a right in all."""
        if not self._at.settings.database:
            return {}  # registers are files: whoever may read the sealed record is the one user there is
        grants = self._at.roles.grants()
        cases = verdict.cases or (CaseRef(""),)
        return {case: may(standing(grants, self._actor, case).roles, right) for case in cases}

    def _editors(self, verdict: Verdict) -> Iterator[tuple[str, str]]:
        """Yield items and who last changed each."""
        if not self._at.settings.database:
            return
        for case in verdict.cases:
            mine = {item for one in verdict.decisions for known, item in one.items if known == case}
            for change in self._at.registers.changes(case):
                if change.subject_id in mine:
                    yield f"{case}/{change.subject_id}", change.actor

    def _critical(self, verdict: Verdict) -> bool:
        found = {pair for one in verdict.decisions for pair in one.items}
        return any(
            item.severity is Severity.CRITICAL
            for case in {case for case, _ in found}
            for item in self.register(case).items
            if (case, item.id) in found
        )
