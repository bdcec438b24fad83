"""Takes along the half of a pair of quotes, brackets or emphasis marks that a redaction would leave alone.

Takes a text and a span, gives a wider span: `Mary (“Mim”)` and `%2A%2AMary%2A%2A%20Hale` are removed with
both signs. It takes signs only, and only those directly beside the span.
"""

from __future__ import annotations

import re

_PAIRS = {"(": ")", "[": "]", "{": "}", "“": "”", "‘": "’", "«": "»", "<": ">", "„": "“"}
_CLOSING = {close: opening for opening, close in _PAIRS.items()}
_SAME = '"*_~`'
_ESCAPE = r"(?:%[0-9A-Fa-f]{2}|&\#?[0-9A-Za-z]{1,8};)"
_MARK = rf"(?:{_ESCAPE}|[{re.escape(_SAME)}])"
_BEFORE = re.compile(rf"{_MARK}{{1,4}}\Z")
_AFTER = re.compile(rf"{_MARK}{{1,4}}")
_BLANKS = frozenset({"%20", "%09", "%0A", "&#32;", "&nbsp;", "&#160;"})
_REACH, _MOST = 40, 6


def balanced(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the span with the other halves of the pairs that it holds one half of.

    >>> text = "Mrs Mary (“Mim”) came"
    >>> start, end = balanced(text, 4, 14)
    >>> text[start:end]
    'Mary (“Mim”)'
    """
    start, end = _marks(text, start, end)
    for _ in range(_MOST):
        wider = _after(text, start, end) or _before(text, start, end)
        if not wider:
            break
        start, end = wider
    return start, end


def _after(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Take a closing sign behind the span that was opened in it."""
    opening = _CLOSING.get(text[end]) if end < len(text) else None
    if opening is None or _open(text[start:end], opening, text[end]) < 1:
        return None
    return start, end + 1


def _before(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Take an opening sign before the span that is closed in it."""
    close = _PAIRS.get(text[start - 1]) if start else None
    if close is None or _open(text[start:end], text[start - 1], close) > -1:
        return None
    return start - 1, end


def _open(inside: str, opening: str, close: str) -> int:
    """Return how many are opened more often than closed; an apostrophe inside a word is none."""
    if close == "’":
        inside = re.sub(r"(?<=\w)’(?=\w)|(?<=s)’", "", inside)
    return inside.count(opening) - inside.count(close)


def _marks(text: str, start: int, end: int) -> tuple[int, int]:
    """Take marks, plain or escaped, that stand on one side of the span and once more in it."""
    found = _BEFORE.search(text, max(0, start - _REACH), start)
    if found and (mark := _single(text[start:end], found.group(), at_end=True)):
        return start - len(mark), end
    found = _AFTER.match(text, end)
    if found and (mark := _single(text[start:end], found.group(), at_end=False)):
        return start, end + len(mark)
    return start, end


def _single(inside: str, run: str, *, at_end: bool) -> str:
    """Return the longest part of a run of marks that stands an odd number of times inside."""
    units = re.findall(_MARK, run)
    for size in range(len(units), 0, -1):
        some = units[-size:] if at_end else units[:size]
        mark = "".join(some)
        if not _BLANKS & set(some) and inside.count(mark) % 2:
            return mark
    return ""
