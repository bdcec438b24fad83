"""Attachments that a mail program hands over ahead of time, kept for minutes, sealed, each user's apart.

Takes bytes and their digest; gives them back to the same user only. They stand in memory, sealed with a key
of this process: nothing reaches the disk, and nothing outlives the process.
"""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from dataclasses import dataclass
from typing import Final

from cryptography.fernet import Fernet

SECONDS: Final = 900.0
_EACH_USER: Final = 100_000_000
_ALL: Final = 500_000_000


@dataclass(frozen=True, slots=True)
class _Blob:
    token: bytes
    until: float


class Blobs:
    """The attachments waiting for a question."""

    def __init__(self, each_user: int = _EACH_USER, all_users: int = _ALL) -> None:
        """Begin empty; sizes in bytes, as sealed."""
        self._fernet = Fernet(Fernet.generate_key())
        self._each_user, self._all = each_user, all_users
        self._kept: OrderedDict[tuple[str, str], _Blob] = OrderedDict()

    def put(self, user: str, digest: str, data: bytes, now: float) -> bool:
        """Keep bytes for a user; say whether there was room and the digest is theirs."""
        self._forget(now)
        if hashlib.sha256(data).hexdigest() != digest:
            return False
        token = self._fernet.encrypt(data)
        self._kept.pop((user, digest), None)
        mine = sum(len(blob.token) for (owner, _), blob in self._kept.items() if owner == user)
        every = sum(len(blob.token) for blob in self._kept.values())
        if mine + len(token) > self._each_user or every + len(token) > self._all:
            return False
        self._kept[user, digest] = _Blob(token, now + SECONDS)
        return True

    def get(self, user: str, digest: str, now: float) -> bytes | None:
        """Return a user's bytes, None if there are none any more."""
        self._forget(now)
        blob = self._kept.get((user, digest))
        return None if blob is None else self._fernet.decrypt(blob.token)

    def _forget(self, now: float) -> None:
        for key in [key for key, blob in self._kept.items() if blob.until <= now]:
            del self._kept[key]
