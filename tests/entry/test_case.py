"""The register as a record, through the command line: who may do what, what is shown, what stops."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from redactor.assemble import House, house
from redactor.model.case import CaseRef, Register
from redactor.policy.withhold import recipients_of, withhold
from tests.doors import HOME, PHONE, PLAIN, REGISTER, SAMPLES, Place, Ran

CASE = "CF-2026-0001"
PEOPLE = """\
register: 1
case: {reference: CF-2026-0002, title: A second case}
parties:
  - {id: miss-x, name: Tamsin Grace Okafor-Blythe, role: resident,
     addresses: ["9 Far Street, Ludlow, SY8 1AA"]}
  - {id: ms-z, name: Dana Whitcombe, role: parent, phones: ["07700 900456"], emails: [dana@example.net],
     addresses: ["3 Mill Street, Ludlow, SY8 1AA"]}
  - {id: mr-y, name: Callum Penhallow, role: parent}
items:
  - {id: x-home, kind: address, value: "14 Rose Lane, Leominster, HR6 8XQ", about: miss-x,
     withhold_from: [ms-z]}
  - {id: y-phone, kind: phone, value: "07700 900789", about: mr-y, withhold_from: [ms-z], severity: critical}
"""


@dataclass
class Desk:
    """The command with a database, under any user's name."""

    place: Place

    def run(self, *args: str | Path, user: str = "ruth", stdin: bytes = b"") -> Ran:
        self.place.monkeypatch.setattr(House, "actor", user)
        return self.place.run(*args, stdin=stdin)

    def ok(self, *args: str | Path, **rest: Any) -> str:
        ran = self.run(*args, **rest)
        assert ran.code == 0, ran
        return ran.out

    def grant(self, *args: str, user: str = "alice") -> str:
        return self.ok("role", "grant", *args, user=user)

    def refused(self, *args: str | Path, **rest: Any) -> str:
        ran = self.run(*args, **rest)
        assert ran.code == 2, ran
        return ran.err

    @property
    def house(self) -> House:
        house.cache_clear()
        return house()

    def register(self, case: str = CASE) -> Register:
        return self.house.registers.register(CaseRef(case))

    def rows(self) -> list[dict[str, Any]]:
        return list(self.house.audit_rows())

    def reads(self) -> list[dict[str, Any]]:
        return [row for row in self.rows() if row["action"] == "read-value"]

    def released(self, to: str = "ms-z", case: str = CASE) -> Ran:
        self.place.write("letter.txt", PLAIN)
        rest = ("--out", "out", "--profile", "register-only", "--json")
        return self.run("redact", "letter.txt", "--case", case, "--to", to, *rest)


@pytest.fixture
def desk(place: Place) -> Iterator[Desk]:
    place.env["REDACTOR_DATABASE"] = f"sqlite:///{place.folder / 'redactor.db'}"
    found = Desk(place)
    found.ok("case", "import", "reg.yaml")
    yield found
    house.cache_clear()


@pytest.fixture
def second(desk: Desk) -> Desk:
    desk.place.write("two.yaml", PEOPLE)
    desk.ok("case", "import", "two.yaml")
    return desk


def withheld(register: Register, to: str) -> set[tuple[Any, ...]]:
    found = withhold(register, recipients_of(register, [to]))
    return {
        (
            i.id,
            i.kind,
            i.value,
            i.also_written,
            i.never_match,
            i.severity,
            i.reason,
            i.street_alone,
            i.town_alone,
        )
        for i in (*found.withheld, *found.linked)
    }


def recipients(register: Register) -> list[str]:
    roles = {f"role:{party.role}" for party in register.parties if party.role}
    return [*(party.id for party in register.parties), *roles, "anyone"]


