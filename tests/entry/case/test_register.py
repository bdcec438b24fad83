"""The register as a record, through the command line: in, out, changed, and what is shown."""

from __future__ import annotations

import pytest

from redactor.model.case import CaseRef
from tests.doors import HOME, PHONE, SAMPLES
from tests.entry.case.desk import CASE, Desk, recipients, withheld


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
