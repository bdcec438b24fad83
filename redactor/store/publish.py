"""Bytes -> a file that appears whole or not at all, and never in place of another.

Takes a folder for drafts and a target; gives nothing. A draft is private, synced and read back
before it gets its name by a hard link, which fails where something stands already. It does not
promise that the link survives a power cut on file systems that ignore fsync.
"""

from __future__ import annotations

import errno
import hashlib
import os
import secrets
from pathlib import Path
from typing import Final

from redactor.model.errors import OutputUnavailable

DRAFT: Final = ".redactor-draft-"
_PRIVATE: Final = 0o600
_NO_FOLDER_SYNC: Final = frozenset({errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS})
_NO_LINKS: Final = frozenset(
    {errno.EPERM, errno.EACCES, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK, errno.EXDEV}
)


def publish_file(drafts: Path, target: Path, data: bytes) -> None:
    """Make `target` hold exactly `data`; nothing may stand there yet.

    Raises:
        OutputUnavailable: it could not be written, or something stands there. Nothing is left behind.
    """
    try:
        draft = _draft(drafts, data)
        try:
            _name(draft, target)
            _settle(target)
        finally:
            draft.unlink(missing_ok=True)
    except FileExistsError:
        raise OutputUnavailable(
            "There is already a file of that name; nothing is overwritten",
            advice="Nothing was released. Move that file away, or choose another output folder.",
        ) from None
    except OSError as error:
        raise unavailable(error) from None


def unavailable(error: OSError) -> OutputUnavailable:
    """Return the error for a folder that cannot be written, without any path of the documents."""
    return OutputUnavailable(f"The output cannot be written: {error.strerror or type(error).__name__}")


def _draft(drafts: Path, data: bytes) -> Path:
    """Write a private draft and read it back: what is published is what was verified."""
    path = drafts / f"{DRAFT}{secrets.token_hex(8)}"
    handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC, _PRIVATE)
    try:
        with os.fdopen(handle, "w+b") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
            file.seek(0)
            _compare(hashlib.file_digest(file, "sha256").digest(), data)
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    return path


def _compare(written: bytes, data: bytes) -> None:
    if written != hashlib.sha256(data).digest():
        raise OutputUnavailable("The file on the disk is not what was written")


def _name(draft: Path, target: Path) -> None:
    """Give the draft its name without replacing anything."""
    try:
        target.hardlink_to(draft)
    except FileExistsError:
        raise
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        _name_without_links(draft, target)


def _settle(target: Path) -> None:
    """Make the name durable; if that fails, the caller is told "not published", so take it back."""
    try:
        sync_folder(target.parent)
    except BaseException:
        target.unlink(missing_ok=True)
        raise


def _name_without_links(draft: Path, target: Path) -> None:
    """Take the name with an empty file, which only one can do, then put the draft in its place."""
    handle = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC, _PRIVATE)
    os.close(handle)
    try:
        draft.replace(target)
    except BaseException:
        target.unlink(missing_ok=True)
        raise


def sync_folder(folder: Path) -> None:
    """Make the names in `folder` durable."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(handle)
    except OSError as error:
        # Some network file systems know no such thing for a folder; the file itself is synced already.
        if error.errno not in _NO_FOLDER_SYNC:
            raise
    finally:
        os.close(handle)
