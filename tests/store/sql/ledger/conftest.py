"""A ledger over the record of the test."""

from __future__ import annotations

from pathlib import Path

import pytest

from redactor.store.sql.ledger import Ledger
from redactor.store.sql.record import Record


@pytest.fixture
def book(record: Record, tmp_path: Path) -> Ledger:
    return Ledger(record, tmp_path / "anchors")
