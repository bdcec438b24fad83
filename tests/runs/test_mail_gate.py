"""The gate's order of acts: with workers, servers and databases that crash, hang, refuse or lie."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest

from redactor.assemble import house
from redactor.model.errors import Late, RegisterMissing, Unavailable, WorkerDied
from redactor.model.mail import Envelope, MailDecision, RecipientVerdict, Reply, Verdict
from redactor.model.outcome import Reason
from redactor.model.secret import Secret
from redactor.runs.mail import Gate, Registers, unchecked, was_unchecked
from redactor.runs.mail_account import Account
from redactor.runs.mail_book import MailBook
from redactor.runs.mail_editions import Edition
from redactor.runs.mail_pass import Passes
from redactor.runs.mail_values import Posted, reply
from redactor.store.keyring import KeyPlace
from redactor.store.sent_journal import SentJournal
from redactor.store.shared import Block
from redactor.store.sql.record import Record, open_record

Z, Y = "dana@example.net", "callum@example.com"
MESSAGE = b"Message-ID: <1@x>\r\nSubject: x\r\n\r\nhello\r\n"
OK = reply(250, "2.0.0 queued")
LEAK = Reason("leak", "It holds a detail", "body", "x-home")


@dataclass
class Workers:
    """Stands for the pool: answers what `decide` says of each recipient, or raises it."""

    decide: Callable[[str], MailDecision | Exception]
    asked: int = 0
    hang: bool = False

    def submit(
        self, function: Any, settings: Any, edition: Any, message: bytes, envelope: Envelope
    ) -> Future[Verdict]:
        self.asked += 1
        future: Future[Verdict] = Future()
        if self.hang:
            return future
        found = []
        for one in envelope.recipients:
            decision = self.decide(one.reveal())
            if isinstance(decision, Exception):
                future.set_exception(decision)
                return future
            reasons = () if decision is MailDecision.DELIVER else (LEAK,)
            found.append(RecipientVerdict(one, decision, reasons))
        future.set_result(Verdict(Posted(message, envelope).digest, tuple(found)))
        return future


@dataclass
class Next:
    """Stands for the next server."""

    answer: Callable[[str], Reply] = lambda _: OK
    got: list[Posted] = field(default_factory=list)
    before: Callable[[], Awaitable[None]] | None = None

    async def send(self, mail: Posted) -> tuple[Reply, ...]:
        if self.before is not None:
            await self.before()
        self.got.append(mail)
        return tuple(self.answer(one.reveal()) for one in mail.envelope.recipients)


@dataclass
class Bench:
    record: Record
    workers: Workers
    next: Next
    gate: Gate

    def take(self, *recipients: str, message: bytes = MESSAGE) -> list[int]:
        return [one.code for one in self.replies(*recipients, message=message)]

    def replies(self, *recipients: str, message: bytes = MESSAGE) -> Sequence[Reply]:
        return asyncio.run(self.gate.take(posted(*recipients, message=message)))

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        with self.record.database.reading() as connection:
            return [tuple(row) for row in connection.exec_driver_sql(sql)]


def posted(*recipients: str, message: bytes = MESSAGE) -> Posted:
    return Posted(message, Envelope(Secret("p@council.example.org"), tuple(map(Secret, recipients))))


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    record = open_record(f"sqlite:///{tmp_path / 'gate.db'}", KeyPlace(tmp_path / "keys.json"))
    workers = Workers(lambda address: MailDecision.HOLD if address == Z else MailDecision.DELIVER)
    following = Next()
    settings = house().settings
    settings = replace(settings, mail=replace(settings.mail, deadline_seconds=5.0))
    book = MailBook(record, settings.mail.rules, 30)
    registers = Registers(Edition(b"k", Block(0, 0, 0)), "")
    gate = Gate(settings, book, workers, following, Passes(b"k"), registers, Account("tester"))  # type: ignore[arg-type]
    yield Bench(record, workers, following, gate)
    book.close()
    record.database.close()


def test_each_recipient_gets_their_own_answer(bench: Bench) -> None:
    answers = bench.replies(Y, Z)
    assert [one.code for one in answers] == [250, 250]
    assert answers[1].held.startswith("R-")
    assert [one.reveal() for mail in bench.next.got for one in mail.envelope.recipients] == [Y]
    assert bench.next.got[0].message.endswith(MESSAGE)
    assert sorted(bench.rows("select state from delivery")) == [("accepted",), ("held",)]


def test_a_mail_that_comes_again_is_not_sent_again(bench: Bench) -> None:
    assert bench.take(Y, Z) == [250, 250]
    assert bench.take(Z, Y) == [250, 250]
    assert len(bench.next.got) == 1
    assert bench.workers.asked == 1
    assert len(bench.rows("select ref from quarantine")) == 1
    assert bench.take(Y, message=MESSAGE + b"more\r\n") == [250]
    assert len(bench.next.got) == 2


def test_only_those_without_an_answer_are_sent_again(bench: Bench) -> None:
    bench.next.answer = lambda address: OK if address == Y else reply(450, "not now")
    assert bench.take(Y, "b@x.example") == [250, 450]
    bench.next.answer = lambda _: OK
    assert bench.take(Y, "b@x.example") == [250, 250]
    assert [len(mail.envelope.recipients) for mail in bench.next.got] == [2, 1]


def test_a_refusal_is_passed_on_and_remembered(bench: Bench) -> None:
    bench.next.answer = lambda address: reply(550, f"no {address} here")
    (answer,) = bench.replies(Y)
    assert answer.code == 550
    assert Y not in answer.words.reveal()
    assert bench.take(Y) == [550]
    assert len(bench.next.got) == 1


def test_rejected_mail_is_never_sent(bench: Bench) -> None:
    bench.workers.decide = lambda _: MailDecision.REJECT
    assert bench.take(Y) == [550]
    assert bench.take(Y) == [550]
    assert not bench.next.got


@pytest.mark.parametrize("error", [Unavailable("no database"), RegisterMissing("no register")])
def test_without_registers_mail_waits_and_this_is_no_fault_of_the_mail(
    bench: Bench, error: Exception
) -> None:
    bench.workers.decide = lambda _: error
    assert [bench.take(Y) for _ in range(4)] == [[451]] * 4
    assert not bench.next.got
    assert not bench.rows("select * from delivery_fault")


def test_registers_that_cannot_be_read_stop_everything(bench: Bench) -> None:
    bench.gate.registers.problem = "broken"
    assert bench.take(Y) == [451]
    bench.gate.registers.problem = ""
    assert bench.take(Y) == [250]


@pytest.mark.parametrize("error", [Late(), WorkerDied(), MemoryError(), ValueError("x")])
def test_a_mail_that_breaks_the_check_twice_is_held(bench: Bench, error: Exception) -> None:
    bench.workers.decide = lambda _: error
    assert bench.take(Y) == [451]
    (answer,) = bench.replies(Y)
    assert answer.code == 250
    assert answer.held
    assert not bench.next.got
    assert bench.take(Y) == [250]
    assert bench.workers.asked == 2


@pytest.mark.parametrize(
    ("error", "why"),
    [
        (Late(), "it takes longer to read"),
        (WorkerDied(), "it takes more memory to read"),
        (ValueError(), "the check failed on it twice"),
    ],
)
def test_why_a_mail_could_not_be_checked_is_told(error: Exception, why: str) -> None:
    posted = Posted(b"x", Envelope(Secret(""), (Secret(Y),)))
    verdict = unchecked(posted, getattr(error, "code", ""))
    (reason,) = verdict.decisions[0].reasons
    assert why in reason.message
    assert was_unchecked(verdict)


def test_workers_with_too_much_to_do_are_no_fault_of_the_mail(bench: Bench) -> None:
    bench.workers.hang = True
    mail = bench.gate.settings.mail
    bench.gate.settings = replace(bench.gate.settings, mail=replace(mail, deadline_seconds=0.1))
    assert bench.take(Y) == [451]
    assert not bench.rows("select * from delivery_fault")


def test_past_its_deadline_the_gate_does_not_send(bench: Bench) -> None:
    mail = bench.gate.settings.mail
    bench.gate.settings = replace(bench.gate.settings, mail=replace(mail, deadline_seconds=0.2))

    def slow(address: str) -> MailDecision:
        import time

        time.sleep(0.3)
        return MailDecision.DELIVER

    bench.workers.decide = slow
    assert bench.take(Y) == [451]
    assert not bench.next.got


def test_a_record_that_cannot_be_written_lets_nothing_out(bench: Bench) -> None:
    with bench.record.database.writing() as connection:
        connection.exec_driver_sql("drop table delivery_case")
        connection.exec_driver_sql("alter table delivery rename to gone")
    assert bench.take(Y, Z) == [451, 451]
    assert not bench.next.got
    assert bench.gate.account.trouble
    with bench.record.database.writing() as connection:
        connection.exec_driver_sql("alter table gone rename to delivery")
        connection.exec_driver_sql("create table delivery_case (delivery, case_ref, known_as, items)")
    assert bench.take(Y, Z) == [250, 250]
    assert not bench.gate.account.trouble


def test_a_quarantine_that_cannot_be_written_holds_nothing_back_silently(bench: Bench) -> None:
    with bench.record.database.writing() as connection:
        connection.exec_driver_sql("alter table quarantine rename to gone")
    assert bench.take(Z) == [451]
    assert bench.take(Y) == [250]


def test_an_answer_that_could_not_be_written_is_written_later_and_the_mail_not_sent_twice(
    bench: Bench,
) -> None:
    async def vanish() -> None:
        with bench.record.database.writing() as connection:
            connection.exec_driver_sql("alter table delivery rename to gone")

    bench.next.before = vanish
    assert bench.take(Y) == [451]
    bench.next.before = None
    with bench.record.database.writing() as connection:
        connection.exec_driver_sql("alter table gone rename to delivery")
    assert bench.take(Y) == [250]
    assert len(bench.next.got) == 1
    assert bench.rows("select state from delivery") == [("accepted",)]


def test_a_client_that_goes_away_does_not_stop_what_was_begun(bench: Bench) -> None:
    async def run() -> None:
        begun, go_on = asyncio.Event(), asyncio.Event()

        async def wait() -> None:
            begun.set()
            await go_on.wait()

        bench.next.before = wait
        task = asyncio.create_task(bench.gate.take(posted(Y)))
        await begun.wait()
        task.cancel()
        await asyncio.sleep(0)
        assert [one.code for one in await bench.gate.take(posted(Y))] == [451]
        go_on.set()
        await bench.gate.rest()
        bench.next.before = None
        assert [one.code for one in await bench.gate.take(posted(Y))] == [250]

    asyncio.run(run())
    assert len(bench.next.got) == 1


def test_a_mail_that_goes_round_is_stopped(bench: Bench) -> None:
    message = MESSAGE
    for _ in range(3):
        assert bench.take(Y, message=message) == [250]
        message = bench.next.got[-1].message
    assert bench.take(Y, message=message) == [554]
    assert len(bench.next.got) == 3


def test_in_smtp_one_refused_recipient_is_held_so_that_nobody_is_forgotten(bench: Bench) -> None:
    bench.gate.one_reply = True
    bench.next.answer = lambda address: OK if address == Y else reply(550, "no")
    answers = bench.replies(Y, "b@x.example")
    assert [one.code for one in answers] == [250, 250]
    assert answers[1].held
    bench.workers.decide = lambda address: MailDecision.DELIVER if address == Y else MailDecision.REJECT
    answers = bench.replies(Y, "c@x.example", message=MESSAGE + b"2\r\n")
    assert answers[1].held


def test_the_holding_hook_and_the_quarantine_stand_or_fall_together(bench: Bench) -> None:
    def refuse(*_: object) -> None:
        raise ValueError

    bench.gate.book._holding = refuse
    assert bench.take(Z) == [451]
    assert not bench.rows("select ref from quarantine")


def test_what_a_killed_gate_had_sent_is_known_to_the_next_one(bench: Bench, tmp_path: Path) -> None:
    path = tmp_path / "gate-sent"
    rules = bench.gate.settings.mail.rules

    async def stuck() -> None:  # the row of the answer is never written: the gate is killed
        with bench.record.database.writing() as connection:
            connection.exec_driver_sql("alter table delivery rename to gone")

    bench.gate.book = MailBook(bench.record, rules, 30, None, SentJournal(path))
    bench.next.before = stuck
    assert bench.take(Y) == [451]
    assert path.stat().st_mode & 0o077 == 0
    assert Y.encode() not in path.read_bytes()
    with bench.record.database.writing() as connection:
        connection.exec_driver_sql("alter table gone rename to delivery")
    bench.next.before = None
    following = MailBook(bench.record, rules, 30, None, SentJournal(path))
    asyncio.run(following.recover())
    bench.gate = replace(bench.gate, book=following, _unwritten={})
    assert bench.take(Y) == [250]
    assert len(bench.next.got) == 1
    assert bench.rows("select state, reply from delivery") == [("accepted", 250)]
    assert path.read_bytes() == b""
    assert bench.take(Y, message=MESSAGE + b"2\r\n") == [250]
    assert path.read_bytes() == b""


def test_a_torn_line_of_the_journal_is_left_out(tmp_path: Path) -> None:
    (tmp_path / "sent").write_bytes(b"a" * 64 + b" 250\n" + b"b" * 64 + b" 550\n" + b"c" * 20)
    assert SentJournal(tmp_path / "sent").left() == {"a" * 64: 250, "b" * 64: 550}
    assert SentJournal(tmp_path / "none").left() == {}
