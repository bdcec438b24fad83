"""Weighs what stands around a hit and speaks against it: the other side of evidence.py.

Takes a page and a hit of a protected item, gives a reason in plain words or an empty string. It finds
nothing and drops nothing: a certain hit with a reason is a question.
"""

from __future__ import annotations

from redactor.detect.known.against.codes import OtherCodes
from redactor.detect.known.against.houses import OtherHouses
from redactor.detect.known.against.institutions import OtherInstitutions
from redactor.detect.known.against.people import OtherPeople
from redactor.detect.known.against.streets import OtherStreets
from redactor.detect.known.compile import NAMED, Compiled
from redactor.detect.known.forms import Hit
from redactor.detect.known.page import Page
from redactor.model.kind import Kind


class CounterEvidence:
    """Looks around the hits of one page."""

    def __init__(self, page: Page, compiled: Compiled) -> None:
        """Keep the page."""
        self._targets = compiled.targets
        self._people = OtherPeople(page, compiled)
        self._streets = OtherStreets(page, compiled)
        self._houses = OtherHouses(page, compiled)
        self._institutions = OtherInstitutions(page, compiled)
        self._codes = OtherCodes(page)

    def doubt(self, hit: Hit) -> str:
        """Return why a hit may be something else; what is doubted already stays as it is."""
        target = self._targets[hit.target]
        if hit.shaky or target.allowed or hit.first < 0:
            return hit.shaky
        if target.kind is Kind.PERSON:
            return self._people.doubt(target, hit)
        if target.kind in NAMED:
            return self._institutions.doubt(target, hit)
        if target.kind is Kind.ADDRESS:
            return self._streets.doubt(target, hit) or self._houses.doubt(target, hit) or self._codes.doubt(hit)
        return self._codes.doubt(hit)
