"""What the class files of this world share: the decorator and small choices about items."""

from __future__ import annotations

from collections.abc import Callable

from benchmarks.matching.choices import NATO, plain_number, sure, typed
from benchmarks.matching.choices import both_rare as known_names
from benchmarks.matching.choices import figures as count
from benchmarks.matching.choices import one_word as single
from benchmarks.matching.choices import short_type as shortened
from benchmarks.matching.model import FIFTH_ONLY, Builder, define
from benchmarks.matching.people import Person

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

DIGIT_WORDS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def fifth(name: str, group: str) -> Callable[[Builder], Builder]:
    """Decorator: the function below it builds the class ``name`` of this world."""
    return define(name, group, sets=FIFTH_ONLY)


def long_name(p: Person) -> str:
    """The longest word of a surname."""
    return max(p.surname.replace("-", " ").split(), key=len)


def phonetic(text: str, joint: str = " ") -> str:
    """Letters in the alphabet of the emergency services, digits as words."""
    said = [DIGIT_WORDS[int(ch)] if ch.isdigit() else NATO[ch] for ch in text.upper() if ch.isalnum()]
    return joint.join(said)


def wide_groups(text: str, sizes: tuple[int, ...], joint: str = " ") -> str:
    """A code without its spaces, cut anew."""
    bare, found, at = text.replace(" ", ""), [], 0
    for size in sizes:
        found.append(bare[at : at + size])
        at += size
    return joint.join(part for part in (*found, bare[at:]) if part)
