"""Writing that runs aslant, about half way between level and upright: found by turning what was not read.

Takes the ink of a levelled picture and what of it is accounted for; gives boxes. It does not read: text
recognition cannot, whichever way the picture is turned in quarters.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

import numpy as np
from PIL import Image

from redactor.formats.scan.ink import Ink, Mask, unread
from redactor.formats.scan.pose import Box, Pose

_ANGLES: Final = (38.0, -38.0, 62.0, -62.0)
_LEAST: Final = 150
_CALM: Final = 0.6
_PAPER: Final = 225
_LONG: Final = 2.5
_FEWEST: Final = 20
_STRAIGHT: Final = 2.0


def slanting(ink: Ink, known: Iterable[Box], size: tuple[int, int]) -> list[Box]:
    """Return the boxes, in a picture of this size, of ink that looks like words when it is turned."""
    left = ink.mask.copy()
    for box in known:
        x0, y0, x1, y1 = (round(side / ink.factor) for side in box)
        left[max(0, y0 - 2) : y1 + 2, max(0, x0 - 2) : x1 + 2] = False
    if int(left.sum()) < _LEAST:
        return []
    mask = Image.fromarray(left)
    paper = ink.contrast.resize(mask.size, Image.Resampling.BOX)
    found: list[Box] = []
    for angle in _ANGLES:
        pose = Pose(0, angle)
        turned = Ink(_turned(mask, angle), 1, _turned_grey(paper, angle))
        for box in unread(turned, ()):
            if _is_long(box) and _on_paper(turned.contrast, box) and not _is_stroke(turned.mask, box):
                corners = pose.to_source(box, mask.size)
                found.append(_box(corners, ink.factor, size))
    return found


def _turned(mask: Image.Image, angle: float) -> Any:
    return np.asarray(mask.rotate(angle, Image.Resampling.NEAREST, expand=True), dtype=np.bool_)


def _turned_grey(paper: Image.Image, angle: float) -> Image.Image:
    return paper.rotate(angle, Image.Resampling.NEAREST, expand=True, fillcolor=255)


def _is_long(box: Box) -> bool:
    return box[2] - box[0] > _LONG * (box[3] - box[1])


def _is_stroke(mask: Mask, box: Box) -> bool:
    """Say whether all ink of a box lies on one straight line: something was struck out, or ruled."""
    down, across = np.nonzero(mask[box[1] : box[3], box[0] : box[2]])
    if len(down) < _FEWEST:
        return True
    slope, start = np.polyfit(across, down, 1)
    return float(np.std(down - (slope * across + start))) < _STRAIGHT


def _on_paper(paper: Image.Image, box: Box) -> bool:
    """Say whether the ink stands on even paper, as writing does; in a photograph little is even."""
    margin = (box[3] - box[1]) // 2
    crop = paper.crop((box[0] - margin, box[1] - margin, box[2] + margin, box[3] + margin))
    return float((np.asarray(crop) > _PAPER).mean()) > _CALM


def _box(corners: Iterable[tuple[float, float]], factor: int, size: tuple[int, int]) -> Box:
    points = list(corners)
    across, down = [x * factor for x, _ in points], [y * factor for _, y in points]
    return (
        max(0, int(min(across))), max(0, int(min(down))),
        min(size[0], int(max(across)) + 1), min(size[1], int(max(down)) + 1),
    )  # fmt: skip
