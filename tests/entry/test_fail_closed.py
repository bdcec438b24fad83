"""Whatever is wrong with a file, a folder or the audit: blocked or exit 2, told plainly."""

from __future__ import annotations

import errno
import io
import os
import socket
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from redactor.store import publish
from redactor.store.inbox import output_name
from tests.doors import LETTER, SAMPLES, Place, Ran, digests


def encrypted_pdf() -> bytes:
    import pikepdf

    with pikepdf.open(SAMPLES / "inbox" / "assessment.pdf") as pdf:
        out = io.BytesIO()
        pdf.save(out, encryption=pikepdf.Encryption(user="open sesame", owner="owner"))
        return out.getvalue()


def zip_with(name: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(name, LETTER)
    return out.getvalue()


DOCX = SAMPLES / "inbox" / "letter.docx"
PDF = SAMPLES / "inbox" / "assessment.pdf"
BAD_FILES: dict[str, tuple[str, Callable[[], bytes]]] = {
    "empty text": ("a.txt", lambda: b""),
    "empty docx": ("a.docx", lambda: b""),
    "empty pdf": ("a.pdf", lambda: b""),
    "half a docx": ("a.docx", lambda: DOCX.read_bytes()[:9_000]),
    "docx without its end": ("a.docx", lambda: DOCX.read_bytes()[:-30]),
    "half a pdf": ("a.pdf", lambda: PDF.read_bytes()[:16_000]),
    "pdf without its end": ("a.pdf", lambda: PDF.read_bytes()[:-40]),
    "head of a pdf": ("a.pdf", lambda: PDF.read_bytes()[:100]),
    "encrypted pdf": ("a.pdf", encrypted_pdf),
    # Office puts an encrypted document into an OLE container
    "encrypted docx": ("a.docx", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 2_000),
    "text that is a pdf": ("a.txt", PDF.read_bytes),
    "text that is a docx": ("a.txt", DOCX.read_bytes),
    "docx that is text": ("a.docx", LETTER.encode),
    "doc that is text": ("a.doc", LETTER.encode),
    "pdf that is text": ("a.pdf", LETTER.encode),
    "pdf that is a zip": ("a.pdf", lambda: zip_with("letter.txt")),
    "docx that is a pdf": ("a.docx", PDF.read_bytes),
    "docx that is another zip": ("a.docx", lambda: zip_with("letter.txt")),
    "binary text": ("a.txt", lambda: b"\x00\x01" + LETTER.encode()),
    "unknown": ("a.xyz", lambda: bytes(range(256)) * 8),
}


def blocked_plainly(place: Place, ran: Ran, name: str) -> None:
    """Say that one file was blocked as it should be: nothing out, a report, a sentence that helps."""
    assert (ran.code, ran.outcomes) == (1, ["blocked"])
    assert place.given() == set()
    assert not [path for path in place.files() if "draft" in path]
    (line,) = ran.lines
    assert line["output"] is None
    assert place.report(name)["outcome"] == "blocked"
    message = line["reasons"][0]["message"]
    assert len(message.split()) > 8
    assert "Traceback" not in message + ran.err
    assert place.audit()[-1]["outcome"] == "blocked"


@pytest.mark.parametrize("bad", BAD_FILES)
def test_a_bad_file_is_blocked_and_stays_as_it_is(place: Place, bad: str) -> None:
    name, make = BAD_FILES[bad]
    place.write(name, make())
    before = digests(place.folder, name)
    blocked_plainly(place, place.redact(name), output_name(name))
    assert digests(place.folder, name) == before


@pytest.mark.parametrize("odd", ["link", "dangling link", "pipe", "socket", "device"])
def test_what_is_no_ordinary_file_is_blocked_and_never_followed(place: Place, odd: str) -> None:
    place.write("elsewhere.txt", LETTER)
    path = place.folder / "a.txt"
    if odd == "link":
        path.symlink_to("elsewhere.txt")
    elif odd == "dangling link":
        path.symlink_to("nowhere.txt")
    elif odd == "pipe":
        os.mkfifo(path)
    elif odd == "socket":
        place.monkeypatch.chdir(place.folder)
        socket.socket(socket.AF_UNIX).bind("a.txt")
    given = Path("/dev/null") if odd == "device" else path
    ran = place.redact(given)
    blocked_plainly(place, ran, given.name)


def refusing(code: int, when: Callable[[str], bool]) -> Callable[..., int]:
    real = os.open

    def refuse(path: Any, flags: int, *rest: Any, **named: Any) -> int:
        if when(os.fspath(path) if not isinstance(path, int) else ""):
            raise OSError(code, os.strerror(code))
        return real(path, flags, *rest, **named)

    return refuse


def test_a_file_that_may_not_be_read_is_blocked(place: Place) -> None:
    place.write("a.txt", LETTER).chmod(0)
    place.monkeypatch.setattr("os.open", refusing(errno.EACCES, lambda path: path.endswith("a.txt")))
    ran = place.redact("a.txt")
    blocked_plainly(place, ran, "a.txt")
    assert "Permission denied" in ran.lines[0]["reasons"][0]["message"]


def test_a_file_over_the_limit_is_blocked(place: Place) -> None:
    place.write("a.txt", LETTER)
    place.env["REDACTOR_LIMITS_DOCUMENT_BYTES"] = "50"
    blocked_plainly(place, place.redact("a.txt"), "a.txt")


def test_the_password_of_a_person_opens_an_encrypted_pdf(place: Place) -> None:
    place.write("a.pdf", encrypted_pdf())
    place.write("password.txt", "open sesame\n")
    register = SAMPLES / "registers" / "separated-parents.yaml"
    ran = place.run(
        *("redact", "a.pdf", "--register", register, "--to", "mother", "--out", "out", "--json"),
        *("--profile", "register-only", "--password-file", "password.txt"),
    )
    assert ran.outcomes in (["released"], ["held"])  # not blocked: it was read
    assert "sesame" not in ran.out + ran.err


# The output folder


def test_an_output_that_is_a_file_is_exit_2(place: Place) -> None:
    place.write("letter.txt", LETTER)
    place.write("out", "a file")
    ran = place.redact("letter.txt")
    assert (ran.code, ran.out) == (2, "")
    assert "Nothing was processed" in ran.err
    assert not (place.state / "audit.jsonl").exists()


def test_an_output_that_cannot_be_written_is_exit_2(place: Place) -> None:
    place.write("letter.txt", LETTER)
    place.monkeypatch.setattr("os.open", refusing(errno.EROFS, lambda path: "draft" in path))
    ran = place.redact("letter.txt")
    assert (ran.code, ran.out) == (2, "")
    assert "Read-only" in ran.err
    assert place.files() == set()


def test_a_link_among_the_output_folders_is_not_followed(place: Place) -> None:
    place.write("letter.txt", LETTER)
    (place.folder / "elsewhere").mkdir()
    (place.folder / "out").mkdir()
    (place.folder / "out/ms-z").symlink_to(place.folder / "elsewhere")
    ran = place.redact("letter.txt")
    assert ran.code in {1, 2}
    assert place.files("elsewhere") == set()


@pytest.mark.parametrize("step", ["write", "fsync", "link"])
@pytest.mark.parametrize("what", ["copy", "report", "both"])
def test_a_full_disk_blocks_and_leaves_nothing_half_written(
    place: Place, monkeypatch: pytest.MonkeyPatch, step: str, what: str
) -> None:
    place.write("letter.txt", LETTER)
    place.write("second.txt", "Another one. " + LETTER)
    full = OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    def hit(path: Path) -> bool:
        copy, report = path.name == "letter.txt", path.name.startswith("letter.txt.report")
        return (copy and what != "report") or (report and what != "copy")

    def half_a_draft(drafts: Path, data: bytes) -> Path:
        raise full

    def publish_file(drafts: Path, target: Path, data: bytes) -> None:
        with monkeypatch.context() as inner:
            if hit(target):
                if step == "write":
                    inner.setattr(publish, "_draft", half_a_draft)
                elif step == "fsync":
                    inner.setattr("os.fsync", raising(full))
                else:
                    inner.setattr(publish, "_name", raising(full))
            real(drafts, target, data)

    real = publish.publish_file
    monkeypatch.setattr("redactor.store.outbox.publish_file", publish_file)
    ran = place.redact("letter.txt", "second.txt")
    assert (ran.code, ran.outcomes) == (1, ["blocked", "released"])
    assert place.given() == {"second.txt"}
    assert not [path for path in place.files() if "draft" in path]
    assert "No space left" in ran.lines[0]["reasons"][0]["message"]
    letter = digests(place.folder, "letter.txt")["letter.txt"]
    told = [row["outcome"] for row in place.audit() if row["input"] == letter]
    assert told == ["released", "blocked"]


def raising(error: BaseException) -> Callable[..., Any]:
    def fail(*_: Any, **__: Any) -> Any:
        raise error

    return fail


# The audit


def test_an_audit_that_cannot_be_made_is_exit_2(place: Place) -> None:
    place.write("letter.txt", LETTER)
    place.write("state", "a file where the folder should be")
    ran = place.redact("letter.txt")
    assert (ran.code, ran.out) == (2, "")
    assert "state" in ran.err
    assert place.files() == set()


def test_an_audit_without_its_key_is_exit_2(place: Place) -> None:
    place.write("letter.txt", LETTER)
    place.redact("letter.txt")
    (place.state / "key").unlink()
    for ran in (place.redact("letter.txt"), place.verify("letter.txt"), place.run("audit", "check")):
        assert (ran.code, ran.out) == (2, "")
        assert "key" in ran.err
    assert not (place.state / "key").exists()


def test_a_key_that_others_can_read_is_exit_2(place: Place) -> None:
    place.write("letter.txt", LETTER)
    place.redact("letter.txt")
    (place.state / "key").chmod(0o644)
    ran = place.redact("letter.txt")
    assert (ran.code, ran.out) == (2, "")
    assert "chmod 600" in ran.err


@pytest.mark.parametrize("tamper", ["last row", "cut off", "no head", "another key"])
def test_an_audit_that_is_not_whole_releases_nothing(place: Place, tamper: str) -> None:
    place.write("letter.txt", LETTER)
    for _ in range(2):
        place.redact("letter.txt")
    path = place.state / "audit.jsonl"
    rows = path.read_bytes().splitlines(keepends=True)
    if tamper == "last row":
        path.write_bytes(rows[0] + rows[1].replace(b"released", b"blocked!"))
    elif tamper == "cut off":
        path.write_bytes(rows[0])
    elif tamper == "no head":
        (place.state / "audit.head").unlink()
    else:
        (place.state / "key").write_bytes(b"k" * 32)
    ran = place.redact("letter.txt")
    assert (ran.code, ran.outcomes) == (1, ["blocked"])
    assert ran.lines[0]["reasons"][0]["code"] == "audit-unavailable"
    assert "audit check" in ran.lines[0]["reasons"][0]["message"]
    assert place.given() == set()
    assert place.verify("letter.txt").outcomes == ["blocked"]


def test_an_audit_that_cannot_be_written_releases_nothing(place: Place) -> None:
    place.write("letter.txt", LETTER)
    place.redact("letter.txt")
    place.monkeypatch.setattr("os.open", refusing(errno.EROFS, lambda path: path.endswith("audit.jsonl")))
    ran = place.redact("letter.txt")
    assert (ran.code, ran.outcomes) == (1, ["blocked"])
    assert place.given() == set()


# The program itself


def test_a_fault_of_the_program_is_exit_3_and_tells_no_words(place: Place) -> None:
    place.write("letter.txt", LETTER)
    place.monkeypatch.setattr("redactor.runs.copies.Outbox", raising(ValueError(LETTER)))
    ran = place.redact("letter.txt")
    assert (ran.code, ran.out) == (3, "")
    assert "ValueError" in ran.err
    assert "Rose" not in ran.err


def test_rules_that_change_while_it_runs_block_the_rest(place: Place) -> None:
    from redactor.model.errors import RulesInvalid

    place.write("in/a.txt", LETTER)
    place.write("in/b.txt", LETTER)
    from redactor import assemble

    real, calls = assemble.run_one, []

    def changing(*args: Any) -> Any:
        calls.append(1)
        if len(calls) > 1:
            raise RulesInvalid("rules/policy.yaml, line 3: something")
        return real(*args)

    place.monkeypatch.setattr("redactor.runs.copies.run_one", changing)
    place.monkeypatch.setattr("tests.doors.pickle.dumps", lambda one: one)
    place.monkeypatch.setattr("tests.doors.pickle.loads", lambda one: one)
    ran = place.redact("in")
    assert (ran.code, ran.outcomes) == (1, ["released", "blocked"])
