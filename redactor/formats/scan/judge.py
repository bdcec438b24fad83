"""Compares readings of one picture: which words are one place, which are certain, which are not.

Takes words of two or three readings; gives words and boxes. Unsure means doubtful, never nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from redactor.formats.scan.pose import Box, around, share
from redactor.formats.scan.seen import Seen, letters, lies

SURE: Final = 60.0
SAME_PLACE: Final = 0.5
_VERY_SURE: Final = 93.0
_LINE_REACH: Final = 0.4
_OVERLAP: Final = 0.25
_FLATTEST: Final = 5


def aligned(first: Sequence[Seen], second: Sequence[Seen]) -> tuple[tuple[Seen, ...], tuple[Seen, ...]]:
    """Give words that both readings saw in one place one box, so that they are one place."""
    firsts, seconds = list(first), list(second)
    for number, one in enumerate(seconds):
        near = [index for index, other in enumerate(firsts) if share(one.box, other.box) > SAME_PLACE]
        rivals = [other for other in seconds if near and share(other.box, firsts[near[0]].box) > SAME_PLACE]
        if len(near) == 1 and len(rivals) == 1:
            box = _common(firsts[near[0]], one)
            firsts[near[0]] = replace(firsts[near[0]], box=box)
            seconds[number] = replace(one, box=box)
    return tuple(firsts), tuple(seconds)


def in_lines(first: Sequence[Seen], second: Sequence[Seen]) -> tuple[tuple[Seen, ...], tuple[Seen, ...]]:
    """Make boxes as high as their line, so that a box does not tell which letters it covers."""
    firsts, seconds = line_high(first), line_high(second)
    shared = {word.box: high.box for word, high in zip(first, firsts, strict=True)}
    kept = [
        replace(high, box=shared.get(word.box, high.box)) for word, high in zip(second, seconds, strict=True)
    ]
    return tuple(firsts), tuple(kept)


def line_high(words: Sequence[Seen]) -> list[Seen]:
    """Give each word a box as high as its line, within reason."""
    lines: dict[tuple[int, int], list[Box]] = {}
    for word in words:
        lines.setdefault(word.order, []).append(word.box)
    high = []
    for word in words:
        left, top, right, bottom = word.box
        if lies(word):
            high.append(word)
            continue
        reach = round(_LINE_REACH * (bottom - top))
        line = around(lines[word.order])
        high.append(replace(word, box=(left, max(line[1], top - reach), right, min(line[3], bottom + reach))))
    return high


def _common(one: Seen, other: Seen) -> Box:
    """Return the box around both, or that of the surer one where the other's reaches into other lines."""
    heights = sorted(word.box[3] - word.box[1] for word in (one, other))
    if heights[1] <= 1.4 * heights[0]:
        return around([one.box, other.box])
    return max((one, other), key=lambda word: word.confidence).box


def judged(first: Sequence[Seen], second: Sequence[Seen]) -> tuple[list[Seen], list[Box]]:
    """Return the words that are certain, and the boxes of those that are not."""
    sure: list[Seen] = []
    doubtful: list[Box] = []
    for words, others in ((first, second), (second, first)):
        for word in words:
            if not letters(word.text):
                continue
            if _certain(word, [other for other in others if share(word.box, other.box) > SAME_PLACE]):
                sure.append(word)
            elif len(letters(word.text)) >= 2 and word.confidence > 0 and not _is_flat(word.box):
                doubtful.append(word.box)
    return sure, [box for box in doubtful if not any(share(box, word.box) > SAME_PLACE for word in sure)]


def _is_flat(box: Box) -> bool:
    """Say whether a box is too low for letters: what was "read" there is a rule."""
    return min(box[3] - box[1], box[2] - box[0]) < _FLATTEST


def _certain(word: Seen, others: Sequence[Seen]) -> bool:
    """Of two readings that agree one may be unsure; one alone, or against the other, must be sure.

    A scribble is read as the same "gh" twice, and not surely.
    """
    same = letters(word.text)
    there = "".join(letters(other.text) for other in sorted(others, key=lambda seen: seen.box[0]))
    if same in there:
        best = max(word.confidence, *(other.confidence for other in others))
        return word.confidence >= SURE / 2 and best >= SURE
    if any(letters(other.text) for other in others):
        return word.confidence >= _VERY_SURE
    return word.confidence >= SURE


def within(boxes: Iterable[Box], size: tuple[int, int]) -> list[Box]:
    """Cut boxes to the picture, and join those that overlap: one stretch of writing is counted once."""
    width, height = size
    joined: list[Box] = []
    for a, b, c, d in sorted(boxes):
        box = (max(0, a), max(0, b), min(width, c), min(height, d))
        if box[0] >= box[2] or box[1] >= box[3]:
            continue
        over = [other for other in joined if share(box, other) > _OVERLAP]
        joined = [other for other in joined if other not in over] + [around([box, *over])]
    return sorted(joined, key=lambda box: (box[1], box[0]))


def agreed(third: Sequence[Seen], others: Sequence[Seen]) -> tuple[list[Seen], list[Seen]]:
    """Return the words a third reading confirms, and the third reading with the places of those words."""
    confirmed: list[Seen] = []
    placed: list[Seen] = []
    for word in third:
        same = [
            other
            for other in others
            if letters(word.text) == letters(other.text) and share(word.box, other.box) > SAME_PLACE
        ]
        # Two readings may well agree on what is no word at all: one of them must be sure.
        confirmed += [
            other for other in same if letters(other.text) and max(word.confidence, other.confidence) >= SURE
        ]
        placed.append(replace(word, box=same[0].box) if same else word)
    return confirmed, placed
