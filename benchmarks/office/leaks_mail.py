"""One leak per mail, Outlook message, page, archive or picture, and each file's innocent twin.

Takes a word to choose places by, if any; prints the table (see `benchmarks.office.leak_table`).
Run: python -m benchmarks.office.leaks_mail [WORD]
"""

from __future__ import annotations

import base64
import io
import struct
from collections.abc import Callable, Mapping

from PIL import Image, ImageDraw, ImageFont

from benchmarks.office.docx_part_places import drawn, exif, noted, pictured, saved
from benchmarks.office.leak_table import STAYS, Place, run
from tests.formats import mail_making, test_archive, test_html, test_vector
from tests.formats.outlook import compound as made
from tests.formats.word_making import p, word, zipped

Build = Callable[[str], bytes]
_SUBJECT, _BODY, _HTML, _FROM, _FROM_AT = 0x0037, 0x1000, 0x1013, 0x0C1A, 0x0C1F
_NAME, _AT, _KIND = 0x3001, 0x3003, 0x0C15
_DATA, _METHOD, _LONG, _SHORT = 0x3701, 0x3705, 0x3707, 0x3704
_HEADERS, _TOPIC, _BCC = 0x007D, 0x0070, 0x0E02
_BASIC: dict[int, object] = {
    0x001A: "IPM.Note", _SUBJECT: "Visit", _BODY: STAYS, _FROM: "Ruth", _FROM_AT: "ruth@example.org",
}  # fmt: skip
_TO: dict[int, object] = {_NAME: "Dana", _AT: "dana@example.net", _KIND: 1}


def message(
    values: Mapping[int, object],
    to: Mapping[int, object] = _TO,
    attachments: list[tuple[dict[int, object], dict[str, object] | None]] | None = None,
) -> bytes:
    """An Outlook message, written by hand."""
    return made.compound(made.message({**_BASIC, **values}, [dict(to)], attachments or []))


def _attached(name: str, data: bytes) -> list[tuple[dict[int, object], dict[str, object] | None]]:
    return [({_DATA: data, _METHOD: 1, _LONG: name}, None)]


OUTLOOK: dict[str, Build] = {
    "subject": lambda v: message({_SUBJECT: v}),
    "body": lambda v: message({_BODY: f"She lives at {v}."}),
    "body over lines": lambda v: message({_BODY: f"She lives at {v[:7]}\r\n{v[8:]}."}),
    "HTML body": lambda v: message({_HTML: f"<p>She lives at {v[:5]}<b>{v[5:]}</b></p>".encode()}),
    "only the HTML body": lambda v: message({_BODY: "", _HTML: f"<p>It is {v}</p>".encode()}),
    "sender's name": lambda v: message({_FROM: v}),
    "recipient's name": lambda v: message({}, {**_TO, _NAME: v}),
    "blind recipient": lambda v: message({}, {**_TO, _NAME: v, _KIND: 3}),
    "transport headers": lambda v: message({_HEADERS: f"Received: from {v}\r\nX-Note: {v}\r\n"}),
    "conversation topic": lambda v: message({_TOPIC: v}),
    "unknown property": lambda v: message({0x6610: v}),
    "attached text": lambda v: message({}, attachments=_attached("a.txt", v.encode())),
    "attached Word file": lambda v: message({}, attachments=_attached("a.docx", word(p(v)))),
    "attachment's name": lambda v: message({}, attachments=_attached(f"{v}.txt", b"hello there")),
    "attached message": lambda v: message(
        {},
        attachments=[({_METHOD: 5, _SHORT: "Inner"}, made.message({_SUBJECT: "In", _BODY: v}, [], [], 24))],
    ),
    "subject of an attached message": lambda v: message(
        {}, attachments=[({_METHOD: 5, _SHORT: "In"}, made.message({_SUBJECT: v, _BODY: "x"}, [], [], 24))]
    ),
    "unlisted stream": lambda v: made.compound(
        {**made.message(_BASIC, [_TO]), "__substg1.0_7777001F": v.encode("utf-16-le")}
    ),
    "bytes after the file": lambda v: message({}) + v.encode(),
}


def _attribute(level: int, number: int, content: bytes) -> bytes:
    return (
        struct.pack("<BHHI", level, number, 6, len(content))
        + content
        + struct.pack("<H", sum(content) & 0xFFFF)
    )


def _mapi(values: Mapping[int, str]) -> bytes:
    rows = struct.pack("<I", len(values))
    for number, value in values.items():
        data = value.encode("utf-16-le")
        rows += struct.pack("<HHII", 0x1F, number, 1, len(data)) + data + bytes(-len(data) % 4)
    return rows


def _tnef(*attributes: bytes) -> bytes:
    return b"\x78\x9f\x3e\x22\x01\x00" + b"".join(attributes)


def _winmail(values: Mapping[int, str], name: bytes = b"a.txt", data: bytes = b"hello there") -> bytes:
    return _tnef(
        _attribute(1, 0x9003, _mapi({_SUBJECT: "Visit", _BODY: STAYS, **values})),
        _attribute(2, 0x9002, bytes(14)),
        _attribute(2, 0x8010, name + b"\0"),
        _attribute(2, 0x800F, data),
    )


def _mailed(winmail: bytes) -> bytes:
    return mail_making.multi(
        mail_making.part(STAYS),
        mail_making.part(
            base64.encodebytes(winmail).decode(),
            "application/ms-tnef",
            "Content-Transfer-Encoding: base64\r\nContent-Disposition: attachment; filename=winmail.dat\r\n",
        ),
    )


