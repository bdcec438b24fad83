"""Protected values in a wrapper that never prints itself (law 5).

Takes a string once; gives it back only through `reveal()`, which is easy to grep for.
It does not promise to wipe memory: Python strings cannot be wiped.
"""

from __future__ import annotations

import hashlib
import hmac
from typing import Final

MASK: Final = "•••"


class Secret:
    """A string that must not reach a log, an error, a report or the audit."""

    __slots__ = ("_value",)

    def __init__(self, value: str) -> None:
        """Wrap `value`."""
        self._value = value

    def reveal(self) -> str:
        """Return the value. Every call is a place to look at in a review."""
        return self._value

    def fingerprint(self, key: bytes) -> str:
        """Return 32 hex digits of HMAC-SHA256 under `key`.

        Keyed, because a plain hash of an address is undone by hashing every address.
        """
        return hmac.new(key, self._value.encode(), hashlib.sha256).hexdigest()[:32]

    def __repr__(self) -> str:
        return f"Secret({MASK})"

    def __str__(self) -> str:
        return MASK

    def __format__(self, spec: str) -> str:
        return format(MASK, spec)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Secret) and self._value == other._value

    def __hash__(self) -> int:
        return hash(("Secret", self._value))

    def __bool__(self) -> bool:
        return bool(self._value)
