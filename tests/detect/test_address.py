"""The address grammar: whole addresses however laid out, and the near misses beside them."""

from __future__ import annotations

import time
from functools import lru_cache
from pathlib import Path

import pytest

from redactor.detect.address import AddressGrammar
from redactor.detect.unlisted.street_words import shadow
from redactor.rulebook.lexicon import load_lexicon

RULES = Path(__file__).parents[2] / "rules" / "lexicon"


@lru_cache
def grammar() -> AddressGrammar:
    return AddressGrammar(load_lexicon(lambda name: (RULES / name).read_bytes()))


def found(text: str) -> list[str]:
    return [text[hit.start : hit.end] for hit in grammar().find(text)]


@pytest.mark.parametrize(
    "address",
    [
        "14 Rose Lane, Leominster, HR6 8XQ",
        "14b Rose Lane, Leominster, Herefordshire, HR6 8XQ",
        "Flat 2, 14 Rose Lane, Leominster HR6 8XQ",
        "Flat Two, 14 Rose Lane, Leominster, HR6 8XQ",
        "Apt. B, 14-16 Rose Lane, Leominster, HR6 8XQ",
        "2/14 Rose Lane, Edinburgh, EH6 8XQ",
        "No. 14 Rose Lane, Leominster, HR6 8XQ",
        "Rose Cottage, 14 Mill Road, Weobley, Leominster, HR6 8XQ",
        "14 Rose Lane\nLeominster\nHR6 8XQ",
        "14 Rose\n   Lane, Leominster\n   hr6 8xq",
        "14 Rose Lane\n\nLeominster\n\nHR6 8XQ",
        "14 Rose Lane\tLeominster\tHR6 8XQ",
        "14\tRose Lane\tLeominster\tHR6 8XQ",
        "14 ROSE LANE, LEOMINSTER, HR68XQ",
        "Ground Floor Flat, 14 Rose Ave, Leominster, HR6 8XQ",
        "27 Heol y Felin, Aberaeron, SA46 0AA",
        "9 L\u00f4n Goch, Bangor, LL57 2AB",
        "3 St John\u2019s Road, Leominster, HR6 8XQ",
        "The Old Vicarage, Weobley, HR4 8SB",
        "14 Broadway, Leominster, HR6 8XQ",
        "PO Box 417",
        "fourteen Rose Lane",
        "14 rose lane, leominster, hr6 8xq",
    ],
)
def test_whole_address_is_one_span(address: str) -> None:
    assert address in found(f"She gave it as: {address}.\n\nNothing follows.")


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("He was seen at 14 Rose Lane on Monday.", "14 Rose Lane"),
        ("She lives on Larch Avenue with her son.", "Larch Avenue"),
        ("They moved to Rose Cottage in May.", "Rose Cottage"),
        ("the Tanyard Close flat is damp", "Tanyard Close"),
        ("the postcode is LD11 4RT now", "LD11 4RT"),
        ("Postcode: ld11 4rt", "ld11 4rt"),
        ("a pin at ///filled.count.soap was sent", "///filled.count.soap"),
        ("a pin at 52.22801, -2.73904 was sent", "52.22801, -2.73904"),
    ],
)
def test_part_of_an_address_is_found(text: str, address: str) -> None:
    assert address in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "Section 31 of the Children Act 1989, page 14, paragraph 3.",
        "On 12 May the family court heard the case; 2 hours in court.",
        "Room 2 Sorrel Lane Children's Centre",
        "He is in Year 6 at Primary School and has 3 close friends.",
        "The fee is \u00a314 Road tax included.",
        "He took part in 2 family group meetings and 14 sessions.",
        "The B12 3rd edition and the M62 one way system.",
        "It took 14 days in a quiet lane of talks.",
        "We agreed the way forward, the place of safety and the end of term.",
        "In 2019 Rose Lane was resurfaced.",
        "They moved to Rose Lane Primary School in September.",
        "Key Stage 2 Reading, Level 4 Court skills",
        "Form C100 and form N161 were sent at 10.30 on 12/05/2026.",
        "The e10 5hr shift and 3 small gardens were discussed",
    ],
)
def test_what_is_no_address_stays(text: str) -> None:
    assert found(text) == []


def test_words_around_an_address_stay() -> None:
    text = "Dear Ms Hale\n\n14 Rose Lane, Leominster\n\nTelephone 01632 960123\nDate 12 May"
    assert found(text) == ["14 Rose Lane, Leominster"]


@pytest.mark.parametrize("word", ["at", "to", "from", "of", "in", "visited", "his", "was", "the"])
def test_little_words_do_not_hide_an_address(word: str) -> None:
    assert found(f"It {word} 14 Rose Lane, Leominster, HR6 8XQ") == ["14 Rose Lane, Leominster, HR6 8XQ"]


def test_postcode_of_no_real_area_is_none() -> None:
    assert found("reference QX1 1AA, and then") == []


def test_parts_point_to_number_street_and_postcode() -> None:
    text = "Flat 2, 14 Rose Lane, Leominster, HR6 8XQ"
    (hit,) = grammar().find(text)
    parts = {name: text[start:end] for name, start, end in hit.parts}
    assert parts == {
        "flat": "Flat 2",
        "number": "14",
        "street": "Rose Lane",
        "town": "Leominster",
        "postcode": "HR6 8XQ",
    }


@pytest.mark.parametrize(
    "text", ["L\u00f4n y\u2019r\u00a0Ysgol\u20144", "\ufb01ne \u0130 \u1e9e \U0001f600 x", "\tcell\t"]
)
def test_shadow_keeps_the_length(text: str) -> None:
    assert len(shadow(text)) == len(text)


def test_long_text_without_address_is_quick() -> None:
    text = "Each 14 words And Many Capitals Here Of The Long Text, 22 More Words Of It. " * 2_000
    began = time.process_time()
    found(text)
    assert time.process_time() - began < 6
