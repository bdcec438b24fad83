"""Which findings count in a text that is not tied to the case.

Takes the findings of one case, gives those that are certain without knowing whose mail it is.
A name many people bear, a date of birth, a street or a town alone says nothing there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import islice

from redactor.detect.cases.anchors import Anchors, telling_local
from redactor.detect.known.forms import Hit
from redactor.detect.known.text.canonical import Folding
from redactor.model.finding import Disposition, Finding
from redactor.model.kind import Kind
from redactor.model.lexicon import Lexicon

_WORD = re.compile(r"[^\W\d_]+")
_BROKEN = re.compile(r"-\s*\n\s*")
_WORD_AND_NUMBER = re.compile(r"[^\W\d_]?[a-z]+\s+\d{4,5}")
_BY_SURNAME = frozenset({"title_surname", "initial_surname"})
_COMPANY_REACH = 3_000


class Strong:
    """Chooses strong findings."""

    def __init__(self, lexicon: Lexicon, anchors: Anchors, folding: Folding) -> None:
        """Keep what strong is, and what is common."""
        self._scores = lexicon.evidence.scores
        self._least = self._scores.get("strong", 1.0)
        self._titles = frozenset(lexicon.names.titles)
        self._anchors = anchors
        self._folding = folding

    def of(self, findings: Iterable[Finding], text: str) -> list[Finding]:
        """Return the findings that count: all strong ones, if one is sure or two items keep company."""
        strong = [finding for finding in findings if self._strong(finding, text)]
        if any(not self._vague(finding, text) for finding in strong) or _company(strong):
            return strong
        return []

    def perhaps(self, hit: Hit) -> bool:
        """Say whether what was seen may become a strong finding."""
        return self._scores.get(hit.strength.name.lower(), 0.0) >= self._least or hit.rule == "local"

    def _strong(self, finding: Finding, text: str) -> bool:
        if finding.disposition is Disposition.KEEP or finding.kind is Kind.DATE_OF_BIRTH:
            return False
        squeezed = re.sub(r"[\W_]", "", text[finding.start : finding.end].partition("@")[0])
        return finding.score >= self._least or telling_local(finding.rule, squeezed)

    def _vague(self, finding: Finding, text: str) -> bool:
        """Say whether a strong finding may well be about somebody of the same name."""
        if finding.rule == "postcode":
            # "in 1958" is how OCR may read LN1 9SB, and usually is a year
            return bool(_WORD_AND_NUMBER.fullmatch(text[finding.start : finding.end]))
        if finding.kind is not Kind.PERSON and finding.rule != "local":
            return False
        words = _WORD.findall(self._folding.fold(text[finding.start : finding.end]).partition("@")[0])
        names = [word for word in words if len(word) > 1 and word not in self._titles]
        if finding.rule != "local" and self._prose(names, text[finding.start : finding.end]):
            return True
        if finding.rule in _BY_SURNAME:
            return not names or self._anchors.ordinary(max(names, key=len))
        if len(names) == 1 and finding.rule != "local" and self._anchors.ordinary(names[0]):
            return True
        return len(names) <= 2 and self._anchors.common(names)

    def _prose(self, names: Sequence[str], written: str) -> bool:
        """Say whether these may be words of a sentence ("day", "No") and no name: one is not capitalised."""
        whole = _BROKEN.sub("", written)
        small = any(word[0].islower() for word in _WORD.findall(whole) if len(word) > 1)
        return small and bool(names) and all(map(self._anchors.ordinary, names))


def _company(findings: Sequence[Finding]) -> bool:
    """Say whether two items of the case stand near each other; `findings` are in order of place."""
    for number, one in enumerate(findings):
        for two in islice(findings, number + 1, None):
            if two.start > one.end + _COMPANY_REACH:
                break
            if two.item_id != one.item_id and two.start >= one.end:
                return True
    return False
