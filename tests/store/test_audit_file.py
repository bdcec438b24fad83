"""The audit: appended durably, chained, and every change of it found."""

import json
import multiprocessing
import os
import stat
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from redactor.model.errors import AuditUnavailable, Misconfigured
from redactor.model.outcome import AuditEntry
from redactor.model.position import Position
from redactor.model.secret import Secret
from redactor.store import audit_file, keys
from redactor.store.audit_file import AuditFile, check, open_audit

ENTRY = AuditEntry(
    when=datetime(2026, 11, 22, 6, 0, tzinfo=UTC),
    action="redact",
    actor="ruth",
    case="CF-1",
    recipients=("ms-z",),
    input_digest="a" * 64,
    output_digest="b" * 64,
    outcome="released",
    reasons=(),
    findings=(("x-home", 3),),
    answers=(("q1", "keep", "ruth"),),
    versions=(("rules", "1"), ("register", "2")),
)


@pytest.fixture
def audit(tmp_path: Path) -> AuditFile:
    return open_audit(tmp_path / "state")


def filled(audit: AuditFile, rows: int = 5) -> AuditFile:
    for number in range(rows):
        audit.append(replace(ENTRY, case=f"CF-{number}"))
    return audit


def test_rows_come_back_as_written(audit: AuditFile) -> None:
    audit.append(ENTRY)
    (row,) = audit.rows()
    assert row["case"] == "CF-1"
    assert row["recipients"] == ["ms-z"]
    assert row["findings"] == {"x-home": 3}
    assert row["seq"] == 1
    assert audit.check() == audit_file.AuditCheck(1, ok=True)


def test_an_audit_that_does_not_exist_yet_is_whole(audit: AuditFile) -> None:
    assert audit.check() == audit_file.AuditCheck(0, ok=True)


def test_files_are_private(audit: AuditFile) -> None:
    audit.append(ENTRY)
    modes = {stat.S_IMODE(path.stat().st_mode) for path in audit.path.parent.iterdir()}
    assert modes == {0o600}
    assert stat.S_IMODE(audit.path.parent.stat().st_mode) == 0o700


def test_every_flipped_byte_is_found(audit: AuditFile) -> None:
    filled(audit, 2)
    whole = audit.path.read_bytes()
    key = keys.load_key(audit.path.parent)
    missed = []
    for at in range(len(whole)):
        audit.path.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        if check(audit.path, key).ok:
            missed.append(at)
    assert missed == []
    audit.path.write_bytes(whole)
    assert check(audit.path, key).ok


@pytest.mark.parametrize(
    ("order", "bad_row"),
    [
        ([0, 1, 3, 4], 3),  # one dropped
        ([1, 2, 3, 4], 1),  # the first dropped
        ([0, 2, 1, 3, 4], 2),  # two swapped
        ([0, 1, 1, 2, 3, 4], 3),  # one twice
        ([0, 1, 2, 3], 5),  # the last dropped
        ([], 1),  # all dropped
    ],
)
def test_rows_dropped_swapped_or_repeated_are_found(audit: AuditFile, order: list[int], bad_row: int) -> None:
    filled(audit)
    lines = audit.path.read_bytes().splitlines(keepends=True)
    audit.path.write_bytes(b"".join(lines[index] for index in order))
    result = audit.check()
    assert not result.ok
    assert result.bad_row == bad_row
    assert result.why


@pytest.mark.parametrize("cut", [1, 2, 50, 200])
def test_a_shortened_file_is_found(audit: AuditFile, cut: int) -> None:
    filled(audit)
    audit.path.write_bytes(audit.path.read_bytes()[:-cut])
    assert not audit.check().ok


def test_a_removed_file_is_found_while_its_head_is_there(audit: AuditFile) -> None:
    filled(audit)
    audit.path.unlink()
    assert not audit.check().ok
    with pytest.raises(AuditUnavailable, match="missing at the end"):
        audit.append(ENTRY)


