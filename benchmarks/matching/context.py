"""What a class builder gets: the case, a source of chance, and shortcuts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from .orgs import Org
from .people import Person
from .places import Address
from .vocab import Vocabulary
from .world import Case


@dataclass
class Ctx:
    """Context of one mention."""

    case: Case
    rng: Random

    @property
    def vocab(self) -> Vocabulary:
        """The world's words."""
        return self.case.vocab

    def address(self, wanted: Callable[[Address], object] | None = None) -> Address | None:
        """A protected address with a property."""
        found = [a for a in self.case.homes if wanted is None or wanted(a)]
        return self.rng.choice(found) if found else None

    def person(self, wanted: Callable[[Person], object] | None = None) -> Person | None:
        """A protected person with a property."""
        found = [p for p in self.case.people if wanted is None or wanted(p)]
        return self.rng.choice(found) if found else None

    def org(self, kind: str = "", wanted: Callable[[Org], object] | None = None) -> Org | None:
        """A protected organisation of a kind."""
        found = [o for o in self.case.orgs if (not kind or o.kind == kind) and (wanted is None or wanted(o))]
        return self.rng.choice(found) if found else None

    def phone(self) -> str:
        """A withheld telephone number (national digits)."""
        derived = self.case.derived["phone"].replace(" ", "")
        return self.rng.choice([*self.case.phones, *self.case.phones, derived])

    def pick(self, *options: str) -> str:
        """One of several writings."""
        return self.rng.choice(options)
