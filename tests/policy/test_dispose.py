"""From findings to marks: disjoint, covering, in order; questions stable and not moot."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from redactor.model.document import Digest
from redactor.model.finding import Disposition, Finding
from redactor.model.kind import Kind
from redactor.model.text import Location, Reading, Segment, TextMap
from redactor.policy.dispose import Rules, dispose
from redactor.policy.withhold import recipients_of, withhold
from tests.fakes import finding, register, rules

TEXT = "the quick brown fox jumps over the lazy dog again and again"
BREAKS = [0, 10, 20, 33, len(TEXT)]


def reading() -> Reading:
    words = tuple(
        Segment(a, b, Location(f"l{n}", f"line {n}")) for n, (a, b) in enumerate(pairwise(BREAKS), start=1)
    )
    # A second view shows the same stretches in another order.
    late = Segment(0, 10, Location("l2", "line 2")), Segment(10, 20, Location("l1", "line 1"))
    return Reading((TextMap("lines", TEXT, words), TextMap("columns", TEXT[10:20] + TEXT[:10], late)))


def by() -> Rules:
    case = register()
    return Rules(rules(), rules().profiles[0], withhold(case, recipients_of(case, ["ms-z"])), "en", {})


spans = st.tuples(st.integers(0, len(TEXT) - 1), st.integers(1, 15)).map(
    lambda s: (s[0], min(len(TEXT), s[0] + s[1]))
)
dispositions = st.sampled_from([Disposition.REDACT, Disposition.ASK])


@given(st.lists(st.tuples(spans, dispositions), max_size=8))
def test_marks_are_disjoint_in_order_and_cover_every_span_to_be_redacted(
    given_spans: list[tuple[tuple[int, int], Disposition]],
) -> None:
    findings = [finding(a, b, disposition=d, rule=str(n)) for n, ((a, b), d) in enumerate(given_spans)]
    plan = dispose(reading(), findings, "", Digest("d"), by())
    marked = [
        (place.location.key, n)
        for mark in plan.marks
        for place in mark.places
        for n in range(place.start, place.end)
    ]
    assert len(marked) == len(set(marked))
    assert marked == sorted(marked)
    view = reading().views[0]
    wanted = {
        (place.location.key, n)
        for one in findings
        if one.disposition is Disposition.REDACT
        for place in view.locate(one.start, one.end)
        for n in range(place.start, place.end)
    }
    assert set(marked) == wanted
    asked = [d for d in plan.decisions if d.disposition is Disposition.ASK]
    for question in asked:
        places = view.locate(question.finding.start, question.finding.end)
        assert any((p.location.key, n) not in wanted for p in places for n in range(p.start, p.end))


def test_the_same_words_in_two_views_are_one_decision() -> None:
    twice = [finding(12, 18), finding(2, 8, view="columns")]
    plan = dispose(reading(), twice, "", Digest("d"), by())
    assert len(plan.decisions) == 1
    assert len(plan.marks) == 1


def test_ids_are_stable_and_depend_on_place_and_input() -> None:
    def one(found: Finding, digest: str = "d") -> str:
        return dispose(reading(), [found], "", Digest(digest), by()).decisions[0].id

    ask = finding(4, 9, disposition=Disposition.ASK)
    assert one(ask) == one(ask)
    assert len({one(ask), one(ask, "other"), one(finding(4, 10, disposition=Disposition.ASK))}) == 3


def test_the_label_is_that_of_the_longest_and_of_an_item_before_what_is_derived_from_it() -> None:
    mail = finding(2, 8, "miss-x.email.1", kind=Kind.EMAIL)
    name = finding(2, 8, "x-name", kind=Kind.PERSON)
    whole = finding(1, 9, "miss-x.email.1", kind=Kind.EMAIL)
    kinds = {}
    for case, found in {"tie": [mail, name], "tied": [name, mail], "longer": [name, whole]}.items():
        (mark,) = dispose(reading(), found, "", Digest("d"), by()).marks
        kinds[case] = mark.kind
    assert kinds == {"tie": Kind.PERSON, "tied": Kind.PERSON, "longer": Kind.EMAIL}
