"""What the class files of this world share: the decorator and small choices about items."""

from __future__ import annotations

from collections.abc import Callable

from benchmarks.matching.choices import both_rare, figures, plain_number, short_type, sure, typed
from benchmarks.matching.context import Ctx
from benchmarks.matching.model import THIRD_ONLY, Builder, define
from benchmarks.matching.places import Address

__all__ = [
    "SEPARATE",
    "both_rare",
    "figures",
    "place_tail",
    "plain_number",
    "short_type",
    "sure",
    "third",
    "typed",
]

SEPARATE = (" ", ", ")


def third(name: str, group: str) -> Callable[[Builder], Builder]:
    """Decorator: the function below it builds the class ``name`` of the third world."""
    return define(name, group, sets=THIRD_ONLY)


def place_tail(c: Ctx, a: Address) -> str:
    """Nothing, the town, or town and postcode, as people add them."""
    return c.pick("", "", f", {a.town.name}", f", {a.town.name} {a.postcode}", f" {a.postcode}")
