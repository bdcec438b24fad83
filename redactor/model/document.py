"""A document is its name and its bytes; its digest is its identity.

Takes bytes, gives a frozen value. It does not promise that the bytes are what the name says.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cached_property
from typing import NewType

from redactor.model.secret import Secret

Digest = NewType("Digest", str)


@dataclass(frozen=True)
class Document:
    """Name, bytes, and the password that opens them, where a person gave one.

    No slots: the digest is computed once and kept.
    """

    name: str
    data: bytes
    password: Secret | None = None

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
