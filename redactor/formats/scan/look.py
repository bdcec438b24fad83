"""Reads one frame: upright or turned, level, twice by different means, and says what it could not read.

Takes a plain picture and an engine; gives words with their places, and boxes of writing that nobody is
certain of. It does not promise to know handwriting: it promises to notice it.
"""

from __future__ import annotations

import io
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Final

from PIL import Image

from redactor.formats.scan.codes import Code, codes_in
from redactor.formats.scan.ink import grey_of, ink_of, tilt_of, unread
from redactor.formats.scan.judge import SAME_PLACE, SURE, agreed, aligned, in_lines, judged, line_high, within
from redactor.formats.scan.pose import Box, Pose, share
from redactor.formats.scan.seen import Seen, letters, lies
from redactor.formats.scan.slant import slanting
from redactor.model.errors import Late
from redactor.outside.ocr import Engine, Word

_ALONE: Final = 75.0
_GOOD_SIDE: Final = 1000
_LETTER_HEIGHT: Final = 30.0
_MOST_POINTS: Final = 12_000_000
_ENOUGH_POINTS: Final = 4_500_000
_SMALLEST_SCALE: Final = 0.6
_LEAST_INK: Final = 0.03
_THIRD: Final = 1.3
_FAIR: Final = 75.0
_LEAST_LETTERS: Final = 8


@dataclass(frozen=True, slots=True)
class Look:
    """What was seen in a frame: `first` to `third` are readings of one pose, `turned` of others.

    The third is made only where the first two leave doubts.

    `doubtful` are boxes of the pose's levelled picture where writing could not be read with certainty.
    """

    pose: Pose
    first: tuple[Seen, ...] = ()
    second: tuple[Seen, ...] = ()
    third: tuple[Seen, ...] = ()
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
    first, second = in_lines(*aligned(first, second))
    codes = codes_in(picture)
    known = [pose.from_source(code.corners, picture.size) for code in codes]
    sure, doubtful = judged(first, second)
    third: list[Seen] = []
    if doubtful:
        again = _read(grey_of(level), pose, engine, 4, _THIRD * _scale(level, first))
        confirmed, third = agreed(line_high(again), (*first, *second))
        sure += confirmed
        doubtful = [
            box for box in doubtful if not any(share(box, word.box) > SAME_PLACE for word in confirmed)
        ]
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
        box
        for box in doubtful
        if ink.share(box) > _LEAST_INK
        and not any(share(box, other) > SAME_PLACE for other in (*known, *left))
    ]
    aslant = slanting(ink, [*known, *(word.box for word in sure), *doubtful, *left], level.size)
    doubts = within([*doubtful, *left, *aslant], level.size)
    return Look(pose, first, second, tuple(third), tuple(turned), tuple(doubts), codes)


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
        score = sum(
            len(letters(word.text)) * max(0.0, word.confidence - 50) for word in words if not lies(word)
        )
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
    # The engine reads words that lie on their side as well; then another turn is the right one.
    much = sum(len(letters(word.text)) for word in words)
    weighed = sum(len(letters(word.text)) * word.confidence for word in words if not lies(word))
    return much >= _LEAST_LETTERS and weighed / much >= _FAIR


def _first_scale(picture: Image.Image) -> float:
    """Return the scale of the first reading: small pictures are enlarged, large ones made smaller."""
    points = picture.width * picture.height
    return min(max(1.0, min(4.0, _GOOD_SIDE / max(picture.size))), math.sqrt(_ENOUGH_POINTS / points))


def _scale(picture: Image.Image, words: Sequence[Seen]) -> float:
    """Return the scale that brings the letters seen so far to the size that is read best."""
    heights = [word.box[3] - word.box[1] for word in words if word.confidence >= SURE]
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


def _lying_in(
    words: Iterable[Seen], left: Sequence[Box], pose: Pose, size: tuple[int, int]
) -> tuple[Seen, ...]:
    """Keep words of a turned reading that lie where nothing was read upright and that are certain."""
    kept = []
    for word in words:
        box = pose.from_source(word.corners(size), size)
        certain = word.confidence >= _ALONE and len(letters(word.text)) >= 2
        if certain and any(share(box, other) > SAME_PLACE for other in left):
            kept.append(word)
    return tuple(kept)
