"""A part of a code inside something longer: another body's reference, a meter reading, another letter.

Takes hits of the scan at parts of references and insurance numbers, gives them back, doubtful, or not at all.
Whole codes pass as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from redactor.detect.known.forms import Hit, Strength
from redactor.detect.known.page import Page

_PREFIX = re.compile(r"([^\W_]+)[-/.]\Z")
_AMOUNT = re.compile(
    r"[.,]\d|[ ]?(?:%|°|degrees|kwh|kw|wh|m3|units?|kg|km|miles?|litres?|ml|mg|mm|cm|hours?|hrs?|tonnes?)"
    r"(?![^\W_])"
)
_LETTER = re.compile(r"[ ./-]?([a-z])(?![^\W_])")
_REACH = 12
_LABELS = frozenset({"no", "nr", "number", "our", "your"})
_PARTS = frozenset({"number_core"})
_SHORTER = "number without its last letter"


def in_amount(text: str, to: int) -> bool:
    """Say whether what ends at a place is an amount: a decimal or a unit follows."""
    return _AMOUNT.match(text, to) is not None


def weighed(hits: Iterable[Hit], page: Page) -> Iterator[Hit]:
    """Yield the hits, those inside something longer as questions; what is an amount is none."""
    text, tokens = page.canon.text, page.tokens
    labels = page.compiled.lexicon.contexts.get("reference", frozenset()) | _LABELS
    for hit in hits:
        if hit.part in _PARTS:
            at, to = tokens.start[hit.first], tokens.end[hit.last]
            if in_amount(text, to):
                continue
            prefix = _PREFIX.search(text, max(0, at - _REACH), at)
            if prefix and prefix[1] not in labels:
                yield replace(hit, shaky=hit.shaky or "in a longer code")
                continue
        elif hit.name == _SHORTER:
            # a letter glued to the number is the last sign of its word
            glued = tokens.text[hit.last][-1].isalpha()
            letter = _LETTER.match(text, tokens.end[hit.last] - glued)
            if letter and page.canon.capital(letter.start(1)):
                end = page.canon.span(letter.start(1), letter.end(1))[1]
                name, why = "number with another last letter", "it may be another number"
                yield replace(hit, end=end, part="slip", strength=Strength.WEAK, name=name, shaky=why)
                continue
        yield hit
