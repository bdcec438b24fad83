"""Mails made by hand, and the places in them that show or hide a value."""

from __future__ import annotations

import base64
from collections.abc import Callable

from redactor.formats.eml.adapter import Eml
from redactor.model.document import Limits

EML = Eml(Limits())
HEAD = "From: Ruth Adeyemi <ruth@example.org>\r\nTo: Dana <dana@example.net>\r\n"
DATE = "Date: Wed, 24 Jun 2026 09:12:00 +0100\r\n"
BODY = "Please come on Monday at ten.\r\n"


def mail(headers: str = "", body: str | bytes = BODY, *, kind: str = "text/plain; charset=utf-8") -> bytes:
    head = f"{HEAD}{DATE}MIME-Version: 1.0\r\n{headers}"
    if "content-type:" not in headers.lower():
        head += f"Content-Type: {kind}\r\n"
    return (
        head.encode("utf-8", "surrogateescape")
        + b"\r\n"
        + (body if isinstance(body, bytes) else body.encode())
    )


def multi(*parts: str, kind: str = "mixed", before: str = "", after: str = "") -> bytes:
    body = before + "".join(f"\r\n--BB\r\n{part}" for part in parts) + "\r\n--BB--\r\n" + after
    return mail("Subject: x\r\n", body, kind=f'multipart/{kind}; boundary="BB"')


def part(body: str, kind: str = "text/plain; charset=utf-8", headers: str = "") -> str:
    return f"Content-Type: {kind}\r\n{headers}\r\n{body}"


def attached(name_header: str, body: str = "an attached text") -> str:
    return part(body, "text/plain", f"Content-Disposition: attachment; {name_header}\r\n")


def b64(data: str | bytes) -> str:
    return base64.encodebytes(data.encode() if isinstance(data, str) else data).decode()


def word(text: str, coding: str, charset: str = "utf-8") -> str:
    raw = text.encode(charset)
    inner = base64.b64encode(raw).decode() if coding == "B" else "".join(f"={byte:02X}" for byte in raw)
    return f"=?{charset}?{coding}?{inner}?="


Build = Callable[[str], bytes]

