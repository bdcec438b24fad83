"""Neighbouring words that belong to one person's name.

Plain values of the assembly in names.py: which tokens, which words they may be, how many slips.
They look at no text.
"""

from __future__ import annotations

from dataclasses import dataclass

from redactor.detect.known.forms import FIRST_ROLES, LAST_ROLES, Target
from redactor.detect.known.tables.vocabulary import Use


@dataclass(slots=True)
class Chain:
    """Neighbouring tokens that are words of one person's name."""

    target: Target
    first: int
    last: int
    uses: dict[int, tuple[Use, ...]]
    initials: list[int]
    # the other name stands only shortened behind this one: "Wójcik, Zb."
    shortened: bool = False

    def slips(self) -> int:
        """Return the fewest edits that explain the chain."""
        return sum(min(use.slips for use in uses) for uses in self.uses.values())

    def roles(self) -> dict[int, set[str]]:
        """Return the roles each token may have."""
        return {token: {use.word.role for use in uses} for token, uses in self.uses.items()}

    def of(self, wanted: frozenset[str]) -> bool:
        """Say whether any token has one of the roles."""
        return any(each & wanted for each in self.roles().values())

    def _compound(self) -> bool:
        """Say whether every token is a part of the surname: "Mac Giolla", though Mac is short for Cormac."""
        slots = [
            {use.word.slot for use in uses if use.word.role in {"half", "previous_half"}}
            for uses in self.uses.values()
        ]
        return len(slots) > 1 and all(slots) and len(set().union(*slots)) == len(slots)

    def both(self) -> bool:
        """Say whether one token may be a forename and another one a surname."""
        roles = self.roles()
        if self._compound():
            return False
        firsts = {
            token
            for token, each in roles.items()
            if each & (FIRST_ROLES | {"middle"}) and "particle" not in each
        }
        lasts = {token for token, each in roles.items() if each & LAST_ROLES}
        return bool(firsts and lasts) and len(firsts | lasts) > 1


def letters_of(target: Target, roles: frozenset[str]) -> set[str]:
    """Return the first letters of the words of some roles."""
    return {word.text[0] for word in target.words if word.role in roles}