def test_a_row_forged_without_the_key_is_found(audit: AuditFile, tmp_path: Path) -> None:
    filled(audit, 2)
    other = AuditFile(tmp_path / "other" / "audit.jsonl", b"x" * 32)
    filled(other, 3)
    audit.path.write_bytes(audit.path.read_bytes() + other.path.read_bytes().splitlines(keepends=True)[2])
    result = audit.check()
    assert (result.ok, result.bad_row) == (False, 3)
    with pytest.raises(AuditUnavailable, match="another key"):
        audit.append(ENTRY)


@pytest.mark.parametrize("harm", ["removed", "damaged"])
def test_a_lost_head_stops_the_audit(audit: AuditFile, harm: str) -> None:
    filled(audit)
    head = audit.path.with_suffix(".head")
    head.unlink() if harm == "removed" else head.write_bytes(b"{")
    assert not audit.check().ok
    with pytest.raises(AuditUnavailable, match=r"audit\.head"):
        audit.append(ENTRY)


def test_an_old_head_put_back_is_found(audit: AuditFile) -> None:
    filled(audit, 2)
    head = audit.path.with_suffix(".head")
    old = head.read_bytes()
    filled(audit, 2)
    head.write_bytes(old)
    assert not audit.check().ok


def test_a_torn_tail_is_told_and_moved_aside(audit: AuditFile) -> None:
    filled(audit, 2)
    with audit.path.open("ab") as file:
        file.write(b'{"seq":3,"act')
    assert audit.check().bad_row == 3
    audit.append(ENTRY)
    assert audit.check().ok
    assert [row["action"] for row in audit.rows()] == ["redact", "redact", "audit-repaired", "redact"]
    assert audit.path.with_name("audit.torn-3").read_bytes() == b'{"seq":3,"act'


def test_a_torn_tail_with_rows_missing_before_it_is_not_repaired(audit: AuditFile) -> None:
    filled(audit, 3)
    lines = audit.path.read_bytes().splitlines(keepends=True)
    audit.path.write_bytes(lines[0] + lines[1] + lines[2][:20])
    with pytest.raises(AuditUnavailable, match="missing at the end"):
        audit.append(ENTRY)


