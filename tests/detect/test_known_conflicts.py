"""Who else may be meant: allowed people and addresses, exceptions, policies, strictness, furniture."""

from __future__ import annotations

import pytest

from redactor.detect.known.explain import explain_item
from redactor.model.case import AloneRule
from redactor.model.finding import Disposition
from redactor.model.kind import Severity
from tests.detect.matching import allowed, find, item, open_person, person, rules, said

HOME = item("address", "14 Rose Lane, Leominster, HR6 8XQ", "home")
DANA = person("Dana Whitcombe", "dana", title="Ms")
NOAH = open_person("Noah Whitcombe")


def spans(text: str, *args: object, **more: object) -> dict[str, str]:
    """What was found, by words."""
    found = find(text, *args, **more)  # type: ignore[arg-type]
    return {
        text[f.start : f.end]: f.disposition.value for f in found if f.disposition is not Disposition.KEEP
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("we met Dana Whitcombe", {"Dana Whitcombe": "redact"}),
        ("we met Noah Whitcombe", {}),
        ("we met Whitcombe", {"Whitcombe": "ask"}),
        ("we met Ms Whitcombe", {"Whitcombe": "redact"}),
        ("we met D. Whitcombe", {"D. Whitcombe": "redact"}),
        ("we met N. Whitcombe", {}),
    ],
)
def test_a_shared_surname(text: str, expected: dict[str, str]) -> None:
    assert spans(text, DANA, people=(NOAH,)) == expected


def test_both_titles_fit_is_a_question() -> None:
    aunt = open_person("Joan Whitcombe", title="Ms")
    assert spans("we met Ms Whitcombe", DANA, people=(aunt,)) == {"Whitcombe": "ask"}


def test_a_surname_alone_is_redacted_when_nobody_shares_it() -> None:
    assert spans("we met Whitcombe", DANA) == {"Whitcombe": "redact"}


def test_an_allowed_address_covers_its_street_but_not_the_protected_number() -> None:
    office = (allowed("address", "6 Rose Lane, Leominster, HR6 9ZZ"),)
    assert spans("the office, 6 Rose Lane,", HOME, permitted=office) == {}
    assert spans("her home, 14 Rose Lane,", HOME, permitted=office) == {"14 Rose Lane": "redact"}


def test_never_match_is_for_its_item_only() -> None:
    kept = item(
        "address", "14 Rose Lane, Leominster, HR6 8XQ", "kept", never_match=["Rose Lane Children's Centre"]
    )
    text = "at Rose Lane Children's Centre"
    assert spans(text, kept) == {}
    assert spans(text, HOME) == {"Rose Lane": "ask"}


def test_also_written_is_looked_for() -> None:
    weir = item(
        "address",
        "14 Rose Lane, Leominster",
        "weir",
        also_written=["the cottage by the weir", "Weir Cottage"],
    )
    assert spans("in the cottage by the weir", weir) == {"the cottage by the weir": "redact"}
    assert spans("in Weir Cottage", weir) == {"Weir Cottage": "redact"}
    assert spans("in the cottage by the river", weir) == {}


@pytest.mark.parametrize(
    ("rule", "expected"), [(AloneRule.REDACT, "redact"), (AloneRule.ASK, "ask"), (AloneRule.OPEN, "")]
)
def test_street_and_town_alone_follow_the_register(rule: AloneRule, expected: str) -> None:
    place = item(
        "address",
        "14 Rose Lane, Leominster, HR6 8XQ",
        "p",
        street_alone=rule,
        town_alone=rule,
        postcode_district_alone=rule,
    )
    for words in ("Rose Lane", "Leominster", "HR6"):
        assert spans(f"they went to {words} again", place).get(words, "") == expected


def test_a_number_counts_beside_its_street_and_not_beside_another() -> None:
    assert "14" in spans("Rose Lane is quiet; they are at number 14 now", HOME)
    assert spans("they are at number 14 Elm Road now", HOME) == {}


def test_table_row_is_corroboration() -> None:
    text = "number 14\t" + "a" * 300 + "\tHR6 8XQ"
    assert "14" in spans(text, HOME)
    assert "14" not in {w for w, d in spans(text.replace("\t", "\n\n"), HOME).items() if d == "redact"}


@pytest.mark.parametrize(
    ("severity", "asked"), [(Severity.CRITICAL, True), (Severity.HIGH, True), (Severity.STANDARD, False)]
)
def test_severity_sets_what_a_weak_form_is(severity: Severity, asked: bool) -> None:
    school = item("school", "Thornybank Community Primary School", "s", severity=severity)
    assert (said("the TCPS list", find("the TCPS list", school)) != "-") is asked


