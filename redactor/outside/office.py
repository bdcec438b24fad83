"""Turns files of older programs into Office Open XML: LibreOffice, called headless in a folder of its own.

Takes bytes, gives bytes. The folder lies in memory where the machine has such a place and is wiped
afterwards; no network, no macros, no linked files; time, memory, exit status and output are checked.
It does not promise that nothing was lost: the caller compares.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
import tempfile  # noqa: TID251 - this is one of the two rooms that may
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from threading import Lock
from typing import Final

from redactor.model.errors import Damaged, Late, TooLarge, Unsupported
from redactor.outside.limited import run_limited

_MEMORY: Final = Path("/dev/shm")  # noqa: S108 - a place in memory, with a private folder inside
_PREFIX: Final = "redactor-office-"
_ROOM: Final = 64_000_000  # the profile, and some space to work in
_ATTEMPTS: Final = 5
_STARTED_AFRESH: Final = 81  # with a new profile the program asks to be started once more
_LIBRARIES: Final = {"writer": "libswlo.so", "calc": "libsclo.so", "impress": "libsdlo.so"}
_ADVICE: Final = "Open it in its own program, save it as Word, Excel or PowerPoint of today, and try again."
_SETTINGS: Final = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop>
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop>
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update">
<prop oor:name="Link" oor:op="fuse"><value>2</value></prop></item>
<item oor:path="/org.openoffice.Office.Calc/Content/Update">
<prop oor:name="Link" oor:op="fuse"><value>2</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Save/Document">
<prop oor:name="CreateBackup" oor:op="fuse"><value>false</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/History">
<prop oor:name="PickListSize" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""


@dataclass(frozen=True, slots=True)
class Conversion:
    """From what to what: suffixes, and the names of LibreOffice's filters, which it must take."""

    source: str
    reads: str
    target: str
    writes: str


class Office:
    """The LibreOffice program. One conversion at a time in each process."""

    def __init__(self, program: str, *, seconds: float = 120.0, memory_bytes: int = 4_000_000_000) -> None:
        """`program` is the path of ``soffice.bin``; the limits hold for one start of it."""
        self._program = program
        self._seconds = seconds
        self._memory = memory_bytes
        self._lock = Lock()

    @cached_property
    def apart(self) -> tuple[str, ...]:
        """The command that takes the network away, empty where the machine does not allow it."""
        program = shutil.which("unshare")
        if program is None:
            return ()
        command = (program, "--map-root-user", "--net", "--")
        try:
            status, _ = run_limited((*command, "true"), b"", _plain(), seconds=10, memory_bytes=self._memory)
        except (subprocess.TimeoutExpired, OSError):
            return ()
        return command if status == 0 else ()

    @property
    def parts(self) -> frozenset[str]:
        """The parts of LibreOffice that are installed: writer, calc, impress."""
        folder = Path(self._program).parent
        return frozenset(name for name, library in _LIBRARIES.items() if (folder / library).is_file())

    def convert(self, data: bytes, wanted: Conversion, *, most_bytes: int) -> bytes:
        """Return the file in its new format.

        Raises:
            Damaged: It cannot be opened.
            Late: It took too long.
            TooLarge: The result is larger than `most_bytes`.
            Unsupported: The program failed or could not be started.
        """
        with self._lock, _private_folder(len(data) * 4 + _ROOM) as folder:
            (folder / f"in.{wanted.source}").write_bytes(data)
            settings = folder / "profile" / "user" / "registrymodifications.xcu"
            settings.parent.mkdir(parents=True)
            settings.write_text(_SETTINGS, encoding="utf-8")
            status = self._run(folder, wanted)
            if status == _STARTED_AFRESH:
                status = self._run(folder, wanted)
            return _result(folder, wanted, status, most_bytes)

    def _run(self, folder: Path, wanted: Conversion) -> int:
        command = (
            *self.apart,
            self._program,
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            *("--headless", "--invisible", "--norestore", "--nolockcheck", "--nodefault", "--nologo"),
            *((f"--infilter={wanted.reads}",) if wanted.reads else ()),
            *("--convert-to", f"{wanted.target}:{wanted.writes}", "--outdir", str(folder / "out")),
            str(folder / f"in.{wanted.source}"),
        )
        environment = {**_plain(), "HOME": str(folder), "TMPDIR": str(folder)}
        try:
            status, _ = run_limited(
                command, b"", environment, seconds=self._seconds, memory_bytes=self._memory
            )
        except subprocess.TimeoutExpired:
            raise Late("Converting the file took too long") from None
        except OSError as error:
            raise Unsupported("LibreOffice could not be started", advice=_ADVICE) from error
        return status


