"""Short names as families make them, by rule: "grazka", "kechi" for Nkechi..., "rozzie" for Roz.

Takes a name in canonical letters, gives what may be made of it. Usual short names stand in a table; whether a
form is a word or a name of its own is for the expander.
"""

from __future__ import annotations

from collections.abc import Iterator

_ENDS, _DOUBLED_ENDS = ("ka", "ia", "ek"), ("", "y", "ie", "i", "a", "o")
_VOWELS, _REACH, _DOUBLED = "aeiouy", 5, (3, 4)


def with_endings(name: str) -> Iterator[str]:
    """Yield the beginning of a name with a usual ending: "grazka"."""
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
