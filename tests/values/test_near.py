"""Two contact details that may be one, and neighbours that are not."""

from __future__ import annotations

import pytest

from redactor.assemble import house
from redactor.model.kind import Kind
from redactor.values.near import may_be_same
from redactor.values.parse import parse_value

ADDRESS = "14 Rose Lane, Leominster, HR6 8XQ"


def near(kind: Kind, a: str, b: str) -> bool:
    lexicon = house().rules.lexicon
    first, second = parse_value(kind, a, lexicon), parse_value(kind, b, lexicon)
    answer = may_be_same(kind, first, second, lexicon)
    assert may_be_same(kind, second, first, lexicon) is answer, "it must not depend on the order"
    return answer


@pytest.mark.parametrize(
    "other",
    [
        ADDRESS,
        "14 Rose Ln, Leominster HR6 8XQ",
        "14 ROSE LANE\nLEOMINSTER\nhr68xq",
        "No. 14 Rose Lane, Leominster",
        "Fourteen Rose Lane, Leominster",
        "14 Rose Lane, Leominster, HR6 8XO",
        "Flat 2, 14 Rose Lane, HR6 8XQ",
        "Rose Lane, HR6 8XQ",
        "14, HR6 8XQ",
    ],
)
def test_may_be_the_same_address(other: str) -> None:
    assert near(Kind.ADDRESS, ADDRESS, other)


@pytest.mark.parametrize(
    "other",
    [
        "16 Rose Lane, Leominster, HR6 8XQ",
        "14 Rose Close, Leominster, HR6 8XQ",
        "14 Rose Lane, Ledbury, HR8 1AA",
        "14 Rose Lane, Ledbury",
        "14 Mill Street, Leominster, HR6 8XQ",
        "Rose Lane, Leominster",
        "Leominster House, 3 Mill Street, Leominster",
    ],
)
def test_is_another_address(other: str) -> None:
    assert not near(Kind.ADDRESS, ADDRESS, other)


def test_flats_of_one_house_are_not_one_home() -> None:
    assert near(Kind.ADDRESS, "Flat 2, 14 Rose Lane, HR6 8XQ", "2/14 Rose Lane, HR6 8XQ")
    assert not near(Kind.ADDRESS, "Flat 2, 14 Rose Lane, HR6 8XQ", "Flat 3, 14 Rose Lane, HR6 8XQ")


def test_a_house_by_its_name() -> None:
    assert near(Kind.ADDRESS, "Rose Cottage, Bircher, HR6 0AX", "Rose Cottage, HR6 0AX")
    assert not near(Kind.ADDRESS, "Rose Cottage, Bircher, HR6 0AX", "Ivy Cottage, Bircher, HR6 0AX")


@pytest.mark.parametrize(
    "other", ["07700 900123", "+44 7700 900123", "0044 (0)7700 900-123", "07700900123 ext 4"]
)
def test_the_same_phone(other: str) -> None:
    assert near(Kind.PHONE, "07700 900123", other)


def test_another_phone() -> None:
    assert not near(Kind.PHONE, "07700 900123", "07700 900124")
    assert not near(Kind.PHONE, "01632 960123", "01632 960132")


@pytest.mark.parametrize("other", ["DANA@Example.net", "mailto:dana@example.net", "dana+school@example.net"])
def test_the_same_mailbox(other: str) -> None:
    assert near(Kind.EMAIL, "dana@example.net", other)


def test_dots_mean_nothing_at_google_only() -> None:
    assert near(Kind.EMAIL, "dana.w@gmail.com", "danaw@googlemail.com")
    assert not near(Kind.EMAIL, "dana.w@example.net", "danaw@example.net")
    assert not near(Kind.EMAIL, "dana@example.net", "dana@example.org")
