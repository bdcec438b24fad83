"""A case's whole life in either kind of database: the same steps, the same answers."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from redactor.assemble import House
from redactor.model.case import CaseRef
from redactor.model.errors import ChangeRefused, NotAllowed, RegisterInvalid, RegisterMissing
from redactor.model.role import Grant, Role
from redactor.policy.roles import refused_grant
from redactor.policy.withhold import recipients_of, withhold
from redactor.rulebook import rules
from redactor.runs.record import CaseRecord
from redactor.runs.record_access import rotate_keys
from redactor.runs.record_change import Grounds, settle
from redactor.runs.record_import import import_register
from redactor.runs.record_items import add_item, end_item, supersede_item
from redactor.runs.record_people import add_promise, answer_promise, change_party
from redactor.settings import Settings
from tests.doors import REGISTER, _rules_once

CASE = CaseRef("CF-2026-0001")
WHY = Grounds("because", "a call")
PHONE = {"kind": "phone", "value": "07700 900777", "about": "miss-x", "withhold_from": ["ms-z"]}


@pytest.fixture
def at(database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[House]:
    monkeypatch.setattr(House, "actor", "ruth")
    monkeypatch.setattr(rules, "load_rules", _rules_once(rules.load_rules))
    (tmp_path / "reg.yaml").write_text(REGISTER)
    opened = House(Settings(state=tmp_path / "state", database=database_url))
    import_register(opened, tmp_path / "reg.yaml", WHY, update=False)
    yield opened
    opened.record.database.close()


def test_a_case_from_its_first_day_to_its_last(at: House) -> None:
    record = CaseRecord(at, CASE)
    first = at.registers.register(CASE)
    moments = [at.registers.changes(CASE)[-1].recorded]
    steps = [
        lambda: add_item(record, PHONE, WHY),
        lambda: supersede_item(record, "phone-1", {"value": "07700 900778"}, WHY),
        lambda: end_item(record, "phone-1", datetime.now(UTC).date(), WHY),
        lambda: add_promise(
            record, {"told": "miss-x", "by": "ruth", "on": "2026-02-11", "withhold_from": ["ms-z"]}, WHY
        ),
        lambda: answer_promise(record, "promise-1", ["phone-2"], WHY),
    ]
    versions = [first.version]
    for step in steps:
        step()
        versions.append(at.registers.register(CASE).version)
        moments.append(at.registers.changes(CASE)[-1].recorded)
    assert len(set(versions)) == len(versions), "every change makes another version"
    for moment, version in zip(moments, versions, strict=True):
        assert at.registers.as_of(CASE, moment).version == version
    assert at.registers.as_of(CASE, moments[-1] + timedelta(days=99)).version == versions[-1]
    with pytest.raises(RegisterMissing, match="not in the database yet"):
        at.registers.as_of(CASE, moments[0] - timedelta(days=1))
    last = at.registers.register(CASE)
    assert not last.stops
    held = withhold(last, recipients_of(last, ["ms-z"])).withheld
    assert {"phone-1", "phone-2"} <= {item.id for item in held}


def test_there_is_no_such_case(at: House) -> None:
    with pytest.raises(RegisterMissing, match="no case CF-9"):
        at.registers.register(CaseRef("CF-9"))
    with pytest.raises(RegisterMissing):
        add_item(CaseRecord(at, CaseRef("CF-9")), PHONE, WHY)
    assert at.registers.cases() == (CASE,)
    assert at.registers.numbers() == {CASE: 9}


def test_a_collision_and_its_second_person(at: House, monkeypatch: pytest.MonkeyPatch) -> None:
    record = CaseRecord(at, CASE)
    more = {"emails": ["Dana@Example.net"]}
    waiting = change_party(record, "miss-x", {}, more, {}, WHY).waiting[0].number
    with pytest.raises(NotAllowed, match="somebody else"):
        settle(record, waiting, WHY, confirm=True)
    with pytest.raises(ChangeRefused, match="waits"):
        change_party(record, "miss-x", {"role": "carer"}, {}, {}, WHY)
    assert at.registers.register(CASE).stops
    monkeypatch.setattr(House, "actor", "bob")
    settle(CaseRecord(at, CASE), waiting, WHY, confirm=True)
    register = at.registers.register(CASE)
    assert not register.stops
    assert [email.text.reveal() for email in register.party("miss-x").emails] == more["emails"]  # type: ignore[union-attr]
    with pytest.raises(ChangeRefused, match="No change"):
        settle(record, waiting, WHY, confirm=False)


def test_several_people_at_once_lose_nothing(at: House) -> None:
    failed: list[BaseException] = []

    def work(number: int) -> None:
        try:
            add_item(CaseRecord(at, CASE), PHONE | {"value": f"07700 9005{number:02}"}, WHY)
        except BaseException as error:  # noqa: BLE001  # told below
            failed.append(error)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failed
    ids = [item.id for item in at.registers.register(CASE).items if item.id.startswith("phone-")]
    assert sorted(ids) == [f"phone-{number}" for number in range(1, 7)], "each got an id of its own"


def test_an_invalid_change_leaves_no_trace(at: House) -> None:
    before = at.registers.changes(CASE)
    with pytest.raises(RegisterInvalid) as caught:
        add_item(CaseRecord(at, CASE), PHONE | {"value": "07700 900777 99"}, WHY)
    assert "900777" not in str(caught.value)
    assert at.registers.changes(CASE) == before


def test_roles_are_kept_and_provable(at: House, monkeypatch: pytest.MonkeyPatch) -> None:
    at.roles.grant("ruth", Grant("alice", Role.ADMINISTRATOR), "set up", refused_grant)
    at.roles.grant("alice", Grant("bob", Role.WORKER, CASE), "", refused_grant)
    assert set(at.roles.grants()) == {Grant("alice", Role.ADMINISTRATOR), Grant("bob", Role.WORKER, CASE)}
    with pytest.raises(NotAllowed):
        CaseRecord(at, CASE).shown()
    monkeypatch.setattr(House, "actor", "bob")
    assert CaseRecord(at, CASE).shown().items
    with pytest.raises(NotAllowed):
        rotate_keys(at, forget=True)


def test_new_keys_change_no_register(at: House) -> None:
    before = at.registers.register(CASE).version
    assert rotate_keys(at, forget=False).keys == 2
    again = House(at.settings)
    assert again.registers.register(CASE).version == before
    again.record.database.close()
