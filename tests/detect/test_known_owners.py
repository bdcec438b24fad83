"""A question about one item is answered by another item of the same person that surely stands beside it."""

from __future__ import annotations

import pytest

from redactor.model.kind import Severity
from tests.detect.matching import find, item, person, removed

ITEMS = (
    person("Marjorie Scattergood", "gran", title="Mrs", about="gran", severity=Severity.CRITICAL),
    person("Robyn Fields", "rob", title="Miss", known_as=("Rob",), about="rob", severity=Severity.CRITICAL),
    item("date_of_birth", "1957-11-24", "dob", about="gran", severity=Severity.CRITICAL),
    item("phone", "01632 960147", "land", about="gran", severity=Severity.CRITICAL),
    item("bank_account", "30-91-47 52086317", "bank", about="gran", severity=Severity.CRITICAL),
    item("nhs_number", "999 234 5675", "nhs", about="rob", severity=Severity.CRITICAL),
)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Marjorie S 241157 F", "  F"),
        ("Marjorie's birthday is 24 November.", " birthday is ."),
        ("Mrs. Scattergood: 960147 (Ludlow code)", "Mrs. :  (Ludlow code)"),
        ("Sort code 30-91-47 belongs to Marjorie.", "Sort code  belongs to ."),
        ("the nurse saw Rob, NHS 999 234 5675", "the nurse saw , NHS "),
        # another's, nobody's, in another statement, and the day of something else
        ("Robyn 241157 F", " 241157 F"),
        ("Invoice 241157", "Invoice 241157"),
        ("Marjorie left. Sort code 30-91-47 was cited", " left. Sort code 30-91-47 was cited"),
        ("Marjorie left.\n\n960147 rang", " left.\n\n960147 rang"),
        ("Marjorie came on 24 November", " came on 24 November"),
    ],
)
def test_what_stands_beside_its_owner_is_removed(text: str, left: str) -> None:
    assert removed(text, find(text, *ITEMS)) == left
