"""Postcodes: their shape and their area letters.

Takes text, gives the postcode as "AB1 2CD" or nothing.
It does not promise that a postcode is in use.
"""

from __future__ import annotations

import re
from typing import Final

from redactor.model.lexicon import Lexicon

_SHAPE: Final = r"(?:GIR|[A-Z]{1,2}\d[A-Z\d]?)[ ]?\d[A-Z]{2}"
POSTCODE = re.compile(rf"(?<![A-Z0-9])({_SHAPE})(?![A-Z0-9])", re.IGNORECASE)
# what someone meant as a postcode: short words that mix letters and digits at the end of an address
LIKE_POSTCODE = re.compile(
    r"[A-Z]{1,3}\d{1,3}[A-Z]?\s+\d{1,2}[A-Z]{1,3}|[A-Z]{1,2}\d[A-Z\d]{3,6}", re.IGNORECASE
)
# ZZ is the statistical office's area for "no fixed abode" and the like
_TEST_AREAS: Final = frozenset({"ZZ", "XX", "GIR"})
INWARD: Final = 3


def canonical_postcode(text: str, lexicon: Lexicon) -> str:
    """Return `text` as "AB1 2CD" if it is a postcode of a real area, otherwise an empty string."""
    squeezed = re.sub(r"[^A-Za-z0-9]", "", text).upper()
    spaced = f"{squeezed[:-INWARD]} {squeezed[-INWARD:]}"
    if not POSTCODE.fullmatch(spaced):
        return ""
    area = re.match(r"[A-Z]+", squeezed)
    known = lexicon.postcode_areas | _TEST_AREAS
    return spaced if area and (area.group() in known or not lexicon.postcode_areas) else ""
