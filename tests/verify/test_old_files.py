"""Others' files of older programs: what hides in rich text, compound files and OpenDocument is found."""

from __future__ import annotations

import struct

import pytest

from redactor.verify.compound import streams
from tests.formats import old_making as old

from .teeth.planting import check

VALUE = "14 Rose Lane"


def compound(content: bytes, *, order: tuple[int, ...]) -> bytes:
    """A compound file with one stream, its sectors laid down in this order."""
    size, count = 512, len(order)
    content = content.ljust(size * count, b"\x01")
    following = {place + 2: order[n + 1] + 2 for n, place in enumerate(order[:-1])}
    following[order[-1] + 2] = 0xFFFF_FFFE
    table = [0xFFFF_FFFD, 0xFFFF_FFFE, *(following[n + 2] for n in range(count))]
    fat = struct.pack(f"<{len(table)}I", *table).ljust(size, b"\xff")

    def entry(name: str, kind: int, start: int, length: int) -> bytes:
        wide = name.encode("utf-16-le") + b"\x00\x00"
        head = wide.ljust(64, b"\x00") + struct.pack("<HBB", len(wide), kind, 1)
        return (head + b"\xff" * 12).ljust(116, b"\x00") + struct.pack("<II", start, length) + b"\x00" * 4

    directory = (
        entry("Root Entry", 5, 0xFFFF_FFFE, 0) + entry("WordDocument", 2, order[0] + 2, size * count)
    ).ljust(size, b"\x00")
    header = bytearray(size)
    header[:8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    struct.pack_into("<5H", header, 24, 62, 3, 0xFFFE, 9, 6)
    struct.pack_into("<8I", header, 44, 1, 1, 0, 0, 0xFFFF_FFFE, 0, 0xFFFF_FFFE, 0)
    struct.pack_into("<109I", header, 76, 0, *[0xFFFF_FFFF] * 108)
    body = [b""] * count
    for n, place in enumerate(order):
        body[place] = content[n * size : (n + 1) * size]
    return bytes(header) + fat + directory + b"".join(body)


@pytest.mark.parametrize("codec", ["cp1252", "utf-16-le"])
def test_a_value_cut_by_sectors_in_disorder_is_found(codec: str) -> None:
    text = VALUE.encode(codec)
    content = b"\x01" * (512 - len(text) // 2) + text
    data = compound(content, order=(1, 0))
    (one,) = streams(data)
    assert one[0] == "WordDocument"
    assert text in one[1]
    assert text not in data
    report = check(data)
    assert report.leaks
    assert report.unread, "an old file is never called read"


@pytest.mark.parametrize("cut", [600, 100, 30, 12, 8])
def test_a_broken_compound_file_is_unread_and_never_crashes(cut: int) -> None:
    data = compound(b"x", order=(0,))[:cut]
    assert list(streams(data)) == []
    assert check(data).unread


@pytest.mark.parametrize("place", [*old.RTF_SEEN, *old.RTF_UNSEEN])
def test_rich_text_hides_nothing(place: str) -> None:
    build = {**old.RTF_SEEN, **old.RTF_UNSEEN}[place]
    report = check(build(VALUE))
    assert report.leaks or report.doubts


def test_signs_for_old_programs_do_not_cut_a_value() -> None:
    data = old.rtf("".join(f"\\u{ord(letter)}x" for letter in VALUE))
    assert check(data).leaks


def test_a_picture_in_rich_text_is_looked_at() -> None:
    broken = b"\x89PNG\r\n\x1a\n" + b"\x00" * 40
    report = check(old.rtf("{\\pict\\pngblip " + broken.hex() + "}"))
    assert any("picture" in one.why for one in report.unread)


@pytest.mark.parametrize("place", [*old.ODT_SEEN, *old.ODT_UNSEEN])
def test_open_documents_hide_nothing(place: str) -> None:
    build = {**old.ODT_SEEN, **old.ODT_UNSEEN}[place]
    report = check(build(VALUE))
    assert report.leaks or report.doubts or report.unread


def test_columns_of_an_open_spreadsheet_are_read_down() -> None:
    assert check(old.ods(("14", "a"), ("Rose", "b"), ("Lane", "c"))).leaks
