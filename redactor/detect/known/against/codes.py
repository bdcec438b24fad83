"""What around a code makes it another number: a fraction, a date, a longer address or code.

Takes a page and a hit of a number, postcode, e-mail address or date, gives a reason: "2025-00731.5",
"04/19/22", "batman.robin@", "AB12 XYZ". It finds no codes.
"""

from __future__ import annotations

import re

from redactor.detect.known.forms import Hit
from redactor.detect.known.page import Page
from redactor.detect.known.people.strangers import ANOTHER

_DATE = re.compile(r"\d{1,2}([/.-])\d{1,2}\1(?:\d{4}|\d{2})|(?:19|20)\d{2}([/.-])\d{1,2}\2\d{1,2}")
_FRACTION = re.compile(r"[.,]\d+(?![\w.,])")
_TAIL = re.compile(r"-\d")
_LOCAL = re.compile(r"[A-Za-z]{2}[._-]\Z")
_OTHER_HALF = re.compile(r" ?[A-Z]{3}\b")
_DAY_BEFORE = re.compile(r"(?<![\d./-])(?:[12]?\d|3[01])(?:st|nd|rd|th)?,? (?:of )?\Z")
_MONTH_FIRST = re.compile(r"[A-Za-z]{3,}")
_HALF = "plate_half_with_vehicle_word"
_REACH = 12


class OtherCodes:
    """Looks around codes in one page."""

    def __init__(self, page: Page) -> None:
        """Keep the text."""
        self._text = page.canon.source

    def doubt(self, hit: Hit) -> str:
        """Return why a code may be another one."""
        text = self._text
        if hit.part == "number_core":
            return self._other_number(hit)
        if hit.part == "postcode":
            return "part of a longer code" if _TAIL.match(text, hit.end) else ""
        if hit.part == "email":
            return "a longer address" if _LOCAL.search(text, max(0, hit.start - _REACH), hit.start) else ""
        if hit.rule == _HALF:
            return ANOTHER if _OTHER_HALF.match(text, hit.end) else ""
        return self._other_day(hit) if hit.part == "date" else ""

    def _other_number(self, hit: Hit) -> str:
        """Doubt a reference without its letters that reads as a date or a measure."""
        date = _DATE.fullmatch(self._text, hit.start, hit.end)
        return "perhaps a date or a measure" if date or _FRACTION.match(self._text, hit.end) else ""

    def _other_day(self, hit: Hit) -> str:
        """Doubt a date that begins with its month where a day stands before it: "2 May 2018 - first"."""
        if not _MONTH_FIRST.match(self._text, hit.start, hit.end):
            return ""
        return "another day" if _DAY_BEFORE.search(self._text, max(0, hit.start - _REACH), hit.start) else ""
