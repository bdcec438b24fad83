"""The watched folder: what is taken, and where it ends."""

from __future__ import annotations

import json
import os
import time

import pytest

from tests.doors import ASKING, HOME, LETTER, Place
from tests.runs.watch.watching import CASE, LANE, drop, reports, standing, watch


def test_the_folders_are_made_from_the_register(place: Place) -> None:
    ran = watch(place)
    assert (ran.code, ran.out) == (0, "")
    root = place.folder / "root"
    for party in ("ms-z", "mr-y", "miss-x", "gran", "assessor"):
        for name in ("in", "out", "held", "blocked"):
            assert (root / CASE / f"to {party}" / name).is_dir()
    assert (root / ".redactor").stat().st_mode & 0o077 == 0


def test_each_file_ends_in_its_place_with_a_report(place: Place) -> None:
    drop(place, "letter.txt", LETTER)
    drop(place, "held.txt", ASKING)
    drop(place, "blocked.docx", "no Word file")
    drop(place, "letter.txt", LETTER, f"{CASE}/to mr-y")
    ran = watch(place)
    assert ran.code == 0
    assert standing(place, "in") == set()
    assert standing(place, "out") == {"letter.txt"}
    assert standing(place, "held") == {"held.txt"}
    assert standing(place, "blocked") == {"blocked.docx"}
    assert HOME not in (place.folder / "root" / LANE / "out/letter.txt").read_text()
    assert (place.folder / "root" / CASE / "to mr-y/out/letter.txt").read_text() == LETTER
    assert place.files(f"root/{CASE}/originals") == {"letter.txt", "letter (2).txt"}
    assert set(reports(place)) == {
        *(f"ms-z - {name}.report.json" for name in ("letter.txt", "held.txt", "blocked.docx")),
        "mr-y - letter.txt.report.json",
    }
    assert len(ran.out.splitlines()) == 4
    assert len(place.audit()) == 4
    assert place.files("root/.redactor") == {"lock"}


@pytest.mark.parametrize(
    "name",
    ["~$letter.docx", ".letter.txt", "letter.tmp", "a.part", "x.crdownload", "Thumbs.db", "._letter.txt"],
)
def test_temporary_names_are_left_alone(place: Place, name: str) -> None:
    path = drop(place, name, LETTER)
    watch(place)
    assert path.exists()
    assert standing(place, "out") == set()


@pytest.mark.parametrize("lock", ["~$letter.txt", "~$tter.txt", ".~lock.letter.txt#"])
def test_an_open_file_waits_but_not_for_ever(place: Place, lock: str) -> None:
    path = drop(place, "letter.txt", LETTER)
    held = drop(place, lock, "x")
    watch(place)
    assert path.exists()
    os.utime(held, (time.time() - 90_000,) * 2)
    watch(place)
    assert standing(place, "out") == {"letter.txt"}


def test_a_growing_file_is_taken_only_when_it_has_settled(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = drop(place, "letter.txt", "She lives at 14 Ro")
    sleep = time.sleep

    def grow(seconds: float) -> None:
        with path.open("a") as file:
            file.write("se Lane.\n")
        sleep(seconds)

    monkeypatch.setattr("redactor.runs.watch.time.sleep", grow)
    watch(place)
    assert path.exists()
    monkeypatch.undo()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.docx", b"PK\x03\x04 the beginning of a zip"),
        ("a.pdf", b"%PDF-1.7 the beginning"),
        ("empty.txt", b""),
    ],
)
def test_an_unfinished_file_waits_and_is_told_about_in_the_end(
    place: Place, monkeypatch: pytest.MonkeyPatch, name: str, data: bytes
) -> None:
    path = drop(place, name, data)
    watch(place)
    assert path.exists()
    monkeypatch.setattr("redactor.runs.watch.PATIENCE", 0.0)
    watch(place)
    assert standing(place, "blocked") == {name}
    assert len(reports(place)) == 1


def test_what_is_no_file_is_told_about_and_never_followed(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("redactor.runs.watch.PATIENCE", 0.0)
    drop(place, "folder/letter.txt", LETTER)
    place.write("secret.txt", LETTER)
    (place.folder / "root" / LANE / "in" / "link.txt").symlink_to(place.folder / "secret.txt")
    os.mkfifo(place.folder / "root" / LANE / "in" / "pipe.txt")
    assert watch(place).code == 0
    assert {path.split("/")[0] for path in standing(place, "blocked")} == {"folder", "link.txt", "pipe.txt"}
    assert (place.folder / "root" / LANE / "blocked/folder/letter.txt").read_text() == LETTER
    assert standing(place, "out") == set()
    assert (place.folder / "secret.txt").read_text() == LETTER


def test_a_folder_that_belongs_to_no_register_is_blocked_with_a_report(place: Place) -> None:
    for lane in ("CF-9/to ms-z", f"{CASE}/to nobody"):
        drop(place, "At 14 Rose Lane.txt", LETTER, lane)
    ran = watch(place)
    assert ran.code == 0
    assert "Rose" not in ran.out + ran.err
    for lane, case in (("CF-9/to ms-z", "CF-9"), (f"{CASE}/to nobody", CASE)):
        assert standing(place, "blocked", lane) == {"At 14 Rose Lane.txt"}
        (report,) = (place.folder / "root" / case / "reports").glob("*.json")
        assert "Rose" not in report.name + report.read_text()
        assert "register" in json.loads(report.read_text())["reasons"][0]["message"]
    assert [row["reasons"] for row in place.audit()] == [["register-missing"]] * 2


def test_a_file_name_that_gives_something_away_is_not_told(place: Place) -> None:
    drop(place, "At 14 Rose Lane.txt", LETTER)
    ran = watch(place)
    (copy,) = standing(place, "out")
    assert copy.startswith("document-")
    assert "Rose" not in ran.out + ran.err + "".join(place.files(f"root/{CASE}/reports"))
    assert "Rose" not in "".join(map(str, reports(place).values()))


def test_a_name_that_is_no_text_does_not_stop_the_watcher(place: Place) -> None:
    watch(place)
    folder = os.fsencode(place.folder / "root" / LANE / "in")
    with open(folder + b"/caf\xe9\n.txt", "w") as file:  # noqa: PTH123  # bytes
        file.write(LETTER)
    drop(place, "z.txt", LETTER)
    ran = watch(place)
    assert ran.code == 0
    assert len(standing(place, "out")) == 2
    assert len(ran.out.splitlines()) == 2


def test_a_taken_name_in_out_is_never_overwritten(place: Place) -> None:
    drop(place, "letter.txt", LETTER)
    place.write(f"root/{LANE}/out/letter.txt", "an earlier one")
    watch(place)
    assert standing(place, "out") == {"letter.txt", "letter (2).txt"}
    assert (place.folder / "root" / LANE / "out/letter.txt").read_text() == "an earlier one"
