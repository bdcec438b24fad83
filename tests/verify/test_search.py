"""Each written form beside a near miss: leak, doubt or nothing."""

from __future__ import annotations

import pytest

from redactor.model.kind import Kind, Permitted, Severity, Withheld
from redactor.model.secret import Secret
from redactor.verify.lookalikes import TABLE
from redactor.verify.pattern import Weight
from redactor.verify.search import Search

from .teeth.planting import HOME, LABELS, value, withheld

PERSON = withheld(
    Kind.PERSON,
    "Tamsin Grace Okafor-Blythe",
    title="Miss",
    forenames=("Tamsin", "Grace"),
    surname="Okafor-Blythe",
    known_as=("Tam",),
    previous_surnames=("Hale", "Brandreth"),
)
PHONE = withheld(Kind.PHONE, "07700 900123")
EMAIL = withheld(Kind.EMAIL, "t.okafor91@example.org")
BORN = withheld(Kind.DATE_OF_BIRTH, "1991-03-02")
NHS = withheld(Kind.NHS_NUMBER, "999 123 4567")
NINO = withheld(Kind.NINO, "QQ 12 34 56 C")
PLATE = withheld(Kind.VEHICLE, "WR17 KXD")
BANK = withheld(Kind.BANK_ACCOUNT, "20-11-53 41893762", sort_code="20-11-53", account="41893762")
SCHOOL = withheld(Kind.SCHOOL, "Thornybank Community Primary School")
HOUSE = withheld(Kind.ADDRESS, "Rose Cottage, Mill Lane", house_name="Rose Cottage", street="Mill Lane")
SPOT = withheld(
    Kind.LOCATION,
    "filled.count.soap",
    what3words="filled.count.soap",
    latitude="52.22812",
    longitude="-2.73901",
)


def strongest(text: str, *items: Withheld, permitted: tuple[Permitted, ...] = ()) -> str:
    """The strongest answer about a text: leak, doubt or an empty string."""
    search = Search(items, permitted, LABELS)
    weights = {hit.weight for hit in search.hits(search.squeezed(text))}
    return "leak" if Weight.LEAK in weights else "doubt" if weights else ""


@pytest.mark.parametrize(
    ("item", "text"),
    [
        (HOME, "14 Rose Lane"),
        (HOME, "14, ROSE LANE"),
        (HOME, "Flat 2, 14 Rose Ln."),
        (HOME, "fourteen Rose Lane"),
        (HOME, "Rose Lane (14)"),
        (HOME, "Rose Lane, number 14"),
        (HOME, "12/14 Rose Lane"),
        (HOME, "l4 R0se Lane"),
        (HOME, "14rosela\u00adne@example.org"),
        (HOME, "HR6 8XQ"),
        (HOME, "hr6-8xq"),
        (HOME, "H R 6 8 X Q"),
        (HOME, "HR6 BXQ"),
        (HOME, "LEOMINSTERHR68XQ end"),
        (PERSON, "Miss Okafor-Blythe"),
        (PERSON, "the Okafors"),
        (PERSON, "OKAFOR, Tamsin"),
        (PERSON, "Tam Hale"),
        (PERSON, "tamsin.okafor@example.org"),
        (PERSON, "Brandreth"),
        (PERSON, "Bran-\ndreth said"),
        (PERSON, "Òkáfor"),
        (PERSON, "Оkаfоr"),
        (PHONE, "07700 900123"),
        (PHONE, "+44 (0)7700 900 123"),
        (PHONE, "00447700900123"),
        (PHONE, "077OO 9OO123"),
        (PHONE, "oh seven seven oh oh nine oh oh one two three"),
        (EMAIL, "t.okafor91@example.org"),
        (EMAIL, "t dot okafor91 at example dot org"),
        (EMAIL, "user t.okafor91 logged in"),
        (BORN, "02/03/1991"),
        (BORN, "1991-03-02"),
        (BORN, "2.3.1991"),
        (BORN, "02031991"),
        (BORN, "2nd of March 1991"),
        (BORN, "March 2, 1991"),
        (BORN, "2 Mar 91"),
        (BORN, "2 Mawrth 1991"),
        (BORN, "the second of March 1991"),
        (BORN, "2 III 1991"),
        (NHS, "9991234567"),
        (NHS, "999-123-4567"),
        (NINO, "qq123456c"),
        (NINO, "QQ 12 34 56"),
        (PLATE, "wr17kxd"),
        (BANK, "account 4189 3762"),
        (SCHOOL, "Thornybank Primary"),
        (SCHOOL, "Thornybank Community Primary School"),
        (HOUSE, "Rose Cottage, Mill Ln"),
        (SPOT, "///filled.count.soap"),
        (SPOT, "52.228, -2.739"),
    ],
)
def test_leak(item: Withheld, text: str) -> None:
    assert strongest(f"As noted: {text}, as before.", item) == "leak"


