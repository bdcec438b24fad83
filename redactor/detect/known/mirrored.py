"""Text written from right to left: "enaL esoR 41", as drawings and right-to-left runs of a PDF give it.

Takes a page and the automaton of its forms, gives another reading where a strong form stands backwards.
Short forms are not looked for: their letters stand backwards in words.
"""

from __future__ import annotations

from collections.abc import Iterator

from redactor.detect.known.compile import Compiled
from redactor.detect.known.forms import Strength
from redactor.detect.known.page import Page
from redactor.detect.known.text.canonical import Canon
from redactor.detect.known.text.compose import canon_of
from redactor.detect.known.text.readings import merged
from redactor.detect.known.text.rewrite import rewritten

MIRRORED_LEAST = 9


def mirrored(page: Page, compiled: Compiled) -> Canon | None:
    """Return the neighbourhoods of strong forms that stand backwards, turned, or None if there are none."""
    spans = merged(_spans(page, compiled))
    if not spans:
        return None
    canon = page.canon
    turned = rewritten(canon.source, [(low, high, canon.source[low:high][::-1]) for low, high in spans])
    return canon_of(turned, compiled.folding, canon.origin)


def _spans(page: Page, compiled: Compiled) -> Iterator[tuple[int, int]]:
    stream, tokens, canon = page.plain, page.tokens, page.canon
    size = len(stream.text)
    for start, end, patterns in compiled.plain.matches(stream.text[::-1]):
        strong = any(pattern.form.strength is Strength.STRONG for pattern in patterns)
        if strong and end - start >= MIRRORED_LEAST:
            first, last = stream.element(size - end), stream.element(size - start - 1)
            low, high = tokens.start[stream.first[first]], tokens.end[stream.last[last]]
            yield canon.starts[low], canon.ends[high - 1]
