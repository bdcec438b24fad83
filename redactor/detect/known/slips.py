"""Numbers that are an item's number with a slip: two neighbours swapped, or a failing check digit.

Takes targets, gives their wrong numbers with the rule that asks about them. One digit changed in a
number without a check digit is another number and is not among them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from string import ascii_lowercase, digits

from redactor.detect.known.fold import skeleton
from redactor.detect.known.forms import Target
from redactor.model.kind import Kind
from redactor.values.identifiers import nhs_check, upn_check

SWAPPED = frozenset({Kind.PHONE, Kind.NHS_NUMBER, Kind.NINO, Kind.UPN, Kind.BANK_ACCOUNT, Kind.VEHICLE})


def slip_table(targets: Iterable[Target]) -> dict[str, list[tuple[int, str]]]:
    """Return the folded wrong numbers of all targets, with target and rule."""
    found: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for target in targets:
        if not target.allowed and target.kind in SWAPPED:
            for variant, rule in _variants(target):
                found[skeleton(variant)].append((target.index, rule))
    return dict(found)


def own_number(target: Target) -> str:
    """Return the number of a target in its shortest form."""
    value = target.value
    return (
        value.first("national") or value.first("number") or value.first("account") or value.first("iban")
    ).lower()


def _variants(target: Target) -> Iterator[tuple[str, str]]:
    """Yield numbers that are this one with a slip, and the rule that asks about them."""
    number = own_number(target)
    forms = [number, "0" + number, "44" + number] if target.kind is Kind.PHONE else [number]
    own = {skeleton(form) for form in forms}
    for form in forms:
        for at in range(len(form) - 1):
            swapped = form[:at] + form[at + 1] + form[at] + form[at + 2 :]
            if skeleton(swapped) not in own:
                yield swapped, "identifier_adjacent_swap"
    check = _CHECKS.get(target.kind)
    if check:
        for at, sign in enumerate(number):
            for other in digits if sign.isdigit() else ascii_lowercase:
                changed = number[:at] + other + number[at + 1 :]
                if other != sign and not check(changed) and skeleton(changed) not in own:
                    yield changed, "identifier_one_off_bad_check"


def _upn(number: str) -> bool:
    try:
        return upn_check(number.upper())
    except ValueError:
        # I, O and S stand in no such number
        return False


_CHECKS: dict[Kind, Callable[[str], bool]] = {Kind.NHS_NUMBER: nhs_check, Kind.UPN: _upn}
