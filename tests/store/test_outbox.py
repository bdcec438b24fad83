"""The output folder: only released bytes, never over anything, whole or not at all."""

import errno
import hashlib
import os
import stat
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from redactor.model.document import Digest
from redactor.model.errors import CannotVerify, OutputUnavailable
from redactor.model.outcome import Outcome
from redactor.model.report import Report, Result
from redactor.store import publish
from redactor.store.outbox import Outbox, folder_of

NOW = datetime(2026, 11, 22, 6, 0, tzinfo=UTC)
DATA = b"a releasable copy" * 1000


def result(data: bytes = DATA, outcome: Outcome = Outcome.RELEASE, name: str = "a.docx") -> Result:
    report = Report(
        name=name,
        case="CF-1",
        recipients=("ms-z",),
        profile="assessment",
        outcome=outcome,
        when=NOW,
        input_digest=Digest("0" * 64),
        output_digest=Digest(hashlib.sha256(data).hexdigest()),
    )
    return Result(outcome, report, data if outcome is Outcome.RELEASE else None, name)


@pytest.fixture
def outbox(tmp_path: Path) -> Outbox:
    made = Outbox(tmp_path / "out", NOW)
    made.prepare()
    return made


def everything(outbox: Outbox) -> list[str]:
    return sorted(p.relative_to(outbox.folder).as_posix() for p in outbox.folder.rglob("*") if p.is_file())


def test_a_released_copy_is_published(outbox: Outbox) -> None:
    path = outbox.publish(result(), "ms-z")
    assert path == outbox.folder / "ms-z" / "a.docx"
    assert path.read_bytes() == DATA
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert path.stat().st_nlink == 1
    assert everything(outbox) == ["ms-z/a.docx"]


def test_relative_paths_are_kept(outbox: Outbox) -> None:
    assert outbox.publish(result(), "ms-z", "2026/may/a.docx").relative_to(outbox.folder).as_posix() == (
        "ms-z/2026/may/a.docx"
    )


@pytest.mark.parametrize("outcome", [Outcome.HOLD, Outcome.BLOCK, Outcome.CLEAN])
def test_only_a_release_is_published(outbox: Outbox, outcome: Outcome) -> None:
    with pytest.raises(CannotVerify):
        outbox.publish(result(outcome=outcome), "ms-z")
    with pytest.raises(CannotVerify):
        outbox.publish(replace(result(), outcome=outcome), "ms-z")
    with pytest.raises(CannotVerify):
        outbox.publish(replace(result(), report=result(outcome=outcome).report), "ms-z")
    assert everything(outbox) == []


@pytest.mark.parametrize("change", [{"output": None}, {"output": b"other"}, {"output": b""}])
def test_only_the_bytes_that_were_verified_are_published(outbox: Outbox, change: dict[str, bytes]) -> None:
    with pytest.raises(CannotVerify, match="verified"):
        outbox.publish(replace(result(), **change), "ms-z")
    assert everything(outbox) == []


def test_a_release_without_a_digest_is_not_published(outbox: Outbox) -> None:
    with pytest.raises(CannotVerify):
        outbox.publish(replace(result(), report=replace(result().report, output_digest=None)), "ms-z")


def test_nothing_is_overwritten(outbox: Outbox) -> None:
    outbox.publish(result(b"first"), "ms-z")
    with pytest.raises(OutputUnavailable, match="nothing is overwritten"):
        outbox.publish(result(b"second"), "ms-z")
    assert (outbox.folder / "ms-z" / "a.docx").read_bytes() == b"first"
    assert everything(outbox) == ["ms-z/a.docx"]


@pytest.mark.parametrize(
    "name",
    [
        "../a.docx",
        "/etc/a",
        "a/../../b",
        "",
        ".",
        "..",
        "a//b",
        "a/./b",
        "a\nb",
        "a\x00b",
        "\udcff",
        ".redactor-draft-1",
    ],
)
def test_names_stay_inside(outbox: Outbox, name: str) -> None:
    for call in (outbox.output_path, outbox.report_path):
        with pytest.raises(OutputUnavailable, match="file name"):
            call("ms-z", name)


def test_recipients_become_folders_that_cannot_meet() -> None:
    assert folder_of("ms-z") == "ms-z"
    assert folder_of("anyone") == "anyone"
    assert folder_of("role:third party") == "role.third-party"
    for bad in ("../x", "_reports", "A", "", "x/y"):
        with pytest.raises(OutputUnavailable):
            folder_of(bad)


def test_an_earlier_output_moves_with_its_reports(outbox: Outbox) -> None:
    outbox.publish(result(b"old"), "ms-z")
    outbox.publish(result(b"other", name="b.docx"), "ms-z", "b.docx")
    outbox.write_report("ms-z", "a.docx", ".report.json", b"{}")
    outbox.write_report("ms-z", "a.docx", ".answers.yaml", b"answers: []")
    later = Outbox(outbox.folder, NOW)
    later.supersede("ms-z", "a.docx", "document-5.docx")
    assert everything(later) == [
        "_superseded/20261122T060000Z/_reports/ms-z/a.docx.answers.yaml",
        "_superseded/20261122T060000Z/_reports/ms-z/a.docx.report.json",
        "_superseded/20261122T060000Z/ms-z/a.docx",
        "ms-z/b.docx",
    ]
    later.publish(result(b"new"), "ms-z")
    again = Outbox(outbox.folder, NOW)
    again.supersede("ms-z", "a.docx")
    assert (again.folder / "_superseded/20261122T060000Z-2/ms-z/a.docx").read_bytes() == b"new"
    assert (again.folder / "_superseded/20261122T060000Z/ms-z/a.docx").read_bytes() == b"old"


