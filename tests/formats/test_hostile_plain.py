"""Text files made to get a value past us, or to make us block or spoil a harmless one."""

from __future__ import annotations

import base64
import bz2
import gzip
import io
import time
import zlib

import pytest
from PIL import Image

from redactor.formats.plain import Plain
from redactor.model.document import Document, Limits
from redactor.model.finding import Edit

PLAIN = Plain(Limits())
VALUE = b"14 Rose Lane, Leominster"


def codes(data: bytes) -> set[str]:
    return {part.what for part in PLAIN.read(Document("a.txt", data)).opaque}


def picture(kind: str) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (40, 40), "red").save(out, kind)
    return out.getvalue()


def lettered(data: bytes) -> bytes:
    return b"Dear Dana,\n" + base64.b64encode(data) + b"\nYours\n"


FILES = {
    **{kind: lettered(picture(kind)) for kind in ("PNG", "JPEG", "GIF", "WEBP", "BMP", "TIFF")},
    "gzip": lettered(gzip.compress(VALUE)),
    "zlib": lettered(zlib.compress(VALUE)),
    "bzip2": lettered(bz2.compress(VALUE)),
    "wrapped": b"x\n" + base64.encodebytes(picture("PNG")),
    "quoted": b"x\n> " + base64.encodebytes(picture("PNG")).replace(b"\n", b"\n> "),
    "in JSON": b'{"photo": "' + base64.b64encode(picture("PNG")) + b'"}',
    "hex": b"x " + picture("PNG").hex().encode(),
    "data address": b"![x](data:image/svg+xml;base64,PHN2Zz4=)",
    "uuencoded": b"x\nbegin 644 a.bin\n-,30@4F]S92!,86YE`\n`\nend\n",
    "UTF-7": b"x +" + base64.b64encode(VALUE.decode().encode("utf-16-be")).rstrip(b"=") + b"-\n",
}


@pytest.mark.parametrize("kind", FILES)
def test_a_file_written_as_letters_is_reported(kind: str) -> None:
    assert codes(FILES[kind]) == {"attachment"}


@pytest.mark.parametrize(
    "data",
    [
        lettered(VALUE * 4),  # text in another spelling: the search and the verifier decode it
        b"https://teams.microsoft.com/l/meetup-join/19%3ameeting_NTk1ZTQ2YzItZGE3Ny00MjQ3LWE5YjQtMzE5ZTQ2YzJkYTc3",
        b"eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N",
        b"9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        b"de ad be ef 00 11 22 33 44 55 66 77 88 99 aa bb cc dd ee ff 00 11 22 33 44 55",
        b"metadata:image/png is a type, data: text",
        b"Reading:\nbegin 100 days\nof books from the library, every one of them\n",
        b"C+ABCDEFGHIJKL- and A+",
        "\u202d07700 900123\u202c".encode(),
    ],
)
def test_words_that_only_look_like_it_are_harmless(data: bytes) -> None:
    assert codes(data) == set()


def test_text_shown_back_to_front_is_reported_with_its_line() -> None:
    reading = PLAIN.read(Document("a.txt", "a\nb\n14 \u202eesoR\u202c Lane\n".encode()))
    assert [(part.what, part.location.label) for part in reading.opaque] == [("reversed-text", "line 3")]


@pytest.mark.parametrize(
    "text",
    [
        "Patient: Noah\nX-ray: normal\n",
        "Received: 12/02/2026 by phone\nFrom: the school\n",
        "Content-Type: what it means\n",
        "-----BEGIN STATEMENT-----\nhello\n",
        "Begin:visit at 3\n",
        "Message-ID: none given\n",
    ],
)
def test_notes_that_only_look_like_mail_are_text(text: str) -> None:
    assert PLAIN.recognises(Document("a.txt", text.encode()))


@pytest.mark.parametrize(
    "text",
    [
        "Received: from a.example by b.example; Mon\n\nx",
        "MIME-Version: 1.0\n\nx",
        "Content-Type: text/plain\n\nx",
        "Message-ID: <1@a.example>\n\nx",
        "-----BEGIN PGP MESSAGE-----\n\nx",
        "-----BEGIN CERTIFICATE-----\nx",
        "BEGIN:VCARD\nx",
    ],
)
def test_real_mail_and_keys_are_not(text: str) -> None:
    assert not PLAIN.recognises(Document("a.txt", text.encode()))


def test_utf_8_with_a_pasted_byte_stays_utf_8() -> None:
    data = "café – 14\u00a0Rose\u00a0Lane\n".encode() + b"it\x92s\n"
    document = Document("a.txt", data)
    assert PLAIN.read(document).views[0].text == "café – 14\u00a0Rose\u00a0Lane\nit’s\n"
    assert PLAIN.write(document, Edit()).data.decode() == "café – 14\u00a0Rose\u00a0Lane\nit’s\n"


def test_windows_text_stays_windows_text() -> None:
    text = "Â la carte: âge, À £5 “quoted” – fine"
    assert PLAIN.read(Document("a.txt", text.encode("cp1252"))).views[0].text == text


@pytest.mark.parametrize(
    "data",
    [
        b"ab " * 700_000,
        b"a" * 2_000_000,
        b"eJ " * 700_000,
        ("é" * 500_000).encode() + b"\x92" * 500_000,
        (b"A" * 76 + b"\n") * 25_000,
        b"data:" * 400_000,
        b"begin 644 a\n" * 150_000,
    ],
)
def test_long_files_are_read_in_time(data: bytes) -> None:
    start = time.process_time()
    PLAIN.read(Document("a.txt", data))
    assert time.process_time() - start < 8
