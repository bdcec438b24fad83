"""Paints what is marked in each frame, and writes the frames as a new file of the same kind.

Takes opened sheets and marks; gives bytes. Only points and the resolution in whole dots are written.
"""

from __future__ import annotations

import io
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final

from PIL import Image

from redactor.formats.scan.frames import Frame, Sheets
from redactor.formats.scan.paint import Cover, Painted, paint
from redactor.formats.scan.places import spot
from redactor.formats.scan.pose import Box, Pose
from redactor.model.errors import CannotRedact
from redactor.model.finding import Mark

_OPTIONS: Final[dict[str, dict[str, Any]]] = {
    "JPEG": {"quality": 90, "subsampling": 0},
    "PNG": {"compress_level": 3},
    "WEBP": {"lossless": True},
    "TIFF": {"compression": "tiff_lzw"},
}
_ONE_FRAME: Final = frozenset(("JPEG", "BMP"))


def painted(
    sheets: Sheets, marks: Sequence[Mark], dropped: Sequence[str]
) -> tuple[Sheets, list[tuple[Painted, ...]]]:
    """Return the sheets with marks and dropped places painted over, and for each what was painted.

    Raises:
        CannotRedact: A mark has no place in these sheets.
    """
    covers: dict[int, list[Cover]] = defaultdict(list)
    for key in dropped:
        here = spot(key)
        covers[here.frame].append(Cover(here.pose, here.boxes, ""))
    for mark in marks:
        for (frame, pose), boxes in _places(mark).items():
            covers[frame].append(Cover(pose, boxes, mark.label))
    if any(not 0 <= frame < len(sheets.frames) for frame in covers):
        raise CannotRedact("A mark lies outside the picture")
    done = [_painted(frame, covers.get(number, [])) for number, frame in enumerate(sheets.frames)]
    return replace(sheets, frames=tuple(frame for frame, _ in done)), [places for _, places in done]


def _places(mark: Mark) -> dict[tuple[int, Pose], tuple[Box, ...]]:
    """Return the boxes of a mark by frame and pose; a mark on part of a word covers the whole word."""
    if not mark.places:
        raise CannotRedact("A mark has no place in the picture")
    found: dict[tuple[int, Pose], list[Box]] = defaultdict(list)
    for place in mark.places:
        here = spot(place.location.key)
        found[here.frame, here.pose] += here.boxes
    return {where: tuple(dict.fromkeys(boxes)) for where, boxes in found.items()}


def _painted(frame: Frame, covers: Sequence[Cover]) -> tuple[Frame, tuple[Painted, ...]]:
    if not covers:
        return frame, ()
    if not all(_inside(cover, box, frame.picture.size) for cover in covers for box in cover.boxes):
        raise CannotRedact("A mark lies outside the picture")
    picture = frame.picture.copy()
    places = paint(picture, covers)
    return replace(frame, picture=picture), places


def _inside(cover: Cover, box: Box, size: tuple[int, int]) -> bool:
    """Say whether the middle of a box lies in the picture; its edges may reach out a little."""
    corners = cover.pose.to_source(box, size)
    middle = (sum(x for x, _ in corners) / 4, sum(y for _, y in corners) / 4)
    return 0 <= middle[0] <= size[0] and 0 <= middle[1] <= size[1]


def saved(sheets: Sheets) -> bytes:
    """Return the bytes of a new file.

    Raises:
        CannotRedact: The frames do not fit into a file of this kind.
    """
    pictures = [_ready(frame, sheets.kind) for frame in sheets.frames]
    if len(pictures) > 1 and sheets.kind in _ONE_FRAME:
        raise CannotRedact("The picture has more frames than its kind of file can hold")
    options: dict[str, Any] = dict(_OPTIONS.get(sheets.kind, {}))
    if len(pictures) > 1:
        options |= {"save_all": True, "append_images": pictures[1:]}
    if sheets.frames[0].dpi is not None and sheets.kind not in {"GIF", "WEBP"}:
        options["dpi"] = sheets.frames[0].dpi
    out = io.BytesIO()
    try:
        pictures[0].save(out, sheets.kind, **options)
    except (OSError, ValueError, KeyError) as error:
        raise CannotRedact("The picture could not be written") from error
    return out.getvalue()


def _ready(frame: Frame, kind: str) -> Image.Image:
    """Return a fresh picture: nothing but points can come along."""
    fresh = Image.frombytes(frame.picture.mode, frame.picture.size, frame.picture.tobytes())
    return (
        fresh.convert("1", dither=Image.Dither.NONE) if frame.bilevel and kind in {"TIFF", "PNG"} else fresh
    )
