"""Which documents a row of the record stands for."""

from __future__ import annotations

import hashlib
from typing import Any

import pytest

from redactor.policy.documents import Recorded, recorded

ROW = {
    "action": "redact",
    "case": "CF-1",
    "recipients": ["ms-z"],
    "outcome": "released",
    "input": "a" * 64,
    "output": "b" * 64,
}


def test_original_and_copy_belong_to_the_case() -> None:
    assert list(recorded(ROW)) == [Recorded("a" * 64, "CF-1"), Recorded("b" * 64, "CF-1")]  # type: ignore[arg-type]


@pytest.mark.parametrize("outcome", ["held", "blocked"])
def test_an_original_that_was_not_released_belongs_to_the_case_too(outcome: str) -> None:
    row = ROW | {"outcome": outcome, "output": "", "recipients": ["anyone"]}
    assert list(recorded(row)) == [Recorded("a" * 64, "CF-1")]  # type: ignore[arg-type]


def test_a_copy_for_anyone_is_public_and_its_original_is_not() -> None:
    assert [one.public for one in recorded(ROW | {"recipients": ["anyone"]})] == [False, True]


def test_a_file_that_was_checked_for_anyone_is_public_if_it_was_clean() -> None:
    row = ROW | {"action": "verify", "output": "", "recipients": ["anyone"]}
    assert [one.public for one in recorded(row | {"outcome": "clean"})] == [True]
    assert [one.public for one in recorded(row | {"outcome": "blocked"})] == [False]


@pytest.mark.parametrize(
    "change",
    [
        {"action": "mail-decided"},
        {"action": "find"},
        {"case": ""},
        {"input": hashlib.sha256(b"").hexdigest(), "output": ""},
        {"input": "", "output": ""},
    ],
)
def test_other_rows_stand_for_no_document(change: dict[str, Any]) -> None:
    assert list(recorded(ROW | change)) == []
