"""Trims what a language model calls a person, and finds full names again elsewhere in the text.

Takes spans, gives spans. It errs to keep: a name it is not sure to be none stays one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from redactor.detect.unlisted.hit import Hit
from redactor.model.kind import Kind

Span = tuple[int, int]
_LABEL_AFTER = re.compile(r"(?:[ ]{2,}|[ ]*[\n\t]\s*)[\w'\u2019/ -]{1,30}$")
_MOST_WORDS = 5


def likely_names(text: str, spans: Sequence[Span], details: Sequence[Hit]) -> list[Span]:
    """Return the spans that are names: not places of an address, not numbers, no labels at their end."""
    addresses = [hit for hit in details if hit.kind is Kind.ADDRESS]
    places = {text[start:end].casefold() for hit in addresses for _, start, end in hit.parts}
    return [
        span
        for span in (_unlabelled(text, *span) for span in _without_numbers(text, spans))
        if _words(text, span) not in places
        and not any(hit.start <= span[0] and span[1] <= hit.end for hit in details)
    ]


def _words(text: str, span: Span) -> str:
    return re.sub(r"\s+", " ", text[span[0] : span[1]]).casefold()


def _without_numbers(text: str, spans: Sequence[Span]) -> Iterator[Span]:
    """Cut at words with digits; what is left must hold a capital or several letters."""
    for start, end in spans:
        for piece in re.finditer(r"(?:(?<!\S)[^\s\d]+(?!\S)\s*)+", text[start:end]):
            words = piece.group().rstrip()
            if sum(c.isalpha() for c in words) > 1 and (
                words != words.casefold() or words == text[start:end]
            ):
                yield start + piece.start(), start + piece.start() + len(words)


def _unlabelled(text: str, start: int, end: int) -> Span:
    """Cut a label of the next line or cell ("Anna Hale<newline>Date:") from the end of a name."""
    label = _LABEL_AFTER.search(text[start:end])
    if label and re.match(r"[ ]?\w*[ ]?\w*[ ]?:", text[end : end + 24]):
        return start, start + label.start()
    return start, end


def propagated(text: str, spans: Sequence[Span]) -> list[Span]:
    """Add the other places of names of two words or more; single words would halve precision."""
    names = {tuple(text[start:end].split()) for start, end in spans}
    full = sorted(r"\s+".join(map(re.escape, name)) for name in names if 1 < len(name) <= _MOST_WORDS)
    if not full:
        return list(spans)
    again = re.compile(rf"(?<!\w)(?:{'|'.join(full)})(?!\w)", re.IGNORECASE)
    found = [hit.span() for hit in again.finditer(text)]
    return sorted({*spans, *(s for s in found if not any(s[0] < high and low < s[1] for low, high in spans))})
