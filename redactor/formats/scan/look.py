"""Reads one frame: upright or turned, level, twice by different means, and says what it could not read.

Takes a plain picture and an engine; gives words with their places, and boxes of writing that nobody is
certain of. It does not promise to know handwriting: it promises to notice it.
"""

from __future__ import annotations

import io
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from statistics import median
from typing import Final

from PIL import Image

from redactor.formats.scan.codes import Code, codes_in
from redactor.formats.scan.ink import grey_of, ink_of, tilt_of, unread
from redactor.formats.scan.pose import Box, Point, Pose, around, share
from redactor.model.errors import Late
from redactor.outside.ocr import Engine, Word

_SURE: Final = 60.0
_VERY_SURE: Final = 80.0
_ALONE: Final = 75.0
_GOOD_SIDE: Final = 1000
_LETTER_HEIGHT: Final = 30.0
_MOST_POINTS: Final = 12_000_000
_ENOUGH_POINTS: Final = 4_500_000
_SMALLEST_SCALE: Final = 0.6
_OVERLAP: Final = 0.25
_LEAST_INK: Final = 0.03
_LINE_REACH: Final = 0.4
_SAME_PLACE: Final = 0.5
_FAIR: Final = 75.0
_LEAST_LETTERS: Final = 8


@dataclass(frozen=True, slots=True)
class Seen:
    """A word read in a pose; `box` is in the levelled picture. `order` is block and line."""

    text: str = field(repr=False)
    box: Box
    confidence: float
    order: tuple[int, int]
    pose: Pose

    def corners(self, size: tuple[int, int]) -> tuple[Point, ...]:
        """Return the corners in the source picture of this size."""
        return self.pose.to_source(self.box, size)


@dataclass(frozen=True, slots=True)
class Look:
    """What was seen in a frame: `first` and `second` are two readings of one pose, `turned` of others.

    `doubtful` are boxes of the pose's levelled picture where writing could not be read with certainty.
    """

    pose: Pose
    first: tuple[Seen, ...] = ()
    second: tuple[Seen, ...] = ()
    turned: tuple[tuple[Seen, ...], ...] = ()
    doubtful: tuple[Box, ...] = ()
    codes: tuple[Code, ...] = ()


def look_at(picture: Image.Image, engine: Engine) -> Look:
    """Read a picture. Raises what the engine raises."""
    if min(picture.size) < _LEAST_LETTERS or _even(picture):
        return Look(Pose())
    pose, first = _upright(picture, engine)
    level = pose.level(picture)
    ink = ink_of(level)
    second = _read(ink.contrast, pose, engine, 11, _scale(level, first))
    first, second = _in_lines(*_aligned(first, second))
    codes = codes_in(picture)
    known = [pose.from_source(code.corners, picture.size) for code in codes]
    sure, doubtful = _judged(first, second)
    left = unread(ink, [*known, *(word.box for word in sure)])
    turned: list[tuple[Seen, ...]] = []
    for quarter in (90, 270, 180):
        if not left:
            break
        other = Pose((pose.quarter + quarter) % 360, pose.tilt)
        # Turning and levelling can be done in either order.
        sideways = Pose(quarter).level(ink.contrast)
        words = _lying_in(
            _read_if_it_can(sideways, other, engine, _scale(level, first)), left, pose, picture.size
        )
        if words:
            turned.append(words)
            known += [pose.from_source(word.corners(picture.size), picture.size) for word in words]
            left = unread(ink, [*known, *(word.box for word in sure)])
    doubtful = [
        box for box in doubtful if not any(share(box, other) > _SAME_PLACE for other in (*known, *left))
    ]
    return Look(pose, first, second, tuple(turned), tuple(_within([*doubtful, *left], level.size)), codes)


def _even(picture: Image.Image) -> bool:
    extremes = [channel.getextrema() for channel in picture.split()]
    return all(low == high for low, high in extremes)


def _upright(picture: Image.Image, engine: Engine) -> tuple[Pose, tuple[Seen, ...]]:
    """Return the pose in which the picture reads best, and its first reading."""
    best: tuple[float, Pose, tuple[Seen, ...]] = (-1.0, Pose(), ())
    for quarter, prepared in _TRIES:
        pose = Pose(quarter, tilt_of(Pose(quarter).level(picture)))
        level = prepared(pose.level(picture))
        words = _read(level, pose, engine, 3, _first_scale(level))
        score = sum(_letters(word.text) * max(0.0, word.confidence - 50) for word in words)
        if score > best[0]:
            best = (score, pose, words)
        if _reads_well(words):
            break
    return best[1], best[2]


def _contrast(picture: Image.Image) -> Image.Image:
    return ink_of(picture).contrast


_TRIES: Final = ((0, grey_of), (0, _contrast), (90, grey_of), (270, grey_of), (180, grey_of))
"""Turns and preparations tried one after the other, until one reads well."""


def _reads_well(words: Sequence[Seen]) -> bool:
    letters = sum(_letters(word.text) for word in words)
    weighed = sum(_letters(word.text) * word.confidence for word in words)
    return letters >= _LEAST_LETTERS and weighed / letters >= _FAIR


def _letters(text: str) -> int:
    return sum(character.isalnum() for character in text)


