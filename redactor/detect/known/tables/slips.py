"""Codes that are an item's code with a slip: signs swapped, wrong, lost or too many; or only its end.

Takes targets, gives their wrong codes with the rule that asks about them and what must stand near. One
digit changed in a number without a check digit is another number and is not among them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from string import ascii_lowercase, digits

from redactor.detect.known.forms import Target
from redactor.detect.known.text.fold import skeleton
from redactor.model.kind import Kind, Severity
from redactor.values.identifiers import nhs_check, upn_check

CODED = frozenset(
    {Kind.PHONE, Kind.NHS_NUMBER, Kind.NINO, Kind.UPN, Kind.BANK_ACCOUNT, Kind.VEHICLE, Kind.CASE_REFERENCE}
)
_LABELLED = {Kind.BANK_ACCOUNT: "bank"}
_READ_AS_DIGITS = frozenset(map(skeleton, digits))
_PART_LEAST = 6
_LOST_LEAST = 7
_POSTCODE_LOST_LEAST = 5
# a postcode's last letters are never c, i, k, m, o, v
_POSTCODE = re.compile(r"[a-z]{1,2}\d[a-z\d]?\d[abd-hjlnp-uw-z]{2}")
_PLATES = tuple(
    map(re.compile, (r"([a-z]{2}\d{2})([a-z]{3})", r"([a-z]\d{1,3})([a-z]{3})", r"([a-z]{3})(\d{1,4}[a-z]?)"))
)
_PLATE = re.compile(
    r"[a-z]{2}\d{2}[a-z]{3}|[a-z]\d{1,3}[a-z]{3}|[a-z]{3}\d{1,3}[a-z]|[a-z]{1,3}\d{1,4}|\d{1,4}[a-z]{1,3}"
)
# signs taken for each other by eye or ear; what the skeleton fold makes one is not among them
_ALIKE = frozenset(
    frozenset(pair)
    for pair in (
        *("g6", "b6", "c6", "oq", "0q", "dq", "uv", "vy", "uw", "mn", "ef", "cg", "ij", "pr", "kx", "38"),
        *("0d", "0c", "1t", "7y", "co", "cq", "2s", "56", "17", "do", "bd", "hn", "z2", "t7", "a4", "e3"),
        *("pb", "dt", "fs", "g9", "q9", "xy", "vw"),
    )
)


@dataclass(frozen=True, slots=True)
class Slip:
    """A wrong code: whose, by which rule, and the sort of words that must stand near (or none).

    `alone` ones are no question inside a longer number.
    """

    target: int
    rule: str
    need: str = ""
    alone: bool = False


Slips = tuple[Slip, Iterable[str]]


def slip_table(targets: Iterable[Target]) -> dict[str, tuple[Slip, ...]]:
    """Return the folded wrong codes of all targets."""
    found: dict[str, tuple[Slip, ...]] = {}
    for target in targets:
        if target.allowed:
            continue
        for slip, codes in (*_postcodes(target), *_numbers(target)):
            # thousands of codes share a few slips, each alone in most places
            alone = (slip,)
            for key in _folded(codes):
                others = found.setdefault(key, alone)
                if others is not alone and not _settled(others, target.index):
                    found[key] = (*others, slip)
    return found


def _settled(slips: tuple[Slip, ...], target: int) -> bool:
    """Say whether one of a target's slips asks for no word beside it: it answers for the others."""
    return any(slip.target == target and not slip.need for slip in slips)


def _folded(codes: Iterable[str]) -> list[str]:
    """Return codes folded, all in one go."""
    every = skeleton("\n".join(codes))
    return every.split("\n") if every else []


def own_number(target: Target) -> str:
    """Return the code of a target in its shortest form."""
    value = target.value
    return (
        value.first("national") or value.first("number") or value.first("account") or value.first("iban")
    ).lower()


def own_postcode(target: Target) -> str:
    """Return the postcode of a target without its blank, or an empty string."""
    code = target.value.first("postcode")
    return re.sub(r"\W", "", code).lower()


