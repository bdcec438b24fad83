"""The fresh material: the files load, the spans stand in the texts, the registers are valid."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import redactor
from benchmarks.matching.fresh import run
from benchmarks.matching.fresh.run import Sentence
from redactor.model.finding import Disposition, Finding
from redactor.model.kind import Kind

NAMES = run.names()


def finding(start: int, end: int, disposition: Disposition) -> Finding:
    return Finding(start, end, Kind.PERSON, disposition, "rule", 1.0, "")


@pytest.mark.parametrize("name", NAMES)
def test_the_registers_are_valid_and_know_the_recipients(name: str) -> None:
    for group in run.load(name):
        register = redactor.load_register(group.register)
        assert set(group.to) <= {"anyone", *(party.id for party in register.parties)}
        assert register.items


@pytest.mark.parametrize("name", NAMES)
def test_the_entries_are_whole(name: str) -> None:
    sentences = [sentence for group in run.load(name) for sentence in group.sentences]
    assert len(sentences) >= 50
    texts = [(group.register, each.text, each.span) for group in run.load(name) for each in group.sentences]
    assert len(texts) == len(set(texts))
    for sentence in sentences:
        assert sentence.expect in run.EXPECTATIONS
        assert sentence.note
        assert sentence.expect == "leave" or sentence.span, sentence.note
        assert all(start < end for start, end in run.places(sentence))


@pytest.mark.parametrize(
    ("expect", "found", "verdict"),
    [
        ("redact", [(4, 9, Disposition.REDACT)], "full"),
        ("redact", [(4, 6, Disposition.REDACT)], "partly"),
        ("redact", [(4, 6, Disposition.ASK)], "asked"),
        ("redact", [(0, 3, Disposition.REDACT)], "missed"),
        ("leave", [(4, 9, Disposition.REDACT)], "wrongly redacted"),
        ("leave", [(4, 9, Disposition.ASK)], "needless question"),
        ("leave", [(0, 3, Disposition.REDACT)], "left"),
    ],
)
def test_the_judge_tells_them_apart(
    expect: str, found: list[tuple[int, int, Disposition]], verdict: str
) -> None:
    sentence = Sentence("Met Tamsi at noon", ("Tamsi",), expect, "name")
    assert run.judge(sentence, [finding(*each) for each in found]) == verdict


def test_small_words_may_stay_but_not_what_tells() -> None:
    sentence = Sentence("at 27 and flat 3", ("27 and flat 3",), "redact", "flat")
    house, flat = finding(3, 5, Disposition.REDACT), finding(15, 16, Disposition.REDACT)
    assert run.judge(sentence, [house, flat]) == "full"
    assert run.judge(sentence, [house]) == "partly"
    assert run.judge(Sentence("the unit", ("the unit",), "redact", "only small words"), []) == "missed"
