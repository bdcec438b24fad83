"""One process at a time: the second is told, and the lock ends with its holder."""

from __future__ import annotations

from pathlib import Path

import pytest

from redactor.model.errors import Misconfigured, Unavailable
from redactor.store.alone import alone


def test_the_second_is_told_and_the_next_may(tmp_path: Path) -> None:
    with (
        alone(tmp_path / "x" / "lock", "busy"),
        pytest.raises(Misconfigured, match="busy"),
        alone(tmp_path / "x" / "lock", "busy"),
    ):
        pass
    with alone(tmp_path / "x" / "lock", "busy"), alone(tmp_path / "x" / "other", "busy"):
        pass


def test_a_lock_that_cannot_be_made_stops(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(Unavailable), alone(tmp_path / "file" / "lock", "busy"):
        pass


def test_an_error_inside_lets_go(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="x"), alone(tmp_path / "lock", "busy"):
        raise ValueError("x")
    with alone(tmp_path / "lock", "busy"):
        pass
