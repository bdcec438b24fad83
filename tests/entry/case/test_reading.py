"""Values of a recorded register: shown only where they must be, and every read on record."""

from __future__ import annotations

import pytest

from redactor.model.case import CaseRef
from tests.doors import HOME, PHONE, PLAIN
from tests.entry.case.desk import CASE, Desk


def test_critical_values_are_labels_everywhere(desk: Desk) -> None:
    desk.ok("party", "change", "miss-x", "--add-address", HOME, "--why", "confirmed")
    desk.ok("item", "add", "again", "--kind", "address", "--value", HOME, "--withhold-from", "ms-z")
    desk.ok("item", "change", "x-home", "--basis", "C8", "--why", "filed")
    desk.ok("item", "add", "note", "--kind", "text", "--value", "lives near Rose-Lane no. 14 HR6 8XQ",
            "--withhold-from", "ms-z", "--why", "heard that she lives at 14 Rose Lane")  # fmt: skip
    desk.ok(
        "item",
        "add",
        "ln",
        "--kind",
        "address",
        "--value",
        "14 Rose Ln, Leominster",
        "--withhold-from",
        "ms-z",
    )
    for args in (("show",), ("history", "--values"), ("list",), ("due",), ("at", "2099-01-01")):
        ran = desk.run("case", *args)
        assert "Rose" not in ran.out + ran.err, args
        assert "HR6" not in ran.out, args
    shown = desk.ok("case", "show")
    assert "12 Alder Close" in shown, "what is not critical is shown"
    assert "•••" in shown
    assert HOME in desk.ok("case", "export")


def test_every_read_of_a_value_is_on_record(desk: Desk) -> None:
    assert not desk.reads()
    desk.ok("case", "history")
    desk.run("case", "due")
    desk.ok("case", "list")
    assert not desk.reads(), "labels are no values"
    desk.run("case", "show", user="bob")
    (row,) = desk.reads()
    assert (row["actor"], row["case"]) == ("bob", CASE)
    assert "x-phone" in row["findings"]
    assert "x-home" not in row["findings"], "it was shown as a label"
    desk.ok("case", "export")
    assert "x-home" in desk.reads()[-1]["findings"]
    desk.ok("explain-item", "x-phone", "--case", CASE)
    assert desk.reads()[-1]["findings"] == {"x-phone": 1}
    desk.ok("case", "history", "--values", "--item", "y-home")
    assert desk.reads()[-1]["findings"] == {"y-home": 1}


def test_what_cannot_be_put_on_record_is_not_shown(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    from redactor.model.errors import AuditUnavailable
    from redactor.store.sql.ledger import Ledger

    def fail(*_: object) -> None:
        raise AuditUnavailable("no")

    monkeypatch.setattr(Ledger, "append", fail)
    for args in (("case", "show"), ("case", "export"), ("explain-item", "x-phone", "--case", CASE)):
        ran = desk.run(*args)
        assert ran.code == 1
        assert PHONE not in ran.out


def test_a_promise_that_no_item_answers_stops_the_release(desk: Desk) -> None:
    assert desk.released().outcomes == ["released"]
    out = desk.ok(
        "promise", "add", "--told", "miss-x", "--from", "ms-z", "--what", "the new flat", "--by", "Ruth"
    )
    assert "promise-1" in out
    ran = desk.released()
    assert ran.code == 1
    assert [reason["code"] for reason in ran.lines[0]["reasons"]] == ["promise-open"]
    assert ran.lines[0]["reasons"][0]["item"] == "promise-1"
    assert desk.released("mr-y").outcomes == ["released"], "it was not promised to keep it from him"
    assert desk.run("verify", "letter.txt", "--case", CASE, "--to", "ms-z", "--json").outcomes == ["blocked"]
    assert "promise-1" in desk.run("case", "due").out
    desk.ok("item", "add", "x-flat", "--kind", "address", "--value", "8 Harbour View, Ludlow, SY8 2BB",
            "--about", "miss-x", "--withhold-from", "mr-y")  # fmt: skip
    assert "not kept yet" in desk.ok("promise", "answer", "promise-1", "--item", "x-flat")
    assert desk.released().outcomes == ["blocked"]
    desk.ok("item", "change", "x-flat", "--withhold-from", "ms-z", "--why", "as promised")
    assert desk.released().outcomes == ["released"]
    assert "kept by x-flat" in desk.ok("promise", "list")
    desk.ok("item", "change", "x-flat", "--withhold-from", "mr-y", "--why", "oops")
    assert desk.released().outcomes == ["blocked"], "a promise that is no longer kept is open again"


def test_a_promise_travels_with_the_file(desk: Desk) -> None:
    desk.ok("promise", "add", "--told", "miss-x", "--from", "ms-z")
    desk.place.write("exported.yaml", desk.ok("case", "export"))
    ran = desk.place.redact("letter.txt", "--register", "exported.yaml")
    desk.place.write("letter.txt", PLAIN)
    ran = desk.place.redact("letter.txt", "--register", "exported.yaml")
    assert [reason["code"] for reason in ran.lines[0]["reasons"]] == ["promise-open"]


def test_a_promise_may_be_ended_by_a_manager(desk: Desk) -> None:
    desk.ok("promise", "add", "--told", "miss-x", "--from", "ms-z")
    desk.grant("alice", "administrator", user="ruth")
    desk.grant("wanda", "worker")
    desk.grant("meg", "manager")
    end = ("promise", "end", "promise-1", "--case", CASE, "--why", "she agreed")
    assert "may not end a promise" in desk.refused(*end, user="wanda")
    desk.ok(*end, user="meg")
    assert not desk.house.registers.register(CaseRef(CASE)).stops
