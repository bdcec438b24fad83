"""Undoes what programs do to text: HTML entities and tags, percent signs, quoted-printable, mojibake.

Takes a text, gives another reading of the neighbourhoods where something was escaped, with a map
to the source. It never replaces the literal text, which is searched as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from redactor.detect.known.text.escapes import ESCAPE, meaning

_AROUND = 220
_ROUNDS = 4
_INDENT = 40
_LINE_END = re.compile(r"\n[ \t]*\Z")
BREAK = "\n\n\f\n\n"


@dataclass(slots=True)
class Pieces:
    """A text built from pieces of a source; character i comes from source[starts[i]:ends[i]]."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]


def decoded(source: str) -> Pieces | None:
    """Return the decoded neighbourhoods of all escapes in `source`, or None if it has none."""
    spans = [found.span() for found in ESCAPE.finditer(source) if meaning(found) is not None]
    if not spans:
        return None
    text, starts, ends = list[str](), list[int](), list[int]()
    for low, far in windows(spans):
        high = min(far, len(source))
        text.append(source[low:high])
        starts += range(low, high)
        ends += range(low + 1, high + 1)
        text.append(BREAK)
        starts += [high - 1] * len(BREAK)
        ends += [high] * len(BREAK)
    pieces = Pieces("".join(text), starts, ends)
    for _ in range(_ROUNDS):
        after = _undo(pieces)
        if after.text == pieces.text:
            break
        pieces = after
    return pieces


def windows(spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield the united neighbourhoods of spans that come in order."""
    low = high = -1
    for first, last in spans:
        start, end = max(0, first - _AROUND), last + _AROUND
        if low >= 0 and start <= high:
            high = max(high, end)
            continue
        if low >= 0:
            yield low, high
        low, high = start, end
    if low >= 0:
        yield low, high


def _undo(pieces: Pieces) -> Pieces:
    text, starts, ends = list[str](), list[int](), list[int]()
    at = 0
    for found in ESCAPE.finditer(pieces.text):
        low, high = found.span()
        plain = meaning(found)
        if plain is None:
            continue
        if plain == "\n" and _LINE_END.search(pieces.text, max(0, low - _INDENT), low):
            # the tags of one line end are one line end
            plain = ""
        text += [pieces.text[at:low], plain]
        starts += [*pieces.starts[at:low], *[pieces.starts[low]] * len(plain)]
        ends += [*pieces.ends[at:low], *[pieces.ends[high - 1]] * len(plain)]
        at = high
    text.append(pieces.text[at:])
    return Pieces("".join(text), [*starts, *pieces.starts[at:]], [*ends, *pieces.ends[at:]])
