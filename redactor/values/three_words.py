"""Reads a what3words address.

Takes it as people write it (with slashes, with blanks, as a link); gives the three words with dots.
It does not know which words what3words really uses.
"""

from __future__ import annotations

import re

from redactor.values.invalid import ValueInvalid

_WORD = r"([^\W\d_]{2,})"
_WRITTEN = re.compile(rf"(?:\S*/)?\s*{_WORD}[.\s]+{_WORD}[.\s]+{_WORD}[.\s]*")


def three_words(given: str) -> str:
    """Return "filled.count.soap".

    Raises:
        ValueInvalid: these are not three words, so nothing could be looked for.
    """
    found = _WRITTEN.fullmatch(given.strip())
    if found is None:
        raise ValueInvalid("The what3words address has not three words", "Write it like filled.count.soap")
    return ".".join(found.groups())
