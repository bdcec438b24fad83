"""Editions: every case of the source, its changes and ends, seen by a worker without a new start."""

from __future__ import annotations

import hashlib
import os
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from redactor.assemble import House, house
from redactor.model.case import CaseRef
from redactor.model.errors import RegisterInvalid, RegisterMissing, Unavailable
from redactor.model.outcome import AuditEntry
from redactor.policy.documents import Recorded
from redactor.runs import mail_editions
from redactor.runs.mail_ask import active_cases
from redactor.runs.mail_documents import documents_of
from redactor.runs.mail_editions import Editor, Reader
from redactor.runs.mail_ready import index_key, made_ready, scope_of
from redactor.runs.mail_record import gate_record
from redactor.runs.mail_sources import FileSource, RecordSource, source_of
from redactor.store.keyring import KeyPlace
from redactor.store.sql.prepared import PreparedRegisters
from redactor.store.sql.record import open_record
from tests.gate.mails import YAML

KEY = b"k" * 32


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "regs").mkdir()
    write(tmp_path / "regs", "CF-2026-0001")
    return tmp_path / "regs"


def write(folder: Path, reference: str, *changes: tuple[str, str]) -> None:
    text = YAML.format(reference=reference)
    for old, new in changes:
        text = text.replace(old, new)
    (folder / f"{reference}.yaml").write_text(text)


def at(*paths: Path) -> House:
    settings = house().settings
    return warm(House(replace(settings, mail=replace(settings.mail, registers=paths))))


def warm(one: House) -> House:
    """Spare a house the reading of the rules, which are the same for all."""
    one.__dict__["rules"] = house().rules
    return one


def seen(reader: Reader, editor: Editor, text: str) -> set[str]:
    return set(reader.cases(editor.edition).lookup.candidates(text))  # type: ignore[attr-defined]


@pytest.fixture
def pair(folder: Path) -> tuple[Editor, Reader]:
    known = at(folder)
    editor = Editor(known, source_of(known), KEY)
    with pytest.raises(Unavailable):
        editor.edition  # noqa: B018  # nothing was read yet
    assert editor.look() == 1
    return editor, Reader(known)


def test_a_worker_sees_what_the_editor_read(pair: tuple[Editor, Reader]) -> None:
    editor, reader = pair
    assert seen(reader, editor, "14 Rose Lane, HR6 8XQ") == {"CF-2026-0001"}
    cases = reader.cases(editor.edition)
    assert cases.known_to("Dana@Example.net") == {"CF-2026-0001"}
    assert list(cases.named_in("about cf 2026 0001")) == ["CF-2026-0001"]
    assert cases.register(CaseRef("CF-2026-0001")).reference == "CF-2026-0001"
    assert reader.cases(editor.edition) is cases


def test_new_changed_and_ended_cases_are_seen_at_once(folder: Path, pair: tuple[Editor, Reader]) -> None:
    editor, reader = pair
    reader.cases(editor.edition)
    assert editor.look() == 0
    write(folder, "CF-2026-0002", ("14 Rose Lane, Leominster, HR6 8XQ", "7 Alder Close, Ledbury, HR8 1AA"))
    assert editor.look() == 1
    assert seen(reader, editor, "7 Alder Close, HR8 1AA") == {"CF-2026-0002"}
    write(folder, "CF-2026-0001", ("14 Rose Lane, Leominster, HR6 8XQ", "9 Gasworks Street, Ludlow, SY8 1ZZ"))
    assert editor.look() == 1
    assert seen(reader, editor, "9 Gasworks Street, SY8 1ZZ") == {"CF-2026-0001"}
    assert seen(reader, editor, "14 Rose Lane, HR6 8XQ") == set()
    (folder / "CF-2026-0001.yaml").unlink()
    assert editor.look() == 1
    assert seen(reader, editor, "9 Gasworks Street, SY8 1ZZ") == set()
    assert reader.cases(editor.edition).known_to("dana@example.net") == {"CF-2026-0002"}
    assert seen(Reader(at(folder)), editor, "7 Alder Close, HR8 1AA") == {"CF-2026-0002"}


def test_many_changes_make_a_new_base(
    folder: Path, pair: tuple[Editor, Reader], monkeypatch: pytest.MonkeyPatch
) -> None:
    editor, reader = pair
    monkeypatch.setattr(mail_editions, "_CHANGES_MOST", 2)
    base = editor.edition.base
    for number in range(2, 8):
        home = f"{number} Alder Close, Ledbury, HR8 1A{number}A"[:-1] + "A"
        write(
            folder,
            f"CF-2026-000{number}",
            ("14 Rose Lane, Leominster, HR6 8XQ", home.replace(f"1A{number}", "1A")),
        )
        editor.look()
        assert seen(reader, editor, f"{number} Alder Close, Ledbury") == {f"CF-2026-000{number}"}
    assert editor.edition.base != base
    assert len(editor.edition.changes) <= 2


