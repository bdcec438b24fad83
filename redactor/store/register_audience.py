"""Whom an item or a promise is kept from: party ids, ``role:NAME`` or ``everyone``.

Takes a mapping under examination; gives the audience and notes whoever cannot be meant.
"""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import Final

from redactor.model.case import EVERYONE, Party
from redactor.store.entries import Scalar
from redactor.store.fields import Fields
from redactor.store.problems import did_you_mean

_ROLE: Final = "role:"


class AudienceReader:
    """Reads audiences against the parties of one register."""

    def __init__(self, parties: Sequence[Party]) -> None:
        """Know the ids and roles of `parties`."""
        self._parties = {party.id: party for party in parties}

    def read(self, fields: Fields, key: str, *, required: bool = False) -> tuple[str, ...]:
        """Return the audience at `key`."""
        scalars = fields.texts(key, required=required)
        if required and key in fields and not fields.listed(key):
            cure = "Name at least one party, role:NAME or everyone"
            fields.note(fields.line(key), f"has an empty '{key}'", cure)
        return tuple(word for scalar in scalars if (word := self._one(fields, scalar, key)))

    def _one(self, fields: Fields, scalar: Scalar, key: str) -> str:
        word = (scalar.text or "").strip()
        if word == EVERYONE or word in self._parties:
            return word
        if word.startswith(_ROLE):
            return self._role(fields, scalar, key, word.removeprefix(_ROLE).strip())
        roles = [f"{_ROLE}{party.role}" for party in self._parties.values() if party.role]
        cure = did_you_mean(word, (*self._parties, *dict.fromkeys(roles), EVERYONE))
        fields.note(scalar.line, f"names somebody under '{key}' who is no party of the case", cure)
        return ""

    def _role(self, fields: Fields, scalar: Scalar, key: str, role: str) -> str:
        if not role:
            fields.note(scalar.line, f"has an empty role under '{key}'", "Write it like role:parent")
            return ""
        roles = tuple(dict.fromkeys(party.role for party in self._parties.values() if party.role))
        if role in roles:
            return f"{_ROLE}{role}"
        near = _misspelt(role, roles)
        if near:
            # A role nobody has withholds nothing: a slip of the pen here would be a silent miss.
            problem = f"names a role under '{key}' that nobody has, and that is nearly 'role:{near}'"
            fields.note(scalar.line, problem, f"Did you mean 'role:{near}'?")
            return ""
        return f"{_ROLE}{role}"


def _misspelt(role: str, roles: Sequence[str]) -> str:
    def flat(text: str) -> str:
        return text.casefold().replace("_", "-").replace(" ", "-")

    close = (known for known in roles if SequenceMatcher(None, flat(role), flat(known)).ratio() >= 0.9)
    return next(close, "")
