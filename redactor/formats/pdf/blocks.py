"""Orders a page's lines the way columns are read: a column down, then the next one.

Takes lines; gives groups of line numbers, one a block. It does not promise to be right about
every layout: it is one reading order among several.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from redactor.formats.pdf.geometry import Box, join

_CLOSE: Final = 1.1
_WIDE: Final = 9.0


@dataclass(slots=True)
class Block:
    """Lines that stand below one another. The box is along and down: y grows downwards."""

    lines: list[int]
    box: Box
    last: Box
    size: float


def blocks_of(boxes: list[tuple[int, Box, float]]) -> list[list[int]]:
    """Group lines (number, box along and down, size) into blocks, in column order."""
    blocks: list[Block] = []
    active: list[Block] = []
    for number, box, size in sorted(boxes, key=lambda entry: (entry[1][3], entry[1][0])):
        active = [block for block in active if box[1] - block.last[3] < 3 * max(size, block.size)]
        home = _home(active, box, size)
        if home is None:
            home = Block([], box, box, size)
            blocks.append(home)
            active.append(home)
        home.lines.append(number)
        home.box, home.last, home.size = join(home.box, box), box, size
    return [block.lines for block in _order(blocks, 0)]


def _home(blocks: list[Block], box: Box, size: float) -> Block | None:
    """Return the nearest block right above this line that shares its width."""
    best = None
    for block in blocks:
        above = block.last
        shared = min(above[2], box[2]) - max(above[0], box[0])
        narrow = min(above[2] - above[0], box[2] - box[0])
        gap = box[1] - above[3]
        same_size = max(size, block.size) < 1.35 * min(size, block.size)
        fits = shared > 0.3 * narrow and -0.5 * size < gap < _CLOSE * size and same_size
        if fits and (best is None or above[3] > best.last[3]):
            best = block
    return best


def _order(blocks: list[Block], depth: int) -> list[Block]:
    """Read columns one after the other where a vertical cut exists, else rows of blocks."""
    if len(blocks) < 2 or depth > 20:
        return sorted(blocks, key=lambda block: (block.box[1], block.box[0]))
    columns = _cut(blocks, 0)
    if len(columns) > 1:
        return [block for column in columns for block in _order(column, depth + 1)]
    bands = _merge(_cut(blocks, 1))
    if len(bands) > 1:
        return [block for band in bands for block in _order(band, depth + 1)]
    return sorted(blocks, key=lambda block: (block.box[1], block.box[0]))


def _cut(blocks: list[Block], axis: int) -> list[list[Block]]:
    """Split where a straight gap runs between the blocks, across `axis`."""
    parts: list[list[Block]] = []
    reach = 0.0
    for block in sorted(blocks, key=lambda entry: entry.box[axis]):
        if parts and block.box[axis] < reach - 0.5:
            parts[-1].append(block)
            reach = max(reach, block.box[axis + 2])
        else:
            parts.append([block])
            reach = block.box[axis + 2]
    return parts


def _merge(bands: list[list[Block]]) -> list[list[Block]]:
    """Join neighbouring bands that are columns side by side all the way down."""
    merged: list[list[Block]] = []
    for band in bands:
        if merged and len(_cut(merged[-1], 0)) > 1 and len(_cut(band, 0)) > 1:
            together = merged[-1] + band
            if len(_cut(together, 0)) > 1:
                merged[-1] = together
                continue
        merged.append(band)
    return merged
