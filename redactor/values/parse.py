"""Reads a register value of any kind into its parts and validates it.

Takes text or a mapping, gives the same `Value` for both; raises `ValueInvalid`.
Messages name the problem and its cure, never the value.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from redactor.model.kind import Kind, Value
from redactor.model.lexicon import Lexicon
from redactor.values.address import parse_address
from redactor.values.contact import parse_email, parse_handle, parse_phone
from redactor.values.dates import parse_birth
from redactor.values.identifiers import (
    parse_bank,
    parse_nhs,
    parse_nino,
    parse_reference,
    parse_upn,
    parse_vehicle,
)
from redactor.values.invalid import ValueInvalid
from redactor.values.organisation import check_broad, parse_organisation, parse_text
from redactor.values.parts import Given, make_value
from redactor.values.person import parse_person, parse_person_value

__all__ = ["ValueInvalid", "check_alias", "parse_person", "parse_value"]

_SIMPLE: Mapping[Kind, Callable[[Given], Value]] = {
    Kind.PHONE: parse_phone,
    Kind.EMAIL: parse_email,
    Kind.NHS_NUMBER: parse_nhs,
    Kind.NINO: parse_nino,
    Kind.UPN: parse_upn,
    Kind.VEHICLE: parse_vehicle,
    Kind.BANK_ACCOUNT: parse_bank,
    Kind.CASE_REFERENCE: parse_reference,
    Kind.URL_OR_HANDLE: parse_handle,
}
_WORDED: Mapping[Kind, Callable[[Given, Lexicon], Value]] = {
    Kind.ADDRESS: parse_address,
    Kind.PERSON: parse_person_value,
    Kind.DATE_OF_BIRTH: parse_birth,
    Kind.SCHOOL: parse_organisation,
    Kind.GP: parse_organisation,
    Kind.ORGANISATION: parse_organisation,
    Kind.LOCATION: parse_organisation,
    Kind.TEXT: parse_text,
}


def parse_value(kind: Kind, given: str | Mapping[str, object], lexicon: Lexicon) -> Value:
    """Return the value of `kind` that the register gives as text or mapping.

    Raises:
        ValueInvalid: the value makes no sense for its kind.
    """
    if not given:
        raise ValueInvalid("The value is empty", "Give the value, or remove the item")
    if kind is Kind.LINKAGE:
        return make_value(given if isinstance(given, str) else "", {})
    if kind in _SIMPLE:
        return _SIMPLE[kind](given)
    return _WORDED[kind](given, lexicon)


def check_alias(kind: Kind, text: str, lexicon: Lexicon) -> None:
    """Refuse an `also_written` that is too general ("the", "home").

    Raises:
        ValueInvalid: it would be found on every page.
    """
    check_broad(text, lexicon, kind)
