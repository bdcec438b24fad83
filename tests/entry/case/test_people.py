"""Cases begun by hand, what is due, who may do what, and what lies in the state folder."""

from __future__ import annotations

import json
import sqlite3

from tests.doors import PHONE, PLAIN, REGISTER, Place
from tests.entry.case.desk import CASE, Desk


def test_a_case_begun_by_hand(desk: Desk) -> None:
    case = ("--case", "CF-7")
    assert "redactor party add" in desk.ok("case", "new", "CF-7", "--title", "Child N")
    desk.ok("party", "add", "miss-x", *case, "--name", "Tamsin Okafor-Blythe", "--detail-file", "-",
            stdin=b"phone: 07700 900123\n")  # fmt: skip
    desk.ok("party", "add", "ms-z", *case, "--name", "Dana Whitcombe", "--role", "parent")
    assert desk.released("ms-z", "CF-7").code == 2, "an empty register is not 'nothing to withhold'"
    desk.ok("item", "add", *case, "--kind", "phone", "--value", "07700 900123", "--about", "miss-x",
            "--withhold-from", "ms-z")  # fmt: skip
    assert desk.released("ms-z", "CF-7").outcomes == ["released"]
    assert "CF-7" in desk.ok("case", "list")


def test_nothing_to_withhold_ends_with_the_first_item(desk: Desk) -> None:
    text = REGISTER.split("items:")[0].replace("0001", "0005")
    desk.place.write(
        "none.yaml", text + "items: []\nnothing_to_withhold: {confirmed_by: Ruth, on: 2026-02-11}\n"
    )
    desk.ok("case", "import", "none.yaml")
    assert desk.released("ms-z", "CF-2026-0005").outcomes == ["released"]
    desk.ok(
        "item",
        "add",
        "--case",
        "CF-2026-0005",
        "--kind",
        "phone",
        "--value",
        PHONE,
        "--withhold-from",
        "ms-z",
    )
    assert desk.register("CF-2026-0005").nothing_to_withhold == ""


def test_an_update_adds_and_changes_and_never_removes(desk: Desk) -> None:
    changed = REGISTER.replace("12 Alder Close", "21 Alder Close").replace(
        "  - id: x-phone", "  - id: x-mobile"
    )
    desk.place.write("later.yaml", changed)
    out = desk.ok("case", "import", "later.yaml", "--update")
    assert "'x-phone' is not in the file and stays" in out
    items = {item.id: item for item in desk.register().items}
    assert items["y-home"].value.first("number") == "21"
    assert {"x-phone", "x-mobile", "x-home"} <= items.keys()
    assert "0 events" in desk.ok("case", "import", "later.yaml", "--update")


def test_what_is_due(desk: Desk) -> None:
    desk.ok("item", "change", "y-home", "--review-on", "2026-01-31", "--why", "plan")
    desk.ok("item", "change", "x-phone", "--review-on", "2999-01-31", "--why", "plan")
    ran = desk.run("case", "due", "--json")
    assert ran.code == 1
    assert {(line["id"], line["on"]) for line in ran.lines} == {("y-home", "2026-01-31"), ("x-home", None)}
    desk.ok("item", "change", "x-home", "--review-on", "2999-01-31", "--why", "plan")
    desk.ok("item", "change", "y-home", "--review-on", "2999-01-31", "--why", "plan")
    assert "Nothing is due" in desk.ok("case", "due")


def test_roles_over_the_command_line(desk: Desk) -> None:
    assert "Single-user state" in desk.run("case", "list").err
    assert "must be an administrator's" in desk.refused("role", "grant", "wanda", "worker")
    desk.grant("alice", "administrator", user="ruth")
    assert "no role" in desk.refused("case", "show", CASE), "the first grant ends the single-user state"
    assert "no role" in desk.refused("redact", "reg.yaml", "--case", CASE, "--to", "ms-z", "--out", "o")
    for args in (("case", "show", CASE), ("case", "history", CASE), ("case", "export", CASE)):
        assert "may not" in desk.refused(*args, user="alice"), "administrators do not read cases"
    desk.grant("wanda", "worker", "--case", CASE)
    assert "themselves" in desk.refused("role", "grant", "alice", "worker", user="alice")
    desk.grant("audrey", "auditor")
    shown = desk.ok("case", "show", CASE, user="audrey")
    assert PHONE not in shown
    assert "Alder" not in shown
    assert "Dana" not in shown
    assert "may not" in desk.refused("case", "history", CASE, "--values", user="audrey")
    assert "may not" in desk.refused("case", "export", CASE, user="wanda"), "it holds a critical item"
    assert "Alder" in desk.ok("case", "show", CASE, user="wanda")
    assert "may not" in desk.refused("explain-item", "x-home", "--case", CASE, user="wanda")
    assert "0 cases" in desk.ok("case", "list", user="alice")
    assert "administrators" in desk.refused("keys", "rotate", user="wanda")
    assert "granted worker to wanda" in desk.ok("role", "list", "--history", user="alice")
    desk.ok("role", "revoke", "wanda", "worker", "--case", CASE, user="alice")
    assert "may not" in desk.refused("case", "show", CASE, user="wanda")
    refused = [row for row in desk.rows() if row["action"] == "refused"]
    assert {row["actor"] for row in refused} == {"ruth", "alice", "audrey", "wanda"}, "attempts are on record"


