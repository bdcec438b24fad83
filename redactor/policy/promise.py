"""A promise is kept by items: until one keeps it from everybody it names, nothing goes to them.

Pure. Takes the promises and items of a register; gives what stops a release. It does not judge
whether an item says what was promised: the person who answers the promise does.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from redactor.model.case import EVERYONE, Party, ProtectedItem, Recipient
from redactor.model.record import Promise, Stop
from redactor.policy.withhold import is_withheld

OPEN = "promise-open"
_ROLE = "role:"


def open_promises(
    promises: Sequence[Promise], items: Sequence[ProtectedItem], parties: Sequence[Party]
) -> Iterator[Stop]:
    """Yield a stop for every promise that no item keeps, for those it is not yet kept from."""
    for promise in promises:
        missing = unkept(promise, items, parties)
        if missing:
            message = (
                f"A promise of confidentiality made on {promise.on.isoformat()} is not in the register yet. "
                "Add the item and answer the promise with it"
            )
            yield Stop(OPEN, message, promise.id, missing, about=promise.told)


def unkept(promise: Promise, items: Sequence[ProtectedItem], parties: Sequence[Party]) -> tuple[str, ...]:
    """Return from whom, of those the promise names, none of its items is withheld."""
    if promise.ended_on is not None:
        return ()
    named = [item for item in items if item.id in promise.answered_by]
    return tuple(
        audience
        for audience in promise.withhold_from
        if not any(_keeps(item, audience, promise, parties) for item in named)
    )


def _keeps(item: ProtectedItem, audience: str, promise: Promise, parties: Sequence[Party]) -> bool:
    if audience == EVERYONE:
        others = [party for party in parties if party.id not in {promise.told, item.about}]
        return EVERYONE in item.withhold_from or (
            bool(others) and all(is_withheld(item, _recipient(party)) for party in others)
        )
    if audience.startswith(_ROLE):
        role = audience.removeprefix(_ROLE)
        holders = [_recipient(party) for party in parties if party.role == role]
        return all(is_withheld(item, one) for one in (Recipient(audience, role=role), *holders))
    party = next((one for one in parties if one.id == audience), None)
    return party is not None and is_withheld(item, _recipient(party))


def _recipient(party: Party) -> Recipient:
    return Recipient(party.id, role=party.role, party=party)
