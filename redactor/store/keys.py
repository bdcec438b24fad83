"""The state folder and the key in it, which fingerprints and the audit chain are made with.

Takes a folder; gives 32 random bytes, made at first use and never overwritten.
It does not protect the key from somebody who may read the files of this user.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import secrets
import stat
from pathlib import Path
from typing import Final

from redactor.model.errors import AuditUnavailable, Misconfigured

KEY_NAME: Final = "key"
AUDIT_NAME: Final = "audit.jsonl"
_BYTES: Final = 32
_PRIVATE: Final = 0o600
_NUMBERS: Final = 900_000


def load_key(folder: Path) -> bytes:
    """Return the key of the state folder; make both at first use.

    Raises:
        Misconfigured: there is an audit without its key, or the key is not what it should be.
        AuditUnavailable: the folder cannot be read or written.
    """
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        path = folder / KEY_NAME
        if not path.exists():
            _refuse_lost_key(folder)
            _make(path)
        return _read(path)
    except OSError as error:
        raise AuditUnavailable(f"The state folder {folder} cannot be used: {error.strerror}") from None


def _refuse_lost_key(folder: Path) -> None:
    audit = folder / AUDIT_NAME
    if audit.exists() and audit.stat().st_size:
        raise Misconfigured(
            f"There is an audit in {folder}, but its key is missing",
            advice="Nothing was processed. Restore the file 'key' from the backup, or move the audit away.",
        )


def _make(path: Path) -> None:
    """Write a new key aside and link it into place: two first runs at once agree on one key."""
    draft = path.with_name(f".{KEY_NAME}-{secrets.token_hex(8)}")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _PRIVATE)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(secrets.token_bytes(_BYTES))
            file.flush()
            os.fsync(file.fileno())
        try:
            path.hardlink_to(draft)
        except FileExistsError:
            pass  # another process was first; its key counts
        except OSError:
            # A file system without links: nobody else may be there, so a plain rename is as good.
            if not path.exists():
                draft.rename(path)
    finally:
        draft.unlink(missing_ok=True)


def _read(path: Path) -> bytes:
    handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW)
    with os.fdopen(handle, "rb") as file:
        mode = stat.S_IMODE(os.fstat(file.fileno()).st_mode)
        key = file.read(_BYTES + 1)
    if mode & 0o077:
        raise Misconfigured(
            f"The key {path} can be read by others",
            advice=f"Nothing was processed. Run 'chmod 600 {path}' and ask who has seen it.",
        )
    if len(key) != _BYTES:
        raise Misconfigured(
            f"The key {path} is not a key of {_BYTES} bytes",
            advice="Nothing was processed. Restore it from the backup.",
        )
    return key


def neutral_number(path: str, key: bytes) -> int:
    """Return the number of ``document-N`` for an input: always the same for the same path.

    Keyed, because a plain hash of a file name could be tried out by whoever receives the file; and
    stable, so that a later run finds the earlier output and moves it away.
    """
    digest = hmac.new(
        key, f"document-name:{path}".encode("utf-8", "surrogateescape"), hashlib.sha256
    ).digest()
    return 100_000 + int.from_bytes(digest[:8]) % _NUMBERS
