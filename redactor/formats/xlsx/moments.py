"""Dates and times as a number format shows them.

Takes days since the workbook's first day and a date format; gives the text, month names in English.
It does not promise other calendars or other languages.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime, timedelta
from decimal import Decimal
from functools import lru_cache
from typing import Final

_TOKEN: Final = re.compile(
    r'"(?P<words>[^"]*)"?|\\(?P<sign>.)|_(?P<blank>.)|\*(?P<fill>.)|\[(?P<elapsed>h+|m+|s+)\]|\[(?P<note>[^\]]*)\]'
    r"|(?P<half>AM/PM|A/P)|(?P<unit>y+|m+|d+|h+|s+|e+|b+|g+)|(?P<parts>\.0+)|(?P<plain>.)",
    re.I | re.S,
)
_WORDS: Final = re.compile(r'"[^"]*"?|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]', re.I | re.S)
_FIRST: Final = (datetime(1899, 12, 30), datetime(1904, 1, 1))  # noqa: DTZ001 - spreadsheets know no zones
_LAST: Final = 2_958_465
_DATES: Final = {
    "d": lambda t, n: (str(t.day), f"{t.day:02}", f"{t:%a}", f"{t:%A}")[min(n, 4) - 1],
    "y": lambda t, n: f"{t.year % 100:02}" if n < 3 else f"{t.year:04}",
    "e": lambda t, n: f"{t.year:04}",  # noqa: ARG005 - one shape for all
    "b": lambda t, n: f"{t.year + 543:04}",  # noqa: ARG005 - as above
    "h": lambda t, n: f"{t.hour:0{min(n, 2)}}",
    "s": lambda t, n: f"{t.second:0{min(n, 2)}}",
}


@lru_cache(maxsize=1024)
def is_moment(section: str) -> bool:
    """Say whether a section of a number format is for dates or times."""
    bare = _WORDS.sub("", section)
    return "general" not in bare.lower() and bool(re.search(r"[ymdhs]", bare, re.I))


@lru_cache(maxsize=1024)
def _tokens(section: str) -> tuple[re.Match[str], ...]:
    return tuple(_TOKEN.finditer(section))


def moment(value: Decimal, section: str, *, from_1904: bool) -> str:
    """Return the date as shown; a number that is none is shown as digits."""
    if not 0 <= value <= _LAST:
        return f"{value:f}"
    when = _FIRST[from_1904] + timedelta(days=float(value))
    if when.microsecond >= 500_000:
        when += timedelta(seconds=1)
    tokens = _tokens(section)
    half = any(token.lastgroup == "half" for token in tokens)
    out: list[str] = []
    last = ""
    for index, token in enumerate(tokens):
        kind, text = token.lastgroup or "", token.group()
        if kind == "unit":
            unit = text[0].lower()
            minutes = unit == "m" and (last in {"h", "H"} or _next_unit(tokens, index) == "s")
            out.append(_unit(when, unit, len(text), minutes=minutes, half=half))
            last = unit
        elif kind == "elapsed":
            last = text[1].lower()
            out.append(str(int(value * {"h": 24, "m": 1440, "s": 86400}[last])))
        elif kind == "half":
            out.append("AM" if when.hour < 12 else "PM")
        elif kind in {"words", "sign", "plain"}:
            out.append(token.group(kind))
    return "".join(out)


def _next_unit(tokens: Sequence[re.Match[str]], index: int) -> str:
    return next((t.group()[0].lower() for t in tokens[index + 1 :] if t.lastgroup == "unit"), "")


def _unit(when: datetime, unit: str, width: int, *, minutes: bool, half: bool) -> str:
    if unit == "m":
        if minutes:
            return f"{when.minute:0{min(width, 2)}}"
        shapes = (str(when.month), f"{when.month:02}", f"{when:%b}", f"{when:%B}", f"{when:%B}"[0])
        return shapes[min(width, 5) - 1]
    if unit == "h" and half:
        when = when.replace(hour=when.hour % 12 or 12)
    shape = _DATES.get(unit)
    return shape(when, width) if shape else ""
