"""Whether a value can still be had from a released file: zip, XML, mail, page, picture; by no code of ours.

Takes bytes and a value; gives the ways in which it was seen. Crude on purpose: it errs to seeing too much.
It shares nothing with Redactor's formats or verifier; it does not see values told in another order.
"""

from __future__ import annotations

import base64
import binascii
import html
import io
import quopri
import re
import shutil
import subprocess
import unicodedata
import urllib.parse
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from email import message_from_bytes, policy

from PIL import Image

_TAG = re.compile(r"<[^<>]*>")
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*", b"GIF8")
_DEEPEST = 5


def squeezed(text: str) -> str:
    """Letters and digits only, small, folded."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    return "".join(c for c in plain if c.isalnum())


def ways(data: bytes, value: str, *, look: bool = False) -> list[str]:
    """Return how the value can be read from a file; `look` sends pictures to Tesseract."""
    wanted = squeezed(value)
    seen = {how: None for how, text in texts(data, look=look) if _holds(squeezed(text), wanted)}
    return list(seen)


def _holds(hay: str, wanted: str) -> bool:
    return wanted in hay or wanted[::-1] in hay


def texts(
    data: bytes, where: str = "file", depth: int = 0, *, look: bool = False
) -> Iterator[tuple[str, str]]:
    """Yield every text that the bytes may be, with how it was had."""
    if depth > _DEEPEST:
        return
    yield from _plain(data, where)
    if data.startswith(b"PK"):
        yield from _zip(data, where, depth, look=look)
    if re.match(rb"(?i)[\w-]+:.*\r?\n", data) and b"\n\n" in data.replace(b"\r\n", b"\n"):
        yield from _mail(data, where, depth, look=look)
    if data.startswith(_PICTURES):
        yield from _picture(data, where, look=look)


def _plain(data: bytes, where: str) -> Iterator[tuple[str, str]]:
    for charset in ("utf-8", "latin-1", "utf-16-le", "utf-16-be", "utf-7"):
        text = data.decode(charset, "ignore")
        yield f"{where} as {charset}", text
        if charset in {"utf-8", "utf-16-le"}:
            yield from _decoded(text, f"{where} as {charset}")
    yield f"{where}, quoted-printable", quopri.decodestring(data).decode("utf-8", "replace")
    for run in re.findall(rb"(?:[A-Za-z0-9+/]{8,}\s*)+={0,2}", data):
        packed = re.sub(rb"\s", b"", run).rstrip(b"=")
        try:
            blob = base64.b64decode(packed[: len(packed) // 4 * 4 if len(packed) % 4 == 1 else None] + b"==")
        except (binascii.Error, ValueError):
            continue
        yield f"{where}, base64", blob.decode("latin-1") + blob.decode("utf-16-le", "ignore")
    for run in re.findall(rb"(?:[0-9A-Fa-f]{2}){6,}", data):
        blob = bytes.fromhex(run.decode())
        yield f"{where}, hexadecimal", blob.decode("latin-1") + blob.decode("utf-16-le", "ignore")
    for at in re.finditer(rb"\x1f\x8b\x08|\x78[\x01\x5e\x9c\xda]", data):
        try:
            yield (
                f"{where}, packed",
                zlib.decompressobj(47).decompress(data[at.start() :], 10**7).decode("latin-1"),
            )
        except zlib.error:
            continue


def _decoded(text: str, where: str) -> Iterator[tuple[str, str]]:
    yield f"{where}, references", html.unescape(text)
    yield f"{where}, percent", urllib.parse.unquote(text)
    yield f"{where}, without tags", html.unescape(_TAG.sub("", text))
    yield f"{where}, attributes", html.unescape("".join(re.findall(r"=\s*[\"']([^\"'<>]*)", text)))
    for tag in ("t", "delText", "instrText", "v", "rt", "rubyBase"):
        yield (
            f"{where}, all {tag}",
            html.unescape("".join(re.findall(rf"<(?:\w+:)?{tag}(?: [^>]*)?>([^<]*)", text))),
        )
    symbols = re.findall(r'char="F?0*([0-9A-Fa-f]{2})"', text)
    yield f"{where}, symbols", "".join(chr(int(code, 16)) for code in symbols)
    yield (
        f"{where}, private letters",
        "".join(chr(ord(c) & 0xFF) if 0xF000 <= ord(c) < 0xF100 else c for c in text),
    )
    yield from _columns(text, where)


def _columns(text: str, where: str) -> Iterator[tuple[str, str]]:
    """The tables of a page or a Word part, read down."""
    for row, cell in (("tr", "td"), ("w:tr", "w:tc")):
        rows = [
            [_TAG.sub("", one) for one in re.findall(rf"(?s)<{cell}[ >].*?</{cell}>", line)]
            for line in re.findall(rf"(?s)<{row}[ >].*?</{row}>", text)
        ]
        for at in range(max(map(len, rows), default=0)):
            yield f"{where}, column {at + 1}", "".join(line[at] for line in rows if at < len(line))


def _zip(data: bytes, where: str, depth: int, *, look: bool) -> Iterator[tuple[str, str]]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            yield f"{where}, comment", archive.comment.decode("latin-1")
            for info in archive.infolist():
                yield f"{where}, a name", info.filename
                yield f"{where}, extra", (info.extra + info.comment).decode("latin-1")
                yield from texts(archive.read(info), f"{where}, {info.filename}", depth + 1, look=look)
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError):
        yield f"{where}, damaged zip", ""
    for at in re.finditer(rb"PK\x03\x04", data):  # members that no directory lists
        head = data[at.start() : at.start() + 30]
        start = (
            at.start() + 30 + int.from_bytes(head[26:28], "little") + int.from_bytes(head[28:30], "little")
        )
        try:
            yield (
                f"{where}, a stale member",
                zlib.decompressobj(-15).decompress(data[start:], 10**7).decode("latin-1"),
            )
        except zlib.error:
            continue


def _mail(data: bytes, where: str, depth: int, *, look: bool) -> Iterator[tuple[str, str]]:
    message = message_from_bytes(data, policy=policy.default)
    for part in message.walk():
        for name, value in part.items():
            yield f"{where}, header {name}", f"{name} {value}"
        yield f"{where}, file name", str(part.get_filename() or "")
        payload = part.get_payload(decode=True)
        if isinstance(payload, bytes):
            try:
                yield f"{where}, a body", payload.decode(part.get_content_charset("utf-8"), "replace")
            except LookupError:
                yield f"{where}, a body", ""
            yield from texts(payload, f"{where}, part", depth + 1, look=look)


def _picture(data: bytes, where: str, *, look: bool) -> Iterator[tuple[str, str]]:
    with warnings.catch_warnings(), Image.open(io.BytesIO(data)) as picture:
        warnings.simplefilter("ignore")
        yield f"{where}, about the picture", repr(picture.info) + repr(dict(picture.getexif()))
        for frame in range(getattr(picture, "n_frames", 1)):
            picture.seek(frame)
            for how, text in _seen(picture) if look else ():
                yield f"{where}, picture seen {how}", text


def _seen(picture: Image.Image) -> Iterator[tuple[str, str]]:
    plain = picture.convert("RGB")
    for code in _codes(plain):
        yield "as a code", code
    if shutil.which("tesseract") is None:
        return
    for angle in (0, 90, 180, 270):
        out = io.BytesIO()
        plain.rotate(angle, expand=True).save(out, "PNG")
        done = subprocess.run(
            ("tesseract", "-", "-", "--psm", "11"), input=out.getvalue(), capture_output=True, check=False
        )
        yield f"turned {angle}", done.stdout.decode("utf-8", "replace")


def _codes(picture: Image.Image) -> list[str]:
    import zxingcpp

    return [found.text for found in zxingcpp.read_barcodes(picture)]
