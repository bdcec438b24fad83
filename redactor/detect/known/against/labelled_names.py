"""What the fields of a form give to another person: "Surname: Hale; First name: Gareth".

Takes a page and a hit of a person's name, gives a reason where the label beside it names the other half, and
that half is none of theirs. A field left empty, an initial of theirs and a form of their name say nothing.
"""

from __future__ import annotations

import re

from redactor.detect.known.compile import Compiled
from redactor.detect.known.forms import Hit, Target
from redactor.detect.known.page import Page
from redactor.detect.known.people.strangers import Strangers

_FIRST = (
    r"(?:(?:first|given|christian)[ _-]?names?|fore[ -]?names?|enw(?:au)? cyntaf|imie|vornamen?|prenoms?"
    r"|nombres?|initials?)"
)
_LAST = r"(?:sur[ -]?name|(?:last|family)[ _-]?name|cyfenw|nazwisko|nachname|nom|apellidos?)"
_MARKS = r"(?:\(s\)|s)?[ \"']{0,3}[:=|>\t-]?[ \t\"']{0,3}"
_APART = r"[ \t\"']{0,3}[;,|/\n\t\"]?[ \t\"']{0,3}"
_NAME = r"(?P<name>[^\W\d_]+)"
_REST = r"(?:[ -][^\W\d_]+){0,2}"
_BEHIND = {each: re.compile(rf"{_APART}{each}{_MARKS}{_NAME}") for each in (_FIRST, _LAST)}
_BEFORE = {
    each: re.compile(rf"\b{each}{_MARKS}{_NAME}{_REST}{_APART}(?:{other}{_MARKS})?\Z")
    for each, other in ((_FIRST, _LAST), (_LAST, _FIRST))
}
_REACH = 64
_SURNAMES = frozenset({"surname", "names", "title_surname", "full_name"})
_NO_NAMES = frozenset(
    {"unknown", "none", "not", "na", "tbc", "nil", "date", "dob", "address", "title", "sex"}
)


class OtherFields:
    """Looks at the fields beside names in one page."""

    def __init__(self, page: Page, compiled: Compiled) -> None:
        """Keep the page."""
        self._tokens = page.tokens
        self._canon = page.canon
        self._strangers = Strangers(page, compiled)

    def doubt(self, target: Target, hit: Hit) -> str:
        """Return why a form gives a name to somebody else."""
        if hit.part == "forename":
            return "unknown surname" if self._other(target, hit, _LAST) else ""
        if hit.part not in _SURNAMES or not self._other(target, hit, _FIRST):
            return ""
        # two surnames together are rare, though each may be usual
        usual = hit.first == hit.last and self._strangers.of_family(self._tokens.text[hit.last])
        return usual or "unknown forename"

    def unlike(self, target: Target, text: str) -> bool:
        """Say whether a word is like none of a person's names."""
        return self._strangers.unlike(target, text)

    def _other(self, target: Target, hit: Hit, label: str) -> bool:
        """Say whether the field of the other half beside a hit holds a name that is none of the person's."""
        text, tokens = self._canon.text, self._tokens
        first, last = tokens.start[hit.first], tokens.end[hit.last]
        found = _BEHIND[label].match(text, last) or _BEFORE[label].search(text, max(0, first - _REACH), first)
        if found is None or found["name"] in _NO_NAMES or not self._canon.capital(found.start("name")):
            return False
        return self._strangers.unlike(target, found["name"])