# ---- numbers ------------------------------------------------------------------------------


def plate_halves(target: Target) -> tuple[str, ...]:
    """Return the two halves of a plate in their order, or nothing."""
    number = own_number(target) if target.kind is Kind.VEHICLE else ""
    found = next(filter(None, (shape.fullmatch(number) for shape in _PLATES)), None)
    return found.groups() if found else ()


def _numbers(target: Target) -> Iterator[Slips]:
    if target.kind not in CODED:
        return
    number = own_number(target)
    forms = _full(target, number)
    own = {skeleton(form) for form in forms}
    for slip, codes in _variants(target, number, forms):
        yield slip, [key for key in _folded(codes) if key not in own]


def _full(target: Target, number: str) -> list[str]:
    """Return the ways to write a whole number."""
    return [number, "0" + number, "44" + number] if target.kind is Kind.PHONE else [number]


def _variants(target: Target, number: str, forms: list[str]) -> Iterator[Slips]:
    yield Slip(target.index, "identifier_adjacent_swap"), [c for form in forms for c in _swaps(form)]
    check = _CHECKS.get(target.kind)
    if check:
        wrong = Slip(target.index, "identifier_one_off_bad_check")
        yield wrong, [code for code in _changes(number, _same_class) if not check(code)]
    if target.kind is Kind.VEHICLE:
        yield from _plates(target, number)
        return
    if len(number) >= _LOST_LEAST:
        lost = Slip(target.index, "identifier_sign_lost", alone=True)
        yield lost, [code for form in forms for code in (*_losses(form), *_additions(form))]
    label = _LABELLED.get(target.kind)
    if label and target.severity is Severity.CRITICAL and len(number) >= _LOST_LEAST:
        # no check digit tells that it is another's: "account 71830457"
        under = Slip(target.index, "identifier_letter_wrong", need=label, alone=True)
        yield under, list(_changes(number, _same_class))
    if len(number) >= _LOST_LEAST:
        # another's number, but for whoever says that it may be wrong: "07700 900124 or similar"
        doubted = Slip(target.index, "identifier_letter_wrong", need="number_in_doubt", alone=True)
        yield doubted, [code for form in forms for code in _changes(form, _same_class)]
    wrong = Slip(target.index, "identifier_letter_wrong")
    for form in forms:
        yield wrong, _changes(form, _letter_for_digit if form.isdigit() else _letter_alike)
    yield from _parts(target, number)


def _plates(target: Target, number: str) -> Iterator[Slips]:
    """Yield a plate with a slip: what is no plate at all by itself, another plate beside a vehicle."""
    lost = Slip(target.index, "identifier_sign_lost", alone=True)
    wrong = Slip(target.index, "identifier_letter_wrong")
    halves = plate_halves(target)
    turned = ("".join(reversed(halves)),) if halves else ()
    least = len(number) >= _LOST_LEAST
    cut = [number[:-2]] if least else []
    for slip, codes in (
        (lost, [*_losses(number), *_additions(number), *cut] if least else []),
        (wrong, [*_changes(number, _any_sign), *turned]),
    ):
        # the fold makes "KXO9 VDP" and the real plate KX09 VDP one: that is another car
        real = {skeleton(code) for code in codes if _PLATE.fullmatch(code)}
        yield slip, [code for code in codes if skeleton(code) not in real]
        yield replace(slip, need="vehicle"), [code for code in codes if skeleton(code) in real]


def _parts(target: Target, number: str) -> Iterator[Slips]:
    """Yield the ends of a long number: the local part of a phone number, the last digits of an account."""
    if target.kind is Kind.CASE_REFERENCE:
        return
    phone = target.kind is Kind.PHONE
    rule = "phone_without_area_code" if phone else "identifier_last_digits"
    found = [number[2:8]] if target.kind is Kind.NINO else []
    for size in range(_PART_LEAST, len(number)):
        found.append(number[-size:])
        if size > _PART_LEAST or not phone:
            found.append(number[:size])
        if phone and size > _PART_LEAST:
            found.append("0" + number[:size])
    yield Slip(target.index, rule, alone=True), found


