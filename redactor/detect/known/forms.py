"""What the matcher looks for and what it sees: targets, forms, words, hits.

Plain values that pass between expanders, scan, assembly and evidence.
They hold protected values: none of them may be printed or logged.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum

from redactor.model.case import AloneRule, ProtectedItem
from redactor.model.kind import Kind, Severity, Value

FIRST_ROLES = frozenset({"first", "known", "nick", "fond"})
SHORT_ROLES = frozenset({"nick", "fond"})
LAST_ROLES = frozenset({"surname", "half", "previous", "previous_half", "declined"})


class Strength(IntEnum):
    """How much a hit says by itself. NOTE is only ever absorbed by a neighbour."""

    NOTE = 0
    WEAK = 1
    MEDIUM = 2
    STRONG = 3


@dataclass(frozen=True, slots=True)
class Form:
    """One way to write a part of an item, as canonical words.

    `part` names the piece of the item, `name` the form in general words. `loose` forms may be
    broken anywhere (numbers); `exact` forms are not folded; `capital` forms need capitals:
    of the first letter, of each word ("words", or "each" for small words too), or ("all") of every letter.
    `hidden` forms may stand inside a longer word.
    """

    words: tuple[str, ...]
    part: str
    name: str
    strength: Strength
    loose: bool = False
    exact: bool = False
    capital: str = ""
    hidden: bool = False

    @property
    def squeezed(self) -> str:
        """The form without separators."""
        return "".join(self.words)


@dataclass(frozen=True, slots=True)
class Word:
    """A single word of a name with its role there.

    Roles of persons: first, middle, known, nick, fond (made by rule, as families do), surname, half (of a
    compound surname), previous, previous_half, declined (a surname in another grammatical case), particle.
    """

    text: str
    role: str
    slot: int = 0


@dataclass(frozen=True, slots=True)
class Target:
    """An item (or an allowed value) ready to be looked for."""

    index: int
    kind: Kind
    value: Value
    forms: tuple[Form, ...]
    words: tuple[Word, ...] = ()
    item: ProtectedItem | None = None
    severity: Severity = Severity.HIGH
    facts: dict[str, tuple[str, ...]] = field(default_factory=dict)
    also: tuple[Target, ...] = ()

    @property
    def names(self) -> tuple[Target, ...]:
        """The target under each of its names: its own, and those it is also written with."""
        return (self, *self.also)

    @property
    def allowed(self) -> bool:
        """Whether this is something that may stay."""
        return self.item is None

    def rule(self, part: str) -> AloneRule:
        """Return what a street, town or district means alone."""
        item = self.item
        if item is None:
            return AloneRule.OPEN
        rules = {
            "street": item.street_alone,
            "town": item.town_alone,
            "district": item.postcode_district_alone,
        }
        return rules.get(part, AloneRule.OPEN)


@dataclass(slots=True)
class Hit:
    """Something of a target seen in the text; `start` and `end` are source positions.

    `shaky` says why it may be something else ("other number", "unknown name"...), in general
    words; `evidence` are the rules that support it.
    """

    target: int
    part: str
    start: int
    end: int
    strength: Strength
    rule: str
    name: str
    first: int = -1
    last: int = -1
    shaky: str = ""
    evidence: tuple[str, ...] = ()
    page: int = 0