def test_superseding_nothing_leaves_nothing(outbox: Outbox) -> None:
    outbox.supersede("ms-z", "a.docx")
    assert list(outbox.folder.iterdir()) == []


def test_links_inside_the_output_folder_are_not_followed(outbox: Outbox, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "a.docx").write_bytes(b"theirs")
    (outbox.folder / "ms-z").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(OutputUnavailable, match="link"):
        outbox.publish(result(name="b.docx"), "ms-z", "b.docx")
    with pytest.raises(OutputUnavailable, match="link"):
        outbox.supersede("ms-z", "a.docx")
    assert sorted(p.name for p in (tmp_path / "elsewhere").iterdir()) == ["a.docx"]


def test_a_folder_that_is_a_file_is_unavailable(tmp_path: Path) -> None:
    (tmp_path / "out").write_bytes(b"")
    with pytest.raises(OutputUnavailable):
        Outbox(tmp_path / "out", NOW).prepare()


def test_a_folder_without_permission_is_unavailable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "out").mkdir(mode=0o500)
    if os.geteuid() == 0:  # root may write everywhere, so the refusal is simulated
        real = os.open

        def refusing(path: str, flags: int, *rest: int, **more: int) -> int:
            if flags & os.O_CREAT:
                raise PermissionError(13, "Permission denied")
            return real(path, flags, *rest, **more)

        monkeypatch.setattr(os, "open", refusing)
    with pytest.raises(OutputUnavailable):
        Outbox(tmp_path / "out", NOW).prepare()


def test_old_drafts_are_swept_and_young_ones_are_not(outbox: Outbox) -> None:
    old, young = outbox.folder / ".redactor-draft-old", outbox.folder / ".redactor-draft-new"
    old.write_bytes(b"x")
    young.write_bytes(b"x")
    os.utime(old, (0, 0))
    outbox.prepare()
    assert everything(outbox) == [".redactor-draft-new"]


STEPS = ["open", "fsync", "link", "read-back", "folder"]


def broken(monkeypatch: pytest.MonkeyPatch, step: str, error: BaseException) -> None:
    """Make one step of publishing fail."""

    def fail(*_: object, **__: object) -> None:
        raise error

    if step == "link":
        monkeypatch.setattr(Path, "hardlink_to", fail)
    elif step == "read-back":
        monkeypatch.setattr(publish.hashlib, "file_digest", fail)
    elif step == "folder":
        monkeypatch.setattr(publish, "sync_folder", fail)
    else:
        monkeypatch.setattr(publish.os, step, fail)


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EROFS, errno.EIO])
def test_a_full_or_broken_disk_leaves_nothing(
    outbox: Outbox, monkeypatch: pytest.MonkeyPatch, step: str, code: int
) -> None:
    with monkeypatch.context() as patched:
        broken(patched, step, OSError(code, os.strerror(code)))
        with pytest.raises(OutputUnavailable, match=os.strerror(code)) as error:
            outbox.publish(result(), "ms-z")
    assert "a.docx" not in str(error.value)
    assert everything(outbox) == []
    outbox.publish(result(), "ms-z")
    assert everything(outbox) == ["ms-z/a.docx"]


@pytest.mark.parametrize("step", STEPS)
def test_being_stopped_anywhere_leaves_nothing_half_written(
    outbox: Outbox, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    with monkeypatch.context() as patched:
        broken(patched, step, KeyboardInterrupt())
        with pytest.raises(KeyboardInterrupt):
            outbox.publish(result(), "ms-z")
    assert everything(outbox) == []


def test_a_short_write_is_found_by_reading_back(outbox: Outbox, monkeypatch: pytest.MonkeyPatch) -> None:
    class Short:
        def digest(self) -> bytes:
            return hashlib.sha256(DATA[:-1]).digest()

    with monkeypatch.context() as patched:
        patched.setattr(publish.hashlib, "file_digest", lambda *_: Short())
        with pytest.raises(OutputUnavailable, match="not what was written"):
            outbox.publish(result(), "ms-z")
    assert everything(outbox) == []


def without_links(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(Path, "hardlink_to", refuse)


def test_file_systems_without_links_work_too(outbox: Outbox, monkeypatch: pytest.MonkeyPatch) -> None:
    without_links(monkeypatch)
    assert outbox.publish(result(), "ms-z").read_bytes() == DATA
    with pytest.raises(OutputUnavailable, match="nothing is overwritten"):
        outbox.publish(result(b"second"), "ms-z")
    assert (outbox.folder / "ms-z" / "a.docx").read_bytes() == DATA
    assert everything(outbox) == ["ms-z/a.docx"]


def test_without_links_a_failing_rename_leaves_nothing(
    outbox: Outbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    without_links(monkeypatch)

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OutputUnavailable):
        outbox.publish(result(), "ms-z")
    assert everything(outbox) == []
