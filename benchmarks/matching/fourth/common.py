"""What the class files of this world share: the decorator and small choices about items."""

from __future__ import annotations

from collections.abc import Callable

from benchmarks.matching.context import Ctx
from benchmarks.matching.model import CERTAIN, DOUBTFUL, FOURTH_ONLY, Builder, define
from benchmarks.matching.people import Person
from benchmarks.matching.places import Address


def fourth(name: str, group: str) -> Callable[[Builder], Builder]:
    """Decorator: the function below it builds the class ``name`` of this world."""
    return define(name, group, sets=FOURTH_ONLY)


def typed(a: Address) -> bool:
    """An English street: core, then type."""
    return not a.prefix


def digits(a: Address) -> bool:
    """A house number of digits only."""
    return a.number.isdigit()


def value(a: Address) -> int:
    """The house number without its letter."""
    return int("".join(filter(str.isdigit, a.number)))


def one_word(a: Address) -> bool:
    """An English street of one plain word and its type."""
    return typed(a) and a.core.isalpha() and a.core.isascii()


def abbreviated(c: Ctx, a: Address) -> str:
    """The street with its type abbreviated, where it has an abbreviation."""
    return a.street_as(c.rng.choice(c.vocab.street_types.get(a.stype, (a.stype,))))


def both_rare(p: Person) -> bool:
    """Forename and surname each mean this person alone."""
    return p.forename_rare and p.surname_rare


def sure(*conditions: object) -> str:
    """Certain when all conditions hold, else doubtful."""
    return CERTAIN if all(conditions) else DOUBTFUL
