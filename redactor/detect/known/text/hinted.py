"""Looks with a slow pattern only where a quick one says that it may fit.

Takes two patterns and a text, gives what the slow one finds, as `finditer` would. It trusts the caller: each
match of the slow pattern begins at most `reach` signs before a match of the quick one, or where that begins.
"""

from __future__ import annotations

import re
from collections.abc import Iterator


def hinted(
    pattern: re.Pattern[str], hint: re.Pattern[str], text: str, reach: int = 0
) -> Iterator[re.Match[str]]:
    """Yield the matches of `pattern`; whatever it matches begins within `reach` before a match of `hint`."""
    at, match = 0, pattern.match
    for place in hint.finditer(text):
        last = place.start()
        at = max(at, last - reach)
        while at <= last:
            found = match(text, at)
            if found:
                yield found
            at = max(found.end(), at + 1) if found else at + 1
