"""What the class files of this world share: the decorator and small choices about items."""

from __future__ import annotations

from collections.abc import Callable

from benchmarks.matching.context import Ctx
from benchmarks.matching.model import CERTAIN, DOUBTFUL, THIRD_ONLY, Builder, define
from benchmarks.matching.people import Person
from benchmarks.matching.places import Address

SEPARATE = (" ", ", ")


def third(name: str, group: str) -> Callable[[Builder], Builder]:
    """Decorator: the function below it builds the class ``name`` of the third world."""
    return define(name, group, sets=THIRD_ONLY)


def short_type(c: Ctx, a: Address) -> str:
    """The street with its type abbreviated; as it is where the type has no abbreviation."""
    return a.street_as(c.rng.choice(c.vocab.street_types.get(a.stype, (a.stype,))))


def typed(a: Address) -> bool:
    """An English street: core, then type."""
    return not a.prefix


def plain_number(a: Address) -> bool:
    """A house number of digits only."""
    return a.number.isdigit()


def figures(a: Address) -> int:
    """The house number without its letter."""
    return int("".join(filter(str.isdigit, a.number)))


def both_rare(p: Person) -> bool:
    """Forename and surname each mean this person alone."""
    return p.forename_rare and p.surname_rare


def sure(*conditions: object) -> str:
    """Certain when all conditions hold, else doubtful."""
    return CERTAIN if all(conditions) else DOUBTFUL


def place_tail(c: Ctx, a: Address) -> str:
    """Nothing, the town, or town and postcode, as people add them."""
    return c.pick("", "", f", {a.town.name}", f", {a.town.name} {a.postcode}", f" {a.postcode}")