def test_a_name_that_nobody_has_is_said(desk: Desk) -> None:
    ran = desk.run("role", "grant", "no-such-user", "administrator")
    assert "knows no user" in ran.err


def test_two_references_that_look_alike_are_not_two_cases(desk: Desk) -> None:
    desk.place.write("twin.yaml", REGISTER.replace("CF-2026-0001", "cf 2026/0001"))
    assert "a second one beside it" in desk.refused("case", "import", "twin.yaml")
    assert "a second one beside it" in desk.refused("case", "new", "CF20260001")
    desk.grant("alice", "administrator", user="ruth")
    assert desk.run("case", "new", "").code == 2


def test_who_somebody_is_cannot_be_said_by_the_environment(desk: Desk) -> None:
    import os
    import pwd

    desk.place.env |= {"USER": "bob", "LOGNAME": "bob", "LNAME": "bob", "USERNAME": "bob"}
    ran = desk.place.process("item", "change", "y-home", "--basis", "C8", "--why", "x")
    assert ran.code == 0, ran
    last = desk.run("case", "history", "--json").lines[-1]
    assert last["actor"] == pwd.getpwuid(os.getuid()).pw_name != "bob"


def test_keys_and_backups(desk: Desk) -> None:
    before = desk.register().version
    assert "2 sealing keys" in desk.ok("keys", "rotate")
    assert "1 sealing keys" in desk.ok("keys", "rotate", "--forget-old")
    assert desk.register().version == before
    desk.ok("case", "backup", "copy.db")
    copy = f"sqlite:///{desk.place.folder / 'copy.db'}"
    assert "12 Alder Close" in desk.ok("case", "show", "--database", copy)
    assert desk.run("case", "backup", "copy.db").code == 2
    (desk.place.state / "keys.json").rename(desk.place.folder / "away.json")
    assert "keys are missing" in desk.refused("case", "show")
    assert not (desk.place.state / "keys.json").exists(), "a lost key is never replaced"
    desk.place.env["REDACTOR_KEYS"] = str(desk.place.folder / "away.json")
    desk.ok("case", "show")
    assert desk.register().version == before


def test_a_database_that_does_not_answer_stops_a_run_before_any_work(place: Place) -> None:
    place.write("letter.txt", PLAIN)
    down = ("--database", "postgresql://nobody@127.0.0.1:1/none")
    ran = place.run("redact", "letter.txt", "--case", CASE, "--to", "ms-z", "--out", "out", *down)
    assert ran.code == 2
    assert "Nothing was processed" in ran.err
    assert not (place.folder / "out").exists()
    assert place.run("case", "show", CASE, *down).code == 1


def test_reading_never_makes_a_database(place: Place) -> None:
    for args in (("case", "list"), ("case", "show", "CF-1"), ("keys", "rotate"), ("role", "list")):
        ran = place.run(*args, "--database", "sqlite:///none.db")
        assert ran.code == 2
        assert "no database" in ran.err
    assert not (place.folder / "none.db").exists()
    assert "No database was named" in place.run("case", "list").err
    assert place.run("case", "list", "--database", "mysql://x/y").code == 2


def test_no_value_stands_in_any_file_of_the_state(desk: Desk) -> None:
    desk.ok("item", "add", "--kind", "address", "--value-file", "-", "--withhold-from", "ms-z",
            stdin=b"8 Harbour View, Ludlow, SY8 2BB")  # fmt: skip
    desk.ok("promise", "add", "--told", "miss-x", "--from", "ms-z", "--what", "the Harbour View flat")
    desk.run("case", "show")
    desk.released()
    desk.ok("case", "backup", "copy.db")
    places = [desk.place.folder / name for name in ("redactor.db", "redactor.db-wal", "copy.db")]
    files = [*places, *(path for path in desk.place.state.rglob("*") if path.is_file())]
    for path in files:
        data = path.read_bytes() if path.exists() else b""
        for value in (
            "Harbour View",
            "Rose Lane",
            "07700 900123",
            "Alder Close",
            "HR6 8XQ",
            "Okafor",
            "Whitcombe",
        ):
            for encoding in ("utf-8", "utf-16-le"):
                raw = value.encode(encoding)
                assert raw not in data, (path.name, value)
                assert raw.hex().encode() not in data, (path.name, value)
    with sqlite3.connect(places[0]) as plain:
        rows = plain.execute("SELECT subject_id, kind FROM register_event").fetchall()
    assert ("x-home", "address") in rows, "ids and kinds are plain"


def test_an_export_is_private_and_never_in_the_place_of_another_file(desk: Desk) -> None:
    desk.ok("case", "export", "--out", "case.yaml")
    path = desk.place.folder / "case.yaml"
    assert path.stat().st_mode & 0o077 == 0
    assert desk.run("case", "export", "--out", "case.yaml").code == 1
    assert json.dumps(desk.run("find", "letter.txt", "--register", str(path), "--to", "ms-z").code) in "012"
