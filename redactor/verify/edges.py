"""Whether a raw hit counts: its borders, its gaps, its capitals.

Takes a squeezed text, a pattern and where it was found; gives leak, doubt or nothing. Law: long
patterns count even inside words, short ones only between token borders, numbers never inside numbers.

    14 Rose Lane     114 Rose Lane        HALE     whale      "Hale" cut as "ha le"
    both ends good   digit before digit   good     no         doubt
"""

from __future__ import annotations

import re
from enum import IntEnum
from typing import Final

from redactor.verify.fold import Squeezed
from redactor.verify.pattern import Pattern, Rule, Weight

SHORT: Final = 6
_LONG: Final = 10
_CUT_LONG: Final = 8
_LONG_NUMBER: Final = 9
_DIAL: Final = frozenset({"0", "44", "440", "0044", "00440"})
_HYPHENATED: Final = re.compile(r"[-\u00ad\u2010\u2011\ufffe]\s*\n\s*|[-\u00ad\u2010\u2011]")


class _Edge(IntEnum):
    WRONG = 0
    INSIDE = 1
    GOOD = 2


def weigh(squeezed: Squeezed, pattern: Pattern, start: int, end: int, *, data: bool = False) -> Weight | None:
    """Return what the hit at squeezed [start, end) means.

    `data` is for texts that are no prose (numbers in columns, identifiers): there a number must not
    be put together from several, and short values mean nothing.
    """
    seen = squeezed.text[start:end]
    if not _looks_like(seen, pattern) or (data and len(seen) < SHORT):
        return None
    weight = _by_edges(squeezed, pattern, start, end)
    if weight is None:
        return None
    inner = [border - start for border in squeezed.inner(start, end)]
    if data and pattern.numeric and not _is_one_number(squeezed, start, inner, len(seen)):
        return None
    cut = _by_gaps(squeezed, pattern, start, inner)
    if cut is None:
        return None
    doubtful = (
        pattern.weight is Weight.DOUBT
        or weight is Weight.DOUBT
        or cut is Weight.DOUBT
        or len(seen) < SHORT
        or _is_small(squeezed, pattern, start)
    )
    return Weight.DOUBT if doubtful else Weight.LEAK


def _is_one_number(squeezed: Squeezed, start: int, inner: list[int], length: int) -> bool:
    """In data, short numbers are put together from several by chance alone, long ones are not."""
    return length >= _LONG_NUMBER or all(squeezed.gap(start + offset) in {"/", "-"} for offset in inner)


def _looks_like(seen: str, pattern: Pattern) -> bool:
    """Half of the characters must be the real ones, all of them in a short pattern."""
    if seen == pattern.text:
        return True
    same = sum(a == b for a, b in zip(seen, pattern.text, strict=False))
    return len(seen) >= SHORT and same * 2 >= len(seen)


def _by_edges(squeezed: Squeezed, pattern: Pattern, start: int, end: int) -> Weight | None:
    first = _edge(squeezed, start)
    if first is _Edge.WRONG and Rule.DIALLED in pattern.rule and _is_dialled(squeezed, start):
        first = _Edge.GOOD
    last = _edge(squeezed, end)
    if last is _Edge.INSIDE and Rule.WORD in pattern.rule and _is_plural(squeezed, end):
        last = _Edge.GOOD
    if first is last is _Edge.GOOD:
        return Weight.LEAK
    return None if _Edge.WRONG in {first, last} else _inside(pattern, first, last)


def _inside(pattern: Pattern, first: _Edge, last: _Edge) -> Weight | None:
    """Weigh a hit whose ends do not both lie on borders."""
    tight, unsure = Rule.TIGHT in pattern.rule, pattern.weight is Weight.DOUBT
    if len(pattern.text) < SHORT or (tight and unsure):
        return None
    if tight or Rule.WORD in pattern.rule or (Rule.TAIL in pattern.rule and last is _Edge.INSIDE):
        return Weight.DOUBT
    mixed = not pattern.text.isalpha() and not pattern.numeric
    sure = len(pattern.text) >= _LONG or (mixed and _Edge.GOOD in {first, last})
    return Weight.LEAK if sure else Weight.DOUBT


def _edge(squeezed: Squeezed, at: int) -> _Edge:
    cased = squeezed.cased
    if at in {0, len(cased)} or squeezed.is_border(at):
        return _Edge.GOOD
    before, after = cased[at - 1], cased[at]
    if before.isdigit() and after.isdigit():
        return _Edge.WRONG
    if before.isdigit() != after.isdigit() or (before.islower() and after.isupper()):
        return _Edge.GOOD
    return _Edge.INSIDE


def _is_dialled(squeezed: Squeezed, start: int) -> bool:
    low = start
    while low > 0 and squeezed.text[low - 1].isdigit() and not squeezed.is_border(low):
        low -= 1
    return squeezed.text[low:start] in _DIAL


def _is_plural(squeezed: Squeezed, end: int) -> bool:
    return squeezed.text[end : end + 1] == "s" and _edge(squeezed, end + 1) is _Edge.GOOD


def _by_gaps(squeezed: Squeezed, pattern: Pattern, start: int, inner: list[int]) -> Weight | None:
    """Weigh where the found text is cut: `inner` are offsets into the pattern."""
    if pattern.joints:
        return _by_joints(pattern, inner)
    if not inner or Rule.WORD not in pattern.rule or len(pattern.text) >= _CUT_LONG:
        return Weight.LEAK
    spaced = len(inner) == len(pattern.text) - 1
    hyphenated = all(_HYPHENATED.fullmatch(squeezed.gap(start + offset)) for offset in inner)
    return Weight.LEAK if spaced or hyphenated else Weight.DOUBT


def _by_joints(pattern: Pattern, inner: list[int]) -> Weight | None:
    if not inner:
        return Weight.LEAK if pattern.compact else None
    if not set(pattern.joints) <= set(inner):
        return Weight.DOUBT if pattern.compact else None
    spaced = len(inner) == len(pattern.text) - 1
    return Weight.LEAK if spaced or len(inner) == len(pattern.joints) else Weight.DOUBT


def _is_small(squeezed: Squeezed, pattern: Pattern, start: int) -> bool:
    """Say whether small letters make the hit doubtful: ordinary words are written small."""
    if Rule.TITLED not in pattern.rule or not squeezed.cased[start].islower():
        return False
    return Rule.WORD in pattern.rule or len(pattern.text) < _LONG
