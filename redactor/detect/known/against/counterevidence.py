"""Weighs what stands around a hit and speaks against it: the other side of evidence.py.

Takes the hits of a page, gives them back with reasons in plain words. It finds nothing; a strong or medium
hit with a reason is a question, never nothing; a weak one may be nothing then (evidence.py).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from redactor.detect.known.against.codes import OtherCodes
from redactor.detect.known.against.houses import OtherHouses
from redactor.detect.known.against.institutions import OtherInstitutions
from redactor.detect.known.against.people import OtherPeople
from redactor.detect.known.against.streets import OtherStreets
from redactor.detect.known.compile import NAMED, Compiled
from redactor.detect.known.forms import Hit, Strength
from redactor.detect.known.page import Page
from redactor.detect.known.people.strangers import ANOTHER, FAMOUS, KIN
from redactor.model.kind import Kind

# a stated name that begins a sentence is taken for the name all the same
_FAINT = "start of sentence"
_PERHAPS = "perhaps another one"
_OTHER = "other organisation"
_OTHER_NAMES = frozenset({"another place of that name", "a longer name", _OTHER})
_BESIDE = frozenset({"unknown surname", "unknown forename"})
_AROUND = _BESIDE | {
    "another place of that name",
    "another thing of that name",
    "a longer name",
    "place or firm",
}
_JOINED = "organisation_core_and_generic_word"


class CounterEvidence:
    """Looks around the hits of one page."""

    def __init__(self, page: Page, compiled: Compiled, text: str) -> None:
        """Keep the page, and the text that its hits point into."""
        self._targets = compiled.targets
        self._people = OtherPeople(page, compiled)
        self._streets = OtherStreets(page, compiled)
        self._houses = OtherHouses(page, compiled)
        self._institutions = OtherInstitutions(page, compiled)
        self._codes = OtherCodes(page, compiled, text)

    def weigh(self, hits: Iterable[Hit]) -> list[Hit]:
        """Return hits, those doubted that something speaks against, and what stands inside them."""
        found, doubted = list(hits), defaultdict[int, list[Hit]](list)
        for hit in found:
            open_yet = not hit.shaky or (hit.shaky == _FAINT and hit.strength is Strength.MEDIUM)
            if open_yet and (reason := self._doubt(hit)):
                hit.shaky = _at_most_asked(hit, reason)
                doubted[hit.target].append(hit)
            elif hit.shaky in _OTHER_NAMES or (hit.shaky in _BESIDE and hit.strength is Strength.MEDIUM):
                doubted[hit.target].append(hit)
        for hit in found if doubted else ():
            if not hit.shaky and (hit.rule == _JOINED or hit.strength <= Strength.MEDIUM):
                around = next((each.shaky for each in doubted[hit.target] if _inside(hit, each)), "")
                hit.shaky = _at_most_asked(hit, around)
        return found

    def _doubt(self, hit: Hit) -> str:
        """Return why a hit may be something else."""
        target = self._targets[hit.target]
        if target.allowed or hit.first < 0:
            return ""
        if target.kind is Kind.PERSON:
            return self._people.doubt(target, hit)
        if target.kind in NAMED and hit.part != "what3words":
            return self._institutions.doubt(target, hit)
        if target.kind is Kind.ADDRESS:
            place = self._streets.doubt(target, hit) or self._houses.doubt(target, hit)
            return place or self._codes.doubt(hit)
        return self._codes.doubt(hit)


def _at_most_asked(hit: Hit, reason: str) -> str:
    """Return a reason that makes a strong or medium hit a question and not nothing."""
    return _PERHAPS if reason in {ANOTHER, FAMOUS, KIN} and hit.strength > Strength.WEAK else reason


def spread(hits: list[Hit], pages: list[Page], compiled: Compiled) -> None:
    """Doubt in other readings what the text itself doubts: a name beside another one's, or inside it.

    Columns and the like put other words beside a name; the other readings hold the very neighbours it has.
    """
    beside = {
        (hit.target, hit.start, hit.end): hit.shaky for hit in hits if not hit.page and hit.shaky in _AROUND
    }
    for hit in hits if beside else ():
        same = hit.page and not hit.shaky and hit.strength is Strength.MEDIUM
        if same and not pages[hit.page].canon.reordered:
            hit.shaky = beside.get((hit.target, hit.start, hit.end), "")
    others = defaultdict[int, list[Hit]](list)
    for hit in hits:
        if hit.shaky == _OTHER and compiled.targets[hit.target].kind in NAMED:
            others[hit.target].append(hit)
    for hit in hits if others else ():
        if not hit.shaky and hit.rule == _JOINED and hit.target in others:
            hit.shaky = next((each.shaky for each in others[hit.target] if _inside(hit, each)), "")


def _inside(hit: Hit, other: Hit) -> bool:
    return other.start <= hit.start and hit.end <= other.end and hit is not other
