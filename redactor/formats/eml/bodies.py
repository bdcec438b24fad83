"""Makes a document of a leaf: transfer encoding undone, text in UTF-8, its sort told by content.

Takes a leaf; gives bytes for the format that knows them, or the code of what cannot be read.
It does not believe what a part says of itself where its bytes say something else.
"""

from __future__ import annotations

import binascii
import html
import re
from dataclasses import dataclass
from typing import Final

from redactor.formats.charset import decode
from redactor.formats.eml.flowed import unflowed
from redactor.formats.eml.parts import Leaf
from redactor.formats.eml.recognise import is_mail
from redactor.formats.kinds import HTML, MAIL, TEXT, UNKNOWN, kind_of

_DAMAGED: Final = "damaged-part"
_BY_TYPE: Final = {
    "application/pkcs7-signature": "mail-signature",
    "application/x-pkcs7-signature": "mail-signature",
    "application/pgp-signature": "mail-signature",
    "application/pgp-encrypted": "encrypted-mail",
    "message/external-body": "external-data",
    "message/partial": _DAMAGED,
    "message/delivery-status": "delivery-report",
    "message/disposition-notification": "delivery-report",
    "message/feedback-report": "delivery-report",
    "message/global-delivery-status": "delivery-report",
    "text/rfc822-headers": "delivery-report",
    "message/global-headers": "delivery-report",
    "text/calendar": "calendar",
    "application/ics": "calendar",
    "text/vcard": "contact-card",
    "text/x-vcard": "contact-card",
    "text/directory": "contact-card",
}
_SEALED_OBJECT: Final = re.compile(rb"\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07(.)", re.S)
_BY_TEXT: Final = (
    (re.compile(rb"\s*BEGIN:VCALENDAR", re.I), "calendar"),
    (re.compile(rb"\s*BEGIN:VCARD", re.I), "contact-card"),
)
_SEALED_TEXT: Final = re.compile(r"^-----BEGIN (PGP (SIGNED )?MESSAGE|PKCS7|CMS)-----", re.M)
_PACKED_TEXT: Final = re.compile(r"^(begin(-base64)? [0-7]{3,4} \S|=ybegin )", re.M)
_MARKUP: Final = re.compile(
    r"\A\s*<[!?/A-Za-z_]|<(!doctype|html|head|body|table|script|style|svg)[\s>]", re.I
)
_PAGE: Final = re.compile(r"\s*(<!--.*?-->\s*)*<(!doctype\s+html|html)\b", re.I | re.S)
_STRAY: Final = re.compile(rb"[^A-Za-z0-9+/]")
CODES: Final = frozenset({*_BY_TYPE.values(), "encrypted-mail", "attachment", "mail-signature"})


@dataclass(frozen=True, slots=True)
class Body:
    """A leaf's content: a document's bytes, or the code of what cannot be read."""

    data: bytes = b""
    code: str = ""


def body_of(leaf: Leaf) -> Body:
    """Return the content of a leaf."""
    if leaf.code:
        return Body(code=leaf.code)
    raw = _untransferred(leaf)
    if raw is None:
        return Body(code=_DAMAGED)
    code = _code_by_type(leaf) or _code_by_content(raw)
    if code:
        return Body(code=code)
    known_binary = kind_of(raw) not in {TEXT, HTML, MAIL, UNKNOWN}
    return _text(leaf, raw) if leaf.kind.startswith("text/") and not known_binary else Body(raw)


def _untransferred(leaf: Leaf) -> bytes | None:
    raw = leaf.message.raw
    coding = str(leaf.message.get("content-transfer-encoding", "")).partition(";")[0].strip().lower()
    if coding == "base64":
        return _from_base64(raw)
    if coding == "quoted-printable":
        return binascii.a2b_qp(raw)
    return None if coding in {"x-uuencode", "uuencode", "uue", "x-uue", "x-yencode"} else raw


def _from_base64(raw: bytes) -> bytes | None:
    """Decode; None if there is anything but base64: a footer that a list server added, say."""
    letters = b"".join(raw.split())
    bare = letters.rstrip(b"=")
    if _STRAY.search(bare) or len(bare) % 4 == 1:
        return None
    return binascii.a2b_base64(bare + b"=" * (-len(bare) % 4))


def _code_by_type(leaf: Leaf) -> str:
    if leaf.kind in {"application/pkcs7-mime", "application/x-pkcs7-mime"}:
        said = str(leaf.message.get_param("smime-type", "")).lower()
        return "mail-signature" if said == "signed-data" else "encrypted-mail"
    return _BY_TYPE.get(leaf.kind, "")


def _code_by_content(raw: bytes) -> str:
    sealed = _SEALED_OBJECT.search(raw[:64]) if raw[:1] == b"\x30" else None
    if sealed:
        return "mail-signature" if sealed[1] == b"\x02" else "encrypted-mail"
    return next((code for sign, code in _BY_TEXT if sign.match(raw[:256])), "")


def _text(leaf: Leaf, raw: bytes) -> Body:
    said = leaf.message.get_param("charset", "")
    charset = said[2] if isinstance(said, tuple) else str(said or "")
    text = decode(raw, charset)
    if text is None:
        return Body(code=_DAMAGED)
    if _SEALED_TEXT.search(text):
        return Body(code="encrypted-mail")
    if _PACKED_TEXT.search(text):
        return Body(code="attachment")
    if leaf.kind in {"text/html", "text/x-amp-html", "text/xhtml"}:
        return Body(_as_page(text))
    return Body(_as_text(_reflowed(leaf, text)))


def _as_page(text: str) -> bytes:
    """Return a page that is recognised even without a tag; the mark outweighs what it says of itself."""
    start = "" if _PAGE.match(text) else "<!DOCTYPE html>\n"
    return b"\xef\xbb\xbf" + (start + text.removeprefix("\ufeff")).encode("utf-8", "replace")


def _as_text(text: str) -> bytes:
    """Return text; where it would be taken for markup, a page that shows it as it stands."""
    text = text.removeprefix("\ufeff")
    if _MARKUP.search(text):
        return _as_page(f"<!DOCTYPE html><pre>\n{html.escape(text, quote=False)}</pre>")
    data = text.encode("utf-8", "replace")
    return b"\n" + data if is_mail(data) else data


def _reflowed(leaf: Leaf, text: str) -> str:
    if str(leaf.message.get_param("format", "")).lower() != "flowed":
        return text
    return unflowed(text, joined=str(leaf.message.get_param("delsp", "")).lower() == "yes")
