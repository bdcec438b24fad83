"""Every file below some paths, for a search that must account for all of them.

Takes paths; yields one source for each file, and one that says why for whatever cannot be read: a link,
a device, a closed folder. Nothing is left out, not even lock files. It reads nothing.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from redactor.model.document import Document
from redactor.model.errors import Misconfigured
from redactor.store.inbox import Source, odd_file, printable

_FROM: Final = re.compile(rb"(?:\A|\r?\n\r?\n)(?=From [^\r\n]+\r?\n[A-Za-z][A-Za-z0-9-]*:)")
"""Where a message begins in a mailbox file: a separator after an empty line, followed by a header."""


def swept(paths: Sequence[str]) -> Iterator[Source]:
    """Yield everything below `paths`, in a fixed order.

    Raises:
        Misconfigured: a path does not exist.
    """
    for given in paths:
        path = Path(given)
        if not os.path.lexists(path):
            raise Misconfigured(
                f"There is no file or folder at {given}", advice="Check the path and start again."
            )
        if path.is_dir() and not path.is_symlink():
            yield from _below(path)
        else:
            yield _source(path, path.name or given)


def _below(folder: Path) -> Iterator[Source]:
    closed: list[Source] = []

    def note(error: OSError) -> None:
        path = Path(error.filename or folder)
        closed.append(Source(str(path), path, _relative(path, folder), f"it is a folder: {error.strerror}"))

    for top, folders, files in os.walk(folder, onerror=note):
        folders.sort()
        links = [name for name in folders if (Path(top) / name).is_symlink()]
        for name in sorted([*files, *links]):
            path = Path(top) / name
            yield _source(path, _relative(path, folder))
    yield from closed


def _source(path: Path, name: str) -> Source:
    try:
        refused = odd_file(path.lstat().st_mode)
    except OSError:
        refused = "it has gone"
    return Source(str(path), path, printable(name), refused)


def _relative(path: Path, folder: Path) -> str:
    return path.relative_to(folder).as_posix()


def messages(document: Document) -> tuple[Document, ...]:
    """Return the messages of a mailbox file (mbox), or the document itself if it is none."""
    data = document.data
    if not data.startswith(b"From "):
        return (document,)
    starts = [match.end() for match in _FROM.finditer(data)]
    if not starts or starts[0] != 0:
        return (document,)
    ends = [*starts[1:], len(data)]
    return tuple(
        Document(f"{document.name}/message-{number}.eml", data[data.index(b"\n", start) + 1 : end])
        for number, (start, end) in enumerate(zip(starts, ends, strict=True), start=1)
    )
