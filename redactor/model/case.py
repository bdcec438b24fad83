"""The case: its people, its confidential items, and who receives a document.

Takes nothing and gives frozen values only; policy over them lives in `policy/withhold.py`.
It does not promise that a register is valid: the loader does.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Final, NewType

from redactor.model.kind import Kind, Severity, Value
from redactor.model.record import Promise, Stop
from redactor.model.secret import Secret

CaseRef = NewType("CaseRef", str)
ANYONE: Final = "anyone"
EVERYONE: Final = "everyone"


class AloneRule(StrEnum):
    """What a street, town or postcode district of an address means on its own."""

    REDACT = "redact"
    ASK = "ask"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Party:
    """A person in the case, protected or not.

    `name` is a `Value` of kind person; its parts carry title, known-as and previous names.
    """

    id: str
    name: Value
    role: str = ""
    emails: tuple[Value, ...] = ()
    phones: tuple[Value, ...] = ()
    addresses: tuple[Value, ...] = ()
    born: Value | None = None

    def details(self) -> tuple[tuple[Kind, Value], ...]:
        """Return all contact details and the birth date (not the name) with their kinds."""
        found = [(Kind.ADDRESS, value) for value in self.addresses]
        found += [(Kind.PHONE, value) for value in self.phones]
        found += [(Kind.EMAIL, value) for value in self.emails]
        if self.born is not None:
            found.append((Kind.DATE_OF_BIRTH, self.born))
        return tuple(found)


@dataclass(frozen=True, slots=True)
class Recipient:
    """Who will receive the document: a party of the case, or someone the case does not know.

    `id` is the party id, ``anyone``, or ``role:NAME`` (mail: an internal domain is ``role:staff``).
    """

    id: str
    role: str = ""
    party: Party | None = None


@dataclass(frozen=True, slots=True)
class ProtectedItem:
    """One fact to be kept from someone (contracts, section 1)."""

    id: str
    kind: Kind
    value: Value
    withhold_from: tuple[str, ...]
    about: str = ""
    also_written: tuple[Secret, ...] = ()
    never_match: tuple[Secret, ...] = ()
    may_see: tuple[str, ...] = ()
    severity: Severity = Severity.HIGH
    reason: str = ""
    basis: str = ""
    valid_from: date | None = None
    valid_to: date | None = None
    review_on: date | None = None
    source: str = ""
    street_alone: AloneRule = AloneRule.ASK
    town_alone: AloneRule = AloneRule.OPEN
    postcode_district_alone: AloneRule = AloneRule.OPEN
    members: tuple[str, ...] = ()
    derived: bool = False
    superseded_by: str = ""
    compromised_since: date | None = None


@dataclass(frozen=True, slots=True)
class AllowedItem:
    """What may stay although it resembles an item, for everyone."""

    kind: Kind
    value: Value
    note: str = ""


@dataclass(frozen=True, slots=True)
class Register:
    """A case's confidentiality register. `version` is the SHA-256 of its source text.

    `notes` are plain sentences about what is allowed but looks odd, without values. `stops` keep
    documents from some recipients until a person acts. `document` is the text it was read from, which
    the replay of a release needs.
    """

    reference: CaseRef
    version: str
    title: str = ""
    language: str = "en"
    parties: tuple[Party, ...] = ()
    items: tuple[ProtectedItem, ...] = ()
    allowed: tuple[AllowedItem, ...] = ()
    source: str = ""
    nothing_to_withhold: str = ""
    notes: tuple[str, ...] = ()
    promises: tuple[Promise, ...] = ()
    stops: tuple[Stop, ...] = ()
    document: Secret = field(default=Secret(""), compare=False)

    def party(self, party_id: str) -> Party | None:
        """Return the party with this id, or None."""
        return next((party for party in self.parties if party.id == party_id), None)


@dataclass(frozen=True, slots=True)
class Withholding:
    """What holds for *these* recipients of *this* case: the answer of `policy/withhold.py`.

    `withheld` includes derived items, not linkages; `linkages` are the linkage items that hold,
    whose `members` are ids in `linked`. `permitted` never equals a withheld value.
    `open_people` are parties whose details may stay, `open_items` the register's items that these
    recipients may see. `stops` forbid any release to these recipients.
    `key` names this value for caches: register version and recipients.
    """

    key: str
    recipients: tuple[Recipient, ...]
    withheld: tuple[ProtectedItem, ...]
    permitted: tuple[AllowedItem, ...]
    linkages: tuple[ProtectedItem, ...] = ()
    linked: tuple[ProtectedItem, ...] = ()
    open_people: tuple[Party, ...] = ()
    open_items: tuple[AllowedItem, ...] = ()
    reference: CaseRef = CaseRef("")
    stops: tuple[Stop, ...] = ()
