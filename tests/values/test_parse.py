"""Register values: the same parts from text and mapping, and refusals with problem and cure."""

from __future__ import annotations

import pytest

from redactor.model.kind import Kind, Value
from redactor.values.compare import same_value
from redactor.values.parse import ValueInvalid, check_alias, parse_person, parse_value
from tests.detect.matching import lexicon


def parts(value: Value) -> dict[str, list[str]]:
    return {name: [one.reveal() for one in values] for name, values in value.parts}


def read(kind: str, given: object) -> Value:
    return parse_value(Kind(kind), given, lexicon())  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "14 Rose Lane, Leominster, HR6 8XQ",
            {"number": ["14"], "street": ["Rose Lane"], "town": ["Leominster"], "postcode": ["HR6 8XQ"]},
        ),
        (
            "14 Rose Lane Leominster HR68XQ",
            {"number": ["14"], "street": ["Rose Lane"], "town": ["Leominster"], "postcode": ["HR6 8XQ"]},
        ),
        (
            "Flat 2, 31 Elm Road, Ludlow",
            {"flat": ["Flat 2"], "number": ["31"], "street": ["Elm Road"], "town": ["Ludlow"]},
        ),
        (
            "2/14 Rose Lane, Leith",
            {"flat": ["2"], "number": ["14"], "street": ["Rose Lane"], "town": ["Leith"]},
        ),
        (
            "Rose Cottage, Mill Lane, Ludlow",
            {"house_name": ["Rose Cottage"], "street": ["Mill Lane"], "town": ["Ludlow"]},
        ),
        ("7 Heol y Felin, Llanelli", {"number": ["7"], "street": ["Heol y Felin"], "town": ["Llanelli"]}),
        (
            "14 Elm Road, Ludlow, Shropshire",
            {"number": ["14"], "street": ["Elm Road"], "town": ["Ludlow"], "county": ["Shropshire"]},
        ),
        ("HR6 8XQ", {"postcode": ["HR6 8XQ"]}),
    ],
)
def test_addresses_are_read_into_parts(text: str, expected: dict[str, list[str]]) -> None:
    assert parts(read("address", text)) == expected


def test_text_and_mapping_give_the_same_parts() -> None:
    mapping = {"number": 14, "street": "Rose Lane", "town": "Leominster", "postcode": "hr68xq"}
    assert parts(read("address", mapping)) == parts(read("address", "14 Rose Lane, Leominster, HR6 8XQ"))
    born = {"day": 2, "month": 3, "year": 1991}
    assert parts(read("date_of_birth", born)) == parts(read("date_of_birth", "2nd March 1991"))


def test_people_are_read_in_both_orders() -> None:
    one = parse_person(
        "Miss Tamsin Grace Okoro-Bell", known_as=["Tam"], previous_names=["Hale"], lexicon=lexicon()
    )
    assert parts(one) == {
        "title": ["Miss"],
        "forenames": ["Tamsin Grace"],
        "surname": ["Okoro-Bell"],
        "known_as": ["Tam"],
        "previous_surnames": ["Hale"],
    }
    assert parts(read("person", "OKORO-BELL, Tamsin"))["surname"] == ["OKORO-BELL"]
    assert parts(read("person", "Ludwig van der Berg"))["surname"] == ["van der Berg"]


