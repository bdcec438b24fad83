"""The gate killed in the middle of a run: nothing leaks or is lost (longer: benchmarks/mail/soak.py)."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.mail.soak import soak

pytestmark = pytest.mark.requires("postfix")


def test_a_killed_gate_neither_leaks_nor_loses(tmp_path: Path) -> None:
    told = soak(200, 0.5, tmp_path, kills=2, under_way=20)
    assert told.kills >= 1
    assert len(told.kind) == 200
    assert (told.leaked, told.lost) == (0, 0)
    assert told.doubles <= told.kills
    assert told.held - told.clean_held == told.sent["leak"] + told.sent["unread"]
    assert told.delivered == told.sent["clean"] - told.clean_held


@pytest.mark.soak
def test_a_long_run(tmp_path: Path) -> None:
    told = soak(24_000, 8.0, tmp_path)
    assert told.good
    assert told.growth < 1.2
