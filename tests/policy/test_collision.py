"""The collision rule, both ways round; its neighbours that are no collision."""

from __future__ import annotations

from dataclasses import replace

from redactor.model.case import Party, Register
from redactor.model.kind import Kind, Value
from redactor.policy.collision import Collision, Proposed, collisions
from tests.fakes import item, party, register, value

THEIRS = value("3 Mill Street")


def same(kind: Kind, a: Value, b: Value) -> bool:
    del kind
    return a == b


def case(*, z: Party | None = None) -> Register:
    dana = z or party("ms-z", addresses=(THEIRS,), phones=(value("07700 900456"),))
    return register(item(about="miss-x"), parties=(party("miss-x"), dana, party("mr-y")))


def found(proposed: Proposed, where: Register | None = None) -> tuple[Collision, ...]:
    return collisions(where or case(), [proposed], same)


def test_a_protected_person_is_not_given_the_others_address() -> None:
    assert found(Proposed(Kind.ADDRESS, THEIRS, "miss-x")) == (
        Collision(Kind.ADDRESS, "miss-x", "ms-z", "miss-x"),
    )


def test_nor_is_the_other_given_the_protected_persons() -> None:
    hers = item().value
    assert found(Proposed(Kind.ADDRESS, hers, "ms-z")) == (
        Collision(Kind.ADDRESS, "ms-z", "miss-x", "miss-x"),
    )


def test_people_who_are_not_kept_apart_may_share() -> None:
    assert not found(Proposed(Kind.ADDRESS, THEIRS, "mr-y"))


def test_another_value_is_no_collision() -> None:
    assert not found(Proposed(Kind.ADDRESS, value("5 Mill Street"), "miss-x"))
    assert not found(Proposed(Kind.PHONE, THEIRS, "miss-x"))


def test_a_kind_that_is_no_contact_detail_is_none() -> None:
    school = party("ms-z", addresses=(THEIRS,))
    assert not found(Proposed(Kind.SCHOOL, THEIRS, "miss-x"), case(z=school))


def test_an_item_says_itself_from_whom_it_is_kept() -> None:
    bare = replace(case(), items=())
    assert not found(Proposed(Kind.ADDRESS, THEIRS, "miss-x"), bare)
    stated = Proposed(Kind.ADDRESS, THEIRS, "miss-x", ("ms-z",))
    assert found(stated, bare) == (Collision(Kind.ADDRESS, "miss-x", "ms-z", "miss-x"),)
    nobody = Proposed(Kind.ADDRESS, THEIRS, "", ("ms-z",))
    assert found(nobody, bare) == (Collision(Kind.ADDRESS, "", "ms-z", ""),)
    excepted = Proposed(Kind.ADDRESS, THEIRS, "miss-x", ("role:parent",), ("ms-z",))
    assert not found(excepted, bare)


def test_an_item_about_the_other_counts_like_a_detail() -> None:
    about = item("z-home", about="ms-z", withhold_from=("mr-y",))
    where = replace(
        case(z=party("ms-z")), items=(item("x-phone", "07", kind=Kind.PHONE, about="miss-x"), about)
    )
    assert found(Proposed(Kind.ADDRESS, about.value, "miss-x"), where)