def _upn(number: str) -> bool:
    try:
        return upn_check(number.upper())
    except ValueError:
        # I, O and S stand in no such number
        return False


_CHECKS: dict[Kind, Callable[[str], bool]] = {Kind.NHS_NUMBER: nhs_check, Kind.UPN: _upn}


# ---- postcodes ----------------------------------------------------------------------------


def _postcodes(target: Target) -> Iterator[Slips]:
    own = own_postcode(target)
    if not own:
        return
    flat = skeleton(own)
    swap, beside = Slip(target.index, "postcode_slip"), Slip(target.index, "postcode_slip", "postcode")
    changed = [code for code in _changes(own, _any_sign) if skeleton(code) != flat]
    clear = [code for code in changed if not _POSTCODE.fullmatch(code) or _alike(own, code)]
    # the fold makes "WV16 SHR" and the real postcode WV16 5HR one: that is another place
    real = {skeleton(code) for code in set(changed).difference(clear)}
    clear = [code for code in clear if skeleton(code) not in real]
    yield swap, [*(code for code in _swaps(own) if skeleton(code) != flat), *clear]
    yield beside, set(changed).difference(clear)
    lost, short = replace(swap, alone=True), replace(beside, alone=True)
    longer = [code for code in (*_losses(own), *_additions(own)) if len(code) >= _POSTCODE_LOST_LEAST]
    yield lost, [code for code in longer if not _POSTCODE.fullmatch(code)]
    yield short, [code for code in longer if _POSTCODE.fullmatch(code)]


def _alike(one: str, two: str) -> bool:
    return all(a == b or _letter_alike(a, b) for a, b in zip(one, two, strict=True))


# ---- edits --------------------------------------------------------------------------------


def _swaps(code: str) -> Iterator[str]:
    for at in range(len(code) - 1):
        yield code[:at] + code[at + 1] + code[at] + code[at + 2 :]


def _changes(code: str, fits: Callable[[str, str], bool]) -> Iterator[str]:
    for at, sign in enumerate(code):
        before, after = code[:at], code[at + 1 :]
        for other in _fitting(sign, fits):
            yield before + other + after


@lru_cache(maxsize=256)
def _fitting(sign: str, fits: Callable[[str, str], bool]) -> str:
    """Return the other signs that may stand for one."""
    return "".join(other for other in digits + ascii_lowercase if other != sign and fits(sign, other))


def _losses(code: str) -> Iterator[str]:
    for at in range(len(code)):
        yield code[:at] + code[at + 1 :]


def _additions(code: str) -> Iterator[str]:
    for at in range(len(code) + 1):
        beside = code[max(0, at - 1) : at + 1]
        signs = digits if beside.isdigit() else digits + ascii_lowercase
        for sign in signs:
            yield code[:at] + sign + code[at:]


def _same_class(one: str, two: str) -> bool:
    return one.isdigit() == two.isdigit()


def _letter_for_digit(one: str, two: str) -> bool:
    # a letter that is read as a digit ("B" for 8) makes another number
    return one.isdigit() and two.isalpha() and skeleton(two) not in _READ_AS_DIGITS


def _letter_alike(one: str, two: str) -> bool:
    """Say whether a sign stands for another one that looks alike; a digit for a digit is another number."""
    return not (one.isdigit() and two.isdigit()) and frozenset((one, two)) in _ALIKE


def read_alike(one: str, two: str) -> bool:
    """Say whether a sign of a code may have been read as another: the same, or alike and not both digits."""
    return one == two or (
        not (one.isdigit() and two.isdigit())
        and (skeleton(one) == skeleton(two) or frozenset((one, two)) in _ALIKE)
    )


def _any_sign(one: str, two: str) -> bool:  # noqa: ARG001 - one of several such questions
    return True
