"""A second program opens the workbooks we write and shows the same cells."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from redactor.formats.xlsx.adapter import Xlsx
from redactor.model.document import Document, Limits
from redactor.model.finding import Edit
from tests.formats.sheet_road import run
from tests.formats.test_xlsx import dressed, made, saved

_OFFICE = shutil.which("soffice") or shutil.which("libreoffice")


def _shown(data: bytes, folder: Path, name: str) -> str:
    """Return the first sheet as LibreOffice shows it."""
    (folder / f"{name}.xlsx").write_bytes(data)
    command = [_OFFICE or "", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to"]
    command += ["csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true", "--outdir", str(folder)]
    for _ in range(2):  # the first start with a new profile may end before it converts
        subprocess.run(
            [*command, str(folder / f"{name}.xlsx")], check=False, capture_output=True, timeout=120
        )
        if (folder / f"{name}.csv").exists():
            return (folder / f"{name}.csv").read_text("utf-8-sig")
    pytest.fail("LibreOffice did not convert the file")


@pytest.mark.requires("soffice")
def test_libreoffice_shows_the_same_cells(tmp_path: Path) -> None:
    before = saved(dressed())
    after = Xlsx(Limits()).write(Document("a.xlsx", before), Edit()).data
    first, second = _shown(before, tmp_path, "before"), _shown(after, tmp_path, "after")
    assert "Taxi" in first
    assert first == second


@pytest.mark.requires("soffice")
def test_libreoffice_shows_labels_in_place_of_what_is_withheld(tmp_path: Path) -> None:
    result = run(made(("Seen", 33299), ("at", "14 Rose Lane"), ("by", "Ann"), B1="dd/mm/yyyy"))
    assert result.output is not None
    shown = _shown(result.output, tmp_path, "copy")
    assert shown.split() == ["Seen,[date", "of", "birth", "withheld]", "at,[address", "withheld]", "by,Ann"]
