"""What the matcher finds strongly in a table of written forms, the look-up over all cases reaches.

A new rule that finds something strongly and has no anchor fails here: `redactor/detect/cases/anchors.py`.
"""

from __future__ import annotations

from collections import Counter
from functools import cache

import pytest

from redactor.detect.cases.anchors import Anchors
from redactor.detect.cases.index import CaseIndex
from redactor.model.case import CaseRef, ProtectedItem, Register
from redactor.model.finding import Finding
from redactor.model.kind import Kind
from redactor.model.lexicon import plain
from tests.detect.matching import find, item, lexicon
from tests.detect.written_forms import TABLES, Line, lines

KEY = b"a key for tests, 32 bytes long.."
OWN = CaseRef("OWN-1")
# no sign of it is sure: so much of a name is hidden, or a handle is told aloud with other words for its signs
PARTLY = {
    "forename and surname, partly hidden",
    "name told aloud",
    "number in pieces",
    "number told in another language",
}
ANCHORS = Anchors(lexicon())


@cache
def index_of(items: tuple[ProtectedItem, ...]) -> CaseIndex:
    """An index of one case with these items."""
    index = CaseIndex(lexicon(), KEY)
    index.put(Register(OWN, "1", items=items))
    return index


def borne_by_many(one: ProtectedItem) -> bool:
    """Whether an item is a person with a common name: that counts in tied mail only."""
    value = one.value
    forename = value.first("forenames").split(" ")[0]
    words = plain(value.first("local") or f"{forename} {value.first('surname')}").split()
    letters = [word.strip("0123456789") for word in words]
    return one.kind in {Kind.PERSON, Kind.EMAIL} and ANCHORS.common(filter(None, letters))


def strong_of(line: Line) -> list[Finding]:
    """The findings of a line that count in mail of nobody's case."""
    common = {each.id for each in line.items if borne_by_many(each)}
    found = index_of(line.items).strong.of(find(line.text, *line.items), line.text)
    return [finding for finding in found if finding.item_id not in common]


# dates of birth never count in mail of nobody's case
@pytest.mark.parametrize("table", [table for table in TABLES if table != "dates"])
def test_every_form_that_is_found_strongly_is_anchored(table: str) -> None:
    reached, missed = Counter[str](), Counter[str]()
    lost = []
    for line in lines(table):
        strong = strong_of(line) if line.wanted != "N" else []
        if strong:
            seen = OWN in index_of(line.items).candidates(line.text)
            (reached if seen else missed)[strong[0].form] += 1
            lost += [] if seen else [line.raw]
    assert reached
    assert {form for form in missed if not reached[form]} <= PARTLY, f"no anchor reaches: {lost}"
    assert missed.total() <= 0.01 * reached.total() + 3, f"no anchor reaches: {lost}"


def test_text_turned_round_is_anchored() -> None:
    home = (item("address", "14 Rose Lane, Leominster, HR6 8XQ"),)
    assert OWN in index_of(home).candidates("posted to enaL esoR 41 as drawn")
    assert OWN not in index_of(home).candidates("posted to enaL esoR 51 as drawn")
