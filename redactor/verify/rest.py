"""What a swept text says that no sighting said before: whole lines, without tags and packed data.

Takes the texts as they come, gives the new lines of the next. Only for a reader who wants
everything: a search for known values sweeps the text itself.
"""

from __future__ import annotations

import quopri
import re
from collections.abc import Callable
from typing import Final

from redactor.verify.lookalikes import BREAK

_ENDS: Final = f"\r\x0b\f{BREAK}"
_TAG: Final = re.compile(r"</?[A-Za-z!?][^<>]{0,4000}>")
_PACKED: Final = re.compile(r"[A-Za-z0-9+/_-]{40,}={0,2}")
_PACKED_LINES: Final = re.compile(r"^[A-Za-z0-9+/_-]{60,}={0,2}\r?\n", re.MULTILINE)
_SOFT: Final = re.compile(r"=(?:[0-9A-F]{2}|\r?$)", re.MULTILINE)
_SENSIBLE: Final = re.compile(r"[\w\s.,;:'@/()&+#=-]{7,}")
_WORDLESS: Final = re.compile(r"[^\w]*|\w{1,3}")
_KEPT: Final = 200_000


def without_packed(text: str) -> str:
    """Return a text without its lines of packed data."""
    return _PACKED_LINES.sub("", text)


def _parted(text: str) -> list[str]:
    """Return the lines of a text that are not empty."""
    for sign in _ENDS:
        if sign in text:
            text = text.replace(sign, "\n")
    return [line for line in text.split("\n") if line]


def _lines(text: str) -> list[str]:
    return list(map(str.strip, _parted(text)))


class Rest:
    """Remembers the lines seen in one document."""

    def __init__(self) -> None:
        """Begin with nothing seen."""
        self._lines: set[str] = set()

    def seen(self, text: str) -> None:
        """Remember the lines of a sighting."""
        if len(self._lines) < _KEPT:
            self._lines.update(_lines(text))

    def new(self, text: str, known: Callable[[str], bool], *, data: bool) -> str:
        """Return the lines that are new, each with the one before and after it; they count as seen now.

        `known` says whether a line is part of something that was seen, at some cost. Of `data`, which
        is mostly noise, only lines that may be words or numbers count.
        """
        text = without_packed(text)
        if data:
            text = "\n".join(line for line in _parted(text) if _SENSIBLE.fullmatch(line))
        if _SOFT.search(text):  # quoted-printable, which is read decoded as well
            text = quopri.decodestring(text.encode("utf-8", "replace")).decode("utf-8", "replace")
        lines = _lines(text)
        if self._lines.issuperset(lines):
            return ""
        if "<" in text:  # a tag may go over several lines
            lines = _lines(_TAG.sub(" ", text))
        fresh = [at for at, line in enumerate(lines) if self._says(line) and not known(line)]
        self._lines.update(lines)
        near = sorted({at + apart for at in fresh for apart in (-1, 0, 1) if 0 <= at + apart < len(lines)})
        return "\n".join(lines[at] for at in near if not _PACKED.fullmatch(lines[at]))

    def _says(self, line: str) -> bool:
        return line not in self._lines and not _PACKED.fullmatch(line) and not _WORDLESS.fullmatch(line)
