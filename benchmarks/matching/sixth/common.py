"""What the class files of this world share: the decorator and small choices about items."""

from __future__ import annotations

from collections.abc import Callable

from benchmarks.matching.fifth.common import (
    DIGIT_WORDS,
    count,
    known_names,
    long_name,
    plain_number,
    shortened,
    single,
    sure,
    typed,
    wide_groups,
)
from benchmarks.matching.model import SIXTH_ONLY, Builder, define
from benchmarks.matching.words import UNITS, number_words

__all__ = [
    "DIGIT_WORDS",
    "count",
    "known_names",
    "long_name",
    "plain_number",
    "shortened",
    "single",
    "sure",
    "typed",
    "wide_groups",
]

NICKS_AS_WORDS = {"Cliff", "Delia", "Reggie", "Abi", "Jazz", "Sao", "Leen", "Shabs", "Tang", "Olu", "Freda"}
"""Short names that are also words or other people's names: alone they are asked."""
PLAIN_HOUSES = {"Laurels", "Bakehouse", "Kenilworth", "Old Brewhouse"}
"""House names that are also words or places: alone they are asked."""


def sixth(name: str, group: str) -> Callable[[Builder], Builder]:
    """Decorator: the function below it builds the class ``name`` of this world."""
    return define(name, group, sets=SIXTH_ONLY)


def in_pairs(figures: str) -> str:
    """Figures read out two at a time: twelve, thirty-four, oh six."""
    said = []
    for at in range(0, len(figures), 2):
        two = figures[at : at + 2]
        if two == "00":
            said.append("double oh")
        elif two[0] == "0":
            said.append(f"oh {UNITS[int(two[1])]}")
        else:
            said.append(number_words(int(two)))
    return ", ".join(said)


def caps_slip(word: str) -> str:
    """The shift key held too long: two capitals at the start."""
    return word[:2].upper() + word[2:] if len(word) > 3 and word[:2].isalpha() else word
