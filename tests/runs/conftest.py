"""The place where a command runs."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.doors import Place, make_place


@pytest.fixture
def place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Iterator[Place]:
    yield from make_place(tmp_path, monkeypatch, capsys)
