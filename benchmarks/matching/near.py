"""What the distractors of several worlds share: how one is made, and which near things are nobody's.

Takes a case; it knows nothing of any one world.
"""

from __future__ import annotations

from collections.abc import Collection

from .context import Ctx
from .model import HARD, SOFT, Form, Piece, form
from .people import Person
from .places import Address

NOT = "distractor"


def hard(frame: str, *parts: str | Piece) -> Form:
    """A distractor that must stay."""
    return form(frame, *parts, expect=HARD)


def soft(frame: str, *parts: str | Piece) -> Form:
    """A distractor where asking is right."""
    return form(frame, *parts, expect=SOFT)


def may_stay(a: Address) -> bool:
    """The street itself is not redacted when it stands alone."""
    return a.street_alone != "redact"


def names_of(p: Person, table: Collection[str]) -> list[str]:
    """Forename and surname, as far as the table has them."""
    return [n for n in (p.forename, p.surname) if n in table]


def sharing(c: Ctx) -> Person | None:
    """The open person with the surname of a protected one."""
    return c.case.kin if c.case.people[0].surname_shared else None


def others_phone(c: Ctx, made: str) -> bool:
    """Whether a made number is neither withheld nor one exchange of digits away."""
    taken = {x.replace(" ", "") for x in (*c.case.phones, c.case.derived["phone"])}
    swaps = {n[:k] + n[k + 1] + n[k] + n[k + 2 :] for n in taken for k in range(10)}
    return made not in taken | swaps