@pytest.mark.parametrize("name", ["reg.yaml", "contract"])
def test_what_is_imported_and_exported_means_the_same(desk: Desk, name: str) -> None:
    contract = SAMPLES.parent / "docs" / "register.md"
    if name == "contract":
        text = contract.read_text().split("```yaml\n")[1].split("```")[0].replace("CF-2026-0417", "CF-9")
        desk.place.write("contract.yaml", text)
        desk.ok("case", "import", "contract.yaml")
    source = "contract.yaml" if name == "contract" else name
    before = desk.house.load_register(desk.place.folder / source)
    stored = desk.register(before.reference)
    desk.place.write("exported.yaml", desk.ok("case", "export", before.reference))
    exported = desk.house.load_register(desk.place.folder / "exported.yaml")
    for to in recipients(before):
        assert withheld(before, to) == withheld(stored, to) == withheld(exported, to)
    assert (before.title, before.language, before.parties) == (
        exported.title,
        exported.language,
        exported.parties,
    )
    assert before.allowed == exported.allowed


def test_exported_and_imported_again_it_has_the_same_version(desk: Desk) -> None:
    first = desk.register().version
    desk.place.write("exported.yaml", desk.ok("case", "export", CASE))
    desk.place.env["REDACTOR_DATABASE"] = f"sqlite:///{desk.place.folder / 'other.db'}"
    desk.place.env["REDACTOR_KEYS"] = str(desk.place.folder / "other-keys.json")
    desk.ok("case", "import", "exported.yaml")
    assert desk.register().version == first


def test_a_run_with_the_database_does_as_one_with_the_file(desk: Desk) -> None:
    desk.place.write("a.txt", f"Dear Dana,\nshe has moved to {HOME}.\nYours, Ruth\n")
    rest = ("a.txt", "--to", "ms-z", "--profile", "register-only", "--json")
    by_case = desk.run("redact", *rest, "--case", CASE, "--out", "one")
    by_file = desk.run("redact", *rest, "--register", "reg.yaml", "--out", "two")
    assert by_case.outcomes == by_file.outcomes == ["released"]
    made = [(desk.place.folder / out / "ms-z" / "a.txt").read_bytes() for out in ("one", "two")]
    assert made[0] == made[1]
    assert b"Rose" not in made[0]
    found = desk.run("find", "a.txt", "--to", "ms-z", "--case", CASE, "--json")
    assert {line["item"] for line in found.lines} == {"x-home"}
    assert desk.run("verify", "a.txt", "--to", "ms-z", "--case", CASE, "--json").outcomes == ["blocked"]


def test_a_run_names_its_register_once(desk: Desk) -> None:
    rest = ("letter.txt", "--to", "ms-z", "--out", "out")
    assert desk.run("redact", *rest).code == 2
    assert desk.run("redact", *rest, "--case", CASE, "--register", "reg.yaml").code == 2


def test_an_item_takes_one_command(desk: Desk) -> None:
    out = desk.ok(
        "item", "add", "--kind", "address", "--value-file", "-", "--about", "miss-x",
        "--withhold-from", "ms-z",
        stdin=b"8 Harbour View, Ludlow, SY8 2BB\n",
    )  # fmt: skip
    assert "'address-1' added" in out
    assert "written forms of it will be looked for" in out
    assert "Does the house have a name" in out
    assert "Harbour" not in out
    (item,) = [one for one in desk.register().items if one.id == "address-1"]
    assert (item.value.first("number"), item.about, item.withhold_from) == ("8", "miss-x", ("ms-z",))


def test_a_value_in_parts_and_a_person_by_their_name(desk: Desk) -> None:
    desk.ok("item", "add", "y-new", "--kind", "address", "--part", "number=8", "--withhold-from", "ms-z",
            "--part", "street=Harbour View", "--part", "postcode=SY8 2BB")  # fmt: skip
    out = desk.ok("item", "add", "x-name", "--kind", "person", "--party", "miss-x", "--withhold-from", "ms-z")
    assert "previous or maiden name" in out
    items = {item.id: item for item in desk.register().items}
    assert items["y-new"].value.first("street") == "Harbour View"
    assert items["x-name"].about == "miss-x"


