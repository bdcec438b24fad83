"""Tesseract behind its port: words and boxes, exit status, time, memory, cache; and the verifier's reader."""

from __future__ import annotations

import io
import stat
import sys
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFont

from redactor.model.errors import Damaged, Late, Unsupported
from redactor.outside import ocr
from redactor.outside.ocr import Tesseract, Word, engine
from redactor.outside.second_reader import SecondReader, second_reader

HEADER = "\t".join(
    (
        "level",
        "page_num",
        "block_num",
        "par_num",
        "line_num",
        "word_num",
        "left",
        "top",
        "width",
        "height",
        "conf",
        "text",
    )
)


def drawn(*lines: str, size: int = 32) -> bytes:
    picture = Image.new("L", (900, 60 + 60 * len(lines)), 255)
    for number, line in enumerate(lines):
        ImageDraw.Draw(picture).text((30, 30 + 60 * number), line, fill=0, font=ImageFont.load_default(size))
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


def fake(tmp_path: Path, body: str) -> str:
    """Return the path of a program that stands in for Tesseract."""
    path = tmp_path / "tesseract"
    path.write_text(f"#!{sys.executable}\nimport sys, time\n{body}\n")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return str(path)


LISTS_ENGLISH = (
    "if '--list-langs' in sys.argv:\n    print('eng\\nosd'); sys.exit()\ndata = sys.stdin.buffer.read()\n"
)


@pytest.mark.requires("tesseract")
def test_words_come_with_boxes_lines_and_confidence() -> None:
    reader = engine()
    assert reader is not None
    words = reader.words(drawn("14 Rose Lane", "Leominster"))
    assert [word.text for word in words] == ["14", "Rose", "Lane", "Leominster"]
    assert [word.line for word in words] == [0, 0, 0, 1]
    left, top, right, bottom = words[3].box
    assert 20 < left < 40 < right < 300
    assert 85 < top < bottom < 135
    assert all(word.confidence > 60 for word in words)


@pytest.mark.requires("tesseract")
def test_version_names_program_and_languages() -> None:
    reader = engine()
    assert reader is not None
    assert reader.version.startswith("tesseract ")
    assert "eng" in reader.version


@pytest.mark.requires("tesseract")
def test_bytes_that_are_no_picture_are_an_error_and_not_an_empty_page() -> None:
    reader = engine()
    assert reader is not None
    with pytest.raises(Unsupported):
        reader.words(b"no picture at all")


def test_a_program_that_fails_is_an_error(tmp_path: Path) -> None:
    reader = Tesseract(fake(tmp_path, LISTS_ENGLISH + f"print({HEADER!r}); sys.exit(3)"))
    with pytest.raises(Unsupported, match="status 3"):
        reader.words(b"x")


def test_a_program_that_hangs_is_late(tmp_path: Path) -> None:
    reader = Tesseract(fake(tmp_path, LISTS_ENGLISH + "time.sleep(60)"), seconds=1.0)
    with pytest.raises(Late):
        reader.words(b"x")


def test_a_program_that_takes_all_memory_is_an_error(tmp_path: Path) -> None:
    body = LISTS_ENGLISH + f"print({HEADER!r}); x = bytearray(2_000_000_000)"
    with pytest.raises(Unsupported):
        Tesseract(fake(tmp_path, body), memory_bytes=500_000_000).words(b"x")


def test_a_program_that_is_gone_is_an_error() -> None:
    with pytest.raises(Unsupported):
        Tesseract("/nowhere/tesseract").words(b"x")


@pytest.mark.parametrize(
    "table", ["", "nonsense", HEADER + "\n5\t1\t1\t1\t1\t1\tx\t0\t9\t9\t90\tword", HEADER + "\n5\t1"]
)
def test_a_damaged_table_is_an_error(tmp_path: Path, table: str) -> None:
    reader = Tesseract(fake(tmp_path, LISTS_ENGLISH + f"print({table!r})"))
    with pytest.raises(Unsupported):
        reader.words(b"x")


def test_an_empty_table_is_an_empty_page(tmp_path: Path) -> None:
    assert Tesseract(fake(tmp_path, LISTS_ENGLISH + f"print({HEADER!r})")).words(b"x") == ()


def test_english_must_be_installed_and_welsh_is_used_where_it_is(tmp_path: Path) -> None:
    with pytest.raises(Unsupported, match="without English"):
        Tesseract(fake(tmp_path, "print('List of available languages (1):\\nosd')")).words(b"x")
    assert Tesseract(fake(tmp_path, "print('cym\\neng\\nosd')")).languages == "eng+cym"


def test_the_same_picture_is_read_once_and_memory_is_bounded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls = tmp_path / "calls"
    reader = Tesseract(
        fake(tmp_path, LISTS_ENGLISH + f"open({str(calls)!r}, 'a').write('x'); print({HEADER!r})")
    )
    reader.words(b"one")
    reader.words(b"one")
    assert calls.read_text() == "x"
    reader.words(b"one", 6)
    reader.words(b"two")
    assert calls.read_text() == "xxx"
    monkeypatch.setattr(ocr, "_KEPT", 1)
    reader.words(b"three")
    reader.words(b"two")
    assert calls.read_text() == "xxxxx"


def test_only_known_modes_reach_the_program(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="99"):
        Tesseract(fake(tmp_path, LISTS_ENGLISH)).words(b"x", 99)


def test_a_word_does_not_print_itself() -> None:
    assert "Sorrel" not in repr(Word("Sorrel", (0, 0, 1, 1), 90.0, 1, 0))


@pytest.mark.requires("tesseract")
def test_the_second_reader_sees_words_the_right_way_up() -> None:
    reader = second_reader()
    assert reader is not None
    assert "14 Rose Lane" in reader.text(drawn("Please write to", "14 Rose Lane", "before Friday"))


@pytest.mark.requires("tesseract")
def test_the_second_reader_reads_codes() -> None:
    zxingcpp = pytest.importorskip("zxingcpp")
    code = zxingcpp.create_barcode("14 Rose Lane", zxingcpp.BarcodeFormat.QRCode)
    picture = Image.new("L", (300, 300), 255)
    picture.paste(Image.fromarray(zxingcpp.write_barcode_to_image(code, scale=6)), (20, 20))
    out = io.BytesIO()
    picture.save(out, "PNG")
    reader = second_reader()
    assert reader is not None
    assert "14 Rose Lane" in reader.text(out.getvalue())


def test_the_second_reader_never_gives_nothing_for_what_it_cannot_open(tmp_path: Path) -> None:
    reader = SecondReader(Tesseract(fake(tmp_path, LISTS_ENGLISH + f"print({HEADER!r})")))
    with pytest.raises(Damaged):
        reader.text(b"no picture")


@pytest.mark.requires("tesseract")
@pytest.mark.parametrize("turn", [90, 180, 270])
def test_the_second_reader_reads_a_sheet_that_was_fed_in_the_wrong_way(turn: int) -> None:
    with Image.open(io.BytesIO(drawn("Please write to", "14 Rose Lane", "before Friday"))) as picture:
        out = io.BytesIO()
        picture.rotate(turn, expand=True).save(out, "PNG")
    reader = second_reader()
    assert reader is not None
    assert "14 Rose Lane" in reader.turned(out.getvalue())
