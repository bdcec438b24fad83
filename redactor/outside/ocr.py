"""Text recognition behind one small port: Tesseract, called through pipes.

Takes the bytes of a picture; gives words with boxes and confidence. Nothing is written to disk; time,
memory and exit status are checked. It does not promise that the words are right: the caller judges.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from threading import Lock
from typing import Final, Protocol

from redactor.model.errors import Late, Unsupported
from redactor.outside.limited import run_limited

_LANGUAGES: Final = ("eng", "cym")
_COLUMNS: Final = 12
_WORD_LEVEL: Final = "5"
_KEPT: Final = 64
_STATE_OF_MODES: Final = range(14)
_ADVICE: Final = "Ask for the original document instead of a picture of it, or redact it by hand."


@dataclass(frozen=True, slots=True)
class Word:
    """One word as it was read. `box` is left, top, right, bottom in pixels; `line` counts lines from 0.

    `confidence` is 0 to 100. `block` changes where the engine starts a new column or paragraph group.
    """

    text: str = field(repr=False)
    box: tuple[int, int, int, int]
    confidence: float
    block: int
    line: int


class Engine(Protocol):
    """Reads the words of a picture. Raises a `RedactorError` if it cannot."""

    @property
    def version(self) -> str:
        """Name and version, for the audit."""
        ...

    def words(self, image: bytes, mode: int = 3) -> tuple[Word, ...]:
        """Return the words of a picture (PNG, PNM...); `mode` is Tesseract's page segmentation."""
        ...


class Tesseract:
    """The Tesseract program. Readings are kept for a while by the digest of picture and parameters."""

    def __init__(self, program: str, *, seconds: float = 60.0, memory_bytes: int = 4_000_000_000) -> None:
        """`program` is its path; the limits hold for one call."""
        self._program = program
        self._seconds = seconds
        self._memory = memory_bytes
        self._known: OrderedDict[str, tuple[Word, ...]] = OrderedDict()
        self._lock = Lock()

    @cached_property
    def version(self) -> str:
        """``tesseract 5.3.0 (eng+cym)``."""
        first = self._run(b"", "--version").decode("utf-8", "replace").split("\n", 1)[0].strip()
        return f"{first} ({self.languages})"

    @cached_property
    def languages(self) -> str:
        """The installed ones of the languages we read, as the program wants them.

        Raises:
            Unsupported: English is not installed.
        """
        listed = self._run(b"", "--list-langs").decode("utf-8", "replace").split()
        found = [language for language in _LANGUAGES if language in listed]
        if "eng" not in found:
            raise Unsupported("Text recognition is installed without English", advice=_ADVICE)
        return "+".join(found)

    def words(self, image: bytes, mode: int = 3) -> tuple[Word, ...]:
        """Return the words of a picture, in the engine's reading order.

        Raises:
            Unsupported: The program failed.
            Late: It took too long.
        """
        if mode not in _STATE_OF_MODES:
            raise ValueError(mode)
        key = f"{hashlib.sha256(image).hexdigest()}|{mode}"
        with self._lock:
            if key in self._known:
                self._known.move_to_end(key)
                return self._known[key]
        table = self._run(image, "stdin", "stdout", "--psm", str(mode), "-l", self.languages, "tsv")
        words = tuple(_rows(table.decode("utf-8", "replace")))
        with self._lock:
            self._known[key] = words
            while len(self._known) > _KEPT:
                self._known.popitem(last=False)
        return words

    def _run(self, data: bytes, *arguments: str) -> bytes:
        # One thread a process: pages are read side by side, and Tesseract's own threads only get in the way.
        environment = {"OMP_THREAD_LIMIT": "1", "LC_ALL": "C", "PATH": os.defpath}
        if "TESSDATA_PREFIX" in os.environ:
            environment["TESSDATA_PREFIX"] = os.environ["TESSDATA_PREFIX"]
        try:
            status, out = run_limited(
                (self._program, *arguments),
                data,
                environment,
                seconds=self._seconds,
                memory_bytes=self._memory,
            )
        except subprocess.TimeoutExpired:
            raise Late("Text recognition of a picture took too long") from None
        except OSError as error:
            raise Unsupported("Text recognition could not be started", advice=_ADVICE) from error
        if status != 0:
            raise Unsupported(f"Text recognition failed on a picture (status {status})", advice=_ADVICE)
        return out


def _rows(table: str) -> Iterator[Word]:
    """Yield the words of Tesseract's table.

    Raises:
        Unsupported: The table is not what Tesseract writes.
    """
    rows = table.split("\n")
    if not rows[0].startswith("level\t"):
        raise Unsupported("Text recognition gave no table", advice=_ADVICE)
    lines: dict[tuple[str, ...], int] = {}
    for row in rows[1:]:
        cells = row.split("\t", _COLUMNS - 1)
        if cells[0] != _WORD_LEVEL:
            continue
        try:
            left, top, width, height = map(int, cells[6:10])
            confidence = float(cells[10])
            text = cells[11].strip()
        except (ValueError, IndexError):
            raise Unsupported("Text recognition gave a damaged table", advice=_ADVICE) from None
        if text:
            line = lines.setdefault(tuple(cells[1:5]), len(lines))
            yield Word(text, (left, top, left + width, top + height), confidence, int(cells[2]), line)


@lru_cache(maxsize=1)
def engine() -> Engine | None:
    """Return the engine of this machine, None where none is installed."""
    program = shutil.which("tesseract")
    return Tesseract(program) if program else None