def test_a_register_that_changed_since_is_not_used(folder: Path, pair: tuple[Editor, Reader]) -> None:
    editor, reader = pair
    cases = reader.cases(editor.edition)
    write(folder, "CF-2026-0001", ("07700 900123", "07700 900124"))
    with pytest.raises(Unavailable):
        cases.register(CaseRef("CF-2026-0001"))
    with pytest.raises(RegisterMissing):
        cases.register(CaseRef("CF-9"))


def test_a_broken_register_is_told_and_the_edition_stays(folder: Path, pair: tuple[Editor, Reader]) -> None:
    editor, _ = pair
    before = editor.edition
    (folder / "broken.yaml").write_text("register: 1\ncase: {}\n")
    with pytest.raises(RegisterInvalid):
        editor.look()
    assert editor.edition == before
    (folder / "broken.yaml").unlink()
    assert editor.look() == 0


def test_two_files_of_one_case_and_no_file_at_all_are_refused(folder: Path, tmp_path: Path) -> None:
    (folder / "again.yaml").write_text(YAML.format(reference="CF-2026-0001"))
    with pytest.raises(RegisterInvalid):
        FileSource(at(folder), (folder,)).tokens()
    (tmp_path / "empty").mkdir()
    with pytest.raises(RegisterMissing):
        FileSource(at(), (tmp_path / "empty",)).tokens()
    with pytest.raises(RegisterMissing):
        FileSource(at(), (tmp_path / "none.yaml",)).tokens()
    with pytest.raises(RegisterMissing):
        source_of(House(replace(house().settings, database="")))


def test_a_file_that_did_not_change_is_not_read_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    known = at(folder)
    source = FileSource(known, (folder,))
    first = source.tokens()
    monkeypatch.setattr(House, "load_register", lambda *_: pytest.fail("read again"))
    assert source.tokens() == first
    os.utime(folder / "CF-2026-0001.yaml", (1, 1))
    with pytest.raises(pytest.fail.Exception):
        source.tokens()
    assert source.tokens(lambda _: CaseRef("CF-2026-0001")) == first


def test_only_registers_of_a_folder_are_read_and_a_change_in_place_is_seen(folder: Path) -> None:
    source = FileSource(at(), [folder])
    before = source.tokens()
    for name in (".hidden.yaml", "notes.txt", "yaml"):
        (folder / name).write_text("no register")
    (folder / "sub.yaml").mkdir()
    assert source.tokens() is before
    one = next(path for path in sorted(folder.glob("[!.]*.yaml")) if path.is_file())
    one.write_text(one.read_text() + "\n# a note\n")
    after = source.tokens()
    assert after.keys() == before.keys()
    assert len({case for case in after if after[case] != before[case]}) == 1
    with pytest.raises(RegisterMissing):
        FileSource(at(), [folder / "gone.yaml"]).tokens()