@pytest.mark.parametrize(
    ("kind", "given"),
    [
        ("nhs_number", "999 234 5674"),
        ("nhs_number", "999 234"),
        ("nino", "BG 12 34 56 C"),
        ("nino", "QQ 12 34 56 E"),
        ("upn", "B801200001001"),
        ("bank_account", "GB00 WEST 1234 5698 7654 32"),
        ("bank_account", "20-00-00"),
        ("vehicle", "CAR"),
        ("date_of_birth", "31/02/1991"),
        ("date_of_birth", "7 April"),
        ("date_of_birth", "1791-03-02"),
        ("phone", "12345"),
        ("phone", "0800 CALLME"),
        ("email", "tamsin at home"),
        ("address", "14 Rose Lane, Leominster, HR66 88X"),
        ("address", "14 Rose Lane, Leominster, QX6 8XQ"),
        ("address", "Leominster"),
        ("address", {"town": "Leominster"}),
        ("address", {"strete": "Rose Lane"}),
        ("address", {"street": ["Rose Lane", {}]}),
        ("person", "Jo"),
        ("person", "R2 D2"),
        ("school", "Primary School"),
        ("text", "the home"),
        ("case_reference", "ABC"),
        ("location", {"latitude": 91.5, "longitude": 2}),
        ("address", {"number": "14", "street": "Rose Lane", "what3words": "filled.count"}),
        ("location", {"what3words": "filled"}),
        ("phone", ""),
    ],
)
def test_values_that_make_no_sense_are_refused(kind: str, given: object) -> None:
    with pytest.raises(ValueInvalid) as refused:
        read(kind, given)
    assert refused.value.problem
    assert refused.value.cure
    if isinstance(given, str) and len(given) > 3:
        assert given.casefold() not in str(refused.value).casefold()


@pytest.mark.parametrize(
    ("kind", "given"),
    [
        ("nhs_number", "999 234 5675"),
        ("nino", "QQ 12 34 56 C"),
        ("upn", "H801200001001"),
        ("bank_account", "GB82 WEST 1234 5698 7654 32"),
        ("phone", "01632 960123"),
        ("phone", "+353 1 555 0123"),
        ("email", "a@example.org"),
        ("vehicle", "AB12 CDE"),
        ("person", "Mei Ng"),
        ("location", "52.2280, -2.7390"),
        ("linkage", "together"),
    ],
)
def test_specimens_are_valid(kind: str, given: str) -> None:
    assert read(kind, given).text.reveal()


@pytest.mark.parametrize("text", ["the", "home", "the house", "her mother", "primary school"])
def test_broad_aliases_are_refused(text: str) -> None:
    with pytest.raises(ValueInvalid):
        check_alias(Kind.ADDRESS, text, lexicon())


@pytest.mark.parametrize("text", ["the cottage by the weir", "Rose Cottage", "Alderwick"])
def test_distinct_aliases_are_accepted(text: str) -> None:
    check_alias(Kind.ADDRESS, text, lexicon())


@pytest.mark.parametrize(
    ("kind", "one", "two", "same"),
    [
        ("address", "14 Rose Lane, Leominster, HR6 8XQ", "14 ROSE LANE, Leominster", True),
        ("address", "14 Rose Lane, Leominster, HR6 8XQ", "12 Rose Lane, Leominster, HR6 8XQ", False),
        ("address", "14 Rose Lane, Leominster, HR6 8XQ", "14 Rose Lane, Ludlow, SY8 1AA", False),
        ("phone", "07700 900123", "+44 7700 900123", True),
        ("phone", "07700 900123", "07700 900124", False),
        ("person", "Tamsin Grace Okoro-Bell", "Tamsin Okoro-Bell", True),
        ("person", "Tamsin Bell", "Grace Bell", False),
        ("date_of_birth", "1991-03-02", "2 March 1991", True),
        ("email", "A@example.org", "a@example.org", True),
        ("school", "Thornybank School", "thornybank school", True),
    ],
)
def test_equality_for_contradictions(kind: str, one: str, two: str, same: bool) -> None:
    assert same_value(Kind(kind), read(kind, one), read(kind, two)) is same


@pytest.mark.parametrize(
    "written",
    ["filled.count.soap", "///filled.count.soap", "https://w3w.co/filled.count.soap", "filled count soap"],
)
@pytest.mark.parametrize("kind", ["address", "location"])
def test_three_words_are_read_however_they_are_written(kind: str, written: str) -> None:
    assert read(kind, {"what3words": written}).first("what3words") == "filled.count.soap"
