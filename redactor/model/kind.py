"""What sort of fact a value is, and its structured form.

`Value` is the one shape of every register value: the text as written and its parts.
It does not parse: `values/` reads text into parts, because that needs the lexicon.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from redactor.model.secret import Secret


class Kind(StrEnum):
    """The kinds of the register file (contracts, section 1)."""

    ADDRESS = "address"
    PERSON = "person"
    PHONE = "phone"
    EMAIL = "email"
    DATE_OF_BIRTH = "date_of_birth"
    NHS_NUMBER = "nhs_number"
    NINO = "nino"
    UPN = "upn"
    VEHICLE = "vehicle"
    BANK_ACCOUNT = "bank_account"
    CASE_REFERENCE = "case_reference"
    SCHOOL = "school"
    GP = "gp"
    ORGANISATION = "organisation"
    LOCATION = "location"
    URL_OR_HANDLE = "url_or_handle"
    TEXT = "text"
    LINKAGE = "linkage"


KIND_WORDS: Final = {
    Kind.ADDRESS: "address",
    Kind.PERSON: "name",
    Kind.PHONE: "phone number",
    Kind.EMAIL: "e-mail address",
    Kind.DATE_OF_BIRTH: "date of birth",
    Kind.NHS_NUMBER: "NHS number",
    Kind.NINO: "National Insurance number",
    Kind.UPN: "pupil number",
    Kind.VEHICLE: "vehicle registration",
    Kind.BANK_ACCOUNT: "bank details",
    Kind.CASE_REFERENCE: "reference number",
    Kind.SCHOOL: "school",
    Kind.GP: "GP surgery",
    Kind.ORGANISATION: "organisation",
    Kind.LOCATION: "place",
    Kind.URL_OR_HANDLE: "web address or user name",
    Kind.TEXT: "wording",
    Kind.LINKAGE: "combination of details",
}
"""What a kind is called in letters and reports."""


class Severity(StrEnum):
    """How much harm a leak does; sets the strictness of matching and of answers."""

    STANDARD = "standard"
    HIGH = "high"
    CRITICAL = "critical"


@dataclass(frozen=True, slots=True)
class Value:
    """One fact: its text, and its parts where they are known.

    `parts` is a tuple of (name, values) in the order of the kind's parts (contracts, section 1),
    for example ``(("number", (Secret("14"),)), ("street", (Secret("Rose Lane"),)))``.
    A part may hold several values (``previous_surnames``, ``known_as``).
    """

    text: Secret
    parts: tuple[tuple[str, tuple[Secret, ...]], ...] = ()

    def all(self, name: str) -> tuple[str, ...]:
        """Return every revealed value of part `name`, empty if there is none."""
        for part, values in self.parts:
            if part == name:
                return tuple(value.reveal() for value in values)
        return ()

    def first(self, name: str) -> str:
        """Return the first revealed value of part `name`, or an empty string."""
        return next(iter(self.all(name)), "")


@dataclass(frozen=True, slots=True)
class Withheld:
    """What the verifier is told to look for: an item without its policy or its people."""

    item_id: str
    kind: Kind
    severity: Severity
    value: Value
    also_written: tuple[Secret, ...] = ()
    never_match: tuple[Secret, ...] = ()


@dataclass(frozen=True, slots=True)
class Permitted:
    """A full value that may stay: it decides what a shared fragment means (ask, not leak)."""

    kind: Kind
    value: Value
