"""What the class files of this world share: the decorator and small choices about items."""

from __future__ import annotations

from collections.abc import Callable

from benchmarks.matching.context import Ctx
from benchmarks.matching.model import CERTAIN, DOUBTFUL, FIFTH_ONLY, Builder, define
from benchmarks.matching.people import Person
from benchmarks.matching.places import Address

SPELT = [
    "Alpha",
    "Bravo",
    "Charlie",
    "Delta",
    "Echo",
    "Foxtrot",
    "Golf",
    "Hotel",
    "India",
    "Juliet",
    "Kilo",
    "Lima",
    "Mike",
    "November",
    "Oscar",
    "Papa",
    "Quebec",
    "Romeo",
    "Sierra",
    "Tango",
    "Uniform",
    "Victor",
    "Whiskey",
    "X-ray",
    "Yankee",
    "Zulu",
]
NATO = {word[0]: word for word in SPELT}
DIGIT_WORDS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def fifth(name: str, group: str) -> Callable[[Builder], Builder]:
    """Decorator: the function below it builds the class ``name`` of this world."""
    return define(name, group, sets=FIFTH_ONLY)


def typed(a: Address) -> bool:
    """An English street: core, then type."""
    return not a.prefix


def plain_number(a: Address) -> bool:
    """A house number of digits only."""
    return a.number.isdigit()


def count(a: Address) -> int:
    """The house number without its letter."""
    return int("".join(filter(str.isdigit, a.number)))


def single(a: Address) -> bool:
    """An English street of one plain word and its type."""
    return typed(a) and a.core.isalpha() and a.core.isascii()


def shortened(c: Ctx, a: Address) -> str:
    """The street with its type abbreviated, where it has an abbreviation."""
    return a.street_as(c.rng.choice(c.vocab.street_types.get(a.stype) or (a.stype,)))


def known_names(p: Person) -> bool:
    """Forename and surname each mean this person alone."""
    return p.forename_rare and p.surname_rare


def long_name(p: Person) -> str:
    """The longest word of a surname."""
    return max(p.surname.replace("-", " ").split(), key=len)


def sure(*conditions: object) -> str:
    """Certain when all conditions hold, else doubtful."""
    return CERTAIN if all(conditions) else DOUBTFUL


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
