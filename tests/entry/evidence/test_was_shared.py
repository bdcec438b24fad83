"""Was it shared? Yes, no in the recorded channels, or not covered."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import insert

from redactor.assemble import house
from redactor.runs.certificates import verify_certificate
from redactor.store.sql.tables_gate import DELIVERY, DELIVERY_CASE
from tests.doors import HOME, LETTER, PHONE, PLAIN, Place
from tests.entry.evidence.asking import CASE, CERT, MILL, ask, expire, late, released, shared

# Was it shared?


def test_no_in_the_recorded_channels(record: Place) -> None:
    released(record)
    code, said = shared(record, "x-home")
    assert code == 0
    assert said["answer"] == "no, in the recorded channels"
    channels = said["coverage"]["channels"]
    assert channels["copies released by Redactor"] == {"recorded": 1, "read": 1}
    assert channels["mail let through by the gate"] == {"recorded": 0}
    assert "not known to Redactor" in said["coverage"]["limits"][0]


def test_yes_with_when_which_document_and_by_whom(record: Place) -> None:
    released(record, to="mr-y")
    code, said = shared(record, "x-home", "mr-y")
    assert (code, said["answer"]) == (1, "yes")
    (found,) = said["found"]
    assert found["to"] == ["mr-y"]
    assert found["by"] == house().actor
    assert found["document"] == "letter.txt"
    assert found["ledger"] == 1
    assert datetime.fromisoformat(found["when"]) <= datetime.now(UTC)
    assert shared(record, "x-home", "ms-z")[1]["found"] == [], "another person's copy is not hers"


def test_a_late_item_is_looked_for_as_it_is_known_now(record: Place) -> None:
    released(record, f"Dear Dana,\nshe moved to {MILL} in May.\n")
    code, said = shared(record, "late", register=late(record))
    assert (code, said["answer"]) == (1, "yes")
    assert said["found"][0]["known_then"] is False


def test_a_copy_to_her_role_or_to_anyone_may_have_reached_her(record: Place) -> None:
    released(record, f"She moved to {MILL}.\n", to="anyone")
    code, said = shared(record, "late", "mr-y", register=late(record))
    assert (code, said["found"][0]["to"]) == (1, ["anyone"])


def test_not_covered_when_nothing_is_kept_any_more(record: Place) -> None:
    record.env["REDACTOR_RETENTION_DAYS"] = "1"
    released(record)
    record.env["REDACTOR_RETENTION_DAYS"] = "9"
    released(record, PLAIN, "second.txt")
    expire()
    code, said = shared(record, "x-home")
    assert (code, said["answer"]) == (1, "not covered")
    assert "no longer kept" in said["not_covered"][0]["why"]
    assert said["coverage"]["channels"]["copies released by Redactor"] == {"recorded": 2, "read": 1}


def test_not_covered_when_nothing_was_ever_kept(record: Place) -> None:
    record.env["REDACTOR_RETENTION_DAYS"] = "0"
    released(record)
    assert shared(record, "x-home")[1]["answer"] == "not covered"


def test_not_covered_before_the_record_begins(record: Place) -> None:
    released(record)
    assert shared(record, "x-home", "ms-z", "--since", "2001-01-01")[1]["answer"] == "not covered"
    tomorrow = (datetime.now(UTC) + timedelta(days=1)).date().isoformat()
    assert shared(record, "x-home", "ms-z", "--since", tomorrow)[0] == 0


def test_since_leaves_out_what_was_before(record: Place) -> None:
    released(record, to="mr-y")
    tomorrow = (datetime.now(UTC) + timedelta(days=1)).date().isoformat()
    code, said = shared(record, "x-home", "mr-y", "--since", tomorrow)
    assert (code, said["found"]) == (0, [])


def test_a_copy_that_was_not_published_is_not_called_shared(
    record: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    from redactor.model.errors import OutputUnavailable
    from redactor.store.outbox import Outbox

    def fail(*_: object) -> None:
        raise OutputUnavailable

    record.write("letter.txt", LETTER)
    with monkeypatch.context() as patched:
        patched.setattr(Outbox, "publish", fail)
        assert record.redact("letter.txt", to="mr-y").outcomes == ["blocked"]
    assert shared(record, "x-home", "mr-y")[0] == 0


def deliver(place: Place, items: list[str], state: str = "accepted", known_as: str = "ms-z") -> None:
    assert place
    at, when = house().record, datetime.now(UTC).isoformat(timespec="milliseconds")
    row = {column.name: b"" if "token" in column.name else "" for column in DELIVERY.columns}
    decision = "deliver" if state in {"decided", "accepted"} else "hold"
    row |= {"id": "d1", "digest": "e" * 64, "decision": decision, "state": state, "decided": when, "reply": 0}
    case = {"delivery": "d1", "case_ref": CASE, "known_as": known_as, "items": json.dumps(items)}
    with at.database.writing() as connection:
        connection.execute(insert(DELIVERY).values(row))
        connection.execute(insert(DELIVERY_CASE).values(case))


def test_mail_that_the_gate_let_through_is_a_channel(record: Place) -> None:
    released(record)
    deliver(record, ["x-home"])
    code, said = shared(record, "x-home")
    assert (code, said["answer"]) == (1, "yes")
    assert said["found"][0]["channel"] == "mail let through by the gate"


def test_mail_that_was_held_did_not_go(record: Place) -> None:
    released(record)
    deliver(record, ["x-home"], "held")
    assert shared(record, "x-home")[0] == 0


def test_delivered_mail_cannot_be_searched_for_an_item_that_came_later(record: Place) -> None:
    released(record)
    deliver(record, [])
    code, said = shared(record, "x-home")
    assert (code, said["answer"]) == (1, "not covered")
    assert "not kept once delivered" in said["not_covered"][0]["why"]


def test_mail_after_the_item_was_entered_is_covered(record: Place) -> None:
    assert record.run("case", "import", "reg.yaml").code == 0
    deliver(record, [])
    ran = record.run("audit", "was-shared", "--case", CASE, "--item", "x-home", "--with", "ms-z")
    assert ran.code == 0
    assert "No, in the recorded channels." in ran.out
    assert "1 recorded" in ran.out


def test_only_checked_files_are_mentioned(record: Place) -> None:
    record.write("plain.txt", PLAIN)
    record.verify("plain.txt")
    assert shared(record, "x-home")[1]["coverage"]["only_checked"]["files"] == 1


@pytest.mark.parametrize("args", [("none", "ms-z"), ("x-home", "nobody")])
def test_an_item_or_person_that_is_unknown_is_refused(record: Place, args: tuple[str, str]) -> None:
    ran, _ = ask(record, "audit", "was-shared", "--item", args[0], "--with", args[1])
    assert ran.code == 2


def test_the_answer_is_signed_recorded_and_free_of_values(record: Place) -> None:
    released(record, f"{LETTER}{MILL}", f"{MILL}.txt")
    register = late(record)
    args = ("--item", "late", "--with", "ms-z", "--register", register, "--out", "answer.json")
    ran = record.run("audit", "was-shared", *args)
    assert ran.code == 1
    assert "Yes." in ran.out
    answer = record.folder / "answer.json"
    assert verify_certificate(answer, None, house().keys.public).kind == "was-shared"
    assert record.run("certificate", "verify", "answer.json").code == 0
    last = record.run("audit", "export").lines[-1]
    import hashlib

    assert (last["action"], last["outcome"]) == ("was-shared", "yes")
    assert last["output"] == hashlib.sha256(answer.read_bytes()).hexdigest()
    for shown in (ran.out, answer.read_text(), json.dumps(last)):
        for secret in (MILL, "Mill", HOME, PHONE, "Rose"):
            assert secret not in shown


@pytest.mark.parametrize(
    "command",
    [
        ("audit", "was-shared", "--item", "x-home", "--with", "ms-z", "--register", "reg.yaml"),
        ("audit", "why", CERT),
        ("recheck", "--register", "reg.yaml"),
    ],
)
def test_without_a_database_it_is_not_covered_and_the_cure_is_said(
    place: Place, command: tuple[str, ...]
) -> None:
    place.write("letter.txt", LETTER)
    place.redact("letter.txt")
    ran = place.run(*command)
    assert ran.code == 2
    assert "Not covered" in ran.err
    assert "'database'" in ran.err