@pytest.mark.parametrize(
    ("item", "text"),
    [
        (HOME, "114 Rose Lane"),
        (HOME, "14 Rosehip Avenue"),
        (HOME, "Rose Lane 145"),
        (HOME, "Rose Lane"),
        (HOME, "HR6 8XR"),
        (HOME, "HR6"),
        (HOME, "14 [address withheld] Rose Lane"),
        (PERSON, "a whale on the beach"),
        (PERSON, "inhaled"),
        (PERSON, "the stamp"),
        (PHONE, "07700 900124"),
        (PHONE, "207700900123"),
        (PHONE, "077009001234"),
        (EMAIL, "s.okafor92@example.org"),
        (BORN, "12/03/1991"),
        (BORN, "02/03/1992"),
        (BORN, "22 March 1991"),
        (BORN, "2 March 2003"),
        (NHS, "9991234568"),
        (NHS, "19991234567"),
        (PLATE, "WR17 KXE"),
        (BANK, "41893763"),
        (SCHOOL, "Community Primary School"),
        (HOUSE, "Mill Lane"),
        (SPOT, "52.229, -2.739"),
    ],
)
def test_near_miss(item: Withheld, text: str) -> None:
    assert strongest(f"As noted: {text}, as before.", item) == ""


@pytest.mark.parametrize(
    ("item", "text"),
    [
        (PERSON, "Hale Pharmacy"),
        (PERSON, "brandreth"),
        (PERSON, "Tamsin"),
        (PERSON, "Tam"),
        (HOME, "14 Rose"),
        (BORN, "03/02/1991"),
        (BORN, "2/3/91"),
        (BANK, "20-11-53"),
        (SCHOOL, "Thornybank"),
        (HOUSE, "Rose Cottage"),
    ],
)
def test_doubt(item: Withheld, text: str) -> None:
    assert strongest(f"As noted: {text} was there.", item) == "doubt"


def test_shared_surname_is_a_doubt() -> None:
    child = Permitted(Kind.PERSON, value("Noah Brandreth", forenames="Noah", surname="Brandreth"))
    assert strongest("Ms Brandreth said", PERSON) == "leak"
    assert strongest("Ms Brandreth said", PERSON, permitted=(child,)) == "doubt"
    assert strongest("Tamsin Brandreth said", PERSON, permitted=(child,)) == "leak"


def test_inside_a_permitted_value_is_nothing() -> None:
    child = Permitted(Kind.PERSON, value("Noah Brandreth", forenames="Noah", surname="Brandreth"))
    assert strongest("Noah Brandreth came", PERSON, permitted=(child,)) == ""
    assert strongest("Noah Brandreth and Ms Brandreth came", PERSON, permitted=(child,)) == "doubt"


def test_inside_a_text_never_matched_is_nothing() -> None:
    street = withheld(Kind.TEXT, "Rose Lane")
    never = Withheld(
        "x", Kind.TEXT, Severity.HIGH, street.value, (), (Secret("Rose Lane Children's Centre"),)
    )
    assert strongest("at Rose Lane today", never) == "leak"
    assert strongest("at the Rose Lane Childrens\u2019 Centre today", never) == ""


def test_only_our_own_labels_are_skipped() -> None:
    word = withheld(Kind.TEXT, "withheld secret")
    assert strongest("[14 Rose Lane]", HOME) == "leak"
    assert strongest("[address withheld] secret", word) == ""
    assert strongest("[address withheld ] withheld secret", word) == "leak"


def test_also_written() -> None:
    alias = Withheld("x", Kind.ADDRESS, Severity.HIGH, HOME.value, (Secret("the cottage by the weir"),))
    assert strongest("They stay in the cottage by the weir.", alias) == "leak"
    assert strongest("They stay in the cottage by the wall.", alias) == ""


def test_data_does_not_join_short_numbers() -> None:
    search = Search((BANK, PHONE, BORN), (), LABELS)

    def seen(text: str) -> bool:
        return bool(search.hits(search.squeezed(text), data=True))

    assert not seen("4 189 3762 re 41.89 37.62 m 2 3 1991 l")
    assert seen("41893762")
    assert seen("07700 900123")
    assert seen("02/03/1991")


@pytest.mark.parametrize("character", "é１²⑭ᴀ🅰ℌﬁаᏞ")
def test_folding_is_idempotent(character: str) -> None:
    once = character.translate(TABLE)
    assert once.isascii()
    assert once.translate(TABLE) == once