def test_a_mention_goes_on_over_page_furniture() -> None:
    text = "She lives at 14 Rose\n\nBorough Council, file copy\n\f\nLane, Leominster"
    low = text.index("Borough")
    found = find(text, HOME, furniture=((low, low + len("Borough Council, file copy")),))
    assert any(
        text[f.start : f.end].startswith("14 Rose") and text[f.start : f.end].endswith("Leominster")
        for f in found
    )
    other = text.replace("Borough Council, file copy", "and then the dog barked")
    assert not any(f.disposition is Disposition.REDACT for f in find(other, HOME))


def test_furniture_is_searched_itself() -> None:
    text = "A page.\n14 Rose Lane\n\fThe next."
    low = text.index("14")
    assert said(text, find(text, HOME, furniture=((low, low + 12),))) == "redact:14 Rose Lane"


def test_a_page_line_alone_is_furniture() -> None:
    assert said("at 14 Rose\nPage 3 of 9\nLane", find("at 14 Rose\nPage 3 of 9\nLane", HOME)).startswith(
        "redact"
    )


def test_linked_items_are_found_too() -> None:
    assert spans("at 14 Rose Lane", linked=(HOME,)) == {"14 Rose Lane": "redact"}


def test_our_labels_hide_and_join_nothing() -> None:
    assert spans("14 [address withheld] Rose [name withheld] Lane", HOME) == {}
    assert spans("[address withheld], 14 Rose Lane", HOME) == {"14 Rose Lane": "redact"}


def test_columns_are_read_one_by_one() -> None:
    text = "14 Rose          see the plan\nLane             next spring\n"
    assert "redact" in spans(text, HOME).values()


def test_explanations_never_hold_the_value() -> None:
    for finding in find("Tamsin? No: Dana Whitcombe, 14 Rose Lane, HR6 8XQ, Whitcombe", DANA, HOME):
        said_words = f"{finding.explanation} {finding.form} {finding.rule} {finding.evidence}".casefold()
        assert not any(word in said_words for word in ("whitcombe", "dana", "rose", "hr6", "14"))
        assert 0 < finding.score <= 1


def test_explain_item_lists_forms_and_limits() -> None:
    told = explain_item(HOME, rules())
    forms = {form for _, each in told.groups for form in each}
    assert {"14 rose lane", "rose ln", "hr6 8xq", "xiv rose lane"} <= forms
    assert any("cottage by the weir" in line for line in told.not_found)


@pytest.mark.parametrize(
    "text",
    [
        "at the Civic Offices, 6 Plough Square, Leominster, HR6 9ZZ.",
        "Civic Offices\n6 Plough Square\nLeominster\nHR6 9ZZ\n\nDear Ms Whitcombe",
        "6 Plough Square, Leominster",
    ],
)
def test_the_town_of_an_allowed_address_is_no_question(text: str) -> None:
    home = item(
        "address", "14 Rose Lane, Leominster, HR6 8XQ", severity=Severity.CRITICAL, town_alone=AloneRule.ASK
    )
    council = allowed("address", "Civic Offices, 6 Plough Square, Leominster, HR6 9ZZ")
    assert not [f for f in find(text, home, permitted=(council,)) if f.disposition is not Disposition.KEEP]


def test_the_same_town_elsewhere_is_one() -> None:
    home = item(
        "address", "14 Rose Lane, Leominster, HR6 8XQ", severity=Severity.CRITICAL, town_alone=AloneRule.ASK
    )
    council = allowed("address", "Civic Offices, 6 Plough Square, Leominster, HR6 9ZZ")
    text = "She came to 6 Plough Square on Monday and lives somewhere in Leominster now."
    asked = [f for f in find(text, home, permitted=(council,)) if f.disposition is Disposition.ASK]
    assert [text[f.start : f.end] for f in asked] == ["Leominster"]


@pytest.mark.parametrize(
    ("text", "disposition"),
    [
        ("Marlpit Women's Refuge", Disposition.REDACT),
        ("MARLPIT REFUGE", Disposition.REDACT),
        ("Lloches Merched Marlpit", Disposition.REDACT),
        ("Marlpit Leisure Centre, 10 am", Disposition.KEEP),
        ("the Marlpit leisure ctr", Disposition.KEEP),
        ("Marlpit Hostel", Disposition.ASK),
    ],
)
def test_institutions_that_share_a_word_are_told_apart_by_the_others(
    text: str, disposition: Disposition
) -> None:
    refuge = item("organisation", "Marlpit Women's Refuge", severity=Severity.CRITICAL)
    centre = allowed("organisation", "Marlpit Leisure Centre")
    assert {f.disposition for f in find(text, refuge, permitted=(centre,))} == {disposition}
