"""Undoes what layout does to words: hyphens at line ends, letters set apart.

Takes a text, gives another reading of the neighbourhoods where this was done, with a map to the
source. Words set apart are joined; a wider gap parts them.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from redactor.detect.known.decode import BREAK, Pieces, windows

# a word cut at a line end; soft hyphens count
_CUT = re.compile(r"(?<=[^\W\d_])(?:[-\u2010\u2011\u00ad]|\u00ac)[ \t]{0,3}\r?\n[ \t]{0,40}(?=[^\W\d_])")
_LETTER = r"[^\W_][\u0300-\u036f\u00ad\u200b-\u200f\u202a-\u202e\u2060]{0,3}"
_POINTS = "．，：／＋＠＆（）－＇"
_SIGN = rf"(?:[.,'’/:+@&()\-{_POINTS}]?{_LETTER}[.,'’/:)\-{_POINTS}]?|[&.,'’/:+@()\-{_POINTS}])"
_SPACED = re.compile(rf"(?<![^\W_])(?:{_SIGN}[\s\u200e\u200f\u202a-\u202e]{{1,8}}){{4,400}}{_SIGN}(?![^\W_])")
_COLUMN = re.compile(r"\S(?: {3,80}|\t+ {0,40})\S")
_LINE_MOST = 240
_FORMAT = "\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff"
_GAP = re.compile(rf"[\s{_FORMAT}]*\s[\s{_FORMAT}]*")
# a format character between two blanks takes one blank along
_UNSEEN = re.compile(rf"[{_FORMAT}]+\s?")


def reflowed(source: str) -> Pieces | None:
    """Return the rejoined neighbourhoods of cut and spaced words, or None if there are none."""
    cuts = list(_replacements(source))
    if not cuts:
        return None
    text, starts, ends = list[str](), list[int](), list[int]()
    begin = [cut[0] for cut in cuts]
    for low, far in windows((start, end) for start, end, _ in cuts):
        high = min(far, len(source))
        mine = cuts[bisect_left(begin, low) : bisect_left(begin, high)]
        _copy(source, low, high, mine, text, starts, ends)
        text.append(BREAK)
        at = high - 1
        starts += [at] * len(BREAK)
        ends += [at + 1] * len(BREAK)
    return Pieces("".join(text), starts, ends)


def columns(source: str) -> Pieces | None:
    """Return blocks of lines in two columns, read column by column, or None if there are none."""
    text, starts, ends = list[str](), list[int](), list[int]()
    for block in _blocks(source):
        for side in (0, 1):
            for sides in block:
                low, high = sides[side]
                text += [source[low:high], "\n"]
                starts += [*range(low, high), max(low, high - 1)]
                ends += [*range(low + 1, high + 1), max(low + 1, high)]
            text.append(BREAK)
            starts += [starts[-1]] * len(BREAK)
            ends += [ends[-1]] * len(BREAK)
    return Pieces("".join(text), starts, ends) if text else None


def _blocks(source: str) -> Iterator[list[tuple[tuple[int, int], tuple[int, int]]]]:
    """Yield runs of at least two lines that a wide gap parts."""
    block: list[tuple[tuple[int, int], tuple[int, int]]] = []
    at = 0
    for line in source.splitlines(keepends=True):
        gap = _COLUMN.search(line) if len(line) <= _LINE_MOST else None
        if gap:
            end = at + len(line.rstrip())
            block.append(((at, at + gap.start() + 1), (at + gap.end() - 1, end)))
        else:
            if len(block) > 1:
                yield block
            block = []
        at += len(line)
    if len(block) > 1:
        yield block


def _copy(  # noqa: PLR0913, PLR0917 - the three lists are one text
    source: str,
    low: int,
    high: int,
    cuts: list[tuple[int, int, str]],
    text: list[str],
    starts: list[int],
    ends: list[int],
) -> None:
    at = low
    for start, end, instead in cuts:
        if start < at or start >= high:
            continue
        text += [source[at:start], instead]
        starts += [*range(at, start), *([start] * len(instead))]
        ends += [*range(at + 1, start + 1), *([end] * len(instead))]
        at = end
    text.append(source[at:high])
    starts += range(at, high)
    ends += range(at + 1, high + 1)


def _replacements(source: str) -> Iterator[tuple[int, int, str]]:
    """Yield (start, end, what stands there instead), in order."""
    found = [(m.start(), m.end(), "") for m in _CUT.finditer(source)]
    for spaced in _SPACED.finditer(source):
        gaps = [(m.start() + spaced.start(), m.end() + spaced.start()) for m in _GAP.finditer(spaced.group())]
        widths = [len(_UNSEEN.sub("", source[start:end])) for start, end in gaps]
        found += [
            (start, end, " " if width > min(widths) else "")
            for (start, end), width in zip(gaps, widths, strict=True)
        ]
    yield from sorted(found)
