"""Who may see what: register x recipients -> what is withheld from them (contracts, section 1).

Pure functions, strictest on doubt. It does not look at any document.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence

from redactor.model.case import (
    ANYONE,
    EVERYONE,
    AllowedItem,
    AloneRule,
    Party,
    ProtectedItem,
    Recipient,
    Register,
    Withholding,
)
from redactor.model.errors import UnknownRecipient
from redactor.model.kind import Kind, Permitted, Severity, Value, Withheld
from redactor.model.record import Stop

_ROLE = "role:"


def recipients_of(register: Register, names: Sequence[str]) -> tuple[Recipient, ...]:
    """Return the recipients called `names`: party ids, ``role:NAME`` or ``anyone``.

    Raises:
        UnknownRecipient: a name is none of these, or there is none: then nothing would be withheld.
    """
    if not names:
        raise UnknownRecipient("No recipient was named")
    return tuple(_recipient(register, name) for name in names)


def _recipient(register: Register, name: str) -> Recipient:
    if name == ANYONE:
        return Recipient(ANYONE)
    if name.startswith(_ROLE) and len(name) > len(_ROLE):
        return Recipient(name, role=name.removeprefix(_ROLE))
    party = register.party(name)
    if party is None:
        known = ", ".join(party.id for party in register.parties)
        raise UnknownRecipient(f"'{name}' is not a party of case {register.reference}; there are: {known}")
    return Recipient(party.id, role=party.role, party=party)


def is_withheld(item: ProtectedItem, recipient: Recipient) -> bool:
    """Say whether `item` is withheld from `recipient`.

    An id beats a role, a role beats ``everyone``; at equal rank, withhold. Somebody the case does
    not know (``anyone``) is refused every item: their mail or folder is tied to this case.
    """
    return recipient.id == ANYONE or is_kept_from(item.withhold_from, item.may_see, recipient)


def is_kept_from(withhold_from: Sequence[str], may_see: Sequence[str], recipient: Recipient) -> bool:
    """Say the same of any audience; nothing is kept from anybody where nobody is named."""
    if recipient.id == ANYONE:
        return bool(withhold_from)
    for audience in _ranks(recipient):
        if audience in withhold_from:
            return True
        if audience in may_see:
            return False
    return False


def stops_for(register: Register, recipients: Sequence[Recipient]) -> tuple[Stop, ...]:
    """Return what keeps this case's documents from any of these recipients until a person acts."""
    return tuple(stop for stop in register.stops if any(_stopped(stop, one) for one in recipients))


def _stopped(stop: Stop, recipient: Recipient) -> bool:
    """``everyone`` and roles mean the others, unless the person is named."""
    if recipient.id == stop.about and recipient.id not in stop.withhold_from:
        return False
    return is_kept_from(stop.withhold_from, stop.may_see, recipient)


def _ranks(recipient: Recipient) -> Iterator[str]:
    if recipient.party is not None:
        yield recipient.id
    if recipient.role:
        yield f"{_ROLE}{recipient.role}"
    yield EVERYONE


def withhold(register: Register, recipients: Sequence[Recipient]) -> Withholding:
    """Return what holds for these recipients together: the union of what holds for each."""
    stated = [item for item in register.items if any(is_withheld(item, r) for r in recipients)]
    facts = [item for item in stated if item.kind is not Kind.LINKAGE]
    withheld = (*facts, *_derived(register, facts, recipients))
    linkages = tuple(item for item in stated if item.kind is Kind.LINKAGE)
    withheld_ids = {item.id for item in withheld}
    members = {member for linkage in linkages for member in linkage.members}
    linked = tuple(i for i in register.items if i.id in members and i.id not in withheld_ids)
    names = ",".join(sorted(recipient.id for recipient in recipients))
    open_people = tuple(_open_people(register, withheld))
    return Withholding(
        key=hashlib.sha256(f"{register.version}|{names}".encode()).hexdigest(),
        recipients=tuple(recipients),
        withheld=withheld,
        permitted=tuple(_permitted(register, withheld, linked, open_people, recipients)),
        linkages=linkages,
        linked=linked,
        open_people=open_people,
        open_items=tuple(_open_items(register, withheld)),
        reference=register.reference,
        stops=stops_for(register, recipients),
    )