@pytest.mark.parametrize(
    "args",
    [
        ("item", "add", "--kind", "nhs_number", "--value", "999 000 0001", "--withhold-from", "ms-z"),
        ("item", "add", "x-home", "--kind", "phone", "--value", "07700 900555", "--withhold-from", "ms-z"),
        ("item", "add", "--kind", "phone", "--value", "07700 900555", "--withhold-from", "ms-zz"),
        ("item", "add", "--kind", "phone", "--value", "07700 900555"),
        ("item", "change", "none", "--about", "ms-z", "--why", "x"),
        ("item", "change", "x-home", "--about", "nobody", "--why", "x"),
        ("item", "change", "x-home", "--value", "16 Rose Lane, Leominster", "--why", "x"),
        ("item", "change", "x-home", "--clear", "id", "--why", "x"),
        ("item", "end", "x-home"),
        ("item", "end", "x-home", "--on", "yesterday", "--why", "x"),
        ("item", "supersede", "x-home", "--value", "nonsense", "--why", "x"),
        ("item", "confirm", "1", "--why", "x"),
        ("party", "add", "Miss X", "--name", "Somebody Else"),
        ("party", "add", "ms-z", "--name", "Somebody Else"),
        ("party", "change", "ms-z", "--mistaken", "email:2", "--why", "x"),
        ("promise", "add", "--told", "nobody"),
        ("promise", "answer", "none", "--item", "x-home"),
        ("case", "import", "reg.yaml"),
        ("case", "new", CASE),
        ("case", "show", "CF-unknown"),
    ],
)
def test_a_mistake_is_said_and_nothing_is_recorded(desk: Desk, args: tuple[str, ...]) -> None:
    before = len(desk.house.registers.changes(CaseRef(CASE)))
    error = desk.refused(*args)
    assert "900555" not in error
    assert ", line " not in error
    assert len(desk.house.registers.changes(CaseRef(CASE))) == before


def test_nothing_is_deleted_and_everything_stays_withheld(desk: Desk) -> None:
    desk.ok("item", "end", "y-home", "--on", "2026-03-01", "--why", "he moved")
    desk.ok("item", "supersede", "y-home", "--id", "y-new", "--value", "8 Harbour View, Ludlow, SY8 2BB",
            "--why", "he moved", "--source", "his call")  # fmt: skip
    desk.ok("item", "compromise", "x-phone", "--since", "2026-04-01", "--why", "she rang it")
    desk.ok("item", "alias", "y-new", "the flat by the quay wall", "Harbour House")
    ids = {one[0] for one in withheld(desk.register(), "ms-z")}
    assert {"y-home", "y-new", "x-phone", "x-home"} <= ids
    items = {item.id: item for item in desk.register().items}
    assert items["y-new"].withhold_from == items["y-home"].withhold_from
    assert items["y-home"].superseded_by == "y-new"
    assert str(items["x-phone"].compromised_since) == "2026-04-01"
    assert len(items["y-new"].also_written) == 2
    shown = desk.ok("case", "show")
    assert "superseded" in shown
    assert "compromised" in shown
    note = desk.released().err
    assert "'y-home' is superseded by 'y-new'" in note


def test_a_correction_says_that_it_is_one(desk: Desk) -> None:
    desk.ok(
        "item",
        "change",
        "y-home",
        "--value",
        "21 Alder Close, Ledbury, HR8 1AA",
        "--correction",
        "--why",
        "typo",
    )
    (item,) = [one for one in desk.register().items if one.id == "y-home"]
    assert item.value.first("number") == "21"
    (last,) = desk.run("case", "history", "--item", "y-home", "--values", "--json").lines[-1:]
    fields = {one["field"]: (one["old"], one["new"]) for one in last["changed"]}
    assert fields == {"value": ("12 Alder Close, Ledbury, HR8 1AA", "21 Alder Close, Ledbury, HR8 1AA")}


