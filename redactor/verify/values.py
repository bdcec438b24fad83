"""From withheld and permitted values to patterns.

Takes `Withheld` and `Permitted`, gives the patterns of each. It does not promise every written form:
that is the matcher's part; this is the crude second opinion.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from redactor.model.kind import Kind, Permitted, Value, Withheld
from redactor.verify.dates import date_patterns
from redactor.verify.numbers import (
    bank_patterns,
    email_patterns,
    identifier_patterns,
    link_patterns,
    phone_patterns,
    reference_patterns,
)
from redactor.verify.organisations import organisation_patterns, text_patterns
from redactor.verify.pattern import Pattern, Weight
from redactor.verify.people import person_patterns
from redactor.verify.places import address_patterns

_OF_KIND: Final[Mapping[Kind, Callable[[Value], Iterator[Pattern]]]] = {
    Kind.ADDRESS: address_patterns,
    Kind.LOCATION: address_patterns,
    Kind.PERSON: person_patterns,
    Kind.PHONE: phone_patterns,
    Kind.EMAIL: email_patterns,
    Kind.DATE_OF_BIRTH: date_patterns,
    Kind.NHS_NUMBER: identifier_patterns,
    Kind.NINO: identifier_patterns,
    Kind.UPN: identifier_patterns,
    Kind.VEHICLE: identifier_patterns,
    Kind.BANK_ACCOUNT: bank_patterns,
    Kind.CASE_REFERENCE: reference_patterns,
    Kind.SCHOOL: organisation_patterns,
    Kind.GP: organisation_patterns,
    Kind.ORGANISATION: organisation_patterns,
    Kind.URL_OR_HANDLE: link_patterns,
    Kind.TEXT: text_patterns,
}


def withheld_patterns(item: Withheld) -> list[Pattern]:
    """Return what to look for on account of one item, each squeezed text once."""
    found = list(_OF_KIND.get(item.kind, text_patterns)(item.value))
    for alias in item.also_written:
        found += text_patterns(Value(alias))
    return _once(found)


def permitted_texts(permitted: Permitted) -> frozenset[str]:
    """Return every form of a value that may stay: a fragment equal to one of them is shared.

    "dana.whitcombe" before an @ is no more than the name of a person who may be named.
    """
    return frozenset(one.text for one in _OF_KIND.get(permitted.kind, text_patterns)(permitted.value))


def permitted_patterns(permitted: Permitted) -> list[Pattern]:
    """Return the strong forms of a value that may stay: they excuse what lies strictly inside."""
    found = list(_OF_KIND.get(permitted.kind, text_patterns)(permitted.value))
    return [one for one in _once(found) if one.weight is Weight.LEAK and one.fragment != "surname"]


def _once(found: list[Pattern]) -> list[Pattern]:
    """Keep the first pattern of each text; strong ones come first in every file of patterns."""
    kept: dict[str, Pattern] = {}
    for pattern in sorted(found, key=lambda one: one.weight is Weight.DOUBT):
        if pattern.text:
            kept.setdefault(pattern.text, pattern)
    return list(kept.values())
