"""What an incident asks for, and what must have happened before it is closed."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from redactor.model.incident import Incident, IncidentAct, IncidentEvent, after
from redactor.model.kind import Severity
from redactor.model.secret import Secret
from redactor.policy.incident import checklist, refused_close, refused_review

AWARE = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)


def incident() -> Incident:
    return Incident(1, "CF-1", Severity.HIGH, (), (), Secret("x"), AWARE, AWARE, "ruth")


def event(act: IncidentAct, actor: str = "ruth", **changes: object) -> IncidentEvent:
    given = {"number": 2, "recorded": AWARE + timedelta(hours=1), "text": Secret("said")} | changes
    return IncidentEvent(actor=actor, act=act, **given)  # type: ignore[arg-type]


def decided(one: Incident) -> Incident:
    return after(one, event(IncidentAct.DECIDE, agreed=True))


def reviewed(one: Incident) -> Incident:
    return after(one, event(IncidentAct.REVIEW, "siân", agreed=True))


def test_the_graver_the_more_must_be_done() -> None:
    numbers = [len(checklist(severity, AWARE)) for severity in Severity]
    assert numbers == sorted(set(numbers))
    critical = " ".join(what for what, _ in checklist(Severity.CRITICAL, AWARE))
    for who in ("police", "housing", "GP", "school", "court", "safety plan", "regulator", "recheck"):
        assert who in critical
    assert "police" not in " ".join(what for what, _ in checklist(Severity.STANDARD, AWARE))


def test_the_soonest_comes_first_and_everything_has_a_time() -> None:
    due = [when for _, when in checklist(Severity.CRITICAL, AWARE)]
    assert due == sorted(due)
    assert min(due) > AWARE


def test_the_clock_runs_from_awareness_and_not_from_opening() -> None:
    assert incident().deadline == AWARE + timedelta(hours=72)


def test_a_task_is_overdue_when_its_time_is_over_or_it_was_done_late() -> None:
    due = AWARE + timedelta(hours=4)
    one = after(incident(), event(IncidentAct.TASK, moment=due, other="ruth"))
    assert not one.tasks[0].overdue(due)
    assert one.late(due + timedelta(seconds=1)) == one.tasks
    late = after(one, event(IncidentAct.DONE, other="1", recorded=due + timedelta(hours=1)))
    assert late.tasks[0].overdue(due)
    assert late.late(due + timedelta(days=1)) == ()


def test_it_is_closed_only_after_a_second_persons_review() -> None:
    one = incident()
    assert "regulator" in refused_close(one)
    assert "second person" in refused_close(decided(one))
    assert refused_close(reviewed(decided(one))) == ""


@pytest.mark.parametrize("act", [IncidentAct.NOTE, IncidentAct.TASK, IncidentAct.DECIDE])
def test_whatever_is_done_after_a_review_needs_another_one(act: IncidentAct) -> None:
    changed = after(reviewed(decided(incident())), event(act, other="", moment=AWARE))
    assert refused_close(changed)


def test_an_open_task_keeps_it_open() -> None:
    one = after(incident(), event(IncidentAct.TASK, moment=AWARE))
    assert "not done: 1" in refused_close(reviewed(decided(one)))
    done = after(one, event(IncidentAct.DONE, other="1"))
    assert refused_close(reviewed(decided(done))) == ""


def test_a_review_that_does_not_agree_closes_nothing() -> None:
    one = after(decided(incident()), event(IncidentAct.REVIEW, "siân", agreed=False))
    assert "second person" in refused_close(one)


def test_who_opened_it_or_decided_may_not_review() -> None:
    one = after(incident(), event(IncidentAct.DECIDE, "dana"))
    assert "second person" in refused_review(one, "ruth")
    assert "decision" in refused_review(one, "dana")
    assert refused_review(one, "siân") == ""


def test_nothing_is_done_to_a_closed_one() -> None:
    closed = after(reviewed(decided(incident())), event(IncidentAct.CLOSE))
    assert refused_close(closed)
    assert refused_review(closed, "siân")
