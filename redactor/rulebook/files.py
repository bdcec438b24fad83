"""Where the rules are: the folder of the settings, the one in the wheel, or the checkout's.

Takes a folder or nothing; gives the bytes of every rules file by name. It judges no content.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Final

from redactor.model.errors import RulesInvalid

PACKAGED: Final = "_rules"
_KINDS: Final = (".yaml", ".yml", ".gz", ".txt", ".csv", ".json")
_LARGEST: Final = 50_000_000
RESTORE: Final = "Nothing was processed. Correct the file, or restore it from the installation."


def rules_folder(folder: Path | None) -> Traversable:
    """Return the rules folder; raises `RulesInvalid` if there is none."""
    if folder is not None:
        if not folder.is_dir():
            raise RulesInvalid(
                f"There is no rules folder at {folder}", advice="Correct 'rules' in the settings."
            )
        return folder
    packaged = resources.files("redactor") / PACKAGED
    if packaged.is_dir():
        return packaged
    checkout = Path(__file__).resolve().parents[2] / "rules"
    if checkout.is_dir():
        return checkout
    raise RulesInvalid("The rules folder is missing", advice="Install Redactor again.")


def read_files(folder: Traversable) -> Mapping[str, bytes]:
    """Return the bytes of all rules files by their path inside the folder, sorted."""
    return dict(sorted(_walk(folder, "")))


def _walk(folder: Traversable, path: str) -> Iterator[tuple[str, bytes]]:
    for entry in folder.iterdir():
        name = f"{path}{entry.name}"
        if entry.name.startswith((".", "_")):
            continue
        if entry.is_dir():
            yield from _walk(entry, f"{name}/")
        elif entry.name.endswith(_KINDS):
            yield name, _bytes(entry, name)


def _bytes(entry: Traversable, name: str) -> bytes:
    try:
        with entry.open("rb") as file:
            data = file.read(_LARGEST + 1)
    except OSError as error:
        raise RulesInvalid(f"rules/{name}: cannot be read: {error.strerror}", advice=RESTORE) from None
    if len(data) > _LARGEST:
        raise RulesInvalid(f"rules/{name}: the file is too large", advice=RESTORE)
    return data


def version_of(files: Mapping[str, bytes]) -> str:
    """Return the digest of all rules files: the same files give the same version, wherever they are."""
    total = hashlib.sha256()
    for name, data in files.items():
        total.update(f"{len(name.encode())}:{name}:{len(data)}:".encode())
        total.update(data)
    return total.hexdigest()
