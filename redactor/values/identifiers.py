"""Reads identifiers: NHS number, NINO, UPN, vehicle, bank account, references.

Takes the register's text, gives a value with a canonical `number`; check digits are verified.
It does not look anything up: a well-formed number need not exist.
"""

from __future__ import annotations

import re
from typing import Final

from redactor.model.kind import Value
from redactor.values.invalid import ValueInvalid
from redactor.values.parts import Given, make_value, read_mapping, whole

UPN_LETTERS: Final = "ABCDEFGHJKLMNPQRTUVWXYZ"
_NINO = re.compile(r"[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]\d{6}[A-D]?")
_NINO_UNUSED: Final = frozenset({"BG", "GB", "KN", "NK", "NT", "TN", "ZZ"})
_PLATES = (
    re.compile(r"[A-Z]{2}\d{2}[A-Z]{3}"),
    re.compile(r"[A-Z]\d{1,3}[A-Z]{3}"),
    re.compile(r"[A-Z]{3}\d{1,3}[A-Z]"),
    re.compile(r"[A-Z]{1,3}\d{1,4}"),
    re.compile(r"\d{1,4}[A-Z]{1,3}"),
)
_REFERENCE_LEAST = 4
_SORT_DIGITS = 6


def squeeze(text: str) -> str:
    """Return only the letters and digits of `text`, in capitals."""
    return "".join(c for c in text.upper() if c.isascii() and c.isalnum())


def nhs_check(digits: str) -> bool:
    """Say whether ten digits pass the NHS number's modulus 11 check."""
    rest = 11 - sum(int(d) * w for d, w in zip(digits[:9], range(10, 1, -1), strict=True)) % 11
    return rest != 10 and rest % 11 == int(digits[9])


def parse_nhs(given: Given) -> Value:
    """Read an NHS number."""
    text = whole(given, "number")
    number = squeeze(text)
    if not re.fullmatch(r"\d{10}", number):
        raise ValueInvalid("An NHS number has ten digits", "Copy it again from the record")
    if not nhs_check(number):
        raise ValueInvalid(
            "The check digit of the NHS number is wrong", "One digit is mistyped: copy it again"
        )
    return make_value(text, {"number": number})


def parse_nino(given: Given) -> Value:
    """Read a National Insurance number; the specimen prefix QQ is accepted."""
    text = whole(given, "number")
    number = squeeze(text)
    usual = _NINO.fullmatch(number) and number[:2] not in _NINO_UNUSED
    if not usual and not re.fullmatch(r"QQ\d{6}[A-D]?", number):
        raise ValueInvalid(
            "This is not a National Insurance number", "It has two letters, six digits and A, B, C or D"
        )
    return make_value(text, {"number": number})


def upn_check(number: str) -> bool:
    """Say whether a UPN (13 characters) passes its check letter."""
    signs = [UPN_LETTERS.index(c) if c.isalpha() else int(c) for c in number[1:]]
    total = sum(sign * weight for sign, weight in zip(signs, range(2, 14), strict=True))
    return UPN_LETTERS[total % 23] == number[0]


def parse_upn(given: Given) -> Value:
    """Read a Unique Pupil Number, temporary ones too."""
    text = whole(given, "number")
    number = squeeze(text)
    if not re.fullmatch(rf"[{UPN_LETTERS}]\d{{11}}[\d{UPN_LETTERS}]", number):
        raise ValueInvalid("This is not a Unique Pupil Number", "It has one letter and twelve digits")
    if not upn_check(number):
        raise ValueInvalid(
            "The check letter of the Unique Pupil Number is wrong", "A sign is mistyped: copy it again"
        )
    return make_value(text, {"number": number})


def parse_vehicle(given: Given) -> Value:
    """Read a registration plate."""
    text = whole(given, "number")
    number = squeeze(text)
    british = any(shape.fullmatch(number) for shape in _PLATES)
    mixed = re.search(r"\d", number) and re.search(r"[A-Z]", number)
    if not mixed or not (british or 5 <= len(number) <= 9) or len(number) < 3:
        raise ValueInvalid("This is not a registration plate", "Write it like AB12 CDE")
    return make_value(text, {"number": number})


def parse_reference(given: Given) -> Value:
    """Read a case reference: at least four signs, a digit among them."""
    text = whole(given, "number")
    number = squeeze(text)
    if len(number) < _REFERENCE_LEAST or not re.search(r"\d", number):
        raise ValueInvalid(
            "The reference is too short to look for", "Give it whole: at least four signs with a digit"
        )
    return make_value(text, {"number": number})


def iban_check(iban: str) -> bool:
    """Say whether an IBAN passes the modulus 97 check."""
    turned = iban[4:] + iban[:4]
    return int("".join(str(int(c, 36)) for c in turned)) % 97 == 1


def parse_bank(given: Given) -> Value:
    """Read a bank account: sort code and account number, or IBAN, or both."""
    if isinstance(given, str):
        text, parts = given.strip(), _split_bank(given)
    else:
        read = read_mapping(given, ("sort_code", "account", "iban"))
        parts = {name: squeeze(" ".join(values)) for name, values in read.items()}
        text = ", ".join(" ".join(values) for values in read.values())
    _check_bank(parts)
    return make_value(text, parts)


def _split_bank(text: str) -> dict[str, str]:
    iban = re.search(r"\b[A-Za-z]{2}\d{2}(?:[ -]?[A-Za-z0-9]){11,30}", text)
    if iban:
        return {"iban": squeeze(iban.group())}
    digits = re.sub(r"\D", "", text)
    if len(digits) in (12, 13, 14):
        sort = re.search(r"\d{2}[ -]?\d{2}[ -]?\d{2}(?!\d)", text)
        first = re.sub(r"\D", "", sort.group()) if sort else digits[:6]
        at = digits.index(first)
        return {"sort_code": first, "account": digits[:at] + digits[at + 6 :]}
    return {"account": digits} if len(digits) > _SORT_DIGITS else {}


def _check_bank(parts: dict[str, str]) -> None:
    iban, sort, account = parts.get("iban", ""), parts.get("sort_code", ""), parts.get("account", "")
    if iban and not (re.fullmatch(r"[A-Z]{2}\d{2}[A-Z0-9]{11,30}", iban) and iban_check(iban)):
        raise ValueInvalid("The check digits of the IBAN are wrong", "A sign is mistyped: copy it again")
    if sort and not re.fullmatch(r"\d{6}", sort):
        raise ValueInvalid("A sort code has six digits", "Write it like 20-00-00")
    if account and not re.fullmatch(r"\d{6,10}", account):
        raise ValueInvalid("An account number has eight digits", "Write it like 55779911")
    if not iban and not account:
        raise ValueInvalid("The bank account has no account number", "Give the account number or the IBAN")
