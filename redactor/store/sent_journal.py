"""What the next server has just taken, on its way to the database: known again after a killed program.

Takes ids of deliveries and reply codes; gives those that were not written to the database. A line is
written at once but not forced to the disk: it outlives the program, not a failure of power.
"""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Final

_LINE: Final = re.compile(rb"([0-9a-f]{16,64}) (\d{3})")


class SentJournal:
    """One file, for one program at a time."""

    def __init__(self, path: Path) -> None:
        """Use the file at `path`, which need not exist."""
        self._path = path
        self._open: set[str] = set()
        self._handle = -1

    def note(self, replies: Mapping[str, int]) -> None:
        """Note what the next server said. Where that cannot be written the database alone knows."""
        self._open |= replies.keys()
        lines = b"".join(f"{name} {code}\n".encode() for name, code in replies.items())
        with suppress(OSError):
            if self._handle < 0:
                flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND | os.O_CLOEXEC | os.O_NOFOLLOW
                self._handle = os.open(self._path, flags, 0o600)
            os.write(self._handle, lines)

    def written(self, names: Collection[str]) -> None:
        """Forget what the database now knows."""
        self._open.difference_update(names)
        if not self._open:
            with suppress(OSError):
                os.truncate(self._path, 0)

    def left(self) -> dict[str, int]:
        """Return what a program before this one noted, and could not write to the database any more."""
        try:
            lines = self._path.read_bytes().splitlines()
        except OSError:
            return {}
        found = {line[1].decode(): int(line[2]) for text in lines if (line := _LINE.fullmatch(text))}
        self._open |= found.keys()
        return found

    def close(self) -> None:
        """Let the file go."""
        if self._handle >= 0:
            os.close(self._handle)
            self._handle = -1
