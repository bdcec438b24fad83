"""What stands between the letters of a value: guides, branches, boxes, turned text; and pictures in text."""

from __future__ import annotations

import base64
import io
import random
import zipfile

import pytest
from PIL import Image

from redactor.model.outcome import VerificationReport
from tests.formats.word_making import p, r, word, zipped
from tests.formats.word_redacting import text_box
from tests.verify.teeth.planting import INNOCENT, PLANTED, check


def _ruby(over: str, under: str) -> str:
    return f"<w:r><w:ruby><w:rt>{r(over)}</w:rt><w:rubyBase>{r(under)}</w:rubyBase></w:ruby></w:r>"


def _branches(choice: str, fallback: str) -> str:
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="a"><w:t>{choice}</w:t></mc:Choice>'
        f"<mc:Fallback><w:t>{fallback}</w:t></mc:Fallback></mc:AlternateContent></w:r>"
    )


def _places(v: str) -> dict[str, bytes]:
    turned = v[:3] + "\u202e" + v[3:][::-1] + "\u202c"
    body = {
        "each letter under a guide": "".join(_ruby("abc", c) for c in v),
        "half under a guide": r(v[:4]) + _ruby("abc", v[4:]),
        "in the guides": "".join(_ruby(c, "abc") for c in v),
        "over the first branch": r(v[:4]) + _branches(v[4:8], "zzz") + r(v[8:]),
        "over the second branch": r(v[:4]) + _branches("zzz", v[4:8]) + r(v[8:]),
        "around a box": r(v[:6]) + text_box(p("hello there")) + r(v[6:]),
        "half turned": r(v[:3]) + f'<w:bdo w:val="rtl">{r(v[3:][::-1])}</w:bdo>',
        "half turned by a character": r(turned),
    }
    return {
        **{name: word(p("It is ", runs, " now.")) for name, runs in body.items()},
        "text half turned": f"It is {turned} now.".encode(),
        "page: guides": (
            "<html><p>It is <ruby>" + "".join(f"{c}<rt>ab</rt>" for c in v) + "</ruby>"
        ).encode(),
        "page: half turned": f'<html><p>It is {v[:3]}<bdo dir="rtl">{v[3:][::-1]}</bdo> now.'.encode(),
    }


@pytest.mark.parametrize("place", _places(PLANTED))
def test_what_stands_between_the_letters_hides_nothing(place: str) -> None:
    report = check(_places(PLANTED)[place])
    assert report.leaks or report.doubts


@pytest.mark.parametrize("place", _places(INNOCENT))
def test_the_same_without_the_value_is_clean(place: str) -> None:
    report = check(_places(INNOCENT)[place])
    assert (report.leaks, report.doubts, report.unread) == ((), (), ())


class _Reads:
    """Text recognition that sees the value in everything."""

    def text(self, image: bytes) -> str:
        return f"It is {PLANTED} now" if image else ""

    def turned(self, image: bytes) -> str:
        return ""


def _picture(kind: str) -> bytes:
    out = io.BytesIO()
    points = random.Random(1).randbytes(40 * 40 * 3)
    Image.frombytes("RGB", (40, 40), points).save(out, kind)
    return out.getvalue()


def _seen(data: bytes) -> VerificationReport:
    return check(data, ocr=_Reads())


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "BMP", "TIFF", "GIF", "WEBP"])
def test_pictures_in_text_are_looked_at(kind: str) -> None:
    data = _picture(kind)
    for packed in (base64.b64encode(data), base64.encodebytes(data), data.hex().encode()):
        assert _seen(b"Here is a picture: " + packed + b"\n").leaks
        assert _seen(b'{"picture": "data:image/x;base64,' + packed + b'"}').leaks


def test_prose_that_begins_like_a_picture_is_no_picture() -> None:
    for text in (b"BM is a make of car, and RIFF is none.", b"RIFF and BM"):
        report = _seen(b"Code: " + base64.b64encode(text) + b"\n")
        assert (report.leaks, report.unread) == ((), ())


def test_a_part_that_packs_well_is_no_bomb() -> None:
    sheet = "<a>" + "<b>the same words again</b>" * 90_000 + "</a>"
    data = zipped({"a.xml": sheet.encode()})
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.infolist()[0].file_size > 200 * archive.infolist()[0].compress_size
    assert check(data).unread == ()
