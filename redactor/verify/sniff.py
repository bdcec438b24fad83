"""What sort of file some bytes are, by their content and never by a name.

Takes bytes, gives a word for the verifier's table of readers. A wrong guess costs nothing but a
second reading: every kind of bytes is swept raw as well.
"""

from __future__ import annotations

import re
from typing import Final

_HEAD: Final = 1024
_MAGIC: Final = (
    (b"\x89PNG\r\n", "image"), (b"\xff\xd8\xff", "image"), (b"GIF8", "image"), (b"BM", "image"),
    (b"II*\x00", "image"), (b"MM\x00*", "image"), (b"II+\x00", "image"), (b"MM\x00+", "image"),
    (b"\x1f\x8b", "gzip"), (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ole"), (b"{\\rtf", "rtf"),
    (b"BZh", "bzip2"), (b"\xfd7zXZ\x00", "xz"), (b"\x78\x9f\x3e\x22", "tnef"),
)  # fmt: skip
_BOXED: Final = re.compile(rb"^....ftyp(?:heic|heix|mif1|msf1|avif|hevc)", re.DOTALL)
_HEADER: Final = re.compile(
    rb"^(?:received|return-path|from|to|subject|date|message-id|mime-version|content-type|delivered-to|"
    rb"x-[a-z-]+|reply-to|cc|bcc|sender|dkim-signature|authentication-results):[^\r\n]*\r?\n",
    re.IGNORECASE,
)
_MAIL_SIGNS: Final = re.compile(
    rb"^(?:mime-version|message-id|content-type|received|from|date):", re.IGNORECASE | re.MULTILINE
)
_LEAST_SIGNS: Final = 2
_HTML: Final = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|table|div|p|span|br|a\s)[\s>/]", re.IGNORECASE
)
_CONTROLS: Final = bytes(set(range(32)) - {9, 10, 11, 12, 13, 27, 28, 29, 30, 31}) + b"\x7f"
_UTF16_SHARE: Final = 0.3
_CONTROL_SHARE: Final = 0.001


def sniff(data: bytes) -> str:
    """Return pdf, zip, ole, rtf, tnef, image, gzip, bzip2, xz, mail, html, xml, text, empty or unknown."""
    if not data:
        return "empty"
    if b"%PDF-" in data[:_HEAD]:
        return "pdf"
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            return kind
    if _BOXED.match(data) or (data.startswith(b"RIFF") and data[8:12] == b"WEBP"):
        return "image"
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")) or _ends_as_zip(data):
        return "zip"
    return _sniff_text(data)


def _ends_as_zip(data: bytes) -> bool:
    return data.rfind(b"PK\x05\x06", max(0, len(data) - 65_600)) >= 0 and b"PK\x01\x02" in data


def _sniff_text(data: bytes) -> str:
    if not looks_like_text(data):
        return "unknown"
    head = data[:65_536].lstrip(b"\xef\xbb\xbf \t\r\n")
    if _HEADER.match(head) and len(_MAIL_SIGNS.findall(head.split(b"\n\n")[0])) >= _LEAST_SIGNS:
        return "mail"
    if _HTML.search(head):
        return "html"
    if head.startswith((b"<?xml", b"<")) and b">" in head:
        return "xml"
    return "text"


def wide_codec(data: bytes) -> str:
    """Return the codec if these bytes are UTF-32 or UTF-16 (by mark or by zeros), else an empty string."""
    if data.startswith((b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff")):
        return "utf-32"
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    sample = data[:4096]
    if len(sample) < len("ab") * 2:
        return ""
    even, odd = sample[::2].count(0) * 2 / len(sample), sample[1::2].count(0) * 2 / len(sample)
    if odd > _UTF16_SHARE and even < _UTF16_SHARE / 3:
        return "utf-16-le"
    if even > _UTF16_SHARE and odd < _UTF16_SHARE / 3:
        return "utf-16-be"
    return ""


def looks_like_text(data: bytes) -> bool:
    """Say whether these bytes are plain text in some encoding."""
    order = wide_codec(data)
    if order:
        return _is_wide(data, order)
    sample = data[:1_000_000]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    return controls <= len(sample) * _CONTROL_SHARE


def _is_wide(data: bytes, order: str) -> bool:
    try:
        text = data[: len(data) // 4 * 4].decode(order)
    except UnicodeDecodeError:
        return False
    strange = sum(not (character.isprintable() or character.isspace()) for character in text[:10_000])
    return strange <= len(text[:10_000]) / 100 + 1
