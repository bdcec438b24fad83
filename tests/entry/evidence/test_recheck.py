"""Everything released, checked again by the register as it is now."""

from __future__ import annotations

from redactor.assemble import house
from tests.doors import LETTER, PLAIN, REGISTER, Place
from tests.entry.evidence.asking import MILL, ask, expire, late, released, shared

# Everything released, checked again


def test_a_late_item_shows_every_exposure(record: Place) -> None:
    released(record, f"She moved to {MILL}.\n")
    released(record, PLAIN, "second.txt")
    released(record, f"She moved to {MILL}.\n", "third.txt", to="mr-y")
    ran, said = ask(record, "recheck", register=late(record))
    assert (ran.code, said["answer"]) == (1, "exposed")
    (one,) = said["exposures"]
    assert (one["item"], one["to"], one["document"]) == ("late", ["ms-z"], "letter.txt")
    assert said["coverage"] == {"checked": 3, "unchecked": 0, "not_published": 0}
    people = record.run("recheck", "--register", "late.yaml")
    assert "Exposed" in people.out
    assert "incident open" in people.out
    assert MILL not in people.out + ran.out


def test_nothing_exposed(record: Place) -> None:
    released(record)
    ran, said = ask(record, "recheck")
    assert (ran.code, said["answer"], said["coverage"]["checked"]) == (0, "no exposure", 1)


def test_what_cannot_be_checked_again_is_never_counted_as_checked(record: Place) -> None:
    record.env["REDACTOR_RETENTION_DAYS"] = "1"
    released(record)
    expire()
    ran, said = ask(record, "recheck")
    assert (ran.code, said["answer"]) == (1, "not covered")
    assert said["coverage"] == {"checked": 0, "unchecked": 1, "not_published": 0}


def test_a_release_of_which_nothing_was_kept_is_never_passed_over(record: Place) -> None:
    import redactor

    released(record)
    register = house().load_register("reg.yaml")
    given = redactor.redact(LETTER.encode(), "letter.txt", register, ["ms-z"], "register-only")
    assert given.output is not None
    ran, said = ask(record, "recheck")
    assert (ran.code, said["answer"]) == (1, "not covered")
    assert "nothing was kept" in said["unchecked"][0]["why"]
    assert shared(record, "x-home")[1]["answer"] == "not covered"


def test_a_derived_detail_can_be_asked_about(record: Place) -> None:
    derived = REGISTER.replace(
        "role: third-party-resident}", 'role: third-party-resident, emails: ["tam@example.org"]}'
    )
    record.write("derived.yaml", derived)
    released(record, "Write to tam@example.org.\n", to="mr-y")
    item = "miss-x.email.1"
    assert shared(record, item, "mr-y", register="derived.yaml")[1]["answer"] == "yes"


def test_a_recipient_whom_the_case_no_longer_knows_is_named(record: Place) -> None:
    released(record, to="gran")
    record.write("less.yaml", "\n".join(line for line in REGISTER.splitlines() if "id: gran" not in line))
    ran, said = ask(record, "recheck", register="less.yaml")
    assert (ran.code, said["answer"]) == (1, "not covered")
    assert "gran" in said["unchecked"][0]["why"]
