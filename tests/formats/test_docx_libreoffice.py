"""A second program opens what we write and shows the same text. Skipped where LibreOffice is absent."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import docx
import pytest

from redactor.formats.docx.adapter import Docx
from redactor.model.document import Document, Limits
from redactor.model.finding import Edit

_OFFICE = shutil.which("soffice") or shutil.which("libreoffice")


def _shown(data: bytes, folder: Path, name: str) -> list[str]:
    (folder / f"{name}.docx").write_bytes(data)
    command = [_OFFICE or "", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to"]
    command += ["txt:Text", "--outdir", str(folder), str(folder / f"{name}.docx")]
    for _ in range(2):  # the first start with a new profile may end before it converts
        subprocess.run(command, check=False, capture_output=True, timeout=120)
        if (folder / f"{name}.txt").exists():
            return (folder / f"{name}.txt").read_text("utf-8-sig").split()
    pytest.fail("LibreOffice did not convert the file")


@pytest.mark.requires("soffice")
def test_libreoffice_shows_the_same_text(tmp_path: Path) -> None:
    made = docx.Document()
    made.add_heading("Family assessment", 1)
    made.add_paragraph("Seen at 14 Rose Lane.", style="List Number")
    made.add_table(1, 2).cell(0, 1).text = "Tam"
    made.sections[0].header.paragraphs[0].text = "Confidential"
    made.save(str(tmp_path / "source.docx"))
    before = (tmp_path / "source.docx").read_bytes()
    after = Docx(Limits()).write(Document("a.docx", before), Edit()).data
    first, second = _shown(before, tmp_path, "before"), _shown(after, tmp_path, "after")
    assert "assessment" in first
    assert first == second
