"""Patterns of flats and floors beside an address: "Flat 2,", "2nd floor flat at", ", Flat 2".

Takes the lexicon, gives two patterns over canonical text. They are made once for each search.
They hold no value of the register.
"""

from __future__ import annotations

import re

# units that need no number to tell where
_ALONE = frozenset(
    [
        "annexe",
        "basement",
        "cellar",
        "coach house",
        "garden flat",
        "loft",
        "lower flat",
        "penthouse",
        "upper flat",
    ]
)
# also at the end of a line, with the rest set in
_APART = r"(?=[\s,;:/()|_@\-])[ \t,;:/()|_@\-]{0,6}(?:\n[ \t]{0,40})?[,;:/()|_@\-]?"
Flats = tuple[re.Pattern[str], re.Pattern[str]]


def flat_patterns(
    units: tuple[tuple[str, ...], ...], levels: tuple[tuple[str, ...], ...], words: tuple[str, ...]
) -> Flats:
    """Return the patterns of a flat before and after the rest of an address."""
    numbers = "|".join(word for word in words if word.isalpha() and len(word) > 2)
    unit = _any([form for each in units for form in each if len(form) > 1]) or "flat"
    # "FIt 2" with a capital I is what a scan or an imitator makes of "Flt 2"
    unit = re.sub(r"\bfl(?=a?t\b)", "f[li1|]", unit)
    floor = (
        _any([form for each in levels for form in each if len(form) > 2 and " " not in form[:2]])
        or "ground floor"
    )
    # letters stand apart from the unit: "ph one" is a penthouse, "phone" is none
    spoken = rf"\s{{1,3}}(?:no\.?\s)?(?:[a-z]|{numbers or 'one'})"
    which = rf"(?:(?:\s{{0,3}}|[_\-])(?:no\.?\s?)?\d{{1,4}}[a-z]?|{spoken})"
    alone = _any([form for each in units if each[0] in _ALONE for form in each if len(form) > 2]) or "annexe"
    flat = rf"(?:(?:{unit})\.?{which}|f\s?\d{{1,3}}[a-z]?|(?:{floor})|(?:{alone}))"
    before = re.compile(rf"(?<!\w)(?:the\s)?{flat}(?:{_APART}|\s(?:at|of|in)\s)$")
    after = re.compile(rf"[\s,;:(\-]{{1,6}}{flat}(?!\w)\)?")
    return before, after


def _any(forms: list[str]) -> str:
    return "|".join(sorted(map(re.escape, forms), key=len, reverse=True))
