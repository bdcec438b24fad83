"""Rules of an earlier day as a folder again, so that a decision can be made by them once more.

Takes the files and where the state is; gives a folder below it. There is nothing confidential in rules,
and their digest is compared by whoever uses them.
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from secrets import token_hex

from redactor.model.errors import DatabaseInvalid, OutputUnavailable


def rules_folder_of(files: Mapping[str, bytes], state: Path, version: str) -> Path:
    """Return a folder that holds these files; it is made once for each version.

    Raises:
        DatabaseInvalid: a file would stand outside the folder.
        OutputUnavailable: it cannot be written.
    """
    folder = state / "rules" / version
    if folder.is_dir():
        return folder
    draft = folder.with_name(f".{version[:12]}-{token_hex(4)}")
    try:
        for name, data in files.items():
            path = PurePosixPath(name)
            if path.is_absolute() or ".." in path.parts:
                raise DatabaseInvalid("The rules kept in the database are damaged")
            target = draft / path
            target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            target.write_bytes(data)
        draft.rename(folder)
    except OSError as error:
        shutil.rmtree(draft, ignore_errors=True)
        if folder.is_dir():
            return folder  # another run was faster
        raise OutputUnavailable(f"The state folder cannot be written: {error.strerror}") from None
    return folder
