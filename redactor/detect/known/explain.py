"""What will be looked for, for one item, in groups (first version)."""

from __future__ import annotations

from dataclasses import dataclass

from redactor.model.case import ProtectedItem
from redactor.model.rules import RuleSet


@dataclass(frozen=True, slots=True)
class Explanation:
    """Every form of one item, grouped, and what will not be found."""

    groups: tuple[tuple[str, tuple[str, ...]], ...]
    not_found: tuple[str, ...]


def explain_item(item: ProtectedItem, rules: RuleSet) -> Explanation:
    """Return the forms that are looked for."""
    return Explanation((("Whole value", (item.value.text.reveal(),)),), ())
