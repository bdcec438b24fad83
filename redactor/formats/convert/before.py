"""What a file holds before its conversion, as an own crude reading finds it.

A value, and the search for pictures in binary streams. It does not promise that a reader saw all of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

#: The head of a picture in an Office drawing, its own digest, and the first bytes of its data.
_BLIP: Final = re.compile(
    rb"[\x1d\x1e\x2a]\xf0.{4}(.{16})(?:.|.{17})(?:\x89PNG|\xff\xd8\xff)"
    rb"|[\x1a-\x1c]\xf0.{4}(.{16})(?:.{34}|.{50})\x78[\x01\x5e\x9c\xda]",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Before:
    """The stretches of text, how many different pictures, and codes of what stays behind.

    `mixed` says that hidden and deleted text could not be told apart from the rest.
    """

    told: tuple[str, ...]
    pictures: int
    left: tuple[str, ...]
    mixed: bool = False


def drawn_pictures(streams: Iterable[bytes]) -> int:
    """Count the different pictures in the streams of a compound file."""
    return len({match[1] or match[2] for data in streams for match in _BLIP.finditer(data)})
