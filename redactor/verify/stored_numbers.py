"""What a number in a cell may stand for: plain digits, digits with lost zeros, a day since 1900 or 1904.

Takes one cell's text, gives texts to be searched. It errs to noise: any five digits may be a day.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

_NUMBER: Final = re.compile(r"\s*[+-]?(\d+)(?:\.(\d*))?(?:[eE]\+?(\d{1,2}))?\s*")
_DAY_LENGTHS: Final = range(4, 6)
_LAST_DAY: Final = 60_000
_STARTS: Final = (date(1899, 12, 30), date(1904, 1, 1))
_LONG: Final = 25
_ZEROS: Final = ((4, 6), (5, 6), (5, 8), (6, 8), (7, 8), (9, 10), (10, 11))
"""How many digits are left, and how many there may have been."""


def meanings(text: str) -> Iterator[str]:
    """Yield what the number may stand for; nothing for other texts."""
    match = _NUMBER.fullmatch(text)
    if match is None:
        return
    digits = _shifted(match.group(1), match.group(2) or "", int(match.group(3) or 0)).lstrip("0")
    if not digits or len(digits) > _LONG:
        return
    if digits != text:
        yield digits
    for left, full in _ZEROS:
        if len(digits) == left:
            yield digits.rjust(full, "0")
    if len(digits) in _DAY_LENGTHS and int(digits) < _LAST_DAY:
        for start in _STARTS:
            yield (start + timedelta(days=int(digits))).isoformat()


def _shifted(whole: str, part: str, places: int) -> str:
    """Return the digits before the point after moving it to the right; a run of nines counts up."""
    moved = whole + part[:places].ljust(places, "0")
    rest = part[places:]
    return str(int(moved) + 1) if rest.startswith("999999") else moved
