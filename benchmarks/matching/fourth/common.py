"""What the class files of this world share: the decorator and small choices about items."""

from __future__ import annotations

from collections.abc import Callable

from benchmarks.matching.choices import both_rare, one_word, sure, typed
from benchmarks.matching.choices import figures as value
from benchmarks.matching.choices import plain_number as digits
from benchmarks.matching.choices import short_type as abbreviated
from benchmarks.matching.model import FOURTH_ONLY, Builder, define

__all__ = ["abbreviated", "both_rare", "digits", "fourth", "one_word", "sure", "typed", "value"]


def fourth(name: str, group: str) -> Callable[[Builder], Builder]:
    """Decorator: the function below it builds the class ``name`` of this world."""
    return define(name, group, sets=FOURTH_ONLY)
