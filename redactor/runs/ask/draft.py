"""A mail that somebody is about to send, as the program on their desk tells it.

Takes its fields and attachments; gives the bytes of a mail for the check. Nothing here is sent.
It does not promise that the mail that is sent later is the same: the gate checks that one by itself.
"""

from __future__ import annotations

import re
from dataclasses import astuple, dataclass
from email.message import EmailMessage
from email.policy import SMTP
from hashlib import sha256
from typing import Final

_UNSEEN: Final = re.compile("[\x00-\x1f\x7f\u2028\u2029]+")
_POLICY: Final = SMTP.clone(utf8=True)


@dataclass(frozen=True, slots=True)
class Person:
    """A recipient as typed; `type` is to, cc or bcc."""

    address: str
    name: str = ""
    type: str = "to"


@dataclass(frozen=True, slots=True)
class Attached:
    """An attachment."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Draft:
    """A mail before it is sent."""

    sender: str
    people: tuple[Person, ...]
    subject: str = ""
    text: str = ""
    html: str = ""
    attachments: tuple[Attached, ...] = ()


def digest_of(draft: Draft) -> str:
    """Return the SHA-256 of a draft's fields; the mail made of it has new boundaries each time."""
    return sha256(repr(astuple(draft)).encode("utf-8", "backslashreplace")).hexdigest()


def mail_of(draft: Draft) -> bytes:
    """Return the draft as a mail."""
    lines = [("From", draft.sender)]
    for kind in ("to", "cc", "bcc"):
        shown = ", ".join(_mailbox(one) for one in draft.people if one.type == kind)
        lines.append((kind.capitalize(), shown))
    lines.append(("Subject", draft.subject))
    header = "".join(f"{name}: {_UNSEEN.sub(' ', value)}\r\n" for name, value in lines if value)
    body = EmailMessage(_POLICY)
    body.set_content(_whole(draft.text), charset="utf-8", cte="base64")
    if draft.html:
        body.add_alternative(_whole(draft.html), subtype="html", charset="utf-8", cte="base64")
    for one in draft.attachments:
        name = _UNSEEN.sub(" ", one.name) or "attachment"
        body.add_attachment(one.data, maintype="application", subtype="octet-stream", filename=name)
    return header.encode("utf-8", "replace") + bytes(body)


def _mailbox(person: Person) -> str:
    name = person.name.replace("\\", "").replace('"', "'")
    return f'"{name}" <{person.address}>' if name else person.address


def _whole(text: str) -> str:
    return text.encode("utf-8", "replace").decode("utf-8")
