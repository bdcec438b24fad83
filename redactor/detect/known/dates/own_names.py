"""The names of the person whose birth date an item is.

Takes a case, gives a pattern of the names of that person for each birth date, where the register knows them.
It finds nothing by itself: what stands beside a name is for own_ages.py.
"""

from __future__ import annotations

import re

from redactor.detect.known.compile import Compiled
from redactor.detect.known.forms import FIRST_ROLES, LAST_ROLES, SHORT_ROLES
from redactor.detect.known.once import once_a_case
from redactor.model.kind import Kind

_LEAST = 3
_ROLES = (FIRST_ROLES | LAST_ROLES) - SHORT_ROLES


@once_a_case
def own_names(compiled: Compiled) -> dict[int, re.Pattern[str]]:
    """Return a pattern of the person's names for each birth date, by its target."""
    names: dict[str, set[str]] = {}
    for target in compiled.targets:
        if target.kind is Kind.PERSON and target.item is not None and target.item.about:
            told = {word.text for each in target.names for word in each.words if word.role in _ROLES}
            names.setdefault(target.item.about, set()).update(word for word in told if len(word) >= _LEAST)
    found: dict[int, re.Pattern[str]] = {}
    for target in compiled.targets:
        told = names.get(target.item.about, set()) if target.item is not None else set()
        if told and target.kind is Kind.DATE_OF_BIRTH:
            every = "|".join(map(re.escape, sorted(told, key=len, reverse=True)))
            found[target.index] = re.compile(rf"(?<![^\W_])(?:{every})(?![^\W_])")
    return found
