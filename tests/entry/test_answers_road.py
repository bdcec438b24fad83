"""Held, answered, released: the whole way by the answers file, and every way to get it wrong."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.doors import ASKING, ASKING_CRITICAL, LETTER, REGISTER, Place, digests

ANSWER = {"disposition": "keep", "by": "R. Reviewer", "reason": "another street"}


def held(place: Place, text: str = ASKING, to: str = "ms-z") -> Path:
    place.write("held.txt", text)
    ran = place.redact("held.txt", to=to)
    assert (ran.code, ran.outcomes) == (1, ["held"])
    assert place.given(to) == set()
    return place.folder / "out" / "_reports" / to / "held.txt.answers.yaml"


def fill(skeleton: Path, **answer: Any) -> Path:
    """Fill in every answer and keep the file apart, as a later run moves the skeleton away."""
    sheet = yaml.safe_load(skeleton.read_text())
    for one in sheet["answers"]:
        one.update(answer)
    path = skeleton.parents[3] / "answers.yaml"
    path.write_text(yaml.safe_dump(sheet, sort_keys=False))
    return path


def test_an_answered_question_releases_the_copy_and_is_recorded(place: Place) -> None:
    skeleton = held(place)
    before = digests(place.folder, "held.txt")
    assert "Alder" not in skeleton.read_text()
    (question,) = yaml.safe_load(skeleton.read_text())["answers"]
    assert (question["place"], question["item"]) == ("line 2", "y-home")
    ran = place.redact("held.txt", "--answers", fill(skeleton, **ANSWER))
    assert (ran.code, ran.outcomes) == (0, ["released"])
    assert (place.folder / "out/ms-z/held.txt").read_text() == ASKING
    assert digests(place.folder, "held.txt") == before
    assert place.audit()[-1]["answers"] == [[question["id"], "keep", "R. Reviewer"]]
    (decision,) = place.report("held.txt")["decisions"]
    assert (decision["id"], decision["answered_by"]) == (question["id"], "R. Reviewer")


def test_the_answers_may_be_filled_in_where_they_lie(place: Place) -> None:
    skeleton = held(place)
    sheet = yaml.safe_load(skeleton.read_text())
    sheet["answers"][0] |= ANSWER | {"disposition": "redact"}
    skeleton.write_text(yaml.safe_dump(sheet))
    ran = place.redact("held.txt", "--answers", skeleton)
    assert (ran.code, ran.lines[0]["counts"]["redacted"]) == (0, 1)
    assert "Alder" not in (place.folder / "out/ms-z/held.txt").read_text()


def test_questions_left_empty_stay_open(place: Place) -> None:
    skeleton = held(place)
    assert place.redact("held.txt", "--answers", skeleton).outcomes == ["held"]


def test_answers_to_some_questions_leave_the_others_open(place: Place) -> None:
    skeleton = held(place, ASKING + "\nLater, near Alder Close again.\n")
    sheet = yaml.safe_load(skeleton.read_text())
    assert len(sheet["answers"]) == 2
    sheet["answers"][0] |= ANSWER
    path = place.write("answers.yaml", yaml.safe_dump(sheet))
    ran = place.redact("held.txt", "--answers", path)
    assert (ran.outcomes, ran.lines[0]["counts"]["asked"]) == (["held"], 1)
    assert place.given() == set()


def test_a_critical_item_is_kept_only_with_a_second_person(place: Place) -> None:
    skeleton = held(place, ASKING_CRITICAL)
    for second in ("", "R. Reviewer", " r.  REVIEWER "):
        ran = place.redact("held.txt", "--answers", fill(skeleton, **ANSWER, confirmed_by=second))
        assert (ran.code, ran.out) == (2, "")
        assert "confirmed_by" in ran.err
        assert "different person" in ran.err
        assert place.given() == set()
    ran = place.redact("held.txt", "--answers", fill(skeleton, **ANSWER, confirmed_by="S. Second"))
    assert ran.outcomes == ["released"]
    ((_, _, who),) = place.audit()[-1]["answers"]
    assert "R. Reviewer" in who
    assert "S. Second" in who


def test_a_critical_item_is_not_kept_by_hiding_which_item_it_is(place: Place) -> None:
    skeleton = held(place, ASKING_CRITICAL)
    ran = place.redact("held.txt", "--answers", fill(skeleton, **ANSWER, item=""))
    assert ran.code == 1
    assert ran.outcomes == ["blocked"]
    assert "second person" in ran.lines[0]["reasons"][0]["message"]
    assert place.given() == set()


def test_a_critical_item_may_be_redacted_by_one_person(place: Place) -> None:
    skeleton = held(place, ASKING_CRITICAL)
    answers = fill(skeleton, **ANSWER | {"disposition": "redact"})
    assert place.redact("held.txt", "--answers", answers).outcomes == ["released"]
    assert "Leominster" not in (place.folder / "out/ms-z/held.txt").read_text()


@pytest.mark.parametrize(
    ("change", "cure"),
    [
        ({"by": ""}, "by"),
        ({"reason": ""}, "reason"),
        ({"disposition": ""}, "disposition"),
        ({"disposition": "release it"}, "'redact' or 'keep'"),
        ({"disposition": True}, "'redact' or 'keep'"),
        ({"by": ["R", "S"]}, "by"),
        ({"sure": "yes"}, "key"),
    ],
)
def test_an_answer_that_is_not_whole_is_exit_2(place: Place, change: dict[str, Any], cure: str) -> None:
    answers = fill(held(place), **(ANSWER | change))
    entries = len(place.audit())
    ran = place.redact("held.txt", "--answers", answers)
    assert (ran.code, ran.out) == (2, "")
    assert "answers.yaml, line " in ran.err
    assert cure in ran.err
    assert len(place.audit()) == entries


def test_answers_for_a_changed_document_are_exit_2(place: Place) -> None:
    answers = fill(held(place), **ANSWER)
    place.write("held.txt", ASKING + "one line more\n")
    ran = place.redact("held.txt", "--answers", answers)
    assert (ran.code, ran.out) == (2, "")
    assert "changed since" in ran.err
    assert "Run without --answers" in ran.err


def test_answers_for_another_recipient_are_exit_2(place: Place) -> None:
    answers = fill(held(place, to="anyone"), **ANSWER)
    ran = place.redact("held.txt", "--answers", answers)
    assert (ran.code, ran.out) == (2, "")
    assert "another recipient" in ran.err


def test_answers_under_a_changed_register_are_exit_2(place: Place) -> None:
    answers = fill(held(place), **ANSWER)
    place.write("reg.yaml", REGISTER + "# a comment\n")
    ran = place.redact("held.txt", "--answers", answers)
    assert (ran.code, ran.out) == (2, "")
    assert "register has changed" in ran.err


def test_answers_under_changed_rules_are_exit_2(place: Place) -> None:
    answers = fill(held(place), **ANSWER)
    sheet = yaml.safe_load(answers.read_text())
    answers.write_text(yaml.safe_dump(sheet | {"rules": "0" * 64}))
    ran = place.redact("held.txt", "--answers", answers)
    assert (ran.code, ran.out) == (2, "")
    assert "rules have changed" in ran.err


def test_an_answer_to_a_question_that_was_never_asked_releases_nothing(place: Place) -> None:
    answers = fill(held(place), **ANSWER)
    sheet = yaml.safe_load(answers.read_text())
    sheet["answers"].append({"id": "0123456789ab"} | ANSWER)
    answers.write_text(yaml.safe_dump(sheet))
    ran = place.redact("held.txt", "--answers", answers)
    assert (ran.code, ran.outcomes) == (1, ["blocked"])
    assert ran.lines[0]["reasons"][0]["code"] == "answers-invalid"
    assert "0123456789ab" in ran.lines[0]["reasons"][0]["message"]
    assert place.given() == set()


def test_answers_never_settle_a_leak(place: Place) -> None:
    skeleton = held(place, ASKING)
    answers = fill(skeleton, **ANSWER)
    sheet = yaml.safe_load(answers.read_text())
    place.write("letter.txt", LETTER)
    place.redact("letter.txt")
    ids = [decision["id"] for decision in place.report("letter.txt")["decisions"]]
    sheet["input"] = place.report("letter.txt")["input_digest"]
    sheet["answers"] = [{"id": one} | ANSWER | {"confirmed_by": "S. Second"} for one in ids]
    answers.write_text(yaml.safe_dump(sheet))
    ran = place.redact("letter.txt", "--answers", answers)
    assert ran.outcomes == ["blocked"]
    assert place.given() == set()


def test_one_file_may_hold_the_answers_of_several_documents(place: Place) -> None:
    place.write("in/a.txt", ASKING)
    place.write("in/b.txt", "Other words. " + ASKING)
    place.write("in/c.txt", LETTER)
    assert place.redact("in").outcomes == ["held", "held", "released"]
    reports = place.folder / "out/_reports/ms-z"
    sheets = [yaml.safe_load((reports / f"{name}.txt.answers.yaml").read_text()) for name in "ab"]
    for sheet in sheets:
        sheet["answers"][0] |= ANSWER
    answers = place.write("answers.yaml", json.dumps(sheets))
    ran = place.redact("in", "--answers", answers)
    assert (ran.code, ran.outcomes) == (0, ["released"] * 3)


def test_answers_beside_an_unreadable_document_are_still_used(place: Place) -> None:
    place.write("in/a.txt", ASKING)
    (place.folder / "in/b.txt").symlink_to("a.txt")
    assert place.redact("in").outcomes == ["held", "blocked"]
    skeleton = place.folder / "out/_reports/ms-z/a.txt.answers.yaml"
    (place.folder / "in/b.txt").unlink()
    place.write("in/b.txt", b"x" * 2_000)
    place.env["REDACTOR_LIMITS_DOCUMENT_BYTES"] = "1000"
    ran = place.redact("in", "--answers", fill(skeleton, **ANSWER))
    assert ran.outcomes == ["released", "blocked"]


@pytest.mark.parametrize("text", ["", "no: [", "[]", "answers: 1", "\x00"])
def test_a_file_that_holds_no_answers_is_exit_2(place: Place, text: str) -> None:
    held(place)
    ran = place.redact("held.txt", "--answers", place.write("answers.yaml", text))
    assert (ran.code, ran.out) == (2, "")
    assert "answers.yaml" in ran.err
