"""Weighs the hits of one item against each other: what a weak form means beside a strong one.

Takes all hits of a text and the evidence table, gives each a verdict: redact, ask or nothing.
Who else a name may mean is for arbitrate.py, which runs before.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict

from redactor.detect.known.forms import Hit, Strength, Target
from redactor.detect.known.people.strangers import ANOTHER, FAMOUS, KIN
from redactor.model.case import AloneRule
from redactor.model.finding import Disposition
from redactor.model.kind import Severity
from redactor.model.lexicon import EvidenceTable

# parts of one sort do not corroborate each other: twice the same street is no more evidence
_FAMILY = {
    "street": "street",
    "number": "number",
    "surname": "last",
    "forename": "first",
    "slip": "slip",
    "initials": "initials",
}
_DROPPED = frozenset(
    {
        *("ordinary word", "small letters throughout", "start of sentence", "month", "place or firm"),
        *("heading", "explained otherwise"),
    }
)
_IF_ELSEWHERE = frozenset({"place or firm", "explained otherwise"})
_ALONE_BY_POLICY = frozenset({"street", "town", "district", "sector", "locality"})
# what may be something else is a question even beside the real thing
_SLIPS = frozenset({"slip", "postcode_slip"})
# "Victoria Road", "Phoenix Nights": a part of an institution's name that another name holds
_OTHER_NAMES = frozenset({"another place of that name", "a longer name"})
_CORE_WORD, _FIRST_WORD = "organisation_core_word", "first word of the name"
_ROW_MOST = 1_000
_CUT_REACH = 80
_CUT_LEAST = 2
_NAMES = frozenset(
    {"whole_name", "full_name", "surname", "title_surname", "initial_surname", "forename", "names"}
)
_SINGLE_SLIP = "slip"
_AGAIN_REACH = 30
_AGAIN = re.compile(
    r"\b(?:(?:mis|mis-)?(?:spel(?:t|led)|heard|read|typed|written|recorded)|sorry|sic|correct(?:ion|ed|ly)?"
    r"|i mean|rather|that is|i\.?e\.?|recte|properly|actually|should be|aka|a\.k\.a|no)\b",
    re.IGNORECASE,
)
_CELL_BORDER = re.compile(r"[\n\t\f]|\s{2,}")


class Evidence:
    """The hits of one text, ready to be weighed."""

    def __init__(self, text: str, hits: list[Hit], targets: tuple[Target, ...], table: EvidenceTable) -> None:
        """Sort the hits that support others by place."""
        self._text = text
        self._targets = targets
        self._table = table
        self._support: dict[int, list[Hit]] = defaultdict(list)
        for hit in sorted(hits, key=lambda h: h.start):
            if self._supports(hit):
                self._support[hit.target].append(hit)
        self._places = {
            target: {(hit.start, hit.end) for hit in each if hit.strength >= Strength.MEDIUM}
            for target, each in self._support.items()
        }
        self._starts = {target: [hit.start for hit in each] for target, each in self._support.items()}

    def _supports(self, hit: Hit) -> bool:
        if hit.shaky or hit.part in {"town", "county", "locality", "flat", "district"}:
            return hit.part == "district" and not hit.shaky
        return (
            hit.strength >= Strength.MEDIUM
            or hit.part in {"number", "sector", "initials"}
            or (hit.strength is Strength.WEAK and hit.part in {"forename", "surname"})
        )

    def near(self, hit: Hit) -> Hit | None:
        """Return the strongest hit of another part of the same item nearby or in the same table row."""
        starts = self._starts.get(hit.target, [])
        low = bisect_left(starts, hit.start - max(self._table.near, _ROW_MOST))
        high = bisect_right(starts, hit.end + max(self._table.near, _ROW_MOST))
        best: Hit | None = None
        for other in self._support.get(hit.target, [])[low:high]:
            if best is not None and other.strength <= best.strength:
                continue
            if self._differs(hit, other) and self._close(hit, other):
                best = other
                if best.strength is Strength.STRONG:
                    break
        return best

    def _differs(self, hit: Hit, other: Hit) -> bool:
        if hit is other or (other.start <= hit.start and hit.end <= other.end):
            return False
        family = _FAMILY.get(hit.part, hit.part)
        return family != _FAMILY.get(other.part, other.part) and not (
            hit.strength is Strength.WEAK
            and other.strength is Strength.WEAK
            and {hit.part, other.part} == {"number"}
        )

    def _close(self, hit: Hit, other: Hit) -> bool:
        first, second = sorted((hit, other), key=lambda h: h.start)
        gap = second.start - first.end
        if gap <= self._table.near:
            return True
        between = self._text[first.end : second.start]
        return "\t" in between and "\n" not in between and "\f" not in between

    def elsewhere(self, hit: Hit) -> bool:
        """Say whether the item stands anywhere else in the text, beyond doubt."""
        places = self._places.get(hit.target, set())
        return len(places) > ((hit.start, hit.end) in places)

    # ---- verdict --------------------------------------------------------------------------

    def verdict(self, hit: Hit) -> tuple[Disposition | None, str]:
        """Return what to do about a hit, and why in plain words."""
        target = self._targets[hit.target]
        if hit.shaky in {"month of a year", ANOTHER} or self._of_somebody_else(hit, target):
            return None, ""
        if hit.strength is Strength.NOTE and hit.part not in _ALONE_BY_POLICY:
            return None, ""
        if hit.part in _ALONE_BY_POLICY:
            return self._by_policy(hit, target)
        if hit.strength is Strength.STRONG:
            return (Disposition.ASK, hit.shaky) if hit.shaky else (Disposition.REDACT, "certain by itself")
        if hit.strength is Strength.MEDIUM:
            return self._medium(hit)
        return self._weak(hit, target)

    def _of_somebody_else(self, hit: Hit, target: Target) -> bool:
        """Say whether a name is another's and the person stands nowhere else; a critical surname is asked."""
        critical = target.severity is Severity.CRITICAL and hit.strength >= Strength.MEDIUM
        kin = hit.shaky == KIN and not (critical and hit.part == "surname")
        return (kin or hit.shaky == FAMOUS) and not self.elsewhere(hit)

    def _medium(self, hit: Hit) -> tuple[Disposition | None, str]:
        if not hit.shaky or (hit.shaky in _DROPPED - {"place or firm"}):
            return Disposition.REDACT, "distinctive by itself"
        return Disposition.ASK, hit.shaky

    def _another_name(self, hit: Hit) -> bool:
        """Say whether a part of an institution's name is one of another name, and it stands nowhere else."""
        part = hit.rule == _CORE_WORD or hit.name == _FIRST_WORD
        return part and hit.shaky in _OTHER_NAMES and not self.elsewhere(hit)

    def _weak(self, hit: Hit, target: Target) -> tuple[Disposition | None, str]:
        if self._another_name(hit):
            return None, ""
        near = self.near(hit)
        if hit.part == "number" or hit.shaky in _DROPPED:
            return self._house_number(hit, near) if hit.part == "number" else self._dubious(hit, near)
        if near is not None:
            hit.evidence = (*hit.evidence, near.rule)
            sure = not hit.shaky and (hit.part not in _SLIPS or self._said_again(hit, near))
            why = "beside another part of the same item" if sure else hit.shaky or "a slip of the pen"
            return Disposition.REDACT if sure else Disposition.ASK, why
        if self._alone(hit, target) or self.elsewhere(hit):
            return Disposition.ASK, hit.shaky or "may be it"
        return None, ""

    def _said_again(self, hit: Hit, near: Hit) -> bool:
        """Say whether the text puts a slip right: "Hale (spelt Hlae)", "Hlae, no, Hale"."""
        first, second = sorted((hit, near), key=lambda each: each.start)
        between = self._text[first.end : second.start]
        named = near.strength >= Strength.MEDIUM and near.part in _NAMES and hit.rule == _SINGLE_SLIP
        return named and len(between) <= _AGAIN_REACH and bool(_AGAIN.search(between))

    def _alone(self, hit: Hit, target: Target) -> bool:
        """Say whether a weak form is asked about without any other evidence."""
        rule = self._table.forms.get(hit.rule)
        severe = self._table.severity.get(target.severity.value, {}).get("weak", "by_form")
        if severe == "by_form" or (
            rule and rule.alone == "none" and target.severity is not Severity.CRITICAL
        ):
            return (rule.alone if rule else "ask") != "none"
        return severe != "none"

    def _house_number(self, hit: Hit, near: Hit | None) -> tuple[Disposition | None, str]:
        if near is not None and near.part in {"street", "number_street", "postcode", "house", "house_street"}:
            hit.evidence = (*hit.evidence, near.rule)
            return Disposition.REDACT, "beside another part of the same address"
        return (Disposition.ASK, "the address stands elsewhere") if self.elsewhere(hit) else (None, "")

    def _dubious(self, hit: Hit, near: Hit | None) -> tuple[Disposition | None, str]:
        """A word that is also ordinary language: only beside other evidence, and only a question."""
        if hit.shaky == "ordinary word":
            return None, ""
        if hit.shaky in _IF_ELSEWHERE and self.elsewhere(hit):
            return Disposition.ASK, hit.shaky
        if near is not None and near.strength >= Strength.MEDIUM:
            return Disposition.ASK, hit.shaky
        return None, ""

    def _by_policy(self, hit: Hit, target: Target) -> tuple[Disposition | None, str]:
        """Street, town, district alone: the register says what they mean."""
        part = {"sector": "district", "locality": "town"}.get(hit.part, hit.part)
        rule = target.rule(part)
        if hit.part == "street":
            return self._street(hit, rule)
        if rule is AloneRule.OPEN:
            return None, ""
        if rule is AloneRule.REDACT and not hit.shaky and hit.part != "locality":
            return Disposition.REDACT, f"the register withholds the {part} alone"
        return Disposition.ASK, f"the {part} alone"

    def _cut_exception(self, hit: Hit) -> bool:
        """Say whether a hit begins an exception of the item that the end of the text, or of a cell, cuts.

        A word of the exception beyond the hit must stand there, or every street at a line's end would pass.
        """
        item = self._targets[hit.target].item
        if hit.shaky not in {"", "place or firm"} or item is None:
            return False
        ahead = self._text[hit.end : hit.end + _CUT_REACH]
        border = _CELL_BORDER.search(ahead)
        at_end = hit.end + len(ahead) >= len(self._text)
        if border is None and not at_end:
            return False
        beyond = ahead[: border.start()] if border else ahead.rstrip()
        here = _plain(self._text[hit.start : hit.end] + beyond)
        if len(beyond) <= _CUT_LEAST:
            return False
        within = border is not None
        return any(_begins(_plain(never.reveal()), here, whole=within) for never in item.never_match)

    def _street(self, hit: Hit, rule: AloneRule) -> tuple[Disposition | None, str]:
        if hit.strength is Strength.NOTE:
            return None, ""
        near = self.near(hit)
        if hit.shaky in {"", "ordinary words", "small letters"} and near is not None:
            hit.evidence = (*hit.evidence, near.rule)
            if hit.shaky and near.part == "number":
                # "the fletchers rise early; number 27 is closed"
                return Disposition.ASK, hit.shaky
            return Disposition.REDACT, "beside another part of the same address"
        if rule is AloneRule.OPEN or hit.shaky == "ordinary words" or self._cut_exception(hit):
            return None, ""
        if rule is AloneRule.REDACT and not hit.shaky:
            return Disposition.REDACT, "the register withholds the street alone"
        return Disposition.ASK, hit.shaky or "the street alone"


def _begins(never: str, here: str, *, whole: bool) -> bool:
    """Say whether an exception begins so; before a border with `whole` words, as more text follows there."""
    return never.startswith(here) and (not whole or never[len(here) : len(here) + 1] in {"", " "})


def _plain(text: str) -> str:
    return text.casefold().replace("’", "'")
