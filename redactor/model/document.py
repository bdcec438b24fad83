"""A document is its name and its bytes; its digest is its identity.

Takes bytes, gives a frozen value. It does not promise that the bytes are what the name says.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from functools import cached_property
from typing import NewType

from redactor.model.secret import Secret

Digest = NewType("Digest", str)


@dataclass(frozen=True, slots=True)
class PlacedWord:
    """A word that a redacted picture still shows, or a label that was painted into it.

    `corners` are shares of the picture's width and height from its upper left: where the word begins at
    its top, then clockwise. `line` counts the lines in reading order.
    """

    text: str = field(repr=False)
    corners: tuple[tuple[float, float], ...]
    line: int
    label: bool = False


@dataclass(frozen=True)
class Document:
    """Name, bytes, and the password that opens them, where a person gave one.

    `words` is what a redacted picture says, for whoever puts it into a page; they are no part of its
    identity. No slots: the digest is computed once and kept.
    """

    name: str
    data: bytes
    password: Secret | None = None
    words: tuple[PlacedWord, ...] = field(default=(), compare=False)

    @cached_property
    def digest(self) -> Digest:
        """SHA-256 of the bytes, in hex."""
        return Digest(hashlib.sha256(self.data).hexdigest())

    def __repr__(self) -> str:
        return f"Document({len(self.data)} bytes, {self.digest[:12]})"


@dataclass(frozen=True, slots=True)
class Limits:
    """What one document may cost; exceeding one is `TooLarge` or `TooDeep`, hence blocked.

    Sizes in bytes, times in seconds of wall clock. `expansion` is unpacked over packed size.
    """

    depth: int = 6
    children: int = 2_000
    document_bytes: int = 200_000_000
    unpacked_bytes: int = 1_000_000_000
    expansion: int = 200
    pages: int = 5_000
    pixels: int = 100_000_000
    characters: int = 20_000_000
    seconds: float = 300.0
    memory_bytes: int = 4_000_000_000
