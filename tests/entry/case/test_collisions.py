"""Collisions and contradictions: a second person, or no run at all."""

from __future__ import annotations

import pytest

from redactor.model.case import CaseRef
from tests.doors import HOME
from tests.entry.case.desk import PEOPLE, Desk


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
