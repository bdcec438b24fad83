"""Small choices about items that the class files of several worlds share, and the alphabet of the services.

Takes addresses, people and conditions; it knows nothing of any one world.
"""

from __future__ import annotations

from .context import Ctx
from .model import CERTAIN, DOUBTFUL
from .people import Person
from .places import Address

SPELT = (
    *("Alpha", "Bravo", "Charlie", "Delta", "Echo", "Foxtrot", "Golf", "Hotel", "India", "Juliet", "Kilo"),
    *("Lima", "Mike", "November", "Oscar", "Papa", "Quebec", "Romeo", "Sierra", "Tango", "Uniform", "Victor"),
    *("Whiskey", "X-ray", "Yankee", "Zulu"),
)
NATO = {word[0]: word for word in SPELT}


def typed(a: Address) -> bool:
    """An English street: core, then type."""
    return not a.prefix


def plain_number(a: Address) -> bool:
    """A house number of digits only."""
    return a.number.isdigit()


def figures(a: Address) -> int:
    """The house number without its letter."""
    return int("".join(filter(str.isdigit, a.number)))


def one_word(a: Address) -> bool:
    """An English street of one plain word and its type."""
    return typed(a) and a.core.isalpha() and a.core.isascii()


def short_type(c: Ctx, a: Address) -> str:
    """The street with its type abbreviated; as it is where the type has no abbreviation."""
    return a.street_as(c.rng.choice(c.vocab.street_types.get(a.stype) or (a.stype,)))


def both_rare(p: Person) -> bool:
    """Forename and surname each mean this person alone."""
    return p.forename_rare and p.surname_rare


def sure(*conditions: object) -> str:
    """Certain when all conditions hold, else doubtful."""
    return CERTAIN if all(conditions) else DOUBTFUL
