"""The watched folder as a process: stopped, killed, and alone."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from tests.doors import HOME, LETTER, PLAIN, REGISTER, Place
from tests.runs.watch.watching import CASE, LANE, drop, standing, watch

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
        # A stop may come between a file's end and its line: both lines are read before it.
        told = [process.stdout.readline() for _ in range(2)] if process.stdout else []
        process.send_signal(signal.SIGTERM)
        _, err = process.communicate(timeout=20)
    finally:
        process.kill()
    assert process.returncode == 0
    assert [line.split()[0] for line in told] == ["released", "held"]
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
