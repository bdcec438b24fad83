"""The collision rule: nobody is given the address, phone or e-mail of whom they are protected from.

Pure. Takes the register as it stands and what a change would add; gives the collisions. Values are
compared by a function of `values/`, never as text. It cannot say which side is wrong: a person must.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from redactor.model.case import Party, Recipient, Register
from redactor.model.kind import Kind, Value
from redactor.policy.withhold import is_kept_from, is_withheld

CONTACT: Final = frozenset({Kind.ADDRESS, Kind.PHONE, Kind.EMAIL})
Same = Callable[[Kind, Value, Value], bool]


@dataclass(frozen=True, slots=True)
class Proposed:
    """A contact detail that a change would give somebody.

    `party` is whose it becomes, empty if unknown; `withhold_from` and `may_see` are the item's own, if
    it comes as an item.
    """

    kind: Kind
    value: Value
    party: str = ""
    withhold_from: tuple[str, ...] = ()
    may_see: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Collision:
    """`party` would get a detail of `kind` that `other` has; `protected` is kept apart from the other one."""

    kind: Kind
    party: str
    other: str
    protected: str


def collisions(register: Register, proposed: Iterable[Proposed], same: Same) -> tuple[Collision, ...]:
    """Return every collision of `proposed` with what `register` knows of the other side."""
    return tuple(dict.fromkeys(found for one in proposed for found in _collisions(register, one, same)))


def _collisions(register: Register, new: Proposed, same: Same) -> Iterator[Collision]:
    if new.kind not in CONTACT:
        return
    for other in register.parties:
        if other.id == new.party:
            continue
        protected = _kept_apart(register, new, other)
        if protected is not None and any(
            kind is new.kind and same(kind, value, new.value) for kind, value in _known(register, other)
        ):
            yield Collision(new.kind, new.party, other.id, protected)


def _kept_apart(register: Register, new: Proposed, other: Party) -> str | None:
    """Return who is protected from the other one: by the new item itself, or by an item about either."""
    recipient = Recipient(other.id, other.role, other)
    if is_kept_from(new.withhold_from, new.may_see, recipient) or _protected(register, new.party, other):
        return new.party
    return other.id if _protected(register, other.id, register.party(new.party)) else None


def _protected(register: Register, about: str, other: Party | None) -> bool:
    if not about or other is None:
        return False
    recipient = Recipient(other.id, other.role, other)
    return any(item.about == about and is_withheld(item, recipient) for item in register.items)


def _known(register: Register, party: Party) -> Iterator[tuple[Kind, Value]]:
    yield from party.details()
    for item in register.items:
        if item.about == party.id and item.kind in CONTACT:
            yield item.kind, item.value
