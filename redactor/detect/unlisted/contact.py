"""Finds phone numbers and e-mail addresses in plain text.

Takes text, gives hits with offsets. It does not know whose they are, and does not ask whether a
number is in service: the ranges kept for drama look like real ones, and are found.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from redactor.detect.unlisted.hit import Hit
from redactor.model.kind import Kind

# lengths are bounded (RFC 5321), or a long line of signs would cost its square
_ATOM: Final = r"[^\W_](?:[\w.!#$%&'*+/=?^`{|}~-]{0,62}[\w+])?"
_LABEL: Final = r"[^\W_](?:[\w-]{0,61}[^\W_])?"
_EMAIL = re.compile(rf"(?<![\w@]){_ATOM}[ \t]?@[ \t]?\n?{_LABEL}(?:\.{_LABEL})*\.[^\W\d_]{{2,24}}(?![\w@])")
_SPOKEN = re.compile(
    rf"(?<![\w@])({_ATOM})\s?(?:\(at\)|\[at\]|\{{at\}}|<at>|\bat\b)\s?"
    rf"({_LABEL}(?:\s?(?:\.|\(dot\)|\[dot\]|\bdot\b)\s?{_LABEL})+)(?!\w)",
    re.IGNORECASE,
)
_MAIL_NEAR = re.compile(r"e-?mail|\bcontact|\bwrite to|\be:|e-?bost", re.IGNORECASE)

_GAP: Final = r"[ \u00a0\u2009\u202f()./\u2010-\u2015-]{0,3}\n?"
_PHONE = re.compile(
    rf"(?<![\w+£$€.,/-])(?:(?:\+|\b00)\s?44{_GAP}(?:0{_GAP})?|\(?0)(?:{_GAP}\d){{9,10}}"
    r"(?:\s?(?:ext(?:ension)?\.?|x|#)\s?\d{1,6})?(?![\d/]|\w|[.,]\d)",
    re.IGNORECASE,
)
_ABROAD = re.compile(r"(?<![\w+])(?:\+|\b00)(?!\s?44)[1-9](?:[ \u00a0().-]{0,2}\d){7,13}(?!\d)")
_LOCAL = re.compile(r"(?<![\w£$€.,/-])[2-9]\d{2}[ \u00a0-]?\d{3,4}(?![\w/]|[.,]\d)")
_RING: Final = re.compile(
    r"\b(?:tele?(?:phone)?|(?:tele)?phone|mob(?:ile)?|ring|rang|call(?:ed)?|text(?:ed)?|fax|landline|ffon|ffôn)"
    r"(?:\s+(?:no|number|her|him|them|me|us|is|on|at|home|work|number is)\b)*[.:]?[^\w\n]{0,3}$",
    re.IGNORECASE,
)
_NOT_PHONE: Final = re.compile(
    r"\b(?:ref(?:erence)?|account|a/c|invoice|order|case|crime|incident|nhs|upn|uprn|id)\b"
    r"(?:\s+(?:no|number|ref|reference|id))*[.:]?\s*$",
    re.IGNORECASE,
)
_LEAST_RUN = re.compile(r"\d{3}")
_NEAR: Final = 40


def find_contacts(text: str) -> Iterator[Hit]:
    """Yield e-mail addresses, then phone numbers."""
    yield from _emails(text)
    yield from _phones(text)


def _emails(text: str) -> Iterator[Hit]:
    for found in _EMAIL.finditer(text) if "@" in text else ():
        yield Hit(found.start(), found.end(), Kind.EMAIL, 0.95, "unlisted.email", "An e-mail address")
    for found in _SPOKEN.finditer(text):
        joined = found.group()[len(found.group(1)) : found.start(2) - found.start()]
        before = text[max(0, found.start() - _NEAR) : found.start()]
        domain = found.group(2).rsplit(".", 1)[-1].strip()
        sure = (
            not joined.strip().isalpha() or re.search(r"[.\d_]", found.group(1)) or _MAIL_NEAR.search(before)
        )
        if sure and re.fullmatch(r"[A-Za-z]{2,24}|.*dot[\])]?\s?[A-Za-z]{2,24}", domain):
            yield Hit(
                found.start(),
                found.end(),
                Kind.EMAIL,
                0.7,
                "unlisted.email-in-words",
                "An e-mail address in words",
            )


def _phones(text: str) -> Iterator[Hit]:
    for found in _PHONE.finditer(text):
        if _british(found.group()) and not _NOT_PHONE.search(
            text[max(0, found.start() - _NEAR) : found.start()]
        ):
            yield Hit(
                found.start(), found.end(), Kind.PHONE, 0.85, "unlisted.phone", "A British phone number"
            )
    for found in _ABROAD.finditer(text):
        if _possible(found.group()):
            yield Hit(
                found.start(), found.end(), Kind.PHONE, 0.8, "unlisted.phone-abroad", "A phone number abroad"
            )
    for found in _LOCAL.finditer(text):
        if _RING.search(text[max(0, found.start() - _NEAR) : found.start()]):
            yield Hit(
                found.start(),
                found.end(),
                Kind.PHONE,
                0.65,
                "unlisted.phone-local",
                "A number without dialling code after a word like 'ring'",
            )


def national_digits(written: str) -> str:
    """Return the national number of a British phone number as written, without zero and extension.

    >>> national_digits("+44 (0)1632 960 123 ext. 4")
    '1632960123'
    """
    bare = re.split(r"ext|x|#", written, flags=re.IGNORECASE)[0]
    digits = re.sub(r"\D", "", bare)
    if bare.lstrip().startswith("+") or digits.startswith("00"):
        digits = digits.removeprefix("00")
        digits = digits.removeprefix("44") if digits.startswith("44") else digits
    return digits.removeprefix("0")


def _british(written: str) -> bool:
    """Say whether these digits have the length and the first digits of a British number (Ofcom)."""
    number = national_digits(written)
    long_enough = len(number) == 10 or (len(number) == 9 and number[0] in "158")
    return long_enough and number[0] in "1235789" and bool(_LEAST_RUN.search(written))


def _possible(written: str) -> bool:
    import phonenumbers

    try:
        number = phonenumbers.parse(re.sub(r"^00", "+", re.sub(r"[^\d+]", "", written)))
    except phonenumbers.NumberParseException:
        return False
    return bool(phonenumbers.is_possible_number(number))
