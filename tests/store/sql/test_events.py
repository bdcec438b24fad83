"""Streams of events: append-only, proved, one after the other, with time that never runs back."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import text

from redactor.model.errors import DatabaseInvalid, DatabaseUnavailable, KeyLost
from redactor.model.record import Act, Change, Subject
from redactor.store.keyring import new_keyring
from redactor.store.sql.events import Draft, Events
from redactor.store.sql.record import Record

START = datetime(2026, 2, 11, 9, 0, tzinfo=UTC)


def draft(subject_id: str = "x-home", new: str = '{"value": "14 Rose Lane"}', **changes: Any) -> Draft:
    return Draft(Act.ADDED, Subject.ITEM, subject_id, new=new, **changes)


def add(events: Events, stream: str = "CF-1", actor: str = "ruth", **changes: Any) -> Change:
    return events.write(stream, actor, lambda _: [draft(**changes)])[0]


def tamper(record: Record, *statements: str) -> None:
    """Do what somebody who owns the database can do."""
    with record.database.writing() as connection:
        if record.database.dialect == "sqlite":
            names = connection.scalars(text("SELECT name FROM sqlite_master WHERE type = 'trigger'")).all()
            for name in names:
                connection.execute(text(f"DROP TRIGGER {name}"))
        else:
            connection.execute(text("SET session_replication_role = replica"))
        for statement in statements:
            connection.execute(text(statement))


def test_what_was_written_is_read(record: Record) -> None:
    events = Events(record, lambda: START)
    made = add(events, why="told by phone", source="call", true_from=START.date(), kind="address")
    assert events.read("CF-1") == (made,)
    assert (made.number, made.actor, made.recorded) == (1, "ruth", START)
    assert made.new.reveal() == '{"value": "14 Rose Lane"}'
    assert events.streams() == ("CF-1",)
    assert events.read("CF-2") == ()


def test_a_stream_counts_by_itself(record: Record) -> None:
    events = Events(record)
    assert [add(events, "A").number, add(events, "B").number, add(events, "A").number] == [1, 1, 2]
    assert events.numbers(Subject.ITEM) == {"A": 2, "B": 1}
    assert events.numbers(Subject.PROMISE) == {}
    add(events, "C", waiting=True)
    assert "C" not in events.numbers(Subject.ITEM)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE register_event SET actor = 'mallory'",
        "UPDATE register_event SET hash = ''",
        "DELETE FROM register_event",
        "DELETE FROM register_head",
    ],
)
def test_the_database_refuses_changes(record: Record, statement: str) -> None:
    events = Events(record)
    add(events)
    with pytest.raises(DatabaseUnavailable, match="never done"), record.database.writing() as connection:
        connection.execute(text(statement))
    assert len(events.read("CF-1")) == 1


@pytest.mark.parametrize(
    ("statement", "event"),
    [
        ("UPDATE register_event SET actor = 'mallory' WHERE number = 2", 2),
        ("UPDATE register_event SET recorded = '2020-01-01T00:00:00.000000+00:00' WHERE number = 2", 2),
        ("UPDATE register_event SET subject_id = 'other' WHERE number = 3", 3),
        ("UPDATE register_event SET act = 'nonsense' WHERE number = 3", 3),
        ("UPDATE register_event SET waiting = (1 = 1) WHERE number = 1", 1),
        ("DELETE FROM register_event WHERE number = 2", 2),
        ("DELETE FROM register_event WHERE number = 3", 3),
        ("DELETE FROM register_event", 1),
        ("DELETE FROM register_head", 1),
        (
            "UPDATE register_event SET token = (SELECT token FROM register_event AS o "
            "WHERE o.number = 1 AND o.case_ref = 'CF-1') WHERE number = 2",
            2,
        ),
        ("UPDATE register_event SET case_ref = 'CF-1', number = 4 WHERE case_ref = 'CF-2'", 4),
    ],
)
def test_what_the_owner_of_the_database_changes_is_noticed(
    record: Record, statement: str, event: int
) -> None:
    events = Events(record)
    for number in range(3):
        add(events, subject_id=f"item-{number}", why=str(number))
    add(events, "CF-2")
    tamper(record, statement)
    with pytest.raises(DatabaseInvalid, match=f"not whole: event {event} "):
        events.read("CF-1")
    with pytest.raises(DatabaseInvalid):
        add(events)


def test_a_damaged_token_is_no_event(record: Record) -> None:
    events = Events(record)
    add(events)
    with record.database.writing() as connection:
        connection.execute(text("UPDATE register_event SET token = :token"), {"token": b"gAAAAA damaged"})
    with pytest.raises(KeyLost, match="changed"):
        events.read("CF-1")


def test_other_keys_open_nothing(record: Record) -> None:
    add(Events(record))
    with pytest.raises(KeyLost):
        Events(Record(record.database, new_keyring())).read("CF-1")


def test_time_never_runs_back_in_a_case(record: Record) -> None:
    times = [START, START - timedelta(days=400), START - timedelta(seconds=1), START + timedelta(hours=1)]
    events = Events(record, lambda: times.pop(0))
    made = [add(events) for _ in range(4)]
    recorded = [change.recorded for change in made]
    assert recorded == sorted(set(recorded))
    assert recorded[-1] == START + timedelta(hours=1)
    assert "2025-01-07" in made[1].note, "a clock that was set back is said"
    assert not made[2].note, "a second of difference between two machines is not"
    assert events.read("CF-1") == tuple(made)


def test_a_refused_change_leaves_nothing(record: Record) -> None:
    events = Events(record)
    add(events)

    def fail(_: tuple[Change, ...]) -> list[Draft]:
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        events.write("CF-1", "ruth", fail)
    assert len(events.read("CF-1")) == 1


def test_all_or_nothing(record: Record) -> None:
    events = Events(record)

    def half() -> None:
        events.write("CF-1", "ruth", lambda _: [draft(), Draft(Act.ADDED, Subject.ITEM, None)])  # type: ignore[arg-type]

    with pytest.raises(DatabaseUnavailable):
        half()
    assert events.read("CF-1") == ()
    assert events.streams() == ()


def in_threads(count: int, work: Callable[[int], None]) -> list[BaseException]:
    failed: list[BaseException] = []

    def run(number: int) -> None:
        try:
            work(number)
        except BaseException as error:  # noqa: BLE001  # told below
            failed.append(error)

    threads = [threading.Thread(target=run, args=(number,)) for number in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return failed


def test_several_writers_keep_one_stream_and_lose_nothing(record: Record) -> None:
    events = Events(record)

    def work(writer: int) -> None:
        for turn in range(10):
            events.write("CF-1", f"w{writer}", lambda had, turn=turn: [draft(f"i-{turn}", why=str(len(had)))])

    assert not in_threads(5, work)
    changes = events.read("CF-1")
    assert [change.number for change in changes] == list(range(1, 51))
    assert [change.why.reveal() for change in changes] == [str(n) for n in range(50)], (
        "each saw all before it"
    )
    assert {change.actor for change in changes} == {f"w{n}" for n in range(5)}


def test_a_draft_never_prints_its_value() -> None:
    assert "Rose" not in repr(draft())


def test_a_reader_sees_one_state_while_others_write(record: Record) -> None:
    events = Events(record)
    add(events)
    count = text("SELECT count(*) FROM register_event")
    with record.database.reading() as connection:
        before = connection.scalar(count)
        writer = threading.Thread(target=lambda: add(events, subject_id="y-home"))
        writer.start()
        writer.join()
        assert connection.scalar(count) == before == 1
    with record.database.reading() as connection:
        assert connection.scalar(count) == 2, "the next reader sees it"
