"""Tokens by which people ask the server: kept as hashes, so that the file lets nobody in.

Takes a folder; gives a new token once, and its holder whenever it is shown again. A token is 256 random
bits, so a plain hash is enough. It does not know what a holder may see.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from secrets import token_hex, token_urlsafe
from typing import Any, Final

from redactor.model.errors import Misconfigured, Unavailable

FILE: Final = "tokens.json"
_PRIVATE: Final = 0o600
_BYTES: Final = 32


@dataclass(frozen=True, slots=True)
class Holder:
    """Who a token stands for, and the mailboxes they may send from."""

    user: str
    mailboxes: tuple[str, ...]
    until: datetime


class Tokens:
    """The tokens of one state folder."""

    def __init__(self, state: Path) -> None:
        """Use the file in `state`, which need not exist."""
        self._path = state / FILE
        self._seen: tuple[int, int, int] | None = None
        self._rows: dict[str, Any] = {}

    def add(self, user: str, mailboxes: Sequence[str], days: int) -> str:
        """Make a token for a user; it is shown now and never again. Raises `Unavailable`."""
        token = token_urlsafe(_BYTES)
        until = datetime.now(UTC) + timedelta(days=days)
        row = {"user": user, "mailboxes": [box.lower() for box in mailboxes], "until": until.isoformat()}
        with self._changing() as rows:
            rows[_hash(token)] = row
        return token

    def drop(self, user: str) -> int:
        """End every token of a user; return how many there were. Raises `Unavailable`."""
        with self._changing() as rows:
            ended = [key for key, row in rows.items() if row["user"] == user]
            for key in ended:
                del rows[key]
        return len(ended)

    def holder(self, token: str, now: datetime) -> Holder | None:
        """Return who shows this token, None if nobody does or it has ended. Raises `Misconfigured`."""
        row = self._read().get(_hash(token))
        if row is None:
            return None
        holder = Holder(row["user"], tuple(row["mailboxes"]), datetime.fromisoformat(row["until"]))
        return holder if now < holder.until else None

    def holders(self) -> tuple[Holder, ...]:
        """Return every holder, ended ones too."""
        rows = self._read().values()
        return tuple(
            Holder(r["user"], tuple(r["mailboxes"]), datetime.fromisoformat(r["until"])) for r in rows
        )

    def _read(self) -> Mapping[str, Any]:
        """Return the rows; the file is read again only when it has changed."""
        try:
            found = self._path.stat()
        except FileNotFoundError:
            return {}
        except OSError as error:
            raise Misconfigured(f"The tokens {self._path} cannot be read: {error.strerror}") from None
        if found.st_mode & 0o077:
            raise Misconfigured(f"The tokens {self._path} can be read by others. Run 'chmod 600' on it.")
        mark = (found.st_mtime_ns, found.st_size, found.st_ino)
        if mark != self._seen:
            self._rows = self._parsed()
            self._seen = mark
        return self._rows

    def _parsed(self) -> dict[str, Any]:
        try:
            rows = json.loads(self._path.read_bytes())
            for row in rows.values():
                datetime.fromisoformat(row["until"])
        except (ValueError, KeyError, TypeError, AttributeError, OSError):
            raise Misconfigured(
                f"The tokens {self._path} are damaged. Remove the file and add them anew."
            ) from None
        return dict(rows)

    @contextmanager
    def _changing(self) -> Iterator[dict[str, Any]]:
        try:
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            lock = os.open(self._path.with_suffix(".lock"), os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, _PRIVATE)
            try:
                fcntl.flock(lock, fcntl.LOCK_EX)
                rows = dict(self._read())
                yield rows
                self._write(rows)
            finally:
                os.close(lock)
        except OSError as error:
            raise Unavailable(f"The tokens {self._path} cannot be written: {error.strerror}") from None

    def _write(self, rows: Mapping[str, Any]) -> None:
        draft = self._path.with_name(f".{FILE}-{token_hex(8)}")
        handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, _PRIVATE)
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                json.dump(rows, file, indent=1)
                file.flush()
                os.fsync(file.fileno())
            draft.replace(self._path)
        finally:
            draft.unlink(missing_ok=True)


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()
