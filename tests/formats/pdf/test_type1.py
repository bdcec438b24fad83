"""Type 1 programs: subroutines that only removed letters called go, letters put together of others stay."""

from __future__ import annotations

import io
from importlib.resources import files

import pikepdf
import pytest
from fontTools.t1Lib import T1Font
from pikepdf import Array, Dictionary, Name

from redactor.formats.pdf.charstring import calls, letters
from redactor.formats.pdf.type1 import cut_type1
from redactor.model.errors import CannotRedact
from redactor.model.outcome import Stance
from tests.formats.pdf.making import Sheet, text
from tests.formats.pdf.road import redact
from tests.verify.teeth.planting import check

PROGRAM = files("reportlab").joinpath("fonts/callig15.pfb").read_bytes()


def outlines(data: bytes) -> set[str]:
    """The glyphs with an outline, by fontTools' own reader of Type 1."""
    font = T1Font.__new__(T1Font)
    font.data, font.encoding = data, "latin-1"
    font.parse()
    glyphs = font["CharStrings"]
    return {name for name in glyphs if len(glyphs[name].bytecode) > 12}


def plain(data: bytes) -> bytes:
    """The program without the marks between its parts."""
    out, at = b"", 0
    while data[at + 1] in (1, 2):
        length = int.from_bytes(data[at + 2 : at + 6], "little")
        out += data[at + 6 : at + 6 + length]
        at += 6 + length
    return out


def file_with(program: bytes, words: str) -> bytes:
    sheet = Sheet()
    stream = sheet.pdf.make_stream(
        program, Dictionary(Length1=1000, Length2=len(program) - 1500, Length3=500)
    )
    descriptor = Dictionary(
        Type=Name.FontDescriptor, FontName=Name("/Callig"), Flags=4, FontBBox=Array([0, -200, 1000, 900])
    )
    descriptor["/FontFile"] = stream
    sheet.font["/BaseFont"] = Name("/Callig")
    sheet.font["/FirstChar"], sheet.font["/LastChar"] = 32, 126
    sheet.font["/Widths"] = Array([500] * 95)
    sheet.font["/FontDescriptor"] = sheet.pdf.make_indirect(descriptor)
    sheet.page(text(words))
    return sheet.bytes()


def test_only_drawn_letters_keep_an_outline() -> None:
    data, lengths = cut_type1(PROGRAM, {"a", "b"})
    assert sum(lengths) == len(data)
    assert outlines(data) - {".notdef"} == {"a", "b"}
    assert len(outlines(plain(PROGRAM))) > 50


def test_the_verifier_counts_what_is_left() -> None:
    result = redact(file_with(PROGRAM, "abba xyz cab"), "xyz")
    assert check(result, stance=Stance.OURS).unread == ()
    with pikepdf.open(io.BytesIO(result)) as pdf:
        for item in pdf.objects:
            if isinstance(item, Dictionary) and "/FontFile" in item:
                item["/FontFile"] = pdf.make_stream(PROGRAM, Dictionary(Length1=1, Length2=1, Length3=1))
        out = io.BytesIO()
        pdf.save(out)
    assert "a font keeps the shapes" in str(check(out.getvalue(), stance=Stance.OURS).unread)


def number(value: int) -> bytes:
    return bytes([value + 139])


NEW_HINTS = bytes([140, 142, 12, 16, 12, 17, 10])


@pytest.mark.parametrize(
    ("program", "called"),
    [
        (number(7) + b"\x0a", {7}),
        (b"\xf7\x00" + b"\x0a", {108}),
        (number(9) + number(4) + b"\x0a", {4, 9}),
        (number(9) + NEW_HINTS, {9}),
        (number(8) + number(2) + b"\x0c\x0c\x0a", {-1}),
        (b"\x0a", {-1}),
        (NEW_HINTS + b"\x0b", set()),
    ],
)
def test_which_subroutines_a_program_calls(program: bytes, called: set[int]) -> None:
    assert calls(program) == called


def test_letters_put_together_of_others() -> None:
    body = number(0) + number(10) + number(20) + number(101) + b"\xf7\x56" + b"\x0c\x06"
    assert letters(body) == (101, 194)
    assert letters(number(7) + b"\x0a") is None


def test_a_program_that_cannot_be_followed_is_not_written() -> None:
    with pytest.raises(CannotRedact):
        cut_type1(b"%!PS-AdobeFont-1.0: F\nno more", {"a"})