def test_a_crash_between_row_and_head_is_no_damage(audit: AuditFile, monkeypatch: pytest.MonkeyPatch) -> None:
    filled(audit, 2)

    def crash(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(audit_file, "_write_head", crash)
        with pytest.raises(KeyboardInterrupt):
            audit.append(ENTRY)
    assert audit.check() == audit_file.AuditCheck(3, ok=True)
    audit.append(ENTRY)
    assert audit.check() == audit_file.AuditCheck(4, ok=True)


def test_a_crash_at_the_very_first_row_is_no_damage(
    audit: AuditFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = audit_file._write_head

    def crash_on_first_row(path: Path, link: Position) -> None:
        if link.seq:
            raise KeyboardInterrupt
        real(path, link)

    with monkeypatch.context() as patched:
        patched.setattr(audit_file, "_write_head", crash_on_first_row)
        with pytest.raises(KeyboardInterrupt):
            audit.append(ENTRY)
    audit.append(ENTRY)
    assert audit.check() == audit_file.AuditCheck(2, ok=True)


@pytest.mark.parametrize("after", [0, 10])
def test_a_full_disk_leaves_no_half_row(
    audit: AuditFile, monkeypatch: pytest.MonkeyPatch, after: int
) -> None:
    filled(audit, 2)
    before = audit.path.read_bytes()
    real = os.write

    def full(handle: int, data: bytes) -> int:
        if after and len(data) > after and data[:1] == b"{":
            return real(handle, data[:after])
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(audit_file.os, "write", full)
        with pytest.raises(AuditUnavailable, match="No space left"):
            audit.append(ENTRY)
    assert audit.path.read_bytes() == before
    audit.append(ENTRY)
    assert audit.check().ok


def test_a_failing_head_takes_the_row_back(audit: AuditFile, monkeypatch: pytest.MonkeyPatch) -> None:
    filled(audit, 2)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(audit_file, "_write_head", full)
        with pytest.raises(AuditUnavailable):
            audit.append(ENTRY)
    assert audit.check() == audit_file.AuditCheck(2, ok=True)


def test_a_folder_in_place_of_the_file_is_unavailable(tmp_path: Path) -> None:
    (tmp_path / "audit.jsonl").mkdir()
    with pytest.raises(AuditUnavailable):
        AuditFile(tmp_path / "audit.jsonl", b"k" * 32).append(ENTRY)


def test_a_link_in_place_of_the_file_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").write_bytes(b"")
    (tmp_path / "audit.jsonl").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(AuditUnavailable):
        AuditFile(tmp_path / "audit.jsonl", b"k" * 32).append(ENTRY)
    assert (tmp_path / "elsewhere").read_bytes() == b""


def _append_many(state: str, name: str) -> None:
    audit = open_audit(Path(state))
    for _ in range(25):
        audit.append(replace(ENTRY, actor=name))


def test_two_processes_append_without_losing_a_row(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    workers = [context.Process(target=_append_many, args=(str(tmp_path), name)) for name in ("a", "b")]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(60)
        assert worker.exitcode == 0
    audit = open_audit(tmp_path)
    assert audit.check() == audit_file.AuditCheck(50, ok=True)
    assert {row["actor"] for row in audit.rows()} == {"a", "b"}


def test_no_value_but_its_keyed_fingerprint(audit: AuditFile) -> None:
    secret = Secret("14 Rose Lane")
    assert audit.fingerprint(secret) == secret.fingerprint(keys.load_key(audit.path.parent))
    assert audit.fingerprint(secret) != secret.fingerprint(b"another key")


def test_an_audit_without_its_key_is_misconfigured(audit: AuditFile) -> None:
    audit.append(ENTRY)
    (audit.path.parent / "key").unlink()
    with pytest.raises(Misconfigured, match="key is missing") as error:
        open_audit(audit.path.parent)
    assert error.value.exit_code == 2
    assert not (audit.path.parent / "key").exists()


def test_the_key_is_made_once_and_kept(tmp_path: Path) -> None:
    first = keys.load_key(tmp_path / "s")
    assert len(first) == 32
    assert keys.load_key(tmp_path / "s") == first
    assert keys.load_key(tmp_path / "t") != first
    assert [path.name for path in (tmp_path / "s").iterdir()] == ["key"]


@pytest.mark.parametrize("content", [b"", b"short", b"k" * 33])
def test_a_key_of_another_length_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "key").write_bytes(content)
    (tmp_path / "key").chmod(0o600)
    with pytest.raises(Misconfigured, match="32 bytes"):
        keys.load_key(tmp_path)
    assert (tmp_path / "key").read_bytes() == content


def test_a_key_that_others_may_read_is_refused(tmp_path: Path) -> None:
    (tmp_path / "key").write_bytes(b"k" * 32)
    (tmp_path / "key").chmod(0o644)
    with pytest.raises(Misconfigured, match="read by others"):
        keys.load_key(tmp_path)


def test_neutral_numbers_are_stable_keyed_and_six_digits() -> None:
    number = keys.neutral_number("in/14 Rose Lane.docx", b"k" * 32)
    assert number == keys.neutral_number("in/14 Rose Lane.docx", b"k" * 32)
    assert number != keys.neutral_number("in/14 Rose Lane.docx", b"j" * 32)
    assert number != keys.neutral_number("in/15 Rose Lane.docx", b"k" * 32)
    assert 100_000 <= number < 1_000_000


def test_rows_are_json_lines(audit: AuditFile) -> None:
    filled(audit, 2)
    rows = [json.loads(line) for line in audit.path.read_text().splitlines()]
    assert rows[1]["prev"] == rows[0]["hash"]
