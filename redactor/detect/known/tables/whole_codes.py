"""The codes of a search with the ways to write each, for what is told of a part of them.

Takes targets; `codes/hidden_codes.py` reads a text for them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from redactor.detect.known.forms import Target
from redactor.detect.known.tables.slips import CODED, own_number, own_postcode
from redactor.model.kind import Kind

Code = tuple[Target, str, Sequence[str]]

_PHONE_PREFIXES = ("", "0", "44", "440", "0044")


def whole_codes(targets: Iterable[Target]) -> tuple[Code, ...]:
    """Return whose each code is, its kind and its forms, the shortest first."""
    return tuple(code for target in targets if not target.allowed for code in _codes(target))


def _codes(target: Target) -> Iterator[Code]:
    if target.kind in CODED:
        number = own_number(target)
        forms = [p + number for p in _PHONE_PREFIXES] if target.kind is Kind.PHONE else [number]
        iban = target.value.first("iban").lower()
        yield target, str(target.kind), [form for form in (*forms, iban) if form]
    if code := own_postcode(target):
        yield target, "postcode", [code]
