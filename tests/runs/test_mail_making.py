"""Many registers are made ready in worker processes: the same comes out, and what is broken stops all."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from redactor.assemble import House, house
from redactor.model.case import CaseRef
from redactor.model.errors import RegisterInvalid, RegisterMissing
from redactor.runs import mail_editions
from redactor.runs.mail_editions import Editor, Reader
from redactor.runs.mail_making import Makers
from redactor.runs.mail_sources import source_of

KEY = b"a key for tests, 32 bytes long.."
YAML = """
register: 1
case: {{reference: {reference}}}
parties: [{{id: dana, name: Dana Whitcombe, role: parent, emails: [dana@example.net]}}]
items:
  - {{id: home, kind: address, value: "{home}", withhold_from: [dana]}}
"""


def folder_of(tmp_path: Path, count: int) -> Path:
    folder = tmp_path / "cases"
    folder.mkdir()
    for number in range(count):
        text = YAML.format(reference=f"CF-{number}", home=f"{number + 3} Rose Lane, Leominster, HR6 8XQ")
        (folder / f"CF-{number}.yaml").write_text(text)
    return folder


def at(folder: Path) -> House:
    settings = house().settings
    return House(replace(settings, mail=replace(settings.mail, registers=(folder,))))


def test_workers_make_what_the_gate_itself_makes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    known = at(folder_of(tmp_path, 3))
    here, there = Editor(known, source_of(known), KEY), Editor(known, source_of(known), KEY)
    assert here.look() == 3
    monkeypatch.setattr(mail_editions, "FEW", 1)
    assert there.look() == 3
    for text in ("5 Rose Lane", "4 Rose Lane", "9 Rose Lane"):
        found = [
            Reader(known).cases(one.edition).lookup.candidates(text)  # type: ignore[attr-defined]
            for one in (here, there)
        ]
        assert found[0] == found[1]
    assert Reader(known).cases(there.edition).known_to("dana@example.net") == {"CF-0", "CF-1", "CF-2"}
    here.close()
    there.close()


def test_a_register_that_cannot_be_read_stops_all(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, 2)
    places = [(CaseRef(path.stem), str(path)) for path in sorted(folder.iterdir())]
    with Makers(at(folder), KEY) as makers:
        assert [one.case for one in makers.made(places)] == ["CF-0", "CF-1"]
        with pytest.raises(RegisterMissing):
            makers.made([places[0], (CaseRef("CF-9"), places[1][1])])
        (folder / "CF-1.yaml").write_text("register: 1\ncase: [")
        with pytest.raises(RegisterInvalid):
            makers.made(places)
