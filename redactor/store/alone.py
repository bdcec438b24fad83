"""One process at a time.

Takes a path for a lock file; gives a context in which nobody else on this machine holds it. The lock
ends with the process, however it ends. It says nothing of other machines with the same disk or database.
"""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from redactor.model.errors import Misconfigured, Unavailable


@contextmanager
def alone(path: Path, otherwise: str) -> Iterator[None]:
    """Hold the lock `path`.

    Raises:
        Misconfigured: another process holds it; the message is `otherwise`.
        Unavailable: the file cannot be made.
    """
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, 0o600)
    except OSError as error:
        raise Unavailable(f"The lock {path} cannot be made: {error.strerror}") from None
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise Misconfigured(otherwise) from None
        yield
    finally:
        os.close(handle)
