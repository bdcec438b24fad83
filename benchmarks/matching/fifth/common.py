"""What the class files of this world share: the decorator and small choices about items."""

from __future__ import annotations

from collections.abc import Callable

from benchmarks.matching.choices import (
    DIGIT_WORDS,
    NATO,
    long_name,
    phonetic,
    plain_number,
    sure,
    typed,
    wide_groups,
)
from benchmarks.matching.choices import both_rare as known_names
from benchmarks.matching.choices import figures as count
from benchmarks.matching.choices import one_word as single
from benchmarks.matching.choices import short_type as shortened
from benchmarks.matching.model import FIFTH_ONLY, Builder, define

__all__ = [
    "DIGIT_WORDS",
    "NATO",
    "count",
    "fifth",
    "known_names",
    "long_name",
    "phonetic",
    "plain_number",
    "shortened",
    "single",
    "sure",
    "typed",
    "wide_groups",
]


def fifth(name: str, group: str) -> Callable[[Builder], Builder]:
    """Decorator: the function below it builds the class ``name`` of this world."""
    return define(name, group, sets=FIFTH_ONLY)