TNEF: dict[str, Build] = {
    "subject": lambda v: _winmail({_SUBJECT: v}),
    "body": lambda v: _winmail({_BODY: f"She lives at {v}."}),
    "attachment": lambda v: _winmail({}, data=v.encode()),
    "attachment's name": lambda v: _winmail({}, name=f"{v}.txt".encode()),
    "in a mail: body": lambda v: _mailed(_winmail({_BODY: f"She lives at {v}."})),
    "in a mail: attachment": lambda v: _mailed(_winmail({}, data=v.encode())),
}


def _frames(v: str) -> bytes:
    return saved(drawn("2 Elm Row"), "TIFF", save_all=True, append_images=[drawn(v)])


def _inverted(v: str) -> bytes:
    picture = Image.new("RGB", (900, 120), "black")
    ImageDraw.Draw(picture).text((30, 40), f"the house at {v} today", "white", ImageFont.load_default(34))
    return saved(picture)


def _see_through(v: str) -> bytes:
    picture = drawn(v).convert("RGBA")
    picture.putalpha(0)
    return saved(picture)


def _coded(v: str) -> bytes:
    import zxingcpp

    code = zxingcpp.create_barcode(v, zxingcpp.BarcodeFormat.QRCode)
    square = Image.fromarray(zxingcpp.write_barcode_to_image(code, scale=10))
    page = Image.new("L", (700, 500), 255)
    page.paste(square, (150, 80))
    return saved(page)


def _heic(v: str) -> bytes:
    from pillow_heif import register_heif_opener

    register_heif_opener()
    out = io.BytesIO()
    drawn(v).save(out, "HEIF")
    return out.getvalue()


SEEN: dict[str, tuple[str, Build]] = {
    "PNG": ("a.png", lambda v: saved(drawn(v))),
    "JPEG": ("a.jpg", lambda v: saved(drawn(v), "JPEG", quality=85)),
    "BMP": ("a.bmp", lambda v: saved(drawn(v), "BMP")),
    "TIFF, second frame": ("a.tiff", _frames),
    "HEIC": ("a.heic", _heic),
    "turned by a quarter": ("a.png", lambda v: saved(drawn(v, turned=90))),
    "grey": ("a.png", lambda v: saved(drawn(v, ink="#888888"))),
    "white on black": ("a.png", _inverted),
    "see-through": ("a.png", _see_through),
    "QR code": ("a.png", _coded),
    "metafile": ("a.wmf", lambda v: test_vector.wmf(words=v.encode())),
    "metafile in a Word file": (
        "a.docx",
        lambda v: pictured(test_vector.wmf(words=v.encode()), "word/media/image1.wmf"),
    ),
    "picture in a zip": ("a.zip", lambda v: zipped({"a.png": saved(drawn(v))})),
}
BESIDE: dict[str, tuple[str, Build]] = {
    "text chunk": ("a.png", noted),
    "EXIF": ("a.jpg", exif),
    "JPEG comment": ("a.jpg", lambda v: saved(Image.new("RGB", (60, 60), "white"), "JPEG", comment=v)),
    "bytes after the picture": ("a.png", lambda v: noted("x") + v.encode()),
    "TIFF description": (
        "a.tiff",
        lambda v: saved(Image.new("RGB", (60, 60), "white"), "TIFF", description=v),
    ),
}
#: Harmless twins of these may be held: a person must look at an odd picture.
_ASKED = {"see-through", "QR code", "turned by a quarter", "grey"}


def _japanese(v: str) -> bytes:
    data = zipped({"XXXXXX.txt": v.encode()})
    return data.replace(b"XXXXXX", "報告書".encode("shift_jis"))


EXTRA: dict[str, tuple[str, Build]] = {
    "one mbox line": (
        "a.eml",
        lambda v: b"From ruth Mon Jun  1 09:00:00 2026\r\n" + mail_making.mail("", f"It is {v}."),
    ),
    "prose that begins like a header": (
        "a.txt",
        lambda v: f"Received: two letters\nFrom: the school\n\nThey name {v}.\n".encode(),
    ),
    "Shift-JIS names in a zip": ("a.zip", _japanese),
}


def places() -> list[Place]:
    """All places: the tables of the tests, and those written here."""
    found = []
    for kind, tests in (("eml", mail_making), ("html", test_html), ("zip", test_archive)):
        found += [Place(f"{kind}: shown", name, one, file=f"a.{kind}") for name, one in tests.SHOWN.items()]
        found += [
            Place(f"{kind}: unseen", name, one, file=f"a.{kind}") for name, (one, *_) in tests.UNSEEN.items()
        ]
    found += [Place("msg", name, one, file="a.msg") for name, one in OUTLOOK.items()]
    found += [
        Place("tnef", name, one, file="a.eml" if "mail" in name else "winmail.dat")
        for name, one in TNEF.items()
    ]
    found += [Place("others", name, one, file=file) for name, (file, one) in EXTRA.items()]
    found += [
        Place("pictures: seen", name, one, look=True, plain=name not in _ASKED, file=file)
        for name, (file, one) in SEEN.items()
    ]
    found += [Place("pictures: beside", name, one, file=file) for name, (file, one) in BESIDE.items()]
    return found


if __name__ == "__main__":
    raise SystemExit(run(places()))
