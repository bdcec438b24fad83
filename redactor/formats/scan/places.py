"""The keys of places in a picture, and back: frame, pose and box, so that writing needs no second reading.

Takes words, gives locations; takes keys, gives spots. A key holds numbers only, never words.
"""

from __future__ import annotations

from dataclasses import dataclass

from redactor.formats.scan.pose import Box, Pose
from redactor.model.errors import CannotRedact
from redactor.model.text import Location


@dataclass(frozen=True, slots=True)
class Spot:
    """Boxes of the levelled picture of one frame in one pose."""

    frame: int
    pose: Pose
    boxes: tuple[Box, ...]


def location(frame: int, pose: Pose, boxes: tuple[Box, ...], label: str) -> Location:
    """Return the location of boxes in a frame; `frame` counts from 0."""
    places = ";".join(",".join(map(str, box)) for box in boxes)
    return Location(f"{frame}|{pose.quarter}|{pose.tilt}|{places}", label)


def spot(key: str) -> Spot:
    """Read a key.

    Raises:
        CannotRedact: It is no key of a place in a picture.
    """
    try:
        frame, quarter, tilt, places = key.split("|")
        boxes = tuple(_box(place) for place in places.split(";"))
        return Spot(int(frame), _pose(int(quarter), float(tilt)), boxes)
    except ValueError:
        raise CannotRedact("A mark lies outside the picture") from None


def _pose(quarter: int, tilt: float) -> Pose:
    if quarter not in {0, 90, 180, 270} or not -45 < tilt < 45:
        raise ValueError(quarter)
    return Pose(quarter, tilt)


def _box(place: str) -> Box:
    left, top, right, bottom = map(int, place.split(","))
    if left >= right or top >= bottom:
        raise ValueError(place)
    return left, top, right, bottom
