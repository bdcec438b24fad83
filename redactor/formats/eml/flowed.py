"""Undoes format=flowed: lines that end in a blank go on in the next (RFC 3676).

Takes the text of a part that says it is flowed; gives it with its paragraphs on one line each.
"""

from __future__ import annotations

import re
from typing import Final

_QUOTED: Final = re.compile(r">*")
_SIGNATURE: Final = "-- "


def unflowed(text: str, *, joined: bool) -> str:
    """Return the text; `joined` says that the blank at the line's end is no part of it."""
    out: list[str] = []
    open_depth = -1
    for line in re.split(r"\r\n|\r|\n", text):
        quotes = _QUOTED.match(line)
        depth = quotes.end() if quotes else 0
        words = line[depth:].removeprefix(" ")
        flows = words.endswith(" ") and words != _SIGNATURE
        kept = words[:-1] if flows and joined else words
        if depth == open_depth and words != _SIGNATURE:
            out[-1] += kept
        else:
            out.append(">" * depth + (" " if depth and words else "") + kept)
        open_depth = depth if flows else -1
    return "\r\n".join(out)
