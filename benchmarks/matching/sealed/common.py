"""What the class files of this world share: the decorator, and plain writings set into a new surrounding."""

from __future__ import annotations

from collections.abc import Callable

from benchmarks.matching.choices import both_rare as known_names
from benchmarks.matching.choices import figures as count
from benchmarks.matching.choices import one_word as single
from benchmarks.matching.choices import plain_number, sure, typed
from benchmarks.matching.choices import short_type as shortened
from benchmarks.matching.context import Ctx
from benchmarks.matching.model import OUTSIDE, SEALED_ONLY, TOLERATED, Builder, Form, Piece, define, form
from benchmarks.matching.people import Person

__all__ = [
    "count",
    "given_and_family",
    "known_names",
    "plain_number",
    "sealed",
    "shortened",
    "single",
    "stand",
    "sure",
    "typed",
    "whole",
]

GROUP_OF = {
    "address": "address",
    "person": "person",
    "number": "number",
    "date": "date",
    "org": "organisation",
}
"""The group of a class by the beginning of its name."""
AMBIGUOUS_SHORT = {"Terry", "Dora", "Bella", "Marge", "Bal", "Gerry", "Beth", "Mina", "Barney"}
"""Short names that are also words or common names of other people: alone they are asked."""
PLAIN_HOUSES = {"Poplars"}
"""House names that are a dictionary word: alone they are asked (matching.md section 6).

Two common nouns with capitals are redacted, as "Old Forge" is (taxonomy, forms 24 to 26).
"""
COMMON_HOUSES = {"Old Dairy", "Chapel House", "Osborne"}
"""House names whose words, turned round, mean nothing."""
FAR_SPELLINGS = {"Filomena", "Margery", "Jerald", "Jestyn", "Dervla", "Keelin", "Rory", "Jimena"}
"""Other spellings with another first letter or more than two letters' difference, no transliterations:
outside the edit distance of matching.md section 4, so they are asked."""


def sealed(name: str, group: str) -> Callable[[Builder], Builder]:
    """Decorator: the function below it builds the class ``name`` of this world."""
    return define(name, group, sets=SEALED_ONLY)


def stand(
    name: str,
    frame: str,
    write: Callable[[Ctx], Form | None],
    before: tuple[str, ...] = ("",),
    after: tuple[str, ...] = ("",),
    *,
    label: bool = False,
) -> None:
    """A class whose writing is plain and whose surrounding is new; a label may go along with the writing.

    As many endings as beginnings belong together; otherwise each is chosen for itself.
    """
    role = TOLERATED if label else OUTSIDE

    def build(c: Ctx) -> Form | None:
        made = write(c)
        if made is None:
            return None
        left = c.rng.randrange(len(before))
        right = left if len(after) == len(before) else c.rng.randrange(len(after))
        pieces = (Piece(before[left], role), *made.pieces, Piece(after[right], role))
        return Form(tuple(p for p in pieces if p.text), frame, made.expect)

    sealed(name, GROUP_OF[name.split("/", maxsplit=1)[0]])(build)


def whole(text: str | None, *conditions: object) -> Form | None:
    """A writing that is gold as a whole: certain when the conditions hold; nothing without text."""
    return form("", text, expect=sure(*conditions)) if text else None


def given_and_family(c: Ctx) -> Person | None:
    """A person whose two names mean nobody else."""
    return c.person(known_names)
