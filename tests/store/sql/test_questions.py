"""The questions of the record, asked of both databases: the same answers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from redactor.assemble import House, house
from redactor.model.document import Document
from redactor.runs.recheck import recheck
from redactor.runs.release import evidence_of
from redactor.runs.shared import was_shared
from redactor.runs.sweep import sweep
from redactor.runs.why import why
from redactor.settings import Settings
from tests.doors import LETTER, REGISTER, Inline

LATE = REGISTER.replace("12 Alder Close, Ledbury, HR8 1AA", "3 Mill Row, Bromyard, HR7 9ZZ")


@pytest.fixture
def at(database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[House]:
    monkeypatch.setattr("redactor.runs.look.Supervised", Inline)
    house.cache_clear()
    opened = house(Settings(state=tmp_path / "state", database=database_url))
    yield opened
    opened.record.database.close()
    house.cache_clear()


def released(at: House, text: str = LETTER) -> Path:
    """Release one copy and return its certificate."""
    order = at.order(
        Document("letter.txt", text.encode()), at.load_register(REGISTER), ["ms-z"], "register-only"
    )
    files = evidence_of(at, order, at.pipeline.redact(order))
    path = at.settings.state / "certificate.json"
    path.write_bytes(files[".certificate.json"])
    return path


def test_every_question_is_answered_the_same(at: House, tmp_path: Path) -> None:
    certificate = released(at)
    register = at.load_register(REGISTER)
    assert was_shared(at, register, "x-home", "ms-z").content["answer"] == "no, in the recorded channels"
    assert why(at, certificate, lambda _: None).content["answer"] == "same"
    assert recheck(at, register).content["answer"] == "no exposure"
    released(at, "She lives at 3 Mill Row, Bromyard, HR7 9ZZ.\n")
    late = at.load_register(LATE)
    assert was_shared(at, late, "y-home", "ms-z").content["answer"] == "yes"
    (exposure,) = recheck(at, late).content["exposures"]
    assert (exposure["item"], exposure["to"]) == ("y-home", ["ms-z"])
    (tmp_path / "box").mkdir()
    (tmp_path / "box/export.csv").write_text(LETTER)
    assert sweep(at, register, "x-home", [str(tmp_path / "box")]).content["answer"] == "yes"
    actions = [row["action"] for row in at.ledger.rows()]
    assert actions == ["redact", "was-shared", "why", "recheck", "redact", "was-shared", "recheck", "sweep"]
    assert at.ledger.check([certificate.read_bytes()]).ok
