"""A doubt about one part of a name is answered by another part of the same person that it belongs to."""

from __future__ import annotations

import pytest

from redactor.model.finding import Disposition
from redactor.model.kind import Severity
from tests.detect.matching import find, open_person, person, removed

SHAHID = person("Shahid Imran Karunaratne", "shahid", title="Mr")
OPEN = (open_person("Nimal Karunaratne", title="Mr"), open_person("Shahid Hunter"))


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("met Shahid, whose surname is\nKarunaratne in", "met , whose surname is\n in"),
        ("Shahid (surname Karunaratne)", " (surname )"),
        ('"first": "Shahid", "last": "Karunaratne"', '"first": "", "last": ""'),
        ("surname Karunaratne; first name Shahid", "surname ; first name "),
        ("Karunaratne;  \nShahid, clerk", ";  \n, clerk"),
        # somebody else's: a question
        ("Karunaratne came. Shahid left.", "Karunaratne came. Shahid left."),
        ("Karunaratne told Shahid", "Karunaratne told Shahid"),
    ],
)
def test_a_shared_name_is_settled_by_the_other_part(text: str, left: str) -> None:
    assert removed(text, find(text, SHAHID, people=OPEN)) == left


def test_what_is_not_settled_is_asked() -> None:
    found = find("Karunaratne told Shahid", SHAHID, people=OPEN)
    assert {each.disposition for each in found} == {Disposition.ASK}


def test_a_usual_surname_of_another_is_asked_about_where_the_item_is_critical() -> None:
    assert not find("Karen Hughes came", person("Thomas Hughes", "high"))
    found = find("Karen Hughes came", person("Thomas Hughes", "critical", severity=Severity.CRITICAL))
    assert [each.disposition for each in found] == [Disposition.ASK]
