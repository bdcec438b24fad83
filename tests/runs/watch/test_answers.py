"""Answers and registers in the watched folder."""

from __future__ import annotations

import json
from typing import Any

import pytest
import yaml

from tests.doors import ASKING, ASKING_CRITICAL, LETTER, REGISTER, Place
from tests.runs.watch.watching import ANSWER, CASE, LANE, drop, reports, standing, watch

# Answers


def answered(place: Place, text: str = ASKING, **answer: str) -> None:
    drop(place, "held.txt", text)
    watch(place)
    assert standing(place, "held") == {"held.txt"}
    (sheet,) = (place.folder / "root" / CASE / "reports").glob("*.answers.yaml")
    filled = yaml.safe_load(sheet.read_text())
    filled["answers"][0] |= ANSWER | answer
    sheet.write_text(yaml.safe_dump(filled))
    back(place)


def back(place: Place) -> None:
    lane = place.folder / "root" / LANE
    (lane / "held/held.txt").rename(lane / "in/held.txt")


def test_answers_filled_in_where_they_lie_release_the_file_put_back(place: Place) -> None:
    answered(place)
    assert watch(place).code == 0
    assert standing(place, "out") == {"held.txt"}
    assert standing(place, "held") == set()
    assert place.audit()[-1]["answers"][0][1:] == ["keep", "R. Reviewer"]


def test_an_answer_that_cannot_be_used_is_told_in_the_report(place: Place) -> None:
    answered(place, by="")
    watch(place)
    assert standing(place, "held") == {"held.txt"}
    newest = reports(place)["ms-z - held (2).txt.report.json"]
    assert newest["reasons"][0]["code"] == "answers-invalid"
    assert "'by'" in newest["reasons"][0]["message"]


def test_a_critical_answer_by_one_person_releases_nothing(place: Place) -> None:
    answered(place, ASKING_CRITICAL)
    watch(place)
    assert standing(place, "out") == set()
    assert any("second person" in json.dumps(report) for report in reports(place).values())


def test_answers_under_an_older_register_release_nothing(place: Place) -> None:
    answered(place)
    place.write("reg.yaml", REGISTER + "# amended\n")
    watch(place)
    assert standing(place, "held") == {"held.txt"}
    newest = reports(place)["ms-z - held (2).txt.report.json"]
    assert "register has changed" in newest["reasons"][0]["message"]


# Registers


def test_one_broken_register_does_not_stop_another_case(place: Place) -> None:
    place.write("two.yaml", REGISTER.replace("CF-2026-0001", "CF-2"))
    assert watch(place, "--register", "two.yaml").code == 0
    from redactor.runs.watch import Watcher

    real = Watcher._scan

    def spoil(self: Watcher, *args: Any) -> Any:
        place.write("two.yaml", "register: [")
        return real(self, *args)

    place.monkeypatch.setattr(Watcher, "_scan", spoil)
    drop(place, "letter.txt", LETTER)
    drop(place, "letter.txt", LETTER, "CF-2/to ms-z")
    assert watch(place, "--register", "two.yaml").code == 0
    assert standing(place, "out") == {"letter.txt"}
    assert standing(place, "blocked", "CF-2/to ms-z") == {"letter.txt"}
    (report,) = (place.folder / "root/CF-2/reports").glob("*.json")
    assert "two.yaml, line 1" in report.read_text() or "two.yaml, line 2" in report.read_text()


@pytest.mark.parametrize(
    ("args", "cure"),
    [
        (("--register", "none.yaml"), "none.yaml"),
        (("--register", "two.yaml"), "same case"),
        (("--profile", "all"), "register-only"),
    ],
)
def test_what_must_be_put_right_first_is_exit_2(place: Place, args: tuple[str, ...], cure: str) -> None:
    place.write("two.yaml", REGISTER + "# the same case again\n")
    ran = watch(place, *args)
    assert (ran.code, ran.out) == (2, "")
    assert cure in ran.err


def test_a_missing_root_or_no_register_is_exit_2(place: Place) -> None:
    ran = place.run("watch", "gone", "--register", "reg.yaml", "--once")
    assert (ran.code, ran.out) == (2, "")
    assert not (place.folder / "gone").exists()
    assert place.run("watch", "root", "--once").code == 2
    assert place.run("watch", "--once").code == 2