def _derived(
    register: Register, withheld: Sequence[ProtectedItem], recipients: Sequence[Recipient]
) -> Iterator[ProtectedItem]:
    """If anything about a party is withheld, so are its other contact details and birth date."""
    stated = {identity(item.kind, item.value) for item in register.items}
    for party in register.parties:
        others = [recipient for recipient in recipients if recipient.id != party.id]
        about = [item for item in withheld if item.about == party.id]
        causes = [item for item in about if any(is_withheld(item, other) for other in others)]
        if not causes:
            continue
        seen_by_id = {kind: 0 for kind, _ in party.details()}
        for kind, value in party.details():
            seen_by_id[kind] += 1
            if identity(kind, value) not in stated:
                yield _derive(causes, f"{party.id}.{kind.value}.{seen_by_id[kind]}", kind, value)


def _derive(causes: Sequence[ProtectedItem], item_id: str, kind: Kind, value: Value) -> ProtectedItem:
    gravest = max(causes, key=lambda item: _GRAVITY[item.severity])
    critical = gravest.severity is Severity.CRITICAL
    return ProtectedItem(
        id=item_id,
        kind=kind,
        value=value,
        withhold_from=gravest.withhold_from,
        may_see=gravest.may_see,
        about=gravest.about,
        severity=gravest.severity,
        reason=gravest.reason,
        street_alone=AloneRule.REDACT if critical else AloneRule.ASK,
        town_alone=AloneRule.ASK if critical else AloneRule.OPEN,
        postcode_district_alone=AloneRule.ASK if critical else AloneRule.OPEN,
        derived=True,
    )


_GRAVITY = {Severity.STANDARD: 0, Severity.HIGH: 1, Severity.CRITICAL: 2}


def _open_people(register: Register, withheld: Sequence[ProtectedItem]) -> Iterator[Party]:
    """Parties whose name may stay: all but those of whom a `person` item is withheld."""
    unnamed = {item.about for item in withheld if item.kind is Kind.PERSON}
    for party in register.parties:
        if party.id not in unnamed:
            yield party


def _permitted(
    register: Register,
    withheld: Sequence[ProtectedItem],
    linked: Sequence[ProtectedItem],
    open_people: Iterable[Party],
    recipients: Sequence[Recipient],
) -> Iterator[AllowedItem]:
    """Yield what may stay: the allow list, open names, and details of people nothing is withheld about.

    A detail that is also a linked item is not among them: it may have to go, with its parts.
    """
    closed = {identity(item.kind, item.value) for item in (*withheld, *linked)}
    about = {item.about for item in withheld} - {recipient.id for recipient in recipients}
    candidates = list(register.allowed)
    candidates += [AllowedItem(Kind.PERSON, party.name, note=party.id) for party in open_people]
    for party in register.parties:
        if party.id not in about:
            candidates += [AllowedItem(kind, value, note=party.id) for kind, value in party.details()]
    for item in candidates:
        if identity(item.kind, item.value) not in closed:
            yield item


def _open_items(register: Register, withheld: Sequence[ProtectedItem]) -> Iterator[AllowedItem]:
    """Yield the facts of the register that these recipients may see: known, so nothing unlisted."""
    closed = {identity(item.kind, item.value) for item in withheld}
    for item in register.items:
        if item.kind is not Kind.LINKAGE and identity(item.kind, item.value) not in closed:
            yield AllowedItem(item.kind, item.value, note=item.id)


def identity(kind: Kind, value: Value) -> tuple[Kind, tuple[str, ...]]:
    """Return what makes two values the same fact however they were entered.

    An address is its flat, house, number, street and postcode, so that "14 Rose Lane, HR6 8XQ" as
    text and as parts is one; anything else is its letters and digits.
    """
    if kind is Kind.ADDRESS and (value.first("street") or value.first("postcode")):
        # "Flat 2" and "2" are one flat: the last word counts.
        flat = value.first("flat").split()[-1:]
        return kind, (*flat, *(_squeezed(" ".join(value.all(part))) for part in _ADDRESS))
    return kind, (_squeezed(value.first("national") or value.text.reveal()),)


_ADDRESS = ("house_name", "number", "street", "postcode")


def _squeezed(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalnum())


def for_verifier(withholding: Withholding) -> tuple[tuple[Withheld, ...], tuple[Permitted, ...]]:
    """Return what the verifier is told: facts without policy, and full values that may stay."""
    withheld = tuple(
        Withheld(item.id, item.kind, item.severity, item.value, item.also_written, item.never_match)
        for item in withholding.withheld
    )
    return withheld, tuple(Permitted(item.kind, item.value) for item in withholding.permitted)
