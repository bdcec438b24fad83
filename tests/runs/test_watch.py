"""The watched folder: what is taken, where it ends, and that nothing is lost at any moment."""

from __future__ import annotations

import errno
import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.doors import ASKING, ASKING_CRITICAL, HOME, LETTER, PLAIN, REGISTER, Place, Ran

CASE, LANE = "CF-2026-0001", "CF-2026-0001/to ms-z"
ANSWER = {"disposition": "keep", "by": "R. Reviewer", "reason": "another street"}


@pytest.fixture(autouse=True)
def quick(place: Place) -> None:
    place.env |= {"REDACTOR_WATCH_SCAN_SECONDS": "0.1", "REDACTOR_WATCH_SETTLE_SECONDS": "0.05"}
    place.env["REDACTOR_WATCH_PROFILE"] = "register-only"
    (place.folder / "root").mkdir()


def watch(place: Place, *args: str) -> Ran:
    return place.run("watch", "root", "--register", "reg.yaml", "--once", *args)


def drop(place: Place, name: str, data: str | bytes, lane: str = LANE) -> Path:
    return place.write(f"root/{lane}/in/{name}", data)


def standing(place: Place, folder: str, lane: str = LANE) -> set[str]:
    return place.files(f"root/{lane}/{folder}")


def reports(place: Place) -> dict[str, dict[str, Any]]:
    folder = place.folder / "root" / CASE / "reports"
    return {path.name: json.loads(path.read_text()) for path in folder.glob("*.report.json")}


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


# As a process


def started(place: Place) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "redactor", "watch", "root", "--register", "reg.yaml"],
        cwd=place.folder,
        env=place.environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def wait_for(what: Any, seconds: float = 30.0) -> None:
    end = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < end, "it never came"
        time.sleep(0.05)


def test_it_works_until_stopped_alone_and_with_the_register_as_it_is_now(place: Place) -> None:
    process = started(place)
    try:
        wait_for((place.folder / "root" / LANE / "in").is_dir)
        second = place.process("watch", "root", "--register", "reg.yaml", "--once")
        assert second.code == 2
        assert "Another Redactor" in second.err
        drop(place, "one.txt", "He was seen in Orchard Mews.\n")
        wait_for(lambda: standing(place, "out") == {"one.txt"})
        item = '  - {id: z, kind: address, value: "3 Orchard Mews, Ross, HR9 7QQ", withhold_from: [ms-z]}\n'
        party = "items:\n"
        new = (REGISTER + item).replace(party, "  - {id: late-comer, name: Late Comer}\n" + party)
        place.write("reg.yaml", new)
        drop(place, "two.txt", "He was seen in Orchard Mews.\n")
        wait_for(lambda: standing(place, "held") == {"two.txt"})
        wait_for((place.folder / "root" / CASE / "to late-comer" / "in").is_dir)
        process.send_signal(signal.SIGTERM)
        out, err = process.communicate(timeout=20)
    finally:
        process.kill()
    assert process.returncode == 0
    assert [line.split()[0] for line in out.splitlines()] == ["released", "held"]
    assert "nothing is lost" in err


def killed_after(place: Place, files: int, seconds: float) -> None:
    """Run the watcher in a forked process, workers inline, and kill it some time after so many files."""
    before = len(standing(place, "out"))
    pid = os.fork()
    if pid == 0:
        try:
            watch(place)
        finally:
            os._exit(0)
    wait_for(lambda: len(standing(place, "out")) >= before + files)
    time.sleep(seconds)
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)


def test_killed_at_random_moments_nothing_is_lost_doubled_or_half_written(place: Place) -> None:
    drop(place, "letter-00.txt", LETTER)
    watch(place)  # whatever is loaded once is loaded before the forks
    names = {f"letter-{number:02}.txt" for number in range(1, 60)}
    whole = {"letter-00.txt": LETTER}
    for name in names:
        whole[name] = f"{name}: {LETTER}" * 20
        drop(place, name, whole[name])
    moments = random.Random(7)
    for _ in range(12):
        if len(standing(place, "in")) > 5:
            killed_after(place, moments.randint(1, 3), moments.uniform(0, 0.04))
    assert watch(place).code == 0
    places = {name: standing(place, name) for name in ("in", "held", "blocked", "out")}
    originals = place.files(f"root/{CASE}/originals")
    everywhere = sorted([*places["in"], *places["held"], *places["blocked"], *originals])
    assert everywhere == sorted(whole)
    assert places["out"] == originals
    assert len(places["out"]) > 50
    for name in names & places["out"]:
        copy = (place.folder / "root" / LANE / "out" / name).read_text()
        assert HOME not in copy
        assert copy.count("Yours, Ruth") == 20
        assert (place.folder / "root" / CASE / "originals" / name).read_text() == whole[name]
    assert place.files("root/.redactor") == {"lock"}
    assert place.run("audit", "check").code == 0


def test_a_killed_watcher_takes_its_workers_with_it(place: Place) -> None:
    process = started(place)
    try:
        wait_for((place.folder / "root" / LANE / "in").is_dir)
        drop(place, "one.txt", LETTER)
        wait_for(lambda: standing(place, "out") == {"one.txt"})
        children = subprocess.run(
            ["pgrep", "-P", str(process.pid)], capture_output=True, text=True, check=False
        ).stdout.split()
    finally:
        process.kill()
        process.communicate(timeout=20)
    assert children
    wait_for(lambda: not any(_runs(pid) for pid in children), 10)


def _runs(pid: str) -> bool:
    try:
        return "State:\tZ" not in Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return False


def test_a_second_copy_of_plain_words_is_a_second_file(place: Place) -> None:
    drop(place, "a.txt", PLAIN)
    watch(place)
    drop(place, "a.txt", PLAIN)
    watch(place)
    assert standing(place, "out") == {"a.txt", "a (2).txt"}
