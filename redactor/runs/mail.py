"""The mail gate at work: one mail from its arrival to the last reply, in this order and no other.

Takes mails from a front, gives one reply for each recipient. A mail is answered "taken" only when it is
with the next server or in the quarantine, and that is on the disk; else it is refused for now.

    seen before? -> check -> decisions on the disk -> next server -> its answer on the disk -> 250
                              held: mail and notice on the disk, together                    -> 250
    no check possible now (registers, record) -> 451     fault of the check -> 451, twice -> held
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from redactor.execute import Supervised
from redactor.model.errors import Late, Misconfigured, RedactorError, Unavailable, WorkerDied
from redactor.model.mail import MailDecision, RecipientVerdict, Reply, Verdict
from redactor.model.outcome import Reason
from redactor.runs.mail_account import Account, ledger_entries
from redactor.runs.mail_book import MailBook
from redactor.runs.mail_editions import Edition
from redactor.runs.mail_pass import MOST, Passes, message_id
from redactor.runs.mail_values import NextHop, Posted, reply
from redactor.runs.mail_worker import check_one
from redactor.settings import Settings
from redactor.store.sql.deliveries import ACCEPTED, HELD, REFUSED, REJECTED, Addressed, Known

_FAULTS_MOST: Final = 2
_WHY: Final = {
    Late.code: "it takes longer to read than a mail is given",
    WorkerDied.code: "it takes more memory to read than a mail is given",
    "": "the check failed on it twice",
}
_UNCHECKED: Final = {
    code: Reason("unread", f"Could not be examined: {why}", "the whole mail") for code, why in _WHY.items()
}
LATER: Final = reply(451, "4.3.2 The mail gate cannot check this mail now; try again later")
BUSY: Final = reply(451, "4.3.2 This mail is being checked already; try again later")
LOOP: Final = reply(554, "5.4.6 This mail passed the gate too often: it goes round in a circle")
NOT_SENT: Final = reply(550, "5.7.1 Not sent. It holds details withheld from a recipient")


@dataclass
class Registers:
    """The edition in force, or why there is none."""

    edition: Edition | None = None
    problem: str = "The registers are still being read"

    def now(self) -> Edition:
        """Return the edition in force. Raises `Unavailable`."""
        if self.edition is None or self.problem:
            raise Unavailable(self.problem)
        return self.edition


@dataclass
class Gate:
    """One gate: its book, its workers, the next server and the cases in force."""

    settings: Settings
    book: MailBook
    pool: Supervised
    next: NextHop
    passes: Passes
    registers: Registers
    account: Account
    one_reply: bool = False
    """All recipients get the same answer (SMTP): what is refused for some of them only is held."""
    observes: Callable[[], bool] = lambda: False
    """Whether mail that should be stopped is only noted: see `mail_mode`."""
    _working: set[str] = field(default_factory=set)
    _tasks: set[asyncio.Task[tuple[Reply, ...]]] = field(default_factory=set)
    _unwritten: dict[str, Reply] = field(default_factory=dict)

    async def take(self, mail: Posted) -> tuple[Reply, ...]:
        """Return one reply for each recipient of a mail, in the order of its envelope.

        Work that has begun to send is carried to its end even if the caller is cancelled.
        """
        task = asyncio.create_task(self._taken(mail))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        with self.account.open.track_inprogress():
            return await asyncio.shield(task)

    async def rest(self) -> None:
        """Wait until every mail in hand has its end."""
        if self._tasks:
            await asyncio.wait(self._tasks)

    async def _taken(self, mail: Posted) -> tuple[Reply, ...]:
        started = asyncio.get_running_loop().time()
        to = self.book.addressed(mail, message_id(mail.message))
        ids = {one.id for one in to}
        if ids & self._working:
            return (BUSY,) * len(to)
        self._working |= ids
        try:
            replies = await self._worked(mail, to, started + self.settings.mail.deadline_seconds)
        except RedactorError as error:
            self.account.unavailable(mail, error)
            replies = (LATER,) * len(to)
        except Exception as error:  # noqa: BLE001  # whatever it was, the mail waits with its sender
            self.account.broken(mail, error)
            replies = (LATER,) * len(to)
        finally:
            self._working -= ids
        self.account.answered(mail, replies, asyncio.get_running_loop().time() - started)
        return replies

    async def _worked(self, mail: Posted, to: Sequence[Addressed], deadline: float) -> tuple[Reply, ...]:
        await self._catch_up(to)
        known, faults = await self.book.known([one.id for one in to], mail.digest)
        done = _answers(known)
        if len(done) < len({one.id for one in to}):
            message, passes = self.passes.stripped(mail.message)
            if passes >= MOST:
                return (LOOP,) * len(to)
            verdict = await self._verdict(replace(mail, message=message), mail, faults, deadline)
            done |= await self._carried_out(mail, message, passes, verdict, to, known, deadline)
        return tuple(done[one.id] for one in to)

    async def _catch_up(self, to: Sequence[Addressed]) -> None:
        """Write down what the next server said when that could not be written: it is never asked again."""
        late = {one.id: self._unwritten[one.id] for one in to if one.id in self._unwritten}
        if late:
            await self.book.finish(late, ())
            for name in late:
                self._unwritten.pop(name, None)

    # The check

    async def _verdict(self, mail: Posted, arrived: Posted, faults: int, deadline: float) -> Verdict:
        """Return the verdict; a mail on which the check failed twice is held.

        Raises:
            Unavailable: it cannot be checked now.
        """
        if faults >= _FAULTS_MOST:
            return unchecked(arrived)
        edition = self.registers.now()
        work = self.pool.submit(check_one, self.settings, edition, mail.message, mail.envelope)
        left = deadline - asyncio.get_running_loop().time()
        try:
            async with asyncio.timeout(left):
                verdict: Verdict = await asyncio.wrap_future(work)
        except TimeoutError:
            raise Unavailable("The workers have too much to do") from None
        except (Unavailable, Misconfigured):
            raise
        except Exception as error:  # noqa: BLE001  # a fault of the check itself, whatever it was
            self.account.fault(arrived, error)
            if await self.book.fault(arrived.digest) >= _FAULTS_MOST:
                return unchecked(arrived, getattr(error, "code", ""))
            raise Unavailable("The check failed on this mail") from None
        return replace(verdict, digest=arrived.digest)

    # What follows from it

    async def _carried_out(  # noqa: PLR0913, PLR0917  # one mail with everything known of it
        self,
        mail: Posted,
        message: bytes,
        passes: int,
        verdict: Verdict,
        to: Sequence[Addressed],
        known: Mapping[str, Known],
        deadline: float,
    ) -> dict[str, Reply]:
        observed, done = self.observes(), _answers(known)
        decisions = tuple(map(let_go, verdict.decisions)) if observed else verdict.decisions
        decided = [pair for pair in dict(zip(to, decisions, strict=True)).items() if pair[0].id not in done]
        if self.one_reply:
            decided = _no_single_rejects(decided)
        told = ledger_entries(
            "mail-observed" if observed else "mail-decided",
            verdict,
            self.account.actor,
            [what for _, what in decided],
        )
        ref = await self.book.decide(mail, decided, verdict, told, again=bool(known))
        self.account.decided(mail, verdict, decided, ref)
        replies: dict[str, Reply] = {}
        for one, what in decided:
            if what.decision is MailDecision.HOLD:
                replies[one.id] = held(ref)
            elif what.decision is MailDecision.REJECT:
                replies[one.id] = NOT_SENT
        sending = [(one, what) for one, what in decided if what.decision is MailDecision.DELIVER]
        if sending and asyncio.get_running_loop().time() > deadline:
            return replies | {one.id: LATER for one, _ in sending}
        if sending:
            replies |= await self._sent(mail, self.passes.stamped(message, passes), verdict, sending)
        return replies

    async def _sent(
        self,
        mail: Posted,
        message: bytes,
        verdict: Verdict,
        sending: Sequence[tuple[Addressed, RecipientVerdict]],
    ) -> dict[str, Reply]:
        answers = await self.next.send(mail.to([what.address for _, what in sending], message))
        told = {one.id: answer for (one, _), answer in zip(sending, answers, strict=True)}
        final = {name: answer for name, answer in told.items() if not answer.temporary}
        if final:
            self._unwritten |= final
            codes = tuple((one.id[:12], str(told[one.id].code), "next server") for one, _ in sending)
            given = [what for _, what in sending]
            entries = ledger_entries("mail-sent", verdict, self.account.actor, given, codes)
            await self.book.finish(final, entries)
            for name in final:
                self._unwritten.pop(name, None)
        replies = {name: _said(answer) for name, answer in told.items()}
        refused = [one for one in sending if told[one[0].id].code >= 500]
        if self.one_reply and refused and len(refused) < len(sending):
            replies |= await self._returned(mail, verdict, refused)
        return replies

    async def _returned(
        self, mail: Posted, verdict: Verdict, refused: Sequence[tuple[Addressed, RecipientVerdict]]
    ) -> dict[str, Reply]:
        """Hold what the next server refused for some recipients only: the sender is told by a notice."""
        why = Reason("refused-by-next", "The next server refused this recipient", "envelope")
        held_now = [(one, replace(what, decision=MailDecision.HOLD, reasons=(why,))) for one, what in refused]
        ref = await self.book.decide(mail, held_now, verdict, ())
        return {one.id: held(ref) for one, _ in held_now}


def unchecked(mail: Posted, code: str = "") -> Verdict:
    """Return the verdict on a mail that stops the check, by the last error's code: held for everybody."""
    why = (_UNCHECKED.get(code, _UNCHECKED[""]),)
    decisions = tuple(
        RecipientVerdict(address, MailDecision.HOLD, why) for address in mail.envelope.recipients
    )
    return Verdict(mail.digest, decisions, (), 1)


