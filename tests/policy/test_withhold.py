"""Who may see what: ranks, unions, derived items, permitted values."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from redactor.model.case import Recipient
from redactor.model.kind import Kind
from redactor.policy.withhold import for_verifier, is_withheld, recipients_of, withhold
from tests.fakes import item, party, register, value

MOTHER = Recipient("mother", role="parent", party=party("mother"))
NAMES = ["mother", "role:parent", "everyone"]


@pytest.mark.parametrize(
    ("withhold_from", "may_see", "expected"),
    [
        ((), (), False),
        (("everyone",), (), True),
        (("everyone",), ("role:parent",), False),
        (("role:parent",), ("everyone",), True),
        (("role:parent",), ("mother",), False),
        (("mother",), ("role:parent", "everyone"), True),
        (("mother",), ("mother",), True),
        (("role:parent",), ("role:parent",), True),
        (("everyone",), ("everyone",), True),
        (("father",), (), False),
        (("role:carer",), (), False),
    ],
)
def test_an_id_beats_a_role_beats_everyone_and_a_tie_withholds(
    withhold_from: tuple[str, ...], may_see: tuple[str, ...], *, expected: bool
) -> None:
    assert is_withheld(item(withhold_from=withhold_from, may_see=may_see), MOTHER) is expected


def test_somebody_unknown_is_refused_everything() -> None:
    assert is_withheld(item(withhold_from=("father",), may_see=("everyone",)), Recipient("anyone"))


names = st.lists(st.sampled_from([*NAMES, "father", "role:carer"]), max_size=3).map(tuple)


@given(names, names, names, names)
def test_two_recipients_are_refused_at_least_what_one_is(
    a: tuple[str, ...], b: tuple[str, ...], c: tuple[str, ...], d: tuple[str, ...]
) -> None:
    case = register(
        item("one", withhold_from=a, may_see=b),
        item("two", text="07700 900123", withhold_from=c, may_see=d),
        parties=(party("mother"), party("father"), party("carer", role="carer")),
    )
    for first, second in product(["mother", "father", "carer"], repeat=2):
        alone = withhold(case, recipients_of(case, [first])).withheld
        together = withhold(case, recipients_of(case, [first, second])).withheld
        assert {one.id for one in alone} <= {one.id for one in together}


def miss_x() -> object:
    return party(
        "miss-x",
        role="friend",
        phones=(value("07700 900123"),),
        emails=(value("x@example.org"),),
        born=value("1991-03-02"),
    )


def test_other_details_of_a_withheld_person_are_derived() -> None:
    case = register(item(about="miss-x"), parties=(party("ms-z"), miss_x()))  # type: ignore[arg-type]
    held = withhold(case, recipients_of(case, ["ms-z"])).withheld
    assert [(one.kind, one.derived) for one in held] == [
        (Kind.ADDRESS, False),
        (Kind.PHONE, True),
        (Kind.EMAIL, True),
        (Kind.DATE_OF_BIRTH, True),
    ]


def test_an_item_of_its_own_decides_instead_of_derivation() -> None:
    own = item("x-phone", "07700 900123", kind=Kind.PHONE, withhold_from=(), about="miss-x")
    case = register(item(about="miss-x"), own, parties=(party("ms-z"), miss_x()))  # type: ignore[arg-type]
    kinds = [one.kind for one in withhold(case, recipients_of(case, ["ms-z"])).withheld]
    assert Kind.PHONE not in kinds
    assert Kind.EMAIL in kinds


def test_nothing_is_derived_against_the_person_themselves() -> None:
    case = register(item(about="miss-x", withhold_from=("everyone",)), parties=(party("ms-z"), miss_x()))  # type: ignore[arg-type]
    assert [one.id for one in withhold(case, recipients_of(case, ["miss-x"])).withheld] == ["x-home"]


def test_permitted_are_the_details_of_people_nothing_is_withheld_about_and_never_a_withheld_value() -> None:
    shared = value("14 Rose Lane")
    friend = party("friend", role="friend", addresses=(shared, value("3 Mill Row")))
    case = register(item(about="miss-x"), parties=(party("ms-z"), miss_x(), friend))  # type: ignore[arg-type]
    told, permitted = for_verifier(withhold(case, recipients_of(case, ["ms-z"])))
    texts = [one.value.text.reveal() for one in permitted]
    assert "3 Mill Row" in texts
    assert "14 Rose Lane" not in texts
    assert {one.item_id for one in told} >= {"x-home", "miss-x.phone.1"}


def test_a_name_may_stay_unless_a_person_item_says_otherwise() -> None:
    named = register(item(about="miss-x"), parties=(party("ms-z"), miss_x()))  # type: ignore[arg-type]
    held = withhold(named, recipients_of(named, ["ms-z"]))
    assert [one.id for one in held.open_people] == ["ms-z", "miss-x"]
    assert {one.note for one in held.permitted} == {"ms-z", "miss-x"}
    assert {one.kind for one in held.permitted if one.note == "miss-x"} == {Kind.PERSON}
    hidden = item("x-name", "Some Body", kind=Kind.PERSON, about="miss-x")
    unnamed = register(item(about="miss-x"), hidden, parties=(party("ms-z"), miss_x()))  # type: ignore[arg-type]
    assert [one.id for one in withhold(unnamed, recipients_of(unnamed, ["ms-z"])).open_people] == ["ms-z"]


def test_a_copy_for_the_person_and_somebody_else_withholds_what_the_other_must_not_see() -> None:
    case = register(item(about="miss-x"), parties=(party("ms-z"), miss_x()))  # type: ignore[arg-type]
    together = withhold(case, recipients_of(case, ["miss-x", "ms-z"]))
    assert Kind.PHONE in {one.kind for one in together.withheld}
    assert Kind.PHONE not in {one.kind for one in together.permitted}


def test_items_that_the_recipients_may_see_are_open_to_all_of_them_or_not_at_all() -> None:
    items = (item("a", withhold_from=("father",)), item("b", "9 Mill Yard", withhold_from=("mother",)))
    case = register(*items, parties=(party("mother"), party("father")))
    found = {who: [one.note for one in withhold(case, recipients_of(case, who)).open_items] for who in WHO}
    assert found == {("mother",): ["a"], ("father",): ["b"], ("mother", "father"): []}


WHO = [("mother",), ("father",), ("mother", "father")]
