"""Paints over places in a picture: the points are gone, and the box says little about what was there.

      ...lives at |14 Rose Lane| with...      words of one row become one box, with a margin;
      ...lives at ##[withheld]## with...      over blank paper it grows to a coarse step of width

Takes a plain picture and boxes; changes the picture. It does not move the words beside a box.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from redactor.formats.scan.ink import ink_of
from redactor.formats.scan.pose import Box, Point, Pose, around

_STEP: Final = 6
_LABEL_SHARE: Final = 110
_LEAST_LABEL: Final = 9
_COARSE: Final = 12
_CUT_LETTER: Final = 1.5
_STROKE: Final = 2
_STROKE_SHARE: Final = 0.05
_WORD_GAP: Final = 2.0
_MARGIN: Final = 0.14
_SIDE_MARGIN: Final = 0.04


@dataclass(frozen=True, slots=True)
class Cover:
    """Words of one mark in one pose, and the label that takes their place; doubtful places have none."""

    pose: Pose
    boxes: tuple[Box, ...]
    label: str


@dataclass(frozen=True, slots=True)
class Painted:
    """One row that was painted: its corners in the picture, and its label if it is the first of its mark."""

    pose: Pose
    corners: tuple[Point, ...]
    label: str


def paint(picture: Image.Image, covers: Iterable[Cover]) -> tuple[Painted, ...]:
    """Paint every cover black, with its label in white where it fits; return what was painted."""
    inks: dict[Pose, tuple[NDArray[np.bool_], int]] = {}
    draw = ImageDraw.Draw(picture)
    painted: list[Painted] = []
    for cover in covers:
        if cover.pose not in inks:
            ink = ink_of(cover.pose.level(picture))
            inks[cover.pose] = ink.mask, ink.factor
        for number, row in enumerate(_rows(cover.boxes)):
            box = _grown(row, *inks[cover.pose]) if cover.label else _padded(row)
            corners = cover.pose.to_source(box, picture.size)
            draw.polygon(corners, fill=_colour(picture, 0), outline=_colour(picture, 0))
            painted.append(Painted(cover.pose, corners, "" if number else cover.label))
    for one in painted:
        _write(picture, one.pose, one.corners, one.label)
    return tuple(painted)


def _colour(picture: Image.Image, shade: int) -> int | tuple[int, int, int]:
    return shade if picture.mode == "L" else (shade, shade, shade)


def _rows(boxes: Sequence[Box]) -> list[Box]:
    """Join boxes of one row, with the gaps between them: nobody counts the words."""
    rows: list[Box] = []
    for box in sorted(boxes):
        height = box[3] - box[1]
        for index, row in enumerate(rows):
            shared = min(row[3], box[3]) - max(row[1], box[1])
            near = box[0] - row[2] < _WORD_GAP * max(height, row[3] - row[1])
            if near and shared > 0.4 * min(height, row[3] - row[1]):
                rows[index] = around([row, box])
                break
        else:
            rows.append(box)
    return rows


def _padded(box: Box) -> Box:
    """Return the box with a margin, its height in coarse steps: a letter like g must not show in it."""
    height = box[3] - box[1]
    margin = 2 + round(_MARGIN * height)
    spare = -(height + 2 * margin) % _COARSE
    top, bottom = box[1] - margin - spare // 2, box[3] + margin + spare - spare // 2
    # Less at the sides: the gap to the next word is narrow, and half a letter of it helps nobody.
    side = 1 + round(_SIDE_MARGIN * height)
    return box[0] - side, top, box[2] + side, bottom


def _grown(row: Box, mask: NDArray[np.bool_], factor: int) -> Box:
    """Pad a row, take in letters that reach out of it, then widen it over blank paper to a full step."""
    left, top, right, bottom = _padded(row)
    height = bottom - top
    rows = mask[max(0, top // factor) : max(1, -(-bottom // factor))]
    band = rows.sum(axis=0) >= max(_STROKE, _STROKE_SHARE * len(rows))  # less is a speck
    columns = np.repeat(band, factor)
    reach = round(_CUT_LETTER * height)
    right += _inked(columns[max(0, right) : right + reach])
    left -= _inked(columns[max(0, left - reach) : max(0, left)][::-1])
    wanted = math.ceil((right - left) / (_STEP * height)) * _STEP * height
    gap = height // 4
    blank = _blank(columns[max(0, right) : right + wanted + gap], wanted) - gap
    right += max(0, min(wanted - (right - left), blank))
    blank = _blank(columns[max(0, left - wanted) : max(0, left)][::-1], wanted) - gap
    left -= max(0, min(wanted - (right - left), blank))
    return left, top, right, bottom


def _inked(columns: NDArray[np.bool_]) -> int:
    """Return how many columns from the start on hold ink without a break."""
    blank = np.nonzero(~columns)[0]
    return int(blank[0]) if len(blank) else len(columns)


def _blank(columns: NDArray[np.bool_], most: int) -> int:
    inked = np.nonzero(columns)[0]
    return int(inked[0]) if len(inked) else min(most, len(columns))


def _write(picture: Image.Image, pose: Pose, corners: Sequence[Point], label: str) -> None:
    """Write the label, of one size in the whole picture, turned as the words were, where it fits."""
    size = max(_LEAST_LABEL, max(picture.size) // _LABEL_SHARE)
    font = ImageFont.load_default(size)
    across = [x for x, _ in corners]
    down = [y for _, y in corners]
    middle = (sum(across) / 4, sum(down) / 4)
    sides = math.dist(corners[0], corners[1]), math.dist(corners[1], corners[2])
    width, tall = math.ceil(font.getlength(label)) + 4, round(size * 1.3)
    if not label or width > sides[0] or tall > sides[1] + 2:
        return
    patch = Image.new("L", (width, tall), 0)
    ImageDraw.Draw(patch).text((2, 0), label, fill=255, font=font)
    # The pose turned the picture to be read; the label is turned back the same way.
    if pose.quarter:
        patch = patch.rotate(-pose.quarter, expand=True)
    picture.paste(
        patch.convert(picture.mode), (round(middle[0] - patch.width / 2), round(middle[1] - patch.height / 2))
    )
