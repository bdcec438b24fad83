"""Short names as families make them, by rule: "grazka", "kechi" for Nkechi..., "rozzie" for Roz.

Takes a name in canonical letters, gives what may be made of it. Usual short names stand in a table; whether a
form is a word or a name of its own is for the expander.
"""

from __future__ import annotations

from collections.abc import Iterator

_ENDS, _DOUBLED_ENDS = ("ka", "ia", "ek"), ("", "y", "ie", "i", "a", "o")
_VOWELS, _REACH, _DOUBLED = "aeiouy", 5, (3, 4)
_STEM_LEAST = 3
_DIMINUTIVES = (
    ("ek", ("eczek", "eczku", "us", "usiu", "cio", "ulek")),
    ("ka", ("eczka", "eczko", "unia", "usia", "ulka")),
    ("sia", ("sienka", "siunia", "siula", "siulka", "siu")),
    ("ia", ("ienka", "iunia", "iula", "iu")),
    ("ko", ("chko", "chyk", "sko")),
    ("sha", ("shenka", "shka", "shulya")),
    ("ya", ("yusha", "echka", "enka")),
)


def with_endings(name: str) -> Iterator[str]:
    """Yield the beginning of a name with a usual ending: "grazka", "agi"."""
    if name[0] in _VOWELS and name[1] not in _VOWELS:
        yield name[:2] + "i"
    for size in (3, 4):
        if name[size - 1] not in _VOWELS:
            yield from (name[:size] + end for end in _ENDS)


def without_beginning(name: str) -> Iterator[str]:
    """Yield a name from a later syllable on, whole or to its next vowel: "chinyere", "kechi"."""
    for at in range(1, len(name) - 3):
        begins = name[at] not in _VOWELS and (name[at + 1] in _VOWELS or name[at + 1] == "h")
        if not begins or (at > 1 and name[at - 1] not in _VOWELS):
            continue
        yield name[at:]
        if at < _REACH:
            yield from (
                name[at : at + size] for size in (4, 5) if name[at + size - 1 : at + size] in [*_VOWELS]
            )


def doubled(name: str) -> Iterator[str]:
    """Yield a short name with its last letter twice and an ending: "rozzie", "rozz" for Roz."""
    if len(name) in _DOUBLED and name.isalpha() and name[-1] not in _VOWELS:
        yield from (name + name[-1] + end for end in _DOUBLED_ENDS)


def diminutives(name: str) -> Iterator[str]:
    """Yield what Slavic families make of a name that is short already: "tomeczek", "zosienka", "kasiunia"."""
    for end, further in _DIMINUTIVES:
        if name.endswith(end) and len(name) - len(end) >= _STEM_LEAST:
            yield from (name.removesuffix(end) + each for each in further)
            return
