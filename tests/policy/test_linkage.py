"""Linked details: the graver goes whole, what only resembles one is neither, a judged hint is no item."""

from __future__ import annotations

from redactor.model.case import Withholding
from redactor.model.finding import Disposition, Finding
from redactor.model.kind import Kind, Severity
from redactor.model.outcome import Sighting
from redactor.policy.linkage import linkage_findings
from redactor.policy.second import Accepted, second_look
from redactor.policy.withhold import recipients_of, withhold
from tests.fakes import finding, item, party, register, value

HOME = "14 Rose Lane"


def holding() -> Withholding:
    home = item("home", HOME, withhold_from=("x",), severity=Severity.CRITICAL)
    school = item("school", "Thornybank", withhold_from=("x",), kind=Kind.SCHOOL, severity=Severity.HIGH)
    both = item("both", "", kind=Kind.LINKAGE, members=("home", "school"), withhold_from=("gran",))
    people = (party("miss", addresses=(value(HOME),)), party("gran"), party("x"))
    case = register(home, school, both, parties=people)
    return withhold(case, recipients_of(case, ["gran"]))


def fates(*found: Finding) -> list[str]:
    return [one.disposition.value for one in linkage_findings(found, holding())]


def test_of_two_the_graver_goes_and_one_alone_stays() -> None:
    home, school = finding(0, 5, "home"), finding(9, 12, "school", kind=Kind.SCHOOL)
    assert fates(home, school) == ["redact", "keep"]
    assert fates(home) == ["keep"]
    assert fates(school) == ["keep"]


def test_what_only_resembles_a_linked_item_stays_and_makes_nothing_go() -> None:
    near = finding(20, 25, "home", disposition=Disposition.KEEP)
    school = finding(9, 12, "school", kind=Kind.SCHOOL)
    assert fates(near, school) == ["keep", "keep"]
    assert fates(near, finding(0, 5, "home"), school) == ["keep", "redact", "keep"]


def test_the_same_detail_of_a_person_does_not_excuse_its_parts() -> None:
    assert [one.note for one in holding().permitted if one.kind is Kind.ADDRESS] == []


def broken(home: Disposition, *kept: tuple[str, str]) -> bool:
    text = "Rose Lane and Thornybank"
    found = [finding(0, 9, "home", disposition=home), finding(14, 24, "school", kind=Kind.SCHOOL)]
    seen = [(Sighting("page 1", text), found)]
    return bool(second_look(seen, holding(), Accepted(frozenset(kept)), {}).linkages)


def test_in_the_finished_file_only_the_item_counts_not_a_hint_that_was_judged() -> None:
    assert broken(Disposition.REDACT)
    assert broken(Disposition.ASK)
    assert not broken(Disposition.KEEP)
    assert not broken(Disposition.ASK, ("home", "roselane"))
    assert broken(Disposition.REDACT, ("home", "roselane")), "the item itself is never excused"
