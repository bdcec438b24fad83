"""The doctor says which files are blocked when LibreOffice, or a part of it, is missing."""

from __future__ import annotations

from pathlib import Path

import pytest

from redactor import checkup
from redactor.outside.office import Office


def _with(folder: Path, *libraries: str) -> Office:
    for name in libraries:
        (folder / name).touch()
    made = Office(str(folder / "soffice.bin"))
    made.__dict__["apart"] = ("unshare",)
    return made


@pytest.mark.parametrize(
    ("libraries", "state", "told", "untold"),
    [
        (None, "missing", ("DOC, RTF and ODT", "XLS and ODS", "PPT and ODP", "libreoffice-writer-nogui"), ()),
        (("libswlo.so",), "missing", ("XLS and ODS", "libreoffice-impress-nogui"), ("DOC",)),
        (("libswlo.so", "libsclo.so", "libsdlo.so"), "ok", ("without network",), ("blocked",)),
    ],
)
def test_old_files_are_blocked_without_their_part(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    libraries: tuple[str, ...] | None,
    state: str,
    told: tuple[str, ...],
    untold: tuple[str, ...],
) -> None:
    found = None if libraries is None else _with(tmp_path, *libraries)
    monkeypatch.setattr(checkup, "office", lambda: found)
    check = checkup._office()
    assert check.state == state
    assert all(words in check.meaning for words in told)
    assert not any(words in check.meaning for words in untold)
