"""What the headings of a table say about the order in which its cells belong together.

Takes the texts of one row; gives groups of columns. Known headings only, in English and Welsh.
It does not promise that a row is a heading: two known ones in a row make it one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

_LONGEST: Final = 40
_LEAST: Final = 2
_ANY: Final = re.compile(
    r"name|enw|title|teitl|salutation|initial|flat|fflat|unit|building|house|property|street|door|road|address|"
    r"village|locality|town|city|county|post|aon|rhif|stryd|cyfeiriad|tref|dinas|sir|code|d\.?o\.?b|birth|born|"
    r"geni|phone|mobile|tel|ff[oô]n",
    re.I,
)
"""What every heading below has in it: most rows have none, and cost little."""


@dataclass(frozen=True, slots=True)
class Group:
    """Columns that are read together, in this order; `words` are said before them."""

    columns: tuple[int, ...]
    words: str = ""
    gap: str = " "


def _pattern(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?P<whose>.*?)[\s_-]*\b(?:{words})\s*[:*]?", re.I)


_NAME: Final = tuple(
    _pattern(words)
    for words in (
        r"title|salutation|teitl",
        r"(first|given|christian)[ _-]?names?|fore[ _-]?names?|enw cyntaf|initials?",
        r"middle[ _-]?names?|other names?|enw canol",
        r"sur[ _-]?names?|(last|family)[ _-]?names?|cyfenw",
    )
)
_ADDRESS: Final = tuple(
    _pattern(words)
    for words in (
        r"(flat|unit|sub[ _-]?building)( ?no\.?| number| name)?|fflat",
        r"(house|building|property)[ _-]?name|enw'?r t[yŷ]",
        r"((house|building|property|street|door)[ _-]?)(no\.?|num(ber)?)|saon|paon|rhif t[yŷ]",
        r"street( name)?|road|address( line)? ?_?1|address|stryd|cyfeiriad",
        r"address( line)? ?_?2|locality|village",
        r"address( line)? ?_?3|(post[ _-]?)?town|city|tref|dinas",
        r"address( line)? ?_?4|county|sir",
        r"post[ _-]?code|cod post",
        r"post[ _-]?code ?(part)? ?(2|two|b)|in(ward|code)|post[ _-]?code \(?in(ward)?\)?",
    )
)
_SINGLE: Final = (
    (_pattern(r"d\.?o\.?b\.?|date of birth|birth ?da(te|y)|born|dyddiad geni"), "Date of birth:"),
    (_pattern(r"(tele)?phone( ?no\.?| number)?|mobile( ?no\.?| number)?|tel\.?( no\.?)?|ff[oô]n"), "Phone:"),
)


def arrangement(texts: Mapping[int, str]) -> list[Group]:
    """Return the groups that a row of headings stands for; empty for a row without known headings."""
    heads = {
        column: text.strip()
        for column, text in sorted(texts.items())
        if len(text) <= _LONGEST and _ANY.search(text)
    }
    if len(heads) < _LEAST:
        return []
    groups = [*_grouped(heads, _NAME, "Name:"), *_grouped(heads, _ADDRESS, "Address:")]
    for pattern, words in _SINGLE:
        groups += [Group((column,), words) for column, text in heads.items() if pattern.fullmatch(text)]
    return groups


def _grouped(heads: Mapping[int, str], patterns: tuple[re.Pattern[str], ...], words: str) -> Iterator[Group]:
    """Yield a group for each person or house the headings speak of: "child's first name"."""
    found: dict[str, dict[int, None]] = {}
    for pattern in patterns:
        for column, text in heads.items():
            match = pattern.fullmatch(text)
            if match:
                found.setdefault(match.group("whose").casefold(), {})[column] = None
    for columns in found.values():
        yield Group(tuple(columns), words)