def _first_scale(picture: Image.Image) -> float:
    """Return the scale of the first reading: small pictures are enlarged, large ones made smaller."""
    points = picture.width * picture.height
    return min(max(1.0, min(4.0, _GOOD_SIDE / max(picture.size))), math.sqrt(_ENOUGH_POINTS / points))


def _scale(picture: Image.Image, words: Sequence[Seen]) -> float:
    """Return the scale that brings the letters seen so far to the size that is read best."""
    heights = [word.box[3] - word.box[1] for word in words if word.confidence >= _SURE]
    wanted = _LETTER_HEIGHT / median(heights) if heights else 1.5 * _first_scale(picture)
    most = math.sqrt(_MOST_POINTS / (picture.width * picture.height))
    return min(max(_SMALLEST_SCALE, min(wanted, 4.0)), most)


def _read(picture: Image.Image, pose: Pose, engine: Engine, mode: int, scale: float) -> tuple[Seen, ...]:
    large = picture
    if abs(scale - 1.0) > 0.05:
        size = (round(picture.width * scale), round(picture.height * scale))
        large = picture.resize(size, Image.Resampling.LANCZOS)
    across, down = large.width / picture.width, large.height / picture.height
    return tuple(_seen(word, pose, across, down) for word in engine.words(_pgm(large), mode))


def _read_if_it_can(picture: Image.Image, pose: Pose, engine: Engine, scale: float) -> tuple[Seen, ...]:
    """Read sparse words; what takes too long was not read, and the ink that is left is held anyway."""
    try:
        return _read(picture, pose, engine, 11, scale)
    except Late:
        return ()


def _seen(word: Word, pose: Pose, across: float, down: float) -> Seen:
    left, top, right, bottom = word.box
    box = (int(left / across), int(top / down), -int(-right // across), -int(-bottom // down))
    return Seen(word.text, box, word.confidence, (word.block, word.line), pose)


def _pgm(picture: Image.Image) -> bytes:
    out = io.BytesIO()
    picture.convert("L").save(out, "PPM")
    return out.getvalue()


def _aligned(first: Sequence[Seen], second: Sequence[Seen]) -> tuple[tuple[Seen, ...], tuple[Seen, ...]]:
    """Give words that both readings saw in one place one box, so that they are one place."""
    firsts, seconds = list(first), list(second)
    for number, one in enumerate(seconds):
        near = [index for index, other in enumerate(firsts) if share(one.box, other.box) > _SAME_PLACE]
        rivals = [other for other in seconds if near and share(other.box, firsts[near[0]].box) > _SAME_PLACE]
        if len(near) == 1 and len(rivals) == 1:
            box = _common(firsts[near[0]], one)
            firsts[near[0]] = replace(firsts[near[0]], box=box)
            seconds[number] = replace(one, box=box)
    return tuple(firsts), tuple(seconds)


def _in_lines(first: Sequence[Seen], second: Sequence[Seen]) -> tuple[tuple[Seen, ...], tuple[Seen, ...]]:
    """Make boxes as high as their line, so that a box does not tell which letters it covers."""
    firsts, seconds = _line_high(first), _line_high(second)
    shared = {word.box: high.box for word, high in zip(first, firsts, strict=True)}
    kept = [
        replace(high, box=shared.get(word.box, high.box)) for word, high in zip(second, seconds, strict=True)
    ]
    return tuple(firsts), tuple(kept)


def _line_high(words: Sequence[Seen]) -> list[Seen]:
    lines: dict[tuple[int, int], list[Box]] = {}
    for word in words:
        lines.setdefault(word.order, []).append(word.box)
    high = []
    for word in words:
        left, top, right, bottom = word.box
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


def _judged(first: Sequence[Seen], second: Sequence[Seen]) -> tuple[list[Seen], list[Box]]:
    """Return the words that are certain, and the boxes of those that are not."""
    sure: list[Seen] = []
    doubtful: list[Box] = []
    for words, others in ((first, second), (second, first)):
        for word in words:
            if _letters(word.text) == 0:
                continue
            if _certain(word, [other for other in others if share(word.box, other.box) > _SAME_PLACE]):
                sure.append(word)
            elif _letters(word.text) >= 2 and word.confidence > 0:
                doubtful.append(word.box)
    return sure, [box for box in doubtful if not any(share(box, word.box) > _SAME_PLACE for word in sure)]


def _certain(word: Seen, others: Sequence[Seen]) -> bool:
    """Two readings that agree may be unsure; one alone, or against the other, must be sure."""
    same = "".join(filter(str.isalnum, word.text))
    if any(same in "".join(filter(str.isalnum, other.text)) for other in others):
        return word.confidence >= _SURE / 2
    if any(other.confidence >= _SURE for other in others):
        return word.confidence >= _VERY_SURE
    return word.confidence >= _SURE


def _lying_in(
    words: Iterable[Seen], left: Sequence[Box], pose: Pose, size: tuple[int, int]
) -> tuple[Seen, ...]:
    """Keep words of a turned reading that lie where nothing was read upright and that are certain."""
    kept = []
    for word in words:
        box = pose.from_source(word.corners(size), size)
        certain = word.confidence >= _ALONE and _letters(word.text) >= 2
        if certain and any(share(box, other) > _SAME_PLACE for other in left):
            kept.append(word)
    return tuple(kept)


def _within(boxes: Iterable[Box], size: tuple[int, int]) -> list[Box]:
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
