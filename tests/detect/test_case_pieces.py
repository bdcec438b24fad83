"""Most words of a text are looked up no further: never one that an anchor is made of."""

from __future__ import annotations

import random

import numpy as np
import pytest

import redactor
from redactor import assemble
from redactor.detect.cases.hashing import Hashes, Hashing
from redactor.detect.cases.index import CaseIndex
from redactor.detect.cases.pieces import Pieces, halves, pieces
from redactor.detect.cases.words import Words
from redactor.model.case import CaseRef, Register
from redactor.model.text import TextMap

KEY = b"a key for tests, 32 bytes long.."
LEXICON = assemble.house().rules.lexicon
FILLER = (
    "The school was told that the meeting is moved. She asked for 21 copies on 3 May 2026, "
    "and the worker will call at number twenty one … Mr Hall read page 2 of the report."
)
# ruff: noqa: E501 - a register is easier to read with an item a line
YAML = """
register: 1
case: {{reference: {reference}}}
parties:
  - {{id: miss-x, name: Tamsin Grace Okoro-Bellweather, title: Miss, known_as: [Tam], role: other}}
  - {{id: ms-z, name: Dana Whitcombe, role: parent}}
items:
  - {{id: home, kind: address, about: miss-x, withhold_from: [ms-z],
      value: {{number: "{number}", house_name: Brackenrigg, street: Rosewater Lane, town: Leominster, postcode: HR6 8XQ,
              latitude: 52.22812, longitude: -2.73911}}}}
  - {{id: name, kind: person, party: miss-x, withhold_from: [ms-z]}}
  - {{id: phone, kind: phone, value: "07700 900123", about: miss-x, withhold_from: [ms-z]}}
  - {{id: mail, kind: email, value: otter731@example.org, withhold_from: [ms-z]}}
  - {{id: nhs, kind: nhs_number, value: "999 000 0018", withhold_from: [ms-z]}}
  - {{id: school, kind: school, value: Thornybank Community Primary School, about: miss-x, withhold_from: [ms-z]}}
"""
WRITTEN = (
    "14 Rosewater Lane, HR6 8XQ",
    "Rosewatr Ln no. 14",
    "no. fourteen, Rosewater Lane",
    "BrackenriggRosewater",
    "Tamsin Okoro",
    "Okoro-Bellweather, T.",
    "Tamsn Okroo",
    "Miss Bellweather",
    "Tamsin_Okoro_report_v2.docx",
    "07700900123",
    "otter731(at)example.org",
    "999 000 0018",
    "Thornybank School",
    "52.2281, -2.7391",
    "T a m s i n  O k o r o",
    "Tamsin Okor\u00f3",
)


def case(reference: str = "CF-1", number: str = "14") -> Register:
    return redactor.load_register(YAML.format(reference=reference, number=number))


def text_of(seed: int) -> str:
    """Some prose with mentions in it, beside each other in every way."""
    rng = random.Random(seed)
    said = [piece for _ in range(4) for piece in (rng.choice(FILLER.split(". ")), rng.choice(WRITTEN))]
    return rng.choice([" ", "\n", ". ", "\n\n\f\n", "\u200b "]).join(said)


def anchored(index: CaseIndex, text: str) -> dict[CaseRef, list[int]]:
    return index._anchored(TextMap("text", text, ()))[0]


def test_nothing_is_lost_by_looking_up_only_what_anchors_are_made_of(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    index = CaseIndex(LEXICON, KEY)
    index.take([index.keys(case()), index.keys(case("CF-2", "3"))])
    index.put(case("CF-3", "21"))
    texts = [*WRITTEN, *(text_of(seed) for seed in range(60))]
    found = [anchored(index, text) for text in texts]
    assert sum(map(bool, found)) > 60
    every = CaseIndex(LEXICON, KEY)
    every.adopt(index.share())
    monkeypatch.setattr(Pieces, "has", lambda _, asked: np.ones(len(asked), dtype=np.bool_))
    assert [anchored(every, text) for text in texts] == found


def test_what_no_anchor_is_made_of_is_not_looked_up(monkeypatch: pytest.MonkeyPatch) -> None:
    index = CaseIndex(LEXICON, KEY)
    index.put(case())
    assert anchored(index, "Tamsin Okoro of 14 Rosewater Lane")
    monkeypatch.setattr(Pieces, "has", lambda _, asked: np.zeros(len(asked), dtype=np.bool_))
    index.put(case("CF-2"))
    assert not anchored(index, "Tamsin Okoro of 14 Rosewater Lane")


def test_what_is_remembered_of_words_ends_with_the_next_change() -> None:
    index = CaseIndex(LEXICON, KEY)
    index.put(
        redactor.load_register(YAML.format(reference="CF-1", number="14").replace("Tamsin", "Ottoline"))
    )
    assert not anchored(index, "Tamsin Okoro-Bellweather rang.")
    index.put(case("CF-2"))
    assert set(anchored(index, "Tamsin Okoro-Bellweather rang.")) == {"CF-2"}
    index.end(CaseRef("CF-2"))
    assert not anchored(index, "Tamsin Okoro-Bellweather rang.")


def test_pieces_say_yes_to_all_they_hold_and_no_to_nearly_everything_else() -> None:
    rng = np.random.default_rng(5)
    some: Hashes = rng.integers(0, 2**64, 3_000, dtype=np.uint64)
    other: Hashes = rng.integers(0, 2**64, 100_000, dtype=np.uint64)
    held = pieces([halves([some[:1_000]]), halves([some[500:]])])
    assert held.has(some).all()
    assert held.has(other).mean() < 0.001
    assert not pieces([]).has(other).any()


def test_memory_of_words_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    hashing = Hashing(KEY)
    words = Words(hashing, [pieces([halves([hashing.all(["rosewater"], "word")])])])
    monkeypatch.setattr("redactor.detect.cases.words._KEPT", 50)
    for start in range(0, 1_000, 40):
        texts = [*(f"word{number}" for number in range(start, start + 40)), "rosewater"]
        assert [at for at, _ in words.telling(texts)] == [40]
        assert len(words._known) <= 50 + 41
