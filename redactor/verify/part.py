"""A piece of a document on its way to a reader, and what every reader is given.

Values and one protocol. They hold bytes of the document, never what must not be in them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from redactor.verify.gather import Gather


class Ocr(Protocol):
    """Reads the words of a picture. Raises a `RedactorError` if it cannot."""

    def text(self, image: bytes) -> str:
        """Return the words seen in a picture (PNG or PGM), in reading order."""
        ...

    def turned(self, image: bytes) -> str:
        """Return the words seen in it upside down or a quarter turned, where nothing was read upright."""
        ...


@dataclass(frozen=True, slots=True)
class Part:
    """Bytes at a place. `depth` counts documents inside documents.

    `kind` is given where it is known better than the bytes can tell: what a mail server hands over is
    a mail, whatever its first line looks like.
    """

    place: str
    data: bytes
    depth: int = 0
    kind: str = ""

    def child(self, name: str, data: bytes) -> Part:
        """Return a document found inside this one."""
        return Part(f"{self.place}, {name}" if self.place else name, data, self.depth + 1)

    def at(self, name: str) -> str:
        """Return the readable place of something inside this part."""
        return f"{self.place}, {name}" if self.place else name


@dataclass(frozen=True, slots=True)
class Tools:
    """What readers work with: where findings go, OCR if there is any, and the way to child documents.

    `examine` never raises for what is wrong with the child: that becomes `Unread`.
    """

    gather: Gather
    ocr: Ocr | None
    examine: Callable[[Part], None]


Reader = Callable[[Part, Tools], None]
