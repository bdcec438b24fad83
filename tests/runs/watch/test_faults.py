"""Faults in the watched folder: nothing is lost at any moment."""

from __future__ import annotations

import errno
from pathlib import Path
from typing import Any

import pytest

from tests.doors import LETTER, REGISTER, Place
from tests.runs.watch.watching import CASE, LANE, drop, reports, standing, watch

# Faults


def test_what_cannot_be_published_is_blocked_and_nothing_stays(place: Place) -> None:
    drop(place, "letter.txt", LETTER)
    (place.folder / "root" / LANE / "out").mkdir(parents=True, exist_ok=True)
    from redactor.store import watched

    real = watched.publish_file

    def full(drafts: Path, target: Path, data: bytes) -> None:
        if target.parent.name == "out":
            raise watched.unavailable(OSError(errno.ENOSPC, "No space left on device"))
        real(drafts, target, data)

    place.monkeypatch.setattr(watched, "publish_file", full)
    ran = watch(place)
    assert ran.code == 0
    assert "No space left" in ran.out
    assert standing(place, "blocked") == {"letter.txt"}
    assert standing(place, "out") == set()
    assert place.files("root/.redactor") == {"lock"}


@pytest.mark.parametrize("broken", ["report", "finish"])
def test_where_the_end_cannot_be_written_the_file_waits(place: Place, broken: str) -> None:
    from redactor.store.watched import WatchedFolder

    path = drop(place, "letter.txt", LETTER)
    before = path.read_bytes()
    with pytest.MonkeyPatch.context() as patch:

        def full(*_: Any) -> Any:
            raise OSError(errno.ENOSPC, "No space left on device")

        patch.setattr(WatchedFolder, broken, full)
        ran = watch(place)
        assert ran.code == 0
        assert "waiting" in ran.out
    for _ in range(2):
        assert watch(place).code == 0
    assert standing(place, "out") == {"letter.txt"}
    assert place.files(f"root/{CASE}/originals") == {"letter.txt"}
    assert (place.folder / "root" / CASE / "originals/letter.txt").read_bytes() == before
    assert place.files("root/.redactor") == {"lock"}


def test_a_file_system_without_durable_folders_loses_nothing(place: Place) -> None:
    from redactor.store import watched

    def refuse(folder: Path) -> None:
        raise OSError(errno.EINVAL, "Invalid argument")

    path = drop(place, "letter.txt", LETTER)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(watched, "sync_folder", refuse)
        watch(place)
    everywhere = [name for name in place.files("root") if name.endswith((".txt", "/input"))]
    assert path.exists() or everywhere
    watch(place)
    assert standing(place, "out") == {"letter.txt"}


def test_a_file_that_stops_the_program_twice_is_blocked(place: Place) -> None:
    from redactor.store.watched import WatchedFolder

    class Gone(BaseException):
        pass

    def die(*_: Any) -> Any:
        raise Gone

    drop(place, "letter.txt", LETTER)
    drop(place, "z.txt", LETTER)
    for _ in range(2):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(WatchedFolder, "read", die)
            with pytest.raises(Gone):
                watch(place)
    watch(place)
    assert standing(place, "blocked") == {"letter.txt"}
    assert standing(place, "out") == {"z.txt"}
    assert "twice" in reports(place)["ms-z - letter.txt.report.json"]["reasons"][0]["message"]


@pytest.mark.parametrize("moment", ["again", "read", "publish", "report", "finish", "_give", "_forget"])
@pytest.mark.parametrize("after", [False, True])
def test_cut_off_at_any_step_each_file_ends_once(place: Place, moment: str, after: bool) -> None:
    from redactor.store.watched import WatchedFolder

    class Gone(BaseException):
        pass

    real = getattr(WatchedFolder, moment)

    def cut(*args: Any) -> Any:
        if after:
            real(*args)
        raise Gone

    drop(place, "letter.txt", LETTER)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(WatchedFolder, moment, cut)
        with pytest.raises(Gone):
            watch(place)
    assert watch(place).code == 0
    assert standing(place, "out") == {"letter.txt"}
    assert place.files(f"root/{CASE}/originals") == {"letter.txt"}
    assert standing(place, "in") | standing(place, "held") | standing(place, "blocked") == set()
    assert place.files("root/.redactor") == {"lock"}


def test_a_copy_published_by_a_killed_run_is_withdrawn_if_it_is_no_longer_released(place: Place) -> None:
    from redactor.store.watched import WatchedFolder

    class Gone(BaseException):
        pass

    def cut(*_: Any) -> Any:
        raise Gone

    drop(place, "letter.txt", "He was seen in Orchard Mews.\n")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(WatchedFolder, "report", cut)
        with pytest.raises(Gone):
            watch(place)
    assert standing(place, "out") == {"letter.txt"}
    item = '  - {id: z, kind: address, value: "3 Orchard Mews, Ross, HR9 7QQ", withhold_from: [ms-z]}\n'
    place.write("reg.yaml", REGISTER + item)
    watch(place)
    assert standing(place, "out") == set()
    assert standing(place, "held") == {"letter.txt"}


def test_a_damaged_claim_keeps_its_file(place: Place) -> None:
    watch(place)
    lost = place.write("root/.redactor/0123/input", LETTER)
    place.write("root/.redactor/0123/claim.json", "{")
    assert watch(place).code == 0
    assert lost.read_text() == LETTER