SHOWN: dict[str, Build] = {
    "subject": lambda v: mail(f"Subject: Visit to {v} today\r\n"),
    "subject-folded": lambda v: mail("Subject: Visit to " + v.replace(" ", "\r\n ") + " today\r\n"),
    "subject-base64": lambda v: mail(f"Subject: Visit {word(v, 'B')} today\r\n"),
    "subject-quoted": lambda v: mail(f"Subject: Visit {word(v, 'Q')}\r\n"),
    "subject-utf16": lambda v: mail(f"Subject: {word(v, 'B', 'utf-16')}\r\n"),
    "subject-many-words": lambda v: mail(
        "Subject: " + "\r\n ".join(word(v[at : at + 3], "B") for at in range(0, len(v), 3)) + "\r\n"
    ),
    "subject-language": lambda v: mail(f"Subject: {word(v, 'Q').replace('utf-8', 'utf-8*en')}\r\n"),
    "subject-raw-8-bit": lambda v: mail(f"Subject: caf\udce9 {v}\r\n"),
    "display-name": lambda v: mail(f'Cc: "{v}" <x@example.org>\r\n'),
    "display-name-encoded": lambda v: mail(f"Cc: {word(v, 'B')} <x@example.org>\r\n"),
    "display-name-comma": lambda v: mail("Cc: " + word(f"{v}, Exeter", "Q") + " <x@example.org>\r\n"),
    "comment-in-address": lambda v: mail(f"Cc: x@example.org ({v})\r\n"),
    "group-name": lambda v: mail(f"Cc: Friends of {v}: x@example.org;\r\n"),
    "body": lambda v: mail(body=f"She lives at {v} now.\r\n"),
    "body-two-lines": lambda v: mail(body="She lives at " + v.replace(" ", "\r\n") + " now.\r\n"),
    "body-quoted-printable": lambda v: mail(
        "Content-Transfer-Encoding: quoted-printable\r\n", "".join(f"={byte:02X}" for byte in v.encode())
    ),
    "body-soft-breaks": lambda v: mail(
        "Content-Transfer-Encoding: quoted-printable\r\n", "=\r\n".join(f"at {v} now")
    ),
    "body-base64": lambda v: mail("Content-Transfer-Encoding: base64\r\n", b64(f"at {v}")),
    "body-base64-loud": lambda v: mail("Content-Transfer-Encoding: BASE64 \r\n", b64(f"at {v}")),
    "body-utf16": lambda v: mail(
        "Content-Transfer-Encoding: base64\r\n",
        b64(f"at {v}".encode("utf-16")),
        kind="text/plain; charset=utf-16",
    ),
    "body-utf7": lambda v: mail(
        body=v.replace("R", "+AFI-").encode() + b" is it", kind='text/plain; charset="utf-7"'
    ),
    "body-iso-2022": lambda v: mail(
        body=("\u3042 " + v).encode("iso-2022-jp"), kind="text/plain; charset=iso-2022-jp"
    ),
    "body-lying-ascii": lambda v: mail(
        body=f"caf\u00e9 {v}".encode("cp1252"), kind="text/plain; charset=us-ascii"
    ),
    "body-no-type": lambda v: mail("Content-Type:\r\n", f"at {v}"),
    "body-flowed": lambda v: mail(
        body="at " + v[:5] + " \r\n" + v[5:] + " now",
        kind="text/plain; charset=utf-8; format=flowed; delsp=yes",
    ),
    "body-says-html": lambda v: mail(body=v.replace("R", "&#82;"), kind="text/html"),
    "body-html": lambda v: mail(body="<p>" + v.replace(" ", "<b> </b>") + "</p>", kind="text/html"),
    "body-text-with-markup": lambda v: mail(body=f"<table> is a tag\r\n{v}\r\nline"),
    "body-looks-like-mail": lambda v: mail(body=f"From: a@example.org\r\n{DATE}Subject: {v}\r\n\r\nthe text"),
    "alternative-plain": lambda v: multi(part(v), part("<p>word</p>", "text/html"), kind="alternative"),
    "alternative-html": lambda v: multi(part("word"), part(f"<p>{v}</p>", "text/html"), kind="alternative"),
    "related": lambda v: multi(part(f"<p>{v}</p>", "text/html"), part("word"), kind="related"),
    "attachment": lambda v: multi(part("hello"), attached('filename="a.txt"', f"at {v}")),
    "attachment-wrong-type": lambda v: multi(part("hello"), part(f"at {v}", "application/octet-stream")),
    "file-name": lambda v: multi(part("hello"), attached(f'filename="{v}.txt"')),
    "file-name-underscores": lambda v: multi(
        part("hello"), attached(f'filename="{v.replace(" ", "_")}.txt"')
    ),
    "file-name-2231": lambda v: multi(
        part("hello"), attached("filename*=utf-8''" + v.replace(" ", "%20") + "%C3%A9.txt")
    ),
    "file-name-continued": lambda v: multi(
        part("hello"), attached(f'filename*0="{v[:5]}";\r\n filename*1="{v[5:]}.txt"')
    ),
    "file-name-encoded-word": lambda v: multi(part("hello"), attached(f'filename="{word(v, "B")}"')),
    "file-name-in-type": lambda v: multi(part("hello"), part("text", f'text/plain; name="{v}.txt"')),
    "nested-message": lambda v: multi(
        part("hello"), part(mail("Subject: y\r\n", v).decode(), "message/rfc822")
    ),
    "nested-subject": lambda v: multi(
        part("hello"), part(mail(f"Subject: {v}\r\n").decode(), "message/rfc822")
    ),
    "nested-in-base64": lambda v: multi(
        part("hello"),
        part(b64(mail("Subject: y\r\n", v)), "message/rfc822", "Content-Transfer-Encoding: base64\r\n"),
    ),
    "nested-as-attachment": lambda v: multi(
        part("hello"),
        part(b64(mail("Subject: y\r\n", v)), "application/x-any", "Content-Transfer-Encoding: base64\r\n"),
    ),
    "digest": lambda v: multi("\r\n" + mail("Subject: y\r\n", v).decode(), kind="digest"),
    "no-closing-boundary": lambda v: mail(
        "Subject: x\r\n", f"--BB\r\n{part(v)}\r\n", kind='multipart/mixed; boundary="BB"'
    ),
    "lf-only": lambda v: mail("Subject: x\r\n", v).replace(b"\r\n", b"\n"),
    "bom": lambda v: b"\xef\xbb\xbf" + mail("Subject: x\r\n", v),
    "first-blank-line": lambda v: b"\r\n" + mail("Subject: x\r\n", v),
}
"""Where a reader sees the value: gone with it, still there without it."""

UNSEEN: dict[str, tuple[Build, str]] = {
    "preamble": (lambda v: multi(part("hello"), before=v), "mail-filler"),
    "epilogue": (lambda v: multi(part("hello"), after=v), "mail-filler"),
    "bcc": (lambda v: mail(f"Bcc: {v} <x@example.org>\r\n"), "mail-header"),
    "reply-to": (lambda v: mail(f"Reply-To: {v} <x@example.org>\r\n"), "mail-header"),
    "x-header": (lambda v: mail(f"X-Note: {v}\r\n"), "mail-header"),
    "header-name": (lambda v: mail(f"X-{v.replace(' ', '-')}: 1\r\n"), "mail-header"),
    "message-id": (lambda v: mail(f"Message-ID: <{v.replace(' ', '.')}@example.org>\r\n"), "mail-header"),
    "received": (
        lambda v: mail(f"Received: from {v} by x; Wed, 24 Jun 2026 09:12:00 +0100\r\n"),
        "mail-header",
    ),
    "second-subject": (lambda v: mail(f"Subject: one\r\nSubject: {v}\r\n"), "mail-header"),
    "part-description": (
        lambda v: multi(part("hello", headers=f"Content-Description: {v}\r\n")),
        "mail-header",
    ),
    "content-id": (
        lambda v: multi(part("hello", headers=f"Content-ID: <{v.replace(' ', '-')}@x>\r\n")),
        "mail-header",
    ),
    "html-comment": (lambda v: mail(body=f"<p>hello</p><!-- {v} -->", kind="text/html"), "comment"),
}
"""Where no reader looks: dropped and reported."""