def _plain() -> Mapping[str, str]:
    """Return an environment that tells nothing; the proxy leads nowhere, should a network remain."""
    nowhere = "http://127.0.0.1:9"
    return {
        "PATH": os.defpath,
        "LC_ALL": "C.UTF-8",
        "TZ": "UTC",
        "SAL_USE_VCLPLUGIN": "svp",
        "http_proxy": nowhere,
        "https_proxy": nowhere,
    }


def _result(folder: Path, wanted: Conversion, status: int, most_bytes: int) -> bytes:
    made = sorted((folder / "out").iterdir()) if (folder / "out").is_dir() else []
    if status < 0:
        raise Unsupported("LibreOffice stopped while it converted the file", advice=_ADVICE)
    if status != 0:
        raise Unsupported(f"LibreOffice failed on the file (status {status})", advice=_ADVICE)
    if [path.name for path in made] != [f"in.{wanted.target}"] or not made[0].stat().st_size:
        raise Damaged("LibreOffice could not open the file")
    if made[0].stat().st_size > most_bytes:
        raise TooLarge("The converted file is larger than the limit")
    return made[0].read_bytes()


@contextmanager
def _private_folder(room: int) -> Iterator[Path]:
    """Make a folder nobody else may read, in memory if there is room, and wipe it in the end.

    A worker may be killed at any time: the folder stays locked as long as its process lives, and what is
    not locked is wiped by whoever comes next.
    """
    top = _memory(room)
    _wipe_left(top)
    folder, lock = _locked_folder(top)
    try:
        yield folder
    finally:
        _wipe(folder)
        os.close(lock)


def _locked_folder(top: Path) -> tuple[Path, int]:
    for _ in range(_ATTEMPTS):
        folder = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=top))
        with suppress(FileNotFoundError):  # wiped before it was locked
            lock = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
            fcntl.flock(lock, fcntl.LOCK_EX)
            if folder.is_dir():
                return folder, lock
            os.close(lock)
    raise Unsupported("There is no room to convert the file in", advice=_ADVICE)


def _memory(room: int) -> Path:
    with suppress(OSError):
        free = shutil.disk_usage(_MEMORY).free
        if free > room and os.access(_MEMORY, os.W_OK):
            return _MEMORY
    return Path(tempfile.gettempdir())


def _wipe_left(top: Path) -> None:
    for folder in top.glob(f"{_PREFIX}*"):
        with suppress(OSError):
            if folder.lstat().st_uid != os.getuid() or folder.is_symlink():
                continue
            lock = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC | os.O_NOFOLLOW)
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                _wipe(folder)
            finally:
                os.close(lock)


def _wipe(folder: Path) -> None:
    """Overwrite every file, then remove the folder; what cannot be overwritten is still removed."""
    for path in folder.rglob("*"):
        with suppress(OSError):
            if path.is_file() and not path.is_symlink():
                with path.open("r+b") as file:
                    file.write(bytes(path.stat().st_size))
    shutil.rmtree(folder, ignore_errors=True)


@lru_cache(maxsize=1)
def office() -> Office | None:
    """Return the program of this machine, None where none is installed."""
    script = shutil.which("soffice") or shutil.which("libreoffice")
    # The script starts other programs, which would outlive it when it is ended at the time limit.
    program = Path(script).resolve().with_name("soffice.bin") if script else None
    return Office(str(program)) if program is not None and program.is_file() else None
