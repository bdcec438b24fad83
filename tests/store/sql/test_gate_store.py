"""The gate's tables, on both kinds of database."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import select

from redactor.model.case import CaseRef
from redactor.model.document import Digest
from redactor.model.errors import DatabaseUnavailable
from redactor.model.mail import Envelope, MailDecision, RecipientVerdict, Reply, Tie, TieReason, Verdict
from redactor.model.outcome import Reason
from redactor.model.secret import Secret
from redactor.store.sql.deliveries import Deliveries
from redactor.store.sql.quarantine import Quarantine
from redactor.store.sql.record import Record
from redactor.store.sql.tables_gate import DELIVERY, DELIVERY_CASE, QUARANTINE
from redactor.store.sql.writer import Writer

Z, Y = Secret("dana@example.net"), Secret("callum@example.com")
LEAK = Reason("leak", "It holds a detail", "page 3", "x-home")
CASE = CaseRef("CF-1")
VERDICT = Verdict(
    Digest("d" * 64),
    (
        RecipientVerdict(Z, MailDecision.HOLD, (LEAK,), ((CASE, "x-home"),), ((CASE, "ms-z"),)),
        RecipientVerdict(Y, MailDecision.DELIVER, (), (), ((CASE, "mr-y"), (CASE, "gran"))),
    ),
    (Tie(CASE, TieReason.RECIPIENT),),
    0,
    (("redactor", "1"),),
)


def named(deliveries: Deliveries, verdict: Verdict = VERDICT) -> list[Any]:
    return [
        (deliveries.addressed("<1@x>", verdict.digest, one.address.reveal(), one.address.reveal()), one)
        for one in verdict.decisions
    ]


def test_a_delivery_is_known_by_mail_and_recipient(record: Record) -> None:
    deliveries = Deliveries(record.keys)
    pairs = named(deliveries)
    with record.database.writing() as connection:
        deliveries.decide(connection, pairs, VERDICT, "R-2611-0001")
    ids = [one.id for one, _ in pairs]
    with record.database.reading() as connection:
        known = deliveries.known(connection, [*ids, "other"])
    assert [(known[one].state, known[one].ref) for one in ids] == [("held", "R-2611-0001"), ("decided", "")]
    assert deliveries.addressed("<2@x>", VERDICT.digest, Z.reveal(), "z").id not in ids


def test_an_answer_settles_a_delivery_but_a_temporary_one_does_not(record: Record) -> None:
    deliveries = Deliveries(record.keys)
    pairs = named(deliveries)
    mine = pairs[1][0].id
    with record.database.writing() as connection:
        deliveries.decide(connection, pairs, VERDICT, "")
        deliveries.finish(connection, {mine: Reply(451, Secret("later"))})
        assert deliveries.known(connection, [mine])[mine].state == "decided"
        deliveries.finish(connection, {mine: Reply(250, Secret("ok callum@example.com"))})
        assert deliveries.known(connection, [mine])[mine].state == "accepted"
        deliveries.decide(connection, pairs[:1], VERDICT, "R-1")
        assert deliveries.known(connection, [mine])[mine].reply == 250


def test_a_mail_that_is_said_to_be_new_and_is_not_is_an_error(record: Record) -> None:
    deliveries = Deliveries(record.keys)
    pairs = named(deliveries)
    with record.database.writing() as connection:
        deliveries.decide(connection, pairs, VERDICT, "", again=False)
        deliveries.decide(connection, pairs, VERDICT, "", again=True)
    with pytest.raises(DatabaseUnavailable), record.database.writing() as connection:
        deliveries.decide(connection, pairs, VERDICT, "", again=False)


def test_no_address_and_no_word_of_a_mail_stands_plain(record: Record) -> None:
    deliveries, quarantine = Deliveries(record.keys), Quarantine(record.keys, 30)
    pairs = named(deliveries)
    parcel = quarantine.parcel(
        b"Subject: x\r\n\r\n14 Rose Lane\r\n", Envelope(Secret("p@c"), (Z, Y)), (), VERDICT
    )
    with record.database.writing() as connection:
        ref = quarantine.put(connection, parcel)
        deliveries.decide(connection, pairs, VERDICT, ref)
        deliveries.finish(connection, {pairs[1][0].id: Reply(250, Secret("callum@example.com is here"))})
    with record.database.reading() as connection:
        rows = [
            tuple(map(str, row))
            for table in (DELIVERY, DELIVERY_CASE, QUARANTINE)
            for row in connection.execute(select(table))
        ]
    told = repr(rows)
    assert rows
    for word in ("dana", "callum", "Rose", "example.net"):
        assert word not in told


def test_held_mail_comes_back_as_it_went_in(record: Record) -> None:
    quarantine = Quarantine(record.keys, 30)
    message, envelope = b"Subject: x\r\n\r\nhello\r\n", Envelope(Secret(""), (Z, Y))
    with record.database.writing() as connection:
        first = quarantine.put(connection, quarantine.parcel(message, envelope, ("SMTPUTF8",), VERDICT))
        second = quarantine.put(connection, quarantine.parcel(message, envelope, (), VERDICT))
    assert first.startswith("R-")
    assert first.endswith("-0001")
    assert second.endswith("-0002")
    with record.database.reading() as connection:
        held = quarantine.get(connection, first)
        assert quarantine.message(connection, first) == message
        assert quarantine.get(connection, "R-0000-0000") is None
        assert [one.ref for one in quarantine.waiting(connection)] == [first, second]
    assert held is not None
    assert (held.envelope, held.options, held.verdict) == (envelope, ("SMTPUTF8",), VERDICT)
    assert (held.expires - held.held).days == 30


def test_faults_are_counted_for_each_mail(record: Record) -> None:
    deliveries = Deliveries(record.keys)
    with record.database.writing() as connection:
        assert deliveries.faults(connection, "a") == 0
        assert [deliveries.fault(connection, "a") for _ in range(3)] == [1, 2, 3]
        assert deliveries.faults(connection, "b") == 0


@pytest.mark.parametrize("bad", [0, 3])
def test_one_failing_write_does_not_spoil_the_others(record: Record, bad: int) -> None:
    import asyncio

    deliveries, writer, gate = Deliveries(record.keys), Writer(record), threading.Event()

    def work(number: int) -> Callable[[Any], int]:
        def run(connection: Any) -> int:
            gate.wait(10)
            if number == bad:
                raise ValueError
            return deliveries.fault(connection, str(number))

        return run

    async def together() -> list[Any]:
        tasks = [asyncio.create_task(writer.do(work(number))) for number in range(5)]
        await asyncio.sleep(0.05)
        gate.set()
        return await asyncio.gather(*tasks, return_exceptions=True)

    results = asyncio.run(together())
    writer.close()
    assert [type(one) for one in results] == [
        DatabaseUnavailable if number == bad else int for number in range(5)
    ]
    with record.database.reading() as connection:
        assert [deliveries.faults(connection, str(n)) for n in range(5)] == [int(n != bad) for n in range(5)]
