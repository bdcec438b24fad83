"""Archives: a value in any place is gone or the archive is not released; odd archives are refused."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable

import pytest

from redactor.formats.archive.adapter import Archive
from redactor.model.document import Document, Limits
from redactor.model.errors import CannotRedact, Damaged, Encrypted, Refused, TooLarge, Unsupported
from redactor.model.finding import Edit, Mark
from redactor.model.kind import Kind
from redactor.model.outcome import Outcome
from redactor.model.text import Location, Place
from tests.formats.mail_road import INNOCENT, LABEL, PLANTED, codes, has, released, run

ZIP = Archive(Limits())
Build = Callable[[str], bytes]
NOTE = b"An ordinary note."


def packed(*members: tuple[str | zipfile.ZipInfo, bytes], comment: bytes = b"") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.comment = comment
        for name, data in members:
            archive.writestr(name, data)
    return out.getvalue()


def info(name: str = "a.txt", **settings: object) -> zipfile.ZipInfo:
    made = zipfile.ZipInfo(name, (2026, 6, 24, 9, 12, 0))
    for key, value in settings.items():
        setattr(made, key, value)
    return made


def with_extra(value: str) -> bytes:
    text = value.encode()
    return packed((info(extra=struct.pack("<HH", 0x7075, len(text)) + text), NOTE))


def with_stale(value: str) -> bytes:
    body = packed(("old.txt", value.encode()))
    old = body[: body.index(b"PK\x01\x02")]
    new = packed(("a.txt", NOTE))
    start = new.index(b"PK\x01\x02")
    directory = bytearray(new[start:])
    directory[42:46] = struct.pack("<I", len(old))
    end = directory.index(b"PK\x05\x06")
    directory[end + 16 : end + 20] = struct.pack("<I", len(old) + start)
    return new[:0] + old + new[:start] + bytes(directory)


SHOWN: dict[str, Build] = {
    "member": lambda v: packed(("a.txt", f"at {v}".encode())),
    "second-member": lambda v: packed(("a.txt", NOTE), ("b.txt", f"at {v}".encode())),
    "member-without-extension": lambda v: packed(("note", f"at {v}".encode())),
    "member-stored": lambda v: packed((info(compress_type=zipfile.ZIP_STORED), f"at {v}".encode())),
    "member-bzip2": lambda v: packed((info(compress_type=zipfile.ZIP_BZIP2), f"at {v}".encode())),
    "page": lambda v: packed(("a.html", f"<html><p>{v}".encode())),
    "mail": lambda v: packed(("a.eml", f"From: a@example.org\r\nMIME-Version: 1.0\r\n\r\n{v}".encode())),
    "member-name": lambda v: packed((f"Visit to {v}.txt", NOTE)),
    "member-name-underscores": lambda v: packed((v.replace(" ", "_") + ".txt", NOTE)),
    "folder-name": lambda v: packed((f"{v}/a.txt", NOTE), (f"{v}/b.txt", NOTE)),
    "path": lambda v: packed((v.replace(" ", "/", 1) + ".txt", NOTE)),
    "nested": lambda v: packed(("in.zip", packed(("a.txt", f"at {v}".encode())))),
    "nested-name": lambda v: packed(("in.zip", packed((f"{v}.txt", NOTE)))),
    "nested-twice": lambda v: packed(("a.zip", packed(("b.zip", packed(("a.txt", v.encode())))))),
}
UNSEEN: dict[str, tuple[Build, str]] = {
    "archive-comment": (lambda v: packed(("a.txt", NOTE), comment=v.encode()), "archive-comment"),
    "member-comment": (lambda v: packed((info(comment=v.encode()), NOTE)), "archive-comment"),
    "extra-field": (with_extra, "metadata"),
    "trailing-bytes": (lambda v: packed(("a.txt", NOTE)) + v.encode(), "trailing-bytes"),
    "stale-member": (with_stale, "orphan"),
    "empty-folder": (lambda v: packed((f"{v}/", b""), ("a.txt", NOTE)), "empty-folder"),
    "litter": (lambda v: packed(("a.txt", NOTE), (f"__MACOSX/._{v}", b"\x00\x05\x16\x07")), "metadata"),
}


@pytest.mark.parametrize("place", SHOWN)
def test_a_value_a_reader_sees_is_gone(place: str) -> None:
    result = run(SHOWN[place](PLANTED))
    assert result.outcome is Outcome.RELEASE, result.report.reasons
    assert not has(result.output or PLANTED.encode(), PLANTED)


@pytest.mark.parametrize("place", SHOWN)
def test_without_it_the_same_words_stay(place: str) -> None:
    output = released(SHOWN[place](INNOCENT))
    assert has(output, INNOCENT)
    assert not has(output, "withheld")
    assert released(output) == output


@pytest.mark.parametrize("place", UNSEEN)
@pytest.mark.parametrize("value", [PLANTED, INNOCENT])
def test_what_nobody_sees_is_dropped_and_reported(place: str, value: str) -> None:
    build, code = UNSEEN[place]
    result = run(build(value))
    assert result.outcome is Outcome.RELEASE, result.report.reasons
    assert code in codes(result)
    assert not has(result.output or value.encode(), value)


def names(data: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.namelist()


def test_withheld_names_become_neutral_and_the_others_stay() -> None:
    members = (
        ("notes/One.txt", NOTE),
        (f"{PLANTED}.TXT", NOTE),
        ("document-2.txt", NOTE),
        ("figures.csv", b"1,2"),
    )
    assert names(released(packed(*members))) == [
        "notes/One.txt",
        "document-2.txt",
        "document-3.txt",
        "figures.csv",
    ]


def test_a_fresh_archive_of_fixed_times() -> None:
    with zipfile.ZipFile(io.BytesIO(released(packed((info(), NOTE), comment=b"x")))) as archive:
        (member,) = archive.infolist()
        assert member.date_time == (1980, 1, 1, 0, 0, 0)
        assert (member.extra, member.comment, archive.comment) == (b"", b"", b"")
        assert archive.read(member) == NOTE


def test_content_decides_the_extension() -> None:
    page = b"<html><p>words</p>"
    assert names(released(packed(("a.docx", page), ("b.htm", page), ("c", NOTE)))) == ["a.html", "b.htm", "c"]


def test_one_blocked_member_blocks_the_archive() -> None:
    result = run(packed(("a.txt", NOTE), ("b.exe", b"MZ\x00\x01\x02")))
    assert result.outcome is Outcome.BLOCK


@pytest.mark.parametrize(
    "members",
    [
        ("[Content_Types].xml", "word/document.xml"),
        ("mimetype", "content.xml"),
        ("META-INF/MANIFEST.MF", "A.class"),
        ("META-INF/container.xml", "a.xhtml"),
        ("Index/Document.iwa",),
    ],
)
def test_packages_of_programs_are_no_archives(members: tuple[str, ...]) -> None:
    assert not ZIP.recognises(Document("a.zip", packed(*((name, b"x") for name in members))))


def test_what_is_no_zip_is_left_to_others() -> None:
    assert not ZIP.recognises(Document("a.zip", b"MZ" + packed(("a", b"x"))))
    assert not ZIP.recognises(Document("a.zip", b""))
    assert ZIP.recognises(Document("a", packed(("a", b"x"))))


@pytest.mark.parametrize(
    "name",
    [
        "/a.txt",
        "../a.txt",
        "a/../../b.txt",
        "C:\\a.txt",
        "C:a.txt",
        "a//b.txt",
        "./a.txt",
        "\\\\host\\a",
        " ",
    ],
)
def test_names_that_lead_out_are_refused(name: str) -> None:
    plain = packed(("Q" * len(name), NOTE)).replace(b"Q" * len(name), name.encode())
    with pytest.raises(Unsupported):
        ZIP.read(Document("a", plain))


@pytest.mark.parametrize(
    ("first", "second"), [("a.txt", "a.txt"), ("a.txt", "A.TXT"), ("caf\u00e9", "cafe\u0301")]
)
def test_doubled_names_are_refused(first: str, second: str) -> None:
    twins = (
        packed((first, NOTE), ("q" * len(second), NOTE))
        if first.isascii()
        else packed((first, NOTE), (second, b""))
    )
    data = twins.replace(b"q" * len(second), second.encode()) if first.isascii() else twins
    with pytest.raises(Unsupported):
        ZIP.read(Document("a", data))


@pytest.mark.parametrize("mode", [0o120777, 0o020666, 0o010644])
def test_links_and_devices_are_refused(mode: int) -> None:
    with pytest.raises(Unsupported):
        ZIP.read(Document("a", packed((info(external_attr=mode << 16), b"/etc/passwd"))))


def test_passwords_are_refused() -> None:
    data = bytearray(packed(("a.txt", NOTE)))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(Encrypted):
        ZIP.read(Document("a", bytes(data)))


def test_bombs_are_refused_by_ratio_by_size_and_by_number() -> None:
    zeros = packed(("a.txt", b"0" * 30_000_000))
    with pytest.raises(TooLarge):
        ZIP.read(Document("a", zeros))
    with pytest.raises(TooLarge):
        Archive(Limits(unpacked_bytes=10)).read(Document("a", packed(("a", NOTE))))
    with pytest.raises(TooLarge):
        Archive(Limits(children=2)).read(Document("a", packed(*((f"{n}", b"") for n in range(3)))))


def test_overlapping_members_are_refused() -> None:
    data = bytearray(packed(("a.txt", NOTE), ("b.txt", NOTE)))
    second = data.index(b"PK\x01\x02", data.index(b"PK\x01\x02") + 4)
    data[second + 42 : second + 46] = struct.pack("<I", 0)
    data[second + 46 : second + 51] = b"a.txt"
    with pytest.raises(Refused):
        ZIP.read(Document("a", bytes(data)))


def test_damage_is_refused() -> None:
    whole = packed(("a.txt", b"words " * 50))
    broken = bytearray(whole)
    broken[40] ^= 0xFF
    for data in (bytes(broken), whole[:-30], b"PK\x03\x04" + b"x" * 50):
        assert ZIP.recognises(Document("a", data))
        with pytest.raises(Damaged):
            ZIP.read(Document("a", data))


def test_a_lie_about_the_size_is_found() -> None:
    data = bytearray(packed(("a.txt", b"words " * 50)))
    at = data.index(b"PK\x01\x02")
    data[at + 24 : at + 28] = struct.pack("<I", 5)
    data[at + 16 : at + 20] = struct.pack("<I", zlib.crc32(b"other"))
    with pytest.raises(Damaged):
        ZIP.read(Document("a", bytes(data)))


def test_archives_within_archives_beyond_the_limit_are_blocked() -> None:
    data = packed(("a.txt", NOTE))
    for _ in range(10):
        data = packed(("in.zip", data))
    assert run(data).report.reasons[0].code == "too-deep"


def test_marks_and_members_must_have_a_place() -> None:
    document = Document("a", packed(("a.txt", NOTE)))
    with pytest.raises(CannotRedact):
        ZIP.write(document, Edit())
    children = tuple((child.location, child.document) for child in ZIP.read(document).children)
    mark = Mark((Place(Location("name:7", ""), 0, 1),), LABEL, Kind.TEXT, ())
    with pytest.raises(CannotRedact):
        ZIP.write(document, Edit((mark,), children))
    with pytest.raises(CannotRedact):
        ZIP.write(document, Edit(children=(*children, (Location("member:2", ""), document))))


def test_an_empty_archive_is_released() -> None:
    assert names(released(packed())) == []
