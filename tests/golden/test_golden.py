"""Golden files: a real input, its register, and what a reader of the copy sees. `make golden` rewrites.

tests/golden/<format>/<name>/{input.*, case.yaml, to.txt, expected.txt, expected.json}
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

import redactor
from redactor.assemble import house
from redactor.model.document import Document

HERE = Path(__file__).parent
CASES = sorted(path.parent for path in HERE.glob("*/*/case.yaml"))
CONVERTED = {"doc", "odt", "rtf"}
FORMATS = {*CONVERTED, "pptx", "plain", "docx", "pdf", "xlsx"}


@pytest.fixture(autouse=True)
def _own_state(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    house.cache_clear()
    yield
    house.cache_clear()


def seen(data: bytes) -> str:
    """Return the visible text of an output, as the adapter that made it reads it."""
    document = Document("out", data)
    chosen = next(one for one in house().formats if one.recognises(document))
    return chosen.read(document).views[0].text


def _case(folder: Path) -> object:
    """Return a folder as a parameter; what LibreOffice converts needs LibreOffice."""
    needs = [pytest.mark.requires("soffice")] if folder.parent.name in CONVERTED else []
    return pytest.param(folder, marks=needs, id=f"{folder.parent.name}/{folder.name}")


@pytest.mark.parametrize("folder", map(_case, CASES))
def test_the_copy_is_what_it_was(folder: Path) -> None:
    (source,) = folder.glob("input.*")
    to = (folder / "to.txt").read_text().split()
    register = redactor.load_register(folder / "case.yaml")
    result = redactor.redact(source.read_bytes(), source.name, register, to, "register-only")
    told = {
        "outcome": result.outcome.value,
        "reasons": [[reason.code, reason.place, reason.item] for reason in result.report.reasons],
        "decisions": [
            [one.place, one.finding.item_id, one.disposition.value, one.finding.form]
            for one in result.report.decisions
        ],
        "removed": [[one.place, one.what] for one in result.report.removed],
    }
    text = seen(result.output) if result.output else ""
    shown = json.dumps(told, indent=1, ensure_ascii=False) + "\n"
    if os.environ.get("REDACTOR_REWRITE_GOLDEN"):
        (folder / "expected.txt").write_text(text, encoding="utf-8")
        (folder / "expected.json").write_text(shown, encoding="utf-8")
    assert text == (folder / "expected.txt").read_text(encoding="utf-8")
    assert shown == (folder / "expected.json").read_text(encoding="utf-8")


def test_every_text_format_has_a_golden_folder() -> None:
    assert {path.parent.name for path in CASES} >= FORMATS
