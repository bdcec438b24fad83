"""What is ink and what is paper, and which ink looks like words.

Takes a levelled picture, gives grey pictures and boxes. It does not read: it tells where something that
may be writing was not read.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter

from redactor.formats.scan.pose import Box, around

Mask = NDArray[np.bool_]
_BLOCK: Final = 16
_WIDE: Final = 2
_SIDE: Final = 1800
_PAGE: Final = 1000
_SPECKLED: Final = 0.2
_LEAST: Final = 5
_LOWEST: Final = 7
_LINES: Final = 230
_TALLEST: Final = 160
_SHELF: Final = 32
_NEIGHBOURS: Final = 12
_LYING: Final = 1.3
_STANDING: Final = 1.8
_PLAIN: Final = 24.0
_FAINTEST: Final = 3.0
_DARK: Final = 80.0
_TILT_SIDE: Final = 1200
_SAMPLES: Final = 60_000
_STEEPEST: Final = 15.0


@dataclass(frozen=True, slots=True)
class Ink:
    """`mask` is where ink is, in a picture reduced by `factor`; `contrast` is ink on white, full size."""

    mask: Mask
    factor: int
    contrast: Image.Image

    def share(self, box: Box) -> float:
        """Return how much of a box of the full picture is ink: 0 to 1."""
        left, top, right, bottom = (max(0, side // self.factor) for side in box)
        crop = self.mask[top : bottom + 1, left : right + 1]
        return float(crop.mean()) if crop.size else 0.0


def ink_of(picture: Image.Image) -> Ink:
    """Find the ink, dark on light or light on dark, of any colour, however faint."""
    distance = _distance(picture)
    sample = distance[::3, ::3]
    noise = float(np.median(sample))
    floor = max(_PLAIN, 6.0 * noise + 2.0)
    # Dark pictures and boxes must not make faint words fainter: beyond a certain distance all ink is black.
    top = max(2 * floor, min(_DARK, float(np.percentile(sample, 99.7))))
    stretched = np.clip((distance.astype(np.float32) - noise) * (255.0 / (top - noise)), 0, 255)
    factor = max(1, round(max(picture.size) / _SIDE))
    reduced = np.asarray(Image.fromarray(distance).reduce(factor)) if factor > 1 else distance
    mask = reduced > floor
    if noise < 1.0:  # clean paper: look for the faintest ink too
        mask = np.logical_or(mask, np.logical_and(reduced > _FAINTEST, ~_near(mask)))
    contrast = Image.fromarray(255 - stretched.astype(np.uint8))
    calm = np.asarray(Image.fromarray(mask).filter(ImageFilter.MedianFilter(3)), dtype=np.bool_)
    speckled = np.logical_and(mask, ~calm).sum() > _SPECKLED * mask.sum()
    if speckled and max(mask.shape) >= _PAGE:  # a bad fax; in a small picture it would be thin letters
        mask, contrast = calm, contrast.filter(ImageFilter.MedianFilter(3))
    return Ink(_without_rules(mask), factor, contrast)


def _near(mask: Mask) -> Mask:
    """Return what lies close to ink: there, what is faint comes from compressing the picture."""
    height, width = mask.shape
    padded = np.pad(mask, ((0, -height % _BLOCK), (0, -width % _BLOCK)))
    rows, columns = padded.shape[0] // _BLOCK, padded.shape[1] // _BLOCK
    blocks: Mask = np.any(padded.reshape(rows, _BLOCK, columns, _BLOCK), axis=(1, 3))
    wide = np.pad(blocks, 1)
    grown: Mask = np.zeros_like(blocks)
    for down in range(3):
        for across in range(3):
            grown |= wide[down : down + rows, across : across + columns]
    return grown.repeat(_BLOCK, axis=0).repeat(_BLOCK, axis=1)[:height, :width]


def _distance(picture: Image.Image) -> Any:
    """Return how far each point is from the paper around it, in its most telling colour."""
    channels = [_off_paper(channel) for channel in picture.split()]
    return np.max(np.stack(channels), axis=0).astype(np.uint8)


def _off_paper(channel: Image.Image) -> Any:
    points = np.asarray(channel, dtype=np.int16)
    height, width = points.shape
    padded = np.pad(points, ((0, -height % _BLOCK), (0, -width % _BLOCK)), mode="edge")[::2, ::2]
    half = _BLOCK // 2
    blocks = padded.reshape(padded.shape[0] // half, half, padded.shape[1] // half, half)
    middle = np.median(blocks, axis=(1, 3))
    # Shades go on beyond the edge as they come to it, or the filter would bend them there.
    if min(middle.shape) > _WIDE:
        middle = np.pad(middle, _WIDE, mode="reflect", reflect_type="odd")
    else:
        middle = np.pad(middle, _WIDE, mode="edge")
    filtered = Image.fromarray(np.clip(middle, 0, 255).astype(np.uint8)).filter(ImageFilter.MedianFilter(5))
    paper = filtered.crop((_WIDE, _WIDE, filtered.width - _WIDE, filtered.height - _WIDE))
    size = (paper.width * _BLOCK, paper.height * _BLOCK)
    # Smooth paper for shades that change slowly, paper in steps beside hard edges: the closer one counts.
    ways = (Image.Resampling.BILINEAR, Image.Resampling.NEAREST)
    papers = [np.asarray(paper.resize(size, way), dtype=np.int16)[:height, :width] for way in ways]
    return np.minimum(np.abs(points - papers[0]), np.abs(points - papers[1])).astype(np.uint8)


def _without_rules(mask: Mask) -> Mask:
    """Leave out long straight lines: borders of tables and forms, rules, dark margins.

    A line that is a little crooked comes in steps: a point above or below counts as on it.
    """
    rules = np.logical_or(_runs(_thick(mask), 90), _runs(_thick(mask.T), 90).T)
    return np.logical_and(mask, ~rules)


def _thick(mask: Mask) -> Mask:
    """Return the mask with a point more above and below."""
    thick: Mask = mask.copy()
    thick[1:] |= mask[:-1]
    thick[:-1] |= mask[1:]
    return thick


def _runs(mask: Mask, length: int) -> Mask:
    """Return the points that lie in an unbroken horizontal run of at least `length`."""
    height, width = mask.shape
    if width < length:
        return np.zeros_like(mask)
    sums = np.concatenate((np.zeros((height, 1), np.int32), np.cumsum(mask, axis=1, dtype=np.int32)), axis=1)
    starts = (sums[:, length:] - sums[:, :-length]) == length
    marks = np.zeros((height, width + 1), np.int32)
    marks[:, : starts.shape[1]] += starts
    marks[:, length : length + starts.shape[1]] -= starts
    return np.cumsum(marks, axis=1)[:, :width] > 0


def tilt_of(picture: Image.Image) -> float:
    """Return by how many degrees the picture must be turned counter-clockwise for its lines to be level."""
    mask = ink_of(picture.reduce(max(1, round(max(picture.size) / _TILT_SIDE)))).mask
    down, across = np.nonzero(mask)
    if len(down) < 200:
        return 0.0
    step = max(1, len(down) // _SAMPLES)
    down, across = down[::step].astype(np.float32), across[::step].astype(np.float32)

    def score(degrees: float) -> float:
        rows = np.round(down - across * np.tan(np.radians(degrees))).astype(np.int64)
        counts = np.bincount(rows - rows.min())
        return float(np.square(np.diff(counts.astype(np.float64))).sum())

    level = score(0.0)
    coarse = max(np.arange(-_STEEPEST, _STEEPEST + 0.1, 0.5), key=lambda angle: score(float(angle)))
    fine = max(np.arange(coarse - 0.5, coarse + 0.51, 0.1), key=lambda angle: score(float(angle)))
    better = score(float(fine)) > 1.15 * level
    return round(float(fine), 1) if better and abs(fine) >= 0.25 else 0.0


def unread(ink: Ink, read: Iterable[Box]) -> list[Box]:
    """Return the boxes, in the full picture, of ink that looks like words and lies in no box of `read`."""
    left = ink.mask.copy()
    for box in read:
        margin = 2 + round(0.2 * (box[3] - box[1]) / ink.factor)
        x0, y0, x1, y1 = (round(side / ink.factor) for side in box)
        left[max(0, y0 - margin) : y1 + margin, max(0, x0 - margin) : x1 + margin] = False
    lowest = max(_LOWEST, max(left.shape) // _LINES)
    groups = _grouped([box for box in _blobs(left) if _glyph_size(box)])
    return [
        (box[0] * ink.factor, box[1] * ink.factor, box[2] * ink.factor, box[3] * ink.factor)
        for box in groups
        if _like_words(left[box[1] : box[3], box[0] : box[2]], lowest)
    ]


def _glyph_size(box: Box) -> bool:
    width, height = box[2] - box[0], box[3] - box[1]
    return max(width, height) >= _LEAST and min(width, height) <= _TALLEST


def _like_words(crop: Mask, lowest: int) -> bool:
    """Say whether ink in a box has the shape of a word: longer than high, several strokes, not solid."""
    height, width = crop.shape
    short, long = sorted((height, width))
    # A single letter or digit is higher than it is wide: standing, only what is longer may be a word.
    if not lowest <= short <= _TALLEST or long < (_STANDING if height > width else _LYING) * short:
        return False
    along = crop if width > height else crop.T
    starts = (np.diff(along.astype(np.int8), axis=1, prepend=0) == 1).sum(axis=1)
    strokes = float(np.percentile(starts, 80))
    return strokes >= 3 and 0.04 < float(crop.mean()) < 0.75


def _blobs(mask: Mask) -> list[Box]:
    """Return the boxes of connected ink, with gaps of some four points bridged."""
    if not mask.any():
        return []
    height, width = mask.shape
    cells = np.pad(mask, ((0, height % 2), (0, width % 2)))
    small: Mask = np.any(cells.reshape(cells.shape[0] // 2, 2, cells.shape[1] // 2, 2), axis=(1, 3))
    grown: Mask = small.copy()
    grown[:, 1:] |= small[:, :-1]
    grown[:, :-1] |= small[:, 1:]
    boxes = _connected(grown)
    # Less the width by which they were grown, so that a speck stays a speck.
    return [
        (max(0, 2 * x0 + 2), 2 * y0, max(2 * x0 + 3, min(width, 2 * x1 - 2)), min(height, 2 * y1))
        for x0, y0, x1, y1 in boxes
    ]


def _connected(mask: Mask) -> list[Box]:
    """Return the boxes of connected regions: runs of each row, joined with those they touch above."""
    edges = np.diff(mask.astype(np.int8), axis=1, prepend=0, append=0)
    rows, starts = np.nonzero(edges == 1)
    _, ends = np.nonzero(edges == -1)
    root = list(range(len(rows)))

    def find(run: int) -> int:
        while root[run] != run:
            root[run] = root[root[run]]
            run = root[run]
        return run

    first = np.searchsorted(rows, np.arange(mask.shape[0] + 1)).tolist()
    lefts, rights = starts.tolist(), ends.tolist()
    for row in range(1, mask.shape[0]):
        above, stop = first[row - 1], first[row]
        for run in range(first[row], first[row + 1]):
            while above < stop and rights[above] < lefts[run]:
                above += 1
            other = above
            while other < stop and lefts[other] <= rights[run]:
                root[find(run)] = find(other)
                other += 1
    found: dict[int, list[int]] = {}
    for run, row in enumerate(rows.tolist()):
        box = found.setdefault(find(run), [lefts[run], row, rights[run], row + 1])
        box[0], box[2], box[3] = min(box[0], lefts[run]), max(box[2], rights[run]), row + 1
    return [(a, b, c, d) for a, b, c, d in found.values()]


def _grouped(boxes: list[Box]) -> list[Box]:
    """Join boxes that stand next to one another on a line."""
    groups: list[Box] = []
    shelves: dict[int, list[int]] = {}  # groups by height on the page, so that few are compared
    for box in sorted(boxes):
        near = [index for shelf in _shelves(box) for index in shelves.get(shelf, ())[-_NEIGHBOURS:]]
        home = next((index for index in sorted(near, reverse=True) if _beside(groups[index], box)), None)
        if home is None:
            home = len(groups)
            groups.append(box)
        else:
            groups[home] = around([groups[home], box])
        for shelf in _shelves(box):
            shelves.setdefault(shelf, []).append(home)
    return groups


def _shelves(box: Box) -> range:
    return range(box[1] // _SHELF, box[3] // _SHELF + 1)


def _beside(group: Box, box: Box) -> bool:
    heights = (group[3] - group[1], box[3] - box[1])
    shared = min(box[3], group[3]) - max(box[1], group[1])
    return shared > 0.5 * min(heights) and box[0] - group[2] < 1.2 * max(heights)


def grey_of(picture: Image.Image) -> Image.Image:
    """Return the picture in grey, contrast stretched, dark on light."""
    from PIL import ImageOps

    grey: Any = ImageOps.autocontrast(picture.convert("L"))
    points = np.asarray(grey)
    return ImageOps.invert(grey) if float(np.median(points)) < 110 else grey
