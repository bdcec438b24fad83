"""The desk: nobody is told "allow" by mistake, nor of a case they may not see, nor asks too often."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import replace

import pytest

from redactor.model.case import CaseRef
from redactor.model.document import Digest
from redactor.model.errors import Unavailable
from redactor.model.mail import Envelope, MailDecision, RecipientVerdict, Verdict
from redactor.model.outcome import Reason
from redactor.model.secret import Secret
from redactor.runs.ask.answer import Advice, Answer, answer_of
from redactor.runs.ask.blobs import SECONDS, Blobs
from redactor.runs.ask.desk import Asker, Desk
from redactor.runs.ask.draft import Attached, Draft, Person
from redactor.runs.ask.pace import Pace

CASE = CaseRef("CF-1")
DRAFT = Draft("worker@council.example", (Person("dana@example.net"),), "s", "t")
WHO = Asker("worker@council.example")


def verdict(*decisions: RecipientVerdict) -> Verdict:
    return Verdict(Digest("d"), decisions)


def one(decision: MailDecision, code: str = "", items: tuple = ()) -> RecipientVerdict:
    reasons = (Reason(code, "m", "page 2", items[0][1] if items else ""),) if code else ()
    return RecipientVerdict(Secret("dana@example.net"), decision, reasons, items)


DELIVER = one(MailDecision.DELIVER)
LEAK = one(MailDecision.HOLD, "leak", ((CASE, "x-home"),))
UNREAD = one(MailDecision.HOLD, "unread")


def done(value: Verdict | Exception) -> Callable[[bytes, Envelope], Future]:
    def check(message: bytes, envelope: Envelope) -> Future:
        assert message
        assert envelope.recipients
        future: Future = Future()
        (future.set_exception if isinstance(value, Exception) else future.set_result)(value)
        return future

    return check


def desk(check: Callable, record: Callable = lambda *_: None, *, sees: bool = True, **more: object) -> Desk:
    return Desk(check, record, lambda user, case: sees, **more)


def ask(at: Desk, draft: Draft = DRAFT) -> Answer:
    return asyncio.run(at.answer(WHO, draft))


def test_a_clean_mail_is_allowed() -> None:
    assert ask(desk(done(verdict(DELIVER)))).decision is Advice.ALLOW


def test_a_leak_is_blocked_with_its_label_and_place() -> None:
    answer = ask(desk(done(verdict(DELIVER, LEAK))))
    assert answer.decision is Advice.BLOCK
    assert "x-home" in answer.text
    assert answer.recipients[1].reasons[0].place == "page 2"


def test_who_may_not_see_the_case_learns_nothing_of_it() -> None:
    answer = ask(desk(done(verdict(LEAK)), sees=False))
    assert answer.decision is Advice.BLOCK
    assert "x-home" not in repr(answer)
    assert "CF-1" not in repr(answer)
    assert "supervisor" in answer.text


def test_what_could_not_be_read_is_unknown() -> None:
    assert ask(desk(done(verdict(UNREAD)))).decision is Advice.UNKNOWN
    assert ask(desk(done(verdict(UNREAD, LEAK)))).decision is Advice.BLOCK


@pytest.mark.parametrize("error", [Unavailable("x"), ValueError("x"), RuntimeError("x")])
def test_a_failed_check_is_unknown(error: Exception) -> None:
    assert ask(desk(done(error))).decision is Advice.UNKNOWN


def test_a_verdict_without_recipients_is_unknown() -> None:
    assert ask(desk(done(verdict()))).decision is Advice.UNKNOWN


def test_a_question_that_cannot_be_recorded_is_unknown() -> None:
    def broken(*_: object) -> None:
        raise Unavailable("disk")

    assert ask(desk(done(verdict(DELIVER)), broken)).decision is Advice.UNKNOWN


def test_every_question_is_recorded() -> None:
    seen: list = []
    ask(desk(done(verdict(LEAK)), lambda *row: seen.append(row)))
    ask(desk(done(Unavailable("x")), lambda *row: seen.append(row)))
    assert [row[0] for row in seen] == [WHO.user] * 2
    assert seen[0][2].decision is Advice.BLOCK


def test_a_slow_check_is_unknown_and_found_again_when_it_is_done() -> None:
    futures: list[Future] = []

    def check(message: bytes, envelope: Envelope) -> Future:
        futures.append(Future())
        return futures[-1]

    at = desk(check, patience=0.05)

    async def both() -> tuple[Answer, Answer]:
        first = await at.answer(WHO, DRAFT)
        futures[0].set_result(verdict(DELIVER))
        return first, await at.answer(WHO, DRAFT)

    first, second = asyncio.run(both())
    assert (first.decision, second.decision) == (Advice.UNKNOWN, Advice.ALLOW)
    assert len(futures) == 1


def test_a_draft_with_attachments_finds_its_check_again() -> None:
    futures: list[Future] = []

    def check(message: bytes, envelope: Envelope) -> Future:
        futures.append(Future())
        return futures[-1]

    draft = Draft(
        "worker@council.example",
        (Person("dana@example.net"),),
        "s",
        "t",
        "<p>t</p>",
        (Attached("a.pdf", b"x"),),
    )
    at = desk(check, patience=0.05)

    async def all_three() -> None:
        await at.answer(WHO, draft)
        await at.answer(WHO, draft)
        assert len(futures) == 1
        await at.answer(WHO, replace(draft, attachments=(Attached("a.pdf", b"y"),)))
        assert len(futures) == 2

    asyncio.run(all_three())


def test_an_answer_is_given_once_the_registers_may_have_changed_since() -> None:
    answers = [verdict(DELIVER), verdict(LEAK)]

    def check(message: bytes, envelope: Envelope) -> Future:
        return done(answers.pop(0))(message, envelope)

    at = desk(check)
    assert [ask(at).decision for _ in range(2)] == [Advice.ALLOW, Advice.BLOCK]


def test_a_late_answer_is_not_given(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = [0.0]
    monkeypatch.setattr("redactor.runs.ask.desk.monotonic", lambda: clock[0])
    futures: list[Future] = []

    def check(message: bytes, envelope: Envelope) -> Future:
        futures.append(Future())
        return futures[-1]

    at = desk(check, patience=0.01)
    ask(at)
    futures[0].set_result(verdict(DELIVER))
    clock[0] = 60.0
    assert ask(at).decision is Advice.UNKNOWN
    assert len(futures) == 2


def test_another_users_answer_is_not_found() -> None:
    calls: list[bytes] = []

    def check(message: bytes, envelope: Envelope) -> Future:
        calls.append(message)
        return done(verdict(DELIVER))(message, envelope)

    at = desk(check)
    asyncio.run(at.answer(WHO, DRAFT))
    asyncio.run(at.answer(Asker("other@council.example"), DRAFT))
    assert len(calls) == 2


def test_trying_out_secrets_ends_soon() -> None:
    at = desk(done(verdict(LEAK)), blocks=Pace(3, 0.0001), questions=Pace(100, 100))
    answered = 0
    while at.in_pace(WHO.user) and answered < 50:
        ask(at)
        answered += 1
    assert answered == 3
    assert at.in_pace("somebody else")


def test_a_budget_fills_up_again() -> None:
    pace = Pace(2, 60)
    assert [pace.spend("a", 0.0) for _ in range(3)] == [True, True, False]
    assert pace.spend("a", 1.01)
    assert not pace.spend("a", 0.5), "a clock that goes backwards gives nothing"


def test_an_answer_is_never_longer_than_outlook_shows() -> None:
    many = tuple(
        RecipientVerdict(Secret("a@b"), MailDecision.HOLD, (), ((CASE, f"item-{n}"),)) for n in range(99)
    )
    assert len(answer_of(verdict(*many), lambda case: True).text) <= 300


def test_attachments_are_kept_apart_and_not_for_long() -> None:
    data, blobs = b"secret paper", Blobs(each_user=1_000, all_users=1_500)
    digest = hashlib.sha256(data).hexdigest()
    assert blobs.put("a", digest, data, 0.0)
    assert blobs.get("a", digest, 1.0) == data
    assert blobs.get("b", digest, 1.0) is None
    assert not blobs.put("a", "0" * 64, data, 1.0)
    assert not any(data in blob.token for blob in blobs._kept.values())
    assert blobs.get("a", digest, SECONDS + 1) is None
    big = b"x" * 2_000
    assert not blobs.put("a", hashlib.sha256(big).hexdigest(), big, 1.0)