def test_history_says_who_when_why_and_by_which_source(desk: Desk) -> None:
    desk.run(
        "item", "change", "y-home", "--review-on", "2026-08-11", "--why", "yearly", "--source", "plan, p. 2",
        "--true-from", "2026-02-11", user="bob",
    )  # fmt: skip
    last = desk.run("case", "history", CASE, "--json").lines[-1]
    assert (last["actor"], last["why"], last["source"], last["true_from"]) == (
        "bob", "yearly", "plan, p. 2", "2026-02-11",
    )  # fmt: skip
    assert last["changed"] == [{"field": "review_on", "old": "", "new": "2026-08-11"}]
    assert "yearly" in desk.ok("case", "history")
    whole = desk.ok("case", "history")
    for value in (HOME, PHONE, "Alder Close", "Okafor"):
        assert value not in whole


def test_the_register_as_it_stood(desk: Desk) -> None:
    first = desk.register()
    moment = desk.house.registers.changes(CaseRef(CASE))[-1].recorded
    desk.ok("item", "supersede", "y-home", "--value", "8 Harbour View, Ludlow, SY8 2BB", "--why", "moved")
    assert desk.house.registers.as_of(CaseRef(CASE), moment).version == first.version
    assert desk.register().version != first.version
    then = desk.ok("case", "at", CASE, moment.isoformat())
    assert "address-1" not in then
    assert "address-1" in desk.ok("case", "show", CASE)
    assert "address-1" not in desk.ok("case", "export", CASE, "--at", moment.isoformat())
    assert "not in the database yet" in desk.refused("case", "at", CASE, "2020-01-01")


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


def test_a_collision_waits_for_a_second_person(second: Desk) -> None:
    case = ("--case", "CF-2026-0002")
    ran = second.run(
        "party", "change", "miss-x", *case, "--add-phone", "+44 7700 900456", "--why", "from the system"
    )
    assert ran.code == 0
    assert "QUARANTINED" in ran.out
    assert "900456" not in ran.out
    event = second.run("case", "history", "CF-2026-0002", "--json").lines[-1]["number"]
    register = second.register("CF-2026-0002")
    assert not register.party("miss-x").phones, "it is not in force"  # type: ignore[union-attr]
    for to in ("ms-z", "miss-x"):
        blocked = second.released(to, "CF-2026-0002")
        assert [reason["code"] for reason in blocked.lines[0]["reasons"]] == ["quarantined"]
    assert second.released("mr-y", "CF-2026-0002").outcomes == ["released"]
    assert "waits" in second.run("case", "due").out
    settle = (str(event), *case, "--why", "I rang her")
    assert "somebody else must confirm" in second.refused("item", "confirm", *settle)
    other = second.refused("party", "change", "miss-x", *case, "--role", "carer", "--why", "x")
    assert "waits for a second person" in other
    second.ok("item", "confirm", *settle, user="bob")
    register = second.register("CF-2026-0002")
    assert len(register.party("miss-x").phones) == 1  # type: ignore[union-attr]
    assert not register.stops
    acts = [
        (line["actor"], line["act"]) for line in second.run("case", "history", "CF-2026-0002", "--json").lines
    ]
    assert acts[-2:] == [("ruth", "changed"), ("bob", "confirmed")]


