"""What the class files of this world share: the decorator and small choices about items."""

from __future__ import annotations

from collections.abc import Callable

from benchmarks.matching.choices import (
    DIGIT_WORDS,
    caps_slip,
    in_pairs,
    long_name,
    plain_number,
    sure,
    typed,
    wide_groups,
)
from benchmarks.matching.choices import both_rare as known_names
from benchmarks.matching.choices import figures as count
from benchmarks.matching.choices import one_word as single
from benchmarks.matching.choices import short_type as shortened
from benchmarks.matching.model import SIXTH_ONLY, Builder, define

__all__ = [
    "DIGIT_WORDS",
    "caps_slip",
    "count",
    "in_pairs",
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
