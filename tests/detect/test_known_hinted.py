"""Where a quick pattern says where a slow one may fit, the slow one finds all that it would find alone."""

from __future__ import annotations

import re
from functools import cache
from random import Random

import pytest

from redactor.detect.known.codes import coordinates, hidden_codes
from redactor.detect.known.dates import date_parts
from redactor.detect.known.organisations import short_names
from redactor.detect.known.people import short_persons
from redactor.detect.known.text import reflow
from redactor.detect.known.text.hinted import hinted
from tests.detect.written_forms import TABLES, lines

SIGNS = "aAx19 0..,-_*#?•■█/\n\t:;°'&+@no deg north minus Zß€|<>[]()"
HINTED = {
    "decimal degrees": (coordinates._DECIMAL, coordinates._DECIMALS, coordinates._DECIMAL_REACH),
    "degrees with a comma": (coordinates._COMMA, coordinates._COMMAS, coordinates._COMMA_REACH),
    "minutes and seconds": (coordinates._SEXAGESIMAL, coordinates._DEGREES, coordinates._DEGREE_REACH),
    "rounded degrees": (coordinates._ROUNDED, coordinates._TWO, coordinates._TWO_REACH),
    "hidden digits of dates": (date_parts._HIDDEN, date_parts._SIGN, date_parts._SIGN_REACH),
    "hidden names": (short_persons._HIDDEN, short_persons._STAR, short_persons._SHOWN_MOST),
    "hidden words": (short_names._ALONE, short_names._STARS, short_names._SHOWN_MOST),
    "cut words": (reflow._CUT, reflow._CUT_SIGN, 0),
    "folded lines": (reflow._FOLDED, reflow._FOLD_SIGN, 1),
}


@cache
def texts() -> tuple[str, ...]:
    """All written forms in small letters, and signs thrown together."""
    rng = Random(1)
    soup = ["".join(rng.choices(SIGNS, k=60)) for _ in range(3_000)]
    return (*(line.text.lower() for table in TABLES for line in lines(table)), *soup)


@pytest.mark.parametrize("name", HINTED)
def test_nothing_is_passed_over(name: str) -> None:
    pattern, hint, reach = HINTED[name]
    for text in texts():
        every = [found.span() for found in pattern.finditer(text)]
        assert [found.span() for found in hinted(pattern, hint, text, reach)] == every, text


def test_hidden_signs_of_codes_are_passed_over_only_where_a_word_says_them() -> None:
    for text in texts():
        if not any(word in text for word in hidden_codes._SAID):
            every = [found.span() for found in hidden_codes._HIDDEN.finditer(text)]
            assert [f.span() for f in hinted(hidden_codes._HIDDEN, hidden_codes._SIGN, text)] == every, text


def test_a_match_goes_on_over_the_next_hint() -> None:
    word, sign = re.compile(r"\w+(?:-\w+)*"), re.compile("-")
    assert [found.group() for found in hinted(word, sign, "a no-go b, x-y-z", 2)] == ["no-go", "x-y-z"]