@pytest.mark.parametrize(
    "args",
    [
        ("party", "change", "miss-x", "--add-address", "3 Mill St., Ludlow SY8 1AA", "--why", "x"),
        ("party", "change", "miss-x", "--add-email", "DANA@example.net", "--why", "x"),
        ("party", "change", "ms-z", "--add-address", "14 Rose Ln, Leominster, HR6 8XQ", "--why", "x"),
        ("item", "add", "--kind", "address", "--value", "3 Mill Street, Ludlow", "--about", "miss-x",
         "--withhold-from", "ms-z"),
        ("item", "add", "--kind", "phone", "--value", "07700900456", "--about", "miss-x",
         "--withhold-from", "mr-y"),
        ("item", "supersede", "x-home", "--value", "3 Mill Street, Ludlow, SY8 1AA", "--why", "moved"),
        ("item", "alias", "x-home", "3 Mill Street, Ludlow, SY8 1AA"),
        ("party", "change", "mr-y", "--add-phone", "07700 900456", "--why", "x"),
    ],
)  # fmt: skip
def test_collisions_of_every_kind(second: Desk, args: tuple[str, ...]) -> None:
    ran = second.run(*args, "--case", "CF-2026-0002")
    assert ran.code == 0, ran
    assert "QUARANTINED" in ran.out
    assert second.register("CF-2026-0002").stops
    event = second.run("case", "history", "CF-2026-0002", "--json").lines[-1]["number"]
    second.ok("item", "reject", str(event), "--case", "CF-2026-0002", "--why", "wrong")
    assert not second.register("CF-2026-0002").stops


@pytest.mark.parametrize(
    "args",
    [
        ("party", "change", "miss-x", "--add-address", "5 Mill Street, Ludlow, SY8 1AA", "--why", "x"),
        ("party", "change", "miss-x", "--add-phone", "07700 900457", "--why", "x"),
        ("party", "add", "gran", "--name", "Sheila Whitcombe", "--address", "3 Mill Street, Ludlow, SY8 1AA"),
        (
            "item",
            "add",
            "--kind",
            "phone",
            "--value",
            "07700 900457",
            "--about",
            "miss-x",
            "--withhold-from",
            "ms-z",
        ),
    ],
)
def test_what_is_no_collision(second: Desk, args: tuple[str, ...]) -> None:
    assert "QUARANTINED" not in second.ok(*args, "--case", "CF-2026-0002")
    assert not second.register("CF-2026-0002").stops


def test_a_confirmed_contradiction_is_refused(second: Desk) -> None:
    case = ("--case", "CF-2026-0002")
    second.ok("item", "add", "--kind", "address", "--value", "3 Mill Street, Ludlow", "--about", "miss-x",
              "--withhold-from", "ms-z", *case)  # fmt: skip
    event = second.run("case", "history", "CF-2026-0002", "--json").lines[-1]["number"]
    error = second.refused("item", "confirm", str(event), *case, "--why", "x", user="bob")
    assert "Contradiction" in error
    assert "Mill" not in error
    assert second.register("CF-2026-0002").stops, "it still waits"


def test_a_collision_inside_a_file_waits_by_itself(desk: Desk) -> None:
    shared = PEOPLE.replace("9 Far Street, Ludlow, SY8 1AA", "3 Mill St, Ludlow, SY8 1AA").replace(
        "0002", "0003"
    )
    desk.place.write("shared.yaml", shared)
    assert "QUARANTINED" in desk.ok("case", "import", "shared.yaml")
    register = desk.register("CF-2026-0003")
    assert not register.party("miss-x").addresses  # type: ignore[union-attr]
    assert len(register.party("ms-z").addresses) == 1  # type: ignore[union-attr]
    assert [stop.withhold_from for stop in register.stops] == [("miss-x", "ms-z")]


def test_a_register_that_contradicts_itself_stops_a_run(second: Desk) -> None:
    from redactor.model.record import Act, Subject
    from redactor.store.register_document import canonical_text
    from redactor.store.sql.events import Draft

    at, case = second.house, CaseRef("CF-2026-0002")
    entry = at.registers.folded(case).parties["ms-z"] | {"addresses": [HOME]}
    forced = Draft(Act.CHANGED, Subject.PARTY, "ms-z", new=canonical_text(entry))
    at.registers.write(case, "system", lambda _: [forced])
    ran = second.released("ms-z", "CF-2026-0002")
    assert ran.code == 2
    assert "Contradiction" in ran.err
    assert "Rose" not in ran.err
    assert not (second.place.folder / "out").exists()
    assert "Contradiction" in second.run("case", "show", "CF-2026-0002").err


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
