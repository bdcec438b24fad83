"""The other forms of a number in a cell: its digits, the zeros it lost, the day a spreadsheet counts to.

Takes a number as stored ("33300", "7.7009E+9"); gives texts to be searched besides the one shown.
It does not promise that a number was a date or a phone number: it says what it would be if it were.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from typing import Final

NUMBER: Final = re.compile(r"[+-]?(\d{1,40}(\.\d{0,40})?|\.\d{1,40})([eE][+-]?\d{1,3})?")
_EPOCHS: Final = (date(1899, 12, 30), date(1904, 1, 1))
_DAY: Final = re.compile(r"[1-5]?\d{4}")
_WIDTHS: Final = {4: (6,), 5: (6, 8), 6: (8,), 7: (8,), 9: (10,), 10: (11,)}
"""Digits that are left, and how many there were: sort code, account, phone number."""
_DIALLED: Final = "123578"
"""What a phone number goes on with after its zero."""
_MOST: Final = 30


@dataclass(frozen=True, slots=True)
class Form:
    """A form; the first `zeros` characters are zeros that the number has lost."""

    text: str
    zeros: int = 0


def forms(number: str, *, is_date: bool) -> Iterator[Form]:
    """Yield the other forms of a number; none for anything else.

    A number with a fraction is a sum of money or a moment: a moment has five digits before the point.
    """
    digits, broken = whole_digits(number)
    if not digits:
        return
    if not is_date and not broken:
        yield Form(digits)
        for width in _WIDTHS.get(len(digits), ()) if digits[0] in _DIALLED or len(digits) < 9 else ():
            yield Form(digits.zfill(width), width - len(digits))
    if _DAY.fullmatch(digits) and (len(digits) == 5 or is_date or not broken):
        for first in _EPOCHS:
            yield Form((first + timedelta(days=int(digits))).isoformat())


def whole_digits(number: str) -> tuple[str, bool]:
    """Return the digits of the whole part of a number without a sign, and whether there is a fraction."""
    text = number.strip()
    if not NUMBER.fullmatch(text):
        return "", False
    try:
        value = abs(Decimal(text))
    except InvalidOperation:
        return "", False
    if not 1 <= value < Decimal(10) ** _MOST:
        return "", False
    nearest = value.to_integral_value()
    if abs(value - nearest) < Decimal("1e-6"):  # 07700900123 may be stored as 7700900122.9999999
        return str(int(nearest)), False
    return str(int(value)), True