def test_a_second_start_makes_nothing_anew_but_what_changed(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    record = open_record(f"sqlite:///{tmp_path / 'gate.db'}", KeyPlace(tmp_path / "keys.json"))
    write(folder, "CF-2026-0002", ("14 Rose Lane, Leominster, HR6 8XQ", "7 Alder Close, Ledbury, HR8 1AA"))
    known = at(folder)

    def start(scope: str = "one") -> Editor:
        return Editor(known, source_of(known), KEY, PreparedRegisters(record, scope))

    start().look()
    read: list[Path] = []
    load = House.load_register
    monkeypatch.setattr(House, "load_register", lambda self, path: (read.append(path), load(self, path))[1])
    editor = start()
    assert editor.look() == 2
    assert not read
    assert seen(Reader(known), editor, "7 Alder Close, HR8 1AA") == {"CF-2026-0002"}
    assert Reader(known).cases(editor.edition).known_to("dana@example.net") == {
        "CF-2026-0001",
        "CF-2026-0002",
    }
    write(folder, "CF-2026-0002", ("14 Rose Lane, Leominster, HR6 8XQ", "8 Alder Close, Ledbury, HR8 1AA"))
    editor = start()
    editor.look()
    assert {path.name for path in read} == {"CF-2026-0002.yaml"}
    assert seen(Reader(known), editor, "8 Alder Close, HR8 1AA") == {"CF-2026-0002"}
    read.clear()
    start("other rules").look()
    assert len({path.name for path in read}) == 2
    assert len(PreparedRegisters(record, "one").all()) == 0
    record.database.close()


def test_the_database_is_a_source_too(tmp_path: Path) -> None:
    settings = replace(house().settings, state=tmp_path, database=f"sqlite:///{tmp_path / 'r.db'}")
    known = warm(House(settings))
    source = source_of(known)
    assert isinstance(source, RecordSource)
    assert source.tokens() == {}
    editor = Editor(known, source, KEY)
    assert editor.look() == 0
    assert len(Reader(known).cases(editor.edition).known_to("x@y")) == 0


class Recorder:
    """A record that tells what it is given, once."""

    def __init__(self) -> None:
        self.rows: list[Recorded] = []

    def add(self, number: int, case: str = "CF-2026-0001") -> str:
        digest = hashlib.sha256(b"%d" % number).hexdigest()
        self.rows.append(Recorded(digest, CaseRef(case)))
        return digest

    def new(self) -> list[Recorded]:
        told, self.rows = self.rows, []
        return told


def test_recorded_documents_are_known_to_workers_at_the_next_look(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mail_editions, "_CHANGES_MOST", 2)
    known, record = at(folder), Recorder()
    editor, reader = Editor(known, source_of(known), KEY, recorded=record), Reader(known)
    first = record.add(0)
    editor.look()
    for number in range(1, 8):  # as changes, and in a new base after some of them
        digest = record.add(number)
        assert list(reader.cases(editor.edition).recorded(digest)) == []
        assert editor.look() == 0
        assert list(reader.cases(editor.edition).recorded(digest)) == ["CF-2026-0001"]
        assert list(reader.cases(editor.edition).recorded(first)) == ["CF-2026-0001"]
    assert editor.look() == 0
    assert list(Reader(known).cases(editor.edition).recorded(first)) == ["CF-2026-0001"]
    assert list(reader.cases(editor.edition).recorded("0" * 64)) == []


def test_documents_of_a_case_that_ended_or_is_not_there_yet_tie_to_none(folder: Path) -> None:
    known, record = at(folder), Recorder()
    editor, reader = Editor(known, source_of(known), KEY, recorded=record), Reader(known)
    digest = record.add(1, "CF-2026-0002")
    editor.look()
    assert list(reader.cases(editor.edition).recorded(digest)) == []
    write(folder, "CF-2026-0002")
    editor.look()
    assert list(reader.cases(editor.edition).recorded(digest)) == ["CF-2026-0002"]
    (folder / "CF-2026-0002.yaml").unlink()
    editor.look()
    assert list(reader.cases(editor.edition).recorded(digest)) == []


def test_documents_are_not_lost_when_a_register_cannot_be_read(folder: Path) -> None:
    known, record = at(folder), Recorder()
    editor, reader = Editor(known, source_of(known), KEY, recorded=record), Reader(known)
    editor.look()
    digest = record.add(1)
    (folder / "broken.yaml").write_text("register: 1\ncase: {}\n")
    with pytest.raises(RegisterInvalid):
        editor.look()
    (folder / "broken.yaml").unlink()
    editor.look()
    assert list(reader.cases(editor.edition).recorded(digest)) == ["CF-2026-0001"]


ROW = AuditEntry(
    when=datetime(2026, 11, 22, 6, 0, tzinfo=UTC),
    action="redact",
    actor="ruth",
    case="CF-1",
    recipients=("ms-z",),
    input_digest="a" * 64,
    output_digest="",
    outcome="held",
    reasons=(),
    findings=(),
    answers=(),
    versions=(),
)


@pytest.mark.parametrize("kept", ["a database", "files"])
def test_the_record_tells_each_document_once(tmp_path: Path, kept: str) -> None:
    database = f"sqlite:///{tmp_path / 'r.db'}" if kept == "a database" else ""
    known = warm(House(replace(house().settings, state=tmp_path, database=database)))
    source = documents_of(known)
    assert source.new() == []
    known.audit.append(ROW)
    known.audit.append(replace(ROW, action="mail-decided", input_digest="c" * 64))
    assert source.new() == [Recorded("a" * 64, CaseRef("CF-1"))]
    assert source.new() == []
    known.audit.append(replace(ROW, input_digest="b" * 64))
    assert source.new() == [Recorded("b" * 64, CaseRef("CF-1"))]
    assert len(documents_of(known).new()) == 2


def test_what_a_gate_made_ready_is_used_for_one_mail_and_left_alone(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(folder, "CF-2026-0002", ("14 Rose Lane, Leominster, HR6 8XQ", "7 Alder Close, Ledbury, HR8 1AA"))
    known = at(folder)
    known = warm(House(replace(known.settings, state=tmp_path / "state", database="")))
    assert made_ready(known) is None
    assert set(active_cases(known).named_in("CF-2026-0002")) == {"CF-2026-0002"}
    record = gate_record(known)
    prepared = PreparedRegisters(record, scope_of(known))
    Editor(known, source_of(known), index_key(record), prepared).look()
    read: list[Path] = []
    load = House.load_register
    monkeypatch.setattr(House, "load_register", lambda self, path: (read.append(path), load(self, path))[1])
    cases = active_cases(known)
    assert not read
    assert set(cases.lookup.candidates("7 Alder Close, HR8 1AA")) == {"CF-2026-0002"}  # type: ignore[attr-defined]
    assert cases.register(CaseRef("CF-2026-0002")).reference == "CF-2026-0002"
    assert len(read) == 1
    mail = replace(known.settings.mail, registers=(folder / "CF-2026-0001.yaml",))
    one = active_cases(warm(House(replace(known.settings, mail=mail))))
    assert list(one.named_in("CF-2026-0002")) == []
    assert len(prepared.all()) == 2
    record.database.close()
