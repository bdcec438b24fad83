"""Takes out what a listener puts in while somebody speaks: "P: it's 44 / I: mm / P: Clayfield Parade".

Takes a text, gives another reading of the neighbourhoods of such lines and brackets, in which the speech goes
on. What says anything more than "yes, go on" stays, and is text of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from redactor.detect.known.text.decode import Pieces
from redactor.detect.known.text.rewrite import Change, rewritten

_SPEAKER = r"(?:[^\W\d_][\w.'’/-]{0,20}(?:[ ][^\W\d_][\w.'’-]{0,20}){0,2}(?:[ ]\d{1,2})?[ \t]?[:>][ \t]*)"
_NOD = (
    r"(?:m+h?m+|mhm|u+h[- ]?h?u+h|a+h|a?ha|ah[- ]ha|h+m+|o+h|u+h|u+m+|e+r+m?|right|ok(?:ay|ey)?|k|yea?h?|yep"
    r"|yup|yes|aye|sure|i[ ]see|go[ ]on|carry[ ]on|go[ ]ahead|got[ ](?:it|that|you)|gotcha|lovely|great|good"
    r"|thanks|thank[ ]you|ta|al(?:l[ ])?right|of[ ]course|certainly|and|then|ie|iawn|nods?(?:ding)?)"
)
_NODS = rf"{_NOD}(?:[ ,.]{{1,3}}{_NOD}){{0,3}}[ \t]*[.,!?…-]{{0,3}}"
# lines of the listener, and who goes on behind them
_LINES = re.compile(
    rf"\n(?:[ \t]*\n)?(?:[ \t>]*(?:{_SPEAKER}|[-–—][ \t]?){_NODS}[ \t]*\n(?:[ \t]*\n)?){{1,3}}"
    rf"[ \t>]*(?:{_SPEAKER}|[-–—][ \t]?)(?:[.…]{{2,3}}[ \t]?)?"
    r"(?:(?:e+r+m?|u+m+|u+h)[,. ]{1,3})?",
    re.IGNORECASE,
)
_BRACKETS = re.compile(rf"[\[(<{{](?:{_SPEAKER})?{_NODS}[\])>}}][ \t,]*", re.IGNORECASE)


def unanswered(source: str) -> Pieces | None:
    """Return the text without a listener's answers, or None if there are none."""
    changes = sorted([*_between_lines(source), *_in_brackets(source)])
    return rewritten(source, changes) if changes else None


def _between_lines(source: str) -> Iterator[Change]:
    for found in _LINES.finditer(source) if ":" in source or "\n-" in source else ():
        yield found.start(), found.end(), " "


def _in_brackets(source: str) -> Iterator[Change]:
    for found in _BRACKETS.finditer(source):
        yield found.start(), found.end(), " "
