"""Patterns of phones, e-mail addresses, identifiers, bank details, plates, links.

Takes values of those kinds. It never looks for a number with one digit changed: that is another
number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from redactor.model.kind import Value
from redactor.verify.fold import squeeze
from redactor.verify.pattern import Pattern, Rule, Weight

_COUNTRY: Final = re.compile(r"^(?:0044|44)?0?")
_SCHEME: Final = re.compile(r"^\w+://(?:www\.)?|^(?:mailto|tel|www)[:.]", re.IGNORECASE)
_DIGIT_WORDS_TEXT: Final = "zero one two three four five six seven eight nine"
_DIGIT_WORDS: Final = tuple(_DIGIT_WORDS_TEXT.split())
_LOCAL_LEAST: Final = 6
_SUBSCRIBER: Final = 6
_HANDLE_LEAST: Final = 6


def phone_patterns(value: Value) -> Iterator[Pattern]:
    """Yield the national digits, behind any prefix, also said digit by digit."""
    digits = re.sub(r"\D", "", squeeze(value.text.reveal()))
    national = _COUNTRY.sub("", digits)
    if not national:
        return
    yield Pattern(national, "whole value", rule=Rule.DIALLED | Rule.SAID_WHOLE)
    for zero in ("oh", "o", "zero"):
        said = "".join(zero if digit == "0" else _DIGIT_WORDS[int(digit)] for digit in national)
        yield Pattern(said, "whole value", rule=Rule.SAID_WHOLE)
    if not national.startswith("7"):
        yield Pattern(national[-_SUBSCRIBER:], "number without its area code", Weight.DOUBT, Rule.TIGHT)


def email_patterns(value: Value) -> Iterator[Pattern]:
    """Yield the whole address as written and as said, and its local part."""
    text = value.text.reveal()
    local, _, domain = text.rpartition("@")
    yield Pattern(squeeze(text), "whole value", rule=Rule.SAID_WHOLE)
    spoken = f"{local} at {domain}"
    for said in (spoken, spoken.replace(".", " dot "), text.replace(".", " dot ")):
        yield Pattern(squeeze(said), "whole value", rule=Rule.SAID_WHOLE)
    alone = squeeze(local)
    if len(alone) >= _LOCAL_LEAST:
        plain = local.isalpha()
        weight = Weight.DOUBT if plain else Weight.LEAK
        yield Pattern(alone, "local part of an e-mail address", weight, Rule.TIGHT)


def identifier_patterns(value: Value) -> Iterator[Pattern]:
    """Yield a number or reference as a whole, and a NINO without its last letter."""
    whole = squeeze(value.text.reveal())
    yield Pattern(whole, "whole value", rule=Rule.SAID_WHOLE)
    if re.fullmatch(r"[a-z]{2}\d{6}[a-z]", whole):
        yield Pattern(whole[:-1], "number without its last letter")


def reference_patterns(value: Value) -> Iterator[Pattern]:
    """Yield a case reference as a whole, and its figures alone (doubtful)."""
    whole = squeeze(value.text.reveal())
    yield Pattern(whole, "whole value", rule=Rule.SAID_WHOLE)
    figures = whole.lstrip("abcdefghijklmnopqrstuvwxyz")
    if figures != whole:
        yield Pattern(figures, "reference without its letters", Weight.DOUBT, Rule.TIGHT)


def bank_patterns(value: Value) -> Iterator[Pattern]:
    """Yield account and sort code together and each alone, and the IBAN."""
    yield Pattern(squeeze(value.text.reveal()), "whole value", rule=Rule.SAID_WHOLE)
    for account in value.all("account"):
        yield Pattern(squeeze(account), "account number")
        for code in value.all("sort_code"):
            yield Pattern(squeeze(code + account), "whole value", rule=Rule.SAID_WHOLE)
    for code in value.all("sort_code"):
        yield Pattern(squeeze(code), "sort code", Weight.DOUBT, Rule.TIGHT)
    for iban in value.all("iban"):
        yield Pattern(squeeze(iban), "whole value", rule=Rule.SAID_WHOLE)


def link_patterns(value: Value) -> Iterator[Pattern]:
    """Yield a link without its scheme, and the handle in it."""
    text = value.text.reveal()
    bare = _SCHEME.sub("", text)
    yield Pattern(squeeze(bare), "whole value", rule=Rule.SAID_WHOLE)
    last = squeeze(re.split(r"[/?#]", bare.rstrip("/"))[-1])
    if len(last) >= _HANDLE_LEAST:
        yield Pattern(last, "handle", rule=Rule.TIGHT)
