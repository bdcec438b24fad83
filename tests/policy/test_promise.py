"""A promise stops releases to whom it names until an item keeps it from them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from redactor.model.case import ProtectedItem
from redactor.model.outcome import Outcome, ReleaseDecision
from redactor.model.record import Promise, Stop
from redactor.policy.promise import OPEN, open_promises, unkept
from redactor.policy.release import stopped
from redactor.policy.withhold import recipients_of, stops_for, withhold
from tests.fakes import item, party, register

PEOPLE = (party("miss-x", role="resident"), party("ms-z"), party("mr-y"), party("gran", role="grandparent"))
PROMISE = Promise("p1", told="miss-x", by="ruth", on=date(2026, 2, 11), withhold_from=("ms-z",))


def answered(*items: ProtectedItem, **changes: object) -> tuple[str, ...]:
    ids = tuple(one.id for one in items)
    return unkept(replace(PROMISE, **{"answered_by": ids} | changes), items, PEOPLE)  # type: ignore[arg-type]


def test_a_promise_without_an_item_is_open() -> None:
    assert answered() == ("ms-z",)
    assert unkept(PROMISE, [item()], PEOPLE) == ("ms-z",), "the item keeps it, but nobody said so"


def test_an_item_that_is_withheld_from_them_keeps_it() -> None:
    assert answered(item()) == ()


@pytest.mark.parametrize(
    "changes",
    [{"withhold_from": ("mr-y",)}, {"withhold_from": ("everyone",), "may_see": ("ms-z",)}],
)
def test_an_item_that_they_may_see_does_not(changes: dict[str, tuple[str, ...]]) -> None:
    assert answered(item(**changes)) == ("ms-z",)


def test_a_promise_to_keep_it_from_everyone_needs_everyone() -> None:
    assert answered(item(), withhold_from=("everyone",)) == ("everyone",)
    assert answered(item(withhold_from=("everyone",)), withhold_from=("everyone",)) == ()
    several = item(withhold_from=("ms-z", "mr-y", "gran"))
    assert answered(several, withhold_from=("everyone",)) == (), "the person it was made to may know"


def test_a_promise_about_a_role_needs_every_holder() -> None:
    assert answered(item(withhold_from=("ms-z",)), withhold_from=("role:parent",)) == ("role:parent",)
    kept = item(withhold_from=("role:parent",))
    assert answered(kept, withhold_from=("role:parent",)) == ()
    but_one = item(withhold_from=("role:parent",), may_see=("mr-y",))
    assert answered(but_one, withhold_from=("role:parent",)) == ("role:parent",)


def test_two_items_may_keep_it_together() -> None:
    items = (item("a", withhold_from=("ms-z",)), item("b", withhold_from=("mr-y",)))
    assert answered(*items, withhold_from=("ms-z", "mr-y")) == ()


def test_an_ended_promise_stops_nothing() -> None:
    assert not list(open_promises([replace(PROMISE, ended_on=date(2026, 3, 1))], [], PEOPLE))


def test_a_stop_holds_for_whom_it_names_and_for_strangers() -> None:
    (stop,) = open_promises([PROMISE], [], PEOPLE)
    assert stop.code == OPEN
    case = replace(register(parties=PEOPLE), stops=(stop,))
    assert stops_for(case, recipients_of(case, ["ms-z"])) == (stop,)
    assert stops_for(case, recipients_of(case, ["anyone"])) == (stop,)
    assert stops_for(case, recipients_of(case, ["mr-y", "ms-z"])) == (stop,)
    assert not stops_for(case, recipients_of(case, ["mr-y"]))
    assert withhold(case, recipients_of(case, ["ms-z"])).stops == (stop,)


def test_everyone_means_the_others() -> None:
    stop = Stop(OPEN, "", "p1", ("everyone",), about="miss-x")
    case = replace(register(parties=PEOPLE), stops=(stop,))
    assert not stops_for(case, recipients_of(case, ["miss-x"]))
    assert stops_for(case, recipients_of(case, ["gran"])) == (stop,)


def test_a_stop_outweighs_a_release() -> None:
    release = ReleaseDecision(Outcome.RELEASE)
    assert stopped(release, ()) is release
    decision = stopped(release, (Stop(OPEN, "why", "p1", ("ms-z",)),))
    assert decision.outcome is Outcome.BLOCK
    assert [(reason.code, reason.item) for reason in decision.reasons] == [(OPEN, "p1")]
