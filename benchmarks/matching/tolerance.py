"""What a redaction may take along without being wrong: see the definition in ``score``."""

from __future__ import annotations

import re

from .model import HARD, Document
from .world import Case

WORD = re.compile(r"\w+", re.UNICODE)
HANDLE = re.compile(r"\w[@/_.\-&=+]+\w|[@#]\w")
REACH = 6  # words
GAP = 4  # separators
ABSORBED = {
    "no",
    "nos",
    "number",
    "house",
    "flat",
    "apartment",
    "apt",
    "unit",
    "floor",
    "the",
    "at",
    "of",
    "st",
    "saint",
    "mr",
    "mrs",
    "miss",
    "ms",
    "dr",
    "and",
    "s",
    "tel",
    "mob",
    "mobile",
    "phone",
    "ext",
    "email",
    "mailto",
    "dob",
    "born",
    "née",
    "nee",
    "aka",
    "formerly",
    "previously",
    "known",
    "as",
    "school",
    "primary",
    "surgery",
    "practice",
    "centre",
    "ltd",
    "limited",
    "county",
    "lat",
    "lon",
    "w3w",
    "uprn",
    "house_number",
}


def absorbable(case: Case) -> set[str]:
    """Words of a case that an address or organisation finding may take along."""
    found = set(ABSORBED)
    for home in case.homes:
        town = home.town
        parts = (town.name, town.county, town.also, home.locality, home.postcode, home.house_name, home.stype)
        found.update(w.casefold() for text in parts for w in WORD.findall(text))
    for org in case.orgs:
        found.update(w.casefold() for w in WORD.findall(org.generic))
    return found


class Tolerance:
    """The tolerated characters of one document."""

    def __init__(self, text: str, words: set[str]) -> None:
        self.text = text
        self.words = words
        self.mask = bytearray(len(text))
        self.tokens = [(m.start(), m.end()) for m in WORD.finditer(text)]
        self.starts = {start: i for i, (start, _) in enumerate(self.tokens)}
        self.ends = {end: i for i, (_, end) in enumerate(self.tokens)}

    def mark(self, start: int, end: int) -> None:
        """Tolerate a span."""
        self.mask[start:end] = b"\x01" * (end - start)

    def _take(self, token: tuple[int, int], between: str) -> bool:
        """Tolerate a word when it is absorbable and near enough."""
        far = len(between) > GAP or "\n\n" in between
        if far or self.text[slice(*token)].casefold() not in self.words:
            return False
        self.mark(*token)
        return True

    def after(self, edge: int) -> None:
        """Absorbable words behind a span."""
        first = next((self.starts[p] for p in range(edge, edge + GAP + 1) if p in self.starts), None)
        for token in [] if first is None else self.tokens[first : first + REACH]:
            if not self._take(token, self.text[edge : token[0]]):
                break
            edge = token[1]

    def before(self, edge: int) -> None:
        """Absorbable words in front of a span."""
        last = next((self.ends[p] for p in range(edge, edge - GAP - 1, -1) if p in self.ends), None)
        for token in [] if last is None else self.tokens[max(0, last - REACH + 1) : last + 1][::-1]:
            if not self._take(token, self.text[token[1] : edge]):
                break
            edge = token[0]

    def handle(self, start: int, end: int) -> None:
        """The rest of a handle, file name or link around a span."""
        while start > 0 and not self.text[start - 1].isspace():
            start -= 1
        while end < len(self.text) and not self.text[end].isspace():
            end += 1
        if HANDLE.search(self.text[start:end]):
            self.mark(start, end)


def tolerated(document: Document, words: set[str]) -> bytearray:
    """Characters whose redaction is nobody's business."""
    found = Tolerance(document.text, words)
    for mention in document.mentions:
        if mention.expect == HARD:
            continue
        for start, end in (*mention.spans, *mention.tolerated, *mention.known):
            found.mark(start, end)
            found.after(end)
            found.before(start)
            found.handle(start, end)
    return found.mask
