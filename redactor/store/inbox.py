"""The inputs of a run: files and folders as given -> one `Source` per document.

Takes paths; gives sources, or refuses the whole run before any work where two inputs would give
one output. Links are never followed. It reads no document until `Source.read` is called.
"""

from __future__ import annotations

import os
import re
import stat
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Final, NoReturn

from redactor.model.errors import Misconfigured, Refused, TooLarge

#: What an output is called where its format must change; old formats are never written.
CHANGED: Final = {
    ".doc": ".docx",
    ".dot": ".docx",
    ".dotx": ".docx",
    ".rtf": ".docx",
    ".odt": ".docx",
    ".ott": ".docx",
    ".xls": ".xlsx",
    ".xlt": ".xlsx",
    ".ods": ".xlsx",
    ".ots": ".xlsx",
    ".ppt": ".pptx",
    ".pot": ".pptx",
    ".pps": ".pptx",
    ".ppsx": ".pptx",
    ".potx": ".pptx",
    ".odp": ".pptx",
    ".otp": ".pptx",
    ".msg": ".eml",
    ".heic": ".jpg",
    ".heif": ".jpg",
    ".avif": ".jpg",
}
_LOCKS: Final = re.compile(
    r"~\$.*|\.~lock\..*#|\._.*|\.#.*|\..*\.sw[a-p]|.*~|Thumbs\.db|desktop\.ini|\.DS_Store", re.IGNORECASE
)
_OWN_REPORT: Final = re.compile(r"(?:^|/)_reports/[^/]+/.*\.report\.json$")


@dataclass(frozen=True, slots=True)
class Source:
    """One input: `given` as on the command line, `path` on the disk, `name` inside the output folder.

    `refused` says why it cannot be read at all (a link, a device): it is blocked, not skipped.
    """

    given: str
    path: Path
    name: str
    refused: str = field(default="")

    def read(self, limit: int) -> bytes:
        """Return the bytes of the file.

        Raises:
            TooLarge: it has more than `limit` bytes.
            Refused: it is no ordinary file, or cannot be read.
        """
        if self.refused:
            raise _no_file(self.refused)
        try:
            return _bytes(self.path, limit)
        except OSError as error:
            _cannot_read(error)


def gather(paths: Sequence[str | Path], *, out: Path | None = None) -> tuple[Source, ...]:
    """Return the documents at `paths`; a folder is walked and its relative paths are kept.

    Lock files that editors leave beside an open document are no documents and are left out.

    Raises:
        Misconfigured: a path does not exist, there is no file, input and output folders overlap, an
            earlier run's outputs are among the inputs, or two inputs would give one output.
    """
    found: list[Source] = []
    for given in paths:
        path = Path(given)
        _refuse_overlap(path, out)
        found += _sources(str(given), path)
    if not found:
        raise Misconfigured("There is no file to work on", advice="Give files, or a folder that holds some.")
    if out is not None:
        _refuse_own_reports(found)
    _refuse_collisions(found)
    return tuple(found)


def output_name(name: str) -> str:
    """Return the name of the output for an input called `name`."""
    path = PurePosixPath(name)
    return str(path.with_suffix(CHANGED.get(path.suffix.lower(), path.suffix)))


def _sources(given: str, path: Path) -> Iterator[Source]:
    mode = _mode(path)
    if mode is None:
        raise Misconfigured(
            f"There is no file or folder at {given}", advice="Check the path and start again."
        )
    if not stat.S_ISDIR(mode):
        yield Source(given, path, printable(path.name or given), odd_file(mode))
        return
    for entry in _walk(path):
        relative = entry.relative_to(path).as_posix()
        mode = _mode(entry)
        refused = "it has gone" if mode is None else odd_file(mode)
        yield Source(str(Path(given) / relative), entry, printable(relative), refused)


def printable(name: str) -> str:
    """Return `name` as it may stand in a folder, a report and a line of JSON."""
    return "".join(c if c.isprintable() else "_" for c in name)


def _walk(folder: Path) -> Iterator[Path]:
    """Yield everything in `folder` that is no folder, in a fixed order; a closed folder stops the run."""

    def stop(error: OSError) -> NoReturn:
        raise Misconfigured(
            f"A folder among the inputs cannot be read: {error.strerror}",
            advice="Nothing was processed. Ask for permission to read it, or give the files one by one.",
        )

    for top, folders, files in os.walk(folder, onerror=stop):
        folders.sort()
        # A link to a folder is listed with the folders but never entered: it is one blocked entry.
        links = [name for name in folders if (Path(top) / name).is_symlink()]
        for name in sorted([*files, *links]):
            if not _LOCKS.fullmatch(name):
                yield Path(top) / name


def _mode(path: Path) -> int | None:
    try:
        return path.lstat().st_mode
    except (OSError, ValueError):
        return None


def odd_file(mode: int) -> str:
    """Return why what has this mode is no ordinary file, or an empty text."""
    if stat.S_ISLNK(mode):
        return "it is a link to another file"
    return "" if stat.S_ISREG(mode) else "it is no ordinary file"


def _refuse_overlap(path: Path, out: Path | None) -> None:
    if out is None:
        return
    inside, outside = path.resolve(), out.resolve()
    in_output = outside in inside.parents and (path.is_dir() or inside.parent != outside)
    if inside == outside or inside in outside.parents or in_output:
        raise Misconfigured(
            "The output folder and the inputs overlap",
            advice="Nothing was processed. Choose an output folder apart from the input folders.",
        )


def _refuse_own_reports(sources: Sequence[Source]) -> None:
    """Reports are for the office, and finished copies are no originals: neither is redacted and released."""
    for source in sources:
        if _OWN_REPORT.search(source.name):
            raise Misconfigured(
                f"{source.given} is a report of ours: the folder holds results of an earlier run",
                advice="Nothing was processed. Give the originals: a folder without results, or the files.",
            )


def _refuse_collisions(sources: Sequence[Source]) -> None:
    taken: dict[str, Source] = {}
    for source in sources:
        key = _key(output_name(source.name))
        other = taken.setdefault(key, source)
        if other is not source:
            raise Misconfigured(
                f"{other.given} and {source.given} would give one output",
                advice="Nothing was processed. Rename one of them, or work on them one after the other.",
            )
    for key, source in taken.items():
        for parent in PurePosixPath(key).parents:
            if str(parent) in taken:
                raise Misconfigured(
                    f"{taken[str(parent)].given} would stand where {source.given} needs a folder",
                    advice="Nothing was processed. Rename one of them.",
                )


def _key(name: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


def _bytes(path: Path, limit: int) -> bytes:
    """Read an ordinary file; the checks are made on the open file, so that it cannot be swapped."""
    # Without waiting: opening a pipe that nobody writes to would hang for ever.
    handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    with os.fdopen(handle, "rb") as file:
        found = os.fstat(file.fileno())
        if not stat.S_ISREG(found.st_mode):
            raise _no_file(odd_file(found.st_mode))
        if found.st_size > limit:
            raise TooLarge(f"The file has more than {limit // 1_000_000} MB")
        data = file.read(limit + 1)
    if len(data) > limit:
        raise TooLarge(f"The file has more than {limit // 1_000_000} MB")
    return data


def _no_file(why: str) -> Refused:
    return Refused(f"The file cannot be read: {why}", advice="Copy the file itself here and try again.")


def _cannot_read(error: OSError) -> NoReturn:
    raise Refused(
        f"The file cannot be read: {error.strerror or type(error).__name__}",
        advice="Check that you may read it and that it is still there, and try again.",
    ) from None
