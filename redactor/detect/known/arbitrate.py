"""Settles what also belongs to someone who may be named.

Takes all hits, protected and allowed; gives the protected ones that remain, some made doubtful.
A strong hit is never dropped for an allowed one: if both are strong on one span, a person decides.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from redactor.detect.known.compile import Compiled
from redactor.detect.known.forms import Hit, Strength


class Allowed:
    """The spans of allowed values in one text."""

    def __init__(self, hits: Iterable[Hit], compiled: Compiled) -> None:
        """Sort the allowed spans by start."""
        self._targets = compiled.targets
        self._compiled = compiled
        spans = [hit for hit in hits if self._counts(hit)]
        spans.sort(key=lambda hit: (hit.start, -hit.end))
        self._spans = spans
        self._starts = [hit.start for hit in spans]
        self._longest = max((hit.end - hit.start for hit in spans), default=0)

    def _counts(self, hit: Hit) -> bool:
        target = self._targets[hit.target]
        if not target.allowed or hit.shaky:
            return False
        # a name that is only nearly an allowed one is not allowed
        if hit.strength is not Strength.STRONG or "misspelt" in hit.name:
            return False
        return hit.part != "title_surname" or bool(target.facts.get("title"))

    def over(self, hit: Hit) -> Hit | None:
        """Return the allowed hit that covers `hit`, or None."""
        at = bisect_right(self._starts, hit.start) - 1
        while at >= 0 and self._starts[at] >= hit.end - self._longest - 1:
            other = self._spans[at]
            if other.end >= hit.end and self._applies(other, hit):
                return other
            at -= 1
        return None

    def crossed(self, hit: Hit) -> str:
        """Return a doubt where an exception begins inside `hit` and ends behind it: "14, Rose Lane Farm"."""
        at = bisect_right(self._starts, hit.start)
        while at < len(self._spans) and self._spans[at].start < hit.end:
            other = self._spans[at]
            if other.part == "never" and other.end > hit.end and self._applies(other, hit):
                return "part of an exception of the item"
            at += 1
        return ""

    def _applies(self, allowed: Hit, hit: Hit) -> bool:
        only = self._targets[allowed.target].facts.get("never", ())
        item = self._targets[hit.target].item
        return not only or (item is not None and item.id in only)


def arbitrate(hits: list[Hit], compiled: Compiled) -> tuple[list[Hit], list[Hit]]:
    """Return the hits that remain and those suppressed by allowed values."""
    allowed = Allowed(hits, compiled)
    kept: list[Hit] = []
    suppressed: list[Hit] = []
    for hit in hits:
        target = compiled.targets[hit.target]
        if target.allowed:
            continue
        cover = allowed.over(hit)
        if cover is None:
            hit.shaky = hit.shaky or allowed.crossed(hit)
            kept.append(hit)
        elif hit.strength is Strength.STRONG and cover.part != "never":
            if (cover.start, cover.end) == (hit.start, hit.end):
                hit.shaky = hit.shaky or "also an allowed value"
            kept.append(hit)
        elif hit.strength is Strength.STRONG and (cover.start, cover.end) == (hit.start, hit.end):
            hit.shaky = hit.shaky or "also an exception of the item"
            kept.append(hit)
        elif hit.strength is Strength.STRONG:
            kept.append(hit)
        else:
            suppressed.append(hit)
    return kept, suppressed
