"""Every recogniser of rules/recognisers finds its examples and leaves its near misses."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from redactor.detect.presidio import check_examples

FILES = sorted((Path(__file__).parents[2] / "rules" / "recognisers").glob("*.yaml"))


def definitions(file: Path) -> list[dict[str, Any]]:
    read: list[dict[str, Any]] = yaml.safe_load(file.read_text())["recognizers"]
    return read


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_examples_hold(file: Path) -> None:
    assert check_examples(definitions(file)) == []


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_recogniser_has_hits_and_near_misses(file: Path) -> None:
    for one in definitions(file):
        assert one["examples"]["match"], one["name"]
        assert one["examples"]["ignore"], one["name"]


def test_wrong_examples_are_reported() -> None:
    one = {
        "name": "N",
        "supported_entity": "X",
        "patterns": [{"name": "p", "regex": r"\bK\d{3}\b", "score": 0.7}],
    }
    assert check_examples([{**one, "examples": {"match": ["K123"], "ignore": ["K12"]}}]) == []
    (missed,) = check_examples([{**one, "examples": {"match": ["K12"]}}])
    assert "does not find" in missed
    (surplus,) = check_examples([{**one, "examples": {"match": ["K123"], "ignore": ["K124"]}}])
    assert "and it should not" in surplus
    (none,) = check_examples([one])
    assert "no example" in none
    (broken,) = check_examples([{**one, "patterns": [{"name": "p", "regex": "(", "score": 0.7}]}])
    assert "not valid" in broken


def test_a_weak_pattern_needs_its_words() -> None:
    one = {
        "name": "N",
        "supported_entity": "X",
        "patterns": [{"name": "p", "regex": r"\b\d{6}\b", "score": 0.3}],
        "context": ["locker"],
        "examples": {"match": ["Locker no: 123456"], "ignore": ["123456", "lockers 12345", "blocker 123456"]},
    }
    assert check_examples([one]) == []