def was_unchecked(verdict: Verdict) -> bool:
    """Say whether a mail was held because it stops the check."""
    stops = [(why,) for why in _UNCHECKED.values()]
    return bool(verdict.decisions) and all(one.reasons in stops for one in verdict.decisions)


def let_go(one: RecipientVerdict) -> RecipientVerdict:
    """Return a decision to deliver that keeps its reasons, so that it shows what would have been stopped."""
    return replace(one, decision=MailDecision.DELIVER)


def _no_single_rejects(
    decided: list[tuple[Addressed, RecipientVerdict]],
) -> list[tuple[Addressed, RecipientVerdict]]:
    """Return holds in place of rejects, unless all are rejected."""
    if all(what.decision is MailDecision.REJECT for _, what in decided):
        return decided
    return [
        (one, replace(what, decision=MailDecision.HOLD) if what.decision is MailDecision.REJECT else what)
        for one, what in decided
    ]


def held(ref: str) -> Reply:
    """Return the reply for a held mail."""
    return replace(reply(250, f"2.0.0 Held, not sent. Ref {ref}"), held=ref)


def _answers(known: Mapping[str, Known]) -> dict[str, Reply]:
    """Return the replies for those to whom a mail was carried before."""
    found = {name: _again(one) for name, one in known.items()}
    return {name: answer for name, answer in found.items() if answer is not None}


def _again(known: Known) -> Reply | None:
    """Return the reply for a mail that comes again, None if it was not carried to its end."""
    if known.state == ACCEPTED:
        return reply(250, "2.0.0 Delivered before")
    if known.state == HELD:
        return held(known.ref)
    if known.state == REFUSED:
        return reply(known.reply, "5.0.0 Refused by the next server before")
    return NOT_SENT if known.state == REJECTED else None


def _said(answer: Reply) -> Reply:
    """Return what the next server said without its words: they may repeat anything."""
    if answer.accepted:
        return reply(250, "2.0.0 Delivered")
    kind = "4.0.0 Not taken yet" if answer.temporary else "5.0.0 Refused"
    return reply(answer.code, f"{kind} by the next server")
